"""A project as a file, and back."""

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from graphgui.data.files import read_text
from graphgui.data.tables import Table, read_csv
from graphgui.engine.graph import Graph, GraphProblem, Node, PortId, Wire
from graphgui.engine.settings import Training
from graphgui.engine.shapes import infer
from graphgui.ops import Array, ShapeProblem, get
from graphgui.storage import atomic
from graphgui.storage.layout import lay_out
from graphgui.storage.project import Project
from graphgui.storage.schema import FORMAT, VERSION, NodeFile, TableFile, TrainingFile, WireFile, decode, schema
from graphgui.words import Problem, say

__all__ = ["dumps", "load", "loads", "named", "save", "schema"]

# Settings beyond these are written only where they are not the usual ones.
_ALWAYS_WRITTEN = ("learning_rate", "steps", "seed")


def load(path: Path, *, drafts: bool = False) -> Project:
    """The project in a file.

    Args:
        drafts: take a graph that was saved although its shapes do not fit.

    Raises:
        Problem: why there is none, as one sentence that names the file.
    """
    text = read_text(path)
    with named(path):
        return loads(text, _folder(path), drafts=drafts)


def save(project: Project, path: Path) -> None:
    """Write a project, so that a crash leaves the old file or the new one. Raises `Problem` where it cannot."""
    atomic.write(path, dumps(project, _folder(path)))


@contextmanager
def named(path: Path) -> Iterator[None]:
    """A `Problem` raised within names the file that it is about."""
    try:
        yield
    except Problem as problem:
        raise Problem(say("problems", "{file}: {reason}"), file=str(path), reason=problem) from None


def _folder(path: Path) -> Path:
    """What a file's relative paths start from: links lead to the file itself."""
    return Path(os.path.realpath(path)).parent


# writing


def dumps(project: Project, folder: Path) -> str:
    """The text of a file in `folder`; the same for equal projects, however they were made."""
    graph = project.graph
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    if _misfit(project) is not None:
        content["draft"] = True
    content["training"] = _training_fields(project.training)
    content["loss"] = graph.loss
    if project.tables:
        content["tables"] = {name: _table_fields(project.tables[name], folder) for name in sorted(project.tables)}
    content["nodes"] = [_node_fields(graph.nodes[name]) for name in sorted(graph.nodes)]
    content["wires"] = [
        {"from": str(wire.start), "to": str(wire.end)}
        for wire in sorted(graph.wires, key=lambda wire: (wire.end, wire.start))
    ]
    # What has diverged is nothing to go on from: without it, the seed draws anew.
    if project.parameters and all(np.isfinite(array).all() for array in project.parameters.values()):
        content["parameters"] = {name: project.parameters[name].tolist() for name in sorted(project.parameters)}
    return lay_out(content) + "\n"


def _training_fields(training: Training) -> dict[str, Any]:
    values = {field.name: getattr(training, field.name) for field in fields(Training)}
    usual = {field.name: field.default for field in fields(Training)}
    return {name: value for name, value in values.items() if name in _ALWAYS_WRITTEN or value != usual[name]}


def _table_fields(table: Table, folder: Path) -> dict[str, Any]:
    if table.path is None:
        return {"columns": {name: column.tolist() for name, column in table.columns.items()}}
    path = Path(os.path.realpath(table.path.parent), table.path.name)
    try:
        relative = Path(os.path.relpath(path, os.path.realpath(folder)))
    except ValueError:  # on another drive
        relative = path
    return {"path": relative.as_posix()}


def _node_fields(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {"name": node.name, "op": node.op.name}
    declared = (attribute.name for attribute in node.op.attributes)
    if attributes := {name: node.attributes[name] for name in declared if name in node.attributes}:
        found["attributes"] = attributes
    return {**found, "position": node.position}


# reading


def loads(text: str, folder: Path, *, drafts: bool = False) -> Project:
    """The project in the text of a file in `folder`. Raises `Problem`."""
    file = decode(text)
    training = _training(file.training)
    tables = {name: _table(name, table, folder) for name, table in file.tables.items()}
    graph = Graph(map(_node, file.nodes), map(_wire, file.wires), file.loss)
    parameters = {name: _parameter(name, rows) for name, rows in file.parameters.items()}
    project = Project(graph, tables, training, parameters)
    problem = None if file.draft and drafts else _misfit(project)
    if problem is not None:
        raise problem
    return project


def _training(file: TrainingFile) -> Training:
    training = Training(**{field.name: getattr(file, field.name) for field in fields(Training)})
    try:
        training.check()
    except Problem as problem:
        raise Problem(say("problems", "training: {reason}"), reason=problem) from None
    return training


def _table(name: str, file: TableFile, folder: Path) -> Table:
    try:
        if file.path is not None and file.columns is None:
            return read_csv(folder / file.path)
        if file.columns is not None and file.path is None:
            return Table({column: np.array(numbers) for column, numbers in file.columns.items()})
    except Problem as problem:
        raise Problem(say("problems", "The table “{table}”: {reason}"), table=name, reason=problem) from None
    raise Problem(say("problems", "The table “{table}” needs either a path or columns."), table=name)


def _node(file: NodeFile) -> Node:
    try:
        return Node(file.name, get(file.op), file.attributes, file.position)
    except Problem as problem:
        raise GraphProblem(say("problems", "“{node}”: {reason}"), node=file.name, reason=problem) from None


def _wire(file: WireFile) -> Wire:
    return Wire(*_port(file.start), *_port(file.end))


def _port(text: str) -> PortId:
    node, dot, port = text.partition(".")
    if not dot:
        raise Problem(say("problems", "A wire ends at “{text}”: write its node, a dot and its port."), text=text)
    return PortId(node, port)


def _parameter(name: str, rows: list[list[float]]) -> Array:
    lengths = {len(row) for row in rows}
    if len(lengths) != 1 or lengths == {0} or not all(math.isfinite(x) for row in rows for x in row):
        raise Problem(
            say("problems", "The parameter “{parameter}” is not rows of numbers, all of one length."),
            parameter=name,
        )
    return np.array(rows)


def _misfit(project: Project) -> Problem | None:
    """The first shapes that do not fit each other, if any do not; what is only unfinished fits."""
    problems = infer(project.graph, project.feeds()).problems
    return next((p for p in problems.values() if isinstance(p.values.get("reason"), ShapeProblem)), None)
