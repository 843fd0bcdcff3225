"""A run that can be gone back over: the parameters of any of its steps, exactly as they were.

Some thousand snapshots are kept, within a budget of memory. Between two of them, steps are made again from the
earlier one; they give the same numbers bit for bit, mini-batches included.
"""

import sys
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from graphgui.engine.autodiff.equivalent_examples import Equivalence
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.recorder import TrainingUpdate, size
from graphgui.engine.training.settings import Training
from graphgui.engine.training.trainer import Snapshot, Trainer
from graphgui.ops import Array

BUDGET = 64 * 2**20  # bytes of snapshots
SNAPSHOTS, STEPS = 1024, 2048
"""So many, or one for so many steps, are enough: these steps are made again in less than a tenth of a second."""
_SHOWN = 500  # snapshots of a path


class RunSegment(NamedTuple):
    """Steps of one run under one graph, one set of numbers and one way to train.

    `start` is the moment before its first step. `equivalent` says how many examples take the place of how many,
    as `EquivalentExamples` does; None where training sees those that there are.
    """

    graph: Graph
    feeds: Feeds
    training: Training
    start: Snapshot
    equivalent: Equivalence | None = None

    def trainer(self) -> Trainer:
        """A trainer at the start."""
        trainer = Trainer(self.graph, self.feeds, self.training, self.start.theta)
        trainer.restore(self.start)
        return trainer


class Run:
    """Everything of one run from its step 0.

    Attributes:
        name: for the person who compares it with others; empty for none.
        losses: `losses[k]` is the loss of the (k+1)-th step's batch before its update.
        validation_steps, validation: `validation[i]` is the validation loss after `validation_steps[i]` updates.
        branched_at: the step at which it left another run; None where it left none.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self.name = ""
        self.losses = array("d")
        self.validation_steps = array("q")
        self.validation = array("d")
        self.branched_at: int | None = None
        self._budget = budget
        self._spacing = 1  # steps at least between two snapshots, but for the last
        self._segments: list[RunSegment] = []
        self._snapshots: list[Snapshot] = []
        self._bytes = 0
        self._rates: list[tuple[int, float]] = []
        self._replay: tuple[RunSegment, Trainer] | None = None

    @property
    def steps(self) -> int:
        """How many updates were made."""
        return len(self.losses)

    @property
    def segments(self) -> Sequence[RunSegment]:
        """What was trained and how, in the order of time."""
        return self._segments

    @property
    def memory(self) -> int:
        """Bytes of snapshots."""
        return self._bytes

    @property
    def budget(self) -> int:
        """The most bytes of snapshots. With fewer of them, going back to a step takes longer; it stays exact."""
        return self._budget

    @budget.setter
    def budget(self, value: int) -> None:
        self._budget = value
        self._thin()

    def begin(self, graph: Graph, feeds: Feeds, training: Training, start: Snapshot | None = None) -> Trainer:
        """Train another graph, on other numbers, or in another way from here on.

        `start` is the moment to go on from, this run's last; without it the run begins as the trainer does
        with parameters drawn from the seed. Raises `Problem` as `Trainer` does.
        """
        trainer = Trainer(graph, feeds, training, start.theta if start else None)
        if start is not None:
            trainer.go_on_from(start)
        return self.begin_with(trainer, graph, feeds)

    def begin_with(self, trainer: Trainer, graph: Graph, feeds: Feeds) -> Trainer:
        """As `begin`, with a trainer at the moment to go on from, made from `graph` and `feeds`."""
        fewer = trainer.equivalent.counts if trainer.equivalent else None
        segment = RunSegment(graph, feeds, trainer.training, trainer.snapshot(), fewer)
        if self._segments and self._segments[-1].start.step == trainer.steps:
            self._segments.pop()  # one that has made no step is as if it had not begun
        self._segments.append(segment)
        self._keep(segment.start)
        self._replay = (segment, trainer)
        if not self.validation_steps:
            self.validation_steps.extend(trainer.history.validation_steps)
            self.validation.extend(trainer.history.validation)
        return trainer

    def record(self, moment: TrainingUpdate) -> None:
        """Take over what a recorder saw."""
        self.losses.frombytes(moment.losses.tobytes())
        self.validation_steps.frombytes(moment.validation_steps.tobytes())
        self.validation.frombytes(moment.validation.tobytes())
        self._rates.extend(moment.rates)
        for snapshot in moment.snapshots:
            self._keep(snapshot)

    def at(self, step: int) -> Trainer:
        """A trainer that stands after `step` updates of this run, to be read or to train on from.

        It is the run's own: the next call may move it. Raises `ValueError` for a step that was never made.
        """
        if not 0 <= step <= self.steps or not self._segments:
            raise ValueError(f"no step {step} among {self.steps}")
        segment = self.segment(step)
        nearest = self._nearest(step)
        if self._replay and self._replay[0] is segment:
            trainer = self._replay[1]
            if not nearest.step <= trainer.steps <= step:
                trainer.restore(nearest)
        else:
            trainer = segment.trainer()
            if nearest.step > segment.start.step:
                trainer.restore(nearest)
            self._replay = (segment, trainer)
        self.advance(trainer, segment, step)
        return trainer

    def advance(self, trainer: Trainer, segment: RunSegment, step: int) -> None:
        """Let a trainer of a segment make this run's steps again until it stands after `step` updates."""
        while trainer.steps < step:
            here = trainer.steps
            change = self._set_rate(trainer, segment)
            trainer.run(min(change, step) - here)
            if trainer.steps == here:
                raise ValueError(f"step {step} cannot be made again")

    def step_on(self, trainer: Trainer, segment: RunSegment) -> float:
        """Let a trainer of a segment make one step, as `Trainer.step` does, at the rate this run had there."""
        self._set_rate(trainer, segment)
        return trainer.step()

    def snapshot(self, step: int) -> Snapshot:
        """The moment after `step` updates."""
        nearest = self._nearest(step) if 0 <= step <= self.steps and self._snapshots else None
        exact = nearest is not None and nearest.step == step
        return nearest if nearest is not None and exact else self.at(step).snapshot()

    def segment(self, step: int) -> RunSegment:
        """What stood, and how it was trained, after `step` updates."""
        index = bisect_right(self._segments, step, key=lambda segment: segment.start.step) - 1
        return self._segments[index]

    def path(self, indices: Sequence[int] | None = None, most: int = _SHOWN) -> Array:
        """Where some of the parameters, or all, stood in the snapshots, rows x indices, the last included."""
        kept = self._some(most)
        if indices is None:
            return np.array([snapshot.theta for snapshot in kept])
        wanted = np.array(indices, int)
        return np.array([snapshot.theta[wanted] for snapshot in kept]).reshape(len(kept), len(wanted))

    def path_steps(self, most: int = _SHOWN) -> Array:
        """The steps of the rows of `path`."""
        return np.array([snapshot.step for snapshot in self._some(most)], float)

    def branch(self, step: int) -> "Run":
        """Another run that shares this one's first `step` steps."""
        here = self.snapshot(step)
        other = Run(self._budget)
        other.branched_at = step
        other.losses = self.losses[:step]
        known = bisect_right(self.validation_steps, step)
        other.validation_steps, other.validation = self.validation_steps[:known], self.validation[:known]
        other._segments = [segment for segment in self._segments if segment.start.step <= step]
        other._rates = [(at, rate) for at, rate in self._rates if at < step]
        for snapshot in (*(kept for kept in self._snapshots if kept.step < step), here):
            other._keep(snapshot)
        return other

    # inside

    def _some(self, most: int) -> list[Snapshot]:
        """Up to `most` snapshots, evenly, the last included."""
        skip = max(1, -(-len(self._snapshots) // most))
        return self._snapshots[::-1][::skip][::-1]

    def _nearest(self, step: int) -> Snapshot:
        """The last snapshot up to a step that training went on from in one segment."""
        index = bisect_right(self._snapshots, step, key=lambda snapshot: snapshot.step) - 1
        start = self.segment(step).start
        return self._snapshots[index] if index >= 0 and self._snapshots[index].step > start.step else start

    def _set_rate(self, trainer: Trainer, segment: RunSegment) -> int:
        """Give a trainer the rate of its next step; return the step at which the rate changes again."""
        index = bisect_right(self._rates, trainer.steps, key=lambda change: change[0])
        if index and self._rates[index - 1][0] >= segment.start.step:
            trainer.learning_rate = self._rates[index - 1][1]
        return self._rates[index][0] if index < len(self._rates) else sys.maxsize

    def _keep(self, snapshot: Snapshot) -> None:
        kept = self._snapshots
        if kept and kept[-1].step > snapshot.step:
            raise ValueError("a snapshot of an earlier step")
        was_last_only = len(kept) > 1 and kept[-1].step - kept[-2].step < self._spacing
        if kept and (was_last_only or kept[-1].step == snapshot.step):
            self._bytes -= size(kept.pop())
        kept.append(snapshot)
        self._bytes += size(snapshot)
        self._thin()

    def _thin(self) -> None:
        """Of too many snapshots keep half of them: evenly over the steps, with the first and last."""
        most = len(self._snapshots)
        while (self._bytes > self._budget or most > max(SNAPSHOTS, self.steps / STEPS)) and most > 2:
            most //= 2
            while len(self._snapshots) > max(2, most):
                self._spacing *= 2
                self._snapshots = _spaced(self._snapshots, self._spacing)
            self._bytes = sum(map(size, self._snapshots))


def _spaced(snapshots: Sequence[Snapshot], spacing: int) -> list[Snapshot]:
    """The first, the last, and between them those that are at least so many steps apart."""
    kept = [snapshots[0]]
    for snapshot in snapshots[1:-1]:
        if snapshot.step - kept[-1].step >= spacing:
            kept.append(snapshot)
    return [*kept, snapshots[-1]]
