"""Training in a process of its own, which takes no time from the window's.

The two speak through one pipe. The window asks for a moment and gets the newest there is: moments may be skipped,
steps never. The process ends when the pipe does, so it outlives no window, not even one that was killed. The
window waits for no answer longer than anybody notices: what comes later is thrown away, and can be made again.
"""

import math
import time
import traceback
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from graphgui.child_process import ChildProcess, receive, send
from graphgui.engine.training.conditions import Condition, Watcher
from graphgui.engine.training.recorder import Recorder, TrainingUpdate
from graphgui.engine.training.run import RunSegment
from graphgui.engine.training.stopping import Stop
from graphgui.engine.training.trainer import Snapshot, Trainer
from graphgui.words import Problem, mark_for_translation, short_of_memory

_SLICE = 0.004  # seconds between looks at the pipe
_SNAPSHOTS = 0.02  # seconds between snapshots: what a step in between takes to be made again
_PATIENCE = 0.03  # seconds for the step under way to end
STUCK = 2.0  # seconds after which a process that has still not answered is waited for no more


@dataclass(frozen=True, slots=True)
class _Begin:
    """Train until `last_step`; `segment` is None where it is the one sent before."""

    segment: RunSegment | None
    start: Snapshot
    last_step: int
    pace: float
    conditions: Mapping[str, Condition]
    rate: float | None


@dataclass(frozen=True, slots=True)
class _Ask:
    """For a moment, as soon as there is another."""


@dataclass(frozen=True, slots=True)
class _Finish:
    """After the step under way, and tell where training stands."""


@dataclass(frozen=True, slots=True)
class _Pace:
    steps_per_second: float


@dataclass(frozen=True, slots=True)
class _Rate:
    learning_rate: float


@dataclass(frozen=True, slots=True)
class _Broken:
    """What ended the process: a traceback, and a sentence where it is known what it means."""

    trace: str
    problem: Problem | None


class TrainingError(Exception):
    """An exception that nobody foresaw has ended the process; the text is its traceback there."""


class TrainingProcess:
    """The window's side. Training once begun ends with a moment that `is_last`.

    Raises:
        Problem: it cannot be started.
    """

    def __init__(self) -> None:
        try:
            self._process = ChildProcess(_serve, "graphgui-training")
        except OSError as error:
            raise Problem(
                mark_for_translation("problems", "The training process cannot be started: {reason}."),
                reason=error.strerror or error,
            ) from None
        self._sent: RunSegment | None = None
        self._unanswered: deque[float] = deque()  # since when pieces of training are to end that were let go of

    @property
    def pid(self) -> int | None:
        """The process's number in the system."""
        return self._process.pid

    @property
    def is_stuck(self) -> bool:
        """Whether it does not come to an end with what it should have ended a while ago."""
        if self._unanswered:
            self._next()
        return bool(self._unanswered) and time.monotonic() - self._unanswered[0] > STUCK

    def begin(
        self,
        segment: RunSegment,
        start: Snapshot,
        last_step: int,
        pace: float = math.inf,
        conditions: Mapping[str, Condition] | None = None,
        rate: float | None = None,
    ) -> None:
        """Train from `start`, a moment of `segment`, to `last_step`, at most `pace` steps a second.

        `rate` is the learning rate from the first step on, where it is another than at `start`. Training ends at
        the first step at which one of the `conditions`, by node, begins to hold.
        """
        sent = None if segment is self._sent else segment
        self._send(_Begin(sent, start, last_step, pace, conditions or {}, rate))
        self._sent = segment
        self._send(_Ask())

    def set_pace(self, steps_per_second: float) -> None:
        """The most steps a second from now on."""
        self._send(_Pace(steps_per_second))

    def set_rate(self, learning_rate: float) -> None:
        """The learning rate from now on; the moments tell from which step."""
        self._send(_Rate(learning_rate))

    def take(self) -> TrainingUpdate | None:
        """A moment, if another has come since the last call.

        Raises:
            Problem: the process is gone.
            TrainingError: and this is why.
        """
        moment = self._next()
        if moment is not None and not moment.is_last:
            self._send(_Ask())
        return moment

    def finish(self) -> list[TrainingUpdate]:
        """End training after the step under way: the moments since the last that was taken. Raises as `take`.

        A step that takes long is let go of, with what was made before it since that moment: then none `is_last`.
        """
        self._send(_Finish())
        moments: list[TrainingUpdate] = []
        until = time.monotonic() + _PATIENCE
        while not moments or not moments[-1].is_last:
            moment = self._next(until - time.monotonic())
            if moment is None:
                self._unanswered.append(time.monotonic())
                break
            moments.append(moment)
        return moments

    def close(self) -> None:
        """End the process; without a step more."""
        self._process.close()

    def _next(self, seconds: float = 0.0) -> TrainingUpdate | None:
        """The next moment of this piece of training; None where none comes within so many seconds."""
        until = time.monotonic() + seconds
        while True:
            try:
                received = self._process.take(until - time.monotonic() if seconds else 0.0)
            except EOFError:
                raise gone() from None
            if isinstance(received, _Broken):
                raise received.problem or TrainingError(received.trace)
            if received is None:
                return None
            assert isinstance(received, TrainingUpdate)
            if not self._unanswered:
                return received
            if received.is_last:
                self._unanswered.popleft()

    def _send(self, message: object) -> None:
        try:
            self._process.send(message)
        except OSError:
            raise gone() from None


def gone() -> Problem:
    """That the process has ended, as a sentence."""
    return Problem(
        mark_for_translation(
            "problems", "The training process has ended: Play starts another from the step shown."
        )
    )


# the other side


def _serve(pipe: Connection) -> None:
    server = _Server(pipe)
    try:
        while True:
            server.turn()
    except (EOFError, OSError):
        return  # the window is gone
    except Exception as error:
        send(pipe, _Broken(traceback.format_exc(), _sentence(error)))


def _sentence(error: Exception) -> Problem | None:
    if isinstance(error, Problem):
        return error
    return short_of_memory() if isinstance(error, MemoryError) else None


class _Server:
    """Makes steps while there are any to make, and answers."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._segment: RunSegment | None = None
        self._trainer: Trainer | None = None
        self._recorder: Recorder | None = None
        self._watcher: Watcher | None = None
        self._wanted = False
        self._ended: Stop | None = None
        self._last_step = 0
        self._set_pace(math.inf)

    def turn(self) -> None:
        """Answer what was asked, or make some steps."""
        waiting = self._recorder is None or (self._ended is not None and not self._wanted)
        if self._pipe.poll(None if waiting else self._pause()):
            self._obey(receive(self._pipe))
        elif self._ended is None:
            self._train()
        if self._recorder and self._wanted:
            self._answer(self._recorder)

    def _obey(self, message: Any) -> None:
        match message:
            case _Begin():
                self._begin(message)
            case _Ask():
                self._wanted = True
            case _Finish() if self._recorder:
                send(self._pipe, self._recorder.take(self._ended, is_last=True))
                self._recorder = None
            case _Pace():
                self._set_pace(message.steps_per_second)
            case _Rate() if self._recorder:
                self._recorder.set_rate(message.learning_rate)

    def _begin(self, order: _Begin) -> None:
        if order.segment is not None:
            self._segment = order.segment
            self._trainer = order.segment.trainer()
        assert self._trainer is not None
        self._trainer.restore(order.start)
        self._trainer.pause_at(-math.inf)
        self._recorder = Recorder(self._trainer, _SNAPSHOTS)
        if order.rate is not None and order.rate != self._trainer.learning_rate:
            self._recorder.set_rate(order.rate)
        self._last_step, self._wanted, self._ended = order.last_step, False, None
        self._watch(order)
        self._told = self._trainer.steps
        self._set_pace(order.pace)

    def _watch(self, order: _Begin) -> None:
        self._watcher = None
        if order.conditions and self._segment:
            self._watcher = Watcher(self._segment.graph, self._segment.feeds, order.conditions)
            self._watcher.begin(order.start.step, order.start.theta)

    def _set_pace(self, pace: float) -> None:
        self._pace = pace
        self._since, self._first = time.perf_counter(), self._trainer.steps if self._trainer else 0

    def _due(self) -> float:
        """Steps that the pace allows now."""
        if math.isinf(self._pace):
            return math.inf
        assert self._trainer is not None
        elapsed = time.perf_counter() - self._since
        due = self._first + int(elapsed * self._pace) + 1 - self._trainer.steps
        if due > max(1.0, self._pace / 2):  # never race to catch up
            self._set_pace(self._pace)
            return 1
        return due

    def _pause(self) -> float:
        """Seconds to wait for the pipe before the next steps."""
        return 0.0 if self._ended or self._due() > 0 else min(1 / self._pace, _SLICE)

    def _train(self) -> None:
        trainer, recorder = self._trainer, self._recorder
        assert trainer is not None and recorder is not None
        left = self._last_step - trainer.steps
        due = min(left, self._due())
        if due > 0:
            if self._watcher:
                self._train_watched(trainer, self._watcher, int(due))
            else:
                trainer.run(int(due), seconds=_SLICE)
            recorder.look()
        if self._ended:
            return
        if trainer.stopped not in (None, "steps"):
            self._ended = trainer.stopped
        elif trainer.steps >= self._last_step:
            self._ended = "steps"

    def _train_watched(self, trainer: Trainer, watcher: Watcher, steps: int) -> None:
        """Test the conditions after each step."""
        until = time.perf_counter() + _SLICE
        for _ in range(steps):
            if trainer.run(1) != "steps":
                return
            if watcher.pauses(trainer.steps, trainer.plan.theta):
                self._ended = "breakpoint"
                return
            if time.perf_counter() > until:
                return

    def _answer(self, recorder: Recorder) -> None:
        trainer = self._trainer
        assert trainer is not None
        if trainer.steps == self._told and not self._ended:
            return
        send(self._pipe, recorder.take(self._ended, is_last=self._ended is not None))
        self._told, self._wanted = trainer.steps, False
        if self._ended:
            self._recorder = None
