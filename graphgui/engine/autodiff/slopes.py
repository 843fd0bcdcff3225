"""What a change of one operation's input does to the loss, given the gradient at its output: by differences.

    dL = <G, f(X + h U) - f(X)>

A complex step, exact to rounding (Squire and Trapp 1998: f'(x) u = Im f(x + ihu) / h), where the operation holds
for complex numbers; else differences to both sides, with ever shorter steps until two of them agree. Where the two
sides do not come to the same, there is a corner, and no derivative.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId
from graphgui.ops import Array
from graphgui.ops.plugins.guard import of_node

_H = 1e-200
_FIRST = float(np.cbrt(np.finfo(float).eps))  # of a number, or of 1: what a central difference wants
_BY, _STEPS = 16.0, 14
_ROUNDINGS = 4.0  # of a value, in its last digit
_CANCELLED = 1e-8  # of a value, over the number that it is made of
_SAME = 1e-8  # of what is added up: two steps agree
_LOST = 1e-2  # of what is added up: where rounding is so much of it, shorter steps tell nothing
_GROWTH, _GROWTHS = 2.0, 4  # a slope that grows by more with each shorter step, so many times, has no end
_CORNER = 1e-4  # of what is added up: what two sides differ by, however short the step, has a corner between them


@dataclass(frozen=True, slots=True)
class Slope:
    """dL/dt along a direction from both sides.

    `size` is what was added up for it, all taken as positive; `rounding` is what the last digits of the values
    make of it. `is_unbounded` where it grows without end as the step shrinks, as over a jump: then there is none.
    """

    behind: float
    ahead: float
    size: float
    rounding: float = 0.0
    is_unbounded: bool = False

    @property
    def middle(self) -> float:
        """The derivative, where there is one."""
        return (self.behind + self.ahead) / 2

    @property
    def is_corner(self) -> bool:
        """Whether the two sides differ."""
        return abs(self.ahead - self.behind) > _CORNER * self.size + 2 * self.rounding

    def excess(self, gradient: float) -> float:
        """How far a gradient is from the derivative, or outside of both sides where there is none."""
        if self.is_corner:
            low, high = sorted((self.behind, self.ahead))
            return max(0.0, low - gradient - self.rounding, gradient - high - self.rounding)
        gap = abs(gradient - self.middle)
        return gap if np.isnan(gap) else max(0.0, gap - self.rounding)


class Slopes:
    """The slopes of the loss at one input of a node, everything that does not follow from it held still.

    Args:
        plan: with every value and gradient computed.
        port: a wired input, or a parameter of a node's own.
    """

    def __init__(self, plan: Plan, port: PortId) -> None:
        node = plan.graph[port.node]
        names = [each.name for each in node.op.inputs]
        self.value = plan.value(port)
        gradient = plan.gradient(PortId(port.node, node.op.output))
        assert gradient is not None
        self._gradient, self._forward = gradient, of_node(node.op.forward, node.name)
        self._inputs = [plan.value(PortId(port.node, name)) for name in names]
        self._place = names.index(port.port)
        self._attributes = node.attribute_values()
        self._spaces = plan.workspaces.get(port.node, ())
        self._is_analytic = node.op.analytic
        self._before: Array | None = None

    @property
    def least(self) -> float:
        """The smallest slope by one number that is more than what cancels in the operation itself."""
        output = np.abs(self._gradient * self._output(self.value))
        size = np.maximum(np.abs(self.value), 1)
        if output.shape != size.shape:
            return float(_CANCELLED * output.max(initial=0.0) / size.max(initial=1.0))
        return float(_CANCELLED * (output / size).max(initial=0.0))

    def along(self, direction: Array) -> Slope:
        """The slope along a direction of the input's shape."""
        if self._is_analytic:
            moved = self._output(self.value + 1j * _H * direction)
            found = self._weighed(np.where(np.isnan(moved.real), np.nan, moved.imag / _H))
            if np.isfinite(found.size):  # a complex exponential overflows earlier
                return found
        return self._by_differences(direction)

    def _output(self, value: Array) -> Array:
        """What the operation makes of another matrix at the port."""
        inputs = [*self._inputs]
        inputs[self._place] = value
        out = np.zeros(self._gradient.shape, value.dtype)
        spaces = [space.astype(value.dtype) for space in self._spaces]
        self._forward(out, *inputs, *self._attributes, *spaces)
        return out

    def _weighed(self, moved: Array) -> Slope:
        terms = self._gradient * moved
        total = float(terms.sum())
        return Slope(total, total, float(np.abs(terms).sum()))

    def _by_differences(self, direction: Array) -> Slope:
        if self._before is None:
            self._before = self._output(self.value)
        reach = float((np.abs(direction) / np.maximum(np.abs(self.value), 1)).max())
        if reach == 0:
            return Slope(0.0, 0.0, 0.0)
        return _settled(lambda step: self._sides(direction, step), _FIRST / reach)

    def _sides(self, direction: Array, step: float) -> Slope:
        assert self._before is not None
        ahead = self._gradient * (self._output(self.value + step * direction) - self._before) / step
        behind = self._gradient * (self._before - self._output(self.value - step * direction)) / step
        size = max(float(np.abs(ahead).sum()), float(np.abs(behind).sum()))
        touched = np.abs(self._gradient * self._before)
        if touched.shape == direction.shape:
            touched = touched[direction != 0]
        rounding = _ROUNDINGS * np.finfo(float).eps * float(touched.sum()) / step
        return Slope(float(behind.sum()), float(ahead.sum()), size, rounding)


def _settled(sides: Callable[[float], Slope], step: float) -> Slope:
    """Of ever shorter steps the first that agrees with the one before on a slope; both sides, where none does."""
    first = before = sides(step)
    best, least, has_looked, growths = first, np.inf, False, 0
    for _ in range(_STEPS):
        step /= _BY
        now = sides(step)
        if now.rounding > _LOST * now.size:
            break
        growths = growths + 1 if now.size > _GROWTH * before.size else 0
        size = max(now.size, before.size)
        apart, was_apart = abs(now.ahead - now.behind), abs(before.ahead - before.behind)
        change = abs(now.middle - before.middle) / size if size > 0 else 0.0
        if not np.isnan(change) and not before.is_corner and change < least:
            best, least = before, change
        if before.is_corner and now.is_corner and change <= _SAME and not has_looked:
            has_looked = True
            if sides(_shortest(step, now)).is_corner:
                return before
        is_smooth = apart <= was_apart / 4 or was_apart <= _SAME * size
        if change <= _SAME and is_smooth and not before.is_corner:
            return before
        before = now
    return replace(best if np.isfinite(least) else first, is_unbounded=growths >= _GROWTHS)


def _shortest(step: float, found: Slope) -> float:
    """The shortest step of which anything is seen beside rounding."""
    lost = 2 * found.rounding / (_LOST * found.size)
    return step * max(lost, _BY**-_STEPS)
