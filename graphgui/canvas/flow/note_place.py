"""Where notes of what was reckoned stand: beside their node, where they cover nothing that can be read."""

from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from graphgui.canvas.items.node_item import OUTSIDE, NodeItem
from graphgui.canvas.items.wire_curve import WireCurve
from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.scene.pill_place import CLEARANCE, crosses, pieces
from graphgui.ops import Array

_BESIDE = 5.0  # pixels between what a note belongs to and the note
_EDGE = 4.0  # pixels from the view's own edge
_STEPS = (0.0, 1.0, -1.0, 2.0, -2.0)  # a note's heights up and down


class NotePlaces:
    """Finds places in the pixels of a view for one note after the other.

    Args:
        texts: where a person's own notes stand.
        to_view: from the scene to the view.
        room: the view's own pixels.
    """

    def __init__(
        self,
        nodes: Sequence[NodeItem],
        wires: Sequence[WireItem],
        texts: Sequence[QRectF],
        to_view: QTransform,
        room: QRectF,
    ) -> None:
        self._outside = OUTSIDE * to_view.m11()
        self._clearance = CLEARANCE * to_view.m11()
        self._room = room.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        taken = [self._around(to_view.mapRect(node.rect)) for node in nodes]
        taken += map(to_view.mapRect, texts)
        self._taken = _edges(taken + [to_view.mapRect(wire.pill) for wire in wires if wire.pill])
        self._lines = pieces([WireCurve(*map(to_view.map, wire.curve)) for wire in wires])

    def beside_row(self, node: QRectF, y: float, size: QSizeF) -> QRectF:
        """Beside a node, as high as one of its rows if that is free."""
        node, across, down = self._around(node), size.width(), size.height()
        step = down + 2
        places = [QPointF(node.left() - across - _BESIDE, y + up * step - down / 2) for up in _STEPS]
        places += [QPointF(node.right() + _BESIDE, y + up * step - down / 2) for up in _STEPS]
        for below, above in ((0, 0), (step, -step)):
            places.append(QPointF(node.center().x() - across / 2, node.bottom() + _BESIDE + below))
            places.append(QPointF(node.center().x() - across / 2, node.top() - _BESIDE - down + above))
        return self._take(places, size)

    def beside_port(self, node: QRectF, port: QPointF, size: QSizeF) -> QRectF:
        """Beside the port of a node that wires leave to the right: above, below or between them."""
        node, across, down = self._around(node), size.width(), size.height()
        places = [
            QPointF(node.right() + _BESIDE + away, port.y() + side * (down / 2 + apart) - down / 2)
            for apart in (self._clearance + _BESIDE, 2 * down, 3 * down)
            for away in (0.0, 2 * down)
            for side in (-1, 1)
        ]
        places.append(QPointF(node.right() - across, node.top() - _BESIDE - down))
        places.append(QPointF(node.right() - across, node.bottom() + _BESIDE))
        return self._take(places, size)

    def _around(self, node: QRectF) -> QRectF:
        """A node with its ports."""
        return node.adjusted(-self._outside, 0, self._outside, 0)

    def _take(self, corners: Iterable[QPointF], size: QSizeF) -> QRectF:
        """The first place that covers nothing, else one that covers a line alone, else as little as can be."""
        places = [self._inside(QRectF(corner, size)) for corner in corners]
        edges = _edges(places)
        low, high = edges.min(axis=0)[:2] - self._clearance, edges.max(axis=0)[2:] + self._clearance
        reach = np.abs(self._lines[:, 2:])
        near = ((self._lines[:, :2] + reach >= low) & (self._lines[:, :2] - reach <= high)).all(axis=1)
        on_line = crosses(edges, self._lines[near], self._clearance)
        corner = np.maximum(edges[:, np.newaxis, :2], self._taken[:, :2])
        overlap = np.minimum(edges[:, np.newaxis, 2:], self._taken[:, 2:]) - corner
        covered = np.maximum(overlap, 0.0).prod(axis=2).sum(axis=1)
        best = int(np.lexsort((on_line, covered))[0])
        self._taken = np.concatenate([self._taken, edges[best : best + 1]])
        return places[best]

    def _inside(self, place: QRectF) -> QRectF:
        across = max(self._room.left(), min(place.left(), self._room.right() - place.width()))
        down = max(self._room.top(), min(place.top(), self._room.bottom() - place.height()))
        return QRectF(QPointF(across, down), place.size())


def _edges(areas: Sequence[QRectF]) -> Array:
    """A row for each of left, top, right and bottom."""
    rows = [(area.left(), area.top(), area.right(), area.bottom()) for area in areas]
    return np.array(rows).reshape(-1, 4)
