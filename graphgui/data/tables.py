"""Tables: named columns of numbers, read from files or typed."""

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from graphgui.data.choices import Choices
from graphgui.data.files import read_text
from graphgui.words import Problem, mark_for_translation

Array = np.ndarray[Any, np.dtype[Any]]

_SEPARATORS = ",;\t"
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", re.ASCII)


@dataclass(frozen=True, eq=False)
class Table:
    """Named columns of equal length, in order.

    Args:
        columns: each one-dimensional; kept as read-only float64.
        path: the file that the columns were read from, absolute; None for numbers that were typed.
        choices: what a person chose among the file's cells; None where it was taken as it is.

    Raises:
        Problem: no column, no row, columns of different lengths, an empty name, a number that is not finite.
    """

    columns: Mapping[str, Array]
    path: Path | None = None
    choices: Choices | None = None

    def __post_init__(self) -> None:
        check_names(list(self.columns))
        columns = {name: np.array(column, np.float64) for name, column in self.columns.items()}
        for name, column in columns.items():
            if column.ndim != 1 or not column.size:
                raise Problem(
                    mark_for_translation("problems", "The column “{column}” has no rows: give it numbers."),
                    column=name,
                )
            if len(column) != len(next(iter(columns.values()))):
                raise Problem(
                    mark_for_translation(
                        "problems", "The column “{column}” has {found} rows, and the first has {expected}."
                    ),
                    column=name,
                    found=len(column),
                    expected=len(next(iter(columns.values()))),
                )
            if not np.isfinite(column).all():
                raise Problem(
                    mark_for_translation("problems", "The column “{column}” holds a number that is not finite."),
                    column=name,
                )
            column.setflags(write=False)
        object.__setattr__(self, "columns", MappingProxyType(columns))

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(self.columns)

    @property
    def rows(self) -> int:
        """How many rows there are, at least one."""
        return len(next(iter(self.columns.values())))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        same = (self.path, self.choices, self.names) == (other.path, other.choices, other.names)
        return same and all(np.array_equal(column, other.columns[name]) for name, column in self.columns.items())

    __hash__ = None  # type: ignore[assignment]  # it would read every number


def matrix(table: Table, columns: Sequence[str]) -> Array:
    """The columns side by side, in the order asked for: rows x columns.

    Raises:
        Problem: no column is asked for, or one that the table does not have.
    """
    if not columns:
        raise Problem(
            mark_for_translation("problems", "No column of the table is named: choose among {known}."),
            known=", ".join(table.names),
        )
    for name in columns:
        if name not in table.columns:
            raise Problem(
                mark_for_translation("problems", "The table has no column “{column}”: choose among {known}."),
                column=name,
                known=", ".join(table.names),
            )
    return np.column_stack([table.columns[name] for name in columns])


def read_csv(path: Path) -> Table:
    """The numbers of a CSV file with a header line, separated by commas, semicolons or tabs.

    Each number becomes the float nearest to what is written.

    Raises:
        Problem: a file that cannot be read, has no rows, ragged rows, names twice or left out, an empty cell,
            or a cell that is not a finite number. Rows are counted as the lines of the file are, from 1.
    """
    text = read_text(path)
    try:
        return _parse(text, path)
    except Problem as problem:
        raise Problem(
            mark_for_translation("problems", "{file}: {reason}"), file=str(path), reason=problem
        ) from None


def _parse(text: str, path: Path) -> Table:
    text = text.rstrip().replace("\r\n", "\n").replace("\r", "\n")
    separator = separator_of(text)
    lines = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    try:
        names = [name.strip() for name in next(lines)]
        check_header(names)
        columns = _columns(text, separator)
        if columns is None:
            _find_fault(lines, names)
    except csv.Error:
        raise Problem(
            mark_for_translation("problems", "Row {row} cannot be read: is a quotation mark missing?"),
            row=lines.line_num,
        ) from None
    if columns is None or len(columns) != len(names):
        raise Problem(
            mark_for_translation(
                "problems", "This is no table of numbers: write a header line, then one row a line."
            )
        )
    return Table(dict(zip(names, columns, strict=True)), path.absolute())


def separator_of(text: str) -> str:
    """The separator that the header line has most of."""
    end = text.find("\n")
    return max(_SEPARATORS, key=(text if end < 0 else text[:end]).count)


def _columns(text: str, separator: str) -> list[Array] | None:
    """The columns, None where anything in them is not a finite number."""
    import polars

    try:
        frame = polars.read_csv(io.BytesIO(text.encode()), separator=separator, infer_schema=False)
    except polars.exceptions.PolarsError:
        return None
    columns = [cells.str.strip_chars().cast(polars.Float64, strict=False) for cells in frame]
    if not all(len(column) and column.is_finite().all(ignore_nulls=False) for column in columns):
        return None
    return [column.to_numpy() for column in columns]


def _find_fault(lines: Any, names: Sequence[str]) -> None:
    """Raise what is wrong in the first row that is wrong. `lines` is a reader that has read the header."""
    for cells in lines:
        if len(cells) != len(names):
            raise Problem(
                mark_for_translation(
                    "problems",
                    "The header has {expected} cells and row {row} has {found}: make them the same.",
                ),
                row=lines.line_num,
                found=len(cells),
                expected=len(names),
            )
        for name, cell in zip(names, map(str.strip, cells), strict=True):
            if not cell:
                raise Problem(
                    mark_for_translation(
                        "problems", "Row {row} has nothing in column “{column}”: fill it in or leave the row out."
                    ),
                    row=lines.line_num,
                    column=name,
                )
            if not _NUMBER.fullmatch(cell) or not math.isfinite(float(cell)):
                raise Problem(
                    mark_for_translation(
                        "problems", "Row {row} has “{text}” in column “{column}”, where a number is needed."
                    ),
                    row=lines.line_num,
                    column=name,
                    text=_short(cell),
                )
    if lines.line_num == 1:
        raise Problem(mark_for_translation("problems", "There are no rows below the header: add some."))


def _short(cell: str) -> str:
    text = " ".join(cell.split())
    return text if len(text) <= 40 else text[:37] + "..."


def check_header(names: Sequence[str]) -> None:
    """Raise `Problem` unless these can be the names of columns."""
    if all(_NUMBER.fullmatch(name) for name in names):
        raise Problem(
            mark_for_translation("problems", "The first row needs to hold the columns' names: add them.")
        )
    check_names(names)


def check_names(names: Iterable[str]) -> None:
    """Raise `Problem` for no name, an empty one, or one that is there twice."""
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        if not name.strip():
            raise Problem(
                mark_for_translation("problems", "Column {number} has no name: give it one."), number=number
            )
        if name in seen:
            raise Problem(
                mark_for_translation("problems", "Two columns are called “{column}”: rename one."), column=name
            )
        seen.add(name)
    if not seen:
        raise Problem(mark_for_translation("problems", "There are no columns: add one."))
