"""Record Run: a run, step by step, as a film of the canvas and the plots."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QMainWindow,
    QProgressDialog,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from graphgui.app.files.recording.camera import Camera, Subject
from graphgui.dialogs.save_path import ask_save_path
from graphgui.document.session.session import Session
from graphgui.document.translated import problem_text
from graphgui.export import film
from graphgui.words import Problem, shown_number

_FRAMES, _RATE = 120, 20  # pictures, and pictures a second, as offered
_SCREEN = QSize(1280, 720)


class _CancelledError(Exception):
    """Cancel was pressed."""


class RecordDialog(QDialog):
    """Asks what is to be in the film."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Record the run"))
        self._session = session
        self.steps = self._choice((self.tr("The whole run"), False), (self.tr("From the step shown"), True))
        self.frames = QSpinBox(self, minimum=2, maximum=1000, value=_FRAMES)
        self.spacing = self._choice(
            (self.tr("Early steps closer together"), True), (self.tr("Evenly over the steps"), False)
        )
        self.rate = QSpinBox(self, minimum=1, maximum=50, value=_RATE)
        self.content = self._choice(
            (self.tr("Canvas and plots"), "plots"),
            (self.tr("Canvas only"), "canvas"),
            (self.tr("The whole window"), "window"),
        )
        self.size_of = self._choice((self.tr("As on the screen"), None), (self.tr("To fit 1280 × 720"), _SCREEN))
        self.kind = self._choice(*((ending[1:].upper(), ending) for ending in film.FORMATS))
        self.note = QLabel(self, wordWrap=True)
        self.note.setMinimumWidth(320)
        self._disable_formats_not_here()
        form = QFormLayout()
        for text, editor in (
            (self.tr("Steps"), self.steps),
            (self.tr("Spacing"), self.spacing),
            (self.tr("Pictures, at most"), self.frames),
            (self.tr("Pictures a second"), self.rate),
            (self.tr("What is seen"), self.content),
            (self.tr("Size"), self.size_of),
            (self.tr("Format"), self.kind),
        ):
            form.addRow(text, editor)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.record = buttons.addButton(self.tr("Record…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.note)
        column.addWidget(buttons)
        for box in (self.steps, self.spacing):
            box.currentIndexChanged.connect(self._update_note)
        for spin in (self.frames, self.rate):
            spin.valueChanged.connect(self._update_note)
        self._update_note()

    def moments(self) -> list[int]:
        """The steps of the pictures."""
        run, first = self._session.run, self._session.step if self.steps.currentData() else 0
        return film.spaced(first, run.steps, self.frames.value(), by_log=self.spacing.currentData())

    def _choice(self, *choices: tuple[str, object]) -> QComboBox:
        box = QComboBox(self)
        for text, value in choices:
            box.addItem(text, value)
        return box

    def _disable_formats_not_here(self) -> None:
        self._lacking = ""
        model = self.kind.model()
        assert isinstance(model, QStandardItemModel)
        for row in range(self.kind.count()):
            if problem := film.lacking(self.kind.itemData(row)):
                self._lacking = problem_text(problem)
                model.item(row).setEnabled(False)
                model.item(row).setToolTip(self._lacking)

    def _update_note(self) -> None:
        count = len(self.moments())
        sentence = self.tr("{0} pictures, {1} s.").format(count, shown_number(f"{count / self.rate.value():.1f}"))
        self.note.setText("\n".join(filter(None, (sentence, self._lacking))))


class RecordRun(QObject):
    """Asks what is to be filmed and where to, and films the session's run.

    Args:
        title: the document's, which a film is called by at first.
        complain: shows a sentence where there is nothing to film or it cannot be written.
    """

    def __init__(
        self,
        subject: Subject,
        title: Callable[[], str],
        complain: Callable[[str], None],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._subject, self._session = subject, subject.session
        self._title, self._complain, self._window = title, complain, window

    def ask(self) -> None:
        """Ask what is to be recorded and where to, and record it."""
        self._session.pause()
        if not self._session.run.steps:
            self._complain(self.tr("There is no run to record yet: press Play first."))
            return
        dialog = RecordDialog(self._session, self._window)
        if not dialog.exec():
            return
        ending = dialog.kind.currentData()
        filters, name = {f"*{ending}": ending}, f"{self._title()}{ending}"
        path = ask_save_path(self._window, self.tr("Record to"), name, filters, film.FORMATS)
        if path is None:
            return
        camera = Camera(self._subject, dialog.content.currentData(), dialog.size_of.currentData())
        try:
            if self.record(path, camera, dialog.moments(), dialog.rate.value()):
                text = self.tr("Recorded as {0}.").format(path.name)
                self._window.statusBar().showMessage(text, 8000)
        except Problem as problem:
            self._complain(problem_text(problem))

    def record(self, path: Path, camera: Camera, steps: list[int], rate: float) -> bool:
        """Film these steps, and show again the step that was shown; False where it was cancelled.

        Raises `Problem` where the film cannot be written; then, and when cancelled, no file is left.
        """
        film.check(path)
        before = self._session.step
        progress = QProgressDialog(
            self.tr("Recording…"), self.tr("Cancel"), 0, len(steps), self._window, minimumDuration=300
        )
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        try:
            samples = [self._taken(camera, step) for step in {steps[0], steps[len(steps) // 2], steps[-1]}]
            film.save(path, self._pictures(camera, steps, progress), rate, samples)
        except _CancelledError:
            return False
        finally:
            progress.close()
            progress.deleteLater()
            self._session.show_step(before)
        return True

    def _pictures(self, camera: Camera, steps: list[int], progress: QProgressDialog) -> Iterator[film.Picture]:
        for done, step in enumerate(steps):
            progress.setValue(done)
            QApplication.processEvents()
            if progress.wasCanceled():
                raise _CancelledError
            yield self._taken(camera, step)

    def _taken(self, camera: Camera, step: int) -> film.Picture:
        self._session.show_step(step)
        return camera.picture()
