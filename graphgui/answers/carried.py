"""A first step carried forward: the gradient that follows from an earlier answer, be that right or wrong."""

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, Node, PortId, Wire
from graphgui.ops import Array, Op
from graphgui.ops.op import Port
from graphgui.words import Problem


def _sum_of_products(out: Array, A: Array, G: Array) -> None:
    out[0, 0] = np.vdot(A, G)


_CARRY = Op(
    name="carry",
    group="",
    summary="",
    inputs=(Port("A"), Port("G")),
    shape=lambda _A, _G: (1, 1),
    forward=_sum_of_products,
    vjps=(
        lambda into, g, _out, _A, G: np.multiply(G, g, into),
        lambda into, g, _out, A, _G: np.multiply(A, g, into),
    ),
)
"""Its gradient with respect to A is G, whatever G is."""


_SAID = Op(name="said", group="", summary="", shape=lambda *_: (1, 1), forward=lambda *_: None, source="feed")
"""A matrix that is given."""


def carried(plan: Plan, at: PortId, gradient: Array, port: PortId) -> Array | None:
    """The gradient at a port, were that at another such as a person says.

    Args:
        plan: the graph with its numbers, evaluated.
        at: where the person's gradient is said to be: an input, an output or a parameter.
        gradient: what it is there, of the shape of the value.
        port: further away from the loss.

    Returns:
        None where no way leads from one to the other, or the shape is another.
    """
    graph = plan.graph
    wire = graph.incoming(at.node).get(at.port)
    start = wire.start if wire else at
    value = plan.value(start)
    before = graph.upstream(start.node)
    if start.port != graph[start.node].op.output or gradient.shape != value.shape or port.node not in before:
        return None
    if port == start:
        return gradient
    part = Graph((graph[name] for name in before), (each for each in graph.wires if each.target in before))
    name, said = part.free_name("carry"), part.free_name("said")
    part.add(Node(said, _SAID))
    part.add(Node(name, _CARRY))
    part.connect(Wire(start.node, start.port, name, "A"))
    part.connect(Wire(said, part[said].op.output, name, "G"))
    part.mark_loss(name)
    feeds = {
        each: plan.value(PortId(each, graph[each].op.output)) for each in before if graph[each].op.source == "feed"
    }
    try:
        new = Plan(part, {**feeds, said: gradient})
    except Problem:
        return None
    for parameter, array in new.parameters.items():
        np.copyto(array, plan.parameters[parameter])
    new.evaluate()
    return new.gradient(port)
