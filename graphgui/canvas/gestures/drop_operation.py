"""What is dragged onto the canvas: operations, onto empty canvas or onto a wire, and parts that were kept."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.editing import node_placement
from graphgui.canvas.editing.operation_search import OperationMatch
from graphgui.canvas.gestures.gesture import keeps_apart
from graphgui.canvas.gestures.insert_on_wire import WireInsertPreview
from graphgui.canvas.scene.scene import Scene
from graphgui.document import drag_data, edits
from graphgui.ops import OPS, Op

translate = QCoreApplication.translate


class DropOperation:
    """Follows a drag over the view.

    Args:
        add: adds a candidate at a place and returns its name.
        paste: adds a part of a graph, given as text, at a place.
    """

    def __init__(
        self,
        view: QGraphicsView,
        scene: Scene,
        add: Callable[[OperationMatch, QPointF], str],
        paste: Callable[[str, QPointF], None],
    ) -> None:
        self._view, self._scene, self._add, self._paste = view, scene, add, paste
        self._insert_preview: WireInsertPreview | None = None

    def consider(self, event: QDragMoveEvent) -> None:
        """Take what is an operation, and show the wire that it would go into."""
        op = drag_data.carried_op(event.mimeData())
        if op is None:
            event.setAccepted(drag_data.carried_part(event.mimeData()) is not None)
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._look(OPS[op], event)

    def drop(self, event: QDropEvent) -> None:
        """Add the operation, into the wire under it if there is one."""
        name, part = drag_data.carried_op(event.mimeData()), drag_data.carried_part(event.mimeData())
        if name is None:
            event.setAccepted(part is not None)
            if part is not None:
                self._paste(part, self._point(event))
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        wire = self._look(OPS[name], event).wire
        self.leave()
        place = node_placement.place_under(self._scene, name, self._point(event))
        if wire is None:
            self._add(OperationMatch(OPS[name]), place)
            return
        document = self._scene.document
        with document.one_step(translate("canvas", "Add {0}").format(document.graph.free_name(name))):
            added = self._add(OperationMatch(OPS[name]), place)
            edits.rewire.insert_on_wire(document, added, wire)
            edits.arrange.make_room(document, added, self._scene.size)

    def leave(self) -> None:
        """The drag went elsewhere."""
        if self._insert_preview:
            self._insert_preview.leave()
            self._insert_preview = None
            self._scene.update()

    def paint(self, painter: QPainter) -> None:
        """Draw the wires as they would be."""
        if self._insert_preview:
            self._insert_preview.paint(painter)

    def _look(self, op: Op, event: QDropEvent) -> WireInsertPreview:
        insert_preview = self._insert_preview = self._insert_preview or WireInsertPreview(self._scene, op)
        before = insert_preview.area()
        place, found = (
            node_placement.place_under(self._scene, op.name, self._point(event)),
            node_placement.preview_content(self._scene, op),
        )
        if op.inputs and not keeps_apart(event.modifiers()):
            inputs = {port: place + at for port, at in found.inputs.items()}
            insert_preview.over(QRectF(place, found.size), inputs, place + found.output)
        else:
            insert_preview.leave()
        if not (area := before.united(insert_preview.area())).isEmpty():
            self._scene.update(area)
        return insert_preview

    def _point(self, event: QDropEvent) -> QPointF:
        return self._view.mapToScene(event.position().toPoint())
