"""Paints what touches some areas of the scene, with as much detail_level as the zoom lets anyone see."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform

from graphgui.canvas.items.node_item import NodeItem
from graphgui.canvas.items.pixmap_cache import PixmapCache
from graphgui.canvas.items.trouble_mark import paint_mark
from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.items.wire_labels import draw_labels
from graphgui.canvas.painting import zoomed_out
from graphgui.canvas.painting.level_of_detail import FAR, TITLES, detail_level, zoom_of

if TYPE_CHECKING:
    from graphgui.canvas.scene.scene import Scene


class ScenePainter:
    """Paints a scene; keeps what costs time to make and stays the same."""

    def __init__(self, scene: "Scene") -> None:
        self._scene = scene
        self._pixmaps = PixmapCache(scene.look, None)
        self._patches: list[QRect] = []
        self._patches_of: object = None  # all that decides where the patches are

    def paint(
        self, painter: QPainter, areas: Sequence[QRectF], labelled: Sequence[WireItem], paper: QColor | None
    ) -> None:
        """Paint what touches the areas.

        Args:
            painter: has the scene's coordinates.
            areas: where something must be painted that is no label of a wire.
            labelled: the wires whose labels are painted, where anyone could read them; see `Scene.label`.
            paper: the colour of the patches that keep lines off the labels; None for print, which has none.
        """
        scene = self._scene
        zoom = zoom_of(painter)
        nodes, wires = scene.touching(areas)
        if zoom >= FAR:
            self._paint_full(painter, nodes, wires, labelled, paper)
            return
        if zoom >= TITLES:
            for wire in wires:
                scene.read_wire(wire, detail_level(zoom))
        paint = zoomed_out.paint_titles if zoom >= TITLES else zoomed_out.paint_far
        chosen = scene.selection
        chosen_nodes = [node for node in nodes if node.content.name in chosen.nodes] if chosen.nodes else []
        chosen_wires = [wire for wire in wires if wire.wire in chosen.wires] if chosen.wires else []
        paint(painter, scene.look, nodes, wires, chosen_nodes, chosen_wires)
        if marked := scene.marked:
            zoomed_out.paint_marks(painter, scene.look, [node for node in nodes if node.content.name in marked])

    def _paint_full(
        self,
        painter: QPainter,
        nodes: Sequence[NodeItem],
        wires: Sequence[WireItem],
        labelled: Sequence[WireItem],
        paper: QColor | None,
    ) -> None:
        scene = self._scene
        style, selection = scene.look, scene.selection
        to_view = painter.worldTransform()
        lit_nodes, lit_wires = scene.lit
        marked = scene.marked
        seen = detail_level(to_view.m11())
        for wire in wires:
            scene.read_wire(wire, seen)
        for wire in wires:
            wire.paint(painter, style, wire.wire in selection.wires or wire.wire in lit_wires)
        if paper:
            self._paint_patches(painter, labelled, to_view, paper)
        painter.setFont(style.fonts["small"])
        pairs = [wire.labels for wire in labelled]
        draw_labels(painter, style, [pair[side] for side in (0, 1) for pair in pairs])  # fewer changes of pen
        pixels = painter.device().devicePixelRatio()
        self._pixmaps = self._pixmaps.at(style, to_view if paper else None, pixels)
        for node in nodes:
            scene.read_node(node)
            stands_out = node.content.name in selection.nodes or node.content.name in lit_nodes
            node.paint(painter, style, self._pixmaps, stands_out, scene.port_fits)
            if node.content.name in marked:
                paint_mark(painter, style, node.outline)
            if node.content.name in scene.session.breakpoints:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(style.colours["warning"])
                painter.drawEllipse(node.corner, 5, 5)
                painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_patches(
        self, painter: QPainter, labelled: Sequence[WireItem], to_view: QTransform, paper: QColor
    ) -> None:
        place = self._scene.label_state(), to_view.m11(), to_view.dx(), to_view.dy(), labelled
        if place != self._patches_of:
            self._patches_of = place
            self._patches = [patch for wire in labelled for patch in wire.label_patches(to_view)]
        painter.resetTransform()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawRects(self._patches)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setTransform(to_view)
