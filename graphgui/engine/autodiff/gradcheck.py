"""Are the gradients right? Each is compared with what small changes do to the loss, operation by operation.

Given that dL/d(output) is right, dL/d(input) is right if it says what a change of that input does to the output,
and so on from the loss to every input: the chain rule, one link at a time. Each link is tried along random
directions first, all numbers of an input moving at once, and number by number only where that disagrees.

A difference tells nothing where a number is not finite, or so large or small that products of such numbers
overflow or vanish, nor over a jump: there a gradient that disagrees is not called wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.noise import draw
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.autodiff.slopes import Slope, Slopes
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.ops import Array
from graphgui.words import mark_for_translation

_DIRECTIONS = 2
_AGREES = 1e-9  # of a direction's slope: with so small a difference, none of a million numbers is off by 1e-6
_ROUNDED = 1e-7  # the same for differences that are no complex step
_CANCELLED = 1e-6  # of what is added up: below that, a slope is rounding
TOLERANCE = 1e-6
"""A larger error of a port than this is a wrong gradient."""
_TRIED = 200  # numbers of a port, where it has more of them and disagrees
_LEAST, _MOST = 1e-100, 1e100  # sizes between which differences are believed where they disagree
_SMALL = 1e-3  # of the largest gradient: those above have the same say in one of the directions


Verdict = Literal["right", "wrong", "unknown"]


@dataclass(frozen=True, slots=True)
class PortCheck:
    """One port's gradient against differences.

    Attributes:
        port: where.
        error: the largest difference relative to the largest number of the gradient, or of what is added up for it
            where that cancels; of the numbers of which differences tell something.
        worst: the (row, column) where it stands; where nothing is wrong, but something cannot be told, that.
        gradient, difference: what each method says there.
        corners: how many of the numbers that were tried one by one stand where there is no derivative; the
            gradient is then what the operation's note says, between the slopes of both sides.
        errors: the relative error of every element; NaN for those not tried where they were tried one by one, and
            for those of which differences tell nothing.
        untold: how many numbers differ of which differences tell nothing.
    """

    port: PortId
    error: float
    worst: tuple[int, int]
    gradient: float
    difference: float
    corners: int
    errors: Array = field(repr=False, compare=False)
    untold: int = 0

    @property
    def verdict(self) -> Verdict:
        """Whether the gradient is right, within `TOLERANCE`; unknown where that of some number cannot be told."""
        if self.error > TOLERANCE:
            return "wrong"
        return "unknown" if self.untold else "right"


def check(graph: Graph, feeds: Feeds, theta: Array | None = None) -> Iterator[PortCheck]:
    """Compare dL/d(port) with differences, for every input, output and parameter that reaches the loss.

    What is random in training is drawn once, as for its first step, and held. An operation that stops gradients
    is held still as well when a number before it is changed. Of a port of more than 200 numbers that disagrees, so
    many are tried one by one, spread evenly.

    Args:
        theta: the parameters to check at; as they are drawn from seed 0 otherwise.

    Raises:
        Problem: a graph that cannot run or has no loss.
    """
    plan = Plan(graph, feeds)
    if plan.loss is None:
        raise GraphProblem(
            mark_for_translation("problems", "The graph has no loss, so there is no gradient to check.")
        )
    if theta is None:
        initialise(plan, seed=0)
    draw(plan, 0)
    plan.evaluate(theta)
    for name in plan.order:
        if name in plan.reaches_loss:
            op = plan.graph[name].op
            for port in (*(each.name for each in op.inputs), op.output):
                yield check_port(plan, PortId(name, port))


def check_port(plan: Plan, port: PortId) -> PortCheck:
    """The same for one port of a node that reaches the loss, in a plan whose values and gradients are computed."""
    with np.errstate(all="ignore"):
        if port.port == plan.graph[port.node].op.output:
            return _check_sum(plan, port)
        return _check_input(plan, port)


def _check_sum(plan: Plan, port: PortId) -> PortCheck:
    """An output's gradient is the sum of what its wires bring back; the loss's is 1."""
    gradient = _gradient(plan, port)
    wires = [wire for wire in plan.graph.outgoing(port.node) if wire.target in plan.reaches_loss]
    shares = [_gradient(plan, wire.end) for wire in wires]
    if port == plan.loss:
        shares.append(np.ones((1, 1)))
    expected = np.sum(shares, axis=0) if shares else gradient  # a parameter's own output has no other source
    size = np.sum([np.abs(share) for share in shares], axis=0) if shares else np.abs(gradient)
    return _compared(port, gradient, expected, float(np.max(size, initial=0.0)))


def _check_input(plan: Plan, port: PortId) -> PortCheck:
    gradient = _gradient(plan, port)
    op = plan.graph[port.node].op
    if op.traits.stops_gradient:
        return _compared(port, gradient, np.zeros_like(gradient), float(np.abs(gradient).max(initial=0.0)))
    slopes = Slopes(plan, port)
    tries = [(direction, slopes.along(direction)) for direction in _directions(gradient)]
    error = max(_error_along(slope, gradient * direction) for direction, slope in tries)
    is_smooth = not any(slope.is_corner for _, slope in tries)
    largest = int(np.abs(gradient).argmax())
    if is_smooth and error <= (_AGREES if op.analytic else _ROUNDED):
        found = slopes.along(_unit(gradient, largest)).middle
        place = divmod(largest, gradient.shape[1])
        errors = np.full(gradient.shape, error)
        return PortCheck(port, error, place, float(gradient.flat[largest]), found, 0, errors)
    tried = np.unique(np.linspace(0, gradient.size - 1, min(_TRIED, gradient.size)).astype(int))
    if gradient.size > _TRIED:
        tried = np.union1d(tried, [_culprit(slopes, gradient)])
    return _check_each(port, slopes, gradient, tried)


def _check_each(port: PortId, slopes: Slopes, gradient: Array, tried: Array) -> PortCheck:
    """The numbers at these places one by one."""
    found = [slopes.along(_unit(gradient, int(index))) for index in tried]
    given = gradient.ravel()[tried]
    middles = np.array([slope.middle for slope in found])
    added_up = np.array([slope.size for slope in found])
    excess = np.array([slope.excess(number) for slope, number in zip(found, given.tolist(), strict=True)])
    size = _largest(gradient, middles, _CANCELLED * added_up, np.array(slopes.least))
    largest = np.maximum(np.maximum(np.abs(given), np.abs(middles)), added_up)
    is_bounded = np.array([not slope.is_unbounded for slope in found])
    can_tell = is_bounded & _is_telling(largest) & _is_telling(np.abs(slopes.value.ravel()[tried]))
    corners = sum(bool(slope.is_corner) for slope in found)
    check = _of_errors(port, gradient.shape, tried, excess, size, can_tell, given, middles)
    return replace(check, corners=corners)


def _compared(port: PortId, gradient: Array, expected: Array, size: float) -> PortCheck:
    given, said = gradient.ravel(), expected.ravel()
    excess = np.where((given == said) | (np.isnan(given) & np.isnan(said)), 0.0, np.abs(given - said))
    can_tell = _is_telling(np.maximum(np.abs(given), np.abs(said)))
    everywhere = np.arange(gradient.size)
    return _of_errors(port, gradient.shape, everywhere, excess, size, can_tell, given, said)


def _of_errors(
    port: PortId,
    shape: tuple[int, ...],
    tried: Array,
    excess: Array,
    size: float,
    can_tell: Array,
    given: Array,
    said: Array,
) -> PortCheck:
    """The check of the numbers at the places that were tried, by how far each is from what was said of it."""
    errors = np.where(excess == 0, 0.0, excess / size if size > 0 else np.inf)
    errors[np.isnan(errors)] = np.inf
    is_untold = (errors > TOLERANCE) & ~can_tell
    told = np.where(is_untold, 0.0, errors)
    is_wrong = bool((told > TOLERANCE).any())
    at = int(told.argmax()) if is_wrong or not is_untold.any() else int(is_untold.argmax())
    each = np.full(shape, np.nan)
    each.ravel()[tried] = np.where(is_untold, np.nan, errors)
    place = divmod(int(tried[at]), shape[1])
    numbers = float(given[at]), float(said[at])
    return PortCheck(port, float(told[at]), place, *numbers, 0, each, int(is_untold.sum()))


def _is_telling(sizes: Array) -> Array:
    """Where a number is finite, and of a size of which products neither overflow nor vanish."""
    return np.asarray((sizes == 0) | ((sizes >= _LEAST) & (sizes <= _MOST)))


def _largest(*arrays: Array) -> float:
    """Of what is finite; 0 where nothing is."""
    sizes = np.concatenate([np.abs(array).ravel() for array in arrays])
    return float(sizes[np.isfinite(sizes)].max(initial=0.0))


def _directions(gradient: Array) -> Iterator[Array]:
    """Random directions: one in which all numbers move alike, the others in which all have the same say."""
    rng = np.random.default_rng(0)
    size = np.abs(gradient).max(initial=0.0)
    for index in range(_DIRECTIONS):
        direction = np.asarray(rng.standard_normal(gradient.shape))
        if index and 0 < size < np.inf:
            direction = direction / np.maximum(np.abs(gradient) / size, _SMALL)
        yield direction


def _error_along(slope: Slope, terms: Array) -> float:
    """How far the sum of these terms is from the slope along a direction, relative to what such a sum comes to."""
    gap = abs(float(terms.sum()) - slope.middle)
    gap = gap if np.isnan(gap) else max(0.0, gap - slope.rounding)
    size = max(float(np.linalg.norm(terms)), _CANCELLED * slope.size)
    if gap == 0:
        return 0.0
    return gap / size if size > 0 and np.isfinite(gap) else np.inf


def _culprit(slopes: Slopes, gradient: Array) -> int:
    """A number that disagrees, found by halves."""
    first, last = 0, gradient.size
    rng = np.random.default_rng(1)
    while last - first > 1:
        middle = (first + last) // 2
        gaps = []
        for start, end in ((first, middle), (middle, last)):
            direction = np.zeros(gradient.size)
            direction[start:end] = rng.uniform(1, 2, end - start)
            direction = direction.reshape(gradient.shape)
            gaps.append(abs(slopes.along(direction).middle - float((gradient * direction).sum())))
        first, last = (first, middle) if gaps[0] >= gaps[1] else (middle, last)
    return first


def _gradient(plan: Plan, port: PortId) -> Array:
    gradient = plan.gradient(port)
    assert gradient is not None
    return gradient


def _unit(gradient: Array, index: int) -> Array:
    direction = np.zeros(gradient.shape)
    direction.flat[index] = 1.0
    return direction
