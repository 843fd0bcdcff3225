"""Paints no more of a view than has changed: most often the numbers beside wires, and nothing else.

Each label has pixels of its own, on which nothing else is painted. So while a graph trains those alone are
painted, and wires and nodes stay as they are.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.items.node_item import NodeItem
from graphgui.canvas.items.wire_item import WireItem, WireRepaint
from graphgui.canvas.painting.background import Background
from graphgui.canvas.painting.level_of_detail import FAR, TITLES, detail_level
from graphgui.canvas.scene.scene import Scene

_FEW = 20  # wires whose labels alone are painted
_MOST_AREAS = 80  # beyond which one area around all is painted faster


class ViewPainter:
    """Paints a scene for a view, and has the view repaint what shows other numbers."""

    def __init__(self, view: QGraphicsView, scene: Scene) -> None:
        self._view, self._scene = view, scene
        self._background = Background()
        self._place = QTransform(), QSize()
        self._exposed = QRegion()
        self._patches = QRegion()  # the pixels of the labels in sight
        self._patches_of: tuple[object, ...] = ()
        self._numbered: list[NodeItem] = []  # those in sight that show other numbers than at the moment before
        self._ready_for: tuple[object, ...] = ()  # the state for which all in sight is up to date

    def show_moment(self) -> QRegion:
        """Paint what is in sight and shows other numbers; the rest catches up when it comes into sight.

        Returns the pixels that are painted anew.
        """
        zoom = self._view.transform().m11()
        if zoom < TITLES:
            return QRegion()
        scene, to_view = self._scene, self._view.viewportTransform()
        nodes, wires = scene.touching([self._in_sight()])
        changed: list[QRectF] = []
        relabelled: list[WireItem] = []
        with np.errstate(all="ignore"):
            for wire in wires:
                if zoom >= FAR and scene.displayed.is_current(wire, detail_level(zoom)):
                    continue
                change = scene.displayed.read_wire(wire, detail_level(zoom))
                before = wire.pill
                has_moved = zoom >= FAR and scene.displayed.place_labels(wire)
                if change is WireRepaint.LINE or has_moved:
                    changed.append(wire.line_box_at(zoom) if zoom >= FAR else wire.box)
                if before != wire.pill:
                    changed += [pill for pill in (before, wire.pill) if pill]
                if change is not WireRepaint.NOTHING:
                    relabelled.append(wire)
            if zoom >= FAR:
                self._numbered = [node for node in nodes if scene.displayed.read_node(node)]
                changed += [node.numbers_box() for node in self._numbered]
        region = QRegion()
        if zoom >= FAR and relabelled:
            region += self._label_patches(nodes, wires, to_view)
            if len(relabelled) <= _FEW:
                region &= _union([patch for wire in relabelled for patch in wire.pill_pixels(to_view)])
        for box in changed:
            region += to_view.mapRect(box).toAlignedRect()
        self._ready_for = self._state()
        self._view.viewport().update(region)
        return region

    def _state(self) -> tuple[object, ...]:
        """Something that is another whenever what is in sight may have to be read or placed anew."""
        return self._scene.displayed.count, self._scene.selection.wires, self._label_state()

    def _in_sight(self) -> QRectF:
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def _label_patches(self, nodes: Sequence[NodeItem], wires: Sequence[WireItem], to_view: QTransform) -> QRegion:
        """The pixels of the labels in sight, without those that a node covers."""
        state = self._label_state()
        if state != self._patches_of:
            patches = _union([patch for wire in wires for patch in wire.pill_pixels(to_view)])
            for node in nodes:
                pixels = to_view.mapRect(node.rect).toAlignedRect()
                if patches.intersects(pixels):
                    patches -= pixels
            self._patches_of, self._patches = state, patches
        return self._patches

    def _label_state(self) -> tuple[object, ...]:
        place = self._view.viewportTransform()
        return (
            self._scene.displayed.label_state(),
            place.m11(),
            place.dx(),
            place.dy(),
            self._view.viewport().size().toTuple(),
        )

    # painting

    def expose(self, region: QRegion) -> None:
        """Paint these pixels of the viewport when Qt asks for the background next."""
        self._exposed = region

    def follow(self) -> bool:
        """Whether the view was moved, zoomed or resized since it was asked last."""
        before, self._place = self._place, (self._view.viewportTransform(), self._view.viewport().size())
        return self._place != before

    def paint(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint background and scene, where they are exposed."""
        scene, to_view = self._scene, self._view.viewportTransform()
        zoom, labelled = to_view.m11(), list[WireItem]()
        rest, numbered = self._exposed, list[NodeItem]()
        if zoom >= FAR:
            labelled = scene.touching([QRectF(rect)])[1]
            if self._ready_for != self._state():
                labelled = scene.displayed.label([QRectF(rect)], detail_level(zoom))
            elif rest.rectCount() > 1:  # else something else has changed, too
                rest, numbered = self._without_numbers(rest, to_view)
            if self._patches_of == self._label_state():
                rest = rest - self._patches
        rects = list(rest) if rest.rectCount() <= _MOST_AREAS else [rest.boundingRect()]  # type: ignore[call-overload]
        to_scene, _ = to_view.inverted()
        areas = [to_scene.mapRect(QRectF(r).adjusted(-1, -1, 1, 1)) for r in rects]
        if areas:
            self._background.paint(
                painter, [r.adjusted(-1, -1, 1, 1) for r in rects], self._view, scene.look.theme
            )
        scene.draw(painter, areas, labelled, scene.look.patch, numbered)

    def _without_numbers(self, exposed: QRegion, to_view: QTransform) -> tuple[QRegion, list[NodeItem]]:
        """Take the nodes of which nothing but their numbers has changed out of what is to be painted."""
        numbered = []
        for node in self._numbered:
            pixels = to_view.mapRect(node.numbers_box()).toAlignedRect()
            beside = to_view.mapRect(node.painted_with_numbers()).toAlignedRect()
            if self._scene.displayed.stands_clear(node) and exposed.intersected(beside) == QRegion(pixels):
                exposed -= pixels
                numbered.append(node)
        return exposed, numbered


def _union(rects: list[QRect]) -> QRegion:
    """All of them as one region, halves first: Qt joins two regions in the time that both are long."""
    if len(rects) <= 2:
        region = QRegion()
        for rect in rects:
            region += rect
        return region
    middle = len(rects) // 2
    return _union(rects[:middle]) + _union(rects[middle:])
