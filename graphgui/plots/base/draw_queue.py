"""The queue of plots to be drawn while training: one after another, so that no frame waits for two."""

from collections import deque
from collections.abc import Callable
from typing import Self

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from graphgui.document.session.session import Session

_GAP = 5  # ms from one drawing to the next: three plots come to 30 drawings a second each


class DrawQueue(QObject):
    """A queue shared by all plots of a session: the one that asked first is drawn next, `_GAP` after the last."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._waiting: deque[tuple[QObject, Callable[[], None]]] = deque()
        self._timer = QTimer(self, interval=_GAP, singleShot=True)
        self._timer.timeout.connect(self._next)

    @classmethod
    def of(cls, session: Session) -> Self:
        """The one that all plots of a session share."""
        found = session.findChild(cls)
        return found if isinstance(found, cls) else cls(session)

    def ask(self, plot: QObject, draw: Callable[[], None]) -> None:
        """Put what draws `plot` at the end of the queue, unless it waits there already."""
        if (plot, draw) not in self._waiting:
            self._waiting.append((plot, draw))
        if not self._timer.isActive():
            self._timer.start()

    def _next(self) -> None:
        while self._waiting:
            plot, draw = self._waiting.popleft()
            if isValid(plot):  # a session may outlive the window that it was plotted in
                draw()
                break
        if self._waiting:
            self._timer.start()
