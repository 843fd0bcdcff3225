"""Which of many rectangles touch one: the index behind painting, hit tests and the rubber band.

A table of edges compared in one sweep: ten thousand rectangles cost some tens of microseconds, and moving one
costs a single row.
"""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np
from PySide6.QtCore import QRectF

from graphgui.ops import Array

Key = TypeVar("Key")


class SpatialIndex(Generic[Key]):
    """Rectangles by key."""

    def __init__(self) -> None:
        self._keys: list[Key] = []
        self._rows: dict[Key, int] = {}
        self._edges = np.empty((16, 4))

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def put(self, key: Key, box: QRectF) -> None:
        """Add a rectangle, or give one another place."""
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = len(self._keys)
            self._keys.append(key)
            if row == len(self._edges):
                self._edges = np.concatenate([self._edges, np.empty_like(self._edges)])
        self._edges[row] = (box.left(), box.top(), box.right(), box.bottom())

    def drop(self, key: Key) -> None:
        """Forget a rectangle, if it is known."""
        row = self._rows.pop(key, None)
        if row is None:
            return
        last = self._keys.pop()
        if row < len(self._keys):  # the last one fills the gap
            self._keys[row] = last
            self._rows[last] = row
            self._edges[row] = self._edges[len(self._keys)]

    def clear(self) -> None:
        """Forget all."""
        self._keys.clear()
        self._rows.clear()

    def touching(self, *areas: QRectF) -> list[Key]:
        """The keys of all rectangles that touch one of the areas, each once."""
        hit = self._touching(areas)
        if hit.all():
            return list(self._keys)
        return [self._keys[row] for row in np.flatnonzero(hit).tolist()]

    def edges(self, *areas: QRectF) -> Array:
        """The same rectangles in the same order: a row for each of left, top, right and bottom."""
        return self._edges[: len(self._keys)][self._touching(areas)]

    def _touching(self, areas: Sequence[QRectF]) -> Array:
        left, top, right, bottom = self._edges[: len(self._keys)].T
        hit = np.zeros(len(self._keys), bool)
        for area in areas:
            hit |= (
                (left <= area.right()) & (right >= area.left()) & (top <= area.bottom()) & (bottom >= area.top())
            )
        return hit

    def bounds(self) -> QRectF:
        """The smallest rectangle around all of them; a null one where there are none."""
        if not self._keys:
            return QRectF()
        edges = self._edges[: len(self._keys)]
        left, top = edges[:, :2].min(axis=0)
        right, bottom = edges[:, 2:].max(axis=0)
        return QRectF(left, top, right - left, bottom - top)
