"""A matrix as small as a panel needs it: its first rows and columns, and the rest as dots."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from graphgui.document.matrix_text import number_text
from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.ops.op import show_shape
from graphgui.screen_reader.roles import give_role

ROWS = 4
COLUMNS = 3
_WIDEST = "−8.88e-88"
_BRACKET = 5
_GAP = 8  # pixels between two numbers at least
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Corner(NamedTuple):
    """What is shown of a matrix."""

    cells: list[list[float]]
    more_rows: bool
    more_columns: bool


def corner(array: Array) -> Corner:
    """The first rows and columns; a row that would fit in the dots' place is shown there."""
    rows, columns = array.shape
    shown_rows = rows if rows <= ROWS + 1 else ROWS
    shown_columns = min(columns, COLUMNS)
    cells = array[:shown_rows, :shown_columns].astype(float).tolist()
    return Corner(cells, shown_rows < rows, shown_columns < columns)


class MatrixView(QWidget):
    """Paints one matrix, or says in words why there is none. Where it takes the keys, Enter shows all its numbers.

    It shows as many of its first columns as have room for every number so far: none comes and goes in training.

    A `signed` one has negative numbers in the colour of negative gradients, positive in that of positive.

    Signals:
        entry_clicked: row and column, from 0, of the number clicked, or taken in the table.
    """

    entry_clicked = Signal(int, int)

    def __init__(self, theme: Theme, *, signed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as formulas are read everywhere
        give_role(self, QAccessible.Role.StaticText)
        self._theme = theme
        self._signed = signed
        self._array: Array | None = None
        self._corner: Corner | None = None
        self._longest = ""  # of the numbers seen since the shape was another
        self._absent = ""
        self._marked: tuple[int, int] | None = None
        self._wrong: frozenset[tuple[int, int]] = frozenset()
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What is shown where there is room for it, in characters: rows by line."""
        if self._corner is None:
            return self._absent
        dots = [] if not self._corner.more_columns else ["…"]
        lines = ["  ".join([short(x) for x in row] + dots) for row in self._corner.cells]
        return "\n".join(lines + ["⋮"] * self._corner.more_rows)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def show_array(self, array: Array) -> None:
        """Show the numbers as they are now; the array may change later."""
        before = self.sizeHint()
        if self._array is None or self._array.shape != array.shape:
            self._longest = ""
        self._array = array
        self._corner = corner(array)
        numbers = (short(number) for row in self._corner.cells for number in row)
        self._longest = max(self._longest, *numbers, key=self.fontMetrics().horizontalAdvance)
        self._shown(before)

    def show_absent(self, reason: str) -> None:
        """Say why there are no numbers."""
        before = self.sizeHint()
        self._array = self._corner = None
        self._absent = reason
        self._shown(before)

    def mark_entry(self, row: int, column: int) -> None:
        """Frame one number, counted from 0, if it is in sight."""
        self._marked = row, column
        self.update()

    def mark_wrong(self, entries: Iterable[tuple[int, int]]) -> None:
        """Have numbers, counted from 0, on the colour of trouble."""
        self._wrong = frozenset(entries)
        self.update()

    def entry_rect(self, row: int, column: int) -> QRectF:
        """Where a number stands that is in sight."""
        line, width = self._line_height(), self._column_width()
        return QRectF(_BRACKET + column * width, 1 + row * line, width, line)

    @property
    def columns_shown(self) -> int:
        """How many of the first columns have room."""
        shown = self._corner
        if shown is None:
            return 0
        first, needed = len(shown.cells[0]), self._needed()
        if not shown.more_columns and first * needed <= self._room(has_dots=False):
            return first
        return max(1, min(first, int(self._room(has_dots=True) / needed)))

    def _needed(self) -> float:
        return self.fontMetrics().horizontalAdvance(self._longest) + _GAP

    def _room(self, *, has_dots: bool) -> float:
        """The width for all columns together."""
        return self.width() - 2 * _BRACKET - 4 - (self._dots_width() if has_dots else 0)

    def _column_width(self) -> float:
        if (columns := self.columns_shown) == 0:
            return 0.0
        room = self._room(has_dots=self._has_more_columns) / columns
        return min(room, max(self._needed(), self.fontMetrics().horizontalAdvance(_WIDEST) + _GAP))

    @property
    def _has_more_columns(self) -> bool:
        """Whether dots stand for further columns."""
        shown = self._corner
        return shown is not None and (shown.more_columns or self.columns_shown < len(shown.cells[0]))

    def _dots_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("…") + 10

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cells = self._corner.cells if self._corner else []
        for row in range(len(cells)):
            for column in range(self.columns_shown):
                if self.entry_rect(row, column).contains(event.position()):
                    self.entry_clicked.emit(row, column)
                    return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS:
            self.open_table()
        else:
            super().keyPressEvent(event)

    def open_table(self) -> None:
        """Show every number, in a table to walk over."""
        if self._array is None:
            return
        from graphgui.panels.inspector.matrix_table import MatrixTable  # late: seen when asked

        table = MatrixTable(self.accessibleName(), self._array, self)
        table.entry_taken.connect(self.entry_clicked)
        table.open()

    def _shown(self, before: QSize) -> None:
        if self.sizeHint() != before:
            self.updateGeometry()
        several = self._array is not None and self._array.size > 1
        role = QAccessible.Role.Button if several else QAccessible.Role.StaticText
        give_role(self, role, self.open_table if several else None)
        self.setAccessibleDescription(self._spoken())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if several else Qt.FocusPolicy.NoFocus)
        self.update()

    def _spoken(self) -> str:
        """The same in every frame of training, where it has the keys."""
        if self._array is None or self._array.size == 1:
            return self.text
        return self.tr("{shape}. Enter shows it as a table.").format(shape=show_shape(self._array.shape))

    def _lines(self) -> int:
        return 1 if self._corner is None else len(self._corner.cells) + self._corner.more_rows

    def _line_height(self) -> int:
        return self.fontMetrics().height() + 2

    def sizeHint(self) -> QSize:
        return QSize(160, self._lines() * self._line_height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        if self._corner is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._absent)
            return
        single = self._lines() == 1 and len(self._corner.cells[0]) == 1 and not self._corner.more_columns
        if single:
            number = self._corner.cells[0][0]
            painter.setPen(QColor(self._theme.warning) if self._wrong else self._pen(number))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short(number)
            )
        else:
            self._paint_matrix(painter, self._corner)

    def _paint_matrix(self, painter: QPainter, shown: Corner) -> None:
        line, columns = self._line_height(), self.columns_shown
        has_more, width = self._has_more_columns, self._column_width()
        dots = self._dots_width() if has_more else 0
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for i, row in enumerate(shown.cells):
            for j, number in enumerate(row[:columns]):
                self._paint_ground(painter, i, j)
                painter.setPen(self._pen(number))
                rect = self.entry_rect(i, j)
                text = painter.fontMetrics().elidedText(
                    short(number), Qt.TextElideMode.ElideRight, int(rect.width())
                )
                painter.drawText(rect, right, text)
                if (i, j) == self._marked:
                    painter.drawRoundedRect(self.entry_rect(i, j).adjusted(2, 1, 3, -1), 3, 3)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        height = self._lines() * line
        if shown.more_rows:
            for j in range(columns):
                cell = QRectF(_BRACKET + j * width, 1 + height - line, width - 4, line)
                painter.drawText(cell, right, "⋮")
        if has_more:
            for i in range(len(shown.cells)):
                cell = QRectF(_BRACKET + columns * width, 1 + i * line, dots - 2, line)
                painter.drawText(cell, right, "…")
        self._paint_brackets(painter, 2 * _BRACKET + columns * width + dots, height)

    def _paint_ground(self, painter: QPainter, row: int, column: int) -> None:
        """The colour of trouble behind a number that is wrong, with an edge for who sees no colours."""
        if (row, column) in self._wrong:
            ground = QColor(self._theme.warning)
            painter.setPen(ground)
            ground.setAlphaF(0.15)
            painter.setBrush(ground)
            painter.drawRoundedRect(self.entry_rect(row, column).adjusted(2, 1, 3, -1), 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_brackets(self, painter: QPainter, right: float, height: int) -> None:
        for x, tip in ((1.5, 4.5), (right + 0.5, right - 2.5)):
            top, bottom = 1.5, height + 0.5
            painter.drawPolyline([QPointF(tip, top), QPointF(x, top), QPointF(x, bottom), QPointF(tip, bottom)])

    def _pen(self, number: float) -> QColor:
        if not self._signed or number == 0 or np.isnan(number):
            return self.palette().color(QPalette.ColorRole.WindowText)
        return QColor(self._theme.positive if number > 0 else self._theme.negative)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._array is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Show as a table"), self.open_table)
        menu.addAction(self.tr("Copy the whole matrix"), self.copy)
        menu.exec(event.globalPos())

    def copy(self) -> None:
        """Put every number on the clipboard, as a spreadsheet takes them."""
        if self._array is not None:
            rows = ("\t".join(number_text(x) for x in row) for row in self._array)
            QGuiApplication.clipboard().setText("\n".join(rows))
