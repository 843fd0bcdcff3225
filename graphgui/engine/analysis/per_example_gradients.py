"""What each example pulls the parameters by: the gradient of the loss of that example alone.

Where a loss is the mean over the examples, its gradient is the mean of theirs: ∂C/∂θ = 1/q Σ ∂Cᵢ/∂θ. A graph that
looks at several rows at once has no such sum, and that is found by trying, never by which operations there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from graphgui.engine.graph.graph import Graph, GraphProblem, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.examples import compile_part, find_examples
from graphgui.ops import Array
from graphgui.words import mark_for_translation

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Gradients:
    """Gradients of k examples with respect to all P parameters, as in `Plan.theta`.

    Attributes:
        each: k x P, of the loss of each example alone.
        together: P, of the loss of these k examples together.
    """

    each: Array
    together: Array

    @property
    def adds_up(self) -> bool:
        """Whether what they give together is the mean of what each gives alone."""
        with np.errstate(all="ignore"):
            mean, size = self.each.mean(axis=0), np.abs(self.each).mean()
            return bool((np.abs(mean - self.together) <= _ROUNDING * (np.abs(self.together) + size)).all())


class PerExampleGradients:
    """Computes the gradients of some examples one by one.

    Args:
        rows: which examples, at least one.

    Raises:
        Problem: a graph without several examples, or that cannot run with one of them.
    """

    def __init__(self, graph: Graph, feeds: Feeds, rows: Array) -> None:
        examples = find_examples(graph, feeds)
        if not examples.inputs:
            raise GraphProblem(
                mark_for_translation("problems", "The loss compares one row: there are no examples to tell apart.")
            )
        self.rows, self.count = rows, examples.count
        self._one = compile_part(graph, examples.take(feeds, rows[:1]), np.float64)
        self._matrices = {name: feeds[name][rows] for name in examples.inputs if name in self._one.order}
        self._all = compile_part(graph, examples.take(feeds, rows), np.float64)

    @property
    def parameters(self) -> Mapping[PortId, Array]:
        """The parameters, as `Plan.parameters`."""
        return self._one.parameters

    @property
    def size(self) -> int:
        """How many parameters there are."""
        return int(self._one.theta.size)

    def __call__(self, theta: Array) -> Gradients:
        """The gradients at these parameters."""
        each = np.empty((len(self.rows), len(theta)))
        for index in range(len(each)):
            for name, matrix in self._matrices.items():
                self._one.feed(name, matrix[index : index + 1])
            self._one.evaluate(theta)
            each[index] = self._one.gradient_theta
        self._all.evaluate(theta)
        return Gradients(each, self._all.gradient_theta.copy())
