"""A graph compiled to a flat list of calls over preallocated arrays.

The trainable parameters lie one after another in one vector, `theta`, of which each parameter is a view, and
their gradients likewise in `gradient_theta`: an update, a snapshot or a step back is one operation on a vector.
"""

from collections.abc import Callable, Container, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import DTypeLike

from graphgui.engine.autodiff.aligned import zeros
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId, Wire
from graphgui.engine.graph.shapes import Feeds, Shapes, infer
from graphgui.ops import Array
from graphgui.ops.op import Attribute, show_shape
from graphgui.words import mark_for_translation

Call = Callable[[], None]


class Step(NamedTuple):
    """One call of the plan: a node's value, or what an input of a node receives.

    `port` is the output for a forward step; for a backward step the input whose share is computed, or the
    output whose shares are added up.
    """

    port: PortId
    run: Call


class Plan:
    """Forward and backward through one graph.

    Args:
        graph: compiled as it is now; compile anew when its nodes or wires change.
        feeds: the matrix of each `input` node; copied.
        gradients: "all" keeps the gradient of every port and every wire's own share; "parameters" computes
            and keeps only what the parameters' gradients need, and only the values that the loss needs.
        theta: the vector to hold the parameters in, where the caller shares one; zeros otherwise.
        dtype: of all arrays.

    Raises:
        Problem: shapes that do not fit, inputs that are not wired, a loss that is not one number.
    """

    def __init__(
        self,
        graph: Graph,
        feeds: Feeds,
        *,
        gradients: Literal["all", "parameters"] = "all",
        theta: Array | None = None,
        dtype: DTypeLike = np.float64,
    ) -> None:
        self.graph = graph.copy()
        self.dtype = np.dtype(dtype)
        self.shapes = _complete_shapes(self.graph, feeds)
        self.loss = self._loss_port()
        self._lean = gradients == "parameters"
        self.reaches_loss = self.graph.upstream(self.loss.node) if self.loss else set()
        order = self.graph.order()
        self.order = [name for name in order if name in self.reaches_loss] if self._lean else order
        self.parameters: dict[PortId, Array] = {}
        self.parameter_gradients: dict[PortId, Array] = {}
        self._values: dict[PortId, Array] = {}
        self._gradients: dict[PortId, Array] = {}
        self._shares: dict[PortId, Array] = {}
        self._allocate_parameters(theta)
        self._allocate_values(feeds)
        self.workspaces: dict[str, tuple[Array, ...]] = {}  # of each node's operation
        self._bound: dict[str, list[tuple[partial[None], tuple[Array, ...]]]] = {}
        self._scratch_array: Array | None = None
        self.names = frozenset(self.graph.nodes)
        self._position = {name: index for index, name in enumerate(self.order)}
        self._consumers_of: dict[PortId, list[PortId]] = {}
        self.forward_steps: Sequence[Step] = self._compile_forward()
        self.backward_steps: Sequence[Step] = self._compile_backward() if self.loss else ()
        self._forward = tuple(step.run for step in self.forward_steps)
        self._backward = tuple(step.run for step in self.backward_steps)
        needed = self._wanted_gradients(lean=True)
        self._needed = tuple(step.run for step in self.backward_steps if step.port in needed)
        self.optional_gradients = frozenset(step.port for step in self.backward_steps if step.port not in needed)

    # running

    def forward(self) -> float:
        """Compute every value; return the loss, NaN where the graph has none."""
        for call in self._forward:
            call()
        return self.loss_value()

    def backward(self, optional: bool = True) -> None:
        """Compute every gradient, of the values that `forward` left.

        Args:
            optional: also those in `optional_gradients`, which no parameter's gradient needs: mostly of data.
        """
        for call in self._backward if optional else self._needed:
            call()

    def evaluate(self, theta: Array | None = None, *, gradients: bool = True, optional: bool = True) -> float:
        """Compute every value, and gradient, at these parameters or those that stand; return what `forward` does.

        Numbers that are not finite warn nobody. Args: `theta` as the attribute, `optional` as in `backward`.
        """
        if theta is not None:
            self.theta[:] = theta
        with np.errstate(all="ignore"):
            loss = self.forward()
            if gradients:
                self.backward(optional)
        return loss

    @property
    def optional_size(self) -> int:
        """How many numbers the gradients have that no parameter's gradient needs."""
        shapes = (self.shapes.known[port] for port in self.optional_gradients)
        return sum(rows * columns for rows, columns in shapes)

    def loss_value(self) -> float:
        """The loss as it stands."""
        return float(self._values[self.loss].item().real) if self.loss else float("nan")

    @property
    def calls(self) -> tuple[Call, ...]:
        """One whole pass, forward then backward, for a caller that runs it in a loop of its own."""
        return self._forward + self._backward

    # reading; every array is the plan's own: copy what must outlive the next run

    def value(self, port: PortId) -> Array:
        """The value at an output, at a wired input or of a parameter."""
        value = self._values.get(port)
        if value is None:
            value = self._values[self.graph.incoming(port.node)[port.port].start]
        return value

    def gradient(self, port: PortId) -> Array | None:
        """dL/d(value at the port): the sum of the shares at an output, the wire's own share at an input.

        Zeros where the port does not reach the loss; None where the graph has no loss.
        """
        if self.loss is None:
            return None
        if port in self._shares:
            return self._shares[port]
        if port in self._gradients:
            return self._gradients[port]
        return np.zeros(self.shapes.known[port], self.dtype)

    def theta_by_name(self, theta: Array) -> dict[str, Array]:
        """Another vector of parameters, cut and named as this plan's: copies, by "node.port"."""
        named, end = {}, 0
        for port, array in self.parameters.items():
            start, end = end, end + array.size
            named[str(port)] = theta[start:end].reshape(array.shape).copy()
        return named

    def share(self, wire: Wire) -> Array | None:
        """What comes back along one wire: its part of the gradient of the output that it leaves."""
        return self.gradient(wire.end)

    def feed(self, name: str, matrix: Array) -> None:
        """Put other numbers of the same shape into an `input`, without compiling anew."""
        np.copyto(self._values[PortId(name, self.graph[name].op.output)], matrix)

    def set_attributes(self, name: str, **changed: Any) -> None:
        """Give a node other numbers, without compiling anew: whoever holds `calls` runs with them from now on.

        Raises:
            Problem: values that the op does not take, or that would give its output another shape.
        """
        before = self.graph[name]
        node = before.with_attributes(**changed)
        inputs = [self.value(port).shape for port in self._input_ports(name)]
        shape = node.op.shape(*inputs, *node.attribute_values())
        if shape != self.shapes.known[PortId(name, node.op.output)]:
            raise GraphProblem(
                mark_for_translation("problems", "“{node}” would give {shape}: the graph must be compiled anew."),
                node=name,
                shape=show_shape(shape),
            )
        self.graph.update(node)
        arguments = self._arguments(name)
        for call, leading in self._bound[name]:
            call.__setstate__((call.func, (*leading, *arguments), {}, None))  # type: ignore[attr-defined]

    # compiling

    def _loss_port(self) -> PortId | None:
        name = self.graph.trained_loss()
        if name is None:
            return None
        port = PortId(name, self.graph[name].op.output)
        if self.shapes.known[port] != (1, 1):
            raise GraphProblem(
                mark_for_translation("problems", "The loss must be one number, and “{node}” gives {shape}."),
                node=name,
                shape=show_shape(self.shapes.known[port]),
            )
        return port

    def _allocate_parameters(self, theta: Array | None) -> None:
        ports = [port for name in self.graph.order() for port in self.graph.own_parameters(name)]
        sizes = [int(np.prod(self.shapes.known[port])) for port in ports]
        self.theta = np.zeros(sum(sizes), self.dtype) if theta is None else theta
        if self.theta.shape != (sum(sizes),) or self.theta.dtype != self.dtype:
            raise ValueError(f"theta must be {sum(sizes)} numbers of {self.dtype}")
        self.gradient_theta = np.zeros_like(self.theta)
        end = 0
        for port, size in zip(ports, sizes, strict=True):
            start, end = end, end + size
            shape = self.shapes.known[port]
            self.parameters[port] = self.theta[start:end].reshape(shape)
            self.parameter_gradients[port] = self.gradient_theta[start:end].reshape(shape)

    def _allocate_values(self, feeds: Feeds) -> None:
        self._values.update(self.parameters)
        for name in self.order:
            op = self.graph[name].op
            port = PortId(name, op.output)
            if op.source == "feed":
                rows, columns = feeds[name].shape
                self._values[port] = zeros((rows, columns), self.dtype)
                np.copyto(self._values[port], feeds[name], casting="same_kind")
            elif op.source is None:
                self._values[port] = zeros(self.shapes.known[port], self.dtype)

    def _input_ports(self, name: str) -> list[PortId]:
        return [PortId(name, port.name) for port in self.graph[name].op.inputs]

    def _arguments(self, name: str) -> tuple[object, ...]:
        """(out, *inputs, *attributes, *workspaces), as the op's functions take them."""
        node = self.graph[name]
        inputs = [self.value(port) for port in self._input_ports(name)]
        attributes = node.attribute_values()
        numbers = [self._as_array(a, value) for a, value in zip(node.op.attributes, attributes, strict=True)]
        if name not in self.workspaces:
            shapes = node.op.workspace_shapes([array.shape for array in inputs], attributes)
            self.workspaces[name] = tuple(zeros(shape, self.dtype) for shape in shapes)
        out = self._values[PortId(name, node.op.output)]
        return (out, *inputs, *numbers, *self.workspaces[name])

    def _as_array(self, attribute: Attribute, value: Any) -> Any:
        """A matrix as NumPy takes it without converting it at each call."""
        return np.asarray(value, self.dtype) if attribute.kind == "matrix" and value is not None else value

    def _bind(self, name: str, function: Callable[..., None], *leading: Array) -> Call:
        """A call of one of a node's functions on its arrays, kept so that its numbers can be changed in place."""
        call = partial(function, *leading, *self._arguments(name))
        self._bound.setdefault(name, []).append((call, leading))
        return call

    def _compile_forward(self) -> list[Step]:
        steps = []
        for name in self.order:
            op = self.graph[name].op
            if op.source is None:
                steps.append(Step(PortId(name, op.output), self._bind(name, op.forward)))
        return steps

    def _compile_backward(self) -> list[Step]:
        assert self.loss is not None
        self._gradients[self.loss] = np.ones((1, 1), self.dtype)
        wanted = self._wanted_gradients(self._lean)
        steps: list[Step] = []
        for name in reversed(self.order):
            output = PortId(name, self.graph[name].op.output)
            if output not in wanted:
                continue
            if output != self.loss:
                steps += self._sum_shares(output)
            steps += self._shares_of(name, wanted)
        return steps

    def _wanted_gradients(self, lean: bool) -> set[PortId]:
        """The outputs and inputs on the way from the loss to a parameter; all of them unless `lean`."""
        wanted: set[PortId] = set()
        for name in self.order:
            if name not in self.reaches_loss:
                continue
            incoming, reached = self.graph.incoming(name), False
            for port in self._input_ports(name):
                wire = incoming.get(port.port)
                if port in self.parameters or (wire and wire.start in wanted) or not lean:
                    wanted.add(port)
                    reached = True
            output = PortId(name, self.graph[name].op.output)
            if reached or output in self.parameters or not lean:
                wanted.add(output)
        return wanted

    def _consumers(self, output: PortId) -> list[PortId]:
        """The inputs that an output feeds and that reach the loss, in the order in which backward meets them."""
        if output not in self._consumers_of:
            wires = sorted(
                (w for w in self.graph.outgoing(output.node) if w.target in self.reaches_loss),
                key=lambda w: (-self._position[w.target], self._input_ports(w.target).index(w.end)),
            )
            self._consumers_of[output] = [w.end for w in wires if w.output == output.port]
        return self._consumers_of[output]

    def _gradient_array(self, port: PortId) -> Array:
        if port in self.parameter_gradients:
            return self.parameter_gradients[port]
        return zeros(self.shapes.known[port], self.dtype)

    def _sum_shares(self, output: PortId) -> list[Step]:
        """An output's gradient is the sum of its wires' shares; a lone share is the gradient itself."""
        consumers = self._consumers(output)
        if len(consumers) == 1:
            self._gradients[output] = self._shares[consumers[0]]
            return []
        if self._lean:
            return []  # its shares were added to it one by one
        total = self._gradients[output] = self._gradient_array(output)
        return [Step(output, partial(_add_up, total, [self._shares[port] for port in consumers]))]

    def _shares_of(self, name: str, wanted: Container[PortId]) -> list[Step]:
        """What each input of a node receives, given the gradient of its output."""
        op = self.graph[name].op
        if op.source is not None:
            return []
        g = self._gradients[PortId(name, op.output)]
        steps = []
        for port, vjp in zip(self._input_ports(name), op.vjps, strict=True):
            if port not in wanted:
                continue
            share, is_added = self._share_array(port)
            stretched = op.broadcasts and share.shape != g.shape
            into = self._scratch(g.shape) if stretched else share
            calls: list[Call] = [self._bind(name, vjp, into, g)]
            if stretched:
                calls.append(partial(_sum_back, into, share))
            if is_added:
                total = self._gradients[self.graph.incoming(name)[port.port].start]
                calls.append(partial(np.add, total, share, total))
            steps.append(Step(port, calls[0] if len(calls) == 1 else partial(_in_turn, tuple(calls))))
        return steps

    def _share_array(self, port: PortId) -> tuple[Array, bool]:
        """Where an input's share is written, and whether it must then be added to the output's gradient.

        A lean plan keeps no shares: the first is written where the sum will be, the others are added to it.
        """
        wire = self.graph.incoming(port.node).get(port.port)
        if wire is None:
            self._shares[port] = self._gradient_array(port)
        elif len(self._consumers(wire.start)) == 1:
            self._shares[port] = self._gradient_array(wire.start)
        elif not self._lean:
            self._shares[port] = self._gradient_array(port)
        elif wire.start in self._gradients:
            return self._scratch(self.shapes.known[port], second=True), True
        else:
            self._gradients[wire.start] = self._gradient_array(wire.start)
            return self._gradients[wire.start], False
        return self._shares[port], False

    def _scratch(self, shape: tuple[int, ...], *, second: bool = False) -> Array:
        """A view of one array that any step may use and none relies on afterwards.

        The second half is for a share on its way to a sum, which may itself be the sum of a stretched one.
        """
        size = int(np.prod(shape))
        if self._scratch_array is None:
            largest = max(rows * columns for rows, columns in self.shapes.known.values())
            self._scratch_array = zeros((2, largest), self.dtype)
        return self._scratch_array[int(second), :size].reshape(shape)


def _complete_shapes(graph: Graph, feeds: Feeds) -> Shapes:
    shapes = infer(graph, feeds)
    if problem := shapes.first_problem():
        raise problem
    return shapes


def _add_up(total: Array, shares: Sequence[Array]) -> None:
    np.add(shares[0], shares[1], total)
    for share in shares[2:]:
        np.add(total, share, total)


def _sum_back(stretched: Array, share: Array) -> None:
    """A stretched input counts once for each row or column it was stretched over: its share is their sum."""
    axes = tuple(axis for axis in (0, 1) if share.shape[axis] != stretched.shape[axis])
    np.add.reduce(stretched, axis=axes, out=share, keepdims=True)


def _in_turn(calls: Sequence[Call]) -> None:
    for call in calls:
        call()
