"""The shape of every port, found before anything runs."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graphgui.engine.graph.graph import Graph, GraphProblem, Node, PortId, Wire
from graphgui.ops import Array, Op, Shape, ShapeProblem
from graphgui.ops.op import Port
from graphgui.words import Listing, Problem, mark_for_translation

Feeds = Mapping[str, Array]
"""The matrix (rows x columns) of each `input` node, by the node's name."""


class NodeShapes(NamedTuple):
    """What is known at one node, and the first thing wrong there.

    Attributes:
        inputs: the shapes at its inputs, parameters of its own among them, up to the first that is not known.
        output: the shape of its output, None where it is not known.
    """

    op: Op
    inputs: tuple[Shape, ...] = ()
    output: Shape | None = None
    problem: Problem | None = None

    def by_port(self) -> dict[str, Shape]:
        """The shapes that are known, by the names of the ports."""
        known = {port.name: shape for port, shape in zip(self.op.inputs, self.inputs, strict=False)}
        if self.output is not None:
            known[self.op.output] = self.output
        return known

    def at(self, port: str) -> Shape | None:
        """The shape at one port, None where it is not known."""
        return self.output if port == self.op.output else self.by_port().get(port)

    def says_the_same(self, other: "NodeShapes") -> bool:
        """Whether shapes and problem are those of another."""
        same = self.output == other.output and self.inputs == other.inputs
        return same and str(self.problem) == str(other.problem)


class KnownShapes(Mapping[PortId, Shape]):
    """The shape at every port where it is known, made from what is known at the nodes when it is read."""

    def __init__(self, at: Mapping[str, NodeShapes]) -> None:
        self._at = at

    def __getitem__(self, port: PortId) -> Shape:
        name, at = port
        node = self._at.get(name)
        if node is None or (shape := node.at(at)) is None:
            raise KeyError(port)
        return shape

    def __iter__(self) -> Iterator[PortId]:
        return (PortId(name, port) for name, node in self._at.items() for port in node.by_port())

    def __len__(self) -> int:
        return sum(len(node.inputs) + (node.output is not None) for node in self._at.values())

    def count_numbers(self) -> int:
        """How many numbers all of these ports hold together."""
        wired = sum(rows * columns for node in self._at.values() for rows, columns in node.inputs)
        outputs = (node.output for node in self._at.values() if node.output is not None)
        return wired + sum(rows * columns for rows, columns in outputs)


class LostShapes(NamedTuple):
    """What was known until one node's output lost its shape.

    Attributes:
        at: what was known at this node and at all whose outputs lost their shapes with it.
        since: the nodes among these, or fed by these, that were looked at since: they may be others by now.
    """

    at: dict[str, NodeShapes]
    since: set[str]


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is known of the shapes of a graph, which may be unfinished.

    Attributes:
        at: what is known at each node. A node downstream of a problem has neither an output's shape nor a problem
            of its own, unless it lacks a wire.
        problems: the first thing wrong at a node, of those at which something is.
        graph: the graph whose they are.
        lost: what was known before wires were taken out, by the node where the loss began, where it is remembered.
    """

    at: Mapping[str, NodeShapes]
    problems: Mapping[str, Problem]
    graph: Graph = field(compare=False, repr=False)
    lost: Mapping[str, LostShapes] = field(default_factory=dict, compare=False, repr=False)

    @property
    def known(self) -> KnownShapes:
        """The shapes of outputs, wired inputs and parameters of a node's own."""
        return KnownShapes(self.at)

    def first_problem(self) -> Problem | None:
        """A problem that no other lies upstream of: the same for equal graphs, however they were built."""
        if not self.problems:
            return None
        seen = {last := min(self.problems)}
        ways = [(last, self._sources(last))]
        while True:  # depth first, since whatever is left without a problem upstream need not be entered again
            name, sources = ways[-1]
            before = next((source for source in sources if source not in seen), None)
            if before is not None:
                seen.add(before)
                ways.append((before, self._sources(before)))
            elif name in self.problems:
                return self.problems[name]
            else:
                ways.pop()

    def _sources(self, name: str) -> Iterator[str]:
        wires = self.graph.incoming(name)
        return (wires[port.name].source for port in self.graph[name].op.inputs if port.name in wires)


def infer(graph: Graph, feeds: Feeds) -> Shapes:
    """The shapes of every port that can be known; never raises."""
    nodes, at = graph.nodes, dict[str, NodeShapes]()

    def output_of(name: str) -> Shape | None:
        return at[name].output

    for name in graph.order():
        at[name] = at_node(nodes[name], feeds, graph.incoming(name), output_of)
    return Shapes(at, {name: found.problem for name, found in at.items() if found.problem}, graph)


def at_node(
    node: Node, feeds: Feeds, wires: Mapping[str, Wire], output_of: Callable[[str], Shape | None]
) -> NodeShapes:
    """What is known at a node, given its wires by input, and the shapes of other nodes' outputs where known."""
    op = node.op
    inputs: list[Shape] = []
    try:
        if op.source == "feed":
            return NodeShapes(op, (), feed_shape(node, feeds))
        check_wired(node, wires)
        for port in op.inputs:
            wire = wires.get(port.name)
            shape = own_shape(node, port, inputs) if wire is None else output_of(wire.source)
            if shape is None:
                return NodeShapes(op, tuple(inputs))
            inputs.append(shape)
        return NodeShapes(op, tuple(inputs), output_shape(node, inputs))
    except Problem as problem:
        return NodeShapes(op, tuple(inputs), None, problem)


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
    shape: Shape = _sized(node, port.own_shape, before)
    return shape


def output_shape(node: Node, shapes: Sequence[Shape]) -> Shape:
    """The shape of a node's output, given those at its inputs; raises `GraphProblem` where they do not fit."""
    shape: Shape = _sized(node, node.op.shape, shapes)
    return shape


def workspace_shapes(node: Node, shapes: Sequence[Shape]) -> tuple[Shape, ...]:
    """The shapes of a node's private arrays, given those at its inputs; raises as `output_shape`."""
    found: tuple[Shape, ...] = _sized(node, node.op.workspaces, shapes) if node.op.workspaces else ()
    return found


def _sized(node: Node, function: Callable[..., Any], shapes: Sequence[Shape]) -> Any:
    try:
        return function(*shapes, *node.attribute_values())
    except ShapeProblem as problem:
        raise GraphProblem(
            mark_for_translation("problems", "“{node}”: {reason}."), node=node.name, reason=problem
        ) from None


def check_wired(node: Node, wires: Mapping[str, Wire]) -> None:
    """Raise `GraphProblem` unless every input that must be wired is."""
    if len(wires) < len(node.op.inputs) and (missing := missing_inputs(node, wires)):
        raise GraphProblem(
            mark_for_translation("problems", "“{node}” needs a wire at {ports}."),
            node=node.name,
            ports=Listing(missing),
        )


def missing_inputs(node: Node, wires: Mapping[str, Wire]) -> list[str]:
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
