"""Work beside the window: in a thread, with progress, and given up when nobody waits for it.

What a thread and the window both could take apart is the window's alone: a thread knows no widget, and Python's
garbage is collected between the window's events only.
"""

import threading
from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from graphgui.document.garbage import collect_between_events
from graphgui.progress import Progress
from graphgui.singleton import singleton
from graphgui.words import Problem

Work = Callable[[Progress], Any]


class _GivenUpError(Exception):
    """Nobody waits for this any more."""


class BackgroundTask(QObject):
    """One piece of work at a time; another takes its place, and what the first would have said is not said.

    Signals:
        progressed: the share that is done, 0 to 1.
        done: what the work has returned.
        failed: the `Problem` that ended it.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._given_up = threading.Event()
        self._is_busy = False
        self._post = _Post.of_the_program()
        self._post.told.connect(self._hear)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._is_busy

    def begin(self, work: Work) -> None:
        """Do this, given a function to tell progress to. The work must hold no `QObject`."""
        self.cancel()
        self._given_up, self._is_busy = threading.Event(), True
        self._post.begin(work, self._given_up)

    def cancel(self) -> None:
        """Wait for it no more: it ends at the next progress that it tells."""
        self._given_up.set()
        self._is_busy = False

    def _hear(self, piece: threading.Event, what: str, value: object) -> None:
        if piece is not self._given_up or piece.is_set():
            return
        if what != "progressed":
            self._is_busy = False
        if isinstance(value, Exception) and not isinstance(value, Problem):
            raise value
        getattr(self, what).emit(value)


class _Post(QObject):
    """What threads tell, said in the window's thread; it lives as long as the program.

    Signals:
        told: by which piece of work, which of the signals of `BackgroundTask`, and what it says.
    """

    told = Signal(object, str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        collect_between_events()

    @classmethod
    def of_the_program(cls) -> "_Post":
        """The one that there is."""
        return singleton(cls)

    def begin(self, work: Work, given_up: threading.Event) -> None:
        """Start a thread."""
        threading.Thread(target=self._run, args=(work, given_up), daemon=True).start()

    # in the thread

    def _run(self, work: Work, given_up: threading.Event) -> None:
        def progress(share: float) -> None:
            if given_up.is_set():
                raise _GivenUpError
            self._tell(given_up, "progressed", share)

        try:
            with np.errstate(all="ignore"):
                self._tell(given_up, "done", work(progress))
        except _GivenUpError:
            pass
        except Exception as error:
            self._tell(given_up, "failed", error)

    def _tell(self, piece: threading.Event, what: str, value: object) -> None:
        if isValid(self):
            self.told.emit(piece, what, value)
