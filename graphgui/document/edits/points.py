"""Examples as points: one input of one column against another, added, moved and removed by hand.

Rows of both inputs change at once, so that shapes always fit. Places are what the inputs give: their shifts and
scales are undone before a number is written down. A table that was read from a file becomes the document's own.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from graphgui.data.tables import Table
from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.step_names import translate
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation


def move(document: Document, inputs: tuple[str, str], row: int, place: tuple[float, float], gesture: int) -> None:
    """Put a point elsewhere; moves of one `gesture` are one step."""

    def moved(column: Array, number: float) -> Array:
        column = column.copy()
        column[row] = number
        return column

    _edit(document, inputs, place, moved, None, translate("edits", "Move a point"), gesture)


def add(document: Document, inputs: tuple[str, str], place: tuple[float, float]) -> int:
    """Add a point; return its row. What a table's other columns hold in it is the mean of each."""
    row = len(document.feeds[inputs[0]])

    def longer(column: Array, number: float) -> Array:
        return np.append(column, number)

    def mean_added(column: Array) -> Array:
        return np.append(column, column.mean())

    _edit(document, inputs, place, longer, mean_added, translate("edits", "Add a point"))
    return row


def remove(document: Document, inputs: tuple[str, str], row: int) -> None:
    """Remove a point. Raises `Problem` where it is the last."""
    if len(document.feeds[inputs[0]]) == 1:
        raise Problem(mark_for_translation("problems", "The last point stays: an input needs a row."))

    def shorter(column: Array) -> Array:
        return np.delete(column, row)

    text = translate("edits", "Remove a point")
    _edit(document, inputs, (0.0, 0.0), lambda column, _number: shorter(column), shorter, text)


def _edit(
    document: Document,
    inputs: tuple[str, str],
    place: tuple[float, float],
    change: Callable[[Array, float], Array],
    others: Callable[[Array], Array] | None,
    text: str,
    gesture: int | None = None,
) -> None:
    """Change the column of each input, and with `others` every other column of the tables that they read."""
    columns = {name: dict(table.columns) for name, table in document.project.tables.items()}
    changed: dict[str, set[str]] = {}
    attributes: dict[str, Mapping[str, Any]] = {}
    for name, number in zip(inputs, place, strict=True):
        node = document.graph[name]
        raw = number * _first(node.attribute("scale"), 1.0) + _first(node.attribute("shift"), 0.0)
        table = node.attribute("table")
        if table is None:
            typed = change(np.array(node.attribute("value"), float)[:, 0], raw)
            attributes[name] = {**node.attributes, "value": [[float(x)] for x in typed]}
            continue
        (column,) = node.attribute("columns")
        if column not in changed.setdefault(table, set()):
            columns[table][column] = change(columns[table][column], raw)
            changed[table].add(column)
    for table, done in changed.items():
        for column in columns[table].keys() - done if others else ():
            columns[table][column] = others(columns[table][column])  # type: ignore[misc]
    tables = {**document.project.tables, **{name: Table(columns[name]) for name in changed}}
    document.push(commands.SetNumbers(document, tables, attributes, text, gesture))


def _first(matrix: list[list[float]] | None, otherwise: float) -> float:
    return otherwise if matrix is None else float(matrix[0][0])
