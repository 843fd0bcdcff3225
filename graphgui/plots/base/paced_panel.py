"""The base of panels of numbers that are refreshed a few times a second while training."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.look.colours import Theme

_PACE = 250  # ms


class PacedPanel(QWidget):
    """Refreshes at most four times a second, and only while it can be seen."""

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.session, self.theme = document, session, theme
        self._stale = True
        self._timer = QTimer(self, interval=_PACE, singleShot=True)
        self._timer.timeout.connect(self._refresh_if_seen)
        for signal in (session.moment_shown, document.structure_changed, document.training_changed):
            signal.connect(self.schedule)
        session.state_changed.connect(self.schedule)

    def refresh(self) -> None:
        """Show what there is at the moment shown."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.schedule()

    def schedule(self) -> None:
        """Refresh soon: at once when nothing trains."""
        self._stale = True
        if self.isVisible() and not self._timer.isActive():
            self._timer.start(_PACE if self.session.state == "playing" else 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.refresh()
