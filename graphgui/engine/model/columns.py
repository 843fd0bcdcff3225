"""The mean and the deviation of columns, up to the ends of the range of floats, and whether they vary at all."""

import numpy as np

from graphgui.ops import Array

_ROUNDING = 8 * np.finfo(float).eps  # of a column's size: the last digits, in which equal numbers may differ


def varies(numbers: Array) -> Array:
    """Of each column, whether its numbers differ by more than rounding does, however many rows there are.

    The deviation would not tell: that of a column of 0.1 is 1e-17, because its mean is rounded.
    """
    if not len(numbers):
        return np.zeros(numbers.shape[1], bool)
    low, high = numbers.min(axis=0), numbers.max(axis=0)
    with np.errstate(over="ignore"):
        return np.asarray(high - low > _ROUNDING * np.maximum(np.abs(low), np.abs(high)))


def means(numbers: Array) -> Array:
    """The mean of each column, also where the sum of all leaves the range of floats."""
    with np.errstate(all="ignore"):
        found = np.asarray(numbers.mean(axis=0))
        for column in np.flatnonzero(~np.isfinite(found)):
            found[column] = (numbers[:, column] / len(numbers)).sum()
    return found


def deviations(numbers: Array) -> Array:
    """The standard deviation of each column; exactly 0 where it does not vary, and nowhere else.

    Columns whose squares leave the range of floats are divided by their largest number first.
    """
    moves = varies(numbers)
    with np.errstate(all="ignore"):
        found = np.where(moves, numbers.std(axis=0), 0.0)
        for column in np.flatnonzero(moves & ~((found > 0) & np.isfinite(found))):
            size = np.abs(numbers[:, column]).max()
            found[column] = size * (numbers[:, column] / size).std()
    return np.asarray(found)
