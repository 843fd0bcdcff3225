"""The way back from the loss: which gradients are computed, and where each comes to stand."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from graphgui.engine.autodiff.aligned import Memory
from graphgui.engine.autodiff.values import Call, Values
from graphgui.engine.graph.graph import Graph, Node, PortId, Wire
from graphgui.ops import Array


class Step(NamedTuple):
    """One call of a plan: a node's value, or what an input of a node receives.

    `port` is the output for a forward step; for a backward step the input whose share is computed, or the
    output whose shares are added up.
    """

    port: PortId
    run: Call


class Backward:
    """The calls that compute gradients, of the values that forward left.

    Args:
        order: the nodes that the loss depends on, each after all that feed it; the loss is the last.
        wanted: those of them whose outputs are to have a gradient.
        parameters: where the gradients of parameters are to stand, by port.
        lean: keep no wire's own share, but add each to the gradient of the output that it goes to.

    Attributes:
        gradients: of outputs, by node.
        shares: what comes back at an input, a wire's or a parameter's own; in a lean one of parameters alone.
    """

    def __init__(
        self,
        graph: Graph,
        order: Sequence[str],
        wanted: Collection[str],
        values: Values,
        parameters: Mapping[PortId, Array],
        memory: Memory,
        *,
        lean: bool,
    ) -> None:
        self._graph, self._values, self._wanted = graph, values, wanted
        self._parameters, self._memory, self._lean = parameters, memory, lean
        self._scratch_arrays: Array | None = None
        self.gradients: dict[str, Array] = {}
        self.shares: dict[PortId, Array] = {}
        self.steps: list[Step] = []
        loss = order[-1]
        self.gradients[loss] = np.ones_like(values.outputs[loss])
        nodes = graph.nodes
        self._consumers = {} if lean else self._found_consumers(order)
        for name in reversed(order):
            if name in wanted:
                if name != loss:
                    self._sum_shares(nodes[name])
                if nodes[name].op.source is None:
                    self._share_out(nodes[name])

    def _found_consumers(self, order: Sequence[str]) -> dict[str, list[PortId]]:
        """The inputs that each node feeds, in the order in which the way back meets them."""
        consumers: dict[str, list[PortId]] = {name: [] for name in order}
        for name in reversed(order):
            wires = self._graph.incoming(name)
            for port in self._graph[name].op.inputs:
                if (wire := wires.get(port.name)) is not None:
                    consumers[wire.source].append(PortId(name, port.name))
        return consumers

    def _sum_shares(self, node: Node) -> None:
        """An output's gradient is the sum of its wires' shares; a lone share is the gradient itself.

        In a lean one the shares came to stand there, or were added to it one by one.
        """
        if self._lean:
            return
        consumers = self._consumers[node.name]
        if len(consumers) == 1:
            self.gradients[node.name] = self.shares[consumers[0]]
            return
        total = self.gradients[node.name] = self._gradient_array(node.name)
        shares = [self.shares[port] for port in consumers]
        self.steps.append(Step(PortId(node.name, node.op.output), partial(_add_up, total, shares)))

    def _share_out(self, node: Node) -> None:
        """What each input of a node receives, given the gradient of its output."""
        name, op, wires = node.name, node.op, self._graph.incoming(node.name)
        g = self.gradients[name]
        for input_, vjp in zip(op.inputs, op.vjps, strict=True):
            wire = wires.get(input_.name)
            if self._lean and wire is not None and wire.source not in self._wanted:
                continue
            port = PortId(name, input_.name)
            share, total = self._share_array(port, wire)
            is_stretched = op.broadcasts and share.shape != g.shape
            call = self._values.bind(node, vjp, self._scratch(g.shape) if is_stretched else share, g)
            if is_stretched or total is not None:
                calls: list[Call] = [call]
                if is_stretched:
                    calls.append(partial(_sum_back, self._scratch(g.shape), share))
                if total is not None:
                    calls.append(partial(np.add, total, share, total))
                call = partial(_in_turn, tuple(calls))
            self.steps.append(Step(port, call))

    def _share_array(self, port: PortId, wire: Wire | None) -> tuple[Array, Array | None]:
        """Where what an input receives is written, and what it must then be added to."""
        if wire is None:
            share = self.shares[port] = self._parameters[port]
        elif not self._lean:
            is_alone = len(self._consumers[wire.source]) == 1
            shape = self._values.outputs[wire.source].shape
            share = self._gradient_array(wire.source) if is_alone else self._memory.zeros(shape)
            self.shares[port] = share
        elif (total := self.gradients.get(wire.source)) is not None:
            return self._scratch(total.shape, second=True), total
        else:
            share = self.gradients[wire.source] = self._gradient_array(wire.source)
        return share, None

    def _gradient_array(self, name: str) -> Array:
        """Where the gradient of an output stands."""
        op = self._graph[name].op
        if op.source == "parameter":
            return self._parameters[PortId(name, op.output)]
        return self._memory.zeros(self._values.outputs[name].shape)

    def _scratch(self, shape: tuple[int, ...], *, second: bool = False) -> Array:
        """A view of one array that any step may use and none relies on afterwards.

        The second half is for a share on its way to a sum, which may itself be the sum of a stretched one.
        """
        size = int(np.prod(shape))
        if self._scratch_arrays is None:
            largest = max(array.size for array in self._values.outputs.values())
            self._scratch_arrays = self._memory.zeros((2, largest))
        return self._scratch_arrays[int(second), :size].reshape(shape)


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
