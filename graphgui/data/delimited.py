"""Text with a header line and a row a line, cells separated by commas, semicolons or tabs: CSV and the like."""

import csv
import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from graphgui.data.files import read_text
from graphgui.data.tables import Array, check_names
from graphgui.words import Problem, mark_for_translation

if TYPE_CHECKING:
    import polars

_SEPARATORS = ",;\t"
_HEADER = 2**20  # characters in which the columns' names are looked for
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", re.ASCII)
_SHORT = 2**17  # characters below which Python reads the numbers before polars would be loaded
_LONGEST = 40  # characters of a cell that a sentence quotes


@dataclass(frozen=True, eq=False)
class Delimited:
    """What such a file holds, before anything is made of its cells.

    Attributes:
        text: the header and all rows, lines ending in "\\n".
        names: of the columns, different from each other.
    """

    text: str
    separator: str
    names: tuple[str, ...]

    def cells(self) -> "polars.DataFrame | None":
        """All cells as texts, null where a row is short; None where rows are too long or quotes are missing."""
        import polars

        try:
            return polars.read_csv(io.BytesIO(self.text.encode()), separator=self.separator, infer_schema=False)
        except polars.exceptions.PolarsError:
            return None

    def check_lengths(self) -> None:
        """Raise `Problem` for the first row that has more cells than the header, by its line from 1."""
        for line, cells in self._rows():
            if len(cells) > len(self.names):
                raise self._uneven(line, cells)

    def numbers(self) -> dict[str, Array]:
        """The columns, each number being the float nearest to what is written.

        Raises:
            Problem: no rows, or the first row that is not a finite number for each name, by its line from 1.
        """
        columns = self._short_columns()
        if columns is None:
            columns = self._finite()
        if columns is None:
            self._check_numbers()
        if columns is None or len(columns) != len(self.names):
            raise Problem(
                mark_for_translation(
                    "problems", "This is no table of numbers: write a header line, then one row a line."
                )
            )
        return dict(zip(self.names, columns, strict=True))

    # inside

    def _short_columns(self) -> list[Array] | None:
        """The columns of a short text; None for a longer one, and where anything asks for a closer look."""
        if len(self.text) > _SHORT:
            return None
        try:
            rows = list(csv.reader(io.StringIO(self.text), delimiter=self.separator, strict=True))[1:]
        except csv.Error:
            return None
        if not rows or any(len(row) != len(self.names) for row in rows):
            return None
        columns = [[cell.strip() for cell in column] for column in zip(*rows, strict=True)]
        if not all(_NUMBER.fullmatch(cell) for column in columns for cell in column):
            return None
        numbers = np.array(columns, dtype=np.float64)
        return list(numbers) if np.isfinite(numbers).all() else None

    def _finite(self) -> list[Array] | None:
        """The columns, None where anything in them is not a finite number."""
        import polars

        cells = self.cells()
        if cells is None:
            return None
        columns = [texts.str.strip_chars().cast(polars.Float64, strict=False) for texts in cells]
        if not all(len(column) and column.is_finite().all(ignore_nulls=False) for column in columns):
            return None
        return [column.to_numpy() for column in columns]

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row below the header, and the line that it ends on."""
        lines = csv.reader(io.StringIO(self.text), delimiter=self.separator, strict=True)
        try:
            next(lines)
            for cells in lines:
                yield lines.line_num, cells
        except csv.Error:
            raise _unclosed(lines.line_num) from None

    def _check_numbers(self) -> None:
        line = None
        for line, cells in self._rows():
            if len(cells) != len(self.names):
                raise self._uneven(line, cells)
            for name, cell in zip(self.names, map(str.strip, cells), strict=True):
                _check_number(line, name, cell)
        if line is None:
            raise Problem(mark_for_translation("problems", "There are no rows below the header: add some."))

    def _uneven(self, line: int, cells: list[str]) -> Problem:
        return Problem(
            mark_for_translation(
                "problems", "The header has {expected} cells and row {row} has {found}: make them the same."
            ),
            row=line,
            found=len(cells),
            expected=len(self.names),
        )


def read_delimited(path: Path) -> Delimited:
    """The text of a file, its separator being the one that the header line has most of.

    Raises:
        Problem: a file that cannot be read, or a header without names, with one left out or with one twice.
    """
    text = read_text(path).rstrip().replace("\r\n", "\n").replace("\r", "\n")
    start = text[:_HEADER]
    separator = max(_SEPARATORS, key=start.partition("\n")[0].count)
    lines = csv.reader(io.StringIO(start), delimiter=separator, strict=True)
    try:
        names = tuple(name.strip() for name in next(lines))
    except csv.Error:
        raise _unclosed(lines.line_num) from None
    if all(_NUMBER.fullmatch(name) for name in names):
        raise Problem(
            mark_for_translation("problems", "The first row needs to hold the columns' names: add them.")
        )
    check_names(names)
    return Delimited(text, separator, names)


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


def _unclosed(line: int) -> Problem:
    return Problem(
        mark_for_translation("problems", "Row {row} cannot be read: is a quotation mark missing?"), row=line
    )
