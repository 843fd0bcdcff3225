"""Tables: adding one, and writing into it by hand; one that was read from a file becomes the document's own."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from graphgui.data.tables import Table
from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.edits.naming import free_name
from graphgui.document.step_names import translate
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation


def add(document: Document, table: Table, name: str) -> str:
    """Add a table, or put it in the place of an equal one; return its name, numbered where that is taken."""
    tables = document.project.tables
    for known, other in tables.items():
        if other == table:
            return known
    free = free_name(name, tables.keys() | document.project.lacking().keys())
    text = translate("edits", "Add the table {0}").format(free)
    document.push(commands.SetTables(document, {**tables, free: table}, text))
    return free


def find(document: Document, name: str, table: Table) -> None:
    """Put a table in the place of one that was missing."""
    text = translate("edits", "Find the data of {0}").format(name)
    document.push(commands.SetTables(document, {**document.project.tables, name: table}, text))


def set_cells(document: Document, name: str, row: int, column: int, cells: Sequence[Sequence[float]]) -> None:
    """Write a block of numbers, its upper left corner at a cell; rows that are missing are added.

    What other columns hold in an added row is the mean of each. Raises `Problem` for a block that is wider
    than what is right of the cell.
    """
    table = document.project.tables[name]
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
    _put_table(document, name, columns, translate("edits", "Write into {0}").format(name))


def add_row(document: Document, name: str) -> int:
    """Add a row that holds the mean of each column; return its number."""
    table = document.project.tables[name]
    columns = {known: _longer(numbers, 1) for known, numbers in table.columns.items()}
    _put_table(document, name, columns, translate("edits", "Add a row to {0}").format(name))
    return table.rows


def remove_rows(document: Document, name: str, rows: Iterable[int]) -> None:
    """Remove rows. Raises `Problem` where none would be left."""
    table, doomed = document.project.tables[name], sorted(set(rows))
    if len(doomed) >= table.rows:
        raise Problem(mark_for_translation("problems", "A row stays: a table needs one."))
    if doomed:
        columns = {known: np.delete(numbers, doomed) for known, numbers in table.columns.items()}
        _put_table(document, name, columns, translate("edits", "Remove rows of {0}").format(name))


def _put_table(document: Document, name: str, columns: Mapping[str, Array], text: str) -> None:
    tables = {**document.project.tables, name: Table(columns)}
    document.push(commands.SetNumbers(document, tables, {}, text))


def _longer(numbers: Array, by: int) -> Array:
    return np.append(numbers, np.full(by, numbers.mean())) if by else numbers
