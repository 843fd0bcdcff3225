"""Matrices as a person types them or as a spreadsheet copies them, and as text that reads back the same."""

import math
import re
from collections.abc import Sequence
from typing import Any

from graphgui.data.numbers import (
    FORMATS,
    PLAIN,
    Decimal,
    NumberFormat,
    Shapes,
    decide_table,
    refuse_two_readings,
    shapes,
)
from graphgui.data.width import check_width
from graphgui.progress import Progress, unseen
from graphgui.words import Problem, mark_for_translation

_NO_NUMBER = mark_for_translation("problems", "“{text}” is no number.")
_NO_CELL = mark_for_translation(
    "problems", "“{text}” is neither a part of a graph nor a number, so it cannot be pasted."
)
_BETWEEN = re.compile(r"[ ]+,?[ ]*|,[ ]+")
_SPACED = FORMATS["1 234,5"]
_ROUND = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?: [0-9]{3})* 0[0-9]{2}(?![0-9])[.,0-9]*")
"""`1 000`, `2 050.5`: after one space nobody writes a number of its own so."""
Texts = list[list[str]]


def read_matrix(
    text: str, decimal: Decimal = ".", no_number: str = _NO_NUMBER, progress: Progress = unseen
) -> list[list[float]]:
    """Rows of numbers.

    Tabs stand between cells, and semicolons where there is a line for each row; else semicolons end rows, and
    spaces stand between numbers; `1 000`, which would be two, is refused. A comma without a space behind it is a
    decimal comma, unless a number would have two. Which mark is the decimal one, all numbers of a column tell; see
    `graphgui.data.numbers`.

    Args:
        decimal: the mark that the person uses, which tells where the numbers do not.
        no_number: the template for a text that is none.

    Raises:
        Problem: what is no number or one of two, rows of different lengths, too many columns, nothing at all.
    """
    rows = _rows(text)
    if not rows:
        raise Problem(mark_for_translation("problems", "There are no numbers: type a row such as 1 2 3."))
    if len({len(row) for row in rows}) > 1:
        for word in (word for row in rows for word in row if not _is_number(word)):
            raise Problem(no_number, text=word[:40])  # tells more than the length that it makes of its row
    check_lengths(rows)
    check_width(len(rows[0]))
    columns, seen = list(zip(*rows, strict=True)), []
    for number, texts in enumerate(columns):
        progress((1 + number / len(columns)) / 3)
        seen.append(shapes(texts))
    numbers: list[list[float]] = []
    for number, reading in enumerate(decide_table(seen, decimal=decimal)):
        progress((2 + number / len(columns)) / 3)
        format_ = reading.format if reading else PLAIN
        numbers.append(_read(columns[number], seen[number], format_, no_number))
        if reading:
            refuse_two_readings(columns[number], reading, decimal)
    return list(map(list, zip(*numbers, strict=True)))


def read_shown_matrix(text: str, decimal: Decimal) -> list[list[float]]:
    """The same for what `matrix_text` has written with this mark and a person has edited: `320,018` is one number.

    Raises `Problem` as `read_matrix` does.
    """
    rows, plain = _rows(text), NumberFormat(decimal)
    found = [[plain.read(each) for each in row] for row in rows]
    known = [[number for number in row if number is not None] for row in found]
    if known and known == found and len({len(row) for row in known}) == 1:
        return known
    return read_matrix(text, decimal)


def read_cells(text: str, decimal: Decimal = ".", progress: Progress = unseen) -> list[list[float]]:
    """Rows of finite numbers off the clipboard. Raises `Problem` as `read_matrix` does."""
    if not text.strip():
        raise Problem(
            mark_for_translation(
                "problems", "There is nothing to paste: copy nodes or a spreadsheet's cells first."
            )
        )
    rows = read_matrix(text, decimal, _NO_CELL, progress)
    for number in (number for row in rows for number in row if not math.isfinite(number)):
        raise Problem(_NO_CELL, text=str(number))
    return rows


def check_lengths(rows: Sequence[Sequence[object]]) -> None:
    """Raise `Problem` unless all rows are as long as the first."""
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise Problem(
                mark_for_translation(
                    "problems", "Row {row} has {count} numbers and row 1 has {expected}: rows are of one length."
                ),
                row=number,
                count=len(row),
                expected=len(rows[0]),
            )


def matrix_text(rows: Sequence[Sequence[float]], *, lines: bool = True, decimal: Decimal = ".") -> str:
    """What `read_matrix`, told the same decimal mark, reads back as the same numbers.

    Between numbers with a comma stand two spaces: `1 234,5` could be one number.
    """
    between = "  " if decimal == "," else " "
    text = ("\n" if lines else "; ").join(between.join(map(number_text, row)) for row in rows)
    return text.replace(".", decimal)


def number_text(number: Any) -> str:
    """All the digits that a number has, and no more."""
    return repr(float(number)).removesuffix(".0")


# inside


def _rows(text: str) -> Texts:
    """The texts of all cells, row by row."""
    if "[" in text:  # as Python writes rows
        lines = re.sub(r"\]\s*[,;]?\s*\[", "\n", text).replace(";", "\n").splitlines()
        return [words for line in lines if (words := line.strip("[] ,").replace(",", " ").split())]
    lines = [line for line in text.splitlines() if line.strip()]
    if "\t" in text:
        return [[cell.strip().strip('"').strip() for cell in line.split("\t")] for line in lines]
    if ";" in text:
        cells = [[cell.strip() for cell in line.rstrip(" ;").split(";")] for line in lines]
        filled = [cell for row in cells for cell in row if cell]
        if len(lines) > 1 and len(filled) > len(lines) and all(map(_is_number, filled)):
            _check_spaces(filled)
            return cells
        lines = [part for row in cells for part in row if part]
    return _typed_rows([line.strip(" ,") for line in lines])


def _typed_rows(lines: list[str]) -> Texts:
    for found in filter(None, map(_ROUND.search, lines)):
        raise _one_or_several(found[0])
    rows = [_BETWEEN.split(line) for line in lines]
    if "," in "".join(lines) and all(map(_SPACED.read, lines)):
        if len({len(row) for row in rows}) > 1:
            return [[line] for line in lines]  # `1 234,50` above `12,50`: no other reading has rows of one length
        _check_spaces(lines)
    several = [word for row in rows for word in row if word.count(",") > 1]
    if not several and all(_is_number(word) for row in rows for word in row if "," in word):
        return rows
    for word in several:
        if _is_number(word):
            raise _one_or_several(word)
    return [re.split("[ ,]", line) for line in (re.sub(_BETWEEN, " ", line) for line in lines)]


def _is_number(text: str) -> bool:
    return any(each.read(text) is not None for each in FORMATS.values())


def _check_spaces(texts: list[str]) -> None:
    for text in texts:
        if " " in text:
            raise _one_or_several(text)


def _one_or_several(text: str) -> Problem:
    template = mark_for_translation(
        "problems", "“{text}” may be one number or several: leave out the marks between thousands, or put spaces."
    )
    return Problem(template, text=text[:40])


def _read(texts: Sequence[str], seen: Shapes, format_: NumberFormat, no_number: str) -> list[float]:
    """A column's numbers; those that all are as programs write them without a look at each."""
    if format_ is PLAIN and all("\u2212" not in each and PLAIN.read(each) is not None for each in seen):
        return list(map(float, texts))
    return [_known(format_.read(each), each, no_number) for each in texts]


def _known(number: float | None, text: str, no_number: str) -> float:
    if number is None:
        raise Problem(no_number, text=" ".join(text.split())[:40])
    return number
