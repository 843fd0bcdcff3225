"""Play, pause, step, reset: the bridge from training to the screen.

The session shows one moment of one graph: every value and gradient at the parameters of one step. It keeps a
plan of its own for that, with all gradients, and only takes parameters over from the training thread.
"""

from array import array
from dataclasses import replace
from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from graphgui.document.document import Document
from graphgui.document.worker import Moment, Worker
from graphgui.engine.graph import PortId, Wire
from graphgui.engine.initialise import initialise
from graphgui.engine.plan import Plan
from graphgui.engine.shapes import runnable
from graphgui.engine.training import Trainer
from graphgui.ops import Array
from graphgui.words import Problem

FRAME = 16  # ms between moments shown
State = Literal["idle", "playing"]


class Session(QObject):
    """Trains the document's graph and answers what every port holds at the moment shown.

    Signals:
        moment_shown: other values and gradients stand in the arrays, or none do any more.
        state_changed: "idle" or "playing".
        stopped: why training ended by itself, as `engine.stops.Stop` has it.
        problem: a `Problem` that keeps the graph from running, when the person asked it to.
    """

    moment_shown = Signal()
    state_changed = Signal(str)
    stopped = Signal(str)
    problem = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._plan: Plan | None = None
        self._computed = False
        self._trainer: Trainer | None = None
        self._worker: Worker | None = None
        self._last_step = 0
        self._rate = 60.0
        self.step = 0
        self.losses = array("d")
        self.norm_steps = array("d")
        self.norms: dict[Wire, array[float]] = {}
        self._timer = QTimer(self, interval=FRAME)
        self._timer.timeout.connect(self._take)
        document.structure_changed.connect(self._graph_changed)
        document.training_changed.connect(self._training_changed)

    # what is shown

    @property
    def is_computed(self) -> bool:
        """Whether the values and gradients shown belong to the graph as it stands."""
        return self._computed

    @property
    def state(self) -> State:
        return "playing" if self._worker else "idle"

    @property
    def loss(self) -> float | None:
        """The loss at the moment shown; None where it was not computed or there is none."""
        return self._plan.loss_value() if self._computed and self._plan and self._plan.loss else None

    @property
    def loss_port(self) -> PortId | None:
        return self._plan.loss if self._computed and self._plan else None

    def value(self, port: PortId) -> Array | None:
        """The value at a port (rows x columns), None where it has not been computed."""
        return self._plan.value(port) if self._plan and self._holds(port) else None

    def gradient(self, port: PortId) -> Array | None:
        """The gradient at a port: at an input the share of its wire, at an output their sum.

        None where it has not been computed, or the graph has no loss.
        """
        return self._plan.gradient(port) if self._plan and self._holds(port) else None

    def _holds(self, port: PortId) -> bool:
        """Whether the moment shown has the port: a node that cannot run yet is left out."""
        return self._computed and self._plan is not None and port.node in self._plan.graph

    def reaches_loss(self, name: str) -> bool:
        """Whether a change of the node's value changes the loss."""
        return bool(self._computed and self._plan and name in self._plan.reaches_loss)

    def parameters(self) -> dict[PortId, Array]:
        """The parameters at the moment shown; empty where nothing was computed."""
        return dict(self._plan.parameters) if self._computed and self._plan else {}

    # what a person does

    @property
    def rate(self) -> float:
        """The most steps a second while playing; infinite for as fast as it goes."""
        return self._rate

    @rate.setter
    def rate(self, value: float) -> None:
        self._rate = value
        if self._worker:
            self._worker.rate = value

    @property
    def last_step(self) -> int:
        """The step at which the present run ends."""
        return self._last_step

    def evaluate(self) -> None:
        """Compute every value, and every gradient if there is a loss, at the parameters as they are."""
        self.pause()
        if self._compiled():
            assert self._plan is not None
            self._show_theta(self._plan.theta)

    def play(self) -> None:
        """Train until the steps asked for are done; go on where a pause interrupted."""
        if self._worker or not self._ready():
            return
        trainer = self._trainer
        assert trainer is not None
        if trainer.steps >= self._last_step:
            self._last_step = trainer.steps + self._document.training.steps
        self._show()
        self._worker = Worker(trainer, self._last_step, self._rate)
        self._timer.start()
        self.state_changed.emit("playing")

    def pause(self) -> None:
        """Stop training after the step under way, and show where it stands."""
        if self._worker is None:
            return
        worker, self._worker = self._worker, None
        self._timer.stop()
        self._show_moment(worker.finish())
        self.state_changed.emit("idle")

    def step_once(self) -> None:
        """Make one update and show what follows from it."""
        self.pause()
        if not self._ready():
            return
        trainer = self._trainer
        assert trainer is not None
        with np.errstate(all="ignore"):
            trainer.step()
        self.losses.extend(trainer.losses[len(self.losses) :])
        self.step = trainer.steps
        self._last_step = max(self._last_step, self.step)
        self._show()
        if trainer.stopped:
            self.stopped.emit(trainer.stopped)

    def run_now(self, steps: int, moments: int = 200) -> None:
        """Train here and now, without a thread, showing some moments on the way: for pictures and scripts."""
        self.pause()
        if not self._ready():
            return
        trainer = self._trainer
        assert trainer is not None
        self._last_step = trainer.steps + steps
        self._show()
        while trainer.steps < self._last_step:
            before = trainer.steps
            reason = trainer.run(min(max(1, steps // moments), self._last_step - before))
            self.losses.extend(trainer.losses[before:])
            self.step = trainer.steps
            self._show()
            if reason != "steps":
                break
        if trainer.stopped:
            self.stopped.emit(trainer.stopped)

    def reset(self) -> None:
        """Go back to the parameters that the seed gives, before the first step."""
        self.pause()
        self._forget_run()
        self._document.project.parameters = {}
        self._plan = None
        self.evaluate()

    def redraw(self) -> None:
        """Draw other initial parameters: the next seed, as a step that can be undone."""
        self.pause()
        self._document.set_training(seed=self._document.training.seed + 1)
        self.reset()

    # inside

    def _compiled(self) -> bool:
        """Compile the graph where it is not; False, with `problem`, where it cannot run."""
        if self._plan is not None:
            return True
        project = self._document.project
        try:
            part = replace(project, graph=runnable(project.graph, self._document.shapes.problems))
            part.check()
            plan = Plan(part.graph, self._document.feeds)
            initialise(plan, project.training.seed)
        except Problem as problem:
            self.problem.emit(problem)
            return False
        start = project.start(plan)
        if start is not None:
            plan.theta[:] = start
        self._plan = plan
        return True

    def _ready(self) -> bool:
        """Make a trainer where there is none; False, with `problem`, where the graph cannot be trained."""
        if self._trainer is not None:
            return True
        if not self._compiled():
            return False
        assert self._plan is not None
        project = self._document.project
        try:
            self._trainer = Trainer(self._plan.graph, self._document.feeds, project.training, self._plan.theta)
        except Problem as problem:
            self.problem.emit(problem)
            return False
        return True

    def _show(self) -> None:
        """Bring the shown plan to the trainer's parameters, and say so."""
        assert self._plan is not None and self._trainer is not None
        self._show_theta(self._trainer.plan.theta)

    def _show_theta(self, theta: Array) -> None:
        plan = self._plan
        assert plan is not None
        plan.theta[:] = theta
        with np.errstate(all="ignore"):
            plan.forward()
            plan.backward()
            if not self.norm_steps or self.norm_steps[-1] != self.step:
                self._remember_norms(plan)
        self._computed = True
        self._document.project.parameters = {str(p): a.copy() for p, a in plan.parameters.items()}
        self.moment_shown.emit()

    def _remember_norms(self, plan: Plan) -> None:
        self.norm_steps.append(self.step)
        for wire in plan.graph.wires:
            share = plan.share(wire)
            norm = float("nan") if share is None else float(np.linalg.norm(share))
            self.norms.setdefault(wire, array("d")).append(norm)

    def _take(self) -> None:
        moment = self._worker.take() if self._worker else None
        if moment is None:
            return
        if moment.stopped is None:
            self._show_moment(moment)
            return
        worker, self._worker = self._worker, None
        self._timer.stop()
        self._show_moment(moment)
        if worker:
            worker.finish()
        self.state_changed.emit("idle")
        self.stopped.emit(moment.stopped)

    def _show_moment(self, moment: Moment) -> None:
        self.losses.frombytes(moment.new_losses.tobytes())
        self.step = moment.step
        self._show_theta(moment.theta)

    def _forget_run(self) -> None:
        self._trainer = None
        self._computed = False
        self.step = self._last_step = 0
        self.losses = array("d")
        self.norm_steps = array("d")
        self.norms = {}

    def _graph_changed(self) -> None:
        """The graph is another: keep the parameters that still fit, and nothing of the run."""
        if self._worker:
            worker, self._worker = self._worker, None
            worker.finish()
            self._timer.stop()
            self.state_changed.emit("idle")
        self._plan = None
        was_shown = self._computed or self.step
        self._forget_run()
        if was_shown:
            self.moment_shown.emit()

    def _training_changed(self) -> None:
        """The learning rate changes under way, steps with the next run; anything else needs another trainer."""
        if self._trainer is None:
            return
        training = self._document.training
        same = replace(self._trainer.training, learning_rate=training.learning_rate, steps=training.steps)
        if training == same:
            self._trainer.learning_rate = training.learning_rate
        else:
            self._graph_changed()
