"""What each example does to a model that is linear in its parameters and fitted by least squares.

With the weighted rows w_i J_i of the design, e_i = w_i (Y_i - Ŷ_i) at the minimum, H the Hessian of the loss C and
g_i = ∂C_i/∂θ the gradient of the example's own share of the loss at the minimum, which is its pull turned around:

    leverage          h_i = w_i² J_i (Jᵀ W² J)⁻¹ J_iᵀ
    without the i-th  θ₍ᵢ₎ = θ* + H⁻¹ g_i / (1 - h_i)
    Cook's distance   D_i = e_i² / (r s²) · h_i / (1 - h_i)²,  s² = Σ e_k² / (q - r)

for q examples and a design of rank r (Cook 1977, "Detection of Influential Observation in Linear Regression";
Belsley, Kuh and Welsch 1980, "Regression Diagnostics", chapter 2). The second is exact: no model is fitted again.
"""

import math
from dataclasses import dataclass

import numpy as np

from graphgui.engine.analysis.closed_form import Quadratic
from graphgui.engine.analysis.least_squares import factored
from graphgui.engine.analysis.least_squares_loss import LeastSquaresLoss, equal, least_squares_loss
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.examples import compile_part, find_examples
from graphgui.ops import Array
from graphgui.words import mark_for_translation

_ALONE = 1e-10  # what is left of 1 at a leverage where nothing else holds the fit: rounding
_PERFECT = 1e-24  # of the squared targets: a sum of squared residuals that is rounding


@dataclass(frozen=True, slots=True, eq=False)
class Influence:
    """Of each of q examples, at the least loss.

    Attributes:
        leverage: 0 to 1: how much of its own prediction an example decides.
        cook: Cook's distances; NaN where not determined: at a leverage of 1, and of a fit without residuals.
        change: q x P, θ₍ᵢ₎ - θ*: how the parameters of the least loss would move without the example, the shortest
            way where several are as good. NaN at a leverage of 1, where they would not be determined.
        rank: of the design.
    """

    leverage: Array
    cook: Array
    change: Array
    rank: int

    def most(self, count: int) -> Array:
        """The rows of the greatest Cook's distances, falling; fewer where there are fewer that have one."""
        return greatest(self.cook, count)


def greatest(numbers: Array, count: int) -> Array:
    """Where the greatest of some numbers stand, falling, of equal ones the first first; NaN and ∞ are left out."""
    numbers = np.where(np.isfinite(numbers), numbers, -math.inf)
    least = np.partition(numbers, -count)[-count] if count < len(numbers) else -math.inf
    some = np.flatnonzero(numbers >= least)  # sorting all takes a window's frames where there are a million
    found = some[np.argsort(-numbers[some], kind="stable")[:count]]
    return found[np.isfinite(numbers[found])]


def influence(graph: Graph, feeds: Feeds, closed: Quadratic | None) -> Influence:
    """The influence of each example, of those that do not count none.

    Args:
        closed: of the same graph and numbers, as `closed_form.quadratic` gives it.

    Raises:
        Problem: the model is not linear, the loss no mean of squares, not all parameters are trained, there are
            several targets, or the graph looks at several examples at once.
    """
    loss_function = LossFunction(graph, feeds)
    behind = least_squares_loss(loss_function) if closed else None
    if closed is None or behind is None:
        raise GraphProblem(
            mark_for_translation(
                "problems",
                "Leverage and Cook's distance are those of least squares: a model that is linear in its "
                "parameters, all of them trained, and the mean of its squared errors as the loss.",
            )
        )
    examples = find_examples(graph, feeds)
    if loss_function.plan.value(behind.port).shape != (examples.count, 1):
        raise GraphProblem(
            mark_for_translation("problems", "Leverage and Cook's distance are told of one target.")
        )
    if not examples.inputs or not _goes_by_rows(graph, feeds, behind):
        raise GraphProblem(
            mark_for_translation(
                "problems", "The graph looks at several rows at once: what one row does cannot be told apart."
            )
        )
    return _of(behind, closed)


def _of(behind: LeastSquaresLoss, closed: Quadratic) -> Influence:
    factors = factored(behind.J, behind.weights)
    rank = factors.Q.shape[1]
    weights = np.ones(len(behind.J)) if behind.weights is None else behind.weights
    residuals = -behind.residuals(closed.minimiser) * weights
    without_model = behind.residuals(np.zeros(len(closed.minimiser))) * weights
    leverage = np.minimum((factors.Q**2).sum(axis=1), 1.0)
    left = np.where(1 - leverage > _ALONE, 1 - leverage, math.nan)
    change = -(factors.Q * (residuals / left)[:, np.newaxis]) @ factors.back.T
    freedom = int(np.count_nonzero(weights)) - rank
    square = float(residuals @ residuals)
    is_perfect = square <= _PERFECT * float(without_model @ without_model)
    variance = math.nan if is_perfect or freedom <= 0 else square / freedom
    cook = residuals**2 * leverage / (left**2 * rank * variance)
    return Influence(leverage, cook, change, rank)


def _goes_by_rows(graph: Graph, feeds: Feeds, behind: LeastSquaresLoss) -> bool:
    """Whether the predictions of some examples are the same without the others, as tried on every second one."""
    examples = find_examples(graph, feeds)
    rows = np.arange(0, examples.count, 2)
    part = compile_part(graph, examples.take(feeds, rows), np.float64)
    whole = Plan(graph, feeds)
    theta = np.random.default_rng(2).standard_normal(whole.theta.size)
    for plan in (part, whole):
        plan.evaluate(theta, gradients=False)
    found, expected = part.value(behind.port).ravel(), whole.value(behind.port).ravel()[rows]
    return equal(found, expected, np.abs(behind.J[rows]) @ np.abs(theta) + np.abs(expected))
