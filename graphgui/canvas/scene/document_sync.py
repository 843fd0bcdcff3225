"""An item for every node, group and wire of the sheet shown, obeying the document's signals."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QGraphicsScene

from graphgui.canvas.items.group_item import GroupItem
from graphgui.canvas.items.node_item import NodeItem
from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.scene.open_group import OpenGroup
from graphgui.canvas.scene.selection import Selection
from graphgui.canvas.scene.spatial_index import SpatialIndex
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.graph import groups
from graphgui.engine.graph.graph import Wire


class SyncedScene(QGraphicsScene):
    """Keeps `items_by_name` and `wire_items` as the document has them.

    Signals:
        rearranged: nodes stand elsewhere, are others or look different.
        open_group_changed: the inside of another group is shown, or what is in no group.
    """

    rearranged = Signal()
    open_group_changed = Signal()

    def __init__(self, document: Document, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.selection = Selection(self)
        self.items_by_name: dict[str, NodeItem] = {}
        self.wire_items: dict[Wire, WireItem] = {}
        self._node_boxes: SpatialIndex[str] = SpatialIndex()
        self._wire_boxes: SpatialIndex[Wire] = SpatialIndex()
        self.document = document
        self.open_group = OpenGroup(document)
        self._stale_nodes: set[str] = set()
        self._stale_wires: set[Wire] = set()
        self._moved: set[str] = set()  # those that stand elsewhere in the document
        self._leaving: set[Wire] = set()  # the wires with one end outside the sheet
        self._is_fresh = False
        self._is_regrouped = False  # what stands on the sheet must be looked at anew
        document.node_added.connect(self._add_node)
        document.node_removed.connect(self._remove_node)
        document.node_renamed.connect(self._rename_node)
        document.node_changed.connect(self._stale_nodes.add)
        for regrouped in (document.node_view_changed, document.group_added, document.group_changed):
            regrouped.connect(self._change_look)
        document.group_removed.connect(self._remove_group)
        document.group_renamed.connect(self._rename_group)
        document.undo_stack.indexChanged.connect(self._sync)
        document.wire_added.connect(self._add_wire)
        document.wire_removed.connect(self._remove_wire)
        document.shapes_changed.connect(self._shapes_changed)
        document.structure_changed.connect(self._structure_changed)
        document.replaced.connect(self._replace)

    def _add_node(self, name: str) -> None:
        graph = self.document.graph
        if graph.parent(name) == self.open_group.name:
            kind = GroupItem if name in graph.groups else NodeItem
            self.items_by_name[name] = kind(QPointF(*graph.position(name)))
            self._stale_nodes.add(name)

    def _remove_node(self, name: str) -> None:
        if self.items_by_name.pop(name, None):
            self._stale_nodes.discard(name)
            self._node_boxes.drop(name)
            self.selection.forget(name)

    def _rename_node(self, old: str, new: str) -> None:
        if item := self.items_by_name.pop(old, None):
            self.items_by_name[new] = item
            if old in self._moved:
                self._moved.add(new)
            self._stale_nodes.discard(old)
            self._stale_nodes.add(new)
            self._node_boxes.drop(old)
            self.selection.rename(old, new)

    def _change_look(self, name: str) -> None:
        is_shown = name in self.items_by_name
        if is_shown and self.open_group.shows(name):
            if name in self.document.graph.groups:
                self.put_back(name)
        else:
            self._is_regrouped = True
            if is_shown:
                self._remove_node(name)
            elif self.open_group.shows(name):
                self._add_node(name)
        self._stale_nodes.add(name)
        self._is_fresh = False
        self.update()

    def _remove_group(self, name: str) -> None:
        self._remove_node(name)
        self._is_regrouped, self._is_fresh = True, False

    def _rename_group(self, old: str, new: str) -> None:
        self.open_group.renamed(old, new)
        self._rename_node(old, new)
        self._is_regrouped, self._is_fresh = True, False
        if new in self.open_group.path:
            self.open_group_changed.emit()
        self._structure_changed()

    def _sync(self) -> None:
        """After a step that made, changed or dissolved groups: show what stands on the sheet now."""
        if self._is_regrouped:
            self._mirror()
            self._structure_changed()

    def _mirror(self) -> None:
        self._is_regrouped = False
        if self.open_group.settle():
            self._show_sheet()
            return
        graph = self.document.graph
        shown = graph.inside(self.open_group.name)
        for name in self.items_by_name.keys() - shown:
            self._remove_node(name)
        for name in shown - self.items_by_name.keys():
            self._add_node(name)
        for wire in list(self.wire_items):
            self._forget_wire(wire)
        for wire in graph.wires:
            self._add_wire(wire)
        self.selection.set(self.selection.names, self.selection.wires & self.wire_items.keys())

    def show_group(self, group: str | None) -> None:
        """Show the inside of a group, or the outermost sheet."""
        if group != self.open_group.name:
            self.open_group.open(group)
            self._show_sheet()

    def go_out(self, group: str | None) -> None:
        """Show a sheet further out, and select there the group that was open."""
        way = self.open_group.path
        inner = way[way.index(group) + 1 :] if group in way else way
        self.show_group(group)
        self.selection.set(inner[:1])

    def show_names(self, names: Iterable[str]) -> None:
        """Show the sheet on which something stands, unless some of it stands here."""
        graph = self.document.graph
        there = [name for name in names if name in graph or name in graph.groups]
        if there and not any(self.open_group.shows(name) for name in there):
            self.show_group(graph.parent(there[0]))

    def _show_sheet(self) -> None:
        self._fill()
        self.open_group_changed.emit()

    def _add_wire(self, wire: Wire) -> None:
        self._stale_nodes.update((wire.source, wire.target))
        items = self.items_by_name
        if wire.source not in items or wire.target not in items:
            start, end = self.open_group.hosts(wire)
            if start == end:
                return
            if start is None or end is None:
                self._leaving.add(wire)
        self.wire_items[wire] = WireItem(wire)
        self._stale_wires.add(wire)

    def _remove_wire(self, wire: Wire) -> None:
        self._stale_nodes.update((wire.source, wire.target))
        if wire in self.wire_items:
            self._forget_wire(wire)
            self.selection.forget(wire=wire)

    def _forget_wire(self, wire: Wire) -> None:
        del self.wire_items[wire]
        self._leaving.discard(wire)
        self._stale_wires.discard(wire)
        self._wire_boxes.drop(wire)

    def _shapes_changed(self, names: set[str]) -> None:
        graph = self.document.graph
        self._stale_nodes.update(names)
        self._stale_nodes.update(wire.target for name in names if name in graph for wire in graph.outgoing(name))
        self._is_fresh = False
        self.update()

    def _structure_changed(self) -> None:
        self._is_fresh = False
        self.rearranged.emit()

    def _replace(self) -> None:
        self.open_group.open(None)
        self._show_sheet()

    def _fill(self) -> None:
        """Make all items anew."""
        self._is_regrouped = False
        self.items_by_name.clear()
        self._leaving.clear()
        self.wire_items.clear()
        self._stale_nodes.clear()
        self._stale_wires.clear()
        self._moved.clear()
        self._node_boxes.clear()
        self._wire_boxes.clear()
        graph = self.document.graph
        for name in graph.inside(self.open_group.name):
            self._add_node(name)
        for wire in graph.wires:
            self._add_wire(wire)
        self.selection.set()
        self._structure_changed()

    def order(self) -> list[str]:
        """The nodes and groups shown, in the order in which values flow."""
        order = self.document.graph.order()
        if not self.document.graph.groups:
            return order
        hosts = (self.open_group.host(name) for name in order)
        return [name for name in dict.fromkeys(hosts) if name is not None]

    def wires_of(self, name: str) -> list[Wire]:
        """The wires shown that touch a node or group."""
        graph = self.document.graph
        if name in graph.groups:
            inside = groups.members(graph, name)
            touching = {wire for node in inside for wire in graph.wires_of(node)}
            return sorted(touching & self.wire_items.keys())
        wires = graph.wires_of(name)
        return [wire for wire in wires if wire in self.wire_items] if graph.groups else wires

    def put_back(self, name: str) -> None:
        """Show something where the document has it."""
        raise NotImplementedError
