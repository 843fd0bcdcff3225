"""The loss as a function of the parameters alone, to be asked at any place."""

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem
from graphgui.engine.graph.shapes import Feeds
from graphgui.ops import Array
from graphgui.words import mark_for_translation


class LossFunction:
    """One graph's loss over its P parameters, which lie in one vector as in `Plan.theta`.

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

    def loss(self, theta: Array) -> float:
        """The loss at `theta`."""
        return self.plan.evaluate(theta, gradients=False)

    def gradient(self, theta: Array) -> Array:
        """dL/dtheta at `theta`, P numbers."""
        self.plan.evaluate(theta)
        return self.plan.gradient_theta.copy()

    def hessian_times(self, theta: Array, direction: Array) -> Array:
        """The Hessian at `theta` times a direction, by central differences of the gradient along it.

        Exact but for rounding where the loss is quadratic or cubic along the direction.
        """
        length = np.linalg.norm(direction)
        if length == 0:
            return np.zeros(self.size)
        step = np.cbrt(np.finfo(float).eps) * max(1.0, float(np.linalg.norm(theta))) / length
        with np.errstate(all="ignore"):
            ahead, behind = self.gradient(theta + step * direction), self.gradient(theta - step * direction)
            difference: Array = (ahead - behind) / (2 * step)
        return difference
