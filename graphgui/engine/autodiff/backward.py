"""The way back from the loss: which gradients are computed, and where each comes to stand."""

import math
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from graphgui.engine.autodiff.aligned import Memory
from graphgui.engine.autodiff.numbering import Numbering
from graphgui.engine.autodiff.values import Call, Values
from graphgui.engine.graph.graph import Node, PortId
from graphgui.faults import kind, with_fault
from graphgui.ops import Array
from graphgui.ops.plugins.guard import of_node


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
        loss: the number of the loss; no value that depends on it is wanted.
        wanted: by number, whether a value is to have a gradient; all of them are what the loss depends on.
        parameters: where the gradients of parameters are to stand, by number.
        lean: keep no wire's own share, but add each to the gradient of the output that it goes to.

    Attributes:
        calls: in the order in which they are made.
        gradients: of values, by number.
        shares: what comes back at each input of a node, by the number of its output; none in a lean one.
    """

    def __init__(
        self,
        numbering: Numbering,
        loss: int,
        wanted: Sequence[int],
        values: Values,
        parameters: Mapping[int, Array],
        memory: Memory,
        *,
        lean: bool,
    ) -> None:
        self._numbering, self._values, self._wanted = numbering, values, wanted
        self._shapes = numbering.shapes
        self._parameters, self._memory, self._lean = parameters, memory, lean
        self._scratch_arrays: Array | None = None
        self.calls: list[Call] = []
        self._places: list[tuple[Node, str, int]] = []  # of each call node, port and number of the value there
        self.gradients: dict[int, Array] = {loss: np.ones_like(values.arrays[loss])}
        self.shares: dict[int, list[Array]] = {}
        self._received: dict[int, list[Array]] = {}
        faulty = (use for use in numbering.uses if use[0].fault)
        self._overwritten = {output for node, output, _ in faulty if _is_of_the_sum(node)}
        self._consumers = [] if lean else _counted_consumers(numbering, wanted)
        for node, output, inputs in reversed(numbering.uses):
            if wanted[output]:
                if received := self._received.pop(output, None):
                    self._add_up(node, output, received)
                if node.op.source is None:
                    self._share_out(node, output, inputs)

    def at(self, port: PortId) -> Array | None:
        """The gradient of an output or parameter, or a wire's own share; None where there is none."""
        node, output, _ = self._numbering.use(port.node)
        if port.port == node.op.output or port in self._numbering.parameters:
            return self.gradients.get(self._numbering.at(port))
        shares = self.shares.get(output)
        return shares[[each.name for each in node.op.inputs].index(port.port)] if shares else None

    @property
    def steps(self) -> list[Step]:
        """The calls, and what each computes."""
        places = zip(self._places, self.calls, strict=True)
        return [Step(PortId(node.name, port), call) for (node, port, _), call in places]

    @property
    def numbers(self) -> list[int]:
        """Of each call the value whose gradient, or share of it, is computed."""
        return [number for _, _, number in self._places]

    def _add_up(self, node: Node, output: int, shares: Sequence[Array]) -> None:
        """An output's gradient is the sum of its wires' shares."""
        total = self.gradients[output] = self._gradient_array(output)
        call = (
            partial(np.copyto, total, shares[-1])
            if output in self._overwritten
            else partial(_add_up, total, shares)
        )
        self._append(node, node.op.output, output, call)

    def _share_out(self, node: Node, output: int, inputs: Sequence[int]) -> None:
        """What each input of a node receives, given the gradient of its output."""
        op, g = node.op, self.gradients[output]
        for input_, vjp, number in zip(op.inputs, op.vjps, inputs, strict=True):
            if not self._wanted[number]:
                continue
            vjp = of_node(vjp, node.name)
            if node.fault and node.fault.port == input_.name:
                vjp = with_fault(vjp, node.fault, op, self._shapes[number], self._shapes[output])
            share, total = self._share_array(output, number)
            is_stretched = op.broadcasts and share.shape != g.shape
            call = self._values.bind(node, output, vjp, self._scratch(g.shape) if is_stretched else share, g)
            if is_stretched or total is not None:
                calls: list[Call] = [call]
                if is_stretched:
                    calls.append(partial(_sum_back, self._scratch(g.shape), share))
                if total is not None:
                    is_kept = number not in self._overwritten
                    calls.append(
                        partial(np.add, total, share, total) if is_kept else partial(np.copyto, total, share)
                    )
                call = partial(_in_turn, tuple(calls))
            self._append(node, input_.name, number, call)

    def _append(self, node: Node, port: str, number: int, call: Call) -> None:
        self.calls.append(call)
        self._places.append((node, port, number))

    def _share_array(self, output: int, number: int) -> tuple[Array, Array | None]:
        """Where what an input of a node receives is written, and what it must then be added to.

        A lone share is the gradient itself. In a lean one the first comes to stand there, the others are added.
        """
        total = self.gradients.get(number) if self._lean else None
        if total is not None:
            return self._scratch(total.shape, second=True), total
        if self._lean or self._consumers[number] == 1:
            share = self.gradients[number] = self._gradient_array(number)
        else:
            share = self._memory.zeros(self._shapes[number])
            self._received.setdefault(number, []).append(share)
        if not self._lean:
            self.shares.setdefault(output, []).append(share)
        return share, None

    def _gradient_array(self, number: int) -> Array:
        """Where the gradient of a value stands."""
        found = self._parameters.get(number)
        return self._memory.zeros(self._shapes[number]) if found is None else found

    def _scratch(self, shape: tuple[int, ...], *, second: bool = False) -> Array:
        """A view of one array that any step may use and none relies on afterwards.

        The second half is for a share on its way to a sum, which may itself be the sum of a stretched one.
        """
        size = math.prod(shape)
        if self._scratch_arrays is None:
            uses = self._numbering.uses
            largest = max(math.prod(self._shapes[output]) for _, output, _ in uses if self._wanted[output])
            self._scratch_arrays = self._memory.zeros((2, largest))
        return self._scratch_arrays[int(second), :size].reshape(shape)


def _counted_consumers(numbering: Numbering, wanted: Sequence[int]) -> list[int]:
    """By number, the inputs of wanted nodes at which a value arrives."""
    counts = [0] * len(numbering.shapes)
    for _, output, inputs in numbering.uses:
        if wanted[output]:
            for number in inputs:
                counts[number] += 1
    return counts


def _is_of_the_sum(node: Node) -> bool:
    """Whether a fault is planted in the sum over the wires that leave a node."""
    fault = node.fault
    return fault is not None and fault.port == node.op.output and kind(fault.kind).wrong is None


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
