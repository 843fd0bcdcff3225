"""Watches widgets being painted, for `benchmarks.first_paint`."""

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

QUIET = 1000  # ms without painting after which nothing more is awaited


class Paintings(QObject):
    """Watches widgets: calls `first` once none is `awaited`, and keeps the time of the last painting."""

    def __init__(self, widgets: Iterable[QWidget], first: Callable[[], None]) -> None:
        super().__init__()
        self.awaited = set(widgets)
        self._first = first
        self.last = 0.0
        self.quiet = QTimer(self, interval=QUIET, singleShot=True)
        self._done = QTimer(self, interval=0, singleShot=True)
        self._done.timeout.connect(self._painted)
        for widget in self.awaited:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.awaited.discard(watched)
            self._done.start()  # fires when what is painted is on the screen
        return False

    def _painted(self) -> None:
        self.last = time.monotonic()
        self.quiet.start()
        if not self.awaited and self._first:
            first, self._first = self._first, None
            first()
