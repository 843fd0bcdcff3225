"""Examples as points: one input of one column against another, added, moved and removed by hand."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from graphgui.data.tables import Table
from graphgui.document.commands import SetNumbers
from graphgui.document.verbs import Verbs
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation


class Points(Verbs):
    """Edits rows of the two inputs that a point is made of; both change at once, so that shapes always fit.

    Places are what the inputs give: their shifts and scales are undone before a number is written down. A table
    that was read from a file becomes the document's own.
    """

    def move_point(self, inputs: tuple[str, str], row: int, place: tuple[float, float], gesture: int) -> None:
        """Put a point elsewhere; moves of one `gesture` are one step."""

        def moved(column: Array, number: float) -> Array:
            column = column.copy()
            column[row] = number
            return column

        self._edit(inputs, place, moved, None, self.tr("Move a point"), gesture)

    def add_point(self, inputs: tuple[str, str], place: tuple[float, float]) -> int:
        """Add a point; return its row. What a table's other columns hold in it is the mean of each."""
        row = len(self.feeds[inputs[0]])

        def longer(column: Array, number: float) -> Array:
            return np.append(column, number)

        self._edit(inputs, place, longer, lambda column: np.append(column, column.mean()), self.tr("Add a point"))
        return row

    def remove_point(self, inputs: tuple[str, str], row: int) -> None:
        """Remove a point. Raises `Problem` where it is the last."""
        if len(self.feeds[inputs[0]]) == 1:
            raise Problem(mark_for_translation("problems", "The last point stays: an input needs a row."))

        def shorter(column: Array) -> Array:
            return np.delete(column, row)

        self._edit(inputs, (0.0, 0.0), lambda column, _number: shorter(column), shorter, self.tr("Remove a point"))

    def _edit(
        self,
        inputs: tuple[str, str],
        place: tuple[float, float],
        change: Callable[[Array, float], Array],
        others: Callable[[Array], Array] | None,
        text: str,
        gesture: int | None = None,
    ) -> None:
        """Change the column of each input, and with `others` every other column of the tables that they read."""
        columns = {name: dict(table.columns) for name, table in self.project.tables.items()}
        changed: dict[str, set[str]] = {}
        attributes: dict[str, Mapping[str, Any]] = {}
        for name, number in zip(inputs, place, strict=True):
            node = self.graph[name]
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
        tables = {**self.project.tables, **{name: Table(columns[name]) for name in changed}}
        self.undo_stack.push(SetNumbers(self, tables, attributes, text, gesture))


def _first(matrix: list[list[float]] | None, otherwise: float) -> float:
    return otherwise if matrix is None else float(matrix[0][0])
