"""Trains in a thread of its own, so that the window stays free.

What crosses to the window is one frozen `Moment`, made when asked for: moments may be skipped, steps never.
"""

import math
import os
import sys
import threading
import time
from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from graphgui.engine.training import Stop, Trainer
from graphgui.ops import Array

# How long other threads wait for Python's lock. The default of 5 ms lets a tight loop of small NumPy calls
# hold up every frame of the window.
_SWITCH_INTERVAL = 0.0005
_SLICE = 0.004


@dataclass(frozen=True, slots=True)
class Moment:
    """Training at one step: the parameters after `step` updates, and the losses since the moment before."""

    step: int
    theta: Array
    new_losses: Array
    stopped: Stop | None


class Worker:
    """Makes a trainer's steps, at most `rate` a second, until `last_step`, divergence or `finish`."""

    def __init__(self, trainer: Trainer, last_step: int, rate: float = math.inf) -> None:
        self.rate = rate
        self._trainer = trainer
        self._last_step = last_step
        self._reported = trainer.steps
        self._wanted = threading.Event()
        self._leave = threading.Event()
        self._latest: Moment | None = None
        self._thread = threading.Thread(target=self._train, name="training", daemon=True)
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_INTERVAL)
        self._thread.start()

    def take(self) -> Moment | None:
        """The newest moment, if one was made since the last call; asks for the next."""
        moment, self._latest = self._latest, None
        self._wanted.set()
        return moment

    def finish(self) -> Moment:
        """End the thread, after the step that it is in; return the moment at which training stands."""
        self._leave.set()
        self._thread.join()
        sys.setswitchinterval(self._interval)
        moment = self._latest
        rest = self._moment()
        if moment is None:
            return rest
        losses = np.concatenate([moment.new_losses, rest.new_losses])
        return Moment(rest.step, rest.theta, losses, rest.stopped or moment.stopped)

    def _train(self) -> None:
        # A matrix product on every core would take the window's core from it, and both would be slower.
        with threadpool_limits(max(1, (os.cpu_count() or 1) - 1), "blas"):
            self._make_steps()

    def _make_steps(self) -> None:
        trainer = self._trainer
        began, first, rate = time.perf_counter(), trainer.steps, self.rate
        while not self._leave.is_set():
            left = self._last_step - trainer.steps
            if rate != self.rate:
                began, first, rate = time.perf_counter(), trainer.steps, self.rate
            if math.isfinite(rate):
                due = first + int((time.perf_counter() - began) * rate) + 1 - trainer.steps
                if due <= 0:
                    self._publish(None)
                    self._leave.wait(min(1 / rate, 0.008))
                    continue
                trainer.run(min(left, due), seconds=_SLICE)
                if due > rate * 0.5:
                    began, first = time.perf_counter(), trainer.steps  # never race to catch up
            else:
                trainer.run(left, seconds=_SLICE)
            if trainer.stopped not in (None, "steps") or trainer.steps >= self._last_step:
                self._publish(trainer.stopped, always=True)
                return
            self._publish(None)

    def _publish(self, stopped: Stop | None, *, always: bool = False) -> None:
        if always:
            while self._latest is not None and not self._leave.is_set():
                time.sleep(0.001)
        if always or (self._wanted.is_set() and self._latest is None):
            self._wanted.clear()
            self._latest = self._moment(stopped)

    def _moment(self, stopped: Stop | None = None) -> Moment:
        trainer = self._trainer
        losses = np.array(trainer.losses[self._reported :])
        self._reported = trainer.steps
        return Moment(trainer.steps, trainer.plan.theta.copy(), losses, stopped)
