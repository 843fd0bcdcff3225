"""The scene: an item for every node and wire of the document, obeying its signals.

It holds no graphics items. A view asks it to paint some areas, an index says what touches them, and `Painting`
paints those from one call.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsScene

from graphgui.canvas.annotations import Annotations
from graphgui.canvas.boxes import Boxes
from graphgui.canvas.faces import loss_mark, node_face
from graphgui.canvas.geometry import LABEL_REACH, apart
from graphgui.canvas.items import OUTSIDE, Change, Lights, NodeItem, WireItem
from graphgui.canvas.painting import FAR as FAR
from graphgui.canvas.painting import Painting
from graphgui.canvas.readings import node_readings, wire_reading
from graphgui.canvas.room import LabelRoom
from graphgui.canvas.selection import Selection
from graphgui.canvas.style import Style
from graphgui.canvas.tips import wire_tip
from graphgui.document.document import Document
from graphgui.document.session import Session
from graphgui.engine.graph import PortId, Wire

WIRE_REACH = 9.0
_EDGE = 1e7  # far enough out that panning never meets an end


class Scene(QGraphicsScene):
    """Draws the document at the session's moment; `items_by_name` and `wire_items` mirror its graph.

    Signals:
        moment_passed: the session shows other numbers; items read them when they are looked at.
        rearranged: nodes stand elsewhere, are others or look different.
    """

    moment_passed = Signal()
    rearranged = Signal()

    def __init__(self, document: Document, session: Session, style: Style, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document, self.session, self.look = document, session, style
        self.selection = Selection(self)
        self.annotations = Annotations(document, self.selection, self)
        self.items_by_name: dict[str, NodeItem] = {}
        self.wire_items: dict[Wire, WireItem] = {}
        self._node_boxes: Boxes[str] = Boxes()
        self._wire_boxes: Boxes[Wire] = Boxes()
        self._room = LabelRoom(self._node_boxes)
        self._lights: Lights | None = None
        self._hidden: frozenset[Wire] = frozenset()
        self._painting = Painting(self)
        self._stale_nodes: set[str] = set()
        self._stale_wires: set[Wire] = set()
        self._is_fresh = False
        self._trained: str | None = None
        self._moment = 0
        self._arrangement = 0
        self.setSceneRect(-_EDGE, -_EDGE, 2 * _EDGE, 2 * _EDGE)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.selection.changed.connect(self._repaint)
        document.node_added.connect(self._add_node)
        document.node_removed.connect(self._remove_node)
        document.node_renamed.connect(self._rename_node)
        document.node_moved.connect(self.put_back)
        document.node_changed.connect(self._stale_nodes.add)
        document.node_view_changed.connect(self._change_look)
        document.wire_added.connect(self._add_wire)
        document.wire_removed.connect(self._remove_wire)
        document.shapes_changed.connect(self._shapes_changed)
        for annotated in (document.annotation_added, document.annotation_changed, document.annotation_removed):
            annotated.connect(self._annotate)
        document.structure_changed.connect(self._structure_changed)
        document.replaced.connect(self._replace)
        session.moment_shown.connect(self._show_moment)
        self._replace()

    # obeying the document

    def _add_node(self, name: str) -> None:
        self.items_by_name[name] = NodeItem(QPointF(*self.document.graph[name].position))
        self._stale_nodes.add(name)

    def _remove_node(self, name: str) -> None:
        del self.items_by_name[name]
        self._stale_nodes.discard(name)
        self._node_boxes.drop(name)
        self.selection.forget(name)

    def _rename_node(self, old: str, new: str) -> None:
        self.items_by_name[new] = self.items_by_name.pop(old)
        self._stale_nodes.discard(old)
        self._stale_nodes.add(new)
        self._node_boxes.drop(old)
        self.selection.rename(old, new)

    def _change_look(self, name: str) -> None:
        self._stale_nodes.add(name)
        self._is_fresh = False
        self._repaint()

    def _annotate(self, name: str) -> None:
        self.annotations.let_go()
        if name not in self.document.annotations:
            self.selection.forget(name)
        self._repaint()

    def _add_wire(self, wire: Wire) -> None:
        self.wire_items[wire] = WireItem(wire)
        self._stale_wires.add(wire)
        self._stale_nodes.update((wire.source, wire.target))

    def _remove_wire(self, wire: Wire) -> None:
        del self.wire_items[wire]
        self._stale_wires.discard(wire)
        self._stale_nodes.update((wire.source, wire.target))
        self._wire_boxes.drop(wire)
        self._room.forget(wire)
        self.selection.forget(wire=wire)

    def _shapes_changed(self, names: set[str]) -> None:
        self._stale_nodes.update(names)
        self._is_fresh = False
        self._repaint()

    def _structure_changed(self) -> None:
        self._is_fresh = False
        self._moment += 1
        self._repaint()
        self.rearranged.emit()

    def _replace(self) -> None:
        self.items_by_name.clear()
        self.wire_items.clear()
        self._stale_nodes.clear()
        self._stale_wires.clear()
        self._node_boxes.clear()
        self._wire_boxes.clear()
        self._lights, self._hidden = None, frozenset()
        graph = self.document.graph
        for name in graph.nodes:
            self._add_node(name)
        for wire in graph.wires:
            self._add_wire(wire)
        self.selection.set()
        self._structure_changed()

    def set_style(self, style: Style) -> None:
        """Take other colours and fonts."""
        self.look = style
        self._stale_nodes.update(self.items_by_name)
        self._structure_changed()

    def _repaint(self) -> None:
        self.update()

    def _freshen(self) -> None:
        """Bring faces and curves up to date: once, however many edits there were since the last look."""
        if self._is_fresh:
            return
        self._is_fresh = True
        self._arrangement += 1
        graph, shapes = self.document.graph, self.document.shapes
        trained = graph.trained_loss()
        if trained != self._trained:
            self._stale_nodes.update(name for name in (trained, self._trained) if name)
            self._trained = trained
        for name in self._stale_nodes & self.items_by_name.keys():
            item, face = self.items_by_name[name], node_face(graph, shapes, name, trained)
            if item.show(face, loss_mark(face), self.look):
                self._node_boxes.put(name, item.box)
                self._stale_wires.update(graph.wires_of(name))
        for wire in self._stale_wires:
            self._route(wire)
        self._stale_nodes.clear()
        self._stale_wires.clear()

    # places

    def item(self, name: str) -> NodeItem:
        """The node as it is shown."""
        self._freshen()
        return self.items_by_name[name]

    def wire_item(self, wire: Wire) -> WireItem:
        """The wire as it is shown."""
        self._freshen()
        return self.wire_items[wire]

    def rect(self, name: str) -> QRectF:
        """Where a node, frame or note is shown."""
        return self.annotations.rect(name) if name in self.document.annotations else self.item(name).rect

    def place(self, name: str, position: QPointF) -> None:
        """Show a node, frame or note elsewhere, without moving it in the document."""
        if name in self.document.annotations:
            self.annotations.hold(name, QRectF(position, self.annotations.rect(name).size()))
            self._repaint()
            return
        self._freshen()
        self._arrangement += 1
        item = self.items_by_name[name]
        wires = self.document.graph.wires_of(name)
        self._repaint_around(item, wires)
        item.move(position)
        self._node_boxes.put(name, item.box)
        for wire in wires:
            self._route(wire)
        self._repaint_around(item, wires)
        self.rearranged.emit()

    def _repaint_around(self, item: NodeItem, wires: Iterable[Wire]) -> None:
        """Repaint a node, its wires, and the wires whose labels make way for it."""
        self.update(item.box)
        for wire in {*wires, *self._wire_boxes.touching(item.box)}:
            self.update(self.wire_items[wire].box)

    def put_back(self, name: str) -> None:
        """Show a node, frame or note where the document has it."""
        self.place(name, QPointF(*self.document.position(name)))

    def _route(self, wire: Wire) -> None:
        item = self.wire_items[wire]
        source, target = self.items_by_name[wire.source], self.items_by_name[wire.target]
        item.route(source.output_at(), target.input_at(wire.input))
        self._wire_boxes.put(wire, item.box)

    def port_place(self, port: PortId) -> QPointF:
        """Where a port is."""
        item = self.item(port.node)
        return item.input_at(port.port) if port.port in item.layout.inputs else item.output_at()

    def itemsBoundingRect(self) -> QRectF:
        """Everything that is drawn; Qt's own answer counts graphics items, of which there are none."""
        self._freshen()
        across, down = LABEL_REACH.width(), LABEL_REACH.height()
        curves = self._wire_boxes.bounds().adjusted(across, down, -across, -down)
        drawn = self._node_boxes.bounds().united(curves if self.wire_items else QRectF())
        return drawn.united(self.annotations.bounds())

    # what is at a place

    def ports_near(self, point: QPointF, reach: float) -> list[tuple[PortId, bool]]:
        """The ports within reach, nearest first, each with whether it is an output."""
        self._freshen()
        found = []
        for name in self._node_boxes.touching(_around(point, reach)):
            item = self.items_by_name[name]
            found.append((apart(point, item.output_at()), PortId(name, item.face.output), True))
            inputs = item.layout.inputs
            found += [(apart(point, item.input_at(port)), PortId(name, port), False) for port in inputs]
        return [(port, is_output) for distance, port, is_output in sorted(found) if distance <= reach]

    def node_at(self, point: QPointF) -> str | None:
        """The node on top at a point."""
        self._freshen()
        near = self._node_boxes.touching(_around(point, 0))
        hit = [name for name in near if self.items_by_name[name].rect.contains(point)]
        return self._on_top(hit)[-1] if hit else None

    def wire_at(self, point: QPointF, reach: float) -> Wire | None:
        """The wire nearest to a point, within reach."""
        self._freshen()
        near = self._wire_boxes.touching(_around(point, reach))
        if not near:
            return None
        distance, wire = min((self.wire_items[wire].distance(point), wire) for wire in near)
        return wire if distance <= reach else None

    def wires_through(self, area: QRectF) -> list[Wire]:
        """The wires that run through a rectangle, those nearest to its middle first."""
        self._freshen()
        near = self._wire_boxes.touching(area)
        crossing = [wire for wire in near if self.wire_items[wire].curve.crosses(area)]
        return sorted(crossing, key=lambda wire: (self.wire_items[wire].distance(area.center()), wire))

    def wires_crossing(self, start: QPointF, end: QPointF) -> list[Wire]:
        """The wires that a straight line from point to point crosses."""
        self._freshen()
        near = self._wire_boxes.touching(QRectF(start, end).normalized())
        return [wire for wire in near if self.wire_items[wire].curve.meets(start, end)]

    def nodes_in(self, area: QRectF) -> list[str]:
        """The nodes that touch a rectangle."""
        self._freshen()
        touching = self._node_boxes.touching(area.adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE))
        return [name for name in touching if self.items_by_name[name].rect.intersects(area)]

    def tip_at(self, point: QPointF) -> str:
        """What there is to know about the thing at a point."""
        if near := self.ports_near(point, 8):
            return str(near[0][0])
        if name := self.node_at(point):
            return self.items_by_name[name].face.problem
        wire = self.wire_at(point, WIRE_REACH)
        return wire_tip(self.session, self.wire_items[wire]) if wire else ""

    # looks for a while

    def light(self, lights: Lights | None) -> None:
        """Light the ports that a wire in the making may end at, and dim the others; None ends it."""
        self._lights = lights
        self._repaint()

    def hide(self, wires: Iterable[Wire] = ()) -> None:
        """Leave out wires that a hand holds, and show all others again."""
        self._hidden = frozenset(wires)
        self._repaint()

    # numbers

    def _show_moment(self) -> None:
        self._moment += 1
        self.moment_passed.emit()

    def read_node(self, item: NodeItem) -> bool:
        """Bring a node's numbers up to the moment; whether they are others."""
        if item.moment == self._moment:
            return False
        item.moment = self._moment
        before = item.readings
        item.readings = node_readings(self.session, item.face) if item.layout.slots else ()
        return item.readings != before

    def read_wire(self, item: WireItem, near: bool = False) -> Change:
        """Bring a wire's numbers up to the moment; `near` where it is seen large."""
        close = (near or item.wire in self.selection.wires) and item.crowded_in != self._arrangement
        if item.moment == self._moment and item.close == close:
            return Change.NOTHING
        item.moment = self._moment
        return item.read(wire_reading(self.session, item.wire, close), close)

    def place_labels(self, item: WireItem) -> bool:
        """Give a wire's labels room where neither node nor label is; whether they had it elsewhere."""
        if not self._room.place(item, self.look, self._arrangement):
            return False
        if item.close and not item.has_room:  # for numbers, perhaps for a picture
            item.crowded_in = self._arrangement
            self.read_wire(item)
            self._room.place(item, self.look, self._arrangement)
        return True

    def label_state(self) -> tuple[object, ...]:
        """Something that is another whenever a label may stand elsewhere."""
        return self._arrangement, self._room.moves, self._hidden

    # painting

    @property
    def lights(self) -> Lights | None:
        """Which ports are lit, while a wire is in the making."""
        return self._lights

    def touching(self, areas: Sequence[QRectF]) -> tuple[list[NodeItem], list[WireItem]]:
        """The nodes and wires whose painting touches the areas, in its order: what is selected lies on top."""
        self._freshen()
        nodes = self._on_top(self._node_boxes.touching(*areas))
        wires = self._wire_boxes.touching(*areas)
        if self._hidden:
            wires = [wire for wire in wires if wire not in self._hidden]
        return [self.items_by_name[name] for name in nodes], [self.wire_items[wire] for wire in wires]

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint what touches `rect`, for a picture: on whatever paper that has."""
        area = QRectF(rect)
        self.draw(painter, [area], self.touching([area])[1], None)

    def draw(
        self, painter: QPainter, areas: Sequence[QRectF], labelled: Sequence[WireItem], paper: QColor | None
    ) -> None:
        """Paint what touches some areas, and the labels of some wires; see `Painting.paint`."""
        self.annotations.paint(painter, self.look, areas)
        with np.errstate(all="ignore"):
            self._painting.paint(painter, areas, labelled, paper)

    def _on_top(self, names: Iterable[str]) -> list[str]:
        """In the order of painting: what is selected comes last, so that it lies on top."""
        chosen = self.selection.nodes
        return sorted(names, key=chosen.__contains__) if chosen else list(names)


def _around(point: QPointF, reach: float) -> QRectF:
    return QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
