"""The queue of plots to be drawn while training: one after another, so that no frame waits for two."""

from collections import deque
from collections.abc import Callable
from typing import Self

from PySide6.QtCore import QObject, QTimer

from graphgui.document.session.session import Session

_GAP = 5  # ms from one drawing to the next: three plots come to 30 drawings a second each


class DrawQueue(QObject):
    """Draws one thing at a time, and each as often as the others."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._waiting: deque[Callable[[], None]] = deque()
        self._timer = QTimer(self, interval=_GAP, singleShot=True)
        self._timer.timeout.connect(self._next)

    @classmethod
    def of(cls, session: Session) -> Self:
        """The one that all plots of a session share."""
        found = session.findChild(cls)
        return found if isinstance(found, cls) else cls(session)

    def ask(self, draw: Callable[[], None]) -> None:
        """Have `draw` called when its turn comes; once, however often it is asked for."""
        if draw not in self._waiting:
            self._waiting.append(draw)
        if not self._timer.isActive():
            self._timer.start()

    def _next(self) -> None:
        if self._waiting:
            self._waiting.popleft()()
        if self._waiting:
            self._timer.start()
