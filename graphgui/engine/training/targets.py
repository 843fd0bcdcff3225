"""Whether the losses mean anything for the targets that they are given: asked before the first step."""

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.ops import Array
from graphgui.words import mark_for_translation


def check_targets(plan: Plan, feeds: Feeds) -> None:
    """Refuse targets that a loss on the way to the trained one cannot take, as `Comparison.refuses` says.

    Targets that follow from parameters are left alone: they change while it trains.

    Args:
        plan: of all of `feeds`, or of a part of their rows.

    Raises:
        Problem: naming the loss, where the target comes from, and the first number at fault.
    """
    graph = plan.graph
    for loss in sorted(plan.reaches_loss):
        compares = graph[loss].op.traits.compares
        if compares is None or compares.refuses is None:
            continue
        start = graph.incoming(loss)[compares.target].start
        before = graph.upstream(start.node)
        if any(port.node in before for port in plan.parameters):
            continue
        columns = plan.shapes.known[PortId(loss, compares.prediction)][1]
        if reason := compares.refuses(_value(graph, feeds, start, before), columns):
            raise GraphProblem(
                mark_for_translation("problems", "“{loss}” cannot take the target “{target}”: {reason}."),
                loss=loss,
                target=start.node,
                reason=reason,
            )


def _value(graph: Graph, feeds: Feeds, port: PortId, before: set[str]) -> Array:
    """What leaves an output that the nodes `before` it lead to, without computing anything else."""
    if graph[port.node].op.source == "feed":
        return feeds[port.node]
    part = graph.copy()
    for name in set(graph.nodes) - before:
        for wire in part.wires_of(name):
            part.disconnect(wire)
        part.remove(name)
    plan = Plan(part, {name: feeds[name] for name in feeds if name in part})
    plan.evaluate(gradients=False)
    return plan.value(port)
