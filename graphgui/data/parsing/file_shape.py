"""How a data file is cut into rows and columns, as plain values that a graph file can hold."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Encoding = Literal[
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "cp1250",
    "cp1251",
    "mac-roman",
    "cp850",
    "shift-jis",
    "gb18030",
]
Separator = Literal[",", ";", "\t", "|", " "]
SEPARATORS: tuple[Separator, ...] = (",", ";", "\t", "|", " ")
"""What may stand between two cells; the last stands for any run of spaces and tabs."""


@dataclass(frozen=True)
class FileShape:
    """How the text of a file becomes cells. A sheet of a workbook has what follows `skip` alone.

    Attributes:
        encoding: by Python's name.
        separator: between two cells of a row; " " is any run of spaces and tabs.
        quote: around cells that hold separators, or nothing.
        escape: what stands before a quotation mark that ends no cell, beside that mark itself; or nothing.
        skip: lines above the table that are left out: titles, or a `sep=;`.
        header: whether the first row after these names the columns.
        units: whether the row below the names is left out, for it holds units or a rule.
        index: whether the names begin with the second column, the first being row names.
    """

    encoding: Encoding = "utf-8"
    separator: Separator = ","
    quote: Literal['"', "'", ""] = '"'
    escape: Literal["\\", ""] = ""
    skip: int = 0
    header: bool = True
    units: bool = False
    index: bool = False


# Compiled when a cell is first looked at, and not at every start.
_NUMBER = (
    r"[-+−–(]?\s*[$€£¥]?\s*[-+−]?"
    r"(\d([\d.,'’ \u00a0\u202f]*\d)?\.?|[.,]\d+)([eE][-+]?\d+)?"
    r"\s*(%|‰|[$€£¥]|[^\W\d_]{1,3}\.?)?\)?"
)
_DATE = r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}([T ]\s*\d{1,2}:\d{2}.*)?|-?\d{1,3}:\d{2}(:\d{2}([.,]\d+)?)?"
_GONE = frozenset(("na", "n/a", "n.a.", "nan", "null", "none", "?", "-", "--", ".", "#n/a", "\\n", "missing"))

CellKind = Literal["number", "date", "text", "nothing"]


@lru_cache(maxsize=2**17)  # the first rows are looked at again and again
def cell_kind(cell: str) -> CellKind:
    """What a cell looks like, at a glance: by this rows are told apart, not cells read."""
    cell = cell.strip()
    if not cell or cell.lower() in _GONE:
        return "nothing"
    if re.fullmatch(_DATE, cell):
        return "date"
    return "number" if re.fullmatch(_NUMBER, cell) else "text"
