"""What a window is about: a document, and what belongs to it whatever it looks like."""

from PySide6.QtCore import QObject

from graphgui.app.files.file_watch import FileWatch
from graphgui.document.document import Document
from graphgui.document.exercises.broken_gradient import BrokenGradient
from graphgui.document.exercises.prediction import Prediction
from graphgui.document.lessons.teaching import Teaching
from graphgui.document.session.runs import Runs
from graphgui.document.session.session import Session
from graphgui.document.session.step_debugging import StepDebugging
from graphgui.engine.training.run import Run


class OpenDocument(QObject):
    """Belongs to one window at a time: another may be made around it, as where another language is spoken.

    Attributes:
        document: a graph, its numbers, what can be undone.
        session: its training.
        runs: those that can be compared.
        stepping: a step that is taken apart.
        watch: tells what happens to the file elsewhere.
        broken_gradient: a gradient that is planted wrong.
        prediction: gradients that are hidden until they are predicted.
        teaching: a lesson.
    """

    def __init__(self, document: Document | None = None) -> None:
        super().__init__()
        self.document = document or Document(parent=self)
        self.session = Session(self.document, self)
        self.runs = Runs(self.document, self.session, self)
        self.stepping = StepDebugging(self.session, self)
        self.watch = FileWatch(self.document, self)
        self.broken_gradient = BrokenGradient(self.document, self.session, self)
        self.prediction = Prediction(self.document, self.session, self)
        self.teaching = Teaching(self)
        self._saved: tuple[Run, int] | None = None  # the run, and its steps, whose parameters the file has
        self.document.path_changed.connect(self._is_saved)

    @property
    def has_trained(self) -> bool:
        """Whether parameters are shown that training has found since the file was written."""
        session = self.session
        is_here = self.document.path is not None and session.step > 0
        return is_here and (session.run, session.run.steps) != self._saved

    def _is_saved(self) -> None:
        self._saved = self.session.run, self.session.run.steps
