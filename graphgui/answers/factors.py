"""A factor between an answer and the gradient, and of which counts it is made."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import numpy as np

from graphgui.answers.comparing import AGREES
from graphgui.ops import Array


class Counts(NamedTuple):
    """q, n and p of one set of numbers."""

    q: float
    n: float
    p: float


class Factor(NamedTuple):
    """What an answer is, as a multiple of the gradient.

    Attributes:
        value: with the numbers at hand.
        text: as it is written: `2`, `1/q`, `−p/2`.
        counts: which of q, n and p it depends on.
    """

    value: float
    text: str
    counts: tuple[str, ...] = ()


def ratio(answer: Array, gradient: Array) -> float | None:
    """The number by which the gradient is multiplied to get the answer; None where it is 0 or there is none."""
    with np.errstate(all="ignore"):
        square = float(np.vdot(gradient, gradient))
        if answer.shape != gradient.shape or not square or not np.isfinite(answer).all():
            return None
        found = float(np.vdot(gradient, answer)) / square
        return (
            found if found and np.abs(answer - found * gradient).max() <= AGREES * np.abs(answer).max() else None
        )


def factor(ratios: Sequence[float], counts: Sequence[Counts]) -> Factor | None:
    """One factor for all sets of numbers: a number times powers -1, 0 or 1 of their counts.

    Args:
        ratios: of the answer to the gradient, the first with the numbers at hand.
        counts: those of the same sets of numbers.
    """
    powers = sorted(product((0, -1, 1), repeat=3), key=lambda each: sum(map(abs, each)))
    for each in powers:
        rest = [value / _power(count, each) for value, count in zip(ratios, counts, strict=True)]
        if max(rest) - min(rest) <= 1e-6 * max(map(abs, rest)):
            names = tuple(name for name, power in zip(Counts._fields, each, strict=True) if power)
            return Factor(ratios[0], _written(rest[0], each), names)
    return None


def _power(count: Counts, powers: Sequence[int]) -> float:
    return float(np.prod(np.power(np.array(count, float), powers)))


def _written(number: float, powers: Sequence[int]) -> str:
    """A fraction of small numbers where it is one, and the counts over each other."""
    simple = Fraction(abs(number)).limit_denominator(24)
    is_simple = abs(float(simple) - abs(number)) <= 1e-6 * abs(number)
    above = [name for name, power in zip(Counts._fields, powers, strict=True) if power > 0]
    below = [name for name, power in zip(Counts._fields, powers, strict=True) if power < 0]
    if not is_simple:
        above.insert(0, f"{abs(number):.4g}")
    else:
        if simple.numerator != 1 or not above:
            above.insert(0, str(simple.numerator))
        if simple.denominator != 1:
            below.insert(0, str(simple.denominator))
    text = "·".join(above)
    if below:
        text += "/" + ("·".join(below) if len(below) == 1 else f"({'·'.join(below)})")
    return ("−" if number < 0 else "") + text
