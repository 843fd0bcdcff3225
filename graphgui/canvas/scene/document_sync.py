"""Keeps the items of the open group as the document has them, by obeying its signals."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from graphgui.canvas.scene.open_group import OpenGroup
from graphgui.canvas.scene.scene_items import SceneItems
from graphgui.canvas.scene.selection import Selection
from graphgui.document.document import Document
from graphgui.engine.graph.graph import Wire

_FEW = 32  # nodes that are brought up to date at once, seen or not


class DocumentSync(QObject):
    """Tells the items what was edited, and opens and closes groups.

    Signals:
        rearranged: nodes stand elsewhere or are others, or their numbers may be.
        looks_changed: something must be painted anew, of the same nodes at the same places.
        open_group_changed: the inside of another group is shown, or what is in no group.
    """

    rearranged = Signal()
    looks_changed = Signal()
    open_group_changed = Signal()

    def __init__(
        self, document: Document, items: SceneItems, open_group: OpenGroup, selection: Selection, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._items = document, items
        self._open_group, self._selection = open_group, selection
        self._shown = open_group.name  # the group that the signal was emitted for
        self._is_regrouped = False  # since the last step of the history
        self._catching_up = QTimer(self, interval=0)
        self._catching_up.timeout.connect(self._catch_up)
        document.node_added.connect(self._add_node)
        document.node_removed.connect(self._remove_node)
        document.node_renamed.connect(self._rename_node)
        document.node_changed.connect(self._change_node)
        for regrouped in (document.node_view_changed, document.group_added, document.group_changed):
            regrouped.connect(self._change_view)
        document.group_removed.connect(self._remove_group)
        document.group_renamed.connect(self._rename_group)
        document.undo_stack.indexChanged.connect(self._end_step)
        document.wire_added.connect(self._add_wire)
        document.wire_removed.connect(self._remove_wire)
        document.shapes_changed.connect(self._change_shapes)
        document.structure_changed.connect(self._rearrange)
        document.replaced.connect(self._replace)
        items.fill()

    # groups

    def show_group(self, group: str | None) -> None:
        """Show the inside of a group, or what is in no group."""
        if group != self._open_group.name:
            self._open_group.open(group)
            self._fill()

    def go_out(self, group: str | None) -> None:
        """Show the inside of a group further out, and select there the group that was open."""
        path = self._open_group.path
        inner = path[path.index(group) + 1 :] if group in path else path
        self.show_group(group)
        self._selection.set(inner[:1])

    def show_names(self, names: Iterable[str]) -> None:
        """Open the group that holds something, unless some of it is shown already."""
        graph = self._document.graph
        there = [name for name in names if name in graph or name in graph.groups]
        if there and not any(self._open_group.shows(name) for name in there):
            self.show_group(graph.parent(there[0]))

    def _replace(self) -> None:
        self._open_group.open(None)
        self._fill()

    def _fill(self) -> None:
        self._is_regrouped = False
        self._shown = self._open_group.name
        self._items.fill()
        self._selection.set()
        self._rearrange()
        self.open_group_changed.emit()

    # edits

    def put_back(self, name: str) -> None:
        """Show a node or group where the document has it, if it is shown at all."""
        if self._items.put_back(name):  # many may follow in the same step
            self.rearranged.emit()

    def _rearrange(self) -> None:
        self._items.invalidate()
        self.rearranged.emit()

    def _add_node(self, name: str) -> None:
        self._items.add_node(name)

    def _remove_node(self, name: str) -> None:
        self._items.remove_node(name)
        self._selection.forget(name)

    def _rename_node(self, old: str, new: str) -> None:
        self._items.rename_node(old, new)
        self._selection.rename(old, new)

    def _change_node(self, name: str) -> None:
        self._items.invalidate([name])

    def _change_shapes(self, names: set[str]) -> None:
        graph = self._document.graph
        reached = {wire.target for name in names if name in graph for wire in graph.outgoing(name)}
        if len(names | reached) <= _FEW:
            self._items.invalidate(names | reached)
        else:
            self._items.invalidate_later(names | reached)
            self._catching_up.start()
        self.looks_changed.emit()

    def _catch_up(self) -> None:
        """Bring some of the nodes that nobody looks at up to date, and paint once all are."""
        if not self._items.refresh_some():
            self._catching_up.stop()
            self.rearranged.emit()

    def _add_wire(self, wire: Wire) -> None:
        self._items.add_wire(wire)

    def _remove_wire(self, wire: Wire) -> None:
        self._items.remove_wire(wire)
        self._selection.forget(wire=wire)

    def _change_view(self, name: str) -> None:
        """Show a node or group as it looks now, in the group that holds it now."""
        was_shown, is_shown = name in self._items.nodes, self._open_group.shows(name)
        if was_shown and is_shown:
            if name in self._document.graph.groups:
                self.put_back(name)
        else:
            self._regroup()
            if was_shown:
                self._remove_node(name)
            elif is_shown:
                self._items.add_node(name)
        self._items.invalidate([name])
        self.looks_changed.emit()

    def _remove_group(self, name: str) -> None:
        self._remove_node(name)
        self._regroup()

    def _rename_group(self, old: str, new: str) -> None:
        self._open_group.renamed(old, new)
        self._rename_node(old, new)
        self._regroup()
        if new in self._open_group.path:
            self._shown = self._open_group.name
            self.open_group_changed.emit()
        self._rearrange()

    def _regroup(self) -> None:
        self._is_regrouped = True
        self._items.regroup_later()

    def _end_step(self) -> None:
        """After a step that made, changed or dissolved groups: show what is in the open group now."""
        if not self._is_regrouped:
            return
        self._is_regrouped = False
        self._items.refresh()
        if self._open_group.name != self._shown:  # that one is no more
            self._fill()
            return
        chosen = self._selection
        nodes = chosen.nodes & self._items.nodes.keys()
        chosen.set(nodes | chosen.notes, chosen.wires & self._items.wires.keys())
        self._rearrange()
