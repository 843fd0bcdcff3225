"""A spreadsheet's cells as they come from the clipboard."""

import math
from collections.abc import Sequence

from graphgui.words import Problem, mark_for_translation


def read_cells(text: str) -> list[list[float]]:
    """Rows of numbers, one a line, separated by tabs; a comma may stand for the point.

    Raises:
        Problem: anything else, and what is wrong with what is nearly that.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    rows = [[_number(cell) for cell in line.split("\t")] for line in lines]
    if not rows:
        raise Problem(
            mark_for_translation(
                "problems", "There is nothing to paste: copy nodes or a spreadsheet's cells first."
            )
        )
    check_lengths(rows)
    return rows


def check_lengths(rows: Sequence[Sequence[float]]) -> None:
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


def _number(cell: str) -> float:
    text = cell.strip().strip('"').replace("−", "-")
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise Problem(
            mark_for_translation(
                "problems", "“{text}” is neither a part of a graph nor a number, so it cannot be pasted."
            ),
            text=" ".join(cell.split())[:40],
        )
    return number
