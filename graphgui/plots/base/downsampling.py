"""Downsampling: a long curve by its least and greatest values, data by some of its rows."""

import numpy as np

from graphgui.engine.model.sample import SIZE, is_many, sampled_rows
from graphgui.ops import Array

LIMIT = 800  # stretches, about as many as a plot has pixels; even: it is halved


class Envelope:
    """A growing sequence, kept as itself while short and as the least and greatest of equal stretches after.

    Adding costs time in proportion to what is added, whatever came before, and a peak of one value is never
    lost.
    """

    def __init__(self) -> None:
        self.clear()

    def __len__(self) -> int:
        """How many values were added."""
        return self._covered + len(self._tail)

    def clear(self) -> None:
        """Start anew."""
        self._width = 1
        self._low = np.empty(0)
        self._high = np.empty(0)
        self._tail = np.empty(0)

    def extend(self, values: Array) -> None:
        """Add values at the end."""
        rest = np.concatenate((self._tail, values))
        while len(rest) >= self._width:
            count = min(LIMIT - len(self._low), len(rest) // self._width)
            whole = rest[: count * self._width].reshape(count, self._width)
            rest = rest[whole.size :]
            self._low = np.concatenate((self._low, whole.min(axis=1)))
            self._high = np.concatenate((self._high, whole.max(axis=1)))
            if len(self._low) == LIMIT:
                self._low = self._low.reshape(-1, 2).min(axis=1)
                self._high = self._high.reshape(-1, 2).max(axis=1)
                self._width *= 2
        self._tail = rest

    @property
    def _covered(self) -> int:
        return len(self._low) * self._width

    def points(self) -> tuple[Array, Array]:
        """Positions, counted from 0, and values of the curve to draw."""
        if self._width == 1:
            return np.arange(len(self._low), dtype=float), self._low
        starts = np.arange(len(self._low)) * float(self._width)
        xs = np.column_stack((starts, starts + self._width / 2)).ravel()
        ys = np.column_stack((self._high, self._low)).ravel()
        tail = self._covered + np.arange(len(self._tail), dtype=float)
        return np.concatenate((xs, tail)), np.concatenate((ys, self._tail))


def stride(count: int) -> int:
    """How far apart to take points of a curve of `count`: a power of two, so that they stay the same ones."""
    step = 1
    while count > LIMIT * step:
        step *= 2
    return step


def evenly(count: int, most: int) -> Array:
    """The indices of at most `most` of `count` points, as evenly as they come."""
    if count <= most:
        return np.arange(count)
    return np.linspace(0, count - 1, most).round().astype(int)


def some_rows(count: int, most: int) -> Array:
    """At most `most` of `count` examples, rising: evenly, and of many only such as are in every sample of them."""
    return sampled_rows(count)[evenly(SIZE, most)] if is_many(count) else evenly(count, most)
