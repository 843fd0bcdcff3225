"""A matrix too large for its numbers, as a small picture: a gradient blue below zero and orange above."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QColor, QImage

from graphgui.look.colours import Theme, blend
from graphgui.ops import Array

HEIGHT, NARROWEST, WIDEST = 12.0, 10.0, 36.0
SIDE = 12  # most rows or columns that can still be told apart at this size
_SAMPLED = 32  # lines of a block, at least, whose mean is taken
_TOP = 127  # the level of the largest number; zero has 0, what is not finite -128
_BROKEN = -128


class Heat(NamedTuple):
    """Levels, -127 to 127 from the most negative to the most positive.

    Attributes:
        levels: signed bytes of `SIDE` x `SIDE`, of which the first rows and columns count.
        is_signed: whether it is a gradient, whose sign is a colour; a value is grey, from light to dark.
    """

    rows: int
    columns: int
    levels: bytes
    is_signed: bool = True

    @property
    def width(self) -> float:
        """How wide it is drawn: for its `HEIGHT` as the matrix is, within bounds."""
        return min(WIDEST, max(NARROWEST, HEIGHT * self.columns / self.rows))


def heat(matrix: Array, is_signed: bool = True) -> Heat:
    """The levels of a matrix, or of the means of its blocks where it has more rows or columns than can be seen.

    Of a long block some lines stand for all: the picture has a few shades, and is drawn in every frame.
    """
    small = _block_means(matrix)
    rows, columns = small.shape
    levels = np.zeros((SIDE, SIDE), np.int8)
    largest = float(np.maximum.reduce(np.abs(small), None))
    if 0 < largest < np.inf:
        levels[:rows, :columns] = small * (_TOP / largest)
    else:
        finite = np.isfinite(small)
        most = float(np.abs(small[finite]).max(initial=0.0)) or 1.0
        levels[:rows, :columns] = np.where(finite, np.where(finite, small, 0) * (_TOP / most), _BROKEN)
    return Heat(rows, columns, levels.tobytes(), is_signed)


def _block_means(matrix: Array) -> Array:
    for axis in (0, 1):
        if (skip := matrix.shape[axis] // (SIDE * _SAMPLED)) > 1:
            matrix = matrix[::skip] if axis == 0 else matrix[:, ::skip]
        length = matrix.shape[axis]
        if length > SIDE:
            starts, shares = _blocks(length)
            sums = np.add.reduceat(matrix, starts, axis=axis)
            matrix = sums * (shares[:, np.newaxis] if axis == 0 else shares)
    return matrix


@lru_cache(maxsize=100)
def _blocks(length: int) -> tuple[Array, Array]:
    """Where each of the blocks begins, and one by how many there are in it."""
    edges = np.linspace(0, length, SIDE + 1).astype(int)
    return edges[:-1], 1 / np.diff(edges)


def strip(shown: Sequence[Heat], theme: Theme) -> QImage:
    """Pictures one below the other, `SIDE` pixels apart, one pixel a level, to be drawn without smoothing."""
    levels = np.frombuffer(b"".join(each.levels for each in shown), np.uint8)
    greys = np.repeat([not each.is_signed for each in shown], SIDE * SIDE)
    pixels = np.where(greys, _palette(theme, is_signed=False)[levels], _palette(theme, is_signed=True)[levels])
    picture = QImage(pixels.data, SIDE, SIDE * len(shown), 4 * SIDE, QImage.Format.Format_RGB32)
    return picture.copy()  # the pixels' memory is NumPy's


@lru_cache(maxsize=8)
def _palette(theme: Theme, is_signed: bool) -> Array:
    """The colour of each level, by its unsigned byte."""
    colours = np.empty(256, np.uint32)
    for level in range(-_TOP, _TOP + 1):
        end = theme.positive if level > 0 else theme.negative
        grey = blend(theme.surface, theme.muted, (level / _TOP + 1) / 2)
        colour = blend(theme.surface, end, abs(level) / _TOP) if is_signed else grey
        colours[level & 255] = QColor(colour).rgb()
    colours[_BROKEN & 255] = QColor(theme.warning).rgb()
    return colours
