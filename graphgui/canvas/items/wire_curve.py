"""The curve of a wire, and where its two labels find room."""

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath

from graphgui.canvas.items.node_layout import GRID

LABEL_REACH = QSizeF(200.0, 130.0)  # how far a wire's labels reach from its curve
LABEL_GAP = 4.0
_PIECES = 24  # straight ones that stand for a curve
_LABEL_SPOTS = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78)
_FURTHER = (0.0, 20.0, 40.0, 60.0, 80.0)


class WireCurve(NamedTuple):
    """The four points of a wire's cubic."""

    start: QPointF
    leave: QPointF
    arrive: QPointF
    end: QPointF

    def at(self, t: float) -> QPointF:
        """The point at parameter `t`, 0 to 1."""
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        return QPointF(
            a * self.start.x() + b * self.leave.x() + c * self.arrive.x() + d * self.end.x(),
            a * self.start.y() + b * self.leave.y() + c * self.arrive.y() + d * self.end.y(),
        )

    def path(self) -> QPainterPath:
        """The curve to be drawn."""
        path = QPainterPath(self.start)
        path.cubicTo(self.leave, self.arrive, self.end)
        return path

    def bounds(self) -> QRectF:
        """A rectangle that holds the curve."""
        xs, ys = [p.x() for p in self], [p.y() for p in self]
        return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def normal(self, t: float) -> QPointF:
        """The direction of length 1 that points away from the curve, upwards, at parameter `t`."""
        along = self.at(min(1.0, t + 0.02)) - self.at(max(0.0, t - 0.02))
        length = apart(along, QPointF())
        if length < 1e-9:
            return QPointF(0, -1)
        up = QPointF(along.y(), -along.x()) / length
        return -up if up.y() > 0 else up

    def crosses(self, area: QRectF) -> bool:
        """Whether the curve runs through a rectangle."""
        span = self.bounds()
        pieces = 8 + int((span.width() + span.height()) / GRID)
        return any(area.contains(self.at(i / pieces)) for i in range(pieces + 1))

    def meets(self, start: QPointF, end: QPointF) -> bool:
        """Whether a straight line from point to point crosses the curve."""
        line = QLineF(start, end)
        corners = [self.at(i / _PIECES) for i in range(_PIECES + 1)]
        meets = QLineF.IntersectionType.BoundedIntersection
        return any(line.intersects(QLineF(a, b))[0] == meets for a, b in pairwise(corners))

    def distance(self, point: QPointF, pieces: int = _PIECES) -> float:
        """How far a point is from the curve, nearly."""
        corners = [self.at(i / pieces) for i in range(pieces + 1)]
        return min(_to_segment(point, a, b) for a, b in pairwise(corners))


def curve(start: QPointF, end: QPointF) -> WireCurve:
    """Leaves an output to the right and arrives at an input from the left."""
    across, down = end.x() - start.x(), abs(end.y() - start.y())
    if across >= 0:
        pull = max(min(across / 2, 160.0), min(40.0, across / 2 + down / 4))
    else:
        pull = min(40.0 - across / 2, 240.0)
    side = QPointF(pull, 0)
    return WireCurve(start, start + side, end - side, end)


class LabelPlaces(NamedTuple):
    """The middles of a wire's two labels."""

    above: QPointF
    below: QPointF


def label_places(
    wire: WireCurve, width: float, above: QSizeF, below: QSizeF, is_free: Callable[[QRectF], bool]
) -> LabelPlaces | None:
    """One label on each side of the curve, clear of it, as near to its middle as nothing is in the way.

    Where there is no such place, both on one side, and then each as far from the curve as it must be. None where
    something is in the way everywhere.
    """
    for places in _label_places(wire, width, above, below):
        if is_free(centred(places.above, above)) and is_free(centred(places.below, below)):
            return places
    for t in _LABEL_SPOTS:
        over = _free_place(wire, t, width, above, 1, is_free)
        under = _free_place(wire, t, width, below, -1, is_free) if over else None
        if over and under:
            return LabelPlaces(over, under)
    return None


def middle_places(wire: WireCurve, width: float, above: QSizeF, below: QSizeF) -> LabelPlaces:
    """One label on each side of the curve's middle, whatever is in the way."""
    return next(_label_places(wire, width, above, below))


def _free_place(
    wire: WireCurve, t: float, width: float, size: QSizeF, side: int, is_free: Callable[[QRectF], bool]
) -> QPointF | None:
    near, away = _beside(wire, t, width, size, side), wire.normal(t) * side
    places = (near + away * distance for distance in _FURTHER)
    return next((place for place in places if is_free(centred(place, size))), None)


def _label_places(wire: WireCurve, width: float, above: QSizeF, below: QSizeF) -> Iterator[LabelPlaces]:
    for t in _LABEL_SPOTS:
        yield LabelPlaces(_beside(wire, t, width, above, 1), _beside(wire, t, width, below, -1))
    for t in _LABEL_SPOTS:
        for side in (1, -1):
            yield _stacked(wire, t, width, above, below, side)


def _stacked(wire: WireCurve, t: float, width: float, above: QSizeF, below: QSizeF, side: int) -> LabelPlaces:
    point, normal = wire.at(t), wire.normal(t)
    height = above.height() + below.height()
    clear = (abs(normal.y()) * height / 2 + width / 2 + LABEL_GAP) / max(abs(normal.x()), 0.5)
    return LabelPlaces(
        point + QPointF(side * (clear + above.width() / 2), -above.height() / 2),
        point + QPointF(side * (clear + below.width() / 2), below.height() / 2),
    )


def _beside(wire: WireCurve, t: float, width: float, size: QSizeF, side: int) -> QPointF:
    normal = wire.normal(t)
    clear = abs(normal.x()) * size.width() / 2 + abs(normal.y()) * size.height() / 2
    return wire.at(t) + normal * (side * (clear + width / 2 + LABEL_GAP))


def centred(middle: QPointF, size: QSizeF) -> QRectF:
    """The rectangle of a size around its middle."""
    return QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height())


def _to_segment(point: QPointF, a: QPointF, b: QPointF) -> float:
    along, to = b - a, point - a
    length = QPointF.dotProduct(along, along)
    share = max(0.0, min(1.0, QPointF.dotProduct(to, along) / length)) if length else 0.0
    return apart(point, a + along * share)


def apart(one: QPointF, other: QPointF) -> float:
    """The distance between two points."""
    return math.hypot(one.x() - other.x(), one.y() - other.y())
