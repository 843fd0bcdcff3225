"""One step of training taken apart: forward node by node, backward wire by wire, then each parameter's update."""

from collections.abc import Container
from typing import Literal, NamedTuple

import numpy as np

from graphgui.engine.autodiff.noise import draw
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.engine.training.run import Run
from graphgui.ops import Array

Phase = Literal["forward", "backward", "sum", "update"]


class Operation(NamedTuple):
    """One thing that is computed.

    Attributes:
        phase: "forward" gives the value of `port`, an output; "backward" the share of `port`, an input; "sum" adds
            the shares of `port`, an output that feeds several inputs; "update" moves `port`, a parameter.
    """

    phase: Phase
    port: PortId


def operations_of(plan: Plan) -> list[Operation]:
    """The operations of one step in their order: forward, backward with the sums, updates."""
    outputs = {PortId(name, plan.graph[name].op.output) for name in plan.order}
    return [
        *(Operation("forward", each.port) for each in plan.forward_steps),
        *(Operation("sum" if each.port in outputs else "backward", each.port) for each in plan.backward_steps),
        *(Operation("update", port) for port in plan.parameters),
    ]


class StepDebugger:
    """A step of training, of which the first `position` operations are done.

    What is not computed yet has no value and no gradient. An output that feeds several inputs has for its gradient
    the sum of the shares that have come back so far.

    Args:
        run: the run that stands after `step` updates.
        step: the step to take apart; with mini-batches, of the batch that it sees.

    Attributes:
        loss: of the examples that the step sees, before its update: known though nothing is computed yet.
        learning_rate: η, as the schedule has it for this step.
    """

    def __init__(self, run: Run, step: int) -> None:
        trainer = run.at(step)
        segment = run.segment(step)
        rows = trainer.batch(step)
        feeds = trainer.feeds if rows is None else trainer.examples.take(trainer.feeds, rows)
        before = trainer.snapshot()
        with np.errstate(all="ignore"):
            self.loss = trainer.step()
        self.learning_rate = trainer.last_rate
        self._before, self._after = before.theta, trainer.plan.theta.copy()
        trainer.restore(before)
        self.step = step
        self.plan = Plan(segment.graph, feeds, dtype=trainer.plan.dtype, theta=before.theta.copy())
        draw(self.plan, step)
        self._feeds_others = {
            port: [wire for wire in self.plan.graph.outgoing(port.node) if wire.target in self.plan.reaches_loss]
            for port in (PortId(name, self.plan.graph[name].op.output) for name in self.plan.order)
        }
        self.operations = operations_of(self.plan)
        self._calls = [each.run for each in (*self.plan.forward_steps, *self.plan.backward_steps)]
        self._slices: dict[PortId, slice] = {}
        end = 0
        for port, array in self.plan.parameters.items():
            start, end = end, end + array.size
            self._slices[port] = slice(start, end)
        self._index = {operation: index for index, operation in enumerate(self.operations)}
        self.position = 0

    # walking

    @property
    def current(self) -> Operation | None:
        """The operation that was done last; None at the beginning."""
        return self.operations[self.position - 1] if self.position else None

    @property
    def is_over(self) -> bool:
        """Whether everything is done."""
        return self.position == len(self.operations)

    def into(self) -> None:
        """Do the next operation."""
        if self.is_over:
            return
        operation = self.operations[self.position]
        if operation.phase != "update":
            with np.errstate(all="ignore"):
                self._calls[self.position]()
        else:
            part = self._slices[operation.port]
            self.plan.theta[part] = self._after[part]
        self.position += 1

    def back(self) -> None:
        """Undo the last operation."""
        if not self.position:
            return
        self.position -= 1
        operation = self.operations[self.position]
        if operation.phase == "update":
            part = self._slices[operation.port]
            self.plan.theta[part] = self._before[part]

    def over(self, breakpoints: Container[str] = ()) -> None:
        """Do the rest of the phase that the next operation belongs to; sums belong to backward.

        It pauses before an operation of a node in `breakpoints`, unless that is the first.
        """
        if self.is_over:
            return
        phase = _kind(self.operations[self.position])
        while not self.is_over and _kind(self.operations[self.position]) == phase:
            self.into()
            if not self.is_over and self.operations[self.position].port.node in breakpoints:
                return

    def on_to(self, nodes: Container[str], *, may_stay: bool = False) -> bool:
        """Go on until an operation of one of these nodes is next, as the first of its phase; whether one came.

        With `may_stay` the one that is next already will do.
        """
        if not may_stay:
            self.into()
        while not self.is_over:
            here, before = self.operations[self.position], self.current
            was_there = before and before.port.node == here.port.node and _kind(before) == _kind(here)
            if here.port.node in nodes and not was_there:
                return True
            self.into()
        return False

    def go_to(self, position: int) -> None:
        """Do or undo operations until so many are done."""
        while self.position < min(position, len(self.operations)):
            self.into()
        while self.position > max(position, 0):
            self.back()

    # reading

    def value(self, port: PortId) -> Array | None:
        """The value at a port, None where it is not computed yet."""
        wire = self.plan.graph.incoming(port.node).get(port.port)
        start = wire.start if wire else port
        return self.plan.value(port) if self._is_done(Operation("forward", start)) else None

    def gradient(self, port: PortId) -> Array | None:
        """The gradient at a port: what has come back so far, None where nothing has."""
        plan = self.plan
        if plan.loss is None or port.node not in plan.reaches_loss:
            return plan.gradient(port)
        if port == plan.loss:
            return plan.gradient(port) if self._has_begun_backward() else None
        if port not in self._feeds_others:
            return plan.gradient(port) if self._is_done(Operation("backward", port)) else None
        return self._sum_so_far(port)

    def before(self, port: PortId) -> Array:
        """A parameter as it was before its update."""
        shape = self.plan.parameters[port].shape
        return self._before[self._slices[port]].reshape(shape)

    def share(self, wire: Wire) -> Array | None:
        """What came back along one wire."""
        return self.gradient(wire.end)

    def _sum_so_far(self, port: PortId) -> Array | None:
        arrived = [w.end for w in self._feeds_others[port] if self._is_done(Operation("backward", w.end))]
        if len(arrived) == len(self._feeds_others[port]) and self._is_done(Operation("sum", port)):
            return self.plan.gradient(port)
        shares = [share for end in arrived if (share := self.plan.gradient(end)) is not None]
        return sum(shares[1:], shares[0]) if shares else None

    def _is_done(self, operation: Operation) -> bool:
        """Whether an operation is done; one that there is not needs no doing."""
        return self._index.get(operation, -1) < self.position

    def _has_begun_backward(self) -> bool:
        return self.position >= len(self.plan.forward_steps)


def _kind(operation: Operation) -> str:
    return "backward" if operation.phase == "sum" else operation.phase
