"""Text cut into records by the rules of CSV, each with the line that it begins on."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from graphgui.data.file_shape import FileShape
from graphgui.words import Problem, mark_for_translation

Record = tuple[int, list[str]]
"""The line that a record begins on, counted from 1, and its cells: none on an empty line."""


def records(text: str, shape: FileShape, first_line: int = 1, *, strict: bool = True) -> Iterator[Record]:
    """All records of a text, `skip` and what follows it in the shape left aside.

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
            yield first_line + line, cells
            line = reader.line_num
    except csv.Error:
        raise Problem(
            mark_for_translation("problems", "Row {row} cannot be read: is a quotation mark missing?"),
            row=first_line + line,
        ) from None


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
    text = re.sub(r"^[ \t]+|[ \t]+$", "", text, flags=re.MULTILINE)
    if not shape.quote or shape.quote not in text:
        return re.sub(r"[ \t]+", "\t", text)
    quoted = rf"({shape.quote}[^{shape.quote}\n]*{shape.quote})|[ \t]+"
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
