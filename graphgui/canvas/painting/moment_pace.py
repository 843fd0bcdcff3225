"""How often the canvas shows a moment while a graph trains."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_REST = 4.0
"""How many times as long as a moment took the canvas rests: it takes a fifth of the window's time."""


class MomentPace(QObject):
    """Shows moments at once, or later where one took long: a large graph leaves time for plots and clicks.

    Args:
        show: shows the moment that there is when it is called.
    """

    def __init__(self, show: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show_now = show
        self._took = 0.0  # seconds that the moment shown last has taken, its painting included
        self._shown_at = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.show_now)

    def show(self) -> None:
        """Show the moment once its time has come: moments that come in between are passed over."""
        left = self._shown_at + _REST * self._took - time.monotonic()
        if left <= 0:
            self.show_now()
        elif not self._timer.isActive():
            self._timer.start(round(left * 1000))

    def show_now(self) -> None:
        """Show the moment without delay."""
        self._timer.stop()
        self._took = 0.0
        with self.timed():
            self._show_now()

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Count what is done within to the moment shown last."""
        began = time.monotonic()
        yield
        self._shown_at = time.monotonic()
        self._took += self._shown_at - began
