"""Alignment guides: a box that is moved jumps to the edges and centres of boxes that are near."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF

NEAR = 320.0  # of the scene, within which a box is looked at
REACH = 6.0  # pixels within which an edge jumps to another
_EXACT = 0.01


class Span(NamedTuple):
    """A box along one axis, and its extent across it."""

    low: float
    high: float
    before: float
    after: float

    @property
    def marks(self) -> tuple[float, float, float]:
        return self.low, (self.low + self.high) / 2, self.high


def _across(box: QRectF) -> Span:
    return Span(box.left(), box.right(), box.top(), box.bottom())


def _down(box: QRectF) -> Span:
    return Span(box.top(), box.bottom(), box.left(), box.right())


def pull(box: QRectF, others: Sequence[QRectF], reach: float) -> tuple[float | None, float | None]:
    """How far the box is from the nearest alignment across and down; None where none is in reach."""
    return _pull(_across(box), list(map(_across, others)), reach), _pull(
        _down(box), list(map(_down, others)), reach
    )


def _pull(span: Span, others: Sequence[Span], reach: float) -> float | None:
    gaps = [theirs - ours for other in others for ours, theirs in zip(span.marks, other.marks, strict=True)]
    nearest = min(gaps, key=abs, default=None)
    return nearest if nearest is not None and abs(nearest) <= reach else None


def lines(box: QRectF, others: Sequence[QRectF]) -> list[QLineF]:
    """A line along each alignment of the box, one for each edge or centre, to the nearest box that has it."""
    found = []
    for mark, start, end in _aligned(_across(box), list(map(_across, others))):
        found.append(QLineF(mark, start, mark, end))
    for mark, start, end in _aligned(_down(box), list(map(_down, others))):
        found.append(QLineF(start, mark, end, mark))
    return found


def _aligned(span: Span, others: Sequence[Span]) -> list[tuple[float, float, float]]:
    best: dict[int, tuple[float, Span]] = {}
    for other in others:
        away = max(other.before - span.after, span.before - other.after)
        for place, (ours, theirs) in enumerate(zip(span.marks, other.marks, strict=True)):
            if abs(ours - theirs) < _EXACT and (place not in best or away < best[place][0]):
                best[place] = away, other
    if len(best) == 3:  # as wide as the other: the edges say it all
        del best[1]
    return [
        (span.marks[place], min(span.before, other.before), max(span.after, other.after))
        for place, (_, other) in best.items()
    ]
