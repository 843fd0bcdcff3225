"""The project that is being edited: each change of it made and announced, one at a time.

Commands change the model; canvas, panels and session obey its signals.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from graphgui.data.tables import Table
from graphgui.engine.graph import Graph, Node, Wire
from graphgui.engine.shapes import Feeds, Shapes, infer
from graphgui.engine.training import Training
from graphgui.storage.project import Project


class Model(QObject):
    """A project with signals. Its methods make one change each, unconditionally and without undo."""

    node_added = Signal(str)
    node_removed = Signal(str)
    node_changed = Signal(str)  # its attributes
    node_moved = Signal(str)
    node_renamed = Signal(str, str)  # old, new; its wires are removed before and added again after
    wire_added = Signal(object)
    wire_removed = Signal(object)
    loss_changed = Signal()
    training_changed = Signal()
    tables_changed = Signal()
    structure_changed = Signal()  # anything that a plan depends on: nodes, wires, attributes, tables, the loss
    replaced = Signal()  # another project altogether

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._feeds: Feeds | None = None
        self._shapes: Shapes | None = None

    @property
    def project(self) -> Project:
        return self._project

    @property
    def graph(self) -> Graph:
        return self._project.graph

    @property
    def training(self) -> Training:
        return self._project.training

    @property
    def feeds(self) -> Feeds:
        """The matrix of each input that has one."""
        if self._feeds is None:
            self._feeds = self._project.feeds()
        return self._feeds

    @property
    def shapes(self) -> Shapes:
        """The shapes of all ports as far as they are known, and what is wrong where."""
        if self._shapes is None:
            self._shapes = infer(self.graph, self.feeds)
        return self._shapes

    def apply_project(self, project: Project) -> None:
        self._project = project
        self._forget(feeds=True)
        self.replaced.emit()
        self.structure_changed.emit()

    def apply_add(self, node: Node) -> None:
        self.graph.add(node)
        self._forget(feeds=True)
        self.node_added.emit(node.name)
        self.structure_changed.emit()

    def apply_remove(self, name: str) -> None:
        self.graph.remove(name)
        self._forget(feeds=True)
        self.node_removed.emit(name)
        self.structure_changed.emit()

    def apply_connect(self, wire: Wire) -> None:
        self.graph.connect(wire)
        self._forget()
        self.wire_added.emit(wire)
        self.structure_changed.emit()

    def apply_disconnect(self, wire: Wire) -> None:
        self.graph.disconnect(wire)
        self._forget()
        self.wire_removed.emit(wire)
        self.structure_changed.emit()

    def apply_position(self, name: str, position: tuple[float, float]) -> None:
        self.graph.update(replace(self.graph[name], position=position))
        self.node_moved.emit(name)

    def apply_attributes(self, name: str, attributes: dict[str, Any]) -> None:
        self.graph.update(replace(self.graph[name], attributes=attributes))
        self._forget(feeds=True)
        self.node_changed.emit(name)
        self.structure_changed.emit()

    def apply_rename(self, old: str, new: str) -> None:
        wires = self.graph.wires_of(old)
        for wire in wires:
            self.wire_removed.emit(wire)
        self.graph.rename(old, new)
        self._forget(feeds=True)
        self.node_renamed.emit(old, new)
        for wire in self.graph.wires_of(new):
            self.wire_added.emit(wire)
        self.structure_changed.emit()

    def apply_loss(self, name: str | None) -> None:
        self.graph.mark_loss(name)
        self.loss_changed.emit()
        self.structure_changed.emit()

    def apply_tables(self, tables: dict[str, Table]) -> None:
        self._project.tables = tables
        self._forget(feeds=True)
        self.tables_changed.emit()
        self.structure_changed.emit()

    def apply_training(self, training: Training) -> None:
        self._project.training = training
        self.training_changed.emit()

    def _forget(self, *, feeds: bool = False) -> None:
        self._shapes = None
        if feeds:
            self._feeds = None
