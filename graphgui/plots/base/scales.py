"""Axes that are logarithmic at a click: where a point lies on them."""

from typing import NamedTuple

import numpy as np

from graphgui.ops import Array


def log10(values: Array) -> Array:
    """The logarithm, NaN where there is none."""
    with np.errstate(all="ignore"):
        return np.where(values > 0, np.log10(values), np.nan)


class Scales(NamedTuple):
    """Which axes are logarithmic; the plot's coordinates are then powers of ten."""

    log_x: bool = False
    log_y: bool = False

    def place(self, xs: Array, ys: Array) -> tuple[Array, Array]:
        """Points as coordinates, xs rising; on a log axis those at or left of 0 have no place."""
        if self.log_x:
            first = int(np.searchsorted(xs, 0.0, "right"))
            xs, ys = np.log10(xs[first:]), ys[first:]
        return xs, log10(ys) if self.log_y else ys

    def x_at(self, coordinate: float) -> float:
        """The number that stands at a coordinate of the x axis."""
        return float(10.0**coordinate) if self.log_x else coordinate
