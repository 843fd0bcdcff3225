"""What can be shown of each example, as points of the plane: its pull, its influence, what would be without it."""

from enum import Enum
from typing import NamedTuple

import numpy as np

from graphgui.engine.analysis.influence import Influence, greatest
from graphgui.engine.analysis.per_example_gradients import Gradients
from graphgui.ops import Array
from graphgui.plots.base.downsampling import some_rows

NAMED = 3  # examples whose rows are written at their points
_MOST = 2000  # stems: more would be a wall


class Measure(Enum):
    """What the plot shows of each example, in the order in which it offers it."""

    PULL = "pull"
    LEVERAGE = "leverage"
    COOK = "cook"
    CHANGE = "change"

    @property
    def is_in_the_plane(self) -> bool:
        """Whether it is an arrow in the plane of two parameters, and not a number for each row."""
        return self in (Measure.PULL, Measure.CHANGE)


class Points(NamedTuple):
    """What is drawn: k rows of the data, where their points stand (k x 2), and which of them are named."""

    rows: Array
    places: Array
    named: Array


NOTHING = Points(np.empty(0, int), np.empty((0, 2)), np.empty(0, int))


def pulls(found: Gradients, rows: Array, axes: list[int]) -> Points:
    """The negative gradient of each example with respect to two parameters."""
    return Points(rows, -found.each[:, axes], np.empty(0, int))


def influences(found: Influence, measure: Measure, axes: list[int], chosen: int | None) -> Points:
    """The influence of examples: of many some, the most influential ones and the chosen one among them."""
    numbers = found.leverage if measure is Measure.LEVERAGE else found.cook
    most = greatest(numbers, NAMED)
    rows = np.union1d(some_rows(len(numbers), _MOST), most)
    if chosen is not None and chosen < len(numbers):
        rows = np.union1d(rows, [chosen])
    places = found.change[rows][:, axes]
    if measure is not Measure.CHANGE:
        places = np.column_stack([rows + 1.0, numbers[rows]])
    has_place = np.asarray(np.isfinite(places).all(axis=1))
    return Points(rows[has_place], places[has_place], np.searchsorted(rows[has_place], most))
