"""The actions that let training run: on and off, so many steps, to the end."""

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QMainWindow

from graphgui.app.banner import Banner
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.operation_player import OperationPlayer
from graphgui.document.session.session import Session
from graphgui.document.session.step_debugging import StepDebugging
from graphgui.document.settings.remembered import remembered_number

_PATIENCE = 100  # steps without improvement after which a loss is taken to have converged, where nothing is said
_MOST_STEPS = 10_000_000


class PlayControls(QObject):
    """What the person does with Play and its kin.

    Attributes:
        operations: plays in their place where the speed chosen is that of operations.
    """

    def __init__(
        self, document: Document, session: Session, stepping: StepDebugging, banner: Banner, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._stepping = stepping
        self.operations = OperationPlayer(document, session, stepping, self)
        session.breakpoints.changed.connect(self._obey_breakpoints)
        self._document, self._session, self._banner, self._window = document, session, banner, window

    def play_or_pause(self) -> None:
        """Start training, or pause it."""
        if self._session.state == "playing":
            self._session.pause()
        elif self.operations.is_playing:
            self.operations.pause()
        else:
            self._banner.hide()
            self._window.statusBar().clearMessage()
            if self.operations.is_wanted:
                self.operations.play()
            elif not self._stepping.play():
                self._session.play()

    def some_steps(self) -> None:
        """Ask how many steps to make, offering as many as the last time, and make them."""
        remembered = int(max(1, min(remembered_number("steps_asked", 100), _MOST_STEPS)))
        title, question = self.tr("Make some steps"), self.tr("How many steps?")
        steps, agreed = QtWidgets.QInputDialog.getInt(self._window, title, question, remembered, 1, _MOST_STEPS)
        if agreed:
            QSettings().setValue("steps_asked", steps)
            self._banner.hide()
            if not self._stepping.play():
                self._session.play_steps(steps)

    def to_convergence(self) -> None:
        """Train until the loss stops improving; say after how many steps that is, where nobody has said yet."""
        training = self._document.training
        if training.patience is None and training.target_loss is None:
            edits.training.change(self._document, patience=_PATIENCE)
            sentence = self.tr("Training ends after {0} steps without improvement: change it as “patience”.")
            self._window.statusBar().showMessage(sentence.format(_PATIENCE), 8000)
        self._banner.hide()
        if not self._stepping.play():
            self._session.play_steps()

    def _obey_breakpoints(self) -> None:
        if self._session.state == "playing":
            self._stepping.play()
