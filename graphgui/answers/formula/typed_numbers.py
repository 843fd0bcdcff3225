"""Numbers and matrices as a person types them into a formula."""

import math
import re

import numpy as np

from graphgui.answers.formula.unreadable import UnreadableError
from graphgui.explain.expressions.expression import Symbol
from graphgui.ops import Array
from graphgui.words import mark_for_translation

_NUMBER = re.compile(r"[-+−–]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"(?<![\d,.])(\d+),(\d+)(?![\d,.])")
_ROWS_OF_NUMBERS = re.compile(r"[-+−–0-9.eE\s;,]+")


def with_points(text: str) -> str:
    """The text with points for decimal commas: those between digits and in no bracket, one a number."""
    end = min((text.find(bracket) for bracket in "([{" if bracket in text), default=len(text))
    return _DECIMAL_COMMA.sub(r"\1.\2", text[:end]) + text[end:]


def rows_of_numbers(text: str) -> list[list[float]] | None:
    """Numbers alone, such as a spreadsheet copies them, row by row; None for anything else."""
    text = text.strip()
    if not _ROWS_OF_NUMBERS.fullmatch(text) or not re.search(r"[\s;,]", text):
        return None
    lines = [re.split(r"[\s,]+", line.strip(" \t,")) for line in re.split(r"[;\n]+", text) if line.strip()]
    cells = [cell for line in lines for cell in line]
    if not cells or not all(_NUMBER.fullmatch(cell) for cell in cells):
        return None
    return [[read_number(cell, 0) for cell in line] for line in lines]


def read_number(text: str, place: int) -> float:
    """A number by its digits, which another pattern has found."""
    value = float(text.replace("−", "-").replace("–", "-"))
    if not math.isfinite(value) or abs(value) > 1e300:
        raise UnreadableError(
            mark_for_translation("problems", "“{number}” is too large a number."), place, number=text[:20]
        )
    return value


def matrix_symbol(rows: list[list[float]], place: int) -> tuple[Symbol, Array]:
    """Rows of numbers as a symbol that is written as they are, and their array."""
    if len({len(row) for row in rows}) != 1 or not rows[0]:
        raise UnreadableError(
            mark_for_translation("problems", "The rows of a matrix are of one length, as in [[1, 2], [3, 4]]."),
            place,
        )
    latex = (
        r"\begin{pmatrix} "
        + r" \\ ".join(" & ".join(f"{x:.12g}" for x in row) for row in rows)
        + r" \end{pmatrix}"
    )
    return Symbol(latex), np.array(rows)
