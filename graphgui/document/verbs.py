"""The plain verbs by which a person edits a project, each one step of the undo list."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack
from shiboken6 import isValid

from graphgui.data.tables import Table
from graphgui.document import commands
from graphgui.document.model import Model, Place
from graphgui.engine.graph import groups, shapes
from graphgui.engine.graph.graph import Graph, GraphProblem, Node, Wire
from graphgui.ops import get
from graphgui.storage.project import Project
from graphgui.words import mark_for_translation


class Verbs(Model):
    """Every verb pushes one step on `undo_stack`, or raises `Problem` and changes nothing."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(project, parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self.announce_shapes)

    def __del__(self) -> None:
        """Let go of all steps before Python's collector breaks the circle of document, undo list and steps.

        It breaks it wherever it comes by first; a step that goes before its list leaves Qt a pointer to nothing.
        """
        if isValid(self.undo_stack):
            self.undo_stack.blockSignals(True)
            self.undo_stack.clear()

    @contextmanager
    def one_step(self, text: str) -> Iterator[None]:
        """All edits within are undone and redone as one; if one of them fails, none was made."""
        index = self.undo_stack.index()
        self.undo_stack.beginMacro(text)
        try:
            yield
        except BaseException:
            self.undo_stack.endMacro()
            if self.undo_stack.index() > index:
                self.undo_stack.undo()
                self.undo_stack.command(index).setObsolete(True)
                self.undo_stack.redo()  # drops it, so that nobody can
            raise
        self.undo_stack.endMacro()

    def push(self, make: Callable[[], None], take_back: Callable[[], None], text: str = "") -> None:
        """Make a change whose opposite is another call of the model."""
        self.undo_stack.push(commands.Edit(make, take_back, text))

    def add_node(
        self,
        op: str,
        position: Place,
        *,
        name: str | None = None,
        group: str | None = None,
        **attributes: Any,
    ) -> str:
        """Add a node to a sheet; return its name, which is `name` or the op's, numbered where that is taken."""
        free = self.graph.free_name(name or op)
        self.graph.check_group(group)
        node = Node(free, get(op), attributes, position)
        Graph([node])  # raises what adding would raise
        node = replace(node, group=group)
        self.undo_stack.push(commands.AddNode(self, node, self.tr("Add {0}").format(free)))
        return free

    def with_contents(self, names: Iterable[str]) -> list[str]:
        """Nodes, groups, frames and notes with all that is inside the groups; each after the group it is in.

        Raises `Problem` for a name that is none of them.
        """
        found: dict[str, None] = {}
        for name in sorted(set(names)):
            self.group_of(name)  # raises for what is not there
            found[name] = None
            if name in self.graph.groups:
                found |= dict.fromkeys(groups.contents(self.graph, name))
        for annotation in self.annotations.values():
            if annotation.group in found:
                found[annotation.name] = None
        depth = {name: len(groups.path(self.graph, name)) for name in found if name in self.graph.groups}
        return sorted(found, key=lambda name: (depth.get(name, 0), name))

    def delete(self, names: Iterable[str], wires: Iterable[Wire] = ()) -> None:
        """Remove nodes with all their wires, groups with all inside, frames, notes, and further wires."""
        named = sorted(set(names))
        chosen = self.with_contents(named)
        nodes = [name for name in chosen if name in self.graph]
        doomed = {wire for name in nodes for wire in self.graph.wires_of(name)} | set(wires)
        if not chosen and not doomed:
            return
        text = self.tr("Delete {0}").format(self._listed(named)) if chosen else self.tr("Unplug")
        with self.one_step(text):
            for wire in sorted(doomed):
                self.undo_stack.push(commands.RemoveWire(self, wire, ""))
            for name in nodes:
                self.undo_stack.push(commands.RemoveNode(self, name, ""))
            for name in chosen:
                if annotation := self.annotations.get(name):
                    remove = partial(self.apply_remove_annotation, name)
                    self.push(remove, partial(self.apply_annotation, annotation))
            for name in reversed(chosen):
                if group := self.graph.groups.get(name):
                    self.push(partial(self.apply_remove_group, name), partial(self.apply_add_group, group))

    def check_wire(self, wire: Wire, without: Collection[Wire] = ()) -> None:
        """Raise `Problem` with the reason unless `connect_wire` would take the wire, once others are gone."""
        shapes.check_wires(self.graph, self.feeds, self.shapes, [wire], without)

    def connect_wire(self, wire: Wire) -> None:
        """Add a wire."""
        self.check_wire(wire)
        self.undo_stack.push(commands.AddWire(self, wire, self.tr("Wire {0}").format(wire)))

    def disconnect_wire(self, wire: Wire) -> None:
        """Remove a wire."""
        self.delete([], [wire])

    def move(self, positions: Mapping[str, Place], *, is_nudge: bool = False) -> None:
        """Put nodes, groups, frames and notes elsewhere; nothing where none moves.

        Nudges of the same things, one after the other, are one step.
        """
        moved = {name: place for name, place in positions.items() if self.position(name) != place}
        if moved:
            text = self.tr("Move {0}").format(self._listed(sorted(moved)))
            self.undo_stack.push(commands.Move(self, moved, text, is_nudge=is_nudge))

    def set_attributes(self, name: str, **changed: Any) -> None:
        """Change some attributes of a node."""
        node = replace(self.graph[name].with_attributes(**changed), group=None)
        if dict(node.attributes) == dict(self.graph[name].attributes):
            return
        Graph([node])  # raises what the change would raise
        text = self.tr("Change {0}").format(name)
        self.undo_stack.push(commands.SetAttributes(self, name, node.attributes, text))

    def rename(self, old: str, new: str) -> None:
        """Give a node or group another name."""
        new = new.strip()
        if new == old:
            return
        if new in self.graph or new in self.graph.groups:
            raise GraphProblem(
                mark_for_translation("problems", "There is another node called “{node}”."), node=new
            )
        text = self.tr("Rename {0}").format(old)
        if group := self.graph.groups.get(old):
            Graph(groups=[replace(group, name=new, parent=None)])  # raises what renaming would raise
            self.push(partial(self.apply_rename_group, old, new), partial(self.apply_rename_group, new, old), text)
        else:
            Graph([replace(self.graph[old], name=new, group=None)])
            self.undo_stack.push(commands.RenameNode(self, old, new, text))

    def set_collapsed(self, names: Iterable[str], collapsed: bool) -> None:
        """Show nodes small, or whole again."""
        changed = [name for name in sorted(set(names)) if self.graph[name].collapsed is not collapsed]
        if not changed:
            return
        with self.one_step(self.tr("Collapse") if collapsed else self.tr("Expand")):
            for name in changed:
                put = partial(self.apply_collapsed, name)
                self.push(partial(put, collapsed), partial(put, not collapsed))

    def add_table(self, table: Table, name: str) -> str:
        """Add a table, or put it in the place of an equal one; return its name, numbered where that is taken."""
        tables = dict(self.project.tables)
        for known, other in tables.items():
            if other == table:
                return known
        free, number = name, 2
        while free in tables:
            free, number = f"{name}{number}", number + 1
        text = self.tr("Add the table {0}").format(free)
        self.undo_stack.push(commands.SetTables(self, {**tables, free: table}, text))
        return free

    def mark_loss(self, name: str | None) -> None:
        """Say which node is the loss to train; None leaves it to the only loss there is."""
        if name != self.graph.loss:
            self.undo_stack.push(commands.MarkLoss(self, name, self.tr("Mark the loss")))

    def set_training(self, **changed: Any) -> None:
        """Change how the graph is trained."""
        training = replace(self.training, **changed)
        training.check()
        if training != self.training:
            self.undo_stack.push(commands.SetTraining(self, training, self.tr("Change the training")))

    def _listed(self, names: Sequence[str]) -> str:
        """Names for a line of the undo list, which has room for a few."""
        if len(names) <= 3:
            return ", ".join(names)
        return self.tr("{0} and {1} more").format(", ".join(names[:2]), len(names) - 2)
