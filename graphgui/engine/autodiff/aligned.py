"""Arrays that begin where a cache line does.

NumPy's begin at any 16 bytes. A matrix product over rows that straddle cache lines takes up to a fifth longer, by
the luck of each allocation.
"""

import math

import numpy as np
from numpy.typing import DTypeLike

from graphgui.ops import Array

_LINE = 64  # bytes
_BLOCK = 2**16
_SMALL = 2**12


def zeros(shape: tuple[int, ...], dtype: DTypeLike) -> Array:
    """As `np.zeros`, on a cache line."""
    kind = np.dtype(dtype)
    size = math.prod(shape) * kind.itemsize
    room = np.zeros(size + _LINE, np.uint8)
    start = -room.ctypes.data % _LINE
    return room[start : start + size].view(kind).reshape(shape)


class Memory:
    """Arrays of zeros, each on a cache line; small ones are cut out of common blocks, which is had sooner."""

    def __init__(self, dtype: DTypeLike) -> None:
        self._dtype = np.dtype(dtype)
        self._block, self._used = np.empty(0, np.uint8), _BLOCK

    def zeros(self, shape: tuple[int, ...]) -> Array:
        """As `np.zeros`."""
        size = math.prod(shape) * self._dtype.itemsize
        if size > _SMALL:
            return zeros(shape, self._dtype)
        if self._used + size > _BLOCK:
            self._block, self._used = zeros((_BLOCK,), np.uint8), 0
        array: Array = np.ndarray(shape, self._dtype, self._block, self._used)
        self._used += -(-size // _LINE) * _LINE
        return array
