"""How sharply the loss bends at one place: the largest eigenvalue of its Hessian, without the Hessian itself."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from graphgui.engine.graph import Graph
from graphgui.engine.shapes import Feeds
from graphgui.engine.surface import Surface
from graphgui.ops import Array

# An eigenvalue is wrong by about the square of its eigenvector's error: this gives eight digits of it.
_CLOSE = 1e-4


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


def curvature(graph: Graph, feeds: Feeds, theta: Array, *, most: int = 1000) -> Curvature:
    """The largest curvature at `theta` (P numbers), by at most about `most` products with the Hessian.

    Raises:
        Problem: a graph that cannot run, or that has no loss or nothing to train.
    """
    return curvature_of(Surface(graph, feeds), theta, most=most)


def curvature_of(surface: Surface, theta: Array, *, most: int = 1000) -> Curvature:
    """`curvature` of a surface that is at hand."""

    def times(direction: Array) -> Array:
        return surface.hessian_times(theta, direction)

    with np.errstate(all="ignore"):
        found, bound = _power_iteration(times, surface.size, most // 2)
        if found.largest > 0 and found.error <= _CLOSE * found.largest:
            return found
        # An eigenvalue far below zero outweighs or balances λmax: lift them all above zero.
        return _power_iteration(times, surface.size, most // 2, lift=bound)[0]


def _power_iteration(
    times: Callable[[Array], Array], size: int, most: int, *, lift: float = 0.0
) -> tuple[Curvature, float]:
    """The eigenpair of H + lift·I that grows fastest, lift taken off again, and the longest |H v| that was met."""
    v = np.random.default_rng(0).standard_normal(size)
    grown, longest = v, 0.0
    for _ in range(max(most, 1)):
        v = grown / np.linalg.norm(grown)
        Hv = times(v)
        value = float(v @ Hv)
        error = float(np.linalg.norm(Hv - value * v))
        longest = max(longest, float(np.linalg.norm(Hv)))
        grown = Hv + lift * v
        if error <= _CLOSE * abs(value) or not 0 < np.linalg.norm(grown) < math.inf:
            break
    return Curvature(value, v, error), longest
