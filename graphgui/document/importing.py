"""Data of a file as inputs, as a model that is wired and ready to train, or in the place of other data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from graphgui.data.roles import Task
from graphgui.data.tables import Table, column_statistics
from graphgui.document.commands import SetNumbers
from graphgui.document.generating import Generating
from graphgui.document.model import Place
from graphgui.engine.graph import GraphProblem, PortId
from graphgui.engine.shapes import infer
from graphgui.words import Problem, say

LOSSES: Mapping[Task, str] = {
    "regression": "mse",
    "two classes": "binary_cross_entropy",
    "classes": "softmax_cross_entropy",
}
BATCH = 256
MANY = 20_000
"""Rows from which a model is trained in batches of `BATCH`: a step on all of them takes long."""


@dataclass(frozen=True, eq=False)
class Imported:
    """Numbers that a person chose in a file.

    Attributes:
        name: of the table, where it is not taken yet.
        features, targets: columns of the table.
        validation: the share of the rows that is kept apart.
        scaling: shift and scale of the features in a model; see `standardisation`.
    """

    name: str
    table: Table
    features: tuple[str, ...]
    targets: tuple[str, ...]
    validation: float = 0.0
    scaling: Mapping[str, Any] = field(default_factory=dict)


class Importing(Generating):
    """Takes data over, each as one step."""

    def import_inputs(self, data: Imported, place: Place | None = None) -> None:
        """Add an input for the features and one for the targets, at a place or under all that is there."""
        with self.one_step(self.tr("Import {0}").format(data.name)):
            self._add_inputs(data, place or self._free_place(), {})
            self.set_training(validation=data.validation)

    def import_model(self, data: Imported, task: Task, place: Place | None = None) -> None:
        """Add inputs and a linear model between them and the loss for the task; it becomes the loss to train.

        Features standardised by `data.scaling` are all suited by one learning rate.
        """
        place = place or self._free_place()
        with self.one_step(self.tr("Import {0}").format(data.name)):
            X, Y = self._add_inputs(data, place, data.scaling)
            loss = self._add_model(X, Y, place, LOSSES[task], len(data.targets))
            self.mark_loss(loss if self._has_other_losses(loss) else None)
            batch = self.training.batch_size
            many = batch is None and data.table.rows >= MANY
            self.set_training(validation=data.validation, batch_size=BATCH if many else batch)

    def import_in_place(self, data: Imported) -> None:
        """Give the inputs of the trained loss these data instead of theirs; parameters stay as far as they fit.

        Raises what `check_in_place` raises.
        """
        self.check_in_place(data.features, data.targets, data.table.rows)
        inputs = self._inputs_in_place(data.features, data.targets)
        name = self._free_table(data.name, set(inputs))
        attributes = {}
        for node, columns in inputs.items():
            scaling = self._scaling_in_place(node, data.table, columns)
            read = {"table": name, "columns": list(columns), "value": None}
            attributes[node] = self.graph[node].with_attributes(**read, **scaling).attributes
        read_by_others = {
            node.attributes.get("table") for node in self.graph.nodes.values() if node.name not in inputs
        }
        left = {known: table for known, table in self.project.tables.items() if known in read_by_others}
        with self.one_step(self.tr("Import {0}").format(data.name)):
            text = self.tr("Change the data")
            self.undo_stack.push(SetNumbers(self, {**left, name: data.table}, attributes, text))
            self.set_training(validation=data.validation)

    def check_in_place(self, features: Sequence[str], targets: Sequence[str], rows: int) -> list[PortId]:
        """The trained parameters that other data would give another shape, so that they are drawn anew.

        Raises:
            Problem: there is no trained loss whose inputs could take the data, or shapes would not fit.
        """
        inputs = self._inputs_in_place(features, targets)
        graph, feeds = self.graph.copy(), dict(self.feeds)
        for name, columns in inputs.items():
            node = graph[name].with_attributes(table="", columns=list(columns), value=None, shift=None, scale=None)
            graph.update(node)
            feeds[name] = np.broadcast_to(0.0, (rows, len(columns)))
        shapes = infer(graph, feeds)
        if problem := shapes.first_problem():
            raise problem
        trained = self.project.parameters
        ports = [port for name in graph.nodes for port in graph.own_parameters(name)]
        return [p for p in ports if str(p) in trained and trained[str(p)].shape != shapes.known[p]]

    # inside

    def _add_inputs(self, data: Imported, place: Place, scaling: Mapping[str, Any]) -> tuple[str, str]:
        table = self.add_table(data.table, data.name)
        names = ["", ""]
        (left, top), right = place, place[0] + self.STEP_RIGHT
        if data.features:
            columns = list(data.features)
            names[0] = self.add_node("input", (left, top), name="X", table=table, columns=columns, **scaling)
        if data.targets:
            at = (right, top + self.STEP_DOWN) if data.features else (left, top)
            names[1] = self.add_node("input", at, name="Y", table=table, columns=list(data.targets))
        return names[0], names[1]

    def _has_other_losses(self, loss: str) -> bool:
        return any(node.op.is_loss for node in self.graph.nodes.values() if node.name != loss)

    def _inputs_in_place(self, features: Sequence[str], targets: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The inputs that the trained loss compares, and the columns that each would read."""
        loss = self.graph.trained_loss()
        wires = self.graph.incoming(loss) if loss else {}
        ports = [port.name for port in self.graph[loss].op.inputs] if loss else []
        target = wires.get("Y" if "Y" in ports else "")
        if target is None or self.graph[target.source].op.source != "feed":
            raise GraphProblem(
                say("problems", "There is no loss that compares a prediction with an input: wire one first.")
            )
        others = [wire.source for port, wire in wires.items() if port != "Y"]
        upstream = {name for source in others for name in self.graph.upstream(source)}
        sources = [name for name in sorted(upstream) if self.graph[name].op.source == "feed"]
        if len(sources) > 1:
            sources = [name for name in sources if self.graph[name].attribute("table")]
        if not sources:
            raise GraphProblem(say("problems", "The prediction depends on no input: there is nothing to replace."))
        if not features or not targets:
            raise Problem(say("problems", "A model needs a feature and a target: choose a column for each."))
        if len(sources) == 1:
            return {sources[0]: tuple(features), target.source: tuple(targets)}
        found = {name: tuple(self.graph[name].attribute("columns")) for name in sources}
        for name, columns in found.items():
            if lacking := set(columns) - set(features):
                raise GraphProblem(
                    say("problems", "“{node}” reads the column “{column}”, which is no feature here."),
                    node=name,
                    column=min(lacking),
                )
        return {**found, target.source: tuple(targets)}

    def _scaling_in_place(self, name: str, table: Table, columns: Sequence[str]) -> dict[str, Any]:
        """Standardised columns stay so, the same columns keep shift and scale, and so do all where it is one."""
        node = self.graph[name]
        shift, scale = node.attribute("shift"), node.attribute("scale")
        if shift is None and scale is None:
            return {}
        old = self.project.tables.get(node.attribute("table") or "")
        before = list(node.attribute("columns") or ())
        if old and {"shift": shift, "scale": scale} == standardisation(old, before):
            return standardisation(table, columns)
        same = before == list(columns) or all(given is None or len(given[0]) == 1 for given in (shift, scale))
        return {} if same else {"shift": None, "scale": None}

    def _free_table(self, name: str, inputs: set[str]) -> str:
        """The name, numbered where another input than these reads a table that is called so."""
        taken = {node.attributes.get("table") for node in self.graph.nodes.values() if node.name not in inputs}
        free, number = name, 2
        while free in taken:
            free, number = f"{name}{number}", number + 1
        return free


def standardisation(table: Table, columns: Sequence[str]) -> dict[str, Any]:
    """The shift and scale that give columns mean 0 and deviation 1; one that never changes keeps its own scale."""
    mean, deviation = column_statistics(table, columns)
    return {"shift": mean.tolist(), "scale": np.where(deviation > 0, deviation, 1.0).tolist()}
