"""What forward and reverse mode cost, in one unit: local derivatives applied.

One is applied for each input of an operation through which a change passes on its way to the loss: forward mode
multiplies the tangent there by the local Jacobian, reverse mode the gradient by its transpose, which is as much
work. Forward mode needs a pass for each number whose derivative is asked for, reverse mode one for all of them
(Griewank and Walther 2008, chapter 3).
"""

from collections.abc import Iterable
from typing import NamedTuple

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId


class Cost(NamedTuple):
    """The derivatives of a loss by so many `numbers`: local derivatives applied by each mode."""

    numbers: int
    forward: int
    reverse: int


def cost(plan: Plan, ports: Iterable[PortId]) -> Cost:
    """For all numbers at some ports, each an input's output or a parameter."""
    numbers, forward = 0, 0
    passed_by_any: set[PortId] = set()
    for port in ports:
        rows, columns = plan.shapes.known[port]
        passed = passed_from(plan, port)
        numbers += rows * columns
        forward += rows * columns * len(passed)
        passed_by_any |= passed
    return Cost(numbers, forward, len(passed_by_any))


def passed_from(plan: Plan, port: PortId) -> set[PortId]:
    """The inputs of operations that lie on ways from a port to the loss, a parameter's own port included."""
    moved = plan.graph.downstream(port.node) & plan.reaches_loss
    passed = {wire.end for name in moved for wire in plan.graph.incoming(name).values() if wire.source in moved}
    is_input = port.port != plan.graph[port.node].op.output
    return passed | {port} if is_input and moved else passed
