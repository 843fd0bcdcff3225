"""The values of a graph by number: what compiles a graph looks up no name."""

from collections.abc import Iterable

from graphgui.engine.graph.graph import Graph, Node, PortId
from graphgui.engine.graph.shapes import Feeds, NodeShapes, check_wired, feed_shape, output_shape, own_shape
from graphgui.ops import Shape

Use = tuple[Node, int, tuple[int, ...]]
"""A node, the number of its output, and the numbers of the values at its inputs."""


class Numbering:
    """What has a value of its own, numbered from 0: each node's output, and each parameter that a node holds.

    A value has a higher number than all that it depends on.

    Attributes:
        shapes: (rows, columns) of each value, by number.
        uses: the nodes, each after all that it depends on.
        parameters: the numbers of the parameters, in the order of the nodes and their inputs.

    Raises:
        GraphProblem: the one furthest upstream: shapes that do not fit, inputs that are not wired.
    """

    def __init__(self, graph: Graph, feeds: Feeds) -> None:
        self.shapes: list[Shape] = []
        self.uses: list[Use] = []
        self.parameters: dict[PortId, int] = {}
        adjacency = graph.adjacency()
        self._nodes = adjacency.numbers
        self._places = places = [-1] * len(graph)  # in `uses`, by the node's number
        shapes, uses = self.shapes, self.uses
        outputs = [-1] * len(graph)  # by the node's number
        for number in adjacency.order():
            node, sources = adjacency.nodes[number], adjacency.sources[number]
            op = node.op
            inputs: list[int] = []
            if op.source == "feed":
                shape = feed_shape(node, feeds)
            else:
                if None in sources:
                    check_wired(node, graph.incoming(node.name))
                arriving: list[Shape] = []
                for port, source in zip(op.inputs, sources, strict=True):
                    if source is None:
                        value = self._parameter(PortId(node.name, port.name), own_shape(node, port, arriving))
                    else:
                        value = outputs[source]
                    inputs.append(value)
                    arriving.append(shapes[value])
                shape = output_shape(node, arriving)
            if op.source == "parameter":
                output = self._parameter(PortId(node.name, op.output), shape)
            else:
                output = len(shapes)
                shapes.append(shape)
            places[number], outputs[number] = len(uses), output
            uses.append((node, output, tuple(inputs)))

    def _parameter(self, port: PortId, shape: Shape) -> int:
        number = self.parameters[port] = len(self.shapes)
        self.shapes.append(shape)
        return number

    def use(self, name: str) -> Use:
        """A node by its name, and its values."""
        return self.uses[self._places[self._nodes[name]]]

    def output(self, name: str) -> int:
        """The number of a node's output."""
        return self.use(name)[1]

    def at(self, port: PortId) -> int:
        """The number of the value at an output, at a wired input or of a parameter."""
        node, output, inputs = self.use(port.node)
        if port.port == node.op.output:
            return output
        return inputs[[each.name for each in node.op.inputs].index(port.port)]

    def shape(self, port: PortId) -> Shape:
        """(rows, columns) of the value at a port."""
        return self.shapes[self.at(port)]

    def update(self, node: Node) -> None:
        """Let a node have other attributes; its output keeps its shape."""
        self.uses[self._places[self._nodes[node.name]]] = node, *self.use(node.name)[1:]

    def at_nodes(self) -> dict[str, NodeShapes]:
        """The shapes at every node."""
        shapes = self.shapes
        return {
            node.name: NodeShapes(node.op, tuple(shapes[number] for number in inputs), shapes[output])
            for node, output, inputs in self.uses
        }

    def upstream(self, number: int) -> bytearray:
        """By number, 1 for this value and all that it depends on, 0 for the others."""
        found = self.none()
        found[number] = True
        for _, output, inputs in reversed(self.uses):
            if found[output]:
                for each in inputs:
                    found[each] = True
        return found

    def downstream(self, numbers: Iterable[int]) -> bytearray:
        """By number, 1 for these values and all that depend on them, 0 for the others."""
        found = self.none()
        for number in numbers:
            found[number] = True
        for _, output, inputs in self.uses:
            for each in inputs:
                if found[each]:
                    found[output] = True
        return found

    def all(self) -> bytearray:
        """By number, 1 for every value."""
        return bytearray(b"\1") * len(self.shapes)

    def none(self) -> bytearray:
        """By number, 0 for every value."""
        return bytearray(len(self.shapes))
