"""Data of a file as inputs, as a model that is wired and ready to train, or in the place of other data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from graphgui.data.roles import Task
from graphgui.data.tables import Table, matrix
from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.edits import nodes, tables, training, wires
from graphgui.document.edits.linear_model import STEP_DOWN, STEP_RIGHT, add_linear_model, free_place
from graphgui.document.edits.naming import free_name
from graphgui.document.model import Place
from graphgui.document.step_names import translate
from graphgui.engine.autodiff.equivalent_examples import is_worthwhile
from graphgui.engine.diagnosis.scaling import standardisation
from graphgui.engine.graph.graph import GraphProblem, PortId, Wire
from graphgui.engine.graph.shapes import infer
from graphgui.engine.model.units import input_path
from graphgui.engine.training.examples import split
from graphgui.ops import Array, Op
from graphgui.ops.standardise import STANDARDISE
from graphgui.words import Problem, mark_for_translation

LOSSES: Mapping[Task, str] = {
    "regression": "mse",
    "two classes": "binary_cross_entropy",
    "classes": "softmax_cross_entropy",
}
BATCH = 256
MANY = 20_000
"""Rows from which a step on all of them takes long."""


@dataclass(frozen=True, eq=False)
class Imported:
    """Numbers that a person chose in a file.

    Attributes:
        name: of the table, where it is not taken yet.
        features, targets: columns of the table.
        validation: the share of the rows that is kept apart.
        statistics: what to subtract from columns and to divide them by; see `statistics`.
        matrices: the features and the targets side by side; held so that the inputs find them made.
    """

    name: str
    table: Table
    features: tuple[str, ...]
    targets: tuple[str, ...]
    validation: float = 0.0
    statistics: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    matrices: tuple[Array, ...] = ()


def as_inputs(document: Document, data: Imported, place: Place | None = None) -> None:
    """Add an input for the features and one for the targets, at a place or under all that is there."""
    with document.one_step(translate("edits", "Import {0}").format(data.name)):
        _add_inputs(document, data, place or free_place(document), STEP_RIGHT)
        training.change(document, validation=data.validation)


def as_model(document: Document, data: Imported, task: Task, place: Place | None = None) -> None:
    """Add inputs and a linear model between them and the loss for the task; it becomes the loss to train.

    The features are standardised by `data.statistics`, so that one learning rate suits them all.
    """
    left, top = place or free_place(document)
    with document.one_step(translate("edits", "Import {0}").format(data.name)):
        X, Y = _add_inputs(document, data, (left, top), 2 * STEP_RIGHT)
        middle = (left + STEP_RIGHT, top)
        standardise = nodes.add(
            document, STANDARDISE.name, middle, **_numbers(STANDARDISE, data.statistics, data.features)
        )
        wires.connect(document, Wire(X, document.graph[X].op.output, standardise, "A"))
        loss = add_linear_model(document, standardise, Y, middle, LOSSES[task], len(data.targets))
        training.mark_loss(document, loss if _has_other_losses(document, loss) else None)
        batch = document.training.batch_size
        if batch is None and takes_batches(task, len(data.features) + len(data.targets), data.table.rows):
            batch = BATCH
        training.change(document, validation=data.validation, batch_size=batch)


def takes_batches(task: Task, columns: int, rows: int) -> bool:
    """Whether a model is trained in batches of `BATCH`: of many rows, where no fewer are as good as all."""
    return rows >= MANY and not (task == "regression" and is_worthwhile(columns + 1, rows))


def in_place(document: Document, data: Imported) -> None:
    """Give the inputs of the trained loss these data instead of theirs; parameters stay as far as they fit.

    Raises what `check_in_place` raises.
    """
    check_in_place(document, data.features, data.targets, data.table.rows)
    inputs = _inputs_in_place(document, data.features, data.targets)
    name = _free_table(document, data.name, set(inputs))
    attributes = {}
    for node, columns in inputs.items():
        read = {
            "table": name,
            "columns": list(columns),
            "value": None,
            **_scaling_in_place(document, node, columns),
        }
        attributes[node] = document.graph[node].with_attributes(**read).attributes
        for behind in _standardised_by(document, node):
            numbers = _numbers(document.graph[behind].op, data.statistics, columns)
            attributes[behind] = document.graph[behind].with_attributes(**numbers).attributes
    read_by_others = {
        node.attributes.get("table") for node in document.graph.nodes.values() if node.name not in inputs
    }
    left = {known: table for known, table in document.project.tables.items() if known in read_by_others}
    with document.one_step(translate("edits", "Import {0}").format(data.name)):
        document.push(commands.SetNumbers(document, {**left, name: data.table}, attributes))
        training.change(document, validation=data.validation)


def check_in_place(document: Document, features: Sequence[str], targets: Sequence[str], rows: int) -> list[PortId]:
    """The trained parameters that other data would give another shape, so that they are drawn anew.

    Raises:
        Problem: there is no trained loss whose inputs could take the data, or shapes would not fit.
    """
    inputs = _inputs_in_place(document, features, targets)
    graph, feeds = document.graph.copy(), dict(document.feeds)
    for name, columns in inputs.items():
        node = graph[name].with_attributes(table="", columns=list(columns), value=None, shift=None, scale=None)
        graph.update(node)
        for behind in _standardised_by(document, name):
            graph.update(graph[behind].with_attributes(**_standardised(graph[behind].op, 0.0, 1.0)))
        feeds[name] = np.broadcast_to(0.0, (rows, len(columns)))
    shapes = infer(graph, feeds)
    if problem := shapes.first_problem():
        raise problem
    trained = document.project.parameters
    ports = [port for name in graph.nodes for port in graph.own_parameters(name)]
    return [p for p in ports if str(p) in trained and trained[str(p)].shape != shapes.known[p]]


def _add_inputs(document: Document, data: Imported, place: Place, right: float) -> tuple[str, str]:
    table = tables.add(document, data.table, data.name)
    names = ["", ""]
    left, top = place
    if data.features:
        names[0] = nodes.add(document, "input", place, name="X", table=table, columns=list(data.features))
    if data.targets:
        at = (left + right, top + STEP_DOWN) if data.features else place
        names[1] = nodes.add(document, "input", at, name="Y", table=table, columns=list(data.targets))
    return names[0], names[1]


def _has_other_losses(document: Document, loss: str) -> bool:
    return any(node.op.is_loss for node in document.graph.nodes.values() if node.name != loss)


def _inputs_in_place(
    document: Document, features: Sequence[str], targets: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The inputs that the trained loss compares, and the columns that each would read."""
    loss = document.graph.trained_loss()
    wires = document.graph.incoming(loss) if loss else {}
    compares = document.graph[loss].op.traits.compares if loss else None
    wire = wires.get(compares.target) if compares else None
    path = input_path(document.graph, wire.start) if wire else None
    if compares is None or path is None:
        raise GraphProblem(
            mark_for_translation(
                "problems", "There is no loss that compares a prediction with an input: wire one first."
            )
        )
    target = path[-1].name
    others = [wire.source for port, wire in wires.items() if port not in (compares.target, compares.weights)]
    upstream = {name for source in others for name in document.graph.upstream(source)}
    sources = [name for name in sorted(upstream) if document.graph[name].op.source == "feed"]
    if len(sources) > 1:
        sources = [name for name in sources if document.graph[name].attribute("table")]
    if not sources:
        raise GraphProblem(
            mark_for_translation("problems", "The prediction depends on no input: there is nothing to replace.")
        )
    if not features or not targets:
        raise Problem(
            mark_for_translation("problems", "A model needs a feature and a target: choose a column for each.")
        )
    if len(sources) == 1:
        return {sources[0]: tuple(features), target: tuple(targets)}
    found = {name: tuple(document.graph[name].attribute("columns")) for name in sources}
    for name, columns in found.items():
        if lacking := set(columns) - set(features):
            raise GraphProblem(
                mark_for_translation(
                    "problems", "“{node}” reads the column “{column}”, which is no feature here."
                ),
                node=name,
                column=min(lacking),
            )
    return {**found, target: tuple(targets)}


def _standardised_by(document: Document, name: str) -> list[str]:
    """The nodes that standardise an input's columns, at once or behind reroutes."""
    found = (node for node in document.graph.nodes.values() if node.op.traits.standardisation)
    paths = ((node.name, input_path(document.graph, PortId(node.name, node.op.output))) for node in found)
    return [standardise for standardise, path in paths if path and path[-1].name == name]


def _scaling_in_place(document: Document, name: str, columns: Sequence[str]) -> dict[str, Any]:
    """Columns of the same names keep an input's own shift and scale, and so do all where it is one number."""
    node = document.graph[name]
    given = [node.attribute(key) for key in ("shift", "scale")]
    same = list(node.attribute("columns") or ()) == list(columns)
    same = same or all(numbers is None or len(numbers[0]) == 1 for numbers in given)
    return {} if same else {"shift": None, "scale": None}


def _free_table(document: Document, name: str, inputs: set[str]) -> str:
    """The name, numbered where another input than these reads a table that is called so."""
    taken = {node.attributes.get("table") for node in document.graph.nodes.values() if node.name not in inputs}
    return free_name(name, taken)


def statistics(
    table: Table, columns: Sequence[str], validation: float = 0.0, seed: int = 0
) -> dict[str, tuple[float, float]]:
    """By column, what to subtract and divide by for mean 0 and deviation 1; 0 and 1 where it is constant.

    Of the rows that train alone, where a share of them validates as drawn from the seed.
    """
    if not columns:
        return {}
    numbers = matrix(table, columns)
    if validation and table.rows > 1:
        numbers = numbers[split(table.rows, validation, seed)[0]]
    mean, deviation = standardisation(numbers)
    return dict(zip(columns, zip(mean[0].tolist(), deviation[0].tolist(), strict=True), strict=True))


def _numbers(op: Op, known: Mapping[str, tuple[float, float]], columns: Sequence[str]) -> dict[str, Any]:
    """The attributes of a node that standardises these columns."""
    return _standardised(op, *zip(*(known[name] for name in columns), strict=True))


def _standardised(op: Op, mean: ArrayLike, deviation: ArrayLike) -> dict[str, Any]:
    assert op.traits.standardisation is not None
    return op.traits.standardisation.attributes(mean, deviation)
