"""Training a graph: step after step, with every loss remembered."""

import math
import time
from array import array
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from graphgui.engine.autodiff.equivalent_examples import EquivalentExamples
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.noise import draw, forget, is_random
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.batches import Batches
from graphgui.engine.training.examples import Examples, compile_part, find_examples, lean_plan, split
from graphgui.engine.training.history import History
from graphgui.engine.training.lbfgs import Objective
from graphgui.engine.training.optimiser import held_parameters
from graphgui.engine.training.optimisers import optimiser
from graphgui.engine.training.schedules import schedule
from graphgui.engine.training.settings import Training
from graphgui.engine.training.stopping import Stop, Watch, explosion
from graphgui.engine.training.targets import check_targets
from graphgui.ops import Array
from graphgui.progress import StepProgress
from graphgui.words import mark_for_translation

__all__ = ["Snapshot", "Stop", "Trainer", "Training"]

_HUGE = 1e100  # a loss beyond which a gradient may be infinite whatever the operations
# Training on all examples at once, an epoch is a step: validating after each would cost as much as a forward pass.
_VALIDATE_EVERY = 10


class Snapshot(NamedTuple):
    """All that training goes on from after `step` updates; its arrays are its own.

    `recent` are the losses since target and plateau were last judged.
    """

    step: int
    theta: Array
    recent: Array
    optimiser: Mapping[str, Array]
    learning_rate: float
    best: float
    best_step: int


class Trainer:
    """Trains the parameters of one graph, as `training` says.

    `plan.theta` holds the parameters as they stand; `plan` is for one batch, or for all the training examples
    where they are not cut. `losses[k]` is the loss of the (k+1)-th step's batch before its update; after a move
    to a snapshot, of the first step that `history` has seen. The validation loss is measured before the first
    step and after each epoch; with a whole batch, after each tenth step.

    Target and plateau look at the validation loss where there is one, else at the mean of an epoch's batches,
    and with a whole batch at each step's loss.

    `feeds` are the training examples, `examples` says which of them hold one a row. Where fewer examples give the
    same losses and gradients, `plan` is for these, which `equivalent` says: the same way of the same graph and
    numbers always, so that steps can be made again. They are found at the first step.

    Args:
        start: the parameters to start from; drawn from the seed otherwise.

    Raises:
        Problem: settings that cannot be, a graph that cannot run, or that has no loss or nothing to train; targets
            that a loss cannot take.
    """

    def __init__(self, graph: Graph, feeds: Feeds, training: Training, start: Array | None = None) -> None:
        training.check()
        if graph.trained_loss() is None:
            raise GraphProblem(_no_loss(graph))
        self.training = training
        self.feeds = feeds
        self.history = History()
        self.losses: array[float] = self.history.losses
        self.stopped: Stop | None = None
        self._bound = math.inf  # on the loss; minus infinity where the next loss will say it
        self._batches: Batches | None = None
        self._validation: Plan | None = None
        self.equivalent: EquivalentExamples | None = None
        self.plan = self._compile(graph)
        self._is_loaded = self.equivalent is None
        check_targets(self.plan, feeds)
        if not self.plan.theta.size:
            raise GraphProblem(
                mark_for_translation("problems", "The graph has nothing to train: add a linear or a parameter.")
            )
        if start is None:
            initialise(self.plan, training.seed)
        else:
            self.plan.theta[:] = start
        self._is_random = is_random(self.plan)
        self._gradient = self.plan.gradient_theta
        # Looking at every gradient would cost a small model a tenth of its speed.
        self._is_steep = any(node.op.traits.has_infinite_slope for node in self.plan.graph.nodes.values())
        self._schedule = schedule(training)
        held = held_parameters(self.plan)
        if held.frozen is not None and held.frozen.all():
            raise GraphProblem(
                mark_for_translation(
                    "problems", "All parameters are frozen: let one of them train, and try again."
                )
            )
        if training.optimiser == "lbfgs" and self._is_random:
            raise GraphProblem(
                mark_for_translation(
                    "problems",
                    "L-BFGS needs the same loss in each step, and dropout makes it another: choose another "
                    "optimiser.",
                )
            )
        objective = Objective(lambda: self._loss.item(), self._evaluate)
        self._optimiser = optimiser(training, self.plan.theta, self.plan.gradient_theta, held, objective)
        self._update = self._optimiser.update
        self.learning_rate = training.learning_rate
        self._watch_from_here()

    def _compile(self, graph: Graph) -> Plan:
        """The plan to train, and the parts of the examples that it and validation see."""
        training, dtype = self.training, self.training.dtype
        examples = find_examples(graph, self.feeds)
        validating = None
        if training.validation:
            rows, kept = split(examples.count, training.validation, training.seed)
            validating = examples.take(self.feeds, kept)
            self.feeds = examples.take(self.feeds, rows)
            examples = Examples(examples.inputs, len(rows))
        self.examples = examples
        size = training.batch_size
        if size is not None and size < examples.count:
            self._batches = Batches(graph, self.feeds, examples, size=size, seed=training.seed, dtype=dtype)
            plan = self._batches.plan
        else:
            compile_ = compile_part if validating else lean_plan
            self.equivalent = EquivalentExamples.find(graph, self.feeds, examples.inputs, examples.count)
            plan = compile_(graph, self.equivalent.placeholders() if self.equivalent else self.feeds, dtype)
        assert plan.loss is not None
        self._calls, self._loss = plan.calls, plan.value(plan.loss)
        if validating:
            fewer = EquivalentExamples.find(graph, validating, examples.inputs, len(kept))
            given = fewer.placeholders() if fewer else validating
            self._validation = compile_part(graph, given, dtype, plan.theta)
            if fewer:
                fewer.load(self._validation)
        return plan

    # what a caller reads

    @property
    def steps(self) -> int:
        """How many updates were made."""
        return self.history.unseen + len(self.losses)

    @property
    def learning_rate(self) -> float:
        """The rate that the schedule starts from; it may be changed between steps."""
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        self._learning_rate = self._optimiser.learning_rate = value

    @property
    def scheduled_rate(self) -> float:
        """The learning rate of the next update."""
        return self._learning_rate * (self._schedule(self.steps) if self._schedule else 1.0)

    @property
    def last_rate(self) -> float:
        """The learning rate of the last update; before the first, the one that the schedule starts from."""
        return self._optimiser.learning_rate

    @property
    def steps_per_epoch(self) -> int:
        """How many steps see each example once."""
        return self._batches.per_epoch if self._batches else 1

    def batch(self, step: int) -> Array | None:
        """The rows of `feeds` that the step after `step` updates sees; None where it sees them all."""
        return self._batches.rows(step) if self._batches else None

    def final_loss(self) -> float:
        """The loss of the parameters as they stand, on all the training examples."""
        plan = self.plan
        if self._batches or self.equivalent:
            plan = lean_plan(plan.graph, self.feeds, plan.dtype, plan.theta)
        forget(plan)
        return plan.evaluate(gradients=False)

    def loss_at_hand(self) -> float | None:
        """`final_loss` to rounding, where equivalent examples give it in no time; None where there are none."""
        if self.equivalent is None:
            return None
        self._load()
        return self.plan.evaluate(gradients=False)

    # training

    def step(self) -> float:
        """Forward, backward, update; return the loss before the update.

        Where that loss or a number of its gradient is not finite, where the loss has exploded, or that of a whole
        batch is down at the target, nothing is updated and `stopped` says so.
        """
        self.stopped = None
        if self._prepares:
            self._prepare()
        for call in self._calls:
            call()
        loss: float = self._loss.item()
        if not self._target < loss < self._bound and (reason := self._judge(loss)):
            self.stopped = reason
            return loss
        if (self._is_steep or loss > _HUGE) and not np.isfinite(self._gradient).all():
            self.stopped = "diverged"
            return loss
        self._update()
        self.losses.append(loss)
        if self._watches:
            self._watch_step()
        return loss

    def run(self, steps: int, *, seconds: float = math.inf, progress: StepProgress | None = None) -> Stop | None:
        """Make up to `steps` updates, stopping early after `seconds`.

        `progress(steps done in this run, loss)` is called a few times a second. Returns why training ended,
        or None where only the time was up.
        """
        deadline = time.perf_counter() + seconds
        reported = time.perf_counter()
        self.stopped = None
        with np.errstate(all="ignore"):
            for done in range(steps):
                loss = self.step()
                if self.stopped:
                    return self.stopped
                if not done & 15:
                    now = time.perf_counter()
                    if progress and now - reported > 0.1:
                        reported = now
                        progress(done + 1, loss)
                    if now > deadline:
                        return None
        self.stopped = "steps"
        return self.stopped

    def pause_at(self, bound: float) -> None:
        """From here on, stop at a loss of `bound`; of minus infinity, at the `explosion` of the next loss."""
        self._bound = bound

    def snapshot(self) -> Snapshot:
        """All that training goes on from as it stands."""
        watch = self._watch
        return Snapshot(
            self.steps,
            self.plan.theta.copy(),
            self.history.since(self.steps - self.steps % self._watch_every),
            self._optimiser.state(),
            self._learning_rate,
            watch.best,
            watch.best_step,
        )

    def restore(self, snapshot: Snapshot) -> None:
        """Go back, or on, to a snapshot of the same training: the same steps follow from it, bit for bit."""
        self.history.move_to(snapshot.step, snapshot.recent)
        self.plan.theta[:] = snapshot.theta
        self._optimiser.restore(snapshot.optimiser)
        self.learning_rate = snapshot.learning_rate
        self._watch.best, self._watch.best_step = snapshot.best, snapshot.best_step
        self.stopped = None

    def go_on_from(self, snapshot: Snapshot) -> None:
        """Go on from another training's moment, after as many steps, from its parameters.

        What the optimiser remembers is taken over where this one remembers the same of as many parameters;
        target and plateau are looked for anew.
        """
        own = self._optimiser.state()
        theirs = snapshot.optimiser
        same = {name: array.shape for name, array in own.items()} == {n: a.shape for n, a in theirs.items()}
        memory = theirs if same else own
        rate, anew = self.training.learning_rate, np.empty(0)
        self.restore(Snapshot(snapshot.step, snapshot.theta, anew, memory, rate, math.inf, snapshot.step))

    # beside the plain step

    def _judge(self, loss: float) -> Stop | None:
        """Why no step follows from a loss out of bounds; None where it is the first, which sets the bound."""
        if loss <= self._target:
            return "target"
        if not math.isfinite(loss):
            return "diverged"
        if math.isinf(self._bound):
            self._bound = explosion(loss)
            return None
        return "exploded"

    def _evaluate(self) -> float:
        for call in self._calls:
            call()
        loss: float = self._loss.item()
        return loss

    def _load(self) -> None:
        """Put the equivalent examples in place, where they are not yet."""
        if self.equivalent and not self._is_loaded:
            self.equivalent.load(self.plan)
            self._is_loaded = True
            self._prepares = self._needs_preparing()

    def _needs_preparing(self) -> bool:
        """Whether anything has to be done before a step."""
        changes = self._batches is not None or self._schedule is not None or self._is_random
        return changes or not self._is_loaded

    def _prepare(self) -> None:
        self._load()
        if self._batches:
            self._calls, self._loss = self._batches.load(self.steps)
        elif self._is_random:
            draw(self.plan, self.steps)
        if self._schedule:
            self._optimiser.learning_rate = self.scheduled_rate

    def _watch_from_here(self) -> None:
        training, batches = self.training, self._batches
        whole = batches is None and self._validation is None
        self._target = -math.inf
        if whole and training.target_loss is not None:
            self._target = training.target_loss
        self._prepares = self._needs_preparing()
        self._watch = Watch(training.target_loss, training.patience, training.min_improvement)
        self._watches = (
            self._validation is not None
            or training.patience is not None
            or (training.target_loss is not None and not whole)
            or training.optimiser == "lbfgs"
        )
        if batches:
            self._watch_every, self._weights = batches.per_epoch, batches.weights()
        else:
            self._watch_every, self._weights = 1 if whole else _VALIDATE_EVERY, np.ones(1)
        if self._validation:
            self._watch.judge(0, self._validate(self._validation))

    def _watch_step(self) -> None:
        if self._optimiser.is_stuck:
            self.stopped = "plateau"
            return
        if self.steps % self._watch_every:
            return
        validation, history = self._validation, self.history
        loss = self._validate(validation) if validation else history.mean_of_last(self._weights)
        self.stopped = self._watch.judge(self.steps, loss)

    def _validate(self, validation: Plan) -> float:
        loss = validation.evaluate(gradients=False)
        self.history.validated(self.steps, loss)
        return loss


def _no_loss(graph: Graph) -> str:
    if any(node.op.is_loss for node in graph.nodes.values()):
        return mark_for_translation("problems", "The graph has several losses: mark the one to train.")
    return mark_for_translation(
        "problems", "The graph has no loss to train: add an mse, or mark a node of one number as the loss."
    )
