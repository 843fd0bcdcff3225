"""A matrix as an image in the gradients' map: one pixel a number, or fewer where it is larger than its place."""

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QColor, QImage

from graphgui.look.colours import Theme, blend
from graphgui.ops import Array

_TOP = 127  # the level of the largest number; zero has 0, and 255 stands for what is no finite number


def picture(matrix: Array, theme: Theme, width: int, height: int) -> QImage:
    """The image of a matrix, at most so many pixels wide and high, to be drawn without smoothing.

    A pixel that stands for several numbers has the one that is furthest from 0: a thin diagonal stays in sight.
    """
    small = _extremes(_extremes(matrix, height).T, width).T
    finite = np.isfinite(small)
    sizes = small if finite.all() else np.where(finite, small, 0.0)
    largest = max(float(sizes.max()), -float(sizes.min())) or 1.0
    levels = (sizes * (_TOP / largest) + (_TOP + 0.5)).astype(np.uint8)
    levels[~finite] = 2 * _TOP + 1
    pixels = np.ascontiguousarray(_palette(theme)[levels])
    rows, columns = pixels.shape
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    return image.copy()  # the pixels' memory is NumPy's


def _extremes(matrix: Array, most: int) -> Array:
    """No more rows than there may be, each with the numbers of several rows that are furthest from 0."""
    together = -(-len(matrix) // max(1, most))
    if together == 1:
        return matrix
    padded = np.pad(matrix, ((0, -len(matrix) % together), (0, 0)), "edge")
    parts = padded.reshape(-1, together, matrix.shape[1])
    high, low = parts.max(axis=1), parts.min(axis=1)
    furthest: Array = np.where(high >= -low, high, low)
    return furthest


@lru_cache(maxsize=8)
def _palette(theme: Theme) -> Array:
    """The colour of each level."""
    ends = [(theme.positive if level > 0 else theme.negative, level) for level in range(-_TOP, _TOP + 1)]
    colours = [blend(theme.surface, end, abs(level) / _TOP) for end, level in ends]
    return np.array([QColor(colour).rgb() for colour in [*colours, theme.warning]], np.uint32)
