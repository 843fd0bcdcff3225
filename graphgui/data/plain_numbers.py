"""The numbers of a text file that holds nothing else, for which nothing needs to be chosen."""

import csv
import io
import math
import re
from pathlib import Path

import numpy as np

from graphgui.data.delimited import Delimited, read_delimited, uneven_row
from graphgui.data.file_shape import SEPARATORS
from graphgui.data.files import read_bytes
from graphgui.data.records import records
from graphgui.data.tables import Array, check_names
from graphgui.words import Problem, mark_for_translation

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", re.ASCII)
_SHORT = 2**17  # bytes below which Python reads the numbers before polars would be loaded
_LONGEST = 40  # characters of a cell that a sentence quotes


def read_plain_numbers(path: Path) -> dict[str, Array]:
    """The columns by name, each number being the float nearest to what is written.

    Raises:
        Problem: a file that cannot be read; a name left out or there twice; no rows, or the first row that is not
            a finite number for each name, by its line from 1.
    """
    found = _short_columns(path)
    if found is not None:
        return found
    table = read_delimited(path)
    _check_header(table)
    columns = _finite(table) if table.width == len(table.written) else None
    if columns is None:
        _check_numbers(table)
        raise Problem(
            mark_for_translation(
                "problems", "This is no table of numbers: write a header line, then one row a line."
            )
        )
    return dict(zip(table.written, columns, strict=True))


def _short_columns(path: Path) -> dict[str, Array] | None:
    """The columns of a short file; None for a longer one, and where anything asks for a closer look."""
    raw = read_bytes(path)
    if len(raw) > _SHORT or not raw.isascii():
        return None
    text = raw.decode().strip()
    separator = max(SEPARATORS[:-1], key=text.partition("\n")[0].count)
    try:
        names, *rows = csv.reader(io.StringIO(text, newline=None), delimiter=separator, strict=True)
    except csv.Error:
        return None
    names = [name.strip() for name in names]
    if not rows or any(len(row) != len(names) for row in rows) or any(map(_NUMBER.fullmatch, names)):
        return None
    columns = [[cell.strip() for cell in column] for column in zip(*rows, strict=True)]
    if "" in names or len(set(names)) < len(names):
        return None
    if not all(_NUMBER.fullmatch(cell) for column in columns for cell in column):
        return None
    numbers = np.array(columns, dtype=np.float64)
    return dict(zip(names, numbers, strict=True)) if np.isfinite(numbers).all() else None


def _check_header(table: Delimited) -> None:
    if not table.shape.header:
        raise Problem(
            mark_for_translation("problems", "The first row needs to hold the columns' names: add them.")
        )
    if table.shape.index:
        raise uneven_row(table.first_line, table.width, table.width - 1)
    check_names(table.written)


def _finite(table: Delimited) -> list[Array] | None:
    """The columns, None where anything in them is not a finite number."""
    import polars

    cells = table.cells().frame
    columns = [texts.str.strip_chars().cast(polars.Float64, strict=False) for texts in cells]
    if not all(len(column) and column.is_finite().all(ignore_nulls=False) for column in columns):
        return None
    return [column.to_numpy() for column in columns]


def _check_numbers(table: Delimited) -> None:
    line = None
    for line, cells in records(table.body, table.shape, table.first_line):
        if len(cells) != len(table.written):
            raise uneven_row(line, len(cells), len(table.written))
        for name, cell in zip(table.written, map(str.strip, cells), strict=True):
            _check_number(line, name, cell)
    if line is None:
        raise Problem(mark_for_translation("problems", "There are no rows below the header: add some."))


def _check_number(line: int, name: str, cell: str) -> None:
    if not cell:
        raise Problem(
            mark_for_translation(
                "problems", "Row {row} has nothing in column “{column}”: fill it in or leave the row out."
            ),
            row=line,
            column=name,
        )
    if not _NUMBER.fullmatch(cell) or not math.isfinite(float(cell)):
        text = " ".join(cell.split())
        raise Problem(
            mark_for_translation(
                "problems", "Row {row} has “{text}” in column “{column}”, where a number is needed."
            ),
            row=line,
            column=name,
            text=text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "...",
        )
