"""Cards and ports drawn once and then stamped: shapes that many nodes share, as pixels at the present zoom."""

import math
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from graphgui.canvas.items.node_layout import BEAD, GRID, PORT_RADIUS
from graphgui.canvas.items.style import RADIUS, Style

Card = tuple[Literal["card"], float, float, bool]
"""Width, height, whether it is selected."""
Bead = tuple[Literal["bead"], bool]
"""Whether it is selected."""
Port = tuple[Literal["port"], str, bool | None]
"""Its state, and whether a wire in the making fits."""
Shape = Card | Bead | Port

_MARGIN = 10.0


class PixmapCache:
    """Puts shapes on a painter whose scale is `zoom`; as curves where `to_view` is None, for print."""

    def __init__(self, style: Style, to_view: QTransform | None, pixels: float = 1.0) -> None:
        self._style, self._to_view, self._pixels = style, to_view, pixels
        self._made: dict[Shape, QPixmap] = {}

    def at(self, style: Style, to_view: QTransform | None, pixels: float) -> "PixmapCache":
        """These stamps for another place of the view; new ones where zoom, colours or pixels are others."""
        zoom = to_view.m11() if to_view else None
        if (style, zoom, pixels) != (self._style, self._to_view.m11() if self._to_view else None, self._pixels):
            return PixmapCache(style, to_view, pixels)
        self._to_view = to_view
        return self

    def put(self, painter: QPainter, at: QPointF, what: Shape) -> None:
        """Draw a shape whose origin is at a point of the scene."""
        if self._to_view is None:
            painter.translate(at)
            _draw(painter, self._style, what, 0.0)
            painter.translate(-at)
            return
        stamp = self._made.get(what)
        if stamp is None:
            stamp = self._made[what] = self._make(what)
        zoom, pixels = self._to_view.m11(), self._pixels
        margin = self._margin()
        x = (round((at.x() * zoom + self._to_view.dx()) * pixels) - margin) / pixels
        y = (round((at.y() * zoom + self._to_view.dy()) * pixels) - margin) / pixels
        painter.resetTransform()
        painter.drawPixmap(QPointF(x, y), stamp)
        painter.setTransform(self._to_view)

    def _margin(self) -> int:
        """Whole pixels around a shape, so that its origin is the corner of one."""
        assert self._to_view is not None
        return math.ceil(_MARGIN * self._to_view.m11() * self._pixels)

    def _make(self, what: Shape) -> QPixmap:
        assert self._to_view is not None
        zoom = self._to_view.m11()
        size, margin = _size(what) * (zoom * self._pixels), self._margin()
        pixmap = QPixmap(math.ceil(size.width()) + 2 * margin + 1, math.ceil(size.height()) + 2 * margin + 1)
        pixmap.setDevicePixelRatio(self._pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(margin / self._pixels, margin / self._pixels)
        painter.scale(zoom, zoom)
        _draw(painter, self._style, what, 1 / (zoom * self._pixels))
        painter.end()
        return pixmap


def _size(what: Shape) -> QSizeF:
    if what[0] == "bead":
        return QSizeF(2 * GRID, 2 * GRID)
    return QSizeF(what[1], what[2]) if what[0] == "card" else QSizeF()


def _draw(painter: QPainter, style: Style, what: Shape, pixel: float) -> None:
    """Draw a shape; `pixel` is the size of one in the scene, 0 for print."""
    if what[0] == "card":
        _draw_card(painter, style, *what[1:], pixel)
    elif what[0] == "bead":
        _draw_bead(painter, style, *what[1:])
    else:
        _draw_port(painter, style, *what[1:])


def _draw_card(painter: QPainter, style: Style, width: float, height: float, selected: bool, pixel: float) -> None:
    body, header = style.card(width, height)
    painter.translate(0, 1.5)
    painter.fillPath(body, style.shadow)
    painter.translate(0, -1.5)
    painter.fillPath(body, style.node)
    painter.fillPath(header, style.header)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(style.selected_outline if selected else style.outline)
    if selected or not pixel:
        painter.drawPath(body)
    else:
        _draw_edge(painter, QRectF(0, 0, width, height), pixel)


def _draw_edge(painter: QPainter, body: QRectF, pixel: float) -> None:
    """An edge of whole pixels: one that lay across two would be half as strong."""
    pen = painter.pen()
    pen.setWidthF(max(1, round(pen.widthF() / pixel)) * pixel)
    painter.setPen(pen)
    half = pen.widthF() / 2
    snapped = QRectF(0, 0, round(body.width() / pixel) * pixel, round(body.height() / pixel) * pixel)
    painter.drawRoundedRect(snapped.adjusted(half, half, -half, -half), RADIUS - half, RADIUS - half)


def _draw_bead(painter: QPainter, style: Style, selected: bool) -> None:
    painter.setBrush(style.header)
    painter.setPen(style.selected_outline if selected else style.outline)
    painter.drawRoundedRect(BEAD, BEAD.height() / 2, BEAD.height() / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_port(painter: QPainter, style: Style, state: str, fits: bool | None) -> None:
    """A filled dot, hollow where a wire is needed, small where one is possible; lit or dimmed while wiring."""
    colour = style.accent if fits else style.port
    radius = PORT_RADIUS - 1.5 if state == "own" else PORT_RADIUS
    if fits is False:
        painter.setOpacity(0.3)
    if fits:
        halo = QColor(style.accent)
        halo.setAlpha(60)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(halo)
        painter.drawEllipse(QPointF(), PORT_RADIUS + 3.5, PORT_RADIUS + 3.5)
    painter.setPen(QPen(colour if state == "needed" else style.node, 1.8 if state == "needed" else 1.5))
    painter.setBrush(style.node if state == "needed" else colour)
    painter.drawEllipse(QPointF(), radius, radius)
    painter.setOpacity(1)
