"""What can be known of training before it is tried: where it ends, how fast, and which learning rates are stable.

Where the loss is quadratic in the parameters,

    L(θ) = L(θ*) + ½ (θ - θ*)ᵀ H (θ - θ*),

every step of gradient descent at the rate η multiplies the error along each eigenvector of H by 1 - η λ (Goh 2017,
"Why Momentum Really Works"; Boyd and Vandenberghe 2004, section 9.3). Whether a loss is quadratic is found by
trying, never by which operations the graph has.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from graphgui.engine.analysis.curvature import Curvature, curvature_of
from graphgui.engine.analysis.least_squares import constant_parts, reduced, solve
from graphgui.engine.analysis.least_squares_loss import equal, least_squares_loss, random_places
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.autodiff.noise import is_random
from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.ops import Array

_MOST_PARAMETERS = 1000
_OFFSET = 1e-2  # of the targets: a spread so small beside their mean has its own digits
_ROUNDED = 4 * float(
    np.finfo(float).eps
)  # of the data: what standing in doubles, and a mean taken off, make of it
_EXACT = 1e-26  # of a squared error: errors of 10⁻¹³ beside the targets, some hundred times their own rounding
_ROUNDING = 1e-9  # what two ways to the same number may differ by, relative to what they were added up from


@dataclass(frozen=True, slots=True)
class Quadratic:
    """A loss that is quadratic in its P parameters, and has a minimum.

    Attributes:
        minimiser: the parameters of the least loss, P numbers as in `Plan.theta`; the shortest such vector,
            where several are as good.
        parameters: the same, by the port of each parameter.
        minimum: the loss there.
        is_exact: whether that is 0 but for rounding, beside the loss of all parameters at 0, which is as large as
            the targets are.
        eigenvalues: all P of the Hessian, falling, in loss per parameter². The small ones are as exact as the
            root of the condition number lets them be.
        rank: how many of them differ from zero. Along the others the loss does not change.
        idle: directions in which the loss does not change, P x (P - rank), each of as few parameters as can be.
        rounding: the relative error that the rounding of the data leaves in `minimiser`; 0 where not known.
    """

    minimiser: Array
    parameters: Mapping[PortId, Array]
    minimum: float
    is_exact: bool
    eigenvalues: Array
    rank: int
    idle: Array
    rounding: float

    @property
    def largest(self) -> float:
        """λmax."""
        return float(self.eigenvalues[0])

    @property
    def smallest(self) -> float:
        """The smallest eigenvalue that is not zero."""
        return float(self.eigenvalues[self.rank - 1])

    @property
    def condition(self) -> float:
        """λmax/λmin, zeros left out: how many times longer the slowest error lasts than the fastest."""
        return self.largest / self.smallest

    @property
    def stable_rate(self) -> float:
        """2/λmax: gradient descent with a smaller learning rate converges, with a greater one it diverges."""
        return 2 / self.largest

    @property
    def best_rate(self) -> float:
        """2/(λmax + λmin): the learning rate at which gradient descent converges fastest."""
        return 2 / (self.largest + self.smallest)

    def factor(self, learning_rate: float) -> float:
        """max |1 - η λ|: what is left of the parameters' error after each step, in the long run.

        The loss above its minimum is multiplied by the square of it. Greater than 1 where training diverges.
        """
        return max(abs(1 - learning_rate * self.largest), abs(1 - learning_rate * self.smallest))

    def steps_per_digit(self, learning_rate: float) -> float:
        """How many steps make the parameters' error ten times smaller; infinite where none do."""
        factor = self.factor(learning_rate)
        if factor == 0:
            return 1.0
        return -1 / math.log10(factor) if factor < 1 else math.inf


def analyse(graph: Graph, feeds: Feeds, theta: Array) -> Quadratic | Curvature:
    """All of a quadratic loss, or how sharply another one bends at `theta` (P numbers).

    With more than 1,000 parameters, a quadratic loss is taken as any other.

    Raises:
        Problem: a graph that cannot run, or that has no loss or nothing to train.
    """
    loss_function = LossFunction(graph, feeds)
    return quadratic_of(loss_function) or curvature_of(loss_function, theta)


def quadratic(graph: Graph, feeds: Feeds) -> Quadratic | None:
    """The closed form; None where the loss is not quadratic, has no minimum or more than 1,000 parameters.

    None as well where training does not go there: behind a stop_gradient, with steps that are random, or where a
    parameter is frozen.

    Raises:
        Problem: a graph that cannot run, or that has no loss or nothing to train.
    """
    return quadratic_of(LossFunction(graph, feeds))


def quadratic_of(loss_function: LossFunction) -> Quadratic | None:
    """The closed form of this loss; None as for `quadratic`."""
    if loss_function.size > _MOST_PARAMETERS or not _trains_on_this_loss(loss_function):
        return None
    with np.errstate(all="ignore"):
        found = (
            (_by_residuals(loss_function) or _by_hessian(loss_function)) if _bends_evenly(loss_function) else None
        )
    if found is None:
        return None
    minimiser, eigenvalues, rank, idle, rounding = found
    of_targets = loss_function.loss(np.zeros_like(minimiser))
    minimum = loss_function.loss(minimiser)
    is_exact = abs(minimum) <= _EXACT * abs(of_targets)
    parameters = {port: array.copy() for port, array in loss_function.plan.parameters.items()}
    return Quadratic(minimiser, parameters, minimum, is_exact, eigenvalues, rank, idle, rounding)


def _trains_on_this_loss(loss_function: LossFunction) -> bool:
    """Whether training follows the slope of the loss itself: not where steps are random, or slopes held back."""
    plan = loss_function.plan
    stops = any(plan.graph[name].op.traits.stops_gradient for name in plan.reaches_loss)
    return not (stops or is_random(plan) or loss_function.frozen is not None)


_Found = tuple[Array, Array, int, Array, float]  # minimiser, eigenvalues, rank, idle, rounding


def _bends_evenly(loss_function: LossFunction) -> bool:
    """Whether the gradient changes evenly along random lines, near and far, as only a quadratic loss's does."""
    rng = np.random.default_rng(0)
    for reach in (0.1, 1.0, 10.0, 100.0):
        place, direction = rng.standard_normal(loss_function.size), rng.standard_normal(loss_function.size)
        ahead = loss_function.gradient(place + reach * direction)
        behind = loss_function.gradient(place - reach * direction)
        here = loss_function.gradient(place)
        scale = np.linalg.norm(ahead) + np.linalg.norm(behind) + np.linalg.norm(here)
        if not np.linalg.norm(ahead + behind - 2 * here) <= _ROUNDING * scale:
            return False
    return True


def _by_residuals(loss_function: LossFunction) -> _Found | None:
    """The minimum of the least squares behind the loss: the condition number of J is the root of the Hessian's."""
    behind = least_squares_loss(loss_function)
    if behind is None:
        return None
    J, residuals = behind.J, behind.residuals(np.zeros(loss_function.size))
    start = _near_targets(J, -residuals)
    if start is not None:
        residuals = behind.residuals(start)
    fit = solve(J, -residuals, behind.weights)
    minimiser = fit.x if start is None else fit.x + start
    eigenvalues = np.zeros(loss_function.size)
    eigenvalues[: fit.rank] = behind.c * fit.singular_values[: fit.rank] ** 2
    rank = int(np.count_nonzero(eigenvalues > np.finfo(float).tiny * eigenvalues[0]))
    eigenvalues[rank:] = 0
    return (minimiser, eigenvalues, rank, fit.idle, _ROUNDED * fit.condition) if rank else None


def _near_targets(J: Array, targets: Array) -> Array | None:
    """Biases, and nothing else, that bring predictions near targets far off zero; None where they do not stand so.

    From there on residuals are differences that nothing is lost in.
    """
    centres = constant_parts(J)
    start = np.zeros(J.shape[1])
    for column, rows, value in centres:
        start[column] = targets[rows].mean() / value
    if not centres or not np.abs(targets - J @ start).max() < _OFFSET * np.abs(targets).max():
        return None
    return start


def _by_hessian(loss_function: LossFunction) -> _Found | None:
    """The minimum by the Hessian, column by column, and Newton's steps, which put right what its rounding lost."""
    zero = np.zeros(loss_function.size)
    g0 = loss_function.gradient(zero)
    H = np.stack(
        [(loss_function.gradient(unit) - loss_function.gradient(-unit)) / 2 for unit in np.eye(loss_function.size)]
    )
    H = (H + H.T) / 2
    for theta in random_places(np.sqrt(np.abs(np.diag(H)))):
        if not equal(loss_function.gradient(theta), g0 + H @ theta, np.abs(g0) + np.abs(H) @ np.abs(theta)):
            return None
    eigenvalues, vectors = np.linalg.eigh(H)
    order = np.argsort(-np.abs(eigenvalues))
    eigenvalues, vectors = eigenvalues[order], vectors[:, order]
    rank = int(np.count_nonzero(np.abs(eigenvalues) > loss_function.size * 1e-14 * abs(eigenvalues[0])))
    if rank == 0 or (eigenvalues[:rank] < 0).any():
        return None
    inverse = (vectors[:, :rank] / eigenvalues[:rank]) @ vectors[:, :rank].T
    theta = zero
    for _ in range(4):
        theta = theta - inverse @ loss_function.gradient(theta)
    # A slope that is left where the loss does not bend would lead down for ever.
    if np.linalg.norm(loss_function.gradient(theta)) > 1e-6 * np.linalg.norm(g0):
        return None
    eigenvalues[rank:] = 0
    own = np.sqrt(np.abs(np.diag(H)))
    own = np.where(own > 0, own, 1.0)
    return theta, eigenvalues, rank, (reduced(vectors[:, rank:].T * own) / own).T, 0.0
