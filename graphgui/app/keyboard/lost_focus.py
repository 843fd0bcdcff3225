"""Keys go to the canvas when what had them is hidden or disabled, and not to whatever comes next in the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget
from shiboken6 import isValid

from graphgui.app.docks import Panels
from graphgui.app.keyboard.parts import enter, first_stop, is_within


class LostFocus(QObject):
    """Takes them from where Qt put them, unless somebody has meant them to be there.

    From a panel that makes room for another, or is behind its tab now, they go on to that one.

    Args:
        go_home: gives the keys to the canvas.
    """

    def __init__(self, window: QMainWindow, panels: Panels, go_home: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._panels, self._go_home = window, panels, go_home
        self._chosen: QWidget | None = None
        self._is_seen = False  # what has the keys, when they came to it
        self._left: QDockWidget | None = None  # the panel that had the keys when another was opened
        self._opened: QDockWidget | None = None
        self._later = QTimer(self, interval=0, singleShot=True)  # once all that is hidden together is hidden
        self._later.timeout.connect(self._look)
        panels.opened.connect(self._follow_panel)
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

    def _follow_panel(self, name: str) -> None:
        focus, dock = QApplication.focusWidget(), self._panels.docks[name]
        left = next((each for each in self._panels.docks.values() if focus and is_within(each, focus)), None)
        if left is not None and left is not dock:
            self._left, self._opened = left, dock
            self._later.start()

    def _look(self) -> None:
        focus, left, opened = QApplication.focusWidget(), self._left, self._opened
        is_gone = left is not None and not self._panels.is_in_front(left.objectName())
        is_unseen = is_gone and left is not None and focus is not None and is_within(left, focus)
        if self._window.isActiveWindow() and (focus is None or focus is self._chosen or is_unseen):
            if is_gone and opened is not None and first_stop(opened) is not None:
                enter(opened, Qt.FocusReason.OtherFocusReason)
            else:
                self._go_home()
        self._chosen = self._left = self._opened = None
