"""Forward mode: how every value moves when one number moves, carried along the wires from that number on.

The product of an operation's Jacobian with a tangent is a complex step through its forward, exact to rounding
(Squire and Trapp 1998: f'(x) v = Im f(x + ihv) / h); where the forward does not hold for complex numbers, each
row of the Jacobian comes from the operation's vjp. So an operation declares nothing more than for reverse mode.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, PortId
from graphgui.ops import Array
from graphgui.ops.op import Shape
from graphgui.ops.plugins.guard import of_node

_H = 1e-200


class Seed(NamedTuple):
    """The one number that moves, at an input's output or in a parameter."""

    port: PortId
    row: int = 0
    column: int = 0

    def is_in(self, plan: Plan) -> bool:
        """Whether the plan has such a number."""
        if self.port not in seeds(plan.graph):
            return False
        rows, columns = plan.shapes.known[self.port]
        return self.row < rows and self.column < columns

    def direction(self, plan: Plan) -> Array:
        """1 at the number, 0 elsewhere."""
        return unit(plan.shapes.known[self.port], self.row, self.column)


def seeds(graph: Graph) -> list[PortId]:
    """The ports whose numbers can be followed: each parameter and each input."""
    found = []
    for name in graph.order():
        found += graph.own_parameters(name)
        if graph[name].op.source == "feed":
            found.append(PortId(name, graph[name].op.output))
    return found


class ForwardMode:
    """The tangents of one pass: d(value)/dt at every port, where `seed` moves by `direction` t.

    Args:
        plan: whose values are computed.
        seed: the output of an input, or a parameter.
        direction: of the seed's shape; to follow one number, 1 there and 0 elsewhere.

    Attributes:
        plan: as given.
    """

    def __init__(self, plan: Plan, seed: PortId, direction: Array) -> None:
        self.plan = plan
        self._moving: dict[PortId, Array] = {seed: np.array(direction, plan.dtype)}
        with np.errstate(all="ignore"):
            for name in plan.order:
                self._carry(name)

    def tangent(self, port: PortId) -> Array:
        """d(value)/dt at an output, a wired input or a parameter; zeros where nothing moves."""
        found = self._found(port)
        return np.zeros_like(self.plan.value(port)) if found is None else found

    def _found(self, port: PortId) -> Array | None:
        wire = self.plan.graph.incoming(port.node).get(port.port)
        return self._moving.get(wire.start if wire else port)

    def _carry(self, name: str) -> None:
        node = self.plan.graph[name]
        ports = [PortId(name, port.name) for port in node.op.inputs]
        if all(self._found(port) is None for port in ports):
            return
        output = PortId(name, node.op.output)
        tangent = self._complex_step(name, ports) if node.op.analytic else None
        if tangent is None or self._has_overflowed(tangent, self.plan.value(output)):
            tangent = self._by_vjps(name, ports)
        self._moving[output] = tangent

    def _has_overflowed(self, tangent: Array, value: Array) -> bool:
        """Whether a complex exponential has, as it does earlier; where the value is no number, no slope is."""
        return bool((~np.isfinite(tangent) & ~np.isnan(value)).any())

    def _complex_step(self, name: str, ports: list[PortId]) -> Array:
        node, plan = self.plan.graph[name], self.plan
        out = np.zeros(plan.value(PortId(name, node.op.output)).shape, complex)
        inputs = [plan.value(port) + 1j * _H * self.tangent(port) for port in ports]
        of_node(node.op.forward, name)(out, *inputs, *node.attribute_values(), *self._workspaces(name, inputs))
        slope: Array = out.imag / _H
        return slope

    def _by_vjps(self, name: str, ports: list[PortId]) -> Array:
        node = self.plan.graph[name]
        op, attributes = node.op, node.attribute_values()
        inputs = [self.plan.value(port) for port in ports]
        out = np.zeros_like(self.plan.value(PortId(name, op.output)))
        tangent = np.zeros_like(out)
        for port, value, vjp in zip(ports, inputs, op.vjps, strict=True):
            moved = self._found(port)
            if moved is None:
                continue
            shape = out.shape if op.broadcasts else value.shape

            def pull(g: Array, vjp: Callable[..., None] = vjp, shape: Shape = shape) -> Array:
                spaces = self._workspaces(name, inputs)
                of_node(op.forward, name)(out, *inputs, *attributes, *spaces)
                into = np.zeros(shape, out.dtype)
                of_node(vjp, name)(into, g, out, *inputs, *attributes, *spaces)
                return into

            tangent += _push(pull, np.broadcast_to(moved, shape), out.shape)
        return tangent

    def _workspaces(self, name: str, inputs: list[Array]) -> list[Array]:
        node, dtype = self.plan.graph[name], np.result_type(*inputs)
        shapes = node.op.workspace_shapes([array.shape for array in inputs], node.attribute_values())
        return [np.zeros(shape, dtype) for shape in shapes]


def _push(pull: Callable[[Array], Array], moved: Array, shape: Shape) -> Array:
    """J v, where `pull` gives g J: number by number of the output, or at once where J is diagonal."""
    if moved.shape == shape:
        diagonal, probe = pull(np.ones(shape)), np.random.default_rng(0).uniform(1, 2, shape)
        if np.allclose(pull(probe), diagonal * probe, rtol=1e-13, atol=0, equal_nan=True):
            return diagonal * moved
    tangent = np.zeros(shape)
    for index in np.ndindex(shape):
        g = np.zeros(shape)
        g[index] = 1
        tangent[index] = np.sum(pull(g) * moved)
    return tangent


def unit(shape: tuple[int, int], row: int, column: int) -> Array:
    """The direction in which one number alone moves."""
    direction = np.zeros(shape)
    direction[row, column] = 1
    return direction
