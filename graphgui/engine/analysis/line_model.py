"""A model that is a line, Ŷ = slope · x + intercept, as a function of its two parameters: for guesses."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from graphgui.engine.analysis.closed_form import Quadratic
from graphgui.engine.analysis.least_squares_loss import equal, least_squares_loss
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.graph.graph import Graph, GraphProblem
from graphgui.engine.graph.shapes import Feeds
from graphgui.ops import Array
from graphgui.words import mark_for_translation


class Line(NamedTuple):
    """What a line gives at x, in the units of the graph's inputs."""

    slope: float
    intercept: float

    def at(self, x: Array) -> Array:
        """Its heights."""
        return self.slope * x + self.intercept

    @classmethod
    def through(cls, xs: tuple[float, float], heights: tuple[float, float]) -> "Line":
        """The line through two points of different x."""
        slope = (heights[1] - heights[0]) / (xs[1] - xs[0])
        return cls(slope, heights[0] - slope * xs[0])


class LineModel:
    """The loss of any line, and the parameters that give it.

    Attributes:
        ports: the port of each of the two parameters.
        least: the line of the least loss.
        minimum: that loss.
        is_exact: whether that is 0 but for rounding.

    Args:
        source: the `input` of one column that the line is drawn over.
        closed: of the same graph and numbers, as `closed_form.quadratic` gives it.

    Raises:
        Problem: the model is no line with two parameters, or the data determine none.
    """

    def __init__(self, graph: Graph, feeds: Feeds, source: str, closed: Quadratic | None) -> None:
        self._loss_function = LossFunction(graph, feeds)
        plan = self._loss_function.plan
        behind = least_squares_loss(self._loss_function) if closed else None
        if closed is None or behind is None:
            raise GraphProblem(
                mark_for_translation(
                    "problems",
                    "A line can be guessed where the model is linear in its parameters, all of them trained, and "
                    "the loss the mean of its squared errors: elsewhere the least loss is not known.",
                )
            )
        x = np.column_stack([feeds[source], np.ones(len(feeds[source]))])
        plan.evaluate(np.zeros(plan.theta.size), gradients=False)
        start = plan.value(behind.port).ravel()
        if len(start) != len(x) or plan.theta.size != 2:
            raise _no_line()
        self._to_line = np.linalg.lstsq(x, behind.J, rcond=None)[0]
        self._origin = np.linalg.lstsq(x, start, rcond=None)[0]
        for part, known in ((x @ self._to_line, behind.J), (x @ self._origin, start)):
            if not equal(part.ravel(), known.ravel(), np.abs(known).ravel()):
                raise _no_line()
        if closed.rank < 2:
            raise GraphProblem(
                mark_for_translation("problems", "These examples determine no line: two different x are needed.")
            )
        self.ports = tuple(port for port, array in plan.parameters.items() for _ in range(array.size))
        self.least = self.line(closed.minimiser)
        self.minimum, self.is_exact = closed.minimum, closed.is_exact

    def line(self, theta: Array) -> Line:
        """The line that parameters give, two numbers as in `Plan.theta`."""
        slope, intercept = self._to_line @ theta + self._origin
        return Line(float(slope), float(intercept))

    def theta(self, line: Line) -> Array:
        """The parameters that give a line."""
        return np.linalg.solve(self._to_line, np.array(line) - self._origin)

    def parameters(self, line: Line) -> Mapping[str, Array]:
        """The same, rows x columns by "node.port"."""
        return self._loss_function.plan.theta_by_name(self.theta(line))

    def loss(self, line: Line) -> float:
        """The loss of a line."""
        return self._loss_function.loss(self.theta(line))

    def gradient(self, line: Line) -> Array:
        """The gradient of the loss with respect to the two parameters."""
        return self._loss_function.gradient(self.theta(line))

    def pull(self, line: Line, xs: tuple[float, float]) -> Array:
        """The gradient with respect to the line's heights at two x, by the chain rule.

        Heights are A (slope, intercept) with the rows (x, 1) of A, so that they follow from parameters by A M.
        """
        heights = np.column_stack([xs, np.ones(2)]) @ self._to_line
        return np.linalg.solve(heights.T, self.gradient(line))


def _no_line() -> GraphProblem:
    return GraphProblem(
        mark_for_translation(
            "problems",
            "A line can be guessed where the model is one: a slope and an intercept, and nothing else to learn.",
        )
    )
