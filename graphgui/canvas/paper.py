"""What lies under the nodes: the grid, and on an empty canvas a hint."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from graphgui.canvas.geometry import GRID, grid_lines
from graphgui.look.colours import Theme, blend

_CALM = 14.0  # pixels between lines, at least
_HINT_SIZE = 15


def draw_grid(painter: QPainter, area: QRectF, theme: Theme, zoom: float) -> None:
    """Draw lines one step of the grid apart and, stronger, five steps apart, where that is not too close."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for step, colour in ((GRID, blend(theme.canvas, theme.grid, 0.4)), (5 * GRID, theme.grid)):
        if step * zoom >= _CALM:
            painter.setPen(QPen(QColor(colour), 0))
            painter.drawLines(grid_lines(area, step))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def draw_hint(painter: QPainter, room: QRect, font: QFont, theme: Theme, text: str) -> None:
    """Write a text into the middle of the view, whatever its zoom."""
    painter.save()
    painter.resetTransform()
    font = QFont(font)
    font.setPixelSize(_HINT_SIZE)
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room.adjusted(24, 24, -24, -24), flags, text)
    painter.restore()
