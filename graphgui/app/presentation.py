"""For the projector: canvas and plots fill the screen, in larger type.

The toolbar stays, since a lecture is played from it with the mouse; menus, panels and status line go.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow

_LARGER = 1.35


class Presentation:
    """Goes in and out of it, giving back exactly what was there before."""

    def __init__(self, window: QMainWindow, aside: Sequence[QDockWidget]) -> None:
        self._window, self._aside = window, aside
        self._on = False

    @property
    def is_on(self) -> bool:
        return self._on

    def toggle(self) -> None:
        """In, or out again."""
        if self._on:
            self.leave()
        else:
            self._enter()

    def leave(self) -> None:
        """Out, if in."""
        if not self._on:
            return
        self._on = False
        QApplication.setFont(self._font)
        for dock in self._hidden:
            dock.show()
        self._window.menuBar().show()
        self._window.statusBar().show()
        self._window.setWindowState(self._state)

    def _enter(self) -> None:
        self._on = True
        self._font = QApplication.font()
        self._state = self._window.windowState()
        self._hidden = [dock for dock in self._aside if dock.isVisible()]
        larger = QApplication.font()
        larger.setPointSizeF(self._font.pointSizeF() * _LARGER)
        QApplication.setFont(larger)
        for dock in self._hidden:
            dock.hide()
        self._window.menuBar().hide()
        self._window.statusBar().hide()
        self._window.showFullScreen()
