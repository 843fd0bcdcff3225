"""The document: a project, its undo list, its file, and the verbs by which a person edits it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from graphgui.data.tables import Table
from graphgui.document import commands
from graphgui.document.model import Model
from graphgui.engine import shapes
from graphgui.engine.graph import Graph, GraphProblem, Node, Wire
from graphgui.engine.training import Training
from graphgui.ops import get
from graphgui.storage import file
from graphgui.storage.project import Project
from graphgui.words import Problem, say


def empty_project() -> Project:
    """Nothing but defaults."""
    return Project(graph=Graph(), tables={}, training=Training(), parameters={})


class Document(Model):
    """Every verb pushes one step on `undo_stack`, or raises `Problem` and changes nothing."""

    path_changed = Signal()

    def __init__(self, project: Project | None = None, parent: QObject | None = None) -> None:
        super().__init__(project or empty_project(), parent)
        self.undo_stack = QUndoStack(self)
        self._path: Path | None = None

    # the file

    @property
    def path(self) -> Path | None:
        """Where the document is saved; None for one that never was."""
        return self._path

    @property
    def is_modified(self) -> bool:
        return not self.undo_stack.isClean()

    def new(self) -> None:
        """Start an empty document."""
        self._become(empty_project(), None)

    def open(self, path: Path, *, as_copy: bool = False) -> None:
        """Show another file; `as_copy` forgets its path, for an example. Raises `Problem` and keeps this one."""
        self._become(file.load(path, drafts=True), None if as_copy else path)

    def save(self, path: Path) -> None:
        """Write to `path` and be that file from then on. Raises `Problem` where it cannot."""
        file.save(self.project, path)
        self._path = path
        self.undo_stack.setClean()
        self.path_changed.emit()

    def _become(self, project: Project, path: Path | None) -> None:
        self._path = path
        self.undo_stack.clear()
        self.apply_project(project)
        self.path_changed.emit()

    # the verbs

    @contextmanager
    def one_step(self, text: str) -> Iterator[None]:
        """All edits within are undone and redone as one; if one of them fails, none was made."""
        index = self.undo_stack.index()
        self.undo_stack.beginMacro(text)
        try:
            yield
        except BaseException:
            self.undo_stack.endMacro()
            half = self.undo_stack.command(index)
            half.undo()
            half.setObsolete(True)  # dropped by the stack, or the half that was made could be redone
            self.undo_stack.undo()
            raise
        self.undo_stack.endMacro()

    def add_node(
        self, op: str, position: tuple[float, float], *, name: str | None = None, **attributes: Any
    ) -> str:
        """Add a node; return its name, which is `name` or the op's, numbered where that is taken."""
        free = self.graph.free_name(name or op)
        node = Node(free, get(op), attributes, position)
        Graph([node])  # raises what adding would raise
        self.undo_stack.push(commands.AddNode(self, node, self.tr("Add {0}").format(free)))
        return free

    def delete(self, names: Iterable[str], wires: Iterable[Wire] = ()) -> None:
        """Remove nodes with all their wires, and further wires, as one step."""
        chosen = sorted(set(names))
        doomed = {wire for name in chosen for wire in self.graph.wires_of(name)} | set(wires)
        if not chosen and not doomed:
            return
        text = self.tr("Delete {0}").format(", ".join(chosen)) if chosen else self.tr("Unplug")
        with self.one_step(text):
            for wire in sorted(doomed):
                self.undo_stack.push(commands.RemoveWire(self, wire, ""))
            for name in chosen:
                self.undo_stack.push(commands.RemoveNode(self, name, ""))

    def check_wire(self, wire: Wire) -> None:
        """Raise `Problem` with the reason unless `connect` would take the wire."""
        shapes.check_wire(self.graph, self.feeds, wire)

    def connect_wire(self, wire: Wire) -> None:
        """Add a wire."""
        self.check_wire(wire)
        self.undo_stack.push(commands.AddWire(self, wire, self.tr("Wire {0}").format(wire)))

    def disconnect_wire(self, wire: Wire) -> None:
        """Remove a wire."""
        self.delete([], [wire])

    def move(self, positions: Mapping[str, tuple[float, float]]) -> None:
        """Put nodes elsewhere, as one step; nothing where none moves."""
        moved = {n: p for n, p in positions.items() if self.graph[n].position != p}
        if moved:
            self.undo_stack.push(commands.MoveNodes(self, moved, self.tr("Move")))

    def set_attributes(self, name: str, **changed: Any) -> None:
        """Change some attributes of a node."""
        node = self.graph[name].with_attributes(**changed)
        if dict(node.attributes) == dict(self.graph[name].attributes):
            return
        Graph([node])  # raises what the change would raise
        text = self.tr("Change {0}").format(name)
        self.undo_stack.push(commands.SetAttributes(self, name, node.attributes, text))

    def rename(self, old: str, new: str) -> None:
        """Give a node another name."""
        new = new.strip()
        if new == old:
            return
        if new in self.graph:
            raise GraphProblem(say("problems", "There is another node called “{node}”."), node=new)
        Graph([replace(self.graph[old], name=new)])  # raises what renaming would raise
        self.undo_stack.push(commands.RenameNode(self, old, new, self.tr("Rename {0}").format(old)))

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
        if training != self.training:
            self.undo_stack.push(commands.SetTraining(self, training, self.tr("Change the training")))


def refusal(document: Document, wire: Wire) -> Problem | None:
    """Why a wire cannot be added, None where it can."""
    try:
        document.check_wire(wire)
    except Problem as problem:
        return problem
    return None
