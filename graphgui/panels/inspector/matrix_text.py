"""Matrices as a person types them or pastes them from a spreadsheet."""

import re
from collections.abc import Sequence
from typing import Any

from graphgui.document.spreadsheet_text import check_lengths
from graphgui.look.numbers import MINUS
from graphgui.words import Problem, mark_for_translation


def parse_matrix(text: str) -> list[list[float]]:
    """Rows end at a line break or a semicolon, numbers at a space, a comma or a tab.

    Between tabs, as spreadsheets paste them, a comma is a decimal comma. Raises `Problem` for what is no
    matrix.
    """
    pasted = "\t" in text
    text = re.sub(r"\]\s*,?\s*\[", "\n", text)  # rows as Python writes them
    lines = text.replace(";", "\n").replace(MINUS, "-").strip("[] \n").splitlines()
    rows = [_parse_row(line, pasted) for line in lines if line.strip()]
    if not rows:
        raise Problem(mark_for_translation("problems", "There are no numbers: type a row such as 1 2 3."))
    check_lengths(rows)
    return rows


def parse_number(text: str) -> float:
    """One number; raises `Problem` for anything else."""
    try:
        return float(text.strip().replace(MINUS, "-"))
    except ValueError:
        raise Problem(mark_for_translation("problems", "“{text}” is no number."), text=text.strip()) from None


def _parse_row(line: str, pasted: bool) -> list[float]:
    line = line.strip(" []" if pasted else " []\t,")
    if pasted:
        return [parse_number(cell.replace(",", ".")) for cell in line.split("\t")]
    return [parse_number(word) for word in line.replace(",", " ").split()]


def matrix_text(rows: Sequence[Sequence[float]], *, lines: bool = True) -> str:
    """What `parse_matrix` reads back as the same numbers."""
    return ("\n" if lines else "; ").join(" ".join(number_text(x) for x in row) for row in rows)


def number_text(number: Any) -> str:
    """All the digits that a number has, and no more."""
    return repr(float(number)).removesuffix(".0")
