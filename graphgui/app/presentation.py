"""For the projector: canvas and plots fill the screen, in larger type.

The toolbar stays, since a lecture is played from it with the mouse; menus, panels and status line go.
"""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow

_LARGER = 1.35


class Presentation:
    """Goes in and out of it, giving back exactly what was there before."""

    def __init__(self, window: QMainWindow, aside: Sequence[QDockWidget], restyle: Callable[[], None]) -> None:
        self._window, self._aside, self._restyle = window, aside, restyle
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
        self._set_font(self._font)
        for dock in self._hidden:
            dock.show()
        self._window.menuBar().show()
        self._window.statusBar().show()
        self._window.setWindowState(self._state)

    def _set_font(self, font: QFont) -> None:
        """For every widget: those that a style sheet has touched take a new font only with the sheet anew."""
        QApplication.setFont(font)
        self._restyle()

    def _enter(self) -> None:
        self._on = True
        self._font = QApplication.font()
        self._state = self._window.windowState()
        self._hidden = [dock for dock in self._aside if dock.isVisible()]
        larger = QApplication.font()
        larger.setPointSizeF(self._font.pointSizeF() * _LARGER)
        self._set_font(larger)
        for dock in self._hidden:
            dock.hide()
        self._window.menuBar().hide()
        self._window.statusBar().hide()
        self._window.showFullScreen()
