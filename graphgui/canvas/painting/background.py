"""What lies under the nodes: the grid."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.items.node_layout import GRID, grid_lines
from graphgui.look.colours import Theme, blend

_CALM = 14.0  # pixels between lines, at least


class Background:
    """The background of a view; kept as pixels while the view stays where it is, for then only numbers change."""

    def __init__(self) -> None:
        self._place: object = None
        self._pixels: QPixmap | None = None

    def paint(self, painter: QPainter, rects: Sequence[QRect], view: QGraphicsView, theme: Theme) -> None:
        """Paint some rectangles of the viewport, with a painter that has the scene's coordinates."""
        to_view, pixels = view.viewportTransform(), painter.device().devicePixelRatio()
        if painter.worldTransform() != to_view:  # the view is painted somewhere else
            _paint_background(painter, rects, to_view, theme)
            return
        place = to_view, view.viewport().size(), pixels, theme
        if place != self._place:  # it may be on its way
            self._place, self._pixels = place, None
            _paint_background(painter, rects, to_view, theme)
            return
        if self._pixels is None:
            self._pixels = _pixmap(view, to_view, pixels, theme)
        painter.resetTransform()
        for rect in rects:
            source = QRectF(rect.x() * pixels, rect.y() * pixels, rect.width() * pixels, rect.height() * pixels)
            painter.drawPixmap(QRectF(rect), self._pixels, source)
        painter.setTransform(to_view)


def _pixmap(view: QGraphicsView, to_view: QTransform, pixels: float, theme: Theme) -> QPixmap:
    room = view.viewport().rect()
    pixmap = QPixmap(room.size() * pixels)
    pixmap.setDevicePixelRatio(pixels)
    painter = QPainter(pixmap)
    painter.setTransform(to_view)
    _paint_background(painter, [room], to_view, theme)
    painter.end()
    return pixmap


def _paint_background(painter: QPainter, rects: Sequence[QRect], to_view: QTransform, theme: Theme) -> None:
    to_scene, _ = to_view.inverted()
    areas = [to_scene.mapRect(QRectF(rect)) for rect in rects]
    for area in areas:
        painter.fillRect(area, QColor(theme.canvas))
    _draw_grid(painter, areas, theme, to_view.m11())


def _draw_grid(painter: QPainter, areas: Sequence[QRectF], theme: Theme, zoom: float) -> None:
    """Draw lines one step of the grid apart and, stronger, five steps apart, where that is not too close."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for step, colour in ((GRID, blend(theme.canvas, theme.grid, 0.4)), (5 * GRID, theme.grid)):
        if step * zoom >= _CALM:
            painter.setPen(QPen(QColor(colour), 0))
            painter.drawLines([line for area in areas for line in grid_lines(area, step)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
