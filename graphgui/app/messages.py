"""What a window says: troubles in the banner, how training ended in the status line."""

from collections.abc import Callable
from functools import cached_property
from operator import methodcaller
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStatusBar

from graphgui.app.banner import Again, Banner
from graphgui.app.training.slow_step_notice import SlowStepNotice
from graphgui.canvas.view import CanvasView
from graphgui.document.background import BackgroundTask
from graphgui.document.document import Document
from graphgui.document.session.session import Session, State
from graphgui.document.session.step_debugging import StepDebugging
from graphgui.document.translated import problem_text
from graphgui.engine.training.stopping import Stop
from graphgui.ops import OPS
from graphgui.ops.plugins import packages
from graphgui.screen_reader.announce import announce
from graphgui.words import Problem

if TYPE_CHECKING:
    from graphgui.app.training.diagnosis import DiagnosisMonitor
    from graphgui.engine.diagnosis.diagnosis import Diagnosis

_SHOWN = 8000  # ms


class Messages(QObject):
    """Says what happens to a document and its training.

    Signals:
        converged: training stands at a minimum.
    """

    converged = Signal()

    def __init__(
        self,
        canvas: CanvasView,
        stepping: StepDebugging,
        banner: Banner,
        status: QStatusBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document: Document = canvas.document
        self._session: Session = canvas.session
        self._canvas, self._banner, self._status = canvas, banner, status
        canvas.editor.message.connect(banner.say)
        self._document.replaced.connect(banner.hide)
        self._document.undo_stack.indexChanged.connect(banner.hide_after_edit)
        self._session.problem.connect(self.complain)
        self._session.parameters_lost.connect(self.say_lost)
        self._session.state_changed.connect(self._diagnose)
        self._session.stopped.connect(self._say_stopped)
        SlowStepNotice(self._session, banner, status, self)
        stepping.paused.connect(self._say_paused)
        status.messageChanged.connect(self._announce)

    def try_plugins(self, then: Callable[[], object]) -> None:
        """Try the plug-ins beside the window, tell which were left out, and go on with `then`.

        One that hangs is given up after some seconds: so long, a process that is started would try them again.
        """
        if not packages.are_there():
            then()
            return
        from graphgui.ops.plugins import trial  # late: most starts have no plug-ins

        self._trial = BackgroundTask(self)
        self._trial.done.connect(self._say_left_out)
        self._trial.done.connect(then)
        self._trial.begin(lambda _progress: trial.tried(packages.entry_points(packages.GROUP)))

    def _announce(self, text: str) -> None:
        announce(self._status, text)

    def _say_left_out(self) -> None:
        if sentences := [problem_text(problem) for problem in OPS.problems]:
            self._banner.say(" ".join(sentences), tone="caution")

    def complain(self, problem: Problem) -> None:
        """Say what is wrong."""
        self._banner.say(problem_text(problem), tone="caution", again=_again("complain", problem))

    def say_lost(self, names: list[str]) -> None:
        """Tell which trained parameters could not be kept."""
        sentence = self.tr("Of another shape now, and so drawn anew: {0}.")
        self._banner.say(sentence.format(", ".join(names)), tone="caution", again=_again("say_lost", names))

    def tell(self, diagnosis: "Diagnosis") -> None:
        """Say what was found to be wrong with training."""
        self._diagnosing.say(diagnosis)

    def tidy(self) -> None:
        """Take back what was said, but a diagnosis: it stays as long as it is true, for who pauses to read it."""
        if not self._diagnosing.is_saying:
            self._banner.hide()

    @cached_property
    def _diagnosing(self) -> "DiagnosisMonitor":
        """What looks at training, from the first time that it runs or ends."""
        from graphgui.app.training.diagnosis import DiagnosisMonitor  # late: an untrained graph needs none of it

        monitor = DiagnosisMonitor(
            self._document, self._session, self._canvas, self._banner, lambda found: _again("tell", found), self
        )
        monitor.arrived.connect(self._say_arrived)
        return monitor

    def _diagnose(self, state: State) -> None:
        self._diagnosing.begin_or_end(state)

    def _say_paused(self) -> None:
        self._say_stopped("breakpoint")

    def _say_stopped(self, reason: Stop) -> None:
        self._status.showMessage(self._diagnosing.stopped(reason), _SHOWN)

    def _say_arrived(self) -> None:
        self._status.clearMessage()  # that of an end, which says less
        self.converged.emit()


def _again(method: str, what: object) -> Again:
    return Again(Messages, methodcaller(method, what))
