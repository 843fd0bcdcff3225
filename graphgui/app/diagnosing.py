"""Says why training went wrong, marks where, and offers what would help, each remedy at one click."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from graphgui.app.banner import Banner, Choice
from graphgui.canvas.view import CanvasView
from graphgui.document.document import Document
from graphgui.document.session import Session
from graphgui.document.spoken import problem_text
from graphgui.engine.diagnosis import Diagnosis, Remedy, SetRate, of_divergence, of_standstill
from graphgui.engine.stops import REASONS, Stop
from graphgui.look.numbers import short


class Diagnosing(QObject):
    """Listens for the end of training."""

    def __init__(
        self, document: Document, session: Session, canvas: CanvasView, banner: Banner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._session, self._canvas, self._banner = document, session, canvas, banner

    def stopped(self, reason: Stop) -> str:
        """What the status line says of an end that is no trouble; trouble is said in the banner."""
        diagnosis = None
        if reason == "diverged":
            diagnosis = of_divergence(self._session.run, self._document.training.learning_rate)
        elif reason == "plateau":
            diagnosis = of_standstill(self._session.run)
        if diagnosis:
            self._say(diagnosis)
            return ""
        held = self._session.breakpoints.holding(self._session) if reason == "breakpoint" else []
        if held:
            self._canvas.select(held)
            condition = self._session.breakpoints.condition(held[0])
            sentence = self.tr("Paused at step {step}, where at “{node}” {condition}.")
            return sentence.format(step=self._session.step, node=held[0], condition=condition)
        return QCoreApplication.translate("training", REASONS[reason])

    # inside

    def _say(self, diagnosis: Diagnosis) -> None:
        sentence = " ".join(map(problem_text, diagnosis.words))
        self._canvas.select(list(diagnosis.nodes))
        choices = [Choice(self._name(remedy), partial(self._cure, remedy)) for remedy in diagnosis.remedies]
        self._banner.say(sentence, choices)

    def _name(self, remedy: Remedy) -> str:
        if isinstance(remedy, SetRate):
            return self.tr("Set the Rate to {0}").format(short(remedy.rate))
        return self.tr("Back to Step {0}").format(remedy.step)

    def _cure(self, remedy: Remedy) -> None:
        if isinstance(remedy, SetRate):
            self._document.set_training(learning_rate=remedy.rate)
            self._session.reset()
        else:
            self._session.show_step(remedy.step)
            self._document.set_training(learning_rate=remedy.rate)
        self._banner.hide()
