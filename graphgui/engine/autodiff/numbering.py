"""The values of a graph by number: names are looked up once, here, and what compiles a graph goes through numbers.

Of a large graph no more than a part is in the processor's cache. Lists in the order of the nodes are read from
memory one entry after another, mappings by name here and there: which takes twice as long.
"""

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
        uses: the nodes by name, each after all that it depends on.
        parameters: the numbers of the parameters, in the order of the nodes and their inputs.

    Raises:
        GraphProblem: the one furthest upstream: shapes that do not fit, inputs that are not wired.
    """

    def __init__(self, graph: Graph, feeds: Feeds) -> None:
        self.shapes: list[Shape] = []
        self.uses: dict[str, Use] = {}
        self.parameters: dict[PortId, int] = {}
        nodes = graph.nodes
        for name in graph.order():
            node = nodes[name]
            source = node.op.source
            inputs: list[int] = []
            if source == "feed":
                shape = feed_shape(node, feeds)
            else:
                arriving: list[Shape] = []
                wires = graph.incoming(name)
                check_wired(node, wires)
                for port in node.op.inputs:
                    if (wire := wires.get(port.name)) is not None:
                        number = self.uses[wire.source][1]
                    else:
                        number = self._parameter(PortId(name, port.name), own_shape(node, port, arriving))
                    inputs.append(number)
                    arriving.append(self.shapes[number])
                shape = output_shape(node, arriving)
            if source == "parameter":
                number = self._parameter(PortId(name, node.op.output), shape)
            else:
                number = len(self.shapes)
                self.shapes.append(shape)
            self.uses[name] = node, number, tuple(inputs)

    def _parameter(self, port: PortId, shape: Shape) -> int:
        number = self.parameters[port] = len(self.shapes)
        self.shapes.append(shape)
        return number

    def output(self, name: str) -> int:
        """The number of a node's output."""
        return self.uses[name][1]

    def at(self, port: PortId) -> int:
        """The number of the value at an output, at a wired input or of a parameter."""
        node, output, inputs = self.uses[port.node]
        if port.port == node.op.output:
            return output
        return inputs[[each.name for each in node.op.inputs].index(port.port)]

    def shape(self, port: PortId) -> Shape:
        """(rows, columns) of the value at a port."""
        return self.shapes[self.at(port)]

    def update(self, node: Node) -> None:
        """Let a node have other attributes; its output keeps its shape."""
        self.uses[node.name] = node, *self.uses[node.name][1:]

    def at_nodes(self) -> dict[str, NodeShapes]:
        """The shapes at every node."""
        shapes = self.shapes
        return {
            name: NodeShapes(node.op, tuple(shapes[number] for number in inputs), shapes[output])
            for name, (node, output, inputs) in self.uses.items()
        }

    def upstream(self, number: int) -> bytearray:
        """By number, 1 for this value and all that it depends on, 0 for the others."""
        found = self.none()
        found[number] = True
        for _, output, inputs in reversed(self.uses.values()):
            if found[output]:
                for each in inputs:
                    found[each] = True
        return found

    def downstream(self, numbers: Iterable[int]) -> bytearray:
        """By number, 1 for these values and all that depend on them, 0 for the others."""
        found = self.none()
        for number in numbers:
            found[number] = True
        for _, output, inputs in self.uses.values():
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
