"""The loss as a function of the parameters alone, to be asked at any place."""

from dataclasses import dataclass

import numpy as np

from graphgui.engine.graph.graph import Graph, GraphProblem
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.examples import lean_plan
from graphgui.engine.training.optimiser import frozen_parameters, trained_gradient
from graphgui.ops import Array
from graphgui.words import mark_for_translation

_MOVE = float(np.cbrt(np.finfo(float).eps))  # of a value: what a central difference wants
_LOST, _FAR = 1e-9, 1.0  # of a value: a trial step that moves it by less, or by more, says nothing of the slope
_LARGE, _TRIALS = 1e6, 6
_LITTLE = 1e-3  # what no operation bends much over
_BY, _SHORTER = 16.0, 12
_SAME, _NEAR = 1e-6, 1e-2  # relative difference of two steps' results: of the right ones, and of those on the way
_MOST_NUMBERS = 2_000_000  # of values that are kept to be compared


@dataclass(frozen=True, slots=True)
class Reach:
    """How far differences along a direction go, and whether that is little enough for any operation."""

    length: float
    is_sure: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Values:
    """The values that follow from some parameters, and what is little beside each."""

    theta: Array
    values: list[Array]
    sizes: list[Array]


class LossFunction:
    """One graph's loss over its P parameters, which lie in one vector as in `Plan.theta`.

    Attributes:
        frozen: of each, whether training leaves it as it is; None where it moves all of them.

    Raises:
        Problem: a graph that cannot run, or that has no loss or nothing to train.
    """

    def __init__(self, graph: Graph, feeds: Feeds) -> None:
        self.feeds = feeds
        self.plan = lean_plan(graph, feeds)
        if self.plan.loss is None or not self.plan.theta.size:
            raise GraphProblem(
                mark_for_translation("problems", "There is nothing to analyse without a loss and parameters.")
            )
        self.size = self.plan.theta.size
        self.frozen = frozen_parameters(self.plan)
        learnt = self.plan.graph.downstream(*{port.node for port in self.plan.parameters})
        self._moving = [step.port for step in self.plan.forward_steps if step.port.node in learnt]
        shapes = (self.plan.shapes.known[port] for port in self._moving)
        self._is_large = sum(rows * columns for rows, columns in shapes) > _MOST_NUMBERS
        self._kept: _Values | None = None

    def loss(self, theta: Array) -> float:
        """The loss at `theta`."""
        return self.plan.evaluate(theta, gradients=False)

    def gradient(self, theta: Array) -> Array:
        """dL/dtheta at `theta`, P numbers: 0 for those that are frozen."""
        self.plan.evaluate(theta)
        return trained_gradient(self.plan)

    def hessian_times(self, theta: Array, direction: Array, reach: Reach | None = None) -> Array:
        """The Hessian at `theta` times a direction, by central differences of the gradient along it.

        The step is as long as the values in the graph want it, and shortened where two steps do not agree: exact
        but for rounding where the loss is quadratic or cubic along the direction.

        Args:
            reach: of a direction like this one at this place, as `reach` gives it, which is then not looked for.
        """
        direction = self._free(direction)
        length = float(np.linalg.norm(direction))
        if length == 0:
            return np.zeros(self.size)
        with np.errstate(all="ignore"):
            reach = reach or self.reach(theta, direction)
            step = reach.length / length
            found = self._difference(theta, direction, step)
            return found if reach.is_sure else self._agreed(theta, direction, step, found)

    def reach(self, theta: Array, direction: Array) -> Reach:
        """How far to go along a direction: no value moves by more than its last third of digits."""
        direction = self._free(direction)
        length = float(np.linalg.norm(direction))
        usual = _MOVE * max(1.0, float(np.linalg.norm(theta)))
        if length == 0 or self._is_large:
            return Reach(usual, False)
        with np.errstate(all="ignore"):
            before, trial = self._values_at(theta), usual
            for _ in range(_TRIALS):
                after = self._values(theta + trial / length * direction)
                moved = [np.abs(now - then) for now, then in zip(after, before.values, strict=True)]
                shares = [float((gap / size).max()) for gap, size in zip(moved, before.sizes, strict=True)]
                most = max(shares, default=0.0)
                if not most < _FAR:
                    trial /= _LARGE
                elif most < _LOST:
                    trial *= _LARGE
                else:
                    by = _MOVE / most
                    return Reach(trial * by, by * max(float(gap.max()) for gap in moved) <= _LITTLE)
        return Reach(usual, False)

    def _free(self, direction: Array) -> Array:
        """The direction without what is frozen."""
        return direction if self.frozen is None else np.where(self.frozen, 0.0, direction)

    def _values(self, theta: Array) -> list[Array]:
        """What follows from the parameters, before anything else is computed."""
        self.plan.evaluate(theta, gradients=False)
        return [self.plan.value(port) for port in self._moving]

    def _values_at(self, theta: Array) -> _Values:
        """Copies of the same, kept for as long as the place is asked for."""
        if self._kept is None or not np.array_equal(self._kept.theta, theta, equal_nan=True):
            values = [value.copy() for value in self._values(theta)]
            sizes = [np.maximum(np.abs(value), 1) for value in values]
            self._kept = _Values(theta.copy(), values, sizes)
        return self._kept

    def _difference(self, theta: Array, direction: Array, step: float) -> Array:
        ahead, behind = self.gradient(theta + step * direction), self.gradient(theta - step * direction)
        return np.asarray((ahead - behind) / (2 * step))

    def _agreed(self, theta: Array, direction: Array, step: float, found: Array) -> Array:
        """Of ever shorter steps the first that agrees with the one before, or the one that comes nearest to it."""
        best, least = found, np.inf
        for _ in range(_SHORTER):
            step /= _BY
            shorter = self._difference(theta, direction, step)
            size = max(np.linalg.norm(found), np.linalg.norm(shorter))
            gap = float(np.linalg.norm(found - shorter)) / float(size) if size > 0 else 0.0
            if gap < least:
                best, least = found, gap
            if least <= _SAME or (least < _NEAR and gap > least):
                return best
            found = shorter
        return best
