"""Work beside the window: in a thread, with progress, and given up when nobody waits for it."""

import os
import sys
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from graphgui.data.frames import Progress
from graphgui.words import Problem

_PATIENCE = 10  # as `nice` has it
Work = Callable[[Progress], Any]


class _GivenUpError(Exception):
    """Nobody waits for this any more."""


class Reading(QObject):
    """One piece of work at a time; another takes its place, and what the first would have said is not said.

    Args:
        patient: nobody waits for it: where the system lets it, it leaves the processor to all others.

    Signals:
        progressed: the share that is done, 0 to 1.
        done: what the work has returned.
        failed: the `Problem` that ended it.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    _told = Signal(int, object, object)  # from the thread: the piece's number, one of the signals, what it says

    def __init__(self, parent: QObject | None = None, *, patient: bool = False) -> None:
        super().__init__(parent)
        self._is_patient = patient
        self._number = 0
        self._is_busy = False
        self._told.connect(self._hear)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._is_busy

    def begin(self, work: Work) -> None:
        """Do this, given a function to tell progress to."""
        self._number += 1
        self._is_busy = True
        threading.Thread(target=self._run, args=(work, self._number), daemon=True).start()

    def cancel(self) -> None:
        """Wait for it no more: it ends at the next progress that it tells."""
        self._number += 1
        self._is_busy = False

    # in the thread

    def _run(self, work: Work, number: int) -> None:
        def progress(share: float) -> None:
            if number != self._number:
                raise _GivenUpError
            self._tell(number, "progressed", share)

        if self._is_patient and sys.platform == "linux":  # where a thread has a priority of its own
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _PATIENCE)
        try:
            with np.errstate(all="ignore"):
                self._tell(number, "done", work(progress))
        except _GivenUpError:
            return
        except Exception as error:
            self._tell(number, "failed", error)

    def _tell(self, number: int, what: str, value: object) -> None:
        if isValid(self):
            self._told.emit(number, what, value)

    # in the window's

    def _hear(self, number: int, what: str, value: object) -> None:
        if number != self._number:
            return
        if what != "progressed":
            self._is_busy = False
        if isinstance(value, Exception) and not isinstance(value, Problem):
            raise value
        getattr(self, what).emit(value)
