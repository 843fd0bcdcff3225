"""Where the numbers of a wire stand: on it or close beside it, clear of nodes, other numbers and other wires."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, QSizeF

from graphgui.canvas.items.wire_curve import WireCurve
from graphgui.canvas.items.wire_item import PillPlace
from graphgui.canvas.items.wire_width import THICKEST
from graphgui.ops import Array

FURTHEST = 12.0
"""How far from its curve the nearest edge of a wire's numbers may be."""
CLEARANCE = THICKEST / 2 + 1.0
"""From the middle of another wire to numbers, so that they stand on no line, however wide it grows."""
_NEARER = 2 * CLEARANCE  # the same to numbers beside their wire: their own is the nearest
_TOUCH = 2.0  # the same where there is no better place
_MOST_HIDDEN = 0.6
_APART = 3.0  # from the line to numbers beside it
_PIECES = 24  # straight ones that stand for a curve
_SPOTS = np.array((0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82))
_MORE_SPOTS = np.array([0.5 + side * away for away in np.linspace(0.0, 0.42, 22) for side in (1, -1)][1:])
_BESIDE = (1.0, -1.0)  # of the way from the middle of the line to a place clear of it
_ANYWHERE = (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1.0, -1.0)


class Obstacles(NamedTuple):
    """What is in the way of numbers.

    Attributes:
        boxes: a row for each rectangle: left, top, right and bottom.
        lines: a row for each straight piece of a wire, as `pieces` gives them.
    """

    boxes: Array
    lines: Array


def pill_place(
    wire: WireCurve, size: QSizeF, within: QRectF, obstacles: Callable[[QRectF], Obstacles]
) -> PillPlace | None:
    """Room for a wire's numbers: on the curve, as near to its middle as nothing is in the way, or close beside it.

    They stand beside it where they would hide most of it, and on another wire only where no place is free of it.

    Args:
        within: the area that they stay in.
        obstacles: finds what is in an area.

    Returns:
        None where something is in the way everywhere: it is better to show nothing than what may belong elsewhere.
    """
    across, down = size.width() + FURTHEST + _NEARER, size.height() + FURTHEST + _NEARER
    found = obstacles(wire.bounds().adjusted(-across, -down, across, down))
    usual = _usual(wire, size)
    spare = np.concatenate([np.full(len(_SPOTS), CLEARANCE), np.full(len(usual) - len(_SPOTS), _NEARER)])
    own = _points([wire], np.linspace(0.0, 1.0, _PIECES + 1))[0]
    if _holds(usual[0], own) > _MOST_HIDDEN:  # of a short wire, places beside it come first
        usual, spare = np.roll(usual, -len(_SPOTS), axis=0), np.roll(spare, -len(_SPOTS))
    limits = np.array((within.left(), within.top(), within.right(), within.bottom()))

    def are_usable(places: Array) -> Array:
        inside = (places[:, :2] >= limits[:2]).all(axis=1) & (places[:, 2:] <= limits[2:]).all(axis=1)
        return inside & ~_overlaps(places, found.boxes) & (_distances(places, own) <= FURTHEST)

    usable = are_usable(usual)
    places, spare = usual[usable], spare[usable]
    if len(places) and not crosses(places[:1], found.lines, spare[0])[0]:
        return PillPlace(_rect(places[0]))
    if place := _free(places, found.lines, spare):
        return place
    more = _around(wire, size, _MORE_SPOTS, _ANYWHERE)
    places = np.concatenate([places, more[are_usable(more)]])
    for margin in (CLEARANCE, _TOUCH):
        if place := _free(places, found.lines, margin):
            return place
    return PillPlace(_rect(places[0]), crosses=True, gives_way=True) if len(places) else None


def pieces(wires: Sequence[WireCurve]) -> Array:
    """Straight pieces that stand for curves: a row for each, its middle and half of the way from end to end."""
    if not wires:
        return np.empty((0, 4))
    points = _points(wires, np.linspace(0.0, 1.0, _PIECES + 1))
    start, end = points[:, :-1].reshape(-1, 2), points[:, 1:].reshape(-1, 2)
    return np.concatenate([(start + end) / 2, (end - start) / 2], axis=1)


def crosses(places: Array, lines: Array, margin: float | Array) -> Array:
    """Which rectangles with a margin around each touch any of the pieces of wires."""
    if not len(lines):
        return np.zeros(len(places), bool)
    hit: Array = np.asarray(_touches(places, lines, margin).any(axis=1))
    return hit


def count_crossing(area: QRectF, wires: Sequence[WireCurve]) -> int:
    """How many wires run through a rectangle, or may where they grow wider."""
    if not wires:
        return 0
    place = np.array([[area.left(), area.top(), area.right(), area.bottom()]])
    hit = _touches(place, pieces(wires), CLEARANCE).reshape(len(wires), _PIECES)
    return int(hit.any(axis=1).sum())


def _touches(places: Array, lines: Array, margin: float | Array) -> Array:
    """Of each rectangle with a margin around it, which of the pieces of wires it touches.

    Two convex shapes are apart where one of the normals of their sides tells them apart.
    """
    middle, half = (places[:, :2] + places[:, 2:]) / 2, (places[:, 2:] - places[:, :2]) / 2
    wide, high = (half.T + margin)[..., np.newaxis]
    x, y = lines[:, 0] - middle[:, :1], lines[:, 1] - middle[:, 1:]
    along, down = lines[:, 2], lines[:, 3]
    touches: Array = (np.abs(x) <= wide + np.abs(along)) & (np.abs(y) <= high + np.abs(down))
    touches &= np.abs(along * y - down * x) <= wide * np.abs(down) + high * np.abs(along)
    return touches


def _usual(wire: WireCurve, size: QSizeF) -> Array:
    """On the curve, from its middle outwards, and then beside it."""
    return np.concatenate([_around(wire, size, _SPOTS, (0.0,)), _around(wire, size, _SPOTS, _BESIDE)])


def _around(wire: WireCurve, size: QSizeF, spots: Array, asides: Sequence[float]) -> Array:
    """Rectangles at parameters of a curve, each so far aside: 0 on the curve, 1 above it, -1 below."""
    at = _points([wire], np.concatenate([spots, spots + 0.02, spots - 0.02]))[0]
    middle, ahead, behind = np.split(at, 3)
    along = ahead - behind
    length = np.hypot(*along.T)
    normal = np.where(length[:, np.newaxis] > 1e-9, np.stack([along[:, 1], -along[:, 0]], axis=1), (0.0, -1.0))
    normal /= np.where(length > 1e-9, length, 1.0)[:, np.newaxis]
    normal = np.where(normal[:, 1:] > 0, -normal, normal)
    half = np.array((size.width() / 2, size.height() / 2))
    clear = np.abs(normal) @ half + THICKEST / 2 + _APART
    aside = np.array(asides)[:, np.newaxis] * (normal * clear[:, np.newaxis])[:, np.newaxis]
    middles = (middle[:, np.newaxis] + aside).reshape(-1, 2)
    return np.concatenate([middles - half, middles + half], axis=1)


def _points(wires: Sequence[WireCurve], at: Array) -> Array:
    """The points of each curve at some parameters: a matrix of two columns for each."""
    t, s = at, 1 - at
    weights = np.stack([s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t], axis=1)
    corners = np.array([[(point.x(), point.y()) for point in wire] for wire in wires])
    points: Array = weights @ corners
    return points


def _overlaps(places: Array, boxes: Array) -> Array:
    left, top, right, bottom = (column[:, np.newaxis] for column in places.T)
    beside = (left >= boxes[:, 2]) | (right <= boxes[:, 0]) | (top >= boxes[:, 3]) | (bottom <= boxes[:, 1])
    overlaps: Array = ~beside.all(axis=1)
    return overlaps


def _distances(places: Array, points: Array) -> Array:
    """How far each rectangle is from the nearest of some points."""
    left, top, right, bottom = (column[:, np.newaxis] for column in places.T)
    x, y = points.T
    across = np.maximum(np.maximum(left - x, x - right), 0.0)
    down = np.maximum(np.maximum(top - y, y - bottom), 0.0)
    least: Array = np.hypot(across, down).min(axis=1)
    return least


def _holds(place: Array, points: Array) -> float:
    """Which share of some points is in a rectangle."""
    return float(((points >= place[:2]) & (points <= place[2:])).all(axis=1).mean())


def _free(places: Array, lines: Array, margin: float | Array) -> PillPlace | None:
    """The first place that is on no line."""
    free = ~crosses(places, lines, margin)
    return PillPlace(_rect(places[free.argmax()]), gives_way=True) if free.any() else None


def _rect(place: Array) -> QRectF:
    left, top, right, bottom = place.tolist()
    return QRectF(left, top, right - left, bottom - top)
