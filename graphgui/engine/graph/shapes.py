"""The shape of every port, found before anything runs."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graphgui.engine.graph.graph import Graph, GraphProblem, Node, PortId, Wire
from graphgui.ops import Array, Shape, ShapeProblem
from graphgui.ops.op import Port
from graphgui.words import Problem, mark_for_translation

Feeds = Mapping[str, Array]
"""The matrix (rows x columns) of each `input` node, by the node's name."""

_FEW = 64  # visits of nodes, which are had in no time

WiresInto = Callable[[str], Mapping[str, Wire]]
"""The wires that feed a node, by input."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is known of the shapes of a graph, which may be unfinished.

    `known` holds outputs, wired inputs and parameters of a node's own; `problems` the first thing wrong at a
    node. A node downstream of a problem has neither. `order` gives the nodes from upstream on, where
    `problems` are not in that order themselves.
    """

    known: Mapping[PortId, Shape]
    problems: Mapping[str, Problem]
    order: Callable[[], Iterable[str]] | None = field(default=None, compare=False, repr=False)

    def first_problem(self) -> Problem | None:
        """The problem furthest upstream."""
        order = self.order() if self.order and len(self.problems) > 1 else self.problems
        return next((self.problems[name] for name in order if name in self.problems), None)


class NodeShapes(NamedTuple):
    """What is known at one node, and the first thing wrong there."""

    ports: dict[PortId, Shape]
    problem: Problem | None = None


def infer(graph: Graph, feeds: Feeds) -> Shapes:
    """The shapes of every port that can be known; never raises."""
    known: dict[PortId, Shape] = {}
    problems: dict[str, Problem] = {}
    nodes, outputs = graph.nodes, dict[str, Shape]()

    def arriving(wire: Wire) -> Shape | None:
        return outputs.get(wire.source)

    for name in graph.order():
        node = nodes[name]
        try:
            output = _fill_in(node, feeds, graph.incoming(name), arriving, known)
        except Problem as problem:
            problems[name] = problem
            continue
        if output is not None:
            outputs[name] = output
    return Shapes(known, problems)


def infer_again(
    graph: Graph,
    feeds: Feeds,
    known: Mapping[PortId, Shape],
    touched: Iterable[str],
    wires_into: WiresInto | None = None,
) -> dict[str, NodeShapes]:
    """What `infer` would find at the nodes that were touched and at all that this changes downstream.

    Args:
        known: what was known before; stays as it is.
        touched: nodes whose attributes, numbers or incoming wires are others now.
        wires_into: where wires are tried out: the wires that feed a node, in place of the graph's own.
    """
    into = wires_into or graph.incoming
    stale = set(touched)
    found: dict[str, NodeShapes] = {}

    def arriving(wire: Wire) -> Shape | None:
        ports = found[wire.source].ports if wire.source in found else known
        return ports.get(wire.start)

    def visit(name: str) -> bool:
        """Whether those downstream are to be looked at."""
        node = graph[name]
        output = PortId(name, node.op.output)
        before = (found[name].ports if name in found else known).get(output)
        found[name] = _at_node(node, feeds, into(name), arriving)
        return found[name].ports.get(output) != before

    if _spreads_little(graph, stale, into, visit):
        return found
    found.clear()
    for name, followers in _in_order(graph, stale, into):
        if name in stale and visit(name):
            stale.update(followers)
    return found


def _spreads_little(graph: Graph, roots: Collection[str], into: WiresInto, visit: Callable[[str], bool]) -> bool:
    """Visit the roots, and what follows wherever something changed, until nothing does; False where that is much.

    A node may be visited before all that feeds it and is then again, so that what was found last holds.
    """
    tried: dict[str, list[str]] = {}  # wires may be those that are tried out
    for name in roots:
        for wire in into(name).values():
            tried.setdefault(wire.source, []).append(name)
    fed = {name for source in roots for name in tried.get(source, ())}
    waiting, left = deque(sorted(roots, key=fed.__contains__)), max(_FEW, 4 * len(roots))
    while waiting:
        if not left:
            return False
        left -= 1
        name = waiting.popleft()
        if visit(name):
            waiting += dict.fromkeys((*(wire.target for wire in graph.outgoing(name)), *tried.get(name, ())))
    return True


def _in_order(graph: Graph, roots: Iterable[str], into: WiresInto) -> Iterable[tuple[str, list[str]]]:
    """All that lies downstream of the roots, each after what feeds it, with the nodes that it feeds."""
    reached = graph.downstream(*roots)
    followers: dict[str, list[str]] = {name: [] for name in reached}
    waiting = dict.fromkeys(reached, 0)
    for name in reached:
        for wire in into(name).values():
            if wire.source in reached:
                followers[wire.source].append(name)
                waiting[name] += 1
    ready = [name for name, count in waiting.items() if not count]
    while ready:
        name = ready.pop()
        yield name, followers[name]
        for follower in followers[name]:
            waiting[follower] -= 1
            if not waiting[follower]:
                ready.append(follower)


def _at_node(
    node: Node, feeds: Feeds, wires: Mapping[str, Wire], arriving: Callable[[Wire], Shape | None]
) -> NodeShapes:
    ports: dict[PortId, Shape] = {}
    try:
        _fill_in(node, feeds, wires, arriving, ports)
    except Problem as problem:
        return NodeShapes(ports, problem)
    return NodeShapes(ports)


def _fill_in(
    node: Node,
    feeds: Feeds,
    wires: Mapping[str, Wire],
    arriving: Callable[[Wire], Shape | None],
    ports: dict[PortId, Shape],
) -> Shape | None:
    """Put what is known at a node into `ports`; return the shape of its output.

    `arriving` gives the shape that a wire brings, None where that is not known.
    """
    name, op = node.name, node.op
    output = PortId(name, op.output)
    if op.source == "feed":
        shape = ports[output] = feed_shape(node, feeds)
        return shape
    check_wired(node, wires)
    shapes: list[Shape] = []
    for port in op.inputs:
        wire = wires.get(port.name)
        brought = own_shape(node, port, shapes) if wire is None else arriving(wire)
        if brought is None:
            return None  # it comes from a node whose shape is not known
        shapes.append(brought)
        ports[PortId(name, port.name)] = brought
    shape = ports[output] = output_shape(node, shapes)
    return shape


def feed_shape(node: Node, feeds: Feeds) -> Shape:
    """The shape of the numbers that an input is fed; raises `GraphProblem` where there are none."""
    if node.name not in feeds:
        raise GraphProblem(
            mark_for_translation(
                "problems", "“{node}” has no numbers yet: give it a table's columns, or type some."
            ),
            node=node.name,
        )
    rows, columns = feeds[node.name].shape
    return rows, columns


def own_shape(node: Node, port: Port, before: Sequence[Shape]) -> Shape:
    """The shape of a parameter that a node holds at an input, given those at the inputs before it."""
    assert port.own_shape is not None
    return port.own_shape(*before, *node.attribute_values())


def output_shape(node: Node, shapes: Sequence[Shape]) -> Shape:
    """The shape of a node's output, given those at its inputs; raises `GraphProblem` where they do not fit."""
    try:
        return node.op.shape(*shapes, *node.attribute_values())
    except ShapeProblem as problem:
        raise GraphProblem(
            mark_for_translation("problems", "“{node}”: {reason}."), node=node.name, reason=problem
        ) from None


def check_wired(node: Node, wires: Mapping[str, Wire]) -> None:
    """Raise `GraphProblem` unless every input that must be wired is."""
    if len(wires) < len(node.op.inputs) and (missing := _missing(node, wires)):
        raise GraphProblem(
            mark_for_translation("problems", "“{node}” needs a wire at {ports}."),
            node=node.name,
            ports=" and ".join(missing),
        )


def _missing(node: Node, wires: Mapping[str, Wire]) -> list[str]:
    """The inputs that must be wired and are not."""
    return [port.name for port in node.op.inputs if port.own_shape is None and port.name not in wires]


def wanted(node: Node, port: str, arriving: Mapping[str, Shape]) -> Shape | None:
    """The shape that an input without a wire must get, where the shapes at the others leave no choice."""
    names = [each.name for each in node.op.inputs]
    if node.op.broadcasts or set(names) - {port} != arriving.keys():
        return None

    def takes(shape: Shape) -> bool:
        at = {**arriving, port: shape}
        try:
            node.op.shape(*(at[name] for name in names), *node.attribute_values())
        except ShapeProblem:
            return False
        return True

    for rows, columns in dict.fromkeys(arriving.values()):
        if takes((rows, columns)) and not takes((rows + 1, columns)) and not takes((rows, columns + 1)):
            return rows, columns
    return None


def check_wire(graph: Graph, feeds: Feeds, wire: Wire) -> None:
    """Raise `Problem` unless `wire` may be added and every shape that it makes known fits.

    What was already wrong elsewhere does not count against it.
    """
    check_wires(graph, feeds, infer(graph, feeds), [wire])


def check_wires(
    graph: Graph, feeds: Feeds, shapes: Shapes, added: Sequence[Wire], removed: Iterable[Wire] = ()
) -> None:
    """Raise `Problem` unless wires may be added, once others are gone, and every shape that this makes known fits.

    Args:
        shapes: those of the graph as it is; what is already wrong in them does not count.
    """
    removed = set(removed)
    for wire in added:
        graph.check_wire(wire, removed)
    extra: dict[str, list[Wire]] = {}
    for wire in added:
        extra.setdefault(wire.target, []).append(wire)

    def into(name: str) -> Mapping[str, Wire]:
        kept = (wire for wire in graph.incoming(name).values() if wire not in removed)
        return {wire.input: wire for wire in (*kept, *extra.get(name, ()))}

    touched = {*extra, *(wire.target for wire in removed)}
    after = infer_again(graph, feeds, shapes.known, touched, into)
    troubled = {name: found.problem for name, found in after.items() if found.problem}
    reached = graph.downstream(*extra) if troubled else set()
    for name, problem in troubled.items():
        if name not in reached or _missing(graph[name], into(name)):
            continue
        is_misfit = isinstance(problem.values.get("reason"), ShapeProblem)
        if name not in shapes.problems or (name in extra and is_misfit):
            raise problem


def runnable(graph: Graph, problems: Collection[str]) -> Graph:
    """The graph without the nodes that have `problems` and what depends on them: a node left lying stops nothing.

    The whole graph where the loss needs one of them, or where nothing would be left: then they are in the way.
    """
    if not problems:
        return graph
    idle = graph.downstream(*problems)
    loss = graph.trained_loss()
    if len(idle) == len(graph) or (loss is not None and not idle.isdisjoint(graph.upstream(loss))):
        return graph
    return without_problems(graph, problems)


def without_problems(graph: Graph, problems: Collection[str]) -> Graph:
    """A copy of the graph without the nodes that have `problems` and what depends on them, the loss or not."""
    part = graph.copy()
    for name in graph.downstream(*problems):
        for wire in part.wires_of(name):
            part.disconnect(wire)
        part.remove(name)
    return part
