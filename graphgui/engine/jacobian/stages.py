"""The whole graph as a product of Jacobians J_k … J_1, and what the two orders of multiplying it cost.

Between two stages stand all numbers that follow from the input asked for and that a later operation still needs,
so that the product is right where values fan out, too. Forward mode multiplies from the right, J_k (… (J_2 J_1)),
reverse mode from the left, ((J_k J_{k-1}) …) J_1: with one loss at the end and many numbers at the beginning the
left factor stays one row (Griewank and Walther 2008, chapter 3).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.graph.shapes import Shapes
from graphgui.ops.op import Shape


class Stage(NamedTuple):
    """One operation of the chain: its Jacobian has `after` rows and `before` columns.

    Attributes:
        node: which operation.
        live: what stands behind it: its output, and the outputs before that are still needed.
        before: how many numbers stand before it.
        after: how many numbers stand behind it.
    """

    node: str
    live: tuple[PortId, ...]
    before: int
    after: int


class OrderCosts(NamedTuple):
    """Multiplications of numbers that the product of all Jacobians takes."""

    forward: int
    reverse: int


def stages(graph: Graph, shapes: Shapes, port: PortId, loss: PortId) -> list[Stage]:
    """The operations from an input of a node to the loss, in their order; empty where none lead there.

    Args:
        shapes: of the graph, all known.
        port: an input of a node: a wired one, of whose source nothing but this wire moves, or a parameter.
        loss: the output that is the loss.
    """
    needed = graph.downstream(port.node) & graph.upstream(loss.node)
    order = [name for name in graph.order() if name in needed]
    place = {name: number for number, name in enumerate(order)}
    last_use = {name: len(order) for name in order}
    for name in order:
        for wire in graph.incoming(name).values():
            last_use[wire.source] = place[name]
    found: list[Stage] = []
    live: list[PortId] = []
    before = _size(shapes, port)
    for number, name in enumerate(order):
        live = [each for each in live if last_use[each.node] > number]
        live.append(PortId(name, graph[name].op.output))
        after = sum(_size(shapes, each) for each in live)
        found.append(Stage(name, tuple(live), before, after))
        before = after
    return found


def order_costs(chain: Sequence[Stage]) -> OrderCosts:
    """What both orders of multiplying the chain's Jacobians cost: m n k for an m x n matrix times an n x k."""
    if not chain:
        return OrderCosts(0, 0)
    inputs, outputs = chain[0].before, chain[-1].after
    forward = sum(stage.after * stage.before * inputs for stage in chain[1:])
    reverse = sum(outputs * stage.after * stage.before for stage in chain[:-1])
    return OrderCosts(forward, reverse)


def _size(shapes: Shapes, port: PortId) -> int:
    shape: Shape | None = shapes.at[port.node].at(port.port)
    assert shape is not None
    return math.prod(shape)
