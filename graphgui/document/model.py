"""The project that is being edited: each change of it made and announced, one at a time.

Commands change the model; canvas, panels and session obey its signals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from graphgui.data.tables import Table
from graphgui.engine.graph.graph import Graph, Group, Node, PortId, Wire
from graphgui.engine.graph.incremental_shapes import IncrementalShapes
from graphgui.engine.graph.shapes import Feeds, Shapes, runnable
from graphgui.engine.training.trainer import Training
from graphgui.faults import Fault
from graphgui.ops import Array
from graphgui.storage.annotations import Annotation
from graphgui.storage.hiding import Hiding, hidden_ports
from graphgui.storage.kept_runs import KeptRun
from graphgui.storage.project import Project

Place = tuple[float, float]


class Model(QObject):
    """A project with signals. Its methods make one change each, unconditionally and without undo.

    Only what a plan depends on emits `structure_changed`: nodes, wires, attributes, tables, the loss. How things
    are shown (places, groups, annotations, what is collapsed) has signals of its own.
    """

    node_added = Signal(str)
    node_removed = Signal(str)
    node_changed = Signal(str)  # its attributes
    node_moved = Signal(str)
    node_renamed = Signal(str, str)  # old, new; its wires are removed before and added again after
    node_view_changed = Signal(str)  # the group that it is in, or whether it is collapsed
    wire_added = Signal(object)
    wire_removed = Signal(object)
    group_added = Signal(str)
    group_removed = Signal(str)
    group_changed = Signal(str)  # its place, or the group that it is in
    group_renamed = Signal(str, str)  # old, new; what is inside is announced by its own signals after
    annotation_added = Signal(str)
    annotation_removed = Signal(str)
    annotation_changed = Signal(str)
    loss_changed = Signal()
    training_changed = Signal()
    start_moved = Signal(object)  # parameters that an edit has put in, as `apply_start` takes them
    tables_changed = Signal()
    kept_runs_changed = Signal()
    breakpoints_changed = Signal()
    hiding_changed = Signal()
    answers_changed = Signal()
    structure_changed = Signal()
    shapes_changed = Signal(object)  # the set of nodes at which a shape or the problem is another; once a step
    replaced = Signal()  # another project altogether

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._feeds: Mapping[str, Array] | None = None
        self._live: IncrementalShapes | None = None
        self._expected: tuple[Project, Mapping[str, Array], IncrementalShapes] | None = None
        self.predicted: set[PortId] = set()

    @property
    def project(self) -> Project:
        return self._project

    @property
    def graph(self) -> Graph:
        return self._project.graph

    @property
    def annotations(self) -> Mapping[str, Annotation]:
        """Frames and notes, by name."""
        return self._project.annotations

    @property
    def training(self) -> Training:
        return self._project.training

    @property
    def kept_runs(self) -> tuple[KeptRun, ...]:
        """Runs in the file, oldest first."""
        return self._project.runs

    @property
    def breakpoints(self) -> Mapping[str, str]:
        """Where training pauses: by node, the condition, empty where it always does."""
        return self._project.breakpoints

    @property
    def answers(self) -> Mapping[str, str]:
        """What is typed for the gradient at "node.port", right or not."""
        return self._project.answers

    @property
    def hiding(self) -> Hiding:
        """Which gradients are to be predicted before they are seen."""
        return self._project.hiding

    @property
    def hidden(self) -> frozenset[PortId]:
        """Where a gradient is not shown: hidden and not yet `predicted`. All that shows gradients goes by it."""
        return hidden_ports(self.hiding, self.graph, self.predicted)

    @property
    def feeds(self) -> Feeds:
        """The matrix of each input that has one; another mapping after each change."""
        if self._feeds is None:
            self._feeds = self._project.feeds()
        return self._feeds

    @property
    def shapes(self) -> Shapes:
        """The shapes of all ports as far as they are known, and what is wrong where; they follow every edit."""
        if self._live is None:
            self._live = IncrementalShapes(self.graph, self.feeds)
        return self._live.refreshed(self.feeds)

    @property
    def runnable_graph(self) -> Graph:
        """What of the graph can run as it is, which is all that is computed and analysed; see `runnable`."""
        return runnable(self.graph, self.shapes.problems)

    def learnt(self, name: str) -> dict[str, Array]:
        """The trained values of a node, by "node.port"."""
        return {key: array for key, array in self._project.parameters.items() if key.partition(".")[0] == name}

    def announce_shapes(self) -> None:
        """Tell which nodes' shapes have changed since this was last called."""
        if self._live is None:
            return
        self._live.refreshed(self.feeds)
        if changed := self._live.take_changed():
            self.shapes_changed.emit(changed)

    def position(self, name: str) -> Place:
        """Where a node, group, frame or note stands on its sheet."""
        if name in self.annotations:
            return self.annotations[name].position
        return self.graph.position(name)

    def group_of(self, name: str) -> str | None:
        """The group on whose sheet a node, group, frame or note stands, None for the outermost."""
        if name in self.annotations:
            return self.annotations[name].group
        return self.graph.parent(name)

    def expect(self, project: Project, feeds: Mapping[str, Array], shapes: IncrementalShapes) -> None:
        """Take a project's inputs and shapes as known, should it be shown next."""
        self._expected = project, feeds, shapes

    def apply_project(self, project: Project) -> None:
        self._project = project
        self._feeds = self._live = None
        expected, self._expected = self._expected, None
        if expected and expected[0] is project:
            _, self._feeds, self._live = expected
        self.predicted = set()
        self.replaced.emit()
        self.structure_changed.emit()

    # what is computed

    def apply_add(self, node: Node) -> None:
        self.graph.add(node)
        self._touch([node.name])
        self.node_added.emit(node.name)
        self.structure_changed.emit()

    def apply_remove(self, name: str) -> None:
        self._invalidate(self.graph[name])
        self.graph.remove(name)
        self.apply_parameters(dict.fromkeys(self.learnt(name)))
        self.node_removed.emit(name)
        if name in self.breakpoints:
            self.apply_breakpoints({node: text for node, text in self.breakpoints.items() if node != name})
        self.structure_changed.emit()

    def apply_connect(self, wire: Wire) -> None:
        self.graph.connect(wire)
        self._touch([wire.target])
        self.wire_added.emit(wire)
        self.structure_changed.emit()

    def apply_disconnect(self, wire: Wire) -> None:
        self.graph.disconnect(wire)
        self._touch([wire.target])
        self.wire_removed.emit(wire)
        self.structure_changed.emit()

    def apply_attributes(self, name: str, attributes: Mapping[str, Any]) -> None:
        self.graph.update(replace(self.graph[name], attributes=attributes))
        self._touch([name])
        self.node_changed.emit(name)
        self.structure_changed.emit()

    def apply_fault(self, name: str, fault: Fault | None) -> None:
        """Have a node compute one of its gradients wrongly, or all as they are."""
        self.graph.update(replace(self.graph[name], fault=fault))
        self.structure_changed.emit()

    def apply_rename(self, old: str, new: str) -> None:
        wires = self.graph.wires_of(old)
        for wire in wires:
            self.wire_removed.emit(wire)
        self._invalidate(self.graph[old])
        self.graph.rename(old, new)
        self._touch([new, *(wire.target for wire in self.graph.outgoing(new))])
        self.node_renamed.emit(old, new)
        if old in self.breakpoints:
            self.apply_breakpoints({new if node == old else node: text for node, text in self.breakpoints.items()})
        self.apply_hiding(self.hiding.renamed(old, new))
        for node, dot, port in [key.partition(".") for key in self.answers]:
            if node == old:
                self._project.answers[new + dot + port] = self._project.answers.pop(node + dot + port)
        for wire in self.graph.wires_of(new):
            self.wire_added.emit(wire)
        self.structure_changed.emit()

    def apply_loss(self, name: str | None) -> None:
        self.graph.mark_loss(name)
        self.loss_changed.emit()
        self.structure_changed.emit()

    def apply_tables(self, tables: dict[str, Table]) -> None:
        self._project.tables = tables
        nodes = self.graph.nodes.values()
        self._touch([node.name for node in nodes if node.op.source == "feed" and node.attributes.get("table")])
        self.tables_changed.emit()
        self.structure_changed.emit()

    def apply_numbers(self, tables: Mapping[str, Table], attributes: Mapping[str, Mapping[str, Any]]) -> None:
        """Other tables, and other attributes of some nodes, announced once all are there."""
        self._project.tables = dict(tables)
        for name, those in attributes.items():
            self.graph.update(replace(self.graph[name], attributes=those))
        nodes = self.graph.nodes.values()
        feeds = {node.name for node in nodes if node.op.source == "feed"}
        self._touch(sorted(feeds | set(attributes)))
        for name in attributes:
            self.node_changed.emit(name)
        self.tables_changed.emit()
        self.structure_changed.emit()

    def apply_parameters(self, parameters: Mapping[str, Array | None]) -> None:
        """Put trained values in, or take those out that are None."""
        everything = {**self._project.parameters, **parameters}
        self._project.parameters = {name: array for name, array in everything.items() if array is not None}

    def apply_start(self, parameters: Mapping[str, Array | None]) -> None:
        """The same, as an edit does: training starts anew from there."""
        self.apply_parameters(parameters)
        self.start_moved.emit(parameters)

    def apply_trained_parameters(self, parameters: Mapping[str, Array]) -> None:
        """Hold what training has found by now, silently: the session shows it.

        Nodes that are not trained as the graph stands keep what they have learnt; those that are gone, nothing.
        """
        self.apply_parameters({key: a for key, a in parameters.items() if key.partition(".")[0] in self.graph})

    def apply_kept_runs(self, runs: tuple[KeptRun, ...]) -> None:
        self._project.runs = runs
        self.kept_runs_changed.emit()

    def apply_breakpoints(self, breakpoints: Mapping[str, str]) -> None:
        self._project.breakpoints = dict(breakpoints)
        self.breakpoints_changed.emit()

    def apply_answer(self, port: PortId, text: str) -> None:
        """Keep what is typed for the gradient at a port; an empty text is none."""
        if text != self.answers.get(str(port), ""):
            self._project.answers.pop(str(port), None)
            if text:
                self._project.answers[str(port)] = text
            self.answers_changed.emit()

    def apply_hiding(self, hiding: Hiding) -> None:
        if hiding != self.hiding:
            self._project.hiding = hiding
            self.hiding_changed.emit()

    def apply_training(self, training: Training) -> None:
        self._project.training = training
        self.training_changed.emit()

    # how it is shown

    def apply_position(self, name: str, position: Place) -> None:
        if name in self.annotations:
            self.apply_annotation(self.annotations[name].at(position))
        elif name in self.graph.groups:
            self.graph.update_group(replace(self.graph.groups[name], position=position))
            self.group_changed.emit(name)
        else:
            self.graph.update(replace(self.graph[name], position=position))
            self.node_moved.emit(name)

    def apply_group_of(self, name: str, group: str | None) -> None:
        """Put a node, group, frame or note onto another sheet."""
        if name in self.annotations:
            self.apply_annotation(replace(self.annotations[name], group=group))
            return
        self.graph.put_into(name, group)
        if name in self.graph.groups:
            self.group_changed.emit(name)
        else:
            self.node_view_changed.emit(name)

    def apply_collapsed(self, name: str, collapsed: bool) -> None:
        self.graph.update(replace(self.graph[name], collapsed=collapsed))
        self.node_view_changed.emit(name)

    def apply_add_group(self, group: Group) -> None:
        self.graph.add_group(group)
        self.group_added.emit(group.name)

    def apply_remove_group(self, name: str) -> None:
        self.graph.remove_group(name)
        self.group_removed.emit(name)

    def apply_rename_group(self, old: str, new: str) -> None:
        inside = self.graph.inside(old)
        notes = [annotation for annotation in self.annotations.values() if annotation.group == old]
        self.graph.rename(old, new)
        self.group_renamed.emit(old, new)
        for name in sorted(inside):
            (self.group_changed if name in self.graph.groups else self.node_view_changed).emit(name)
        for annotation in notes:
            self.apply_annotation(replace(annotation, group=new))

    def apply_annotation(self, annotation: Annotation) -> None:
        """Put a frame or note in the place of the one of this name, if there is one."""
        is_new = annotation.name not in self.annotations
        self._project.annotations[annotation.name] = annotation
        (self.annotation_added if is_new else self.annotation_changed).emit(annotation.name)

    def apply_remove_annotation(self, name: str) -> None:
        del self._project.annotations[name]
        self.annotation_removed.emit(name)

    # what follows from the graph

    def _touch(self, names: Iterable[str]) -> None:
        """Look again at nodes that are new, or whose attributes, numbers or incoming wires are others."""
        names = list(names)
        if self._feeds is not None:
            inputs = [name for name in names if self.graph[name].op.source == "feed"]
            if inputs:  # a mapping of its own, for who holds the old one
                feeds = {name: array for name, array in self._feeds.items() if name not in inputs}
                self._feeds = feeds | self._project.feeds(inputs)
        if self._live is not None:
            self._live.touch(names)

    def _invalidate(self, node: Node) -> None:
        if self._feeds is not None and node.name in self._feeds:
            self._feeds = {name: array for name, array in self._feeds.items() if name != node.name}
        if self._live is not None:
            self._live.forget(node)
