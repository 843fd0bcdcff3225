"""Computes moments: a document's graph compiled, and run at the parameters of one step after another."""

from contextlib import suppress
from typing import NamedTuple

import numpy as np

from graphgui.document.document import Document
from graphgui.document.session.gradient_history import GradientHistory, norms_of
from graphgui.document.session.moment import Moment
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds, without_problems
from graphgui.engine.model.sample import Sample, sample_of
from graphgui.engine.training.step_debugger import StepDebugger
from graphgui.ops import Array
from graphgui.storage.project import Project
from graphgui.words import Problem, short_of_memory

_MANY = 200_000  # numbers that only look well: computing them costs a part of a frame
_LONG, _LARGE = 2_000_000, 200  # numbers, and nodes to be compiled, for which a person would wait
_MUCH, _MANY_NODES = 5_000_000, 5_000  # numbers, and nodes, that take a tenth of a second
_TURN = 16  # so many transient moments have them once: some four times a second


class Ready(NamedTuple):
    """A plan of the graph as it stands that has been evaluated, with all that is shown of it at once.

    Attributes:
        feeds: that it was made with.
        norms: of the gradients, as `norms_of` has them; None where the sample is not computed yet.
    """

    plan: Plan
    feeds: Feeds
    sample: Sample | None
    norms: list[float] | None


def make_ready(project: Project, graph: Graph, feeds: Feeds) -> Ready:
    """Compute a graph beside the window. Raises `Problem` where it cannot run."""
    plan = project.plan(graph, feeds)
    plan.evaluate(plan.theta)
    sample = sample_of(plan, feeds)
    if sample:
        sample.compute(plan.theta)
    return Ready(plan, feeds, sample, norms_of(sample.plan if sample else plan, ()))


class Evaluator:
    """Keeps one plan with all gradients, and a sample of the examples where they are many.

    Args:
        gradient_history: records the norms of the gradients at each moment computed.

    Attributes:
        plan: None until the graph is compiled.
        feeds: that the plan was made with.
    """

    def __init__(self, document: Document, gradient_history: GradientHistory) -> None:
        self._document = document
        self.plan: Plan | None = None
        self.feeds: Feeds = {}
        self._gradient_history = gradient_history
        self._sampling: tuple[Plan, Sample | None] | None = None
        self._transients = 0  # moments, one after the other
        self._is_partial = False  # the plan leaves out what has a problem, though the loss needs it
        self._seed = 0
        self._lost: list[str] = []  # and not told yet

    def compile(self) -> list[str]:
        """Compile what can run of the graph where it is not, with the parameters that the document has.

        Returns the parameters whose trained values could not be kept, for they have other shapes now, once. Raises
        `Problem` where the graph cannot run, or there is no memory for it.
        """
        if self.plan is None or self._is_partial:
            project, feeds = self._document.project, self._document.feeds
            try:
                plan = project.plan(self._document.runnable_graph, feeds)
            except MemoryError:
                raise short_of_memory() from None
            self._take(plan, feeds)
        lost, self._lost = self._lost, []
        return lost

    def catch_up(self, step: int, ready: Ready | None = None) -> Moment | None:
        """The moment that the graph as it stands gives at the document's parameters, without what has a problem.

        None where that is nothing. Parameters that could not be kept are told when it is compiled in earnest.
        """
        if ready:
            self._take(ready.plan, ready.feeds)
            self._sampling = ready.plan, ready.sample
        elif self.plan is None:
            try:
                self._lost = self.compile()
            except Problem:
                self._compile_part()
        return self.compute(self.plan.theta, step, ready=ready) if self.plan else None

    def takes_long(self, transient: bool) -> bool:
        """Whether a moment is better computed beside the window; `transient` as in `compute`."""
        plan = self.plan
        if plan is None or (transient and self.sampling):
            return False
        return len(plan.graph) > _MANY_NODES or plan.shapes.known.count_numbers() > _MUCH

    def accept(self, ready: Ready, theta: Array, step: int, transient: bool, loss: float | None) -> Moment:
        """The moment that was computed beside the window, in a plan that takes the place of this one."""
        self.plan, self._sampling = ready.plan, (ready.plan, ready.sample)
        return self.compute(theta, step, transient, loss, ready=ready)

    def follows_seed(self) -> bool:
        """Whether the plan was made with the document's seed."""
        return self.plan is None or self._seed == self._document.training.seed

    def _compile_part(self) -> None:
        document = self._document
        part = without_problems(document.graph, document.shapes.problems)
        if not len(part):
            return
        with suppress(Problem, MemoryError):
            self._take(document.project.plan(part, document.feeds), document.feeds)
            self._is_partial = True

    def _take(self, plan: Plan, feeds: Feeds) -> None:
        project = self._document.project
        self.plan, self.feeds = plan, feeds
        self._is_partial, self._seed, self._lost = False, project.training.seed, project.unfitting(plan)

    def compile_run(self, graph: Graph, feeds: Feeds) -> None:
        """Compile a graph as a run had it, where it is not what is compiled."""
        if self.plan is None or self.feeds is not feeds:
            self.plan, self.feeds, self._is_partial = Plan(graph, feeds), feeds, False

    def clear(self) -> None:
        """Let go of the plan: the graph or the parameters are others."""
        self.plan = None

    @property
    def sampling(self) -> Sample | None:
        """The examples that stand for all of them while it trains; None where all can be shown in each frame."""
        plan = self.plan
        if plan is None:
            return None
        if self._sampling is None or self._sampling[0] is not plan:
            self._sampling = plan, sample_of(plan, self.feeds)
        return self._sampling[1]

    def compute(
        self,
        theta: Array,
        step: int,
        transient: bool = False,
        loss: float | None = None,
        *,
        ready: Ready | None = None,
    ) -> Moment:
        """The moment that a vector of parameters gives; `transient` where the next one is near.

        A transient moment is of a sample where the examples are many, but for the loss of all of them where the
        training gave it, `loss`. The gradients' norms are always of the sample, so that those of one run can be
        compared. `ready`: the plan has been evaluated there already.
        """
        plan, sample = self.plan, self.sampling
        assert plan is not None
        shown = sample if transient else None
        self._transients = self._transients + 1 if transient else 0
        can_be_stale = self._can_be_stale()
        is_late = ready is None and can_be_stale and self._transients % _TURN != 0
        stale = plan.optional_gradients if is_late else frozenset()
        if ready is None:
            if shown is None:
                plan.evaluate(theta, optional=not is_late)
            else:
                plan.theta[:] = theta
        if sample and (ready is None or ready.norms is None):
            sample.compute(theta, optional=not is_late)
        with np.errstate(all="ignore"):
            norms = ready.norms if ready else None
            recorded = self._gradient_history.record(step, sample.plan if sample else plan, stale, norms)
        return Moment(
            step,
            shown.plan if shown else plan,
            sampling=sample,
            sample=shown,
            loss_of_all=loss if shown else None,
            stale=stale,
            can_be_stale=can_be_stale,
            feeds=self.feeds,
            gradient_history=self._gradient_history if recorded and shown is sample else None,
            run_range=self._gradient_history.range_seen,
            hidden=self._document.hidden,
        )

    def debug(self, debugger: StepDebugger) -> Moment:
        """The moment of a step that is taken apart."""
        return Moment(
            debugger.step,
            step_debugger=debugger,
            sampling=self.sampling,
            can_be_stale=self._can_be_stale(),
            feeds=self.feeds,
            gradient_history=self._gradient_history,
            run_range=self._gradient_history.range_seen,
            hidden=self._document.hidden,
        )

    def _can_be_stale(self) -> bool:
        plan = self.sampling.plan if self.sampling else self.plan
        return plan is not None and plan.optional_size > _MANY


def takes_long(document: Document) -> bool:
    """Whether to compute a document's graph once is better done beside the window."""
    return len(document.graph) > _LARGE or document.shapes.known.count_numbers() > _LONG
