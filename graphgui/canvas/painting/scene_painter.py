"""Paints a picture of the scene, with as much detail as the zoom lets anyone see."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QTransform

from graphgui.canvas.items.pixmap_cache import PixmapCache
from graphgui.canvas.items.style import Style
from graphgui.canvas.items.trouble_mark import paint_mark
from graphgui.canvas.items.wire_labels import draw_labels
from graphgui.canvas.painting import zoomed_out
from graphgui.canvas.painting.level_of_detail import FAR, TITLES, zoom_of
from graphgui.canvas.painting.scene_picture import ScenePicture


class ScenePainter:
    """Paints pictures; keeps what costs time to make and stays the same from one to the next."""

    def __init__(self, style: Style) -> None:
        self._pixmaps = PixmapCache(style, None)
        self._patches: Sequence[QRect] = []
        self._patches_of: object = None  # all that decides where the patches are

    def paint(self, painter: QPainter, picture: ScenePicture, patch_colour: QColor | None) -> None:
        """Paint a picture.

        Args:
            painter: has the scene's coordinates.
            patch_colour: the colour of the patches that keep lines off the labels; None for print, which has none.
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
        style, to_view = picture.style, painter.worldTransform()
        for wire in picture.wires:
            stands_out = wire.wire in picture.selected_wires or wire.wire in picture.highlighted_wires
            wire.paint(painter, style, stands_out)
        if patch_colour:
            self._paint_patches(painter, picture, to_view, patch_colour)
        painter.setFont(style.fonts["small"])
        pairs = [wire.labels for wire in picture.labelled]
        draw_labels(painter, style, [pair[side] for side in (0, 1) for pair in pairs])  # fewer changes of pen
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

    def _paint_patches(
        self, painter: QPainter, picture: ScenePicture, to_view: QTransform, patch_colour: QColor
    ) -> None:
        place = picture.label_state, to_view.m11(), to_view.dx(), to_view.dy(), picture.labelled
        if place != self._patches_of:
            self._patches_of = place
            self._patches = [patch for wire in picture.labelled for patch in wire.label_patches(to_view)]
        painter.resetTransform()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(patch_colour)
        painter.drawRects(self._patches)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setTransform(to_view)
