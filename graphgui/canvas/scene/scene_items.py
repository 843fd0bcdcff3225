"""An item for every node, group and wire of the open group, brought up to date when somebody looks."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from PySide6.QtCore import QPointF, QRectF

from graphgui.canvas.items.group_item import GroupItem, group_content
from graphgui.canvas.items.node_content import in_forward_mode, loss_mark, node_content, value_symbol
from graphgui.canvas.items.node_item import NodeItem
from graphgui.canvas.items.style import Style
from graphgui.canvas.items.wire_curve import LABEL_REACH
from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.scene.boundary_ports import BoundaryPorts
from graphgui.canvas.scene.open_group import OpenGroup
from graphgui.canvas.scene.placed_labels import PlacedLabels
from graphgui.canvas.scene.spatial_index import SpatialIndex
from graphgui.document.model import Model
from graphgui.engine.graph import groups
from graphgui.engine.graph.graph import PortId, Wire

_SOME = 60  # nodes that are brought up to date in some milliseconds
_READABLE = 300  # nodes in sight, beyond which they are too small for anyone to read their shapes


class SceneItems:
    """What the open group shows: edits only say what is stale, `refresh` does the work once for all of them.

    One wire may give thousands of nodes other shapes. `invalidate_later` lets those wait that nobody looks at:
    `refresh_near` brings up to date what is in sight, and `refresh_some` the others, a few at a time.

    Attributes:
        nodes: the nodes and groups, by name.
        wires: the wires.
        node_boxes: which nodes touch an area; up to date after `refresh`.
        wire_boxes: which wires touch an area; up to date after `refresh`.
        labels: where the numbers of wires stand that have been placed.
        boundary_ports: where wires leave the open group.
        style: the colours and fonts.
        hidden: the wires that are left out for a while.
        arrangement: counts how often something stood elsewhere or looked different.
    """

    def __init__(self, document: Model, open_group: OpenGroup, style: Style) -> None:
        self._document, self._open_group = document, open_group
        self.style = style
        self.nodes: dict[str, NodeItem] = {}
        self.wires: dict[Wire, WireItem] = {}
        self.node_boxes: SpatialIndex[str] = SpatialIndex()
        self.wire_boxes: SpatialIndex[Wire] = SpatialIndex()
        self.labels = PlacedLabels()
        self.boundary_ports = BoundaryPorts()
        self.hidden: frozenset[Wire] = frozenset()
        self.arrangement = 0
        self._stale_nodes: set[str] = set()
        self._stale_wires: set[Wire] = set()
        self._waiting: set[str] = set()  # nodes whose shapes alone are others
        self._moved: set[str] = set()  # those that the document has elsewhere
        self._leaving: set[Wire] = set()  # the wires with one end outside the open group
        self._is_fresh = False
        self._is_regrouped = False  # which nodes the open group holds must be looked at anew
        self._is_forward = False  # whether tangents stand where gradients are in reverse mode
        self._trained: str | None = None
        self._prepared: SceneItems | None = None

    # edits

    def fill(self) -> None:
        """Make all items anew."""
        self.nodes.clear()
        self.wires.clear()
        self.node_boxes.clear()
        self.wire_boxes.clear()
        self.labels.clear()
        self.boundary_ports.clear()
        self.hidden = frozenset()
        self._stale_nodes.clear()
        self._stale_wires.clear()
        self._waiting.clear()
        self._moved.clear()
        self._leaving.clear()
        self._is_regrouped = False
        self._is_fresh = False
        graph = self._document.graph
        prepared, self._prepared = self._prepared, None
        if prepared and prepared._document.graph is graph:
            self.nodes.update(prepared.nodes)
            self.wires.update(prepared.wires)
            self.node_boxes, self.wire_boxes = prepared.node_boxes, prepared.wire_boxes
            return
        for name in graph.inside(self._open_group.name):
            self.add_node(name)
        for wire in graph.wires:
            self.add_wire(wire)

    def expect(self, prepared: "SceneItems") -> None:
        """Take over what has been made of a graph, should it be shown next."""
        self._prepared = prepared

    def regroup_later(self) -> None:
        """Have `refresh` look anew at what the open group holds."""
        self._is_regrouped, self._is_fresh = True, False

    def regroup(self) -> None:
        """Show what the open group holds now, or the nearest group around it where it is no more."""
        if self._open_group.settle():
            self.fill()
            return
        self._is_regrouped, self._is_fresh = False, False
        graph = self._document.graph
        shown = graph.inside(self._open_group.name)
        for name in self.nodes.keys() - shown:
            self.remove_node(name)
        for name in shown - self.nodes.keys():
            self.add_node(name)
        for wire in list(self.wires):
            self._forget_wire(wire)
        for wire in graph.wires:
            self.add_wire(wire)

    def add_node(self, name: str) -> None:
        """Show a node or group, if the open group holds it."""
        graph = self._document.graph
        if graph.parent(name) == self._open_group.name:
            kind = GroupItem if name in graph.groups else NodeItem
            self.nodes[name] = kind(QPointF(*graph.position(name)))
            self._stale_nodes.add(name)

    def remove_node(self, name: str) -> None:
        """Show a node or group no more."""
        if item := self.nodes.pop(name, None):
            self._stale_nodes.discard(name)
            self.node_boxes.drop(name)
            self.labels.disturb(item.box)

    def rename_node(self, old: str, new: str) -> None:
        """Show a node or group by another name."""
        if item := self.nodes.pop(old, None):
            self.nodes[new] = item
            if old in self._moved:
                self._moved.add(new)
            self._stale_nodes.discard(old)
            self._stale_nodes.add(new)
            self.node_boxes.drop(old)

    def add_wire(self, wire: Wire) -> None:
        """Show a wire, if the open group shows both ends or one of them."""
        self._stale_nodes.update((wire.source, wire.target))
        if wire.source not in self.nodes or wire.target not in self.nodes:
            start, end = self._open_group.hosts(wire)
            if start == end:
                return
            if start is None or end is None:
                self._leaving.add(wire)
        self.wires[wire] = WireItem(wire, value_symbol(self._document.graph, wire))
        self._stale_wires.add(wire)

    def remove_wire(self, wire: Wire) -> None:
        """Show a wire no more."""
        self._stale_nodes.update((wire.source, wire.target))
        if wire in self.wires:
            self._forget_wire(wire)

    def _forget_wire(self, wire: Wire) -> None:
        self.labels.disturb_by_line(self.wires.pop(wire).routed, None)
        self._leaving.discard(wire)
        self._stale_wires.discard(wire)
        self.wire_boxes.drop(wire)
        self.labels.drop(wire)

    def invalidate(self, names: Iterable[str] = ()) -> None:
        """Have `refresh` look at all that was edited, and at the contents of these nodes."""
        self._stale_nodes.update(names)
        self._is_fresh = False

    def invalidate_later(self, names: Iterable[str]) -> None:
        """Have the shapes of these nodes looked at, with `refresh_some` at the latest."""
        self._waiting.update(names)

    def set_style(self, style: Style) -> None:
        """Take other colours and fonts."""
        self.style = style
        self.labels.clear()
        for wire in self.wires.values():
            wire.displace_pill()
        self.invalidate(self.nodes)

    def set_forward_mode(self, is_forward: bool) -> bool:
        """Let nodes name tangents in place of gradients, or gradients again; whether they did not already."""
        if is_forward == self._is_forward:
            return False
        self._is_forward = is_forward
        self.invalidate(self.nodes)
        return True

    # places

    def place(self, name: str, position: QPointF) -> None:
        """Show a node elsewhere at once, its wires with it, without moving it in the document."""
        self.refresh()
        self.arrangement += 1
        self._put(name, position)
        for wire in self.wires_of(name):
            self._route(wire)

    def place_all(self, places: Mapping[str, QPointF]) -> None:
        """Show many nodes elsewhere, those of them that are shown; their wires follow with `refresh`."""
        self.refresh()
        for name in places.keys() & self.nodes.keys():
            self._move(name, places[name])
        self._is_fresh = False

    def put_back(self, name: str) -> bool:
        """Show a node or group where the document has it; whether it is the first since the last `refresh`."""
        if name not in self.nodes:
            return False
        is_first = not self._moved
        self._moved.add(name)
        self._is_fresh = False
        return is_first

    def _move(self, name: str, position: QPointF) -> None:
        self._put(name, position)
        self._stale_wires.update(self.wires_of(name))

    def _put(self, name: str, position: QPointF) -> None:
        item = self.nodes[name]
        before = item.box
        item.move(position)
        self.labels.disturb(before, item.box)
        self.node_boxes.put(name, item.box)

    def painted_with(self, name: str) -> list[QRectF]:
        """What painting touches of a node, its wires, and the wires whose labels make way for it."""
        self.refresh()
        box, moved = self.nodes[name].box, self.wires_of(name)
        lines = [self.wires[wire].curve for wire in moved]
        labelled = self.labels.under(lines) | self.labels.giving_way_to(lines, self.wire_boxes)
        wires = {*moved, *self.wire_boxes.touching(box), *labelled}
        return [box, *(self.wires[wire].box for wire in wires)]

    def refresh(self) -> None:
        """Bring contents and curves up to date: once, however many edits there were since the last look."""
        self._refresh_waiting(self._waiting)

    def refresh_these(self, names: Iterable[str]) -> None:
        """The same, but of the nodes that may wait only these."""
        self._refresh_waiting(self._waiting.intersection(names))

    def refresh_near(self, areas: Sequence[QRectF]) -> None:
        """The same, but of the nodes that may wait only those that touch some areas, where these can be read."""
        self._refresh()
        if self._waiting:
            near = self.node_boxes.touching(*areas)
            if len(near) <= _READABLE:
                self._refresh_waiting(self._waiting.intersection(near))

    def refresh_some(self) -> bool:
        """The same, but of the nodes that may wait only some; whether there are any left."""
        self._refresh_waiting(set(islice(self._waiting, _SOME)))
        return bool(self._waiting)

    def _refresh_waiting(self, names: set[str]) -> None:
        if names:
            self.invalidate(names)
            self._waiting = self._waiting - names
        self._refresh()

    def _refresh(self) -> None:
        if self._is_fresh:
            return
        if self._is_regrouped:
            self.regroup()
        self._is_fresh = True
        self.arrangement += 1
        self._refresh_contents()
        for name in self._moved & self.nodes.keys():
            self._move(name, QPointF(*self._document.position(name)))
        self._moved.clear()
        if self._open_group.name is not None:
            self._place_boundary_ports()
        for wire in self._stale_wires:
            self._route(wire)
        self._stale_wires.clear()

    def _refresh_contents(self) -> None:
        graph, shapes = self._document.graph, self._document.shapes
        trained = graph.trained_loss()
        if trained != self._trained:
            self._stale_nodes.update(name for name in (trained, self._trained) if name)
            self._trained = trained
        if graph.groups:  # what is inside may be another
            self._stale_nodes |= self.nodes.keys() & graph.groups.keys()
        for name in self._stale_nodes & self.nodes.keys():
            item, content_of = self.nodes[name], group_content if name in graph.groups else node_content
            content = content_of(graph, shapes, name, trained)
            if self._is_forward:
                content = in_forward_mode(content)
            before = item.box
            if item.show(content, loss_mark(content), self.style):
                self.node_boxes.put(name, item.box)
                if item.box != before:
                    self.labels.disturb(before, item.box)
                self._stale_wires.update(self.wires_of(name))
        self._stale_nodes.clear()

    def _place_boundary_ports(self) -> None:
        incoming, outgoing = [], []
        for wire in self._leaving:
            start, end = self._open_group.hosts(wire)
            if end is not None:
                incoming.append((self.nodes[end].arrives_at(wire).y(), wire))
            elif start is not None:
                outgoing.append((self.nodes[start].leaves_at(wire).y(), wire))
        self.boundary_ports.lay_out(incoming, outgoing, self.node_boxes.bounds())
        self._stale_wires |= self._leaving

    def _route(self, wire: Wire) -> None:
        item, source, target = self.wires[wire], self._host(wire.source), self._host(wire.target)
        start = source.leaves_at(wire) if source else self.boundary_ports.place(wire)
        before = item.routed
        if item.route(start, target.arrives_at(wire) if target else self.boundary_ports.place(wire)):
            self.labels.disturb_by_line(before, item.curve)
            self.wire_boxes.put(wire, item.box)
            self.labels.drop(wire)

    def _host(self, name: str) -> NodeItem | None:
        """The node or group at which a node's wires end."""
        if item := self.nodes.get(name):
            return item
        host = self._open_group.host(name)
        return None if host is None else self.nodes[host]

    # labels

    def displace_labels(self) -> None:
        """Have the numbers placed anew that something stands in the way of, or no more, since the last call."""
        if self.labels.is_settled:
            return
        for wire in self.labels.disturbed(self.wire_boxes):
            self.wires[wire].displace_pill()
            self.labels.drop(wire)
        self.labels.settle()

    # answers

    def port_place(self, port: PortId) -> QPointF:
        """Where a port is."""
        self.refresh()
        item = self._host(port.node)
        return item.port_at(port) if item else self.boundary_ports.port_place(port)

    def bounds(self) -> QRectF:
        """A rectangle around all; a null one where there is nothing."""
        self.refresh()
        return self.rough_bounds()

    def rough_bounds(self) -> QRectF:
        """The same, where the nodes that may wait are as they were before."""
        self._refresh()
        across, down = LABEL_REACH.width(), LABEL_REACH.height()
        curves = self.wire_boxes.bounds().adjusted(across, down, -across, -down)
        drawn = self.node_boxes.bounds().united(curves if self.wires else QRectF())
        return drawn.united(self.boundary_ports.bounds())

    def wires_touching(self, areas: Sequence[QRectF]) -> list[WireItem]:
        """The wires whose painting touches some areas, without the hidden ones."""
        self.refresh_near(areas)
        wires = self.wire_boxes.touching(*areas)
        if self.hidden:
            wires = [wire for wire in wires if wire not in self.hidden]
        return [self.wires[wire] for wire in wires]

    def wires_through(self, area: QRectF) -> list[WireItem]:
        """The wires whose lines may run through an area: what else their painting may touch is left out."""
        across, down = LABEL_REACH.width(), LABEL_REACH.height()
        wires = self.wire_boxes.touching(area.adjusted(across, down, -across, -down))
        return [self.wires[wire] for wire in wires]

    def order(self) -> list[str]:
        """The nodes and groups shown, in the order in which values flow."""
        order = self._document.graph.order()
        if not self._document.graph.groups:
            return order
        hosts = (self._open_group.host(name) for name in order)
        return [name for name in dict.fromkeys(hosts) if name is not None]

    def wires_of(self, name: str) -> list[Wire]:
        """The wires shown that touch a node or group; none of one that has gone with the graph it was in."""
        graph = self._document.graph
        if name in graph.groups:
            inside = groups.members(graph, name)
            touching = {wire for node in inside for wire in graph.wires_of(node)}
            return sorted(touching & self.wires.keys())
        wires = graph.wires_of(name) if name in graph else []
        return [wire for wire in wires if wire in self.wires] if graph.groups else wires
