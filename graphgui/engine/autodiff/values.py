"""The arrays that the values of a graph stand in, and its nodes' functions bound to them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from graphgui.engine.autodiff.aligned import Memory
from graphgui.engine.graph.graph import Graph, Node, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.ops import Array, Shape
from graphgui.ops.op import Attribute

Call = Callable[[], None]


class Values:
    """One array for each node's output.

    Args:
        order: the nodes that have a value, each after all that feed it.
        shapes: of every output.
        feeds: the matrix of each `input` node; copied.
        parameters: by port.

    Attributes:
        outputs: the arrays, by node.
        calls: what computes the value of a node that is no source, in `order`.
        workspaces: of the operations that have any, by node.
    """

    def __init__(
        self,
        graph: Graph,
        order: Sequence[str],
        shapes: Mapping[PortId, Shape],
        feeds: Feeds,
        parameters: Mapping[PortId, Array],
        memory: Memory,
        dtype: "np.dtype[Any]",
    ) -> None:
        self._graph, self._parameters, self._dtype = graph, parameters, dtype
        self.workspaces: dict[str, tuple[Array, ...]] = {}
        self._bound: dict[str, list[partial[None]]] = {}
        self.outputs: dict[str, Array] = {}
        self.calls: dict[str, partial[None]] = {}
        nodes = graph.nodes
        for name in order:
            node = nodes[name]
            op = node.op
            port = PortId(name, op.output)
            if op.source == "parameter":
                self.outputs[name] = parameters[port]
                continue
            out = self.outputs[name] = memory.zeros(shapes[port])
            if op.source == "feed":
                np.copyto(out, feeds[name], casting="same_kind")
                continue
            inputs = self._inputs(node)
            if op.workspaces:
                wanted = op.workspace_shapes([array.shape for array in inputs], node.attribute_values())
                self.workspaces[name] = tuple(memory.zeros(shape) for shape in wanted)
            self.calls[name] = self._bind(node, op.forward, self._arguments(node, inputs))

    def array(self, port: PortId) -> Array:
        """The value at an output, at an input or of a parameter."""
        node = self._graph[port.node]
        if port.port == node.op.output:
            return self.outputs[port.node]
        wire = self._graph.incoming(port.node).get(port.port)
        return self._parameters[port] if wire is None else self.outputs[wire.source]

    def bind(self, node: Node, function: Callable[..., None], *leading: Array) -> Call:
        """A call of one of a node's functions on its arrays, which `rebind` finds again."""
        return self._bind(node, function, (*leading, *self.calls[node.name].args))

    def rebind(self, name: str) -> None:
        """Let every call of a node have its attributes as they are now."""
        node = self._graph[name]
        arguments = self._arguments(node, self._inputs(node))
        for call in self._bound.get(name, ()):
            leading = call.args[: -len(arguments)]
            call.__setstate__((call.func, (*leading, *arguments), {}, None))  # type: ignore[attr-defined]

    def _bind(self, node: Node, function: Callable[..., None], arguments: tuple[object, ...]) -> "partial[None]":
        call = partial(function, *arguments)
        if node.op.attributes:
            self._bound.setdefault(node.name, []).append(call)
        return call

    def _inputs(self, node: Node) -> list[Array]:
        name, wires = node.name, self._graph.incoming(node.name)
        return [
            self.outputs[wire.source]
            if (wire := wires.get(port.name)) is not None
            else self._parameters[PortId(name, port.name)]
            for port in node.op.inputs
        ]

    def _arguments(self, node: Node, inputs: Sequence[Array]) -> tuple[object, ...]:
        """(out, *inputs, *attributes, *workspaces), as the op's functions take them."""
        op, out = node.op, self.outputs[node.name]
        if not (op.attributes or op.workspaces):
            return out, *inputs
        values = zip(op.attributes, node.attribute_values(), strict=True)
        numbers = [self._as_array(attribute, value) for attribute, value in values]
        return out, *inputs, *numbers, *self.workspaces.get(node.name, ())

    def _as_array(self, attribute: Attribute, value: Any) -> Any:
        """A matrix as NumPy takes it without converting it at each call."""
        return np.asarray(value, self._dtype) if attribute.kind == "matrix" and value is not None else value
