"""The curve of a wire."""

import math
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath

from graphgui.canvas.items.node_layout import GRID

LABEL_REACH = QSizeF(200.0, 130.0)  # how far a wire's numbers reach from its curve, at most
_PIECES = 24  # straight ones that stand for a curve


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

    def points(self, pieces: int, most: float = 1.0) -> list[QPointF]:
        """Points from parameter 0 to `most`, as many pieces apart."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = ((point.x(), point.y()) for point in self)
        found = []
        for piece in range(pieces + 1):
            t = most * piece / pieces
            s = 1 - t
            a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
            found.append(QPointF(a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
        return found

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
        return any(map(area.contains, self.points(pieces)))

    def meets(self, start: QPointF, end: QPointF) -> bool:
        """Whether a straight line from point to point crosses the curve."""
        line = QLineF(start, end)
        corners = self.points(_PIECES)
        meets = QLineF.IntersectionType.BoundedIntersection
        return any(line.intersects(QLineF(a, b))[0] == meets for a, b in pairwise(corners))

    def distance(self, point: QPointF, pieces: int = _PIECES) -> float:
        """How far a point is from the curve, nearly."""
        corners = self.points(pieces)
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
