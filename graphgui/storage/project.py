"""A project: a graph, the tables it reads, how to train it, and what training has found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np

from graphgui.data.tables import Table, matrix
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem, Node, PortId
from graphgui.engine.graph.shapes import Feeds, infer
from graphgui.engine.training.settings import Training
from graphgui.ops import Array
from graphgui.ops.op import show_shape
from graphgui.storage.annotations import Annotation
from graphgui.storage.hiding import NOTHING_HIDDEN, Hiding
from graphgui.storage.kept_runs import KeptRun
from graphgui.storage.missing_table import MissingTable
from graphgui.words import Problem, mark_for_translation

# A slip of the keyboard in a number of columns is said, not tried: 2 GB are the most of an array. All together may
# have what training takes a gigabyte for, or as much as all nodes, or wide layers, make of many data.
_MOST_NUMBERS = 2**28
_MOST_TOGETHER, _WIDE_LAYERS = 2**24, 256


@dataclass(eq=False)
class Project:
    """What a file holds.

    Attributes:
        tables: by the name that `input` nodes use.
        parameters: trained values, rows x columns, by "node.port"; empty where they are as the seed draws them.
        annotations: frames and notes, by name.
        runs: kept to be compared with later ones.
        breakpoints: by node, the condition under which training pauses before it; empty where it always does.
        answers: what is typed for the gradient at "node.port", right or not.
        hiding: which gradients are to be predicted before they are seen.
        missing: tables that could not be read when the file was; see `lacking`.
    """

    graph: Graph
    tables: dict[str, Table]
    training: Training
    parameters: dict[str, Array]
    annotations: dict[str, Annotation] = field(default_factory=dict)
    runs: tuple[KeptRun, ...] = ()
    breakpoints: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    hiding: Hiding = NOTHING_HIDDEN
    missing: dict[str, MissingTable] = field(default_factory=dict)

    def lacking(self) -> dict[str, MissingTable]:
        """The missing tables that inputs read and that are still not there."""
        read = {node.attributes.get("table") for node in self.graph.nodes.values()} - self.tables.keys()
        return {name: table for name, table in self.missing.items() if name in read}

    def data_files(self) -> list[Path]:
        """Where its tables are read from, also those that could not be; not what nobody has allowed to look at."""
        paths = [table.path for table in self.tables.values()]
        paths += [table.path for table in self.missing.values() if not table.is_refused]
        return [path for path in paths if path is not None]

    def feeds(self, names: Iterable[str] | None = None) -> dict[str, Array]:
        """The matrix of each `input`, or of each named; an input whose numbers cannot be had is left out."""
        found = {}
        for name in self.graph.nodes if names is None else names:
            node = self.graph[name]
            if node.op.source == "feed":
                try:
                    found[name] = input_matrix(node, self.tables)
                except Problem:
                    continue
        return found

    def check(self) -> None:
        """Raise the first `Problem` that keeps the graph from running."""
        self.plan(gradients="parameters")

    def plan(
        self,
        graph: Graph | None = None,
        feeds: Feeds | None = None,
        *,
        gradients: Literal["all", "parameters"] = "all",
    ) -> Plan:
        """The graph compiled, with its parameters as they stand: trained, or drawn from the seed.

        A trained value that has another shape than its parameter has now is left out, as `unfitting` tells.

        Args:
            graph: a part of the project's, where not all of it can run.
            feeds: the project's, where they are known already.
            gradients: as in `Plan`.

        Raises:
            Problem: an input without numbers, too many numbers, or what `Plan` raises.
        """
        graph = self.graph if graph is None else graph
        feeds = self.feeds() if feeds is None else feeds
        self._check_size(graph, feeds)
        plan = Plan(graph, feeds, gradients=gradients)
        self._fill(plan)
        return plan

    def unfitting(self, plan: Plan) -> list[str]:
        """The trained values, by "node.port", that have another shape than a plan's parameters."""
        fitting = self._fitting(plan)
        return [str(port) for port in plan.parameters if str(port) in self.parameters and port not in fitting]

    # inside

    def _check_size(self, graph: Graph, feeds: Feeds) -> None:
        for name in graph.order():
            if name not in feeds and graph[name].op.source == "feed":
                self._check_missing(graph[name])
                input_matrix(graph[name], self.tables)  # which says why it has no numbers
        shapes = infer(graph, feeds).known
        wired = {wire.end for wire in graph.wires}  # what arrives there is counted where it comes from
        sizes = {port: rows * columns for port, (rows, columns) in shapes.items() if port not in wired}
        largest = max(sizes, key=sizes.__getitem__, default=None)
        fed = sum(feed.size for feed in feeds.values())
        most = max(_MOST_TOGETHER, fed * max(_WIDE_LAYERS, len(graph)))
        if largest and (sizes[largest] > _MOST_NUMBERS or sum(sizes.values()) > most):
            raise GraphProblem(
                mark_for_translation(
                    "problems", "“{node}”: {port} would be {shape}, more numbers than fit into memory."
                ),
                node=largest.node,
                port=largest.port,
                shape=show_shape(shapes[largest]),
            )

    def _check_missing(self, node: Node) -> None:
        table = self.lacking().get(str(node.attribute("table")))
        if table is not None:
            raise GraphProblem(
                mark_for_translation("problems", "“{node}”: {reason}"), node=node.name, reason=table.reason
            )

    def _fill(self, plan: Plan) -> None:
        fitting = self._fitting(plan)
        if len(fitting) < len(plan.parameters):
            initialise(plan, self.training.seed)
        for port, value in fitting.items():
            np.copyto(plan.parameters[port], value)

    def _fitting(self, plan: Plan) -> dict[PortId, Array]:
        trained = {port: self.parameters.get(str(port)) for port in plan.parameters}
        return {p: v for p, v in trained.items() if v is not None and v.shape == plan.parameters[p].shape}


def input_matrix(node: Node, tables: Mapping[str, Table]) -> Array:
    """The numbers of an `input` node, rows x columns: (typed or read - shift) / scale.

    Raises:
        Problem: it has no numbers or two sorts of them, names a table or a column that is not there, or is
            shifted and scaled by what does not fit.
    """
    raw = _raw(node, tables)
    shift, scale = _per_column(node, "shift", raw), _per_column(node, "scale", raw)
    if scale is not None and not scale.all():
        raise GraphProblem(
            mark_for_translation("problems", "“{node}” cannot be divided by a scale of 0: give another."),
            node=node.name,
        )
    if shift is None and scale is None:
        return raw
    scaled = raw
    with np.errstate(over="ignore", under="ignore"):
        if shift is not None:
            scaled = scaled - shift
        if scale is not None:
            scaled = scaled / scale
    if not np.isfinite(scaled).all():
        raise GraphProblem(
            mark_for_translation("problems", "“{node}”: shift and scale make its numbers too large: change them."),
            node=node.name,
        )
    return scaled


def _raw(node: Node, tables: Mapping[str, Table]) -> Array:
    value, table = node.attribute("value"), node.attribute("table")
    if value is not None and table is not None:
        raise GraphProblem(
            mark_for_translation("problems", "“{node}” has typed numbers and a table: leave one of them out."),
            node=node.name,
        )
    if value is not None:
        return np.array(value, np.float64)
    if table is None:
        raise GraphProblem(
            mark_for_translation(
                "problems", "“{node}” has no numbers yet: give it a table's columns, or type some."
            ),
            node=node.name,
        )
    if table not in tables:
        template = (
            mark_for_translation(
                "problems", "“{node}” reads the table “{table}”, which is not there: choose among {known}."
            )
            if tables
            else mark_for_translation(
                "problems", "“{node}” reads the table “{table}”, and there are no tables: add it."
            )
        )
        raise GraphProblem(template, node=node.name, table=table, known=", ".join(tables))
    try:
        return matrix(tables[table], node.attribute("columns"))
    except Problem as problem:
        raise GraphProblem(
            mark_for_translation("problems", "“{node}”: {reason}"), node=node.name, reason=problem
        ) from None


def _per_column(node: Node, attribute: str, raw: Array) -> Array | None:
    """`shift` or `scale` of a node: 1 x 1 or 1 x columns, None where it has none."""
    given = node.attribute(attribute)
    if given is None:
        return None
    array = np.array(given, np.float64)
    if array.shape not in ((1, 1), (1, raw.shape[1])):
        raise GraphProblem(
            mark_for_translation(
                "problems", "“{node}”: {attribute} is {shape}, and needs one row of 1 or {columns} numbers."
            ),
            node=node.name,
            attribute=attribute,
            shape=show_shape((array.shape[0], array.shape[1])),
            columns=raw.shape[1],
        )
    return array
