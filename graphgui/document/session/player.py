"""Has a process train, and hands on what it has done once a frame."""

import time
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING
from weakref import finalize

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from graphgui.engine.training.conditions import Condition
from graphgui.engine.training.recorder import TrainingUpdate
from graphgui.engine.training.run import RunSegment
from graphgui.engine.training.trainer import Snapshot
from graphgui.words import Problem

if TYPE_CHECKING:
    from graphgui.engine.training.process import TrainingProcess

FRAME = 16  # ms between updates


class Player(QObject):
    """Plays training: begins it in a process of its own, takes over what it has done, and ends it.

    Signals:
        updated: a `TrainingUpdate` came; the last one ends playing.
        failed: the process is gone, and why, as a `Problem`.
        let_go: training was ended in the middle of a step that takes long, or of a process that does not answer.
    """

    updated = Signal(object)
    failed = Signal(object)
    let_go = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: TrainingProcess | None = None
        self._closing: finalize[..., Player] | None = None
        self._is_playing = False
        self._rate = 60.0
        self._heard = 0.0  # when it was heard of last
        self._timer = QTimer(self, interval=FRAME, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._poll)

    @property
    def is_playing(self) -> bool:
        return self._is_playing

    @property
    def silence(self) -> float:
        """For how many seconds nothing has come of what is playing."""
        return time.monotonic() - self._heard if self._is_playing else 0.0

    @property
    def rate(self) -> float:
        """The most steps a second; infinite for as fast as it goes."""
        return self._rate

    @rate.setter
    def rate(self, value: float) -> None:
        self._rate = value
        if self._is_playing and self._process:
            self._process.set_pace(value)

    def set_learning_rate(self, learning_rate: float) -> None:
        """Train with another learning rate from the next step on."""
        if self._is_playing and self._process:
            self._process.set_rate(learning_rate)

    def warm_up(self) -> int | None:
        """Start the process that trains, where there is none: the first Play finds it ready. Its id."""
        with suppress(Problem):
            return self._started().pid
        return None

    def _started(self) -> "TrainingProcess":
        if self._process is None:
            # Late: what starts processes is not needed for the first frame.
            from graphgui.engine.training.process import TrainingProcess

            self._process = TrainingProcess()
            self._closing = finalize(self, self._process.close)
        return self._process

    def begin(
        self,
        segment: RunSegment,
        start: Snapshot,
        last_step: int,
        conditions: Mapping[str, Condition],
        learning_rate: float,
    ) -> bool:
        """Train from a snapshot on up to `last_step`, or where a condition comes true; False where it failed."""
        try:
            if self._process and self._process.is_stuck:
                self.close()
            self._started().begin(segment, start, last_step, self._rate, conditions, learning_rate)
        except Problem as problem:
            self._fail(problem)
            return False
        self._is_playing, self._heard = True, time.monotonic()
        self._timer.start()
        return True

    def finish(self) -> list[TrainingUpdate]:
        """End training after the step under way: the updates that had not come yet.

        Where that step takes long, it is let go of, and none of them `is_last`.
        """
        if not self._is_playing:
            return []
        assert self._process is not None
        self._is_playing = False
        self._timer.stop()
        try:
            updates = self._process.finish()
        except Exception as error:
            self._fail(error)
            return []
        if not (updates and updates[-1].is_last):
            self.let_go.emit()
        return updates

    def close(self) -> None:
        """End the process that trains, whatever it does, and training with it: what has come of it stays."""
        self._timer.stop()
        self._is_playing = False
        self._process, closing, self._closing = None, self._closing, None
        if closing is not None:
            closing()

    def _poll(self) -> None:
        assert self._process is not None
        try:
            update = self._process.take()
        except Exception as error:
            self._fail(error)
            return
        if update is None:
            return
        self._heard = time.monotonic()
        if update.is_last:
            self._is_playing = False
            self._timer.stop()
        self.updated.emit(update)

    def _fail(self, error: Exception) -> None:
        self.close()
        if isinstance(error, Problem):
            self.failed.emit(error)
            return
        from graphgui.engine.training.process import gone  # late, as above

        self.failed.emit(gone())
        QTimer.singleShot(0, partial(_raise, error))  # for whoever takes what nobody foresaw


def _raise(error: Exception) -> None:
    raise error
