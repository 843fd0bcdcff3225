"""Arrays that begin where a cache line does.

NumPy's begin at any 16 bytes. A matrix product over rows that straddle cache lines takes up to a fifth longer, by
the luck of each allocation.
"""

import math
from collections.abc import Iterator

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
    """Arrays of zeros, each on a cache line.

    Small ones are cut out of common blocks, and those of one shape several at a time, which is had sooner: each
    time twice as many as before, so that no more lie idle than are used.
    """

    def __init__(self, dtype: DTypeLike) -> None:
        self._dtype = np.dtype(dtype)
        self._block, self._used = np.empty(0, np.uint8), _BLOCK
        self._idle: dict[tuple[int, ...], Iterator[Array]] = {}
        self._counts: dict[tuple[int, ...], int] = {}  # how many of a shape were cut the last time

    def zeros(self, shape: tuple[int, ...]) -> Array:
        """As `np.zeros`."""
        idle = self._idle.get(shape)
        if idle is not None and (array := next(idle, None)) is not None:
            return array
        size = math.prod(shape) * self._dtype.itemsize
        if size > _SMALL:
            return zeros(shape, self._dtype)
        self._idle[shape] = idle = iter(self._cut(shape, size))
        return next(idle)

    def _cut(self, shape: tuple[int, ...], size: int) -> Array:
        """Several arrays of a shape, and of so many bytes, one after another along the first axis."""
        room = -(-size // _LINE) * _LINE
        count = self._counts[shape] = min(2 * self._counts.get(shape, 0) or 1, _BLOCK // room)
        if self._used + count * room > _BLOCK:
            self._block, self._used = zeros((_BLOCK,), np.uint8), 0
        cut = self._block[self._used : self._used + count * room].reshape(count, room)
        self._used += count * room
        return cut[:, :size].view(self._dtype).reshape(count, *shape)
