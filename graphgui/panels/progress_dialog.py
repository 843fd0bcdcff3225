"""A dialogue with progress and Cancel for work that takes long; the window stays responsive."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from graphgui.document.background import BackgroundTask, Work
from graphgui.words import Problem

_LARGE = 2**22  # bytes: more take longer to read than anybody takes for at once


def is_large(size: int) -> bool:
    """Whether so many bytes are worth a dialogue."""
    return size > _LARGE


def size_of(path: Path) -> int:
    """The bytes of a file; 0 where there is none."""
    return path.stat().st_size if path.is_file() else 0


def wait_for(work: Work, text: str, cancel: str, parent: QWidget) -> Any:
    """What the work returns, None where the person would not wait. Raises the work's `Problem`."""
    return _Waiting(text, cancel, parent).result(work)


class _Waiting(QObject):
    """The dialogue, and the event loop that runs while it is open."""

    def __init__(self, text: str, cancel: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: Any = None
        self._problem: Problem | None = None
        self._loop = QEventLoop(self)
        self._reading = BackgroundTask(self)
        self._dialog = QProgressDialog(text, cancel, 0, 0, parent, minimumDuration=0)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setAutoReset(False)
        self._dialog.canceled.connect(self._loop.quit)
        self._reading.progressed.connect(self._progress)
        self._reading.done.connect(self._arrived)
        self._reading.failed.connect(self._failed)

    def result(self, work: Work) -> Any:
        self._dialog.show()
        self._reading.begin(work)
        self._loop.exec()
        self._reading.cancel()
        self._dialog.close()
        self._dialog.deleteLater()
        self.deleteLater()
        if self._problem:
            raise self._problem
        return self._found

    def _progress(self, share: float) -> None:
        self._dialog.setMaximum(100)
        self._dialog.setValue(round(100 * share))

    def _arrived(self, found: Any) -> None:
        self._found = found
        self._loop.quit()

    def _failed(self, problem: Problem) -> None:
        self._problem = problem
        self._loop.quit()
