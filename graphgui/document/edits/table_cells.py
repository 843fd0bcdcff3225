"""Edits of a table's cells and rows by hand; a table that was read from a file becomes the document's own."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from graphgui.data.tables import Table
from graphgui.document.commands import SetNumbers
from graphgui.document.verbs import Verbs
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation


class TableEdits(Verbs):
    """Write numbers, add and remove rows, each as one step. All inputs that read the table change with it."""

    def set_cells(self, name: str, row: int, column: int, cells: Sequence[Sequence[float]]) -> None:
        """Write a block of numbers, its upper left corner at a cell; rows that are missing are added.

        What other columns hold in an added row is the mean of each. Raises `Problem` for a block that is wider
        than what is right of the cell.
        """
        table = self.project.tables[name]
        names = table.names[column : column + len(cells[0])]
        if len(names) < len(cells[0]):
            raise Problem(
                mark_for_translation(
                    "problems", "{count} columns are too many here: from “{column}” on there are {room}."
                ),
                count=len(cells[0]),
                column=table.names[column],
                room=len(names),
            )
        missing = max(0, row + len(cells) - table.rows)
        columns = {known: _longer(numbers, missing) for known, numbers in table.columns.items()}
        for index, known in enumerate(names):
            columns[known] = columns[known].copy()
            columns[known][row : row + len(cells)] = [line[index] for line in cells]
        self._put_table(name, columns, self.tr("Write into {0}").format(name))

    def add_row(self, name: str) -> int:
        """Add a row that holds the mean of each column; return its number."""
        table = self.project.tables[name]
        columns = {known: _longer(numbers, 1) for known, numbers in table.columns.items()}
        self._put_table(name, columns, self.tr("Add a row to {0}").format(name))
        return table.rows

    def remove_rows(self, name: str, rows: Iterable[int]) -> None:
        """Remove rows. Raises `Problem` where none would be left."""
        table, doomed = self.project.tables[name], sorted(set(rows))
        if len(doomed) >= table.rows:
            raise Problem(mark_for_translation("problems", "A row stays: a table needs one."))
        if doomed:
            columns = {known: np.delete(numbers, doomed) for known, numbers in table.columns.items()}
            self._put_table(name, columns, self.tr("Remove rows of {0}").format(name))

    def _put_table(self, name: str, columns: Mapping[str, Array], text: str) -> None:
        tables = {**self.project.tables, name: Table(columns)}
        self.undo_stack.push(SetNumbers(self, tables, {}, text))


def _longer(numbers: Array, by: int) -> Array:
    return np.append(numbers, np.full(by, numbers.mean())) if by else numbers
