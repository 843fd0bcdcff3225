"""Training a graph: step after step, with every loss remembered."""

import math
import time
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from graphgui.engine.graph import Graph, GraphProblem
from graphgui.engine.initialise import initialise
from graphgui.engine.optimisers import GradientDescent
from graphgui.engine.plan import Plan
from graphgui.engine.shapes import Feeds
from graphgui.ops import Array
from graphgui.words import say

Stop = Literal["steps", "diverged"]
"""Why training ended: the steps asked for are done, or the loss is no longer a finite number."""


@dataclass(frozen=True, slots=True)
class Training:
    """How to train: what a file keeps and a person sets."""

    learning_rate: float = 0.1
    steps: int = 1000
    seed: int = 0


class Trainer:
    """Trains the parameters of one graph by gradient descent on the whole batch.

    `losses[k]` is the loss before the (k+1)-th update. `plan.theta` holds the parameters as they stand.

    Args:
        start: the parameters to start from; drawn from the seed otherwise.

    Raises:
        Problem: a graph that cannot run, or that has no loss or nothing to train.
    """

    def __init__(self, graph: Graph, feeds: Feeds, training: Training, start: Array | None = None) -> None:
        self.plan = Plan(graph, feeds, gradients="parameters")
        if self.plan.loss is None:
            raise GraphProblem(_no_loss(graph))
        if not self.plan.theta.size:
            raise GraphProblem(say("problems", "The graph has nothing to train: add a linear or a parameter."))
        if start is None:
            initialise(self.plan, training.seed)
        else:
            self.plan.theta[:] = start
        self.losses = array("d")
        self.stopped: Stop | None = None
        self._optimiser = GradientDescent(self.plan.theta, self.plan.gradient_theta, training.learning_rate)
        self._calls = self.plan.calls
        self._loss = self.plan.value(self.plan.loss)

    @property
    def steps(self) -> int:
        """How many updates were made."""
        return len(self.losses)

    @property
    def learning_rate(self) -> float:
        return self._optimiser.learning_rate

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        self._optimiser.learning_rate = value

    def step(self) -> float:
        """Forward, backward, update; return the loss before the update.

        Where that loss is not finite, nothing is updated and `stopped` says "diverged".
        """
        for call in self._calls:
            call()
        loss: float = self._loss.item()
        if not math.isfinite(loss):
            self.stopped = "diverged"
            return loss
        self._optimiser.update()
        self.losses.append(loss)
        return loss

    def run(
        self, steps: int, *, seconds: float = math.inf, progress: Callable[[int, float], None] | None = None
    ) -> Stop | None:
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

    def final_loss(self) -> float:
        """The loss of the parameters as they stand."""
        with np.errstate(all="ignore"):
            return self.plan.forward()


def _no_loss(graph: Graph) -> str:
    if any(node.op.is_loss for node in graph.nodes.values()):
        return say("problems", "The graph has several losses: mark the one to train.")
    return say("problems", "The graph has no loss to train: add an mse, or mark a node of one number as the loss.")
