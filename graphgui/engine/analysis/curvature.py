"""How sharply the loss bends at one place: the largest eigenvalue of its Hessian, without the Hessian itself."""

import math
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from graphgui.engine.analysis.loss_function import LossFunction, Reach
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds
from graphgui.ops import Array

# An eigenvalue is wrong by about the square of its eigenvector's error: this gives eight digits of it.
_CLOSE = 1e-4
_MOST_PRODUCTS = 1000  # with the Hessian
_REACHES = 3  # directions for which the length of a step is looked for


@dataclass(frozen=True, slots=True)
class Curvature:
    """The Hessian of the loss at one place, along the direction in which it bends most.

    Attributes:
        largest: its largest eigenvalue λmax, in loss per parameter²; NaN where the loss is no number.
        direction: the eigenvector, P numbers of length 1.
        error: |H v - λ v|; the Hessian has an eigenvalue no further than this from `largest`.
    """

    largest: float
    direction: Array
    error: float

    @property
    def stable_rate(self) -> float:
        """2/λmax: gradient descent with a greater learning rate moves away along `direction`.

        Infinite where the loss bends upward nowhere. For other than quadratic losses it holds near this place
        (LeCun, Kanter and Solla 1991).
        """
        if math.isnan(self.largest):
            return math.nan
        return 2 / self.largest if self.largest > 0 else math.inf


def curvature(graph: Graph, feeds: Feeds, theta: Array) -> Curvature:
    """The largest curvature at `theta` (P numbers), by a thousand products with the Hessian at most.

    Raises:
        Problem: a graph that cannot run, or that has no loss or nothing to train.
    """
    return curvature_of(LossFunction(graph, feeds), theta)


def curvature_of(loss_function: LossFunction, theta: Array) -> Curvature:
    """`curvature` of a loss_function that is at hand."""
    return deque(curvatures(loss_function, theta), maxlen=1)[0]


def curvatures(loss_function: LossFunction, theta: Array, *, most: int = _MOST_PRODUCTS) -> Iterator[Curvature]:
    """What is known of the largest curvature after each product with the Hessian; the last is the answer."""

    reaches: list[Reach] = []

    def times(direction: Array) -> Array:
        if len(reaches) < _REACHES:  # the directions that follow are hardly others
            reaches.append(loss_function.reach(theta, direction))
        shortest = Reach(min(each.length for each in reaches), all(each.is_sure for each in reaches))
        return loss_function.hessian_times(theta, direction, shortest)

    longest = 0.0  # |H v| that was met
    for found in _power_iteration(times, loss_function.size, most // 2):
        longest = max(longest, math.hypot(found.largest, found.error))
        yield found
    if not (found.largest > 0 and found.error <= _CLOSE * found.largest):
        # An eigenvalue far below zero outweighs or balances λmax: lift them all above zero.
        yield from _power_iteration(times, loss_function.size, most // 2, lift=longest)


def _power_iteration(
    times: Callable[[Array], Array], size: int, most: int, *, lift: float = 0.0
) -> Iterator[Curvature]:
    """The eigenpair of H + lift·I that grows fastest, lift taken off again, each better than the one before."""
    grown = np.random.default_rng(0).standard_normal(size)
    for _ in range(max(most, 1)):
        with np.errstate(all="ignore"):
            v = grown / np.linalg.norm(grown)
            Hv = times(v)
            value = float(v @ Hv)
            error = float(np.linalg.norm(Hv - value * v))
            grown = Hv + lift * v
            length = float(np.linalg.norm(grown))
        yield Curvature(value, v, error)
        if error <= _CLOSE * abs(value) or not 0 < length < math.inf:
            break
