"""The mark of a node at which something is wrong with training: a ring, and a badge on its corner."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from graphgui.canvas.items.style import RADIUS, Style

_APART = 4.0  # between the node and the ring
_BADGE = 7.5  # radius


def paint_mark(painter: QPainter, style: Style, outline: QRectF) -> None:
    """Draw the mark of a node with this outline, within what reaches out of a node."""
    colour = style.colours["warning"]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2.5))
    painter.drawRoundedRect(outline.adjusted(-_APART, -_APART, _APART, _APART), RADIUS + _APART, RADIUS + _APART)
    middle = outline.topRight()
    painter.setPen(QPen(style.node, 1.5))
    painter.setBrush(colour)
    painter.drawEllipse(middle, _BADGE, _BADGE)
    painter.setPen(QPen(style.node, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle + QPointF(0, -3.6), middle + QPointF(0, 0.6))
    painter.drawPoint(middle + QPointF(0, 3.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
