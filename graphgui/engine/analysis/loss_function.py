"""The loss as a function of the parameters alone, to be asked at any place."""

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem
from graphgui.engine.graph.shapes import Feeds
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


class LossFunction:
    """One graph's loss over its P parameters, which lie in one vector as in `Plan.theta`.

    Attributes:
        frozen: of each, whether training leaves it as it is; None where it moves all of them.

    Raises:
        Problem: a graph that cannot run, or that has no loss or nothing to train.
    """

    def __init__(self, graph: Graph, feeds: Feeds) -> None:
        self.feeds = feeds
        self.plan = Plan(graph, feeds, gradients="parameters")
        if self.plan.loss is None or not self.plan.theta.size:
            raise GraphProblem(
                mark_for_translation("problems", "There is nothing to analyse without a loss and parameters.")
            )
        self.size = self.plan.theta.size
        self.frozen = frozen_parameters(self.plan)

    def loss(self, theta: Array) -> float:
        """The loss at `theta`."""
        return self.plan.evaluate(theta, gradients=False)

    def gradient(self, theta: Array) -> Array:
        """dL/dtheta at `theta`, P numbers: 0 for those that are frozen."""
        self.plan.evaluate(theta)
        return trained_gradient(self.plan)

    def hessian_times(self, theta: Array, direction: Array) -> Array:
        """The Hessian at `theta` times a direction, by central differences of the gradient along it.

        The step is as long as the values in the graph want it, and shortened where two steps do not agree: exact
        but for rounding where the loss is quadratic or cubic along the direction.
        """
        if self.frozen is not None:
            direction = np.where(self.frozen, 0.0, direction)
        length = np.linalg.norm(direction)
        if length == 0:
            return np.zeros(self.size)
        with np.errstate(all="ignore"):
            usual = _MOVE * max(1.0, float(np.linalg.norm(theta))) / float(length)
            step, is_sure = self._step(theta, direction, usual)
            found = self._difference(theta, direction, step)
            return found if is_sure else self._agreed(theta, direction, step, found)

    def _step(self, theta: Array, direction: Array, usual: float) -> tuple[float, bool]:
        """A step that moves no value by more than its last third of digits, and whether all is small beside it."""
        shapes = (self.plan.shapes.known[step.port] for step in self.plan.forward_steps)
        if sum(rows * columns for rows, columns in shapes) > _MOST_NUMBERS:
            return usual, False
        before, trial = self._values(theta), usual
        for _ in range(_TRIALS):
            after = self._values(theta + trial * direction)
            moved = [np.abs(now - then) for now, then in zip(after, before, strict=True)]
            shares = (gap / np.maximum(np.abs(then), 1) for gap, then in zip(moved, before, strict=True))
            most = max((float(share.max()) for share in shares), default=0.0)
            if not most < _FAR:
                trial /= _LARGE
            elif most < _LOST:
                trial *= _LARGE
            else:
                by = _MOVE / most
                return trial * by, by * max(float(gap.max()) for gap in moved) <= _LITTLE
        return usual, False

    def _values(self, theta: Array) -> list[Array]:
        self.plan.evaluate(theta, gradients=False)
        return [self.plan.value(step.port).copy() for step in self.plan.forward_steps]

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
