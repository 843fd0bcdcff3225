"""What is said of an answer."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from graphgui.engine.graph.graph import PortId
from graphgui.ops import Array, Shape
from graphgui.words import Problem, Remark

Diagnosis = Literal[
    "right",
    "sign",
    "factor",
    "transposed",
    "shape",
    "missing_sum",
    "entries",
    "these_numbers_only",
    "other_port",
    "unreadable",
]


class Box(NamedTuple):
    """A matrix of which only the shape matters.

    Attributes:
        latex: how it is written.
        text: the same in plain characters.
        shape: rows and columns.
    """

    latex: str
    text: str
    shape: Shape


class Misfit(NamedTuple):
    """Two shapes that do not fit each other.

    Attributes:
        left, right: the two parts; of a `result` the answer and the gradient that it should be.
        how: what was to be done with them.
    """

    left: Box
    right: Box
    how: Literal["product", "sum", "elementwise", "result"]


@dataclass(frozen=True, eq=False)
class Judgement:
    """What an answer for a gradient is.

    Attributes:
        diagnosis: what is right or wrong with it, in a word.
        says: the same as a sentence, to be translated.
        reading: LaTeX of how the formula was read; empty where it was not.
        factor: what the answer is as a multiple of the gradient, with the numbers at hand, where it is one: -1 for
            a wrong sign. None for all other diagnoses.
        factor_text: the same as it is written, with q, n and p where it depends on them: `1/q`.
        answer: what the formula gives with the numbers at hand, rows x columns; None where it gives nothing.
        expected_shape: rows and columns of the gradient.
        wrong: (row, column) of each number that is wrong, from 0; empty unless the diagnosis is `entries`.
        misfit: the two parts whose shapes do not fit, of `shape` and `missing_sum`.
        other: of `other_port`, whose gradient it is.
        consistent_with: the port of an earlier answer from which this one follows rightly.
        place: of an unreadable formula, the character, from 0, where reading stopped, if one is at fault.
    """

    diagnosis: Diagnosis
    says: Remark | Problem
    reading: str = ""
    factor: float | None = None
    factor_text: str = ""
    answer: Array | None = field(default=None, repr=False)
    expected_shape: Shape | None = None
    wrong: tuple[tuple[int, int], ...] = ()
    misfit: Misfit | None = None
    other: PortId | None = None
    consistent_with: PortId | None = None
    place: int | None = None

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.diagnosis == "right"
