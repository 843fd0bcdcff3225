"""Whether losses mean anything for the targets and weights that they are given: asked before the first step."""

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation


def check_targets(plan: Plan, feeds: Feeds) -> None:
    """Refuse targets that a loss on the way to the trained one cannot take, as `Comparison.refuses` says.

    Weights that are negative, or all 0, are refused as well. What follows from parameters is left alone: it
    changes while it trains.

    Args:
        plan: of all of `feeds`, or of a part of their rows.

    Raises:
        Problem: naming the loss, where the target comes from, and the first number at fault.
    """
    graph = plan.graph
    for loss in sorted(plan.reaches_loss):
        compares = graph[loss].op.traits.compares
        if compares is None:
            continue
        columns = plan.shapes.known[PortId(loss, compares.prediction)][1]
        if compares.refuses is not None:
            target = _given(plan, feeds, PortId(loss, compares.target))
            reason = None if target is None else compares.refuses(target, columns)
            _refuse(graph, PortId(loss, compares.target), _OF_TARGETS, reason)
        if compares.weights is not None:
            weights = _given(plan, feeds, PortId(loss, compares.weights))
            reason = None if weights is None else _refuse_weights(weights)
            _refuse(graph, PortId(loss, compares.weights), _OF_WEIGHTS, reason)


_OF_TARGETS = mark_for_translation("problems", "“{loss}” cannot take the target “{target}”: {reason}.")
_OF_WEIGHTS = mark_for_translation("problems", "“{loss}” cannot take the weights “{target}”: {reason}.")


def _refuse(graph: Graph, port: PortId, template: str, reason: Problem | None) -> None:
    if reason is not None:
        source = graph.incoming(port.node)[port.port].source
        raise GraphProblem(template, loss=port.node, target=source, reason=reason)


def _refuse_weights(weights: Array) -> Problem | None:
    excluded = ~((weights >= 0) & np.isfinite(weights))
    if excluded.any():
        row = int(excluded.argmax())
        template = mark_for_translation("problems", "it is {number} in row {row}, and a weight is 0 or more")
        return Problem(template, row=row + 1, number=f"{weights[row, 0]:.10g}")
    return None if weights.any() else Problem(mark_for_translation("problems", "all of them are 0"))


def _given(plan: Plan, feeds: Feeds, port: PortId) -> Array | None:
    """The numbers that arrive at an input of a loss; None where they follow from parameters."""
    graph = plan.graph
    start = graph.incoming(port.node)[port.port].start
    before = graph.upstream(start.node)
    if any(parameter.node in before for parameter in plan.parameters):
        return None
    return _value(graph, feeds, start, before)


def _value(graph: Graph, feeds: Feeds, port: PortId, before: set[str]) -> Array:
    """What leaves an output that the nodes `before` it lead to, without computing anything else."""
    if graph[port.node].op.source == "feed":
        return feeds[port.node]
    part = graph.part(before)
    plan = Plan(part, {name: feeds[name] for name in feeds if name in part})
    plan.evaluate(gradients=False)
    return plan.value(port)
