"""Plays the slowest there is: takes steps of training apart, one operation a second."""

from PySide6.QtCore import QObject, QTimer, Signal

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.session.step_debugging import StepDebugging

INTERVAL = 1000  # ms between operations


class OperationPlayer(QObject):
    """Does an operation every second, until the steps are done, a breakpoint comes or anything else is done.

    Attributes:
        is_wanted: whether Play is to go by operations; `set_wanted` changes it.

    Signals:
        changed: it has begun to play, or ended.
    """

    changed = Signal()

    def __init__(
        self, document: Document, session: Session, stepping: StepDebugging, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._session, self._stepping = document, session, stepping
        self.is_wanted = False
        self._is_moving = False  # what is shown meanwhile is this player's own doing
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self._move)
        for other in (session.moment_shown, session.problem, session.stopped):
            other.connect(self._obey)

    @property
    def is_playing(self) -> bool:
        """Whether it does operations at this moment."""
        return self._timer.isActive()

    def set_wanted(self, on: bool) -> None:
        """Have Play go by operations, or by whole steps; what plays goes on that way."""
        if on == self.is_wanted:
            return
        self.is_wanted = on
        if on and self._session.state == "playing":
            self._session.pause()
            self.play()
        elif self.is_playing:
            self.pause()
            self._session.play()

    def play(self) -> None:
        """Do the next operation now, and from then on one a second."""
        session = self._session
        session.pause()
        if session.step >= session.last_step:
            session.last_step = session.step + self._document.training.steps
        self._timer.start()
        self.changed.emit()
        self._move()

    def pause(self) -> None:
        """Stay where it is."""
        if self.is_playing:
            self._timer.stop()
            self.changed.emit()

    def _move(self) -> None:
        session = self._session
        self._is_moving = True
        self._stepping.into()
        self._is_moving = False
        debugger = session.moment.step_debugger
        is_between = debugger is None or debugger.is_over
        if is_between and session.step >= session.last_step:
            self.pause()
        elif debugger and not debugger.is_over:
            coming = debugger.operations[debugger.position]
            if coming.port.node in session.breakpoints.always:
                self.pause()

    def _obey(self, *_: object) -> None:
        if not self._is_moving:
            self.pause()
