"""What a click on a remedy does, and what its button says."""

from PySide6.QtCore import QObject

from graphgui.canvas.view import CanvasView
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.translated import problem_text
from graphgui.engine.diagnosis.diagnosis import (
    HoldRate,
    Redraw,
    Reinitialise,
    Remedy,
    SetRate,
    Show,
    Standardise,
    StepBack,
)
from graphgui.look.rates import rate_text


class Remedies(QObject):
    """Applies remedies; whatever it edits is one step that can be undone."""

    def __init__(self, document: Document, session: Session, canvas: CanvasView, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._session, self._canvas = document, session, canvas

    def name(self, remedy: Remedy) -> str:
        """What its button says."""
        match remedy:
            case SetRate():
                return self.tr("Set the Rate to {0}").format(rate_text(remedy.rate))
            case HoldRate():
                return self.tr("Hold the Rate at {0}").format(rate_text(remedy.rate))
            case StepBack():
                return self.tr("Back to Step {0}").format(remedy.step)
            case Redraw():
                return self.tr("New Start")
            case Reinitialise():
                return self.tr("Usual Start")
            case Standardise():
                return self.tr("Standardise {0}").format(", ".join(remedy.inputs))
            case Show():
                return self.tr("Show “{0}”").format(remedy.node)

    def apply(self, remedy: Remedy) -> bool:
        """Do what it says; whether that is a cure, rather than a help to find one."""
        match remedy:
            case SetRate():
                self._set_rate(remedy)
            case HoldRate():
                edits.training.change(self._document, learning_rate=remedy.rate, schedule="constant")
                self._session.play()
            case StepBack():
                self._session.show_step(remedy.step)
                edits.training.change(self._document, learning_rate=remedy.rate)
            case Redraw():
                self._session.redraw()
            case Reinitialise():
                with self._document.one_step(self.tr("Start as usual")):
                    for node, attribute, value in remedy.starts:
                        edits.nodes.set_attributes(self._document, node, **{attribute: value})
                self._session.reset()
            case Standardise():
                self._standardise(remedy)
            case Show():
                self._canvas.editor.go_to(remedy.node)
                return False
        return True

    def _set_rate(self, remedy: SetRate) -> None:
        edits.training.change(self._document, learning_rate=remedy.rate)
        if remedy.restarts:
            self._session.reset()
        else:
            self._session.play()

    def _standardise(self, remedy: Standardise) -> None:
        with self._document.one_step(self.tr("Standardise {0}").format(", ".join(remedy.inputs))):
            edits.standardise.add(self._document, remedy.inputs)
            constant = edits.standardise.constant_columns(self._document, remedy.inputs)
            if remedy.rate is not None:
                edits.training.change(self._document, learning_rate=remedy.rate)
        self._session.reset()
        if constant:
            self._canvas.editor.message.emit(problem_text(constant))
