"""A title on a rail: along its strip, with a mark at the edge while its panel is open."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from graphgui.app.panel_row import Side

_ALONG, _ACROSS = 10, 7  # pixels between text and edge
_MARK = 3
_TURNS = {Side.LEFT: -90, Side.RIGHT: 90, Side.BELOW: 0}


class RailButton(QAbstractButton):
    """Written from below on the left, from above on the right."""

    def __init__(self, text: str, side: Side, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = side
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        size = QSize(metrics.horizontalAdvance(self.text()) + 2 * _ALONG, metrics.height() + 2 * _ACROSS)
        return size if self._side is Side.BELOW else size.transposed()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), _thin(palette.color(role.WindowText), 30 if self.isDown() else 15))
        if self.isChecked():
            painter.fillRect(self._edge(), palette.color(role.Highlight))
        if self.hasFocus():
            painter.setPen(QPen(palette.color(role.Highlight), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.translate(QPointF(self.rect().center()) + QPointF(0.5, 0.5))
        painter.rotate(_TURNS[self._side.seen])
        size = self.size() if self._side is Side.BELOW else self.size().transposed()
        painter.setPen(palette.color(role.WindowText if self.isChecked() else role.PlaceholderText))
        place = QRectF(-size.width() / 2, -size.height() / 2, size.width(), size.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _edge(self) -> QRectF:
        """Where the panel is that it opens."""
        area = QRectF(self.rect())
        if self._side.seen is Side.LEFT:
            area.setWidth(_MARK)
        elif self._side.seen is Side.RIGHT:
            area.setLeft(area.right() - _MARK)
        else:
            area.setTop(area.bottom() - _MARK)
        return area


def _thin(colour: QColor, alpha: int) -> QColor:
    thin = QColor(colour)
    thin.setAlpha(alpha)
    return thin
