"""What is shown: every value and gradient of one graph at the parameters of one step."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graphgui.document.session.gradient_history import GradientHistory, GradientRange, range_of
from graphgui.engine.autodiff.forward_mode import ForwardMode, Seed
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.model.sample import Sample
from graphgui.engine.training.step_debugger import StepDebugger
from graphgui.ops import Array


@dataclass(frozen=True, eq=False)
class Moment:
    """What every port holds after so many updates; where nothing is computed, nothing.

    Each one that is shown is another object, equal to itself alone: who keeps it can ask whether other numbers
    are shown since. The next moment may be computed in the same arrays, so read it only while it is shown.

    Attributes:
        step: how many updates led here.
        plan: all values and gradients, to be read, of the `sample` where there is one; None while a step is
            debugged and where nothing is computed.
        step_debugger: the step of training that is taken apart here, whose later operations are not done yet.
        ended_step: the step whose last operation led here, where it was taken apart.
        sampling: the examples that stand for all of them while it trains; None where all can be shown in each
            frame.
        sample: `sampling` where the plan is of these examples alone; None where it is of all.
        loss_of_all: the loss of all examples where the plan is of a sample and training told it all the same.
        stale: the inputs whose gradients are those of some moments ago.
        can_be_stale: whether any gradient of this graph ever is.
        feeds: the matrix of each input that has one.
        gradient_history: has the norms of these very gradients; None where it has not.
        run_range: between which sizes the gradients shown of this run lie; None where none was shown.
        hidden: where there is a gradient that is not shown, for it is to be predicted first.
        seed: the number whose tangents stand in place of the gradients; None in reverse mode.
    """

    step: int = 0
    plan: Plan | None = None
    step_debugger: StepDebugger | None = None
    ended_step: StepDebugger | None = None
    sampling: Sample | None = None
    sample: Sample | None = None
    loss_of_all: float | None = None
    stale: frozenset[PortId] = frozenset()
    can_be_stale: bool = False
    feeds: Feeds | None = None
    gradient_history: GradientHistory | None = None
    run_range: GradientRange | None = None
    hidden: frozenset[PortId] = frozenset()
    seed: Seed | None = None

    @cached_property
    def is_computed(self) -> bool:
        """Whether there are values at all."""
        return self._numbers is not None

    @cached_property
    def _numbers(self) -> Plan | StepDebugger | None:
        return self.step_debugger or self.plan

    @cached_property
    def _whole_plan(self) -> Plan | None:
        """The plan of all that will be computed, though it may not be yet."""
        return self.step_debugger.plan if self.step_debugger else self.plan

    @property
    def loss(self) -> float | None:
        """The loss; None where it was not computed or there is none."""
        if self.loss_of_all is not None:
            return self.loss_of_all
        port = self.loss_port
        value = None if port is None else self.value(port)
        return None if value is None else float(value.item().real)

    @property
    def loss_sample(self) -> Sample | None:
        """The sample that the loss is of; None where it is of all examples."""
        return None if self.loss_of_all is not None else self.sample

    @property
    def loss_port(self) -> PortId | None:
        """The output that is the loss; None where there is none."""
        return self._whole_plan.loss if self._whole_plan else None

    @property
    def theta(self) -> Array | None:
        """All parameters, one vector as in `Plan.theta`: a copy; None where nothing is computed."""
        return self._whole_plan.theta.copy() if self._whole_plan else None

    @property
    def parameters(self) -> dict[PortId, Array]:
        """The parameters, rows x columns; empty where nothing is computed."""
        return dict(self._whole_plan.parameters) if self._whole_plan else {}

    def value(self, port: PortId) -> Array | None:
        """The value at a port (rows x columns), None where it has not been computed.

        Of a `sample` it has only the rows that are in it.
        """
        return self._numbers.value(port) if self._numbers and self._holds(port) else None

    def is_data(self, port: PortId) -> bool:
        """Whether the value at a port is a table's, and the same at every moment of a run."""
        return self.feeds is not None and port.node in self.feeds

    def gradient(self, port: PortId) -> Array | None:
        """The gradient at a port: at an input the share of its wire, at an output their sum.

        None where it is hidden or has not been computed, or the graph has no loss. Of a `sample` as `value`.
        """
        return None if port in self.hidden else self.hidden_gradient(port)

    def hidden_gradient(self, port: PortId) -> Array | None:
        """The gradient at a port, hidden or not: for who judges what was predicted, and nobody else."""
        return self._numbers.gradient(port) if self._numbers and self._holds(port) else None

    def is_stale(self, port: PortId) -> bool:
        """Whether the gradient at an input is that of some moments ago, as it may be while training plays.

        Where the gradients of data are large they are computed for one in sixteen transient moments. No
        parameter's gradient depends on them, and no moment that stays lacks them.
        """
        return port in self.stale

    def reaches_loss(self, name: str) -> bool:
        """Whether a change of the node's value changes the loss."""
        return bool(self._whole_plan and name in self._whole_plan.reaches_loss)

    def norm(self, wire: Wire) -> float | None:
        """The norm of a wire's gradient where it was taken for the gradient history; None where it was not."""
        if self.gradient_history is None or self.step_debugger or self.seed or wire.end in self.hidden:
            return None
        return self.gradient_history.norm(wire, self.step)

    @cached_property
    def derivative_range(self) -> GradientRange | None:
        """Between which sizes the derivatives on all wires lie; None where there are none.

        While a step is taken apart, those that are to come count as they were at the step before.
        """
        last = self.gradient_history.last_range if self.gradient_history and not self.seed else None
        plan = self._whole_plan
        if plan is None or (last and not self.step_debugger):
            return last
        shares = (self.derivative(wire.end) for wire in plan.graph.wires if self.has_derivative(wire.target))
        with np.errstate(all="ignore"):
            norms = [math.sqrt(np.vdot(share, share).real) for share in shares if share is not None]
        known = range_of(norms)
        return known.joined(last) if known else last

    # forward mode

    @cached_property
    def forward_mode(self) -> ForwardMode | None:
        """The tangents with respect to the seed; None in reverse mode, and where not all values are there."""
        plan, seed = self.plan, self.seed
        if seed is None or plan is None or not seed.is_in(plan):
            return None
        return ForwardMode(plan, seed.port, seed.direction(plan))

    def derivative(self, port: PortId) -> Array | None:
        """What stands beside a value: its gradient, in forward mode its tangent."""
        if self.seed is None:
            return self.gradient(port)
        mode = self.forward_mode
        return mode.tangent(port) if mode and self._holds(port) else None

    def has_derivative(self, name: str) -> bool:
        """Whether a node's value reaches the loss; in forward mode every value has a tangent."""
        return self.is_computed if self.seed else self.reaches_loss(name)

    def _holds(self, port: PortId) -> bool:
        """Whether the plan has the port: a node that cannot run yet is left out."""
        return self._whole_plan is not None and port.node in self._whole_plan.names
