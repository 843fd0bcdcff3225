"""The shape of every port, found before anything runs."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphgui.engine.graph import Graph, GraphProblem, PortId, Wire
from graphgui.ops import Array, Shape, ShapeProblem
from graphgui.words import Problem, say

Feeds = Mapping[str, Array]
"""The matrix (rows x columns) of each `input` node, by the node's name."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is known of the shapes of a graph, which may be unfinished.

    `known` holds outputs, wired inputs and parameters of a node's own; `problems` the first thing wrong at a
    node. A node downstream of a problem has neither.
    """

    known: Mapping[PortId, Shape]
    problems: Mapping[str, Problem]

    def first_problem(self) -> Problem | None:
        """The problem furthest upstream."""
        return next(iter(self.problems.values()), None)


def infer(graph: Graph, feeds: Feeds) -> Shapes:
    """The shapes of every port that can be known; never raises."""
    known: dict[PortId, Shape] = {}
    problems: dict[str, Problem] = {}
    for name in graph.order():
        try:
            _infer_node(graph, feeds, name, known)
        except Problem as problem:
            problems[name] = problem
        except KeyError:
            continue  # an input comes from a node whose shape is not known
    return Shapes(known, problems)


def _infer_node(graph: Graph, feeds: Feeds, name: str, known: dict[PortId, Shape]) -> None:
    node = graph[name]
    output = PortId(name, node.op.output)
    if node.op.source == "feed":
        if name not in feeds:
            raise GraphProblem(
                say("problems", "“{node}” has no numbers yet: give it a table's columns, or type some."),
                node=name,
            )
        rows, columns = feeds[name].shape
        known[output] = rows, columns
        return
    if missing := graph.missing_inputs(name):
        raise GraphProblem(
            say("problems", "“{node}” needs a wire at {ports}."), node=name, ports=" and ".join(missing)
        )
    wires, attributes = graph.incoming(name), node.attribute_values()
    shapes: list[Shape] = []
    for port in node.op.inputs:
        if port.name in wires:
            shape = known[wires[port.name].start]
        else:
            assert port.own_shape is not None
            shape = port.own_shape(*shapes, *attributes)
        shapes.append(shape)
        known[PortId(name, port.name)] = shape
    try:
        known[output] = node.op.shape(*shapes, *attributes)
    except ShapeProblem as problem:
        raise GraphProblem(say("problems", "“{node}”: {reason}."), node=name, reason=problem) from None


def check_wire(graph: Graph, feeds: Feeds, wire: Wire) -> None:
    """Raise `Problem` unless `wire` may be added and every shape that it makes known fits.

    What was already wrong elsewhere does not count against it.
    """
    graph.check_wire(wire)
    trial = graph.copy()
    trial.connect(wire)
    before, after = infer(graph, feeds), infer(trial, feeds)
    reached = trial.downstream(wire.target)
    for name, problem in after.problems.items():
        if name in reached and not trial.missing_inputs(name) and name not in before.problems:
            raise problem
        if name == wire.target and isinstance(problem.values.get("reason"), ShapeProblem):
            raise problem
