"""What a plot shows in words, for who does not see it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible

from graphgui.screen_reader.roles import give_role


class SpokenResult(QObject):
    """Keeps the description of a plot's view, where a screen reader runs: each frame of training would be spoken.

    Args:
        words: what the plot shows now.
    """

    def __init__(self, view: QObject, words: Callable[[], str]) -> None:
        super().__init__(view)
        self._view, self._words = view, words
        give_role(view, QAccessible.Role.Chart)
        view.installEventFilter(self)

    def tell(self) -> None:
        """Nothing moves: say what is there."""
        if QAccessible.isActive():
            self._view.setProperty("accessibleDescription", self._words())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who comes to a plot while it moves hears what is there at that moment."""
        if event.type() == QEvent.Type.FocusIn:
            self.tell()
        return super().eventFilter(watched, event)
