"""Where a curve leaves the plot for good: an arrow at the edge, with the number it went to.

A run that went away would else be all that there is to be seen: next to it every other curve is flat.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QGraphicsItem

from graphgui.look.numbers import short_or_nothing
from graphgui.ops import Array
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.words import shown_number

_AWAY = 100.0  # times its first loss: a run that ends above has gone away
_ABOVE = 10.0  # times its first loss: up to where it is followed then


def followed(losses: Array, first: float) -> float | None:
    """Up to which loss a run is shown that has gone away; None for one that has not.

    Args:
        losses: all of a run's, in the order of its steps.
        first: the size of its first loss.
    """
    is_away = len(losses) and first > 0 and not losses[-1] <= _AWAY * first
    return _ABOVE * first if is_away else None


_BESIDE = 0.25  # of the plot's width: marks nearer to each other would overlap
_FAR = 0.6  # of the same: further right, a mark stands to the left of its curve


class EdgeMark(NamedTuple):
    """Where a curve goes off, in the plot's coordinates, the number to which, and its colour.

    Attributes:
        is_nothing: whether the number is 0 but for rounding.
    """

    x: float
    number: float
    colour: str
    is_below: bool = False
    is_nothing: bool = False


class EdgeMarks:
    """Arrows that stay at the upper and lower edges of what is shown; `add` puts an item into the plot."""

    def __init__(self, box: pg.ViewBox, add: Callable[[QGraphicsItem], None]) -> None:
        self._box, self._add = box, add
        self._labels: list[pg.TextItem] = []
        self.marks: tuple[EdgeMark, ...] = ()
        box.sigRangeChanged.connect(lambda *_: self._place())

    @property
    def texts(self) -> list[str]:
        """What stands at the edge."""
        return [label.toPlainText() for label in self._labels[: len(self.marks)]]

    def show(self, marks: Sequence[EdgeMark]) -> None:
        """Show these and no others."""
        if tuple(marks) == self.marks:
            return
        self.marks = tuple(marks)
        while len(self._labels) < len(marks):
            label = pg.TextItem(anchor=(0.5, 0))
            label.setZValue(5)
            self._labels.append(label)
            self._add(label)
        for label, mark in zip(self._labels, marks, strict=False):
            number = short_or_nothing(mark.number, mark.is_nothing)
            label.setText(f"{'▼' if mark.is_below else '▲'} {shown_number(number)}", color=mark.colour)
        for index, label in enumerate(self._labels):
            label.setVisible(index < len(marks))
        self._place()

    def _place(self) -> None:
        """At the edge and beside the curve that leaves there, one under another where several leave together."""
        (left, right), (bottom, top) = self._box.viewRange()
        placed: list[tuple[float, bool]] = []
        for label, mark in zip(self._labels, self.marks, strict=False):
            across = (mark.x - left) / (right - left) if right > left else 0.5
            near = sum(abs(across - x) < _BESIDE and below == mark.is_below for x, below in placed)
            placed.append((across, mark.is_below))
            label.setAnchor((0.0 if across < _FAR else 1.0, 1.0 + near if mark.is_below else -float(near)))
            label.setPos(mark.x, bottom if mark.is_below else top)
