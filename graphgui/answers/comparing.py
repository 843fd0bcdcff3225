"""When an answer is the gradient."""

import numpy as np

from graphgui.ops import Array

AGREES = 1e-7
"""Relative to the largest number of a gradient: what two ways of computing it may differ by."""

OF_TYPED_NUMBERS = 0.01
"""By how much a typed number may differ from the gradient, of the gradient: three digits are shown."""


def agrees(answer: Array, gradient: Array, tolerance: float) -> bool:
    """Whether they are equal, once a row, a column or a number is stretched."""
    rows, columns = answer.shape
    fits = rows in (1, gradient.shape[0]) and columns in (1, gradient.shape[1])
    return fits and not differ(answer, gradient, tolerance).any()


def differ(answer: Array, gradient: Array, tolerance: float) -> Array:
    """Which numbers differ: typed ones by a share of each, computed ones by a share of the largest."""
    with np.errstate(all="ignore"):
        size = np.abs(gradient)
        largest = float(size.max()) if size.size else 0.0
        allowed = tolerance * (size + 1e-3 * largest if tolerance == OF_TYPED_NUMBERS else largest) + 1e-14
        return np.asarray(~(np.abs(answer - gradient) <= allowed))


def summed(answer: Array, shape: tuple[int, ...]) -> Array | None:
    """The rows, columns or both of an answer added up to a shape; None where that is no such sum."""
    axes = tuple(axis for axis in (0, 1) if shape[axis] == 1 < answer.shape[axis])
    found = answer.sum(axes, keepdims=True) if axes else answer
    return found if axes and found.shape == shape else None
