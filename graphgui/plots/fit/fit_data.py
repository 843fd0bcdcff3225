"""The points of the fit plot, and what part of the plane it shows: them, and the line near them."""

import math
from typing import NamedTuple

from graphgui.ops import Array
from graphgui.plots.base.axis import Bounds, spread


class FitData(NamedTuple):
    """The points that do not move: `kept` are the rows shown, `order` sorts them by x."""

    xs: Array
    ys: Array
    kept: Array
    order: Array


def bounds_of(xs: Array, ys: Array, heights: Array | None, most: float) -> Bounds:
    """The part that shows all points, and a line of these heights near them.

    Room for the line is made in tenths of the data's height, so that what moves a little shakes nothing, and none
    where that needs more than `most` of them.
    """
    left, right = _padded(xs)
    bottom, top = _padded(ys)
    if heights is None or not len(heights):
        return Bounds(left, right, bottom, top)
    tenth = (top - bottom) / 10
    above = math.ceil((float(heights.max()) - top) / tenth)
    below = math.ceil((bottom - float(heights.min())) / tenth)
    if max(above, below) > most:
        return Bounds(left, right, bottom, top)
    return Bounds(left, right, bottom - max(below, 0) * tenth, top + max(above, 0) * tenth)


def _padded(values: Array) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    return spread(low, high, 0.01 * max(abs(low), abs(high)) or 1.0)
