"""What is shown: every value and gradient of one graph at the parameters of one moment."""

import math
from array import array
from bisect import bisect_right
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from graphgui.document.document import Document
from graphgui.document.session.breakpoints import Breakpoints
from graphgui.document.session.marks import Marks
from graphgui.engine.autodiff.forward_mode import ForwardMode, Seed, seeds
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.engine.graph.shapes import Feeds, runnable
from graphgui.engine.model.sample import Sample, sample_of
from graphgui.engine.training.step_debugger import StepDebugger
from graphgui.ops import Array
from graphgui.ops.op import Shape
from graphgui.words import Problem

NORM_SKIPPED = -1.0
"""In place of the norm of a gradient that was not computed at a step shown in passing."""

_MANY = 200_000  # numbers that only look well: computing them costs a part of a frame
_TURN = 16  # so many moments shown in passing have them once: some four times a second


class Moment(QObject):
    """Answers what every port holds at the moment shown.

    Attributes:
        step: how many updates led to the moment shown.
        breakpoints: the nodes before which training pauses.
        marks: the nodes at which something is wrong with training.
        norm_steps, gradient_norms: the steps shown so far in the run, and the norm of each wire's gradient at
            each, or `NORM_SKIPPED`.

    Signals:
        moment_shown: other values and gradients stand in the arrays, or none do any more.
        problem: a `Problem` that keeps the graph from running, when the person asked it to.
        parameters_lost: the parameters whose trained values could not be kept, for they have other shapes now.
    """

    moment_shown = Signal()
    problem = Signal(object)
    parameters_lost = Signal(list)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._plan: Plan | None = None
        self._feeds: Feeds = {}  # that the plan was made with
        self._sampling: tuple[Plan, Sample | None] | None = None
        self._is_sampled = False
        self._computed = False
        self._walk: StepDebugger | None = None
        self._seed: Seed | None = None
        self.breakpoints = Breakpoints(document, self)
        self.marks = Marks(document, self)
        self._forward_mode: ForwardMode | None = None
        self.moment_shown.connect(self._forget_tangents)  # before anybody who reads them
        self.step = 0
        self.norm_steps = array("d")
        self._norms_are_of_now = False
        self._passed = 0  # moments shown in passing, one after the other
        self._stale: frozenset[PortId] = frozenset()
        self._can_be_stale = False
        self.gradient_norms: dict[Wire, array[float]] = {}

    @property
    def is_computed(self) -> bool:
        """Whether the values and gradients shown belong to the graph as it stands."""
        return self._computed

    @property
    def plan(self) -> Plan | None:
        """The values and gradients of the moment shown, to be read; None where not all are computed.

        Of a `sample` as `value`; some may lag as `is_stale` says.
        """
        return self._shown_plan if self._computed and not self._walk else None

    @property
    def loss(self) -> float | None:
        """The loss at the moment shown; None where it was not computed or there is none."""
        if not self._computed or self._plan is None or self._plan.loss is None:
            return None
        value = self.value(self._plan.loss)
        return None if value is None else float(value.item().real)

    @property
    def loss_port(self) -> PortId | None:
        return self._plan.loss if self._computed and self._plan else None

    @property
    def sampling(self) -> Sample | None:
        """The examples that stand for all of them while it trains; None where all can be shown in each frame."""
        plan = self._plan
        if plan is None:
            return None
        if self._sampling is None or self._sampling[0] is not plan:
            self._sampling = plan, sample_of(plan, self._feeds)
        return self._sampling[1]

    @property
    def sample(self) -> Sample | None:
        """The examples of the moment shown: its values and gradients are of these alone; None for all of them."""
        return self.sampling if self._is_sampled and self._computed and not self._walk else None

    @property
    def _shown_plan(self) -> Plan | None:
        sample = self.sample
        return sample.plan if sample else self._plan

    def value(self, port: PortId) -> Array | None:
        """The value at a port (rows x columns), None where it has not been computed.

        Of a `sample` it has only the rows that are in it.
        """
        numbers = self._walk or self._shown_plan
        return numbers.value(port) if numbers and self._holds(port) else None

    def is_data(self, port: PortId) -> bool:
        """Whether the value at a port is a table's, and the same at every moment of a run."""
        return port.node in self._feeds

    def gradient(self, port: PortId) -> Array | None:
        """The gradient at a port: at an input the share of its wire, at an output their sum.

        None where it has not been computed, or the graph has no loss. Of a `sample` as `value`.
        """
        numbers = self._walk or self._shown_plan
        return numbers.gradient(port) if numbers and self._holds(port) else None

    def is_stale(self, port: PortId) -> bool:
        """Whether the gradient at an input is that of some moments ago, as it may be while training plays.

        Where the gradients of data are large they are computed for one in sixteen moments shown in
        passing. No parameter's gradient depends on them, and no moment that stays lacks them.
        """
        return port in self._stale

    @property
    def can_be_stale(self) -> bool:
        """Whether any gradient of this graph ever is_stale."""
        return self._can_be_stale

    # forward mode

    @property
    def seed(self) -> Seed | None:
        """The number whose tangents stand in place of the gradients on the canvas; None in reverse mode."""
        return self._seed

    @seed.setter
    def seed(self, seed: Seed | None) -> None:
        self._seed = seed
        self.moment_shown.emit()

    def seeds(self) -> dict[PortId, Shape]:
        """The ports whose numbers can be followed, with their shapes; none where the graph cannot run."""
        project = self._document.project
        shapes = self._document.shapes
        return {port: shapes.known[port] for port in seeds(project.graph) if port in shapes.known}

    @property
    def forward_mode(self) -> ForwardMode | None:
        """The tangents with respect to the seed; None in reverse mode, and where there are no values yet."""
        plan, seed = self._shown_plan, self._seed
        if seed is None or plan is None or not self._computed or self._walk or not seed.is_in(plan):
            return None
        if self._forward_mode is None:
            self._forward_mode = ForwardMode(plan, seed.port, seed.direction(plan))
        return self._forward_mode

    def derivative(self, port: PortId) -> Array | None:
        """What stands beside a value: its gradient, in forward mode its tangent."""
        if self._seed is None:
            return self.gradient(port)
        mode = self.forward_mode
        return mode.tangent(port) if mode and self._holds(port) else None

    def has_derivative(self, name: str) -> bool:
        """Whether a node's value reaches the loss; in forward mode every value has a tangent."""
        return self._computed if self._seed else self.reaches_loss(name)

    def _forget_tangents(self) -> None:
        self._forward_mode = None

    def _holds(self, port: PortId) -> bool:
        """Whether the moment shown has the port: a node that cannot run yet is left out."""
        return self._computed and self._plan is not None and port.node in self._plan.names

    def reaches_loss(self, name: str) -> bool:
        """Whether a change of the node's value changes the loss."""
        return bool(self._computed and self._plan and name in self._plan.reaches_loss)

    @property
    def walk(self) -> StepDebugger | None:
        """The step that is being taken apart, while one is: what it has not computed yet is not there."""
        return self._walk

    @property
    def theta(self) -> Array | None:
        """All parameters at the moment shown, one vector as in `Plan.theta`; None where nothing is."""
        plan = self._walk.plan if self._walk else self._shown_plan
        return plan.theta.copy() if self._computed and plan else None

    def parameters(self) -> dict[PortId, Array]:
        """The parameters at the moment shown; empty where nothing was computed."""
        plan = self._walk.plan if self._walk else self._shown_plan
        return dict(plan.parameters) if self._computed and plan else {}

    # for who makes moments

    def _compiled(self) -> bool:
        """Compile the graph where it is not; False, with `problem`, where it cannot run."""
        if self._plan is not None:
            return True
        project = self._document.project
        try:
            part = replace(project, graph=runnable(project.graph, self._document.shapes.problems))
            part.check_size(self._document.feeds)
            plan = Plan(part.graph, self._document.feeds)
            lost = project.fill(plan)
        except Problem as problem:
            self.problem.emit(problem)
            return False
        self._plan, self._feeds = plan, self._document.feeds
        if lost:
            self.parameters_lost.emit([str(port) for port in lost])
        return True

    def _show_theta(self, theta: Array, transient: bool = False) -> None:
        """Show the moment that a vector of parameters gives; `transient` where the next one is near.

        In passing, a sample stands for the examples where they are many. The gradients' norms are of the sample
        then as at rest, so that those of one run can be compared.
        """
        plan, sample = self._plan, self.sampling
        assert plan is not None
        self._walk = None
        plan.theta[:] = theta
        self._is_sampled = transient and sample is not None
        self._passed = self._passed + 1 if transient else 0
        self._can_be_stale = (sample.plan if sample else plan).optional_size > _MANY
        late = self._can_be_stale and self._passed % _TURN != 0
        self._stale = plan.optional_gradients if late else frozenset()
        with np.errstate(all="ignore"):
            if not self._is_sampled:
                plan.forward()
                plan.backward(optional=not late)
            if sample:
                sample.compute(theta, optional=not late)
            if self.norm_steps and self.norm_steps[-1] == self.step:
                self._drop_last_norms()  # which may have been taken in passing, or of other data
            self._norms_are_of_now = not self.norm_steps or self.norm_steps[-1] < self.step
            if self._norms_are_of_now:
                self._remember_norms(sample.plan if sample else plan)
        self._norms_are_of_now &= self._is_sampled or sample is None
        self._computed = True
        self._document.project.parameters = plan.theta_by_name(plan.theta)
        self.moment_shown.emit()

    def _remember_norms(self, plan: Plan) -> None:
        self.norm_steps.append(self.step)
        for wire in plan.graph.wires:
            norms = self.gradient_norms.setdefault(wire, array("d"))
            if self.is_stale(wire.end):
                norms.append(NORM_SKIPPED)
            else:
                share = plan.share(wire)
                norms.append(math.nan if share is None else math.sqrt(np.vdot(share, share)))

    def _drop_last_norms(self) -> None:
        self.norm_steps.pop()
        for norms in self.gradient_norms.values():
            if len(norms) > len(self.norm_steps):
                norms.pop()

    def norm(self, wire: Wire) -> float | None:
        """The norm of a wire's gradient where it was taken at the moment shown; None where it was not."""
        norms = self.gradient_norms.get(wire)
        if not norms or not self._norms_are_of_now or not self._computed or self._walk or self._seed:
            return None
        if self.is_stale(wire.end):
            return None
        return norms[-1]

    def _forget_norms(self, after: int) -> None:
        """Forget the gradients seen after a step."""
        kept = bisect_right(self.norm_steps, after) if after else 0
        self.norm_steps = self.norm_steps[:kept]
        self.gradient_norms = {wire: norms[:kept] for wire, norms in self.gradient_norms.items()} if kept else {}
