"""The numbers of a text file that holds nothing else, for which nothing needs to be chosen."""

import math
from collections.abc import Sequence
from pathlib import Path

from graphgui.data.columns.column import Habits, check_certain
from graphgui.data.columns.read import read_columns
from graphgui.data.columns.remarks import column_remarks
from graphgui.data.columns.stripped import Stripped
from graphgui.data.numbers import PLAIN, Decimal, NumberFormat
from graphgui.data.parsing.delimited import Delimited, read_delimited, uneven_row
from graphgui.data.parsing.records import records
from graphgui.data.tables import Array, Table, check_names
from graphgui.words import Problem, Remark, mark_for_translation

_LONGEST = 40  # characters of a cell that a sentence quotes


def read_plain_numbers(path: Path, decimal: Decimal = ".") -> Table:
    """The table, each number being the float nearest to what is written.

    Args:
        decimal: the mark that the person uses, which may leave a doubt where the table does not tell.

    Raises:
        Problem: a file that cannot be read; a name left out or there twice; no rows, or the first row that is not
            a finite number for each name, by its line from 1; a column that may be read in two ways.
    """
    table = read_delimited(path)
    _check_header(table)
    names = _names(table)
    found = _decided(table, names, decimal)
    if found is None:
        _check_numbers(table, names, [PLAIN] * len(names))
        raise Problem(
            mark_for_translation(
                "problems", "This is no table of numbers: write a header line, then one row a line."
            )
        )
    columns, remarks = found
    return Table(dict(zip(names, columns, strict=True)), path.absolute(), remarks=remarks)


def _check_header(table: Delimited) -> None:
    if not table.shape.header:
        raise Problem(
            mark_for_translation("problems", "The first row needs to hold the columns' names: add them.")
        )
    if table.shape.index:
        raise uneven_row(table.first_line, table.width, table.width - 1)
    check_names(_names(table))


def _names(table: Delimited) -> list[str]:
    """The names, without what is empty at the header's end: separators stand there, and mostly no column."""
    names = list(table.written)
    while len(names) > 1 and not names[-1]:
        names.pop()
    return names


def _decided(
    table: Delimited, names: Sequence[str], decimal: Decimal
) -> tuple[list[Array], tuple[Remark, ...]] | None:
    """The columns, read as all their cells tell, and what should be known about that.

    None where anything in them is not a finite number.
    """
    cells = table.cells()
    if cells.frame.width != len(names):
        check_names(table.written)
        return None
    if not cells.frame.height:
        return None
    habits = Habits(separator=table.shape.separator if table.width > 1 else None, decimal=decimal)
    read, columns = read_columns(list(map(Stripped.of, cells.frame)), habits, cells.lines)
    if any(column.kind == "text" or column.missing or column.unit for column in columns):
        formats = [column.reading.format if column.reading else PLAIN for column in columns]
        _check_numbers(table, names, formats)
        return None
    check_certain(columns)
    remarks = (*cells.remarks, *column_remarks(columns))
    return [column.to_numpy() for column in read], remarks


def _check_numbers(table: Delimited, names: Sequence[str], formats: Sequence[NumberFormat]) -> None:
    line = None
    for line, cells in records(table.body, table.within, table.first_line):
        while len(cells) > len(names) and not cells[-1].strip():
            cells.pop()
        if len(cells) != len(names):
            raise uneven_row(line, len(cells), len(names))
        for name, cell, each in zip(names, map(str.strip, cells), formats, strict=True):
            _check_number(line, name, cell, each)
    if line is None:
        raise Problem(mark_for_translation("problems", "There are no rows below the header: add some."))


def _check_number(line: int, name: str, cell: str, each: NumberFormat) -> None:
    if not cell:
        raise Problem(
            mark_for_translation(
                "problems", "Row {row} has nothing in column “{column}”: fill it in or leave the row out."
            ),
            row=line,
            column=name,
        )
    number = each.read(cell)
    if number is None or not math.isfinite(number):
        raise no_number(line, name, cell)


def no_number(row: int, column: str, cell: str) -> Problem:
    """That a cell is no number, as a sentence."""
    text = " ".join(cell.split())
    return Problem(
        mark_for_translation("problems", "Row {row} has “{text}” in column “{column}”, where a number is needed."),
        row=row,
        column=column,
        text=text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "...",
    )
