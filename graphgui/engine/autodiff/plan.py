"""A graph compiled to a flat list of calls over preallocated arrays.

The trainable parameters lie one after another in one vector, `theta`, of which each parameter is a view, and
their gradients likewise in `gradient_theta`: an update, a snapshot or a step back is one operation on a vector.
"""

import math
from collections.abc import Collection, Mapping, Sequence, Set
from functools import cached_property
from operator import and_
from typing import Any, Literal

import numpy as np
from numpy.typing import DTypeLike

from graphgui.engine.autodiff.aligned import Memory
from graphgui.engine.autodiff.backward import Backward, Step
from graphgui.engine.autodiff.cores import leave_one_core
from graphgui.engine.autodiff.numbering import Numbering
from graphgui.engine.autodiff.values import Call, Values
from graphgui.engine.collection import without_collection
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId, Wire
from graphgui.engine.graph.shapes import Feeds, Shapes
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
        self.names: Collection[str] = self.graph.nodes.keys()
        self._numbering = numbering = Numbering(self.graph, feeds)
        self.loss = self._loss_port()
        loss = numbering.output(self.loss.node) if self.loss else None
        self._to_loss = numbering.none() if loss is None else numbering.upstream(loss)
        self._needed = self._to_loss if lean else numbering.all()
        self._allocate_parameters(theta)
        parameters = dict(zip(numbering.parameters.values(), self.parameters.values(), strict=True))
        memory = Memory(self.dtype)
        self._values = Values(numbering, self._needed, feeds, parameters, memory, self.dtype)
        self.workspaces: Mapping[str, tuple[Array, ...]] = self._values.workspaces
        calls = self._values.calls
        # The values that a parameter changes, and those that change from step to step at all.
        self._learnt = learnt = numbering.downstream(parameters)
        noisy = [numbering.output(name) for name in self.workspaces if self.graph[name].op.noise]
        changing = numbering.downstream([*parameters, *noisy]) if noisy else learnt
        self.data_calls = tuple(call for number, call in calls.items() if lean and not changing[number])
        self._forward = tuple(call for number, call in calls.items() if not lean or changing[number])
        self._backward: Backward | None = None
        self._to_optional = self._to_parameters = tuple[Call, ...]()
        if loss is not None:
            wanted = bytearray(map(and_, self._to_loss, learnt)) if lean else self._to_loss
            gradients = dict(zip(parameters, self.parameter_gradients.values(), strict=True))
            self._backward = Backward(numbering, loss, wanted, self._values, gradients, memory, lean=lean)
            self._to_optional = self._to_parameters = tuple(self._backward.calls)
            if not lean:
                numbers = zip(self._backward.numbers, self._to_optional, strict=True)
                self._to_parameters = tuple(call for number, call in numbers if learnt[number])

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
        shapes = (self._numbering.shape(port) for port in self.optional_gradients)
        return sum(rows * columns for rows, columns in shapes)

    def loss_value(self) -> float:
        """The loss as it stands."""
        return float(self.value(self.loss).item().real) if self.loss else float("nan")

    @property
    def calls(self) -> tuple[Call, ...]:
        """One whole pass, forward then backward, for a caller that runs it in a loop of its own."""
        return self._forward + self._to_optional

    # what is in it, made for who asks

    @cached_property
    def shapes(self) -> Shapes:
        """The shape at every port."""
        return Shapes(self._numbering.at_nodes(), {}, self.graph)

    @cached_property
    def order(self) -> Sequence[str]:
        """The nodes whose values are computed, each after all that it depends on."""
        return [node.name for node, output, _ in self._numbering.uses if self._needed[output]]

    @cached_property
    def reaches_loss(self) -> Set[str]:
        """The nodes that the loss depends on, itself included."""
        return {node.name for node, output, _ in self._numbering.uses if self._to_loss[output]}

    @cached_property
    def forward_steps(self) -> Sequence[Step]:
        """What computes the values, one step for each node that is no source."""
        calls, uses = self._values.calls, self._numbering.uses
        return [
            Step(PortId(node.name, node.op.output), calls[output]) for node, output, _ in uses if output in calls
        ]

    @cached_property
    def backward_steps(self) -> Sequence[Step]:
        """What computes the gradients."""
        return self._backward.steps if self._backward else ()

    @cached_property
    def optional_gradients(self) -> frozenset[PortId]:
        """Where there is a gradient that no parameter's needs."""
        numbers = self._backward.numbers if self._backward else ()
        steps = zip(self.backward_steps, numbers, strict=True)
        return frozenset(step.port for step, number in steps if not self._learnt[number])

    # reading; every array is the plan's own: copy what must outlive the next run

    def value(self, port: PortId) -> Array:
        """The value at an output, at a wired input or of a parameter."""
        return self._values.arrays[self._numbering.at(port)]

    def gradient(self, port: PortId) -> Array | None:
        """dL/d(value at the port): the sum of the shares at an output, the wire's own share at an input.

        Zeros where the port does not reach the loss; None where the graph has no loss.
        """
        if self.loss is None:
            return None
        assert self._backward is not None
        found = self._backward.at(port)
        return np.zeros(self._numbering.shape(port), self.dtype) if found is None else found

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
        np.copyto(self._values.arrays[self._numbering.output(name)], matrix)
        self._compute_data()

    def set_attributes(self, name: str, **changed: Any) -> None:
        """Give a node other numbers, without compiling anew: whoever holds `calls` runs with them from now on.

        Raises:
            Problem: values that the op does not take, or that would give its output another shape.
        """
        node = self.graph[name].with_attributes(**changed)
        shapes = self._numbering.shapes
        _, output, inputs = self._numbering.use(name)
        shape = node.op.shape(*[shapes[number] for number in inputs], *node.attribute_values())
        if shape != shapes[output]:
            raise GraphProblem(
                mark_for_translation("problems", "“{node}” would give {shape}: the graph must be compiled anew."),
                node=name,
                shape=show_shape(shape),
            )
        self.graph.update(node)
        self._numbering.update(node)
        self._values.rebind(name)
        self._compute_data()

    # compiling

    def _loss_port(self) -> PortId | None:
        name = self.graph.trained_loss()
        if name is None:
            return None
        port = PortId(name, self.graph[name].op.output)
        shape = self._numbering.shape(port)
        if shape != (1, 1):
            raise GraphProblem(
                mark_for_translation("problems", "The loss must be one number, and “{node}” gives {shape}."),
                node=name,
                shape=show_shape(shape),
            )
        return port

    def _allocate_parameters(self, theta: Array | None) -> None:
        shapes = [self._numbering.shapes[number] for number in self._numbering.parameters.values()]
        sizes = [math.prod(shape) for shape in shapes]
        self.theta = np.zeros(sum(sizes), self.dtype) if theta is None else theta
        if self.theta.shape != (sum(sizes),) or self.theta.dtype != self.dtype:
            raise ValueError(f"theta must be {sum(sizes)} numbers of {self.dtype}")
        self.gradient_theta = np.zeros_like(self.theta)
        self.parameters: dict[PortId, Array] = {}
        self.parameter_gradients: dict[PortId, Array] = {}
        end = 0
        for port, shape, size in zip(self._numbering.parameters, shapes, sizes, strict=True):
            start, end = end, end + size
            self.parameters[port] = self.theta[start:end].reshape(shape)
            self.parameter_gradients[port] = self.gradient_theta[start:end].reshape(shape)

    def _compute_data(self) -> None:
        with np.errstate(all="ignore"):
            for call in self.data_calls:
                call()
