"""Export History: every step of the run shown as a table, written beside the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from graphgui.document.background import BackgroundTask
from graphgui.document.translated import problem_text
from graphgui.export import history
from graphgui.progress import Progress
from graphgui.words import Problem

if TYPE_CHECKING:
    from graphgui.app.window import Window

_PATIENCE = 500  # ms before progress is shown
_WHOLE = 1000  # the bar's length


class ExportHistory(QObject):
    """What the window does when it is asked to export the run's history."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._path, self._steps = Path(), 0
        self._progress: QProgressDialog | None = None
        self._reading = BackgroundTask(self)
        self._reading.progressed.connect(self._show_progress)
        self._reading.done.connect(self._done)
        self._reading.failed.connect(self._failed)

    def ask(self) -> None:
        """Ask where to, and write the run as it stands; training may go on meanwhile."""
        window = self._window
        if not window.session.run.steps:
            sentence = self.tr("There is no run to export yet: press Play first.")
            window.banner.say(sentence)
            return
        filters = {f"{ending[1:].upper()} (*{ending})": ending for ending in history.ENDINGS}
        text, chosen = QFileDialog.getSaveFileName(
            window, self.tr("Export the history"), f"{window.files.title()}.csv", ";;".join(filters)
        )
        if not text:
            return
        path = Path(text)
        if path.suffix.lower() not in history.ENDINGS:
            path = path.with_name(path.name + filters.get(chosen, ".csv"))
        self._export(path)

    def _export(self, path: Path) -> None:
        window, run = self._window, self._window.session.run
        copy = run.branch(run.steps)  # which the window does not train on

        def work(progress: Progress) -> int:
            return history.save(path, copy, progress)

        self._path, self._steps = path, copy.steps
        self._close()
        self._progress = QProgressDialog(self.tr("Making the steps again…"), self.tr("Cancel"), 0, _WHOLE, window)
        self._progress.setMinimumDuration(_PATIENCE)
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
        self._window.banner.say(problem_text(problem))

    def _close(self) -> None:
        if self._progress:
            self._progress.canceled.disconnect(self._reading.cancel)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
