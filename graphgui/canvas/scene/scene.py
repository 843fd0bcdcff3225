"""The scene: one sheet of the document, drawn.

It holds no graphics items. A view asks it to paint some areas, an index says what touches them, and `ScenePainter`
paints those from one call.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsScene

from graphgui.canvas.items.displayed_numbers import DetailLevel, displayed_wire
from graphgui.canvas.items.group_item import group_content
from graphgui.canvas.items.node_content import in_forward_mode, loss_mark, node_content
from graphgui.canvas.items.node_item import NodeItem, PortFits
from graphgui.canvas.items.step_highlight import NOTHING, highlighted
from graphgui.canvas.items.style import Style
from graphgui.canvas.items.wire_curve import LABEL_REACH
from graphgui.canvas.items.wire_item import Change, WireItem
from graphgui.canvas.painting.level_of_detail import FAR as FAR
from graphgui.canvas.painting.level_of_detail import TITLES, detail_level, zoom_of
from graphgui.canvas.painting.scene_painter import ScenePainter
from graphgui.canvas.painting.scene_picture import ScenePicture
from graphgui.canvas.scene.annotations import Annotations
from graphgui.canvas.scene.boundary_ports import BoundaryPorts
from graphgui.canvas.scene.document_sync import SyncedScene
from graphgui.canvas.scene.hit_testing import WIRE_REACH as WIRE_REACH
from graphgui.canvas.scene.hit_testing import HitTester
from graphgui.canvas.scene.label_placement import LabelPlacement
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import PortId, Wire

_EDGE = 1e7  # far enough out that panning never meets an end


class Scene(SyncedScene):
    """Draws one sheet at the session's moment; `items_by_name` and `wire_items` are what stands on it.

    Attributes:
        hits: finds what is at a place.

    Signals:
        moment_passed: the session shows other numbers; items read them when they are looked at.
    """

    moment_passed = Signal()

    def __init__(self, document: Document, session: Session, style: Style, parent: QObject | None = None) -> None:
        super().__init__(document, session, parent)
        self.look = style
        self.hits = HitTester(
            session,
            self.selection,
            self.items_by_name,
            self.wire_items,
            self._node_boxes,
            self._wire_boxes,
            self._refresh,
        )
        self.gates = BoundaryPorts()
        self.annotations = Annotations(document, self.selection, self.open_group, self)
        self._room = LabelPlacement(self._node_boxes)
        self._port_fits: PortFits | None = None
        self._hidden: frozenset[Wire] = frozenset()
        self._lit = NOTHING
        self._is_forward = False  # whether tangents stand where gradients are in reverse mode
        self._painting = ScenePainter(style)
        self._trained: str | None = None
        self._moment = 0
        self._arrangement = 0
        self.setSceneRect(-_EDGE, -_EDGE, 2 * _EDGE, 2 * _EDGE)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.selection.changed.connect(self._repaint)
        document.node_moved.connect(self.put_back)
        for annotated in (document.annotation_added, document.annotation_changed, document.annotation_removed):
            annotated.connect(self._annotate)
        session.moment_shown.connect(self._show_moment)
        self._replace()

    def _annotate(self, name: str) -> None:
        self.annotations.let_go()
        if name not in self.document.annotations:
            self.selection.forget(name)
        self._repaint()

    def _repaint(self) -> None:
        self.update()

    def _structure_changed(self) -> None:
        self._moment += 1
        self._repaint()
        super()._structure_changed()

    def _fill(self) -> None:
        self._port_fits, self._hidden = None, frozenset()
        self.gates.clear()
        super()._fill()

    def _forget_wire(self, wire: Wire) -> None:
        super()._forget_wire(wire)
        self._room.forget(wire)

    def set_style(self, style: Style) -> None:
        """Take other colours and fonts."""
        self.look = style
        self._stale_nodes.update(self.items_by_name)
        self._structure_changed()

    def _refresh(self) -> None:
        """Bring faces and curves up to date: once, however many edits there were since the last look."""
        if self._is_fresh:
            return
        if self._is_regrouped:
            self._mirror()
        self._is_fresh = True
        self._arrangement += 1
        graph, shapes = self.document.graph, self.document.shapes
        trained = graph.trained_loss()
        if trained != self._trained:
            self._stale_nodes.update(name for name in (trained, self._trained) if name)
            self._trained = trained
        if graph.groups:  # what is inside may be another
            self._stale_nodes |= self.items_by_name.keys() & graph.groups.keys()
        for name in self._stale_nodes & self.items_by_name.keys():
            item, face_of = self.items_by_name[name], group_content if name in graph.groups else node_content
            content = face_of(graph, shapes, name, trained)
            if self._is_forward:
                content = in_forward_mode(content)
            if item.show(content, loss_mark(content), self.look):
                self._node_boxes.put(name, item.box)
                self._stale_wires.update(self.wires_of(name))
        for name in self._moved & self.items_by_name.keys():
            self._move(name, QPointF(*self.document.position(name)))
        self._moved.clear()
        if self._leaving:
            self._place_gates()
        for wire in self._stale_wires:
            self._route(wire)
        self._stale_nodes.clear()
        self._stale_wires.clear()

    def _place_gates(self) -> None:
        incoming, outgoing = [], []
        for wire in self._leaving:
            start, end = self.open_group.hosts(wire)
            if end is not None:
                incoming.append((self.items_by_name[end].arrives_at(wire).y(), wire))
            elif start is not None:
                outgoing.append((self.items_by_name[start].leaves_at(wire).y(), wire))
        self.gates.lay_out(incoming, outgoing, self._node_boxes.bounds())
        self._stale_wires |= self._leaving

    # places

    def item(self, name: str) -> NodeItem:
        """The node or group as it is shown."""
        self._refresh()
        return self.items_by_name[name]

    def wire_item(self, wire: Wire) -> WireItem:
        """The wire as it is shown."""
        self._refresh()
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
        self._refresh()
        self._arrangement += 1
        item = self.items_by_name[name]
        wires = self.wires_of(name)
        self._repaint_around(item, wires)
        item.move(position)
        self._node_boxes.put(name, item.box)
        for wire in wires:
            self._route(wire)
        self._repaint_around(item, wires)
        self.rearranged.emit()

    def place_all(self, places: Mapping[str, QPointF]) -> None:
        """Show many nodes elsewhere at once, without moving them in the document."""
        self._refresh()
        for name in places.keys() & self.items_by_name.keys():
            self._move(name, places[name])
        self._is_fresh = False
        self._repaint()
        self.rearranged.emit()

    def _move(self, name: str, position: QPointF) -> None:
        """Put a node elsewhere; its wires follow when all are looked at."""
        item = self.items_by_name[name]
        item.move(position)
        self._node_boxes.put(name, item.box)
        self._stale_wires.update(self.wires_of(name))

    def _repaint_around(self, item: NodeItem, wires: Iterable[Wire]) -> None:
        """Repaint a node, its wires, and the wires whose labels make way for it."""
        self.update(item.box)
        for wire in {*wires, *self._wire_boxes.touching(item.box)}:
            self.update(self.wire_items[wire].box)

    def put_back(self, name: str) -> None:
        """Show a node, group, frame or note where the document has it, if it stands on this sheet."""
        if name in self.document.annotations:
            self.place(name, QPointF(*self.document.position(name)))
        elif name in self.items_by_name:
            if not self._moved:  # many may follow in the same step
                self._repaint()
                self.rearranged.emit()
            self._moved.add(name)
            self._is_fresh = False

    def _host(self, name: str) -> NodeItem | None:
        """The card at which a node's wires end."""
        if item := self.items_by_name.get(name):
            return item
        host = self.open_group.host(name)
        return None if host is None else self.items_by_name[host]

    def _route(self, wire: Wire) -> None:
        item, source, target = self.wire_items[wire], self._host(wire.source), self._host(wire.target)
        start = source.leaves_at(wire) if source else self.gates.place(wire)
        item.route(start, target.arrives_at(wire) if target else self.gates.place(wire))
        self._wire_boxes.put(wire, item.box)

    def port_place(self, port: PortId) -> QPointF:
        """Where a port is."""
        self._refresh()
        item = self._host(port.node)
        return item.port_at(port) if item else self.gates.port_place(port)

    def itemsBoundingRect(self) -> QRectF:
        """Everything that is drawn; Qt's own answer counts graphics items, of which there are none."""
        self._refresh()
        across, down = LABEL_REACH.width(), LABEL_REACH.height()
        curves = self._wire_boxes.bounds().adjusted(across, down, -across, -down)
        drawn = self._node_boxes.bounds().united(curves if self.wire_items else QRectF())
        return drawn.united(self.annotations.bounds()).united(self.gates.bounds())

    # looks for a while

    def light(self, port_fits: PortFits | None) -> None:
        """Light the ports that a wire in the making may end at, and dim the others; None ends it."""
        self._port_fits = port_fits
        self._repaint()

    def hide(self, wires: Iterable[Wire] = ()) -> None:
        """Leave out the wires that a gesture holds, and show all others again."""
        self._hidden = frozenset(wires)
        self._repaint()

    # numbers

    def _show_moment(self) -> None:
        self._moment += 1
        is_forward = self.session.moment.seed is not None
        if is_forward != self._is_forward:
            self._is_forward = is_forward
            self._stale_nodes.update(self.items_by_name)
            self._is_fresh = False
            self._structure_changed()
        lit = highlighted(self.session.moment)
        if lit != self._lit:
            self._lit = lit
            self._repaint()
        self.moment_passed.emit()

    @property
    def moment(self) -> int:
        """How often the numbers, or what shows them, have changed."""
        return self._moment

    def read_node(self, item: NodeItem) -> bool:
        """Bring a node's numbers up to the moment; whether they are others."""
        if item.moment == self._moment:
            return False
        item.moment = self._moment
        before = item.numbers
        item.numbers = item.read(self.session.moment) if item.layout.slots else ()
        return item.numbers != before

    def read_wire(self, item: WireItem, seen: DetailLevel = "picture") -> Change:
        """Bring a wire's numbers up to the moment, with the detail that can be seen; a selected one shows all."""
        wanted: DetailLevel = "numbers" if item.wire in self.selection.wires else seen
        if wanted == "numbers" and item.crowded_in == self._arrangement:
            wanted = "picture"
        if item.moment == self._moment and item.detail == wanted:
            return Change.NOTHING
        item.moment = self._moment
        return item.read(displayed_wire(self.session.moment, item.wire, wanted, item.kept), wanted)

    def place_labels(self, item: WireItem) -> bool:
        """Give a wire's labels room where neither node nor label is; whether they had it elsewhere."""
        if not self._room.place(item, self.look, self._arrangement):
            return False
        if item.detail == "numbers" and not item.has_room:  # perhaps for a picture
            item.crowded_in = self._arrangement
            self.read_wire(item)
            self._room.place(item, self.look, self._arrangement)
        return True

    def stands_clear(self, item: NodeItem) -> bool:
        """Whether no other node's painting touches a node."""
        if item.clear_in != self._arrangement:
            item.clear_in, item.is_clear = self._arrangement, len(self._node_boxes.touching(item.box)) == 1
        return item.is_clear

    def label(self, areas: Sequence[QRectF], seen: DetailLevel) -> list[WireItem]:
        """Bring the wires that touch some areas up to the moment, and give their labels room."""
        _, wires = self.touching(areas)
        with np.errstate(all="ignore"):
            for wire in wires:
                self.read_wire(wire, seen)
                self.place_labels(wire)
        return wires

    def label_state(self) -> tuple[object, ...]:
        """Something that is another whenever a label may stand elsewhere."""
        return self._arrangement, self._room.moves, self._hidden

    # painting

    @property
    def marked(self) -> frozenset[str]:
        """The nodes, and groups that hold nodes, at which something is wrong with training."""
        hosts = (self.open_group.host(name) for name in self.session.marks)
        return frozenset(name for name in hosts if name is not None)

    @property
    def hidden(self) -> frozenset[Wire]:
        """The wires that are left out for a while."""
        return self._hidden

    @property
    def port_fits(self) -> PortFits | None:
        """Which ports are lit, while a wire is in the making."""
        return self._port_fits

    def touching(self, areas: Sequence[QRectF]) -> tuple[list[NodeItem], list[WireItem]]:
        """The nodes and wires whose painting touches the areas, in its order: what is selected lies on top."""
        self._refresh()
        nodes = self.hits.on_top(self._node_boxes.touching(*areas))
        wires = self._wire_boxes.touching(*areas)
        if self._hidden:
            wires = [wire for wire in wires if wire not in self._hidden]
        return [self.items_by_name[name] for name in nodes], [self.wire_items[wire] for wire in wires]

    def _picture(self, areas: Sequence[QRectF], labelled: Sequence[WireItem], zoom: float) -> ScenePicture:
        """What touches some areas, as it is now, with the numbers up to date that a zoom shows."""
        nodes, wires = self.touching(areas)
        if zoom >= TITLES:
            seen = detail_level(zoom)
            for wire in wires:
                self.read_wire(wire, seen)
        if zoom >= FAR:
            for node in nodes:
                self.read_node(node)
        lit_nodes, lit_wires = self._lit
        return ScenePicture(
            style=self.look,
            nodes=nodes,
            wires=wires,
            labelled=labelled,
            label_state=self.label_state(),
            selected_nodes=self.selection.nodes,
            selected_wires=self.selection.wires,
            lit_nodes=lit_nodes,
            lit_wires=lit_wires,
            marked=self.marked,
            paused_at=self.session.breakpoints,
            port_fits=self._port_fits,
        )

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint what touches `rect`, for a picture: on whatever paper that has."""
        area = QRectF(rect)
        self.draw(painter, [area], self.label([area], detail_level(zoom_of(painter))), None)

    def draw(
        self,
        painter: QPainter,
        areas: Sequence[QRectF],
        labelled: Sequence[WireItem],
        paper: QColor | None,
        numbered: Sequence[NodeItem] = (),
    ) -> None:
        """Paint what touches some areas, the labels of some wires and the numbers of some nodes.

        Args:
            painter: has the scene's coordinates.
            areas: where something must be painted that is no label of a wire.
            labelled: the wires whose labels are painted, where anyone could read them; see `label`.
            paper: the colour of the patches that keep lines off the labels; None for print, which has none.
            numbered: nodes of which the numbers alone are painted; no other node touches them.
        """
        self.annotations.paint(painter, self.look, areas)
        with np.errstate(all="ignore"):
            picture = self._picture(areas, labelled, zoom_of(painter))
            self._painting.paint(painter, picture, paper)
            for node in numbered:
                node.paint_numbers(painter, self.look)
        if self._leaving and zoom_of(painter) >= FAR:
            self.gates.paint(painter, self.look, self.touching(areas)[1])
