"""The lock at a parameter that is frozen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from graphgui.canvas.items.node_layout import LOCK
from graphgui.canvas.items.style import Style

_BODY = 6.5  # high


def paint_lock(painter: QPainter, style: Style, middle: QPointF) -> None:
    """Draw a closed lock around its middle."""
    colour = style.colours["text"]
    body = QRectF(middle.x() - LOCK / 2 + 0.5, middle.y() - 1, LOCK - 1, _BODY)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    arch = QRectF(middle.x() - 2.8, middle.y() - 5.5, 5.6, 7)
    painter.drawArc(arch, 0, 180 * 16)
    painter.drawLine(QPointF(arch.left(), arch.center().y()), QPointF(arch.left(), body.top()))
    painter.drawLine(QPointF(arch.right(), arch.center().y()), QPointF(arch.right(), body.top()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(body, 1.5, 1.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
