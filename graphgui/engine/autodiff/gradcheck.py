"""Are the gradients right? Each is compared with what a small change of each number does to the loss.

Where every operation holds for complex numbers too, the change is a complex step, exact to rounding (Squire and
Trapp 1998: f'(x) = Im f(x + ih) / h); central differences otherwise.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.noise import draw
from graphgui.engine.autodiff.plan import Call, Plan
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.ops import Array
from graphgui.words import mark_for_translation


@dataclass(frozen=True, slots=True)
class PortCheck:
    """One port's gradient against differences.

    `error` is the largest difference relative to the largest number of either gradient, or to the smallest that
    the method can tell from 0, where both are smaller; `worst` is the (row, column) where it stands, with what
    each method says there. `errors` holds the relative error of every element, NaN for those not tried.
    """

    port: PortId
    error: float
    worst: tuple[int, int]
    gradient: float
    difference: float
    errors: Array = field(repr=False, compare=False)


def check(graph: Graph, feeds: Feeds, theta: Array | None = None, *, most: int = 200) -> Iterator[PortCheck]:
    """Compare dL/d(port) with differences, for every input, output and parameter that reaches the loss.

    What is random in training is drawn once, as for its first step, and held. An operation that stops gradients
    is held still as well when a number before it is changed.

    Args:
        theta: the parameters to check at; as they are drawn from seed 0 otherwise.
        most: of a port with more numbers than this, so many are tried, spread evenly.

    Raises:
        Problem: a graph that cannot run or has no loss.
    """
    analytic = all(node.op.analytic for node in graph.nodes.values())
    plan = Plan(graph, feeds)
    if plan.loss is None:
        raise GraphProblem(
            mark_for_translation("problems", "The graph has no loss, so there is no gradient to check.")
        )
    if theta is None:
        initialise(plan, seed=0)
    draw(plan, 0)
    plan.evaluate(theta)
    with np.errstate(all="ignore"):
        real = _Nudged(plan, feeds, float)
        nudged = _Nudged(plan, feeds, complex) if analytic else real
        for port in _ports(plan):
            gradient = plan.gradient(port)
            assert gradient is not None
            result = _check_port(nudged, port, gradient, most)
            if analytic and not math.isfinite(result.error):  # a complex exponential overflows earlier
                result = _check_port(real, port, gradient, most)
            yield result


def _ports(plan: Plan) -> Iterator[PortId]:
    for name in plan.order:
        if name in plan.reaches_loss:
            op = plan.graph[name].op
            yield from (PortId(name, port.name) for port in op.inputs)
            yield PortId(name, op.output)


def _check_port(nudged: "_Nudged", port: PortId, gradient: Array, most: int) -> PortCheck:
    tried = np.unique(np.linspace(0, gradient.size - 1, min(most, gradient.size)).astype(int))
    expected = gradient.reshape(-1)[tried]
    found = np.array([nudged.derivative(port, int(index)) for index in tried])
    scale = max(np.abs(expected).max(), np.abs(found).max(), nudged.smallest)
    errors = np.abs(expected - found) / scale
    errors[np.isnan(errors)] = np.inf
    at = int(errors.argmax())
    row, column = divmod(int(tried[at]), gradient.shape[1])
    each = np.full(gradient.shape, np.nan)
    each.reshape(-1)[tried] = errors
    return PortCheck(port, float(errors[at]), (row, column), float(expected[at]), float(found[at]), each)


class _Nudged:
    """The loss as a function of one number anywhere in the graph, all that does not follow from it held still."""

    def __init__(self, plan: Plan, feeds: Feeds, dtype: type) -> None:
        self._plan = Plan(plan.graph, feeds, theta=plan.theta.astype(dtype), dtype=dtype)
        draw(self._plan, 0)
        self._plan.forward()
        self._position = {step.port.node: index for index, step in enumerate(self._plan.forward_steps)}
        self._complex = dtype is complex
        self.smallest = 1e-8 if self._complex else self._smallest_difference()

    def _smallest_difference(self) -> float:
        """Ten million times the rounding of a difference quotient, eps |loss| / h and eps / h."""
        loss = abs(self._plan.loss_value())
        scale = max(loss, 1.0) if math.isfinite(loss) else 1.0
        return float(1e7 * np.finfo(float).eps ** (2 / 3) * scale)

    def derivative(self, port: PortId, index: int) -> float:
        """dL/d(the number at `index` of the port, row by row)."""
        plan = self._plan
        output = PortId(port.node, plan.graph[port.node].op.output)
        if port != output and self._is_still(port.node):
            return 0.0
        after = self._runs_after(output)
        if port == output:
            return self._slope(plan.value(port), index, after)
        if port in plan.parameters:
            return self._slope(plan.value(port), index, [self._run_of(port.node), *after])
        # One wire's share alone: the value is changed as this one input sees it, and nowhere else.
        op = plan.graph[port.node].op
        inputs = {p.name: plan.value(PortId(port.node, p.name)) for p in op.inputs}
        inputs[port.port] = inputs[port.port].copy()
        attributes = plan.graph[port.node].attribute_values()
        spaces = [space.copy() for space in plan.workspaces.get(port.node, ())]
        alone = partial(op.forward, plan.value(output), *inputs.values(), *attributes, *spaces)
        return self._slope(inputs[port.port], index, [alone, *after])

    def _run_of(self, name: str) -> Call:
        return self._plan.forward_steps[self._position[name]].run

    def _runs_after(self, output: PortId) -> list[Call]:
        """What to compute anew when the value at `output` was changed."""
        changed, waiting = set(), [output.node]
        while waiting:
            for wire in self._plan.graph.outgoing(waiting.pop()):
                name = wire.target
                if name in self._plan.reaches_loss and name not in changed and not self._is_still(name):
                    changed.add(name)
                    waiting.append(name)
        return [self._run_of(name) for name in sorted(changed, key=self._position.__getitem__)]

    def _is_still(self, name: str) -> bool:
        return self._plan.graph[name].op.traits.stops_gradient

    def _slope(self, array: Array, index: int, runs: Sequence[Call]) -> float:
        assert self._plan.loss is not None
        loss = self._plan.value(self._plan.loss)
        numbers = array.reshape(-1)
        before = numbers[index]

        def at(value: complex) -> complex:
            numbers[index] = value
            for run in runs:
                run()
            return complex(loss.item())

        if self._complex:
            h = 1e-200
            slope = at(before + 1j * h).imag / h
        else:
            h = np.cbrt(np.finfo(float).eps) * max(abs(before), 1.0)
            slope = ((at(before + h) - at(before - h)) / (2 * h)).real
        at(before)
        return float(slope)
