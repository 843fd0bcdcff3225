"""The Jacobian as a picture with its blocks and the names of its lines; any of its numbers can be looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from graphgui.engine.jacobian.blocks import Blocks
from graphgui.explain.jacobian_formula import number_label
from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.panels.jacobian.picture import picture
from graphgui.screen_reader.roles import give_role

_WIDEST, _HIGHEST = 46.0, 24.0  # pixels of a cell
_TALLEST = 210.0  # pixels of the matrix
_APART = 5.0  # pixels between the lines of blocks, at least
_GAP = 4.0  # pixels between the names and the matrix


@dataclass(frozen=True, slots=True)
class _Lines:
    """The rows, or the columns, of the picture.

    Attributes:
        start: where the first begins, in pixels.
        size: how much room each has.
        count: how many there are.
        block: how many belong to a block.
        name: of a line.
    """

    start: float
    size: float
    count: int
    block: int
    name: Callable[[int], str]

    @property
    def end(self) -> float:
        return self.start + self.size * self.count

    def named(self, room: float) -> range:
        """The lines whose names have `room` pixels each: all, or the first of each block, or of some blocks."""
        step = 1
        while step * self.size < room and step < self.count:
            step = self.block if step < self.block else 2 * step
        return range(0, self.count, step)

    def at(self, place: float) -> int | None:
        index = int((place - self.start) // self.size) if self.size else -1
        return index if 0 <= index < self.count else None


class MatrixPicture(QWidget):
    """Paints a Jacobian; the number under the pointer, or moved to by the arrow keys, is the chosen one.

    Attributes:
        chosen: its row and column, counted from 0.

    Signals:
        entry_chosen: `chosen` is another.
        pointed: whether the pointer or the keyboard is on `chosen`.
    """

    entry_chosen = Signal()
    pointed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as formulas are read everywhere
        self._theme = theme
        self._blocks: Blocks | None = None
        self._names = "", ""
        self._pixmap: QPixmap | None = None
        self._pixmap_room = 0, 0
        self.chosen = 0, 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        give_role(self, QAccessible.Role.Graphic)
        self.setAccessibleName(self.tr("Jacobian"))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme, self._pixmap = theme, None
        self.update()

    def show_matrix(self, blocks: Blocks, output: str, input_: str) -> None:
        """Show this one, of an output and an input that are called so."""
        rows, columns = blocks.jacobian.matrix.shape
        before = self.sizeHint()
        self._blocks, self._names, self._pixmap = blocks, (output, input_), None
        self.chosen = min(self.chosen[0], rows - 1), min(self.chosen[1], columns - 1)
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def entry_rect(self, row: int, column: int) -> QRectF:
        """Where a number is painted."""
        down, across = self._lines()
        return QRectF(across.start + column * across.size, down.start + row * down.size, across.size, down.size)

    def entry_at(self, where: QPointF) -> tuple[int, int] | None:
        """Row and column of the number at a place; None beside the matrix."""
        down, across = self._lines()
        row, column = down.at(where.y()), across.at(where.x())
        return None if row is None or column is None else (row, column)

    def sizeHint(self) -> QSize:
        if self._blocks is None:
            return QSize(200, 40)
        rows = self._blocks.jacobian.matrix.shape[0]
        return QSize(240, round(self._head() + min(_TALLEST, max(60.0, rows * _HIGHEST)) + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    # gestures

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        entry = self.entry_at(event.position()) if self._blocks else None
        if entry:
            self._choose(*entry)
        self.pointed.emit(entry is not None)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or self._blocks is None:
            super().keyPressEvent(event)
            return
        rows, columns = self._blocks.jacobian.matrix.shape
        row, column = self.chosen[0] + move[0], self.chosen[1] + move[1]
        self._choose(max(0, min(row, rows - 1)), max(0, min(column, columns - 1)))
        self.pointed.emit(True)

    def _choose(self, row: int, column: int) -> None:
        if (row, column) != self.chosen:
            self.chosen = row, column
            self.update()
            self.entry_chosen.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._blocks is None:
            return
        down, across = self._lines()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(self._font())
        area = QRectF(across.start, down.start, across.end - across.start, down.end - down.start)
        image = self._image(area)
        painter.drawPixmap(area, image, QRectF(image.rect()))
        self._paint_numbers(painter, down, across)
        self._paint_lines(painter, area, down, across)
        self._paint_names(painter, down, across)
        self._paint_chosen(painter, down, across)

    def _image(self, area: QRectF) -> QPixmap:
        dots = self.devicePixelRatioF()
        most = round(area.width() * dots), round(area.height() * dots)
        if self._pixmap is None or self._pixmap_room != most:
            assert self._blocks is not None
            self._pixmap_room = most
            self._pixmap = QPixmap.fromImage(picture(self._blocks.jacobian.matrix, self._theme, *most))
        return self._pixmap

    def _paint_numbers(self, painter: QPainter, down: _Lines, across: _Lines) -> None:
        metrics = QFontMetricsF(self._font())
        if down.size < metrics.height() or across.size < metrics.horizontalAdvance("−0.00") + 4:
            return
        assert self._blocks is not None
        matrix = self._blocks.jacobian.matrix
        largest = float(abs(matrix).max()) or 1.0
        for row in range(down.count):
            for column in range(across.count):
                number = float(matrix[row, column])
                is_strong = abs(number) > largest / 2
                painter.setPen(QColor(self._theme.surface if is_strong else self._theme.text))
                if number == 0:
                    painter.setPen(QColor(self._theme.muted))
                painter.drawText(self.entry_rect(row, column), Qt.AlignmentFlag.AlignCenter, short(number))

    def _paint_lines(self, painter: QPainter, area: QRectF, down: _Lines, across: _Lines) -> None:
        painter.setPen(QColor(self._theme.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for lines, is_row in ((down, True), (across, False)):
            if lines.block * lines.size >= _APART:
                for index in range(lines.block, lines.count, lines.block):
                    at = round(lines.start + index * lines.size)
                    ends = (area.left(), at, area.right(), at) if is_row else (at, area.top(), at, area.bottom())
                    painter.drawLine(QLineF(*ends))
        painter.drawRect(area)

    def _paint_names(self, painter: QPainter, down: _Lines, across: _Lines) -> None:
        metrics = QFontMetricsF(self._font())
        painter.setPen(QColor(self._theme.muted))
        for row in down.named(1.3 * metrics.height()):
            self._name_row(painter, down, across, row)
        for column in across.named(metrics.horizontalAdvance(across.name(across.count - 1)) + 6):
            self._name_column(painter, down, across, column)

    def _name_row(self, painter: QPainter, down: _Lines, across: _Lines, row: int) -> None:
        high = max(down.size, QFontMetricsF(self._font()).height())
        top = (
            min(down.start + row * down.size, down.end - high)
            if down.size < high
            else down.start + row * down.size
        )
        place = QRectF(0, top, across.start - _GAP, high)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, down.name(row))

    def _name_column(self, painter: QPainter, down: _Lines, across: _Lines, column: int) -> None:
        text = across.name(column)
        wide = max(across.size, QFontMetricsF(self._font()).horizontalAdvance(text) + 2)
        middle = across.start + (column + 0.5) * across.size
        left = max(0.0, min(middle - wide / 2, self.width() - wide))
        painter.drawText(QRectF(left, 0, wide, down.start - _GAP / 2), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_chosen(self, painter: QPainter, down: _Lines, across: _Lines) -> None:
        """A frame around the number, and its two names over those that stand there."""
        row, column = self.chosen
        metrics = QFontMetricsF(self._font())
        ground = self.palette().window().color()
        high, name = metrics.height(), across.name(column)
        wide = metrics.horizontalAdvance(name) + 12
        middle = across.start + (column + 0.5) * across.size
        top = max(0.0, min(down.start + (row + 0.5) * down.size - high / 2, down.end - high))
        painter.fillRect(QRectF(0, top, across.start - _GAP / 2, high), ground)
        left = max(0.0, min(middle - wide / 2, self.width() - wide))
        painter.fillRect(QRectF(left, 0, wide, down.start - _GAP / 2), ground)
        painter.setPen(QColor(self._theme.text))
        self._name_row(painter, down, across, row)
        self._name_column(painter, down, across, column)
        painter.setPen(QColor(self._theme.selection))
        frame = self.entry_rect(row, column)
        grown = max(0.0, 5 - frame.width()) / 2, max(0.0, 5 - frame.height()) / 2
        painter.drawRect(frame.adjusted(-grown[0], -grown[1], grown[0], grown[1]))

    def _lines(self) -> tuple[_Lines, _Lines]:
        """Rows and columns as they are painted now."""
        assert self._blocks is not None
        found = self._blocks.jacobian
        rows, columns = found.matrix.shape
        width, height = found.output[1], found.input[1]
        output, input_ = self._names

        def row_name(index: int) -> str:
            return number_label(output, divmod(index, width))

        def column_name(index: int) -> str:
            return number_label(input_, divmod(index, height))

        metrics = QFontMetricsF(self._font())
        left = max(metrics.horizontalAdvance(row_name(row)) for row in (0, rows - 1)) + 6 + _GAP
        top = self._head()
        across = min(_WIDEST, max(1.0, self.width() - left - 2) / columns)
        down = min(_HIGHEST, max(1.0, self.height() - top - 2) / rows)
        return (
            _Lines(top, down, rows, self._blocks.size[0], row_name),
            _Lines(left, across, columns, self._blocks.size[1], column_name),
        )

    def _head(self) -> float:
        return QFontMetricsF(self._font()).height() + _GAP

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font
