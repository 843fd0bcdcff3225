"""Export History: every step of the run shown as a table, written beside the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QProgressDialog

from graphgui.dialogs.save_path import ask_save_path
from graphgui.document.background import BackgroundTask
from graphgui.document.session.session import Session
from graphgui.document.translated import problem_text
from graphgui.export import history
from graphgui.progress import Progress
from graphgui.words import Problem

SHOWS_PROGRESS_AFTER = 500  # ms
_WHOLE = 1000  # the bar's length


class ExportHistory(QObject):
    """Asks where to, and writes the session's run.

    Args:
        title: the document's, which a file is called by at first.
        complain: shows a sentence where there is nothing to export or it cannot be written.
    """

    def __init__(
        self, session: Session, title: Callable[[], str], complain: Callable[[str], None], window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._session, self._title, self._complain, self._window = session, title, complain, window
        self._path, self._steps = Path(), 0
        self._progress: QProgressDialog | None = None
        self._reading = BackgroundTask(self)
        self._reading.progressed.connect(self._show_progress)
        self._reading.done.connect(self._done)
        self._reading.failed.connect(self._failed)

    def ask(self) -> None:
        """Ask where to, and write the run as it stands; training may go on meanwhile."""
        if not self._session.run.steps:
            self._complain(self.tr("There is no run to export yet: press Play first."))
            return
        filters = {f"{ending[1:].upper()} (*{ending})": ending for ending in history.WRITERS}
        path = ask_save_path(self._window, self.tr("Export the history"), f"{self._title()}.csv", filters)
        if path is not None:
            self._export(path)

    def _export(self, path: Path) -> None:
        run = self._session.run
        copy = run.branch(run.steps)  # which the window does not train on

        def work(progress: Progress) -> int:
            return history.save(path, copy, progress)

        self._path, self._steps = path, copy.steps
        self._close()
        text, cancel = self.tr("Making the steps again…"), self.tr("Cancel")
        self._progress = QProgressDialog(text, cancel, 0, _WHOLE, self._window)
        self._progress.setMinimumDuration(SHOWS_PROGRESS_AFTER)
        self._progress.setWindowTitle(self.tr("Export the history"))
        self._progress.canceled.connect(self._reading.cancel)
        self._reading.begin(work)

    def _show_progress(self, share: float) -> None:
        if self._progress:
            self._progress.setValue(min(round(share * _WHOLE), _WHOLE - 1))  # at its end it would close itself

    def _done(self, every: int) -> None:
        self._close()
        if every == 1:
            text = self.tr("{0} steps exported as {1}.").format(self._steps, self._path.name)
        else:
            text = self.tr("{0} steps exported as {1}: one row for {2} steps.")
            text = text.format(self._steps, self._path.name, every)
        self._window.statusBar().showMessage(text, 8000)

    def _failed(self, problem: Problem) -> None:
        self._close()
        self._complain(problem_text(problem))

    def _close(self) -> None:
        if self._progress:
            self._progress.canceled.disconnect(self._reading.cancel)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
