"""A dialogue with progress and Cancel for work that takes long; the window stays responsive."""

import time
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from graphgui.document.background import BackgroundTask, Work

SHOWS_AFTER = 300  # milliseconds that anybody takes for at once: no dialogue flashes up for less
_SLICE = 0.01  # seconds of work between two looks at events
LONG_TEXT = 20_000  # characters that are read in less time than a frame takes


def wait_for(work: Work, text: str, cancel: str, parent: QWidget) -> Any:
    """What the work returns, None where the person would not wait. Raises the work's `Problem`."""
    return _Waiting(parent).result(work, text, cancel)


def wait_for_pieces(pieces: Iterator[float], text: str, cancel: str, parent: QWidget) -> bool:
    """Do what only the window's thread may do, between its events; whether the person has waited for the end.

    `pieces` tells the share that is done after each piece, which takes some milliseconds at most.
    """
    return _Waiting(parent, _Pieces).result(pieces, text, cancel) is not None


class _Pieces(QObject):
    """Work in the window's thread; what is told of it is as for `BackgroundTask`."""

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._pieces: Iterator[float] = iter(())

    def begin(self, pieces: Iterator[float]) -> None:
        self._pieces = pieces
        self._timer.start()

    def cancel(self) -> None:
        self._timer.stop()

    def _go_on(self) -> None:
        end = time.perf_counter() + _SLICE
        try:
            for share in self._pieces:
                if time.perf_counter() >= end:
                    self.progressed.emit(share)
                    self._timer.start()  # not before: showing the share lets other events pass
                    return
        except Exception as error:
            self.failed.emit(error)  # raised again for whoever waits
            return
        self.done.emit(True)


class _Waiting(QObject):
    """An event loop that runs until the work has ended, with a dialogue where it takes long."""

    def __init__(self, parent: QWidget, kind: type[BackgroundTask] | type[_Pieces] = BackgroundTask) -> None:
        super().__init__(parent)
        self._parent = parent
        self._found: Any = None
        self._problem: Exception | None = None
        self._has_ended = False
        self._is_left = False
        self._dialog: QProgressDialog | None = None
        self._loop = QEventLoop(self)
        self._reading = kind(self)
        self._reading.progressed.connect(self._progress)
        self._reading.done.connect(self._arrived)
        self._reading.failed.connect(self._failed)
        parent.window().installEventFilter(self)

    def result(self, work: Any, text: str, cancel: str) -> Any:
        self._reading.begin(work)
        soon = QTimer(self, interval=SHOWS_AFTER, singleShot=True)
        soon.timeout.connect(self._loop.quit)
        soon.start()
        self._loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)  # nothing is changed meanwhile
        if not self._has_ended and not self._is_left:
            self._wait_on(text, cancel)
        self._reading.cancel()
        self.deleteLater()
        if self._problem:
            raise self._problem
        return self._found

    def _wait_on(self, text: str, cancel: str) -> None:
        dialog = self._dialog = QProgressDialog(text, cancel, 0, 0, self._parent, minimumDuration=0)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setAutoReset(False)
        dialog.canceled.connect(self._loop.quit)
        dialog.show()
        self._loop.exec()
        self._dialog = None
        dialog.close()
        dialog.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait no longer where the window is closed, as by Ctrl+C in the terminal: this loop would delete it."""
        if event.type() == QEvent.Type.Close:
            self._is_left = True
            self._loop.quit()
        return False

    def _progress(self, share: float) -> None:
        if share and self._dialog is not None:
            self._dialog.setMaximum(100)
            self._dialog.setValue(round(100 * share))

    def _arrived(self, found: Any) -> None:
        self._found, self._has_ended = found, True
        self._loop.quit()

    def _failed(self, problem: Exception) -> None:
        self._problem, self._has_ended = problem, True
        self._loop.quit()
