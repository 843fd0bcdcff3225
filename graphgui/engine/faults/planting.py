"""Planting a fault in one node of a graph, and choosing one that shows in the numbers at hand."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId
from graphgui.engine.graph.shapes import Feeds, Shapes, infer
from graphgui.faults import KINDS, Fault, Place, kind
from graphgui.ops import Array
from graphgui.words import mark_for_translation

if TYPE_CHECKING:
    from graphgui.engine.autodiff.gradcheck import PortCheck

_SEEN = 1e-3  # of the gradient: three digits are shown


def plant(graph: Graph, name: str, fault: Fault | None) -> Graph:
    """A copy of a graph in which one node has this fault; None takes it out.

    Raises:
        GraphProblem: no such node, or no such port of it.
        Problem: no such kind of fault.
    """
    node = graph[name]
    if fault is not None:
        kind(fault.kind)
        if fault.port != node.op.output and node.op.port(fault.port) is None:
            raise GraphProblem(
                mark_for_translation("problems", "“{node}” has no port called “{port}”."),
                node=name,
                port=fault.port,
            )
    planted = graph.copy()
    planted.update(replace(node, fault=fault))
    return planted


def fault_in(graph: Graph) -> tuple[str, Fault] | None:
    """The node that has a fault, and which; None where all gradients are right."""
    return next(((name, node.fault) for name, node in graph.nodes.items() if node.fault), None)


def check_planting(graph: Graph, feeds: Feeds, name: str, fault: Fault) -> None:
    """Raise `Problem` with the reason where the node's gradient cannot be wrong in this way.

    Whether it would show in the numbers is another question: `is_seen`.
    """
    place = _place(graph, infer(graph, feeds), _reaching(graph), PortId(name, fault.port))
    if why_not := kind(fault.kind).excluded(place):
        raise GraphProblem(why_not, node=name)


def candidates(graph: Graph, feeds: Feeds) -> Iterator[tuple[str, Fault]]:
    """Every node before the loss with every fault that its declaration and its shapes allow."""
    shapes, reaching = infer(graph, feeds), _reaching(graph)
    for name in sorted(reaching):
        op = graph[name].op
        for port in (*(each.name for each in op.inputs), op.output):
            place = _place(graph, shapes, reaching, PortId(name, port))
            yield from ((name, Fault(port, each.name)) for each in KINDS if not each.excluded(place))


def is_seen(graph: Graph, feeds: Feeds, name: str, fault: Fault, theta: Array | None = None) -> bool:
    """Whether the fault changes a number that is shown, so that the check of gradients finds it.

    Args:
        theta: the parameters, as in `Plan.theta`; as they are drawn from seed 0 otherwise.
    """
    from graphgui.engine.autodiff.gradcheck import check_port  # late: no first frame needs it

    plan = Plan(plant(graph, name, fault), feeds)
    if theta is None:
        initialise(plan, seed=0)
    plan.evaluate(theta)
    return bool(check_port(plan, PortId(name, fault.port)).error > _SEEN)


def choose(
    graph: Graph, feeds: Feeds, seed: int, theta: Array | None = None, kinds: Sequence[str] = ()
) -> tuple[str, Fault]:
    """A node and a fault for it that is seen: the same for equal graphs, numbers and seeds.

    Each kind is as likely as any other that can be had, and so is each place of it. Bends in wires have none.

    Args:
        theta: as in `is_seen`.
        kinds: the names of those to choose from; all where it is empty.

    Raises:
        Problem: a graph that cannot run, or in which no such fault would be seen.
    """
    rng = np.random.default_rng(seed)
    places = [each for each in candidates(graph, feeds) if not graph[each[0]].op.traits.is_reroute]
    names = [each.name for each in KINDS if not kinds or each.name in kinds]
    for chosen in rng.permutation(names):
        of_kind = [each for each in places if each[1].kind == chosen]
        for index in rng.permutation(len(of_kind)):
            name, fault = of_kind[index]
            if is_seen(graph, feeds, name, fault, theta):
                return name, fault
    raise GraphProblem(
        mark_for_translation(
            "problems", "No wrong gradient would be seen in this graph: it needs a loss whose gradients are not 0."
        )
    )


def accused(found: "Iterable[PortCheck]") -> list[str]:
    """The nodes whose gradients a check of gradients finds wrong, in the order of the check."""
    from graphgui.engine.autodiff.gradcheck import TOLERANCE  # late, as above

    return list(dict.fromkeys(each.port.node for each in found if each.error > TOLERANCE))


def _reaching(graph: Graph) -> set[str]:
    """The nodes that the loss depends on, itself included."""
    loss = graph.trained_loss()
    return graph.upstream(loss) if loss is not None else set()


def _place(graph: Graph, shapes: Shapes, reaching: Collection[str], port: PortId) -> Place:
    """Raises `GraphProblem` where the shapes there are not known, for then the graph cannot run."""
    op = graph[port.node].op
    try:
        shape, output = shapes.known[port], shapes.known[PortId(port.node, op.output)]
    except KeyError:
        raise shapes.problems.get(port.node) or GraphProblem(
            mark_for_translation("problems", "“{node}” cannot run yet."), node=port.node
        ) from None
    wires = sum(wire.target in reaching for wire in graph.outgoing(port.node))
    index = None if port.port == op.output else [each.name for each in op.inputs].index(port.port)
    return Place(op, index, shape, output, wires)
