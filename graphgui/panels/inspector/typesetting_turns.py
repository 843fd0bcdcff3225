"""Formulas are typeset one at a turn of the event loop, so that a panel full of them delays no frame."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_BETWEEN = 4  # ms for whatever else waits: a frame, a click

_waiting: deque[tuple[QWidget, Callable[[], None]]] = deque()


def take_a_turn(widget: QWidget, typeset: Callable[[], None]) -> None:
    """Have a widget typeset what it shows when it is its turn; one that is gone by then is passed over."""
    if any(each is widget for each, _ in _waiting):
        return
    _waiting.append((widget, typeset))
    if len(_waiting) == 1:
        QTimer.singleShot(0, _next)


def _next() -> None:
    while _waiting:
        widget, typeset = _waiting[0]
        try:
            if isValid(widget):
                typeset()
                break
        finally:
            _waiting.popleft()
    if _waiting:
        QTimer.singleShot(_BETWEEN, _next)
