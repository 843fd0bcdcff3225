"""Play, pause, step, go back, reset: the bridge from training to the screen.

The session shows one moment of one graph: every value and gradient at the parameters of one step. It keeps a
plan of its own for that, with all gradients, and only takes parameters over from the training process.
"""

from array import array
from dataclasses import replace
from typing import Literal
from weakref import finalize

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from graphgui.document.document import Document
from graphgui.document.session.moment import Moment
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.comparison import differ_in_numbers_only, same_numbers
from graphgui.engine.training.cores import leave_one_core
from graphgui.engine.training.process import TrainingProcess
from graphgui.engine.training.recorder import Recorder, TrainingUpdate
from graphgui.engine.training.run import BUDGET, Run
from graphgui.engine.training.step_debugger import StepDebugger
from graphgui.engine.training.stopping import Stop
from graphgui.engine.training.trainer import Trainer
from graphgui.ops import Array
from graphgui.words import Problem

FRAME = 16  # ms between moments shown
MOST_RUNS = 8  # kept for comparison
_OF_ANOTHER_RUN = BUDGET // 16  # bytes of snapshots for each run that is not shown
_VERY_MANY = 10_000_000  # steps
State = Literal["idle", "playing"]


class Session(Moment):
    """Trains the document's graph and answers what every port holds at the moment shown.

    Attributes:
        run: the steps made since the start; those before and after the moment shown can be gone back to.
        runs: this run and those before it, oldest first.

    Signals:
        state_changed: "idle" or "playing".
        stopped: why training ended by itself, as `engine.stops.Stop` has it.
        runs_changed: a run was begun, branched off or forgotten, or another is shown.
    """

    state_changed = Signal(str)
    stopped = Signal(str)
    runs_changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(document, parent)
        leave_one_core()
        self._process: TrainingProcess | None = None
        self._closing: finalize[..., Session] | None = None
        self._playing = False
        self._last_step = 0
        self._rate = 60.0
        self.run = Run()
        self.runs = [self.run]
        self._timer = QTimer(self, interval=FRAME, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._poll)
        document.structure_changed.connect(self._graph_changed)
        document.training_changed.connect(self._training_changed)
        document.replaced.connect(self._document_replaced)
        self.breakpoints.changed.connect(self._breakpoints_changed)

    @property
    def state(self) -> State:
        return "playing" if self._playing else "idle"

    @property
    def losses(self) -> "array[float]":
        """The loss at each step of the run, before its update."""
        return self.run.losses

    # what a person does

    @property
    def rate(self) -> float:
        """The most steps a second while playing; infinite for as fast as it goes."""
        return self._rate

    @rate.setter
    def rate(self, value: float) -> None:
        self._rate = value
        if self._playing and self._process:
            self._process.set_pace(value)

    @property
    def last_step(self) -> int:
        """The step at which training ends."""
        return self._last_step

    def evaluate(self) -> None:
        """Compute every value, and every gradient if there is a loss, at the parameters as they are."""
        self.pause()
        if self._compiled():
            assert self._plan is not None
            self._show_theta(self._plan.theta)

    def play(self) -> None:
        """Train until the steps asked for are done; go on where a pause interrupted, or from the step shown."""
        if not self._playing and self._ready():
            if self.step >= self._last_step:
                self._last_step = self.step + self._document.training.steps
            self._begin()

    def play_steps(self, steps: int) -> None:
        """Train `steps` steps more."""
        self.pause()
        if self._ready():
            self._last_step = self.step + steps
            self._begin()

    def play_to_convergence(self) -> None:
        """Train until the loss diverges, comes to its target or stops improving."""
        self.play_steps(_VERY_MANY)

    def pause(self) -> None:
        """Stop training after the step under way, and show where it stands."""
        if self._halt():
            self._show_theta(self.run.snapshot(self.run.steps).theta)
            self.state_changed.emit("idle")

    def step_once(self) -> None:
        """Make one update and show what follows from it."""
        self.pause()
        if not self._ready():
            return
        reason = self._train_here(1)
        self._last_step = max(self._last_step, self.step)
        if reason not in (None, "steps"):
            self.stopped.emit(reason)

    def run_now(self, steps: int, moments: int = 200) -> None:
        """Train here and now, without a process, showing some moments on the way: for pictures and scripts."""
        self.pause()
        if not self._ready():
            return
        self._last_step = self.step + steps
        self._show_theta(self.run.snapshot(self.step).theta)
        reason: Stop | None = "steps"
        while self.step < self._last_step and reason == "steps":
            reason = self._train_here(min(max(1, steps // moments), self._last_step - self.step))
        if reason:
            self.stopped.emit(reason)

    def show_step(self, step: int, *, transient: bool = False) -> None:
        """Go back, or on again, to a step of the run: its parameters, values and gradients bit for bit.

        In passing, while a hand is on its way, a sample stands for the examples where they are many.
        """
        self.pause()
        step = max(0, min(step, self.run.steps))
        is_shown = step == self.step and self._computed and not self._walk
        if not self.run.segments or (is_shown and (transient or not self.sample)):
            return
        segment = self.run.segment(step)
        if self._plan is None or self._feeds is not segment.feeds:
            self._plan, self._feeds = Plan(segment.graph, segment.feeds), segment.feeds
        self.step = step
        self._show_theta(self.run.snapshot(step).theta, transient=transient and self.sampling is not None)

    def begin_walk(self) -> StepDebugger | None:
        """Take the step after the one shown apart; None, with `problem`, where the graph cannot be trained."""
        self.pause()
        if not self.run.segments and not self._ready():
            return None
        return StepDebugger(self.run, self.step)

    def show_walk(self, walk: StepDebugger) -> None:
        """Show what a walk has computed so far."""
        self._walk, self._computed = walk, True
        self.moment_shown.emit()

    def end_walk(self) -> None:
        """Make the step that a walk has taken apart; one that the run has made already is gone to."""
        if self.step < self.run.steps:
            self.show_step(self.step + 1)
        else:
            self.step_once()

    def show_run(self, run: Run) -> None:
        """Make another of the runs the one that is shown, at its last step."""
        self.pause()
        if run is self.run or not run.segments:
            return
        self.run = run
        self._share_budget()
        self._plan = None
        self._forget_norms(0)
        self._last_step = run.steps
        self._computed = False
        self.show_step(run.steps)
        self.runs_changed.emit()

    def forget_run(self, run: Run) -> None:
        """Forget one of the runs that are not shown."""
        if run is not self.run and run in self.runs:
            self.runs.remove(run)
            self.runs_changed.emit()

    def set_parameters(self, theta: Array) -> None:
        """Begin another run at these parameters, one vector as in `Plan.theta`."""
        self.pause()
        if self._compiled():
            assert self._plan is not None
            self._plan.theta[:] = theta
            self._new_run()
            self._show_theta(self._plan.theta)

    def reset(self) -> None:
        """Go back to the parameters that the seed gives, before the first step."""
        self.pause()
        self._new_run()
        self._computed = False
        self._document.project.parameters = {}
        self._plan = None
        self.evaluate()

    def redraw(self) -> None:
        """Draw other initial parameters: the next seed, as a step that can be undone."""
        self.pause()
        self._document.set_training(seed=self._document.training.seed + 1)
        self.reset()

    def warm_up(self) -> TrainingProcess:
        """Start the process that trains, where there is none: the first Play then finds it ready."""
        if self._process is None:
            self._process = TrainingProcess()
            self._closing = finalize(self, self._process.close)
        return self._process

    def close(self) -> None:
        """Stop training, and end the process that trains."""
        self._halt()
        self._let_process_go()

    # inside: training

    def _ready(self) -> bool:
        """Make the run end at the step shown, ready to go on; False, with `problem`, where it cannot."""
        if not self._compiled():
            return False
        plan, training = self._plan, self._document.training
        assert plan is not None
        try:
            if not self.run.segments:
                trainer = Trainer(plan.graph, self._document.feeds, training, plan.theta)
                self.run.begin_with(trainer, plan.graph, self._document.feeds)
                return True
            if self.step < self.run.steps:
                self._branch()
            last = self.run.segments[-1]
            same = replace(training, learning_rate=last.training.learning_rate, steps=last.training.steps)
            if not same_numbers(last.feeds, self._document.feeds) or same != last.training:
                self.run.begin(plan.graph, self._document.feeds, training, self.run.snapshot(self.step))
        except Problem as problem:
            self.problem.emit(problem)
            return False
        if self._feeds is not self._document.feeds:  # the moment shown is one of other numbers
            self._plan = None
            return self._compiled()
        return True

    def _branch(self) -> None:
        self.run = self.run.branch(self.step)
        self.runs.append(self.run)
        self._share_budget()
        self._forget_norms(self.step)
        self.runs_changed.emit()

    def _begin(self) -> None:
        """Let the process train from the step shown."""
        start = self.run.snapshot(self.step)
        try:
            process = self.warm_up()
            rate = self._document.training.learning_rate
            conditions = self.breakpoints.conditions
            process.begin(self.run.segments[-1], start, self._last_step, self._rate, conditions, rate)
        except Problem as problem:
            self._process_is_gone(problem)
            return
        was_playing, self._playing = self._playing, True
        self._show_theta(start.theta, transient=self.sampling is not None)
        self._timer.start()
        if not was_playing:
            self.state_changed.emit("playing")

    def _halt(self) -> bool:
        """End training after the step under way, without showing where it stands; whether there was any."""
        if not self._playing:
            return False
        assert self._process is not None
        self._playing = False
        self._timer.stop()
        try:
            for moment in self._process.finish():
                self._record(moment)
        except Problem as problem:
            self._process_is_gone(problem)
        return True

    def _poll(self) -> None:
        assert self._process is not None
        try:
            moment = self._process.take()
        except Problem as problem:
            self._process_is_gone(problem)
            return
        if moment is None:
            return
        self._record(moment)
        if moment.is_last:
            self._playing = False
            if moment.stopped != "breakpoint":
                self._last_step = self.step  # also where it ended before the steps asked for
            self._timer.stop()
        self._show_theta(moment.theta, transient=not moment.is_last)
        if moment.is_last:
            self.state_changed.emit("idle")
            self.stopped.emit(moment.stopped)

    def _record(self, moment: TrainingUpdate) -> None:
        self.run.record(moment)
        self.step = moment.step

    def _train_here(self, steps: int) -> Stop | None:
        trainer = self.run.at(self.step)
        recorder = Recorder(trainer)
        if trainer.learning_rate != self._document.training.learning_rate:
            recorder.set_rate(self._document.training.learning_rate)
        reason = trainer.run(steps)
        self._record(recorder.take(reason))
        self._show_theta(trainer.plan.theta)
        return reason

    def _process_is_gone(self, problem: Problem) -> None:
        self._let_process_go()
        self._timer.stop()
        if self._playing:
            self._playing = False
            self.state_changed.emit("idle")
        self.problem.emit(problem)

    def _let_process_go(self) -> None:
        self._process, closing, self._closing = None, self._closing, None
        if closing is not None:
            closing()

    def _new_run(self) -> None:
        """Leave the run as it is, for comparison, and begin another."""
        if not self.run.steps:
            self.runs.remove(self.run)
        self.run = Run()
        self.runs.append(self.run)
        del self.runs[: max(0, len(self.runs) - MOST_RUNS)]
        self._share_budget()
        self.step = self._last_step = 0
        self._forget_norms(0)
        self.runs_changed.emit()

    def _share_budget(self) -> None:
        """All runs together stay within the budget; the one that is shown has most of it."""
        for run in self.runs:
            run.budget = BUDGET - (MOST_RUNS - 1) * _OF_ANOTHER_RUN if run is self.run else _OF_ANOTHER_RUN

    # obeying the document

    def _graph_changed(self) -> None:
        """Other numbers: all goes on with them. Another graph: the run ends, and parameters that fit are kept."""
        if self._computed and self._plan and differ_in_numbers_only(self._plan.graph, self._document.graph):
            self._numbers_changed(self._plan)
            return
        if self._halt():
            self.state_changed.emit("idle")
        self._plan = self._walk = None
        was_shown = self._computed or self.step
        self._computed = False
        if self.run.segments or self.norm_steps:
            self._new_run()
        if was_shown:
            self.moment_shown.emit()

    def _numbers_changed(self, before: Plan) -> None:
        was_playing = self._halt()
        theta = self.run.snapshot(self.step).theta if self.run.segments else before.theta
        shapes = [array.shape for array in before.parameters.values()]
        self._walk = None
        self._document.apply_parameters(before.theta_by_name(theta))
        self._plan = None
        if not self._compiled():
            self._computed = False
            self._new_run()
        else:
            assert self._plan is not None
            if [array.shape for array in self._plan.parameters.values()] != shapes:
                self._new_run()
            if was_playing and self._ready():
                self._begin()
                return
            self._show_theta(self._plan.theta)
        if was_playing:
            self.state_changed.emit("idle")
        if not self._computed:
            self.moment_shown.emit()

    def _training_changed(self) -> None:
        """Whatever changed is obeyed from the next step on."""
        if not self._playing:
            return
        assert self._process is not None
        training, last = self._document.training, self.run.segments[-1].training
        if training == replace(last, learning_rate=training.learning_rate, steps=training.steps):
            self._process.set_rate(training.learning_rate)
        elif self._halt():
            if self._ready():
                self._begin()
            else:
                self.state_changed.emit("idle")

    def _breakpoints_changed(self) -> None:
        """From the next step on."""
        if self._playing and self._halt():
            self._begin()

    def _document_replaced(self) -> None:
        """Another file: nothing of the runs of the one before is to be compared with."""
        if self._halt():
            self.state_changed.emit("idle")
        self._new_run()
        self.runs = [self.run]
        self.runs_changed.emit()
        self._plan = None
