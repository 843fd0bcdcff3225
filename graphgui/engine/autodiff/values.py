"""The arrays that the values of a graph stand in, and its nodes' functions bound to them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from graphgui.engine.autodiff.aligned import Memory
from graphgui.engine.autodiff.numbering import Numbering
from graphgui.engine.graph.graph import Node
from graphgui.engine.graph.shapes import Feeds, workspace_shapes
from graphgui.ops import Array
from graphgui.ops.op import Attribute
from graphgui.ops.plugins.guard import of_node

Call = Callable[[], None]


class Values:
    """One array for each value that is needed.

    Args:
        needed: by number, whether an output is.
        feeds: the matrix of each `input` node; copied.
        parameters: by number.

    Attributes:
        arrays: by number.
        calls: what computes the output of a node that is no source, by its number, in the order of the nodes.
        workspaces: of the operations that have any, by node.
    """

    def __init__(
        self,
        numbering: Numbering,
        needed: Sequence[int],
        feeds: Feeds,
        parameters: Mapping[int, Array],
        memory: Memory,
        dtype: "np.dtype[Any]",
    ) -> None:
        self._numbering, self._dtype = numbering, dtype
        self.workspaces: dict[str, tuple[Array, ...]] = {}
        self._bound: dict[int, list[partial[None]]] = {}
        self.arrays: dict[int, Array] = dict(parameters)
        self.calls: dict[int, partial[None]] = {}
        arrays, shapes = self.arrays, numbering.shapes
        for node, output, inputs in numbering.uses:
            op = node.op
            if not needed[output] or op.source == "parameter":
                continue
            arrays[output] = memory.zeros(shapes[output])
            if op.source == "feed":
                np.copyto(arrays[output], feeds[node.name], casting="same_kind")
                continue
            if op.workspaces:
                wanted = workspace_shapes(node, [shapes[number] for number in inputs])
                self.workspaces[node.name] = tuple(memory.zeros(shape) for shape in wanted)
            self.calls[output] = self._bind(node, output, op.forward, self._arguments(node, output, inputs))

    def bind(self, node: Node, output: int, function: Callable[..., None], *leading: Array) -> Call:
        """A call of one of a node's functions on its arrays, which `rebind` finds again."""
        return self._bind(node, output, function, (*leading, *self.calls[output].args))

    def rebind(self, name: str) -> None:
        """Let every call of a node have its attributes as they are now."""
        node, output, inputs = self._numbering.use(name)
        arguments = self._arguments(node, output, inputs)
        for call in self._bound.get(output, ()):
            leading = call.args[: -len(arguments)]
            call.__setstate__((call.func, (*leading, *arguments), {}, None))  # type: ignore[attr-defined]

    def _bind(
        self, node: Node, output: int, function: Callable[..., None], arguments: tuple[object, ...]
    ) -> "partial[None]":
        call = partial(of_node(function, node.name), *arguments)
        if node.op.attributes:
            self._bound.setdefault(output, []).append(call)
        return call

    def _arguments(self, node: Node, output: int, inputs: Sequence[int]) -> tuple[object, ...]:
        """(out, *inputs, *attributes, *workspaces), as the op's functions take them."""
        op, arrays = node.op, self.arrays
        arguments = arrays[output], *[arrays[number] for number in inputs]
        if not (op.attributes or op.workspaces):
            return arguments
        values = zip(op.attributes, node.attribute_values(), strict=True)
        numbers = [self._as_array(attribute, value) for attribute, value in values]
        return *arguments, *numbers, *self.workspaces.get(node.name, ())

    def _as_array(self, attribute: Attribute, value: Any) -> Any:
        """A matrix as NumPy takes it without converting it at each call."""
        return np.asarray(value, self._dtype) if attribute.kind == "matrix" and value is not None else value
