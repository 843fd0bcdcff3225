"""Axes whose numbers read as everywhere else, and the ranges that they span."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from graphgui.look.numbers import MINUS
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.words import shown_number

LARGEST = 1e100  # of what is drawn: Qt ends the program over ranges that are infinite
_LEAP = 4.0  # times as much as is shown: no growth step by step
_ROOM = 0.2  # of what is shown: how far a growing plot looks ahead


class Bounds(NamedTuple):
    """A part of the plane, in the plot's coordinates."""

    left: float
    right: float
    bottom: float
    top: float


def spread(low: float, high: float, least: float) -> tuple[float, float]:
    """A range a little wider than from `low` to `high`, and at least `least` wide: small changes look small."""
    margin = max(0.06 * (high - low), (least - (high - low)) / 2)
    return low - margin, high + margin


def settled(shown: Bounds | None, wanted: Bounds) -> Bounds:
    """What to show while `wanted` grows step by step: what is shown already, for as long as that still fits well.

    To draw an axis anew costs more than the curve; and one that moves all the time cannot be read.
    """
    if shown is None:
        return wanted
    across = _settled(shown.left, shown.right, wanted.left, wanted.right)
    return Bounds(*across, *_settled(shown.bottom, shown.top, wanted.bottom, wanted.top))


def _settled(low: float, high: float, wanted_low: float, wanted_high: float) -> tuple[float, float]:
    length = wanted_high - wanted_low
    holds = low <= wanted_low and wanted_high <= high
    if holds and high - low <= (1 + 2 * _ROOM) * length:
        return low, high
    if holds or length > _LEAP * (high - low):  # far too wide, or something else altogether
        return wanted_low, wanted_high
    room = _ROOM * length
    return (
        wanted_low - room if wanted_low < low else max(low, wanted_low - room),
        wanted_high + room if wanted_high > high else min(high, wanted_high + room),
    )


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
    return [shown_number(MINUS + text[1:] if text.startswith("-") else text) for text in texts]


def power_text(exponent: float) -> str:
    """Ten to this power, as a tick says it: `0.02`, `10⁻⁶`; of the ticks in a decade 1, 2 and 5 speak."""
    power = math.floor(exponent + 1e-9)
    digits = 10.0 ** (exponent - power)
    if round(digits) not in (1, 2, 5) and math.isclose(digits, round(digits), rel_tol=1e-6):
        return ""
    return shown_number(f"{10.0**exponent:.3g}" if -4 <= power < 3 else f"{digits:.3g}e{power}")


class Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis whose numbers read as everywhere else; on a log axis, powers of ten.

    Attributes:
        counts: it has whole numbers alone, such as steps.
    """

    counts = False

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float | None, list[float]]]:
        """As pyqtgraph's, without what lies between whole numbers where those are counted."""
        ticks = super().tickValues(low, high, size)
        if not self.counts or self.logMode:
            return ticks  # type: ignore[no-any-return]
        whole = [(spacing, values) for spacing, values in ticks if spacing >= 1 and values]
        return whole or [(1.0, [float(n) for n in range(math.ceil(low), math.floor(high) + 1)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self.logMode:
            return [power_text(value) for value in values]
        return tick_texts([value * scale for value in values], spacing * scale)

    def logTickValues(
        self, low: float, high: float, size: float, ticks: list[tuple[float, list[float]]]
    ) -> list[tuple[float | None, list[float]]]:
        """As pyqtgraph's, but each power of ten once: the same number drawn twice looks bold."""
        *major, (spacing, minor) = super().logTickValues(low, high, size, ticks)
        seen = {value for _, values in major for value in values}
        return [*major, (spacing, [value for value in minor if value not in seen])]
