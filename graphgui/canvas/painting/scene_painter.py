"""Paints a picture of the scene, with as much detail as the zoom lets anyone see."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from graphgui.canvas.items.pixmap_cache import PixmapCache
from graphgui.canvas.items.style import Style
from graphgui.canvas.items.trouble_mark import paint_mark
from graphgui.canvas.items.wire_labels import draw_labels, draw_pill
from graphgui.canvas.painting import zoomed_out
from graphgui.canvas.painting.level_of_detail import FAR, TITLES, zoom_of
from graphgui.canvas.painting.scene_picture import ScenePicture


class ScenePainter:
    """Paints pictures; keeps what costs time to make and stays the same from one to the next."""

    def __init__(self, style: Style) -> None:
        self._pixmaps = PixmapCache(style, None)
        self._patches: Sequence[QRect] = []
        self._pills: dict[tuple[int, int], QPixmap] = {}
        self._pills_of: object = None  # all that they look the same for
        self._patches_of: object = None  # all that decides where the patches are

    def paint(self, painter: QPainter, picture: ScenePicture, patch_colour: QColor | None) -> None:
        """Paint a picture.

        Args:
            painter: has the scene's coordinates.
            patch_colour: the colour behind the corners of pills; None for print, where lines run on under them.
        """
        zoom = zoom_of(painter)
        if zoom >= FAR:
            self._paint_full(painter, picture, patch_colour)
            return
        paint = zoomed_out.paint_titles if zoom >= TITLES else zoomed_out.paint_far
        nodes, wires = picture.nodes, picture.wires
        chosen, chosen_wires = picture.selected_nodes, picture.selected_wires
        paint(
            painter,
            picture.style,
            nodes,
            wires,
            [node for node in nodes if node.content.name in chosen] if chosen else [],
            [wire for wire in wires if wire.wire in chosen_wires] if chosen_wires else [],
        )
        if marked := picture.marked:
            zoomed_out.paint_marks(painter, picture.style, [n for n in nodes if n.content.name in marked])

    def _paint_full(self, painter: QPainter, picture: ScenePicture, patch_colour: QColor | None) -> None:
        style, to_view, zoom = picture.style, painter.worldTransform(), zoom_of(painter)
        for wire in picture.wires:
            stands_out = wire.wire in picture.selected_wires or wire.wire in picture.highlighted_wires
            wire.paint(painter, style, stands_out, zoom)
        self._paint_pills(painter, picture, to_view, patch_colour)
        painter.setFont(style.fonts["small"])
        labels = [label for wire in picture.labelled for label in wire.labels]
        draw_labels(painter, style, sorted(labels, key=lambda label: label.reading.tone))  # fewer changes of pen
        pixels = painter.device().devicePixelRatio()
        self._pixmaps = self._pixmaps.at(style, to_view if patch_colour else None, pixels)
        for node in picture.nodes:
            name = node.content.name
            stands_out = name in picture.selected_nodes or name in picture.highlighted_nodes
            node.paint(painter, style, self._pixmaps, stands_out, picture.port_fits)
            if name in picture.marked:
                paint_mark(painter, style, node.outline)
            if name in picture.paused_at:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(style.colours["warning"])
                painter.drawEllipse(node.corner, 5, 5)
                painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_pills(
        self, painter: QPainter, picture: ScenePicture, to_view: QTransform, patch_colour: QColor | None
    ) -> None:
        """What the numbers stand on; on a screen as pixels of their own, which are the same for all of a size."""
        if patch_colour is None:
            for wire in picture.labelled:
                if wire.pill:
                    draw_pill(painter, picture.style, wire.pill)
            return
        place = picture.label_state, to_view.m11(), to_view.dx(), to_view.dy(), picture.labelled
        if place != self._patches_of:
            self._patches_of = place
            self._patches = [patch for wire in picture.labelled for patch in wire.pill_pixels(to_view)]
        look = picture.style, patch_colour.rgb(), to_view.m11(), painter.device().devicePixelRatio()
        if look != self._pills_of:
            self._pills_of, self._pills = look, {}
        painter.resetTransform()
        for patch in self._patches:
            size = patch.width(), patch.height()
            pill = self._pills.get(size)
            if pill is None:
                pill = self._pills[size] = _pill(QSize(*size), look[3], to_view.m11(), picture.style, patch_colour)
            painter.drawPixmap(patch.topLeft(), pill)
        painter.setTransform(to_view)


def _pill(size: QSize, pixels: float, zoom: float, style: Style, ground: QColor) -> QPixmap:
    """A pill of so many pixels of the view, on the ground that it hides the line with."""
    pixmap = QPixmap(size * pixels)
    pixmap.setDevicePixelRatio(pixels)
    pixmap.fill(ground)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(zoom, zoom)
    draw_pill(painter, style, QRectF(0, 0, size.width() / zoom, size.height() / zoom))
    painter.end()
    return pixmap
