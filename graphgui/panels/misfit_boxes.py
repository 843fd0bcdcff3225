"""Two matrices drawn as boxes that do not fit: which of their sides should be of one length, and are not."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from graphgui.answers.judgement import Box, Misfit
from graphgui.look.colours import Theme
from graphgui.ops.op import show_shape
from graphgui.screen_reader.roles import give_role

_SIGNS = {"product": "·", "sum": "+", "elementwise": "⊙", "result": "≠"}
_LEAST, _MOST = 22.0, 84.0  # pixels of a side
_GAP = 34.0


class MisfitBoxes(QWidget):
    """Paints a misfit; sides grow with the root of their counts, since rows may be thousands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as formulas are read everywhere
        give_role(self, QAccessible.Role.Graphic)
        self._theme = theme
        self._misfit: Misfit | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def show_misfit(self, misfit: Misfit | None) -> None:
        """Draw another one; nothing where there is none."""
        self._misfit = misfit
        self.setVisible(misfit is not None)
        self.setAccessibleName("" if misfit is None else self._words(misfit))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._misfit is None:
            return QSize(0, 0)
        height = max(self._size(self._misfit.left)[1], self._size(self._misfit.right)[1])
        return QSize(220, round(height + 2 * self.fontMetrics().height() + 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._misfit is None:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right, how = self._misfit
        line = self.fontMetrics().height()
        middle = line + 4 + max(self._size(left)[1], self._size(right)[1]) / 2
        first = self._box(left, 2.0 * line, middle)
        start = max(first.right(), first.center().x() + self._width(left) / 2) + _GAP
        second = self._box(right, start + 1.5 * line, middle)
        rows, columns = self._at_fault()
        self._paint_box(painter, left, first, columns, rows)
        if how == "product":
            self._paint_box(painter, right, second, False, True)
        else:
            self._paint_box(painter, right, second, columns, rows)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        sign = QRectF(start - _GAP, middle - line, _GAP, 2 * line)
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, _SIGNS[how])

    def _at_fault(self) -> tuple[bool, bool]:
        """Whether the first matrix's rows and its columns are what does not fit."""
        assert self._misfit is not None
        left, right, how = self._misfit
        if how == "product":
            return False, True
        return left.shape[0] != right.shape[0], left.shape[1] != right.shape[1]

    def _size(self, box: Box) -> tuple[float, float]:
        assert self._misfit is not None
        counts = [*self._misfit.left.shape, *self._misfit.right.shape]
        largest = max(counts) ** 0.5
        rows, columns = (max(_LEAST, _MOST * count**0.5 / largest) for count in box.shape)
        return columns, rows

    def _box(self, box: Box, x: float, middle: float) -> QRectF:
        width, height = self._size(box)
        return QRectF(x, middle - height / 2, width, height)

    def _width(self, box: Box) -> float:
        return self.fontMetrics().horizontalAdvance(box.text)

    def _paint_box(self, painter: QPainter, box: Box, at: QRectF, columns: bool, rows: bool) -> None:
        """The box with its counts beside it; a side at fault thick and in the colour of trouble."""
        line = self.fontMetrics().height()
        text = self.palette().color(QPalette.ColorRole.WindowText)
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(quiet, 1.2))
        painter.setBrush(QColor(self._theme.raised))
        painter.drawRect(at)
        trouble = QColor(self._theme.warning)
        below, beside = at.bottomLeft(), at.topLeft()
        pen = QPen(trouble, 3.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        if columns:
            painter.drawLine(below, QPointF(at.right(), at.bottom()))
        if rows:
            painter.drawLine(beside, at.bottomLeft())
        painter.setPen(trouble if columns else quiet)
        center = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(QRectF(at.center().x() - 40, at.bottom() + 3, 80, line), center, str(box.shape[1]))
        painter.setPen(trouble if rows else quiet)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(at.left() - 65, at.center().y() - line / 2, 60, line), side, str(box.shape[0]))
        painter.setPen(text)
        name = self.fontMetrics().elidedText(box.text, Qt.TextElideMode.ElideMiddle, 110)
        painter.drawText(QRectF(at.center().x() - 60, at.top() - line - 3, 120, line), center, name)

    def _words(self, misfit: Misfit) -> str:
        return self.tr("{left}, {first}, does not fit {right}, {second}").format(
            left=misfit.left.text,
            right=misfit.right.text,
            first=show_shape(misfit.left.shape),
            second=show_shape(misfit.right.shape),
        )
