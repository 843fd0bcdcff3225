"""How good a difference quotient is, step by step: the check of one number of a gradient, with every step at once.

    central    (C(x + h) - C(x - h)) / 2h     off by h² C'''/6 and by rounding, some ε |C| / h
    one-sided  (C(x + h) - C(x)) / h          off by h C''/2 and by as much rounding

So the error falls with h, while what is left out of the Taylor series is most of it (truncation), and rises again
as C(x + h) and C(x - h) come to share their digits (rounding): Gill, Murray and Wright 1981, section 8.6.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.ops import Array
from graphgui.progress import Progress
from graphgui.words import mark_for_translation

LARGEST, SMALLEST = -1, -15
"""The exponents of ten between which steps are tried."""
_A_DECADE = 8
_NEAR = 0.5  # decades to either side, of which the largest error counts: single ones may be 0 by chance
_AGREES = 1e-4  # of the larger one: what a gradient and a difference differ by at the best step
_SMALLEST_SIZE, _LARGEST_SIZE = 1e-100, 1e100  # of gradient and loss: beyond, products vanish or overflow
_ROUNDINGS = 100.0  # of the loss, in its last digit

Regime = Literal["truncation", "rounding"]


@dataclass(frozen=True, slots=True, eq=False)
class DifferenceCurve:
    """One number of a gradient beside difference quotients of the loss.

    Attributes:
        gradient: what reverse mode gives.
        loss: C, of whose digits differences are made.
        steps: h, falling.
        central: the central difference for each step.
        one_sided: the one-sided difference for each step.
        at: the number that is moved.
    """

    gradient: float
    loss: float
    steps: Array
    central: Array
    one_sided: Array
    at: float = 0.0
    _expected: Array = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_expected", _largest_nearby(self.steps, self.central_error))

    @property
    def central_error(self) -> Array:
        """|central difference - gradient|, for each step."""
        return np.abs(self.central - self.gradient)

    @property
    def one_sided_error(self) -> Array:
        """|one-sided difference - gradient|, for each step."""
        return np.abs(self.one_sided - self.gradient)

    @property
    def best(self) -> int:
        """Where among the steps the least error of the central difference is to be expected."""
        expected = np.where(np.isnan(self._expected), np.inf, self._expected)
        return int(expected.argmin())

    @property
    def has_truncation(self) -> bool:
        """Whether there are steps too large: not where the loss is a quadratic in this number."""
        return bool(self.steps[self.best] < 10.0 ** (LARGEST - _NEAR))

    @property
    def agrees(self) -> bool:
        """Whether some step gives the gradient; not where it is wrong, and where there is none, as at a corner."""
        sizes = np.maximum(abs(self.gradient), np.abs(self.central))
        rounding = _ROUNDINGS * np.finfo(float).eps * abs(self.loss) / self.steps
        is_telling = rounding <= np.maximum(sizes / 2, rounding[0])
        return bool((self.central_error <= _AGREES * sizes + rounding)[is_telling].any())

    @property
    def can_tell(self) -> bool:
        """Whether a step could give the gradient: not where it is lost in the number moved, or overflows."""
        sizes = np.array([abs(self.gradient), abs(self.loss)])
        is_lost = np.finfo(float).eps * abs(self.at) * _ROUNDINGS > 10.0**LARGEST
        is_in_range = ((sizes == 0) | ((sizes > _SMALLEST_SIZE) & (sizes < _LARGEST_SIZE))).all()
        return bool(is_in_range and not is_lost and np.isfinite(self.central).any())

    def regime(self, index: int) -> Regime:
        """What makes most of the central difference's error at a step."""
        return "truncation" if self.has_truncation and index < self.best else "rounding"

    def nearest(self, step: float) -> int:
        """The index of the step nearest to this one, as a factor."""
        return int(np.abs(np.log10(self.steps) - np.log10(step)).argmin())


def all_steps() -> Array:
    """The steps h that are tried, falling."""
    return np.asarray(10.0 ** np.linspace(LARGEST, SMALLEST, (LARGEST - SMALLEST) * _A_DECADE + 1))


def difference_curve(
    graph: Graph, feeds: Feeds, theta: Array, port: PortId, row: int, column: int, progress: Progress
) -> DifferenceCurve:
    """Compare one number of a gradient with difference quotients for every step.

    Args:
        graph: with a loss.
        feeds: the matrix of each input.
        theta: all parameters, one vector as in `Plan.theta`.
        port: a wired input (its wire's share of the gradient), a parameter, or an output.
        row: of the number, counted from 0.
        column: of the number, counted from 0.
        progress: is told the share that is done.

    Raises:
        Problem: a graph that cannot run or has no loss.
    """
    plan = Plan(graph, feeds)
    if plan.loss is None:
        raise GraphProblem(
            mark_for_translation("problems", "The graph has no loss, so there is no gradient to check.")
        )
    plan.evaluate(theta)
    gradient, at = plan.gradient(port), float(plan.value(port)[row, column])
    assert gradient is not None
    loss, here = _loss_around(plan, port, row, column), plan.loss_value()
    steps = all_steps()
    central, one_sided = np.empty_like(steps), np.empty_like(steps)
    with np.errstate(all="ignore"):
        for index, step in enumerate(steps.tolist()):
            ahead, behind = loss(step), loss(-step)
            central[index] = (ahead - behind) / (2 * step)
            one_sided[index] = (ahead - here) / step
            progress((index + 1) / len(steps))
    return DifferenceCurve(float(gradient[row, column]), here, steps, central, one_sided, at)


def _loss_around(plan: Plan, port: PortId, row: int, column: int) -> Callable[[float], float]:
    """The loss with one number moved by so much; of a wired input, what this one wire brings to its node."""
    value = plan.value(port)
    at_rest = float(value[row, column])
    moved = plan.graph.downstream(port.node)
    calls = [step.run for step in plan.forward_steps if step.port.node in moved and step.port.node != port.node]
    own = [step.run for step in plan.forward_steps if step.port.node == port.node]
    is_output = port.port == plan.graph[port.node].op.output
    first, rest = ([], calls) if is_output else (own, calls)

    def loss(by: float) -> float:
        value[row, column] = at_rest + by
        for call in first:
            call()
        if not is_output:
            value[row, column] = at_rest
        for call in rest:
            call()
        found = plan.loss_value()
        value[row, column] = at_rest
        return found

    return loss


def _largest_nearby(steps: Array, errors: Array) -> Array:
    """Of each step, the largest error within half a decade."""
    logs = np.log10(steps)
    near = np.abs(logs[:, np.newaxis] - logs) <= _NEAR + 1e-9
    found: Array = np.where(near, errors, -np.inf).max(axis=1)
    return found
