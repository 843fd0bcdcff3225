"""A graph compiled to a flat list of calls over preallocated arrays.

The trainable parameters lie one after another in one vector, `theta`, of which each parameter is a view, and
their gradients likewise in `gradient_theta`: an update, a snapshot or a step back is one operation on a vector.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import DTypeLike

from graphgui.engine.autodiff.aligned import Memory
from graphgui.engine.autodiff.backward import Backward, Step
from graphgui.engine.autodiff.cores import leave_one_core
from graphgui.engine.autodiff.values import Call, Values
from graphgui.engine.collection import without_collection
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId, Wire
from graphgui.engine.graph.shapes import Feeds, Shapes, infer
from graphgui.ops import Array
from graphgui.ops.op import show_shape
from graphgui.words import mark_for_translation

__all__ = ["Call", "Plan", "Step"]


class Plan:
    """Forward and backward through one graph.

    Args:
        graph: compiled as it is now; compile anew when its nodes or wires change.
        feeds: the matrix of each `input` node; copied.
        gradients: "all" keeps the gradient of every port and every wire's own share; "parameters" computes
            and keeps only what the parameters' gradients need, and only the values that the loss needs.
        theta: the vector to hold the parameters in, where the caller shares one; zeros otherwise.
        dtype: of all arrays.

    Attributes:
        workspaces: the private arrays of the operations that have any, by node.
        data_calls: compute the values that no step of training changes. A plan for the parameters' gradients
            alone makes them once, and again when it is fed; for any other there are none, and each pass computes
            all.

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
        leave_one_core()
        self.dtype = np.dtype(dtype)
        with without_collection():
            self._compile(graph, feeds, gradients == "parameters", theta)
        self._compute_data()

    def _compile(self, graph: Graph, feeds: Feeds, lean: bool, theta: Array | None) -> None:
        self.graph = graph.copy()
        self.shapes = _complete_shapes(self.graph, feeds)
        self.loss = self._loss_port()
        self.names: Collection[str] = self.graph.nodes.keys()
        self.reaches_loss = self.graph.upstream(self.loss.node) if self.loss else set()
        order = self.graph.order()
        to_loss = [name for name in order if name in self.reaches_loss]
        self.order = to_loss if lean else order
        self.parameters: dict[PortId, Array] = {}
        self.parameter_gradients: dict[PortId, Array] = {}
        self._allocate_parameters(order, theta)
        memory = Memory(self.dtype)
        self._values = Values(
            self.graph, self.order, self.shapes.known, feeds, self.parameters, memory, self.dtype
        )
        self.workspaces: Mapping[str, tuple[Array, ...]] = self._values.workspaces
        calls = self._values.calls
        # The nodes whose value a parameter changes, and those that change from step to step at all.
        learnt = self.graph.downstream(*{port.node for port in self.parameters})
        noisy = [name for name in self.workspaces if self.graph[name].op.noise]
        changing = learnt | self.graph.downstream(*noisy) if noisy else learnt
        still = {name for name in calls if lean and name not in changing}
        self.data_calls = tuple(call for name, call in calls.items() if name in still)
        self._forward = tuple(call for name, call in calls.items() if name not in still)
        self._backward: Backward | None = None
        self.backward_steps: Sequence[Step] = ()
        if self.loss:
            wanted = [name for name in to_loss if name in learnt] if lean else to_loss
            self._backward = Backward(
                self.graph, to_loss, set(wanted), self._values, self.parameter_gradients, memory, lean=lean
            )
            self.backward_steps = self._backward.steps
        self._to_optional = tuple(step.run for step in self.backward_steps)
        self.optional_gradients = frozenset[PortId]()
        self._to_parameters = self._to_optional
        if not lean:
            needed = [self._is_needed(step.port, learnt) for step in self.backward_steps]
            steps = list(zip(self.backward_steps, needed, strict=True))
            self.optional_gradients = frozenset(step.port for step, is_needed in steps if not is_needed)
            self._to_parameters = tuple(step.run for step, is_needed in steps if is_needed)

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
        for call in self._to_optional if optional else self._to_parameters:
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

    @cached_property
    def forward_steps(self) -> Sequence[Step]:
        """What computes the values, one step for each node that is no source."""
        return [Step(PortId(name, self.graph[name].op.output), call) for name, call in self._values.calls.items()]

    def loss_value(self) -> float:
        """The loss as it stands."""
        return float(self._values.outputs[self.loss.node].item().real) if self.loss else float("nan")

    @property
    def calls(self) -> tuple[Call, ...]:
        """One whole pass, forward then backward, for a caller that runs it in a loop of its own."""
        return self._forward + self._to_optional

    # reading; every array is the plan's own: copy what must outlive the next run

    def value(self, port: PortId) -> Array:
        """The value at an output, at a wired input or of a parameter."""
        return self._values.array(port)

    def gradient(self, port: PortId) -> Array | None:
        """dL/d(value at the port): the sum of the shares at an output, the wire's own share at an input.

        Zeros where the port does not reach the loss; None where the graph has no loss.
        """
        if self.loss is None:
            return None
        assert self._backward is not None
        found = self._backward.shares.get(port)
        if found is None and port.port == self.graph[port.node].op.output:
            found = self._backward.gradients.get(port.node)
        if found is not None:
            return found
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
        np.copyto(self._values.outputs[name], matrix)
        self._compute_data()

    def set_attributes(self, name: str, **changed: Any) -> None:
        """Give a node other numbers, without compiling anew: whoever holds `calls` runs with them from now on.

        Raises:
            Problem: values that the op does not take, or that would give its output another shape.
        """
        before = self.graph[name]
        node = before.with_attributes(**changed)
        inputs = [self.value(PortId(name, port.name)).shape for port in node.op.inputs]
        shape = node.op.shape(*inputs, *node.attribute_values())
        if shape != self.shapes.known[PortId(name, node.op.output)]:
            raise GraphProblem(
                mark_for_translation("problems", "“{node}” would give {shape}: the graph must be compiled anew."),
                node=name,
                shape=show_shape(shape),
            )
        self.graph.update(node)
        self._values.rebind(name)
        self._compute_data()

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

    def _allocate_parameters(self, order: Sequence[str], theta: Array | None) -> None:
        ports = [port for name in order for port in self.graph.own_parameters(name)]
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

    def _is_needed(self, port: PortId, learnt: set[str]) -> bool:
        """Whether a parameter's gradient needs that of this port."""
        if port in self.parameters:
            return True
        wire = self.graph.incoming(port.node).get(port.port)
        return (wire.source if wire else port.node) in learnt

    def _compute_data(self) -> None:
        with np.errstate(all="ignore"):
            for call in self.data_calls:
                call()


def _complete_shapes(graph: Graph, feeds: Feeds) -> Shapes:
    shapes = infer(graph, feeds)
    if problem := shapes.first_problem():
        raise problem
    return shapes
