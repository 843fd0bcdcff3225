"""Text cut into records by the rules of CSV, each with the line that it begins on."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from graphgui.data.parsing.file_shape import FileShape
from graphgui.words import Problem, mark_for_translation

Record = tuple[int, list[str]]
"""The line that a record begins on, counted from 1, and its cells: none on an empty line."""

_PART = 2**18  # bytes
csv.field_size_limit(2**31 - 1)  # a cell may be long; so may a header that is cut at a separator that it has not


def records(text: str, shape: FileShape, first_line: int = 1, *, strict: bool = True) -> Iterator[Record]:
    """All records of a text, `skip` and what follows it in the shape left aside.

    Between runs of spaces, a cell in quotation marks ends on its line.

    Args:
        first_line: what the first line of the text is called.
        strict: whether a quotation mark where none may be is refused; else it stands for itself.

    Raises:
        Problem: names the line that the record begins on that cannot be read.
    """
    reader = csv.reader(io.StringIO(single_separators(text, shape)), strict=strict, **_dialect(shape))
    line = 0
    try:
        for cells in reader:
            if strict and shape.separator == " ":
                check_ends(first_line + line, cells)
            yield first_line + line, cells
            line = reader.line_num
    except csv.Error:
        raise _broken(first_line + line) from None


def check_ends(line: int, cells: Sequence[str]) -> None:
    """Raise `Problem` for a record that goes on in the next line, which one between runs of spaces does not."""
    if any("\n" in cell for cell in cells):
        raise _broken(line)


def _broken(line: int) -> Problem:
    return Problem(
        mark_for_translation("problems", "Row {row} cannot be read: is a quotation mark missing?"), row=line
    )


class Survey(NamedTuple):
    """How many lines and separators a text has outside of quoted cells, or all its lines are no records."""

    lines: int
    separators: int


def survey(text: bytes, shape: FileShape) -> Survey | None:
    """What is in a text of UTF-8, at a glance; None where some record is more than a line, or quoted in another
    way than RFC 4180 has it.
    """
    separator, end = ord(shape.separator), ord("\n")
    if not shape.quote or shape.quote.encode() not in text:
        raw = np.frombuffer(text, np.uint8)
        return Survey(_count(raw, end) + 1, _count(raw, separator))
    if shape.escape or shape.separator == " ":
        return None
    mark = ord(shape.quote)
    raw = np.frombuffer(b"\n%b\n" % text, np.uint8)
    is_mark = raw == mark
    at = np.flatnonzero(is_mark)
    around = [raw[at[::2] - 1], raw[at[1::2] + 1]]  # before those that open, behind those that close
    if len(at) % 2 or not all(np.isin(beside, (separator, end, mark)).all() for beside in around):
        return None
    is_inside = np.logical_xor.accumulate(is_mark)
    if (is_inside & (raw == end)).any():
        return None
    separators = np.count_nonzero(~is_inside & (raw == separator))
    return Survey(int(np.count_nonzero(raw == end)) - 1, int(separators))


def _count(raw: "np.ndarray[tuple[int], np.dtype[np.uint8]]", byte: int) -> int:
    """How often a byte stands there, looked for in parts that a processor's cache holds."""
    return sum(int(np.count_nonzero(raw[at : at + _PART] == byte)) for at in range(0, len(raw), _PART))


def skip_lines(text: str, count: int) -> str:
    """The text without its first lines."""
    at = 0
    for _ in range(count):
        at = text.find("\n", at) + 1
        if not at:
            return ""
    return text[at:]


def single_separators(text: str, shape: FileShape) -> str:
    """The text, with one tab in the place of each run of spaces where such runs separate the cells."""
    if shape.separator != " ":
        return text
    text = "\n".join(line.strip(" \t") for line in text.split("\n"))
    if not shape.quote or shape.quote not in text:
        return re.sub(r"[ \t]+", "\t", text)
    mark = shape.quote
    quoted = rf"((?<![^ \t\n]){mark}(?:[^{mark}\n]|{mark}{mark})*{mark}(?![^ \t\n]))|[ \t]+"
    return re.sub(quoted, lambda found: found[1] or "\t", text)


def separator(shape: FileShape) -> str:
    """The one character between two cells of what `single_separators` gives."""
    return "\t" if shape.separator == " " else shape.separator


def _dialect(shape: FileShape) -> dict[str, Any]:
    return {
        "delimiter": separator(shape),
        "quotechar": shape.quote or None,
        "quoting": csv.QUOTE_MINIMAL if shape.quote else csv.QUOTE_NONE,
        "escapechar": shape.escape or None,
        "skipinitialspace": True,
    }
