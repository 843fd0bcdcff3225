"""Play, pause, step, go back, reset: the bridge from training to the screen."""

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject, Signal

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.rate.automatic_rate import AutomaticRate
from graphgui.document.session.breakpoints import Breakpoints
from graphgui.document.session.evaluator import Evaluator, Ready
from graphgui.document.session.gradient_history import GradientHistory
from graphgui.document.session.late_moments import LateMoments
from graphgui.document.session.marks import Marks
from graphgui.document.session.moment import Moment
from graphgui.document.session.player import Player
from graphgui.document.session.run_list import RunList
from graphgui.document.session.starting_points import StartingPoints
from graphgui.engine.autodiff.forward_mode import Seed
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.comparison import differ_in_numbers_only
from graphgui.engine.training.recorder import TrainingUpdate
from graphgui.engine.training.run import Run
from graphgui.engine.training.step_debugger import StepDebugger
from graphgui.engine.training.stopping import Stop, explosion
from graphgui.ops import Array
from graphgui.words import Problem

State = Literal["idle", "playing"]


class Session(QObject):
    """Trains the document's graph and says which moment of it is shown.

    Attributes:
        moment: every value and gradient shown; another object after each `moment_shown`.
        step: where in the run the session stands: how many updates led to the moment shown.
        last_step: the step at which training ends.
        player: has a process train, which a stopped one keeps nobody from leaving.
        gradient_history: the norms of the gradients at the steps of the run that were shown.
        breakpoints: the nodes before which training pauses.
        marks: the nodes at which something is wrong with training.

    Signals:
        moment_shown: `moment` is another, in which there may be nothing any more.
        state_changed: "idle" or "playing".
        stopped: why training ended by itself, as `engine.training.stopping.Stop` has it.
        runs_cleared: another document has come, with which no run so far can be compared.
        runs_changed: a run was begun, branched off or forgotten, or another is shown.
        problem: a `Problem` that keeps the graph from running, when the person asked it to.
        parameters_lost: the parameters whose trained values could not be kept, for they have other shapes now.
    """

    moment_shown = Signal()
    state_changed = Signal(str)
    stopped = Signal(str)
    runs_cleared = Signal()
    runs_changed = Signal()
    problem = Signal(object)
    parameters_lost = Signal(list)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.gradient_history = GradientHistory()
        self._evaluator = Evaluator(document, self.gradient_history)
        self._late = LateMoments(document, self._evaluator, self._show, self.problem, self)
        self._runs = RunList()
        self.player = Player(self)
        self.player.updated.connect(self._update)
        self.player.failed.connect(self._play_failed)
        self._automatic_rate = AutomaticRate(document, self)
        self.breakpoints = Breakpoints(document, self)
        self.marks = Marks(document, self)
        self._starting_points = StartingPoints(document, self.pause, self.set_parameters, self)
        self.moment, self.step, self.last_step = Moment(), 0, 0
        document.structure_changed.connect(self._graph_changed)
        document.training_changed.connect(self._training_changed)
        document.replaced.connect(self._document_replaced)
        self.breakpoints.changed.connect(self._breakpoints_changed)

    @property
    def state(self) -> State:
        return "playing" if self.player.is_playing else "idle"

    @property
    def run(self) -> Run:
        """The steps made since the start; those before and after the moment shown can be gone back to."""
        return self._runs.shown

    @property
    def runs(self) -> list[Run]:
        """This run and those before it, oldest first."""
        return self._runs.all

    @property
    def rate(self) -> float:
        """The most steps a second while playing; infinite for as fast as it goes."""
        return self.player.rate

    @rate.setter
    def rate(self, value: float) -> None:
        self.player.rate = value

    @property
    def seed(self) -> Seed | None:
        """The number whose tangents stand in place of the gradients; None in reverse mode."""
        return self.moment.seed

    @seed.setter
    def seed(self, seed: Seed | None) -> None:
        self.moment = replace(self.moment, seed=seed)
        self.moment_shown.emit()

    def evaluate(self) -> None:
        """Compute every value, and every gradient if there is a loss, at the parameters as they are."""
        self.pause()
        if plan := self._compiled():
            self._show_theta(plan.theta)

    def catch_up(self, ready: Ready | None = None) -> None:
        """Show what the graph gives where nothing is shown, and tell no problem; `ready` as for the evaluator."""
        is_due = self.state == "idle" and not self.moment.is_computed
        if is_due and (moment := self._evaluator.catch_up(self.step, ready)):
            self._show(moment)

    def play(self) -> None:
        """Train until the steps asked for are done; go on where a pause interrupted, or from the step shown."""
        if self.state == "idle" and self.prepare():
            if self.step >= self.last_step:
                self.last_step = self.step + self._document.training.steps
            self._begin()

    def play_steps(self, steps: int = 10_000_000) -> None:
        """Train `steps` steps more, or until the loss diverges, comes to its target or stops improving."""
        self.pause()
        if self.prepare():
            self.last_step = self.step + steps
            self._begin()

    def pause(self) -> None:
        """Stop training after the step under way, or before it where it takes long; show where it stands."""
        if self._halt():
            self._show_soon(self.run.snapshot(self.run.steps).theta)
            self.state_changed.emit("idle")

    def step_once(self) -> None:
        """Make one update and show what follows from it."""
        self.pause()
        if not self.prepare():
            return
        reason = self._train_here(1)
        self.last_step = max(self.last_step, self.step)
        if reason not in (None, "steps"):
            self.stopped.emit(reason)

    def run_now(self, steps: int, moments: int = 200) -> None:
        """Train here and now, without a process, showing some moments on the way: for pictures and scripts."""
        self.pause()
        if not self.prepare():
            return
        first, self.last_step = self.step, self.step + steps
        self._show_theta(self.run.snapshot(self.step).theta)
        reason: Stop | None = "steps"
        while self.step < self.last_step and reason == "steps":
            bound = explosion(self.run.losses[first]) if self.step > first else -float("inf")
            reason = self._train_here(min(max(1, steps // moments), self.last_step - self.step), bound)
        if reason:
            self.stopped.emit(reason)

    def show_step(self, step: int, *, transient: bool = False) -> None:
        """Go back, or on again, to a step of the run, bit for bit; `transient` as in `Evaluator.compute`."""
        self.pause()
        step = max(0, min(step, self.run.steps))
        is_shown = step == self.step == self.moment.step and self.moment.plan is not None
        if not self.run.segments or (is_shown and (transient or not self.moment.sample)):
            return
        segment = self.run.segment(step)
        self._evaluator.compile_run(segment.graph, segment.feeds)
        self.step = step
        self._show_theta(self.run.snapshot(step).theta, transient=transient and bool(self._evaluator.sampling))

    def show_step_debugger(self, debugger: StepDebugger) -> None:
        """Show what a step that is taken apart has computed so far; of one that is over, what it led to stays."""
        ended = debugger.is_over and replace(self.moment, ended_step=debugger)
        self._show(ended or self._evaluator.debug(debugger))

    def show_run(self, run: Run) -> None:
        """Make another of the runs the one that is shown, at its last step."""
        self.pause()
        if run is self.run or not run.segments:
            return
        self._runs.show(run)
        self._evaluator.clear()
        self.gradient_history.forget()
        self.last_step = run.steps
        self._clear()
        self.show_step(run.steps)
        self.runs_changed.emit()

    def forget_run(self, run: Run) -> None:
        """Forget one of the runs that are not shown."""
        if self._runs.forget(run):
            self.runs_changed.emit()

    def set_parameters(self, theta: Array) -> None:
        """Begin another run at these parameters, one vector as in `Plan.theta`."""
        self.pause()
        if self._compiled():
            self._new_run()
            self._show_theta(theta)

    def reset(self) -> None:
        """Go back to the parameters that the seed gives, before the first step."""
        self.pause()
        self._new_run()
        self._clear()
        self._document.apply_parameters(dict.fromkeys(self._document.project.parameters))
        self._evaluator.clear()
        self.evaluate()

    def redraw(self) -> None:
        """Draw other initial parameters: the next seed, as a step that can be undone."""
        self.pause()
        edits.training.change(self._document, seed=(self._document.training.seed + 1) % 2**63)
        self.reset()

    def prepare(self) -> bool:
        """Make the run end at the step shown, ready to go on; False, with `problem`, where it cannot."""
        if not self.run.steps:
            self._automatic_rate.settle()
        plan, feeds, before = self._compiled(), self._document.feeds, self.run
        if plan is None:
            return False
        try:
            self._runs.prepare(self.step, plan, feeds, self._document.training)
        except Problem as problem:
            self.problem.emit(problem)
            return False
        if self.run is not before:
            self.gradient_history.forget(self.step)
            self.runs_changed.emit()
        if self._evaluator.feeds is not feeds:  # the moment shown is one of other numbers
            self._evaluator.clear()
            return self._compiled() is not None
        return True

    def close(self) -> None:
        """Stop training, and end the process that trains."""
        self.player.close()

    def _compiled(self) -> Plan | None:
        """The plan of the graph as it stands; None, with `problem`, where it cannot run."""
        try:
            lost = self._evaluator.compile()
        except Problem as problem:
            self.problem.emit(problem)
            return None
        if lost:
            self.parameters_lost.emit(lost)
        return self._evaluator.plan

    def _show_theta(self, theta: Array, transient: bool = False, loss: float | None = None) -> None:
        """Show the moment that a vector of parameters gives, which the document has from then on."""
        self._late.cancel()
        moment = self._evaluator.compute(theta, self.step, transient, loss)
        assert moment.plan is not None
        self._document.apply_trained_parameters(moment.plan.theta_by_name(moment.plan.theta))
        self._show(moment)

    def _show_soon(self, theta: Array, transient: bool = False, loss: float | None = None) -> None:
        """The same, but of a graph that takes long the moment before is shown until this one is computed."""
        if not self._late.ask(theta, self.step, transient, loss):
            self._show_theta(theta, transient, loss)

    def _show(self, moment: Moment) -> None:
        self.moment = replace(moment, seed=self.seed)
        self.moment_shown.emit()

    def _clear(self) -> None:
        """Nothing is computed any more; to be told by `moment_shown` where nothing follows."""
        self.moment = Moment(seed=self.seed)

    def _begin(self) -> None:
        """Let the process train from the step shown."""
        start, rate = self.run.snapshot(self.step), self._document.training.learning_rate
        segment, conditions = self.run.segments[-1], self.breakpoints.conditions
        if self.player.begin(segment, start, self.last_step, conditions, rate):
            self._show_soon(start.theta, transient=self._evaluator.sampling is not None)
            self.state_changed.emit("playing")

    def _halt(self) -> bool:
        """End training after the step under way, without showing where it stands; whether there was any."""
        was_playing = self.player.is_playing
        for update in self.player.finish():
            self._record(update)
        return was_playing

    def _update(self, update: TrainingUpdate) -> None:
        self._record(update)
        if update.is_last and update.stopped != "breakpoint":
            self.last_step = self.step  # also where it ended before the steps asked for
        self._show_soon(update.theta, transient=not update.is_last, loss=update.loss)
        if update.is_last:
            self.state_changed.emit("idle")
            self.stopped.emit(update.stopped)

    def _record(self, update: TrainingUpdate) -> None:
        self.run.record(update)
        self.step = update.step

    def _train_here(self, steps: int, *bound: float) -> Stop | None:
        update = self._runs.train(self.step, steps, self._document.training.learning_rate, *bound)
        self._record(update)
        self._show_theta(update.theta)
        return update.stopped

    def _play_failed(self, problem: Problem) -> None:
        self.state_changed.emit("idle")
        self.problem.emit(problem)

    def _new_run(self) -> None:
        """Leave the run as it is, for comparison, and begin another."""
        self._runs.begin()
        self._stand_at_start()

    def _stand_at_start(self) -> None:
        self.step = self.last_step = 0
        self.gradient_history.forget()
        self.runs_changed.emit()

    # obeying the document

    def _graph_changed(self) -> None:
        """Other numbers: all goes on with them. Another graph: the run ends, and parameters that fit are kept."""
        plan = self._evaluator.plan if self.moment.is_computed and self.run.segments else None
        if plan and differ_in_numbers_only(plan.graph, self._document.graph):
            self._numbers_changed(plan)
            return
        if self._halt():
            self.state_changed.emit("idle")
        was_shown = self.moment.is_computed or self.step
        self._evaluator.clear()
        self._clear()
        if self.run.segments or self.gradient_history.steps:
            self._new_run()
        if was_shown:
            self.moment_shown.emit()

    def _numbers_changed(self, before: Plan) -> None:
        was_playing = self._halt()
        theta = self.run.snapshot(self.step).theta
        shapes = [array.shape for array in before.parameters.values()]
        self._document.apply_parameters(before.theta_by_name(theta))
        self._evaluator.clear()
        plan = self._compiled()
        if plan is None:
            self._clear()
            self._new_run()
        else:
            if [array.shape for array in plan.parameters.values()] != shapes:
                self._new_run()
            if was_playing and self.prepare():
                self._begin()
                return
            self._show_theta(plan.theta)
        if was_playing:
            self.state_changed.emit("idle")
        if plan is None:
            self.moment_shown.emit()

    def _training_changed(self) -> None:
        if self.state == "idle":
            if not self.run.segments and not self._evaluator.follows_seed():  # drawn, and to be drawn anew
                self._graph_changed()
            return
        training, last = self._document.training, self.run.segments[-1].training
        if training.continues(last):
            self.player.set_learning_rate(training.learning_rate)
        elif self._halt():
            if self.prepare():
                self._begin()
            else:
                self.state_changed.emit("idle")

    def _breakpoints_changed(self) -> None:
        if self._halt():
            self._begin()

    def _document_replaced(self) -> None:
        """Another file: nothing of the runs of the one before is to be compared with."""
        if self._halt():
            self.state_changed.emit("idle")
        self._evaluator.clear()
        self.marks.clear()
        self.breakpoints.read()
        self._runs.clear()
        self.runs_cleared.emit()
        self._stand_at_start()
