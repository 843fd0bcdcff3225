"""Keys go to the canvas when what had them is hidden or disabled, and not to whatever comes next in the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid


class LostFocus(QObject):
    """Takes them from where Qt put them, unless somebody has meant them to be there.

    Args:
        go_home: gives the keys to the canvas.
    """

    def __init__(self, window: QMainWindow, go_home: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._go_home = window, go_home
        self._chosen: QWidget | None = None
        self._is_seen = False  # what has the keys, when they came to it
        self._later = QTimer(self, interval=0, singleShot=True)  # once all that is hidden together is hidden
        self._later.timeout.connect(self._look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        was_seen, self._is_seen = self._is_seen, new is not None and new.isVisible()
        if not was_seen or old is None or not isValid(old) or old.window() is not self._window:
            return
        if not old.isVisible() or not old.isEnabled():
            self._chosen = new
            self._later.start()

    def _look(self) -> None:
        focus = QApplication.focusWidget()
        if self._window.isActiveWindow() and (focus is None or focus is self._chosen):
            self._go_home()
        self._chosen = None
