"""What files and parts of graphs both hold: tables, groups, nodes, wires, frames, notes and trained values."""

import math
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

import numpy as np

from graphgui.data.choices import MARKS, Choices, ColumnChoice
from graphgui.data.files import has_text_name, is_file
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.tables import Table
from graphgui.engine.graph.graph import Graph, GraphProblem, Group, Node, PortId, Wire
from graphgui.ops import Array, get
from graphgui.storage.annotations import Annotation, Frame, Note
from graphgui.storage.missing_table import MissingTable
from graphgui.storage.safety.outside import Allowed, check_allowed, is_allowed
from graphgui.storage.schema import (
    ChoicesFile,
    FrameFile,
    GraphFile,
    NodeFile,
    NoteFile,
    PartFile,
    TableFile,
    WireFile,
)
from graphgui.words import Problem, mark_for_translation


class Writable(Protocol):
    """What `write` takes: a project, or a part of one."""

    graph: Graph
    tables: dict[str, Table]
    parameters: dict[str, Array]
    annotations: dict[str, Annotation]


class ReadFields(NamedTuple):
    """What `read` gives back."""

    graph: Graph
    tables: dict[str, Table]
    parameters: dict[str, Array]
    annotations: dict[str, Annotation]


# writing


def write(
    content: Writable, folder: Path | None, missing: Mapping[str, MissingTable] = MappingProxyType({})
) -> dict[str, Any]:
    """The fields, in order, the same for equal contents; tables' paths relative to `folder`, if there is one.

    Args:
        missing: tables that stay references, though nobody knows whether to anything.
    """
    graph, notes = content.graph, content.annotations
    found: dict[str, Any] = {}
    tables = {name: _table_fields(table, folder) for name, table in content.tables.items()}
    tables |= {name: _reference(table.path, table.choices, folder) for name, table in missing.items()}
    if tables:
        found["tables"] = {name: tables[name] for name in sorted(tables)}
    if graph.groups:
        found["groups"] = [_group_fields(graph.groups[name]) for name in sorted(graph.groups)]
    found["nodes"] = [_node_fields(graph.nodes[name]) for name in sorted(graph.nodes)]
    found["wires"] = wires_fields(graph.wires)
    for key, kind in (("frames", Frame), ("notes", Note)):
        if written := [_annotation_fields(notes[name]) for name in sorted(notes) if isinstance(notes[name], kind)]:
            found[key] = written
    # What has diverged is nothing to go on from: without it, the seed draws anew.
    learnt = _own_parameters(content)
    if learnt and all(np.isfinite(array).all() for array in learnt.values()):
        found["parameters"] = {name: learnt[name].tolist() for name in sorted(learnt)}
    return found


def _own_parameters(content: Writable) -> dict[str, Array]:
    """The trained values that a node of the graph holds, as it is wired now."""
    own = (str(port) for name in content.graph.nodes for port in content.graph.own_parameters(name))
    return {name: content.parameters[name] for name in own if name in content.parameters}


def wires_fields(wires: Iterable[Wire]) -> list[dict[str, str]]:
    """Wires in a fixed order."""
    ordered = sorted(wires, key=lambda wire: (wire.end, wire.start))
    return [{"from": str(wire.start), "to": str(wire.end)} for wire in ordered]


def _table_fields(table: Table, folder: Path | None) -> dict[str, Any]:
    """The file that has the numbers; the numbers, where it is there no more or its path is no text."""
    if table.path is not None and is_file(table.path):
        found = _reference(table.path, table.choices, folder)
        if has_text_name(Path(found["path"])):
            return found
    return {"columns": {name: column.tolist() for name, column in table.columns.items()}}


def _reference(path: Path, choices: Choices | None, folder: Path | None) -> dict[str, Any]:
    path = Path(os.path.realpath(path.parent), path.name)
    if folder is not None:
        with suppress(ValueError):  # on another drive
            path = Path(os.path.relpath(path, os.path.realpath(folder)))
    found: dict[str, Any] = {"path": path.as_posix()}
    return found if choices is None else {**found, "choices": _choices_fields(choices)}


def _choices_fields(choices: Choices) -> dict[str, Any]:
    found: dict[str, Any] = {"features": list(choices.features)}
    if choices.targets:
        found["targets"] = list(choices.targets)
    if choices.missing != "refuse":
        found["missing"] = choices.missing
    if tuple(choices.marks) != MARKS:
        found["marks"] = list(choices.marks)
    if choices.sheet is not None:
        found["sheet"] = choices.sheet
    if not choices.marks_in_texts:
        found["marks_in_texts"] = False
    if choices.dummies != "all":
        found["dummies"] = choices.dummies
    if choices.read:
        found["read"] = {name: _column_fields(choices.read[name]) for name in sorted(choices.read)}
    if choices.values is not None:
        found["values"] = {name: list(choices.values[name]) for name in sorted(choices.values)}
    return found if choices.shape is None else {**found, "shape": _shape_fields(choices.shape)}


def _column_fields(choice: ColumnChoice) -> dict[str, str]:
    chosen = {"format": choice.format, "odd": choice.odd}
    return {name: value for name, value in chosen.items() if value is not None}


def _shape_fields(shape: FileShape) -> dict[str, Any]:
    """What differs from the usual, and the two that a reader of the file looks for."""
    always = {"encoding": shape.encoding, "separator": shape.separator}
    return always | {
        field.name: value for field in fields(shape) if (value := getattr(shape, field.name)) != field.default
    }


def _group_fields(group: Group) -> dict[str, Any]:
    found: dict[str, Any] = {"name": group.name, "position": group.position}
    return found if group.parent is None else {**found, "parent": group.parent}


def _node_fields(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {"name": node.name, "op": node.op.name}
    declared = (attribute.name for attribute in node.op.attributes)
    if attributes := {name: node.attributes[name] for name in declared if name in node.attributes}:
        found["attributes"] = attributes
    found["position"] = node.position
    if node.group is not None:
        found["group"] = node.group
    if node.collapsed:
        found["collapsed"] = True
    return found


def _annotation_fields(annotation: Annotation) -> dict[str, Any]:
    found: dict[str, Any] = {"name": annotation.name, "rect": annotation.rect}
    match annotation:
        case Frame():
            found |= {"title": annotation.title, "colour": annotation.colour}
        case Note():
            found["text"] = annotation.text
    return found if annotation.group is None else {**found, "group": annotation.group}


# reading


def read(
    file: GraphFile | PartFile,
    folder: Path,
    loss: str | None = None,
    missing: dict[str, MissingTable] | None = None,
    *,
    outside: Allowed = False,
) -> ReadFields:
    """What a file holds; relative paths of tables start from `folder`.

    Args:
        missing: takes the tables whose data files cannot be read.
        outside: whether data files outside the folder may be read, or which.

    Raises:
        Problem: what is wrong in it, or with a data file where `missing` is None.
    """
    tables = {}
    for name, table in file.tables.items():
        try:
            tables[name] = _table(name, table, folder, outside=outside)
        except Problem as problem:
            if missing is None or table.path is None or table.columns is not None:
                raise
            choices = _choices(table.choices) if table.choices else None
            path = Path(table.path)
            is_refused = not is_allowed(path, folder, outside)
            missing[name] = MissingTable((folder / path).absolute(), choices, problem, is_refused)
    groups = (Group(group.name, group.position, group.parent) for group in file.groups)
    graph = Graph(map(_node, file.nodes), read_wires(file.wires), loss, groups)
    learnt = {name: parameter(name, rows) for name, rows in file.parameters.items()}
    parameters = {name: array for name, array in learnt.items() if name.partition(".")[0] in graph}
    return ReadFields(graph, tables, parameters, _annotations(graph, [*file.frames, *file.notes]))


def read_wires(files: Iterable[WireFile]) -> list[Wire]:
    """Wires as they are written. Raises `Problem` for what is no port."""
    return [Wire(*_port(file.start), *_port(file.end)) for file in files]


def _table(name: str, file: TableFile, folder: Path, *, outside: Allowed) -> Table:
    from graphgui.data.read_table import read_table  # late: many graph files hold their tables themselves

    try:
        if file.path is not None and file.columns is None:
            check_allowed(Path(file.path), folder, outside)
            return read_table(folder / file.path, _choices(file.choices) if file.choices else None)
        if file.columns is not None and file.path is None and file.choices is None:
            return Table({column: np.array(numbers) for column, numbers in file.columns.items()})
    except Problem as problem:
        raise Problem(
            mark_for_translation("problems", "The table “{table}”: {reason}"), table=name, reason=problem
        ) from None
    raise Problem(
        mark_for_translation("problems", "The table “{table}” needs either a path or columns."), table=name
    )


def _choices(file: ChoicesFile) -> Choices:
    names = [field.name for field in fields(FileShape)]
    shape = file.shape and FileShape(**{name: getattr(file.shape, name) for name in names})
    return Choices(
        tuple(file.features),
        tuple(file.targets),
        file.missing,
        tuple(file.marks),
        file.sheet,
        shape,
        marks_in_texts=file.marks_in_texts,
        read={name: ColumnChoice(column.format, column.odd) for name, column in file.read.items()},
        dummies=file.dummies,
        values=None if file.values is None else {name: tuple(texts) for name, texts in file.values.items()},
    )


def _node(file: NodeFile) -> Node:
    try:
        return Node(file.name, get(file.op), file.attributes, file.position, file.group, file.collapsed)
    except Problem as problem:
        raise GraphProblem(
            mark_for_translation("problems", "“{node}”: {reason}"), node=file.name, reason=problem
        ) from None


def _port(text: str) -> PortId:
    node, dot, port = text.partition(".")
    if not dot:
        raise Problem(
            mark_for_translation("problems", "A wire ends at “{text}”: write its node, a dot and its port."),
            text=text,
        )
    return PortId(node, port)


def _annotations(graph: Graph, files: Iterable[FrameFile | NoteFile]) -> dict[str, Annotation]:
    found: dict[str, Annotation] = {}
    for file in files:
        if file.name in found:
            raise Problem(
                mark_for_translation("problems", "There are two frames or notes called “{annotation}”."),
                annotation=file.name,
            )
        found[file.name] = annotation = _annotation(file)
        annotation.check(graph)
    return found


def _annotation(file: FrameFile | NoteFile) -> Annotation:
    if isinstance(file, NoteFile):
        return Note(name=file.name, rect=file.rect, group=file.group, text=file.text)
    return Frame(name=file.name, rect=file.rect, group=file.group, title=file.title, colour=file.colour)


def parameter(name: str, rows: list[list[float]]) -> Array:
    """Trained values, rows x columns. Raises `Problem` for rows of unequal lengths, or infinite numbers."""
    lengths = {len(row) for row in rows}
    if len(lengths) != 1 or lengths == {0} or not all(math.isfinite(x) for row in rows for x in row):
        raise Problem(
            mark_for_translation(
                "problems", "The parameter “{parameter}” is not rows of numbers, all of one length."
            ),
            parameter=name,
        )
    return np.array(rows)
