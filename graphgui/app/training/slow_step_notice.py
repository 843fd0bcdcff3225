"""Says that no step has come for a while, and what can be done about it."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStatusBar

from graphgui.app.banner import Banner, Choice
from graphgui.document.session.session import Session
from graphgui.words import with_separators

LONG = 8.0  # seconds without a step that are remarked on
_LOOK = 500  # ms between looks
_SHOWN = 8000  # ms in the status line


class SlowStepNotice(QObject):
    """A step may take long, or the process that trains be stopped: nobody can know. What was computed is kept."""

    def __init__(self, session: Session, banner: Banner, status: QStatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._banner, self._status = session, banner, status
        self._is_said = False
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)
        session.state_changed.connect(self._state_changed)
        session.player.let_go.connect(self._say_let_go)
        banner.gone.connect(self._gone)

    def _state_changed(self, state: str) -> None:
        if state == "playing":
            self._timer.start()
        else:
            self._timer.stop()
            self._take_back()

    def _look(self) -> None:
        if self._session.player.silence < LONG:
            self._take_back()
        elif not self._is_said and not self._banner.text:
            self._say()

    def _say(self) -> None:
        sentence = self.tr(
            "No step has come for a while: one takes long, or the process that trains does not answer. "
            "What it has computed, up to step {0}, is kept."
        )
        choices = [
            Choice(self.tr("Pause"), self._session.pause),
            Choice(self.tr("Start Another Process"), self._start_another),
        ]
        self._banner.say(sentence.format(with_separators(self._session.step)), choices)
        self._is_said = True

    def _take_back(self) -> None:
        if self._is_said:
            self._banner.hide()

    def _gone(self) -> None:
        self._is_said = False

    def _start_another(self) -> None:
        self._session.pause()
        self._session.player.close()
        self._session.play()

    def _say_let_go(self) -> None:
        sentence = self.tr("The step under way takes long and was given up; all steps before it are kept.")
        self._status.showMessage(sentence, _SHOWN)
