"""Axes whose numbers read as everywhere else, and the ranges that they span."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import pyqtgraph as pg

from graphgui.look.numbers import MINUS


class Bounds(NamedTuple):
    """A part of the plane, in the plot's coordinates."""

    left: float
    right: float
    bottom: float
    top: float


def spread(low: float, high: float, least: float) -> tuple[float, float]:
    """A little more than from `low` to `high`, and at least `least`: what hardly changes shall look so."""
    margin = max(0.06 * (high - low), (least - (high - low)) / 2)
    return low - margin, high + margin


def tick_texts(values: Sequence[float], spacing: float) -> list[str]:
    """Numbers `spacing` apart, with as many digits as tell them apart."""
    largest = max((abs(value) for value in values), default=0.0)
    if largest == 0:
        return ["0"] * len(values)
    last = math.floor(math.log10(spacing) + 1e-9)
    if 1e-3 <= largest < 1e6:
        texts = [f"{value:.{max(0, -last)}f}" for value in values]
    else:
        parts = [f"{v:.{max(0, math.floor(math.log10(largest)) - last)}e}".split("e") for v in values]
        texts = ["0" if not float(digits) else f"{digits}e{int(power)}" for digits, power in parts]
    return [MINUS + text[1:] if text.startswith("-") else text for text in texts]


def power_text(exponent: float) -> str:
    """Ten to this power, as a tick says it: `0.02`, `1e-6`; of the ticks in a decade 1, 2 and 5 speak."""
    power = math.floor(exponent + 1e-9)
    digits = 10.0 ** (exponent - power)
    if round(digits) not in (1, 2, 5) and math.isclose(digits, round(digits), rel_tol=1e-6):
        return ""
    return f"{10.0**exponent:.3g}" if -4 <= power < 3 else f"{digits:.3g}e{power}"


class Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis whose numbers read as everywhere else; on a log axis, powers of ten."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self.logMode:
            return [power_text(value) for value in values]
        return tick_texts([value * scale for value in values], spacing * scale)
