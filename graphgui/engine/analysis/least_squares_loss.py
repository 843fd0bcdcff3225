"""The least squares behind a loss: its predictions are affine in the parameters, and it is their mean square.

    C(θ) = c/2 |W (P(θ) - T)|² + const,  P(θ) = P(0) + J θ

Whether a loss is of that kind is found by trying, never by which operations the graph has.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId
from graphgui.ops import Array

_MOST_NUMBERS = 20_000_000  # of a Jacobian: 160 MB
_FAR, _FARTHEST = 1024.0, 1e100  # times the targets, and where to look no further
_ROUNDING = 1e-9  # what two ways to the same number may differ by, relative to what they were added up from


@dataclass(frozen=True, slots=True)
class LeastSquaresLoss:
    """A loss of this kind, with P parameters.

    Attributes:
        port: the input of the loss that receives the predictions.
        J: the derivative of the N predictions, counted along rows, with respect to the parameters, N x P.
        c: what the squares are multiplied by, twice.
        weights: the N numbers on the diagonal of W, at most 1; None where all predictions count alike.
        slope: the gradient of the loss with respect to the N predictions, at some parameters.
    """

    port: PortId
    J: Array
    c: float
    weights: Array | None
    slope: Callable[[Array], Array]

    def residuals(self, theta: Array) -> Array:
        """P(θ) - T, N numbers, had from the slope; 0 for those that do not count."""
        return _over(self.slope(theta), self.c, self.weights)


def least_squares_loss(loss_function: LossFunction) -> LeastSquaresLoss | None:
    """The least squares behind a loss; None where it is another one.

    The columns of J are what P gains at each unit vector, so that J is had to the last digit.
    """
    port = _prediction(loss_function)
    if port is None or loss_function.plan.value(port).size * loss_function.size > _MOST_NUMBERS:
        return None
    plan = Plan(loss_function.plan.graph, loss_function.feeds)

    def prediction(theta: Array) -> Array:
        plan.evaluate(theta, gradients=False)
        return plan.value(port).flatten()

    def at(theta: Array) -> tuple[Array, Array]:
        plan.evaluate(theta)
        slope = plan.gradient(port)
        assert slope is not None
        return plan.value(port).flatten(), slope.flatten()

    P0, G0 = at(np.zeros(loss_function.size))
    J = np.stack([prediction(unit) - P0 for unit in np.eye(loss_function.size)], axis=1)
    places = [(theta, *at(theta)) for theta in random_places(np.linalg.norm(J, axis=0))]
    for theta, P, _ in places:
        if not equal(P, P0 + J @ theta, np.abs(P0) + np.abs(J) @ np.abs(theta)):
            return None
    theta, P, G = places[-1]
    outweighed = float(np.linalg.norm(G0)) * _FAR
    while np.linalg.norm(G - G0) < outweighed and np.abs(theta).max() < _FARTHEST:
        theta = theta * _FAR  # till the predictions outweigh the targets, whose rounding is then nothing
        P, G = at(theta)
    found = _bends(P - P0, G - G0, [(P - P0, G - G0, np.abs(G) + np.abs(G0)) for _, P, G in places])
    return LeastSquaresLoss(port, J, *found, lambda theta: at(theta)[1]) if found else None


def random_places(weights: Array) -> list[Array]:
    """Random parameters near and far, each in proportion to what a change of it does."""
    rng = np.random.default_rng(1)
    scale = 1 / np.where(weights > 0, weights, 1.0)
    return [reach * scale * rng.standard_normal(len(scale)) for reach in (0.1, 1.0, 10.0, 100.0)]


def equal(found: Array, expected: Array, scale: Array) -> bool:
    """Whether numbers are the same but for rounding of what they were added up from."""
    return bool((np.abs(found - expected) <= _ROUNDING * np.maximum(scale, scale.mean())).all())


def _bends(moved: Array, by: Array, places: list[tuple[Array, Array, Array]]) -> tuple[float, Array | None] | None:
    """c and the weights of each number, at most 1, None where all are alike: the gradient moves `by` c W² `moved`.

    None where it does not at all `places`, each of which is what moved, by what, and what that was summed from.
    """
    c = float(by @ moved / (moved @ moved))
    if c > 0 and all(equal(gained, c * step, scale) for step, gained, scale in places):
        return c, None
    each = np.where(moved != 0, by / np.where(moved != 0, moved, 1.0), 0.0)
    c = float(each.max(initial=0.0))
    if not (c > 0 and (each >= 0).all()):
        return None
    if not all(equal(gained, each * step, scale) for step, gained, scale in places):
        return None
    return c, np.asarray(np.sqrt(each / c))


def _over(gradient: Array, c: float, weights: Array | None) -> Array:
    """How far predictions are from their targets, by the gradient there; 0 for those that do not count."""
    if weights is None:
        return gradient / c
    counts = weights > 0
    return np.where(counts, gradient / (c * np.where(counts, weights, 1.0) ** 2), 0.0)


def _prediction(loss_function: LossFunction) -> PortId | None:
    """The one input of the loss that follows from parameters, if it is one."""
    plan = loss_function.plan
    assert plan.loss is not None
    loss = plan.loss.node
    learnt = {port.node for port in plan.parameters}
    moved = [w.end for w in plan.graph.incoming(loss).values() if learnt & plan.graph.upstream(w.source)]
    return moved[0] if len(moved) == 1 and loss not in learnt else None
