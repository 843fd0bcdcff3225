"""What a trainer did since it was last asked: all that another process needs to show it and to go back over it."""

import time
from typing import NamedTuple

import numpy as np

from graphgui.engine.training.stopping import Stop
from graphgui.engine.training.trainer import Snapshot, Trainer
from graphgui.ops import Array

_COPIED = 1e8  # bytes of snapshots a second: a hundredth of what memory can take
_MOST_PENDING = 128


class TrainingUpdate(NamedTuple):
    """Training at one step, and what led there since the moment before.

    Attributes:
        losses: one number for each step since.
        validation_steps, validation: the validation losses measured since.
        rates: (step, learning rate) for each change of the rate since.
        snapshots: some on the way, in the order of their steps; the last is of the moment itself.
        stopped: why training ended by itself.
        is_last: nothing follows of this piece of training.
        loss: that of all training examples at the moment, where equivalent ones give it in no time; else None.
    """

    losses: Array
    validation_steps: Array
    validation: Array
    rates: tuple[tuple[int, float], ...]
    snapshots: tuple[Snapshot, ...]
    stopped: Stop | None = None
    is_last: bool = False
    loss: float | None = None

    @property
    def step(self) -> int:
        """How many updates were made."""
        return self.snapshots[-1].step

    @property
    def theta(self) -> Array:
        """The parameters, one vector."""
        return self.snapshots[-1].theta


class Recorder:
    """Watches one trainer, whose steps somebody else makes.

    Args:
        interval: seconds between snapshots; more where copying the parameters takes long.
    """

    def __init__(self, trainer: Trainer, interval: float = 0.0) -> None:
        self._trainer = trainer
        self._losses = trainer.steps
        self._validation = len(trainer.history.validation)
        self._rates: list[tuple[int, float]] = []
        self._snapshots: list[Snapshot] = []
        self._interval = max(interval, size(trainer.snapshot()) / _COPIED)
        self._last = time.perf_counter()

    def set_rate(self, rate: float) -> None:
        """Change the learning rate from the next step on."""
        self._trainer.learning_rate = rate
        self._rates.append((self._trainer.steps, rate))

    def look(self) -> None:
        """Take a snapshot, if it is time for one."""
        now = time.perf_counter()
        if now - self._last < self._interval:
            return
        self._last = now
        self._snapshots.append(self._trainer.snapshot())
        if len(self._snapshots) > _MOST_PENDING:  # nobody has asked for long
            del self._snapshots[::2]

    def take(self, stopped: Stop | None = None, *, is_last: bool = False) -> TrainingUpdate:
        """What is new, as it stands now."""
        trainer, history = self._trainer, self._trainer.history
        here = trainer.snapshot()
        snapshots = [snapshot for snapshot in self._snapshots if snapshot.step < here.step]
        moment = TrainingUpdate(
            history.since(self._losses),
            np.array(history.validation_steps[self._validation :], np.int64),
            np.array(history.validation[self._validation :]),
            tuple(self._rates),
            (*snapshots, here),
            stopped,
            is_last,
            trainer.loss_at_hand(),
        )
        self._losses, self._validation = trainer.steps, len(history.validation)
        self._rates, self._snapshots = [], []
        return moment


def size(snapshot: Snapshot) -> int:
    """Bytes that a snapshot takes, Python's own included."""
    arrays = (snapshot.theta, snapshot.recent, *snapshot.optimiser.values())
    return sum(array.nbytes + 128 for array in arrays) + 512
