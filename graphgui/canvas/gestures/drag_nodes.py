"""The gestures that move nodes: over the grid, into a wire, and out of one."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from graphgui.canvas.gestures import alignment_guides
from graphgui.canvas.gestures.gesture import Gesture, GestureContext, PointerEvent, keeps_apart
from graphgui.canvas.gestures.insert_on_wire import WireInsertPreview, bounds, healing, paint_wires
from graphgui.canvas.items.node_layout import snap
from graphgui.canvas.items.wire_curve import curve
from graphgui.canvas.scene.annotations import LEAST, sides
from graphgui.document import edits

translate = QCoreApplication.translate


class DragNodes(Gesture):
    """Drags nodes, frames and notes, over the grid and along their neighbours, as one step at the end.

    A single node without wires goes into the wire under it, unless Alt is held, or Ctrl and Shift.
    """

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(
        self, context: GestureContext, held: str, names: Collection[str], start: PointerEvent, only: bool
    ) -> None:
        scene = context.scene
        self._scene, self._held, self._start = scene, held, start.scene
        self._snaps = context.snaps
        self._size = scene.rect(held).size()
        self._pixel = start.pixel
        self._lines: list[QLineF] = []
        self._only = only  # a click leaves the node alone selected
        self._from = {name: scene.rect(name).topLeft() for name in names}
        self._now = dict(self._from)
        self._insert_preview: WireInsertPreview | None = None
        if len(names) == 1 and held in scene.document.graph and WireInsertPreview.is_for(scene.document, held):
            self._insert_preview = WireInsertPreview(scene, scene.document.graph[held].op, held)

    def move(self, pointer: PointerEvent) -> None:
        home = self._from[self._held]
        by = self._aligned(home + pointer.scene - self._start, pointer.pixel) - home
        for name, position in self._from.items():
            if self._now[name] != position + by:
                self._now[name] = position + by
                self._scene.place(name, position + by)
        if self._insert_preview is None:
            return
        if not keeps_apart(pointer.keys):
            item = self._scene.item(self._held)
            ports = {port: item.input_at(port) for port in item.layout.inputs}
            self._insert_preview.over(item.rect, ports, item.output_at())
        else:
            self._insert_preview.leave()

    def _aligned(self, wanted: QPointF, pixel: float) -> QPointF:
        """Where the held node goes: in line with a node that is near, else onto the grid."""
        box = QRectF(wanted, self._size)
        room = box.adjusted(
            -alignment_guides.NEAR, -alignment_guides.NEAR, alignment_guides.NEAR, alignment_guides.NEAR
        )
        others = [
            self._scene.item(name).rect for name in self._scene.hits.nodes_in(room) if name not in self._from
        ]
        across, down = alignment_guides.pull(box, others, alignment_guides.REACH * pixel)
        place = snap(wanted) if self._snaps else wanted
        if across is not None:
            place.setX(wanted.x() + across)
        if down is not None:
            place.setY(wanted.y() + down)
        self._lines = alignment_guides.lines(QRectF(place, self._size), others)
        return place

    def end(self, pointer: PointerEvent) -> None:
        self.move(pointer)
        wire = self._insert_preview.wire if self._insert_preview else None
        self._leave_wire()
        places = {name: (p.x(), p.y()) for name, p in self._now.items()}
        document = self._scene.document
        if wire:
            with document.one_step(translate("canvas", "Insert {0}").format(self._held)):
                edits.nodes.move(document, places)
                edits.rewire.insert_on_wire(document, self._held, wire)
                edits.arrange.make_room(document, self._held, self._scene.size)
        else:
            edits.nodes.move(document, places)

    def click(self) -> None:
        if self._only:
            self._scene.selection.set([self._held])

    def cancel(self) -> None:
        self._leave_wire()
        for name in self._from:
            if name in self._scene.items_by_name or name in self._scene.document.annotations:
                self._scene.put_back(name)

    def _leave_wire(self) -> None:
        if self._insert_preview:
            self._insert_preview.leave()

    def area(self) -> QRectF:
        area, edge = self._insert_preview.area() if self._insert_preview else QRectF(), 2 * self._pixel
        for line in self._lines:
            area = area.united(QRectF(line.p1(), line.p2()).adjusted(-edge, -edge, edge, edge))
        return area

    def paint(self, painter: QPainter) -> None:
        if self._insert_preview:
            self._insert_preview.paint(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # a crisp line of one pixel
        painter.setPen(QPen(self._scene.look.accent, 0))
        painter.drawLines(self._lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


class PullOutNode(DragNodes):
    """Drags one node out of its wires, which close behind it."""

    def __init__(self, context: GestureContext, held: str, start: PointerEvent) -> None:
        super().__init__(context, held, [held], start, only=True)
        scene = context.scene
        self._insert_preview = None
        self._wires = scene.document.graph.wires_of(held)
        self._curves = [
            curve(scene.port_place(wire.start), scene.port_place(wire.end))
            for wire in healing(scene.document, held)
        ]

    def move(self, pointer: PointerEvent) -> None:
        self._scene.hide(self._wires)
        super().move(pointer)

    def end(self, pointer: PointerEvent) -> None:
        document = self._scene.document
        with document.one_step(translate("canvas", "Pull out {0}").format(self._held)):
            super().end(pointer)
            edits.rewire.pull_out(document, self._held)
        self._scene.hide()

    def cancel(self) -> None:
        self._scene.hide()
        super().cancel()

    def area(self) -> QRectF:
        return super().area().united(bounds(self._curves))

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        paint_wires(painter, self._curves, self._scene.look.accent)


class ResizeAnnotation(Gesture):
    """Drags the corner of a frame or a note."""

    cursor = Qt.CursorShape.SizeFDiagCursor

    def __init__(self, context: GestureContext, name: str, start: PointerEvent) -> None:
        self._scene, self._name, self._snaps = context.scene, name, context.snaps
        self._rect = context.scene.rect(name)
        self._off = self._rect.bottomRight() - start.scene

    def move(self, pointer: PointerEvent) -> None:
        corner = pointer.scene + self._off
        corner = snap(corner) if self._snaps else corner
        width, height = corner.x() - self._rect.left(), corner.y() - self._rect.top()
        self._rect.setSize(QSizeF(max(LEAST, width), max(LEAST, height)))
        self._scene.annotations.place(self._name, self._rect)
        self._scene.update()

    def end(self, pointer: PointerEvent) -> None:
        self.move(pointer)
        self._scene.annotations.put_back()
        edits.annotations.change(self._scene.document, self._name, rect=sides(self._rect))

    def click(self) -> None:
        self._scene.selection.set([self._name])

    def cancel(self) -> None:
        self._scene.annotations.put_back()
        self._scene.update()
