"""One operation whose formula is not declared, or cannot be read: its factors in the chain rule, as numbers."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from graphgui.engine.jacobian.matrix import Jacobian, jacobian
from graphgui.explain.worked_entry import MOST_TERMS
from graphgui.ops import Array
from graphgui.ops.op import Op

_MOST = 400  # numbers of an output: each costs one pass back


class NumericStep:
    """The chain rule with the operation's own vjp: an entry is the sum of G times the slopes of all outputs.

    Args:
        op: the operation.
        place: which of its inputs, counted from 0.
        inputs: the values at its inputs, rows x columns, in the order declared.
        attributes: its properties by name.
        gradient: G, the gradient of its value, rows x columns.
    """

    def __init__(
        self, op: Op, place: int, inputs: Sequence[Array], attributes: Mapping[str, Any], gradient: Array
    ) -> None:
        self._about = op, place, inputs, attributes
        self._gradient = gradient

    @cached_property
    def _slopes(self) -> Jacobian | None:
        if self._gradient.size > _MOST:
            return None
        found = jacobian(*self._about)
        return found if found.is_whole else None

    def factors(self, row: int, column: int) -> list[tuple[float, float]]:
        """G and the slope of each output number that the input's number, counted from 0, moves."""
        if self._slopes is None:
            return []
        slopes = self._slopes.matrix[:, row * self._slopes.input[1] + column]
        return [
            (float(g), float(slope)) for g, slope in zip(self._gradient.flat, slopes, strict=True) if slope != 0
        ]

    def entry(self, row: int, column: int, number: Callable[[float], str], result: float) -> str:
        """The sum written out; empty where it is too long to be made, or is not what the engine has there."""
        factors = self.factors(row, column)
        if self._slopes is None or not np.isclose(sum(g * slope for g, slope in factors), result, rtol=1e-6):
            return ""
        if not factors:
            return "0"
        terms = [f"{_bracketed(number(g))}·{_bracketed(number(slope))}" for g, slope in factors]
        if len(terms) > MOST_TERMS:
            terms = [*terms[: MOST_TERMS - 2], "…", terms[-1]]
        return " + ".join(terms)


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith("−") else text
