"""For the projector: canvas and plots fill the screen, in larger type.

The toolbar stays, since a lecture is played from it with the mouse; menus, panels and status line go.
"""

from collections.abc import Callable

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMainWindow

from graphgui.app.docks import Panels
from graphgui.app.rails.folding import Folding

_LARGER = 1.35


class Presentation:
    """Goes in and out of it, giving back exactly what was there before."""

    def __init__(self, window: QMainWindow, panels: Panels, folding: Folding, restyle: Callable[[], None]) -> None:
        self._window, self._panels, self._folding, self._restyle = window, panels, folding, restyle
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
        for dock in self._panels.aside:
            dock.setVisible(dock in self._hidden)
        self._window.menuBar().show()
        self._window.statusBar().show()
        self._window.setWindowState(self._state)
        self._folding.hold(False)

    def _set_font(self, font: QFont) -> None:
        """For every widget: those that a style sheet has touched take a new font only with the sheet anew."""
        QApplication.setFont(font)
        self._restyle()

    def _enter(self) -> None:
        self._on = True
        self._folding.hold(True)
        self._font = QApplication.font()
        self._state = self._window.windowState()
        self._hidden = [dock for dock in self._panels.aside if not dock.isHidden()]
        larger = QApplication.font()
        larger.setPointSizeF(self._font.pointSizeF() * _LARGER)
        self._set_font(larger)
        for dock in self._hidden:
            dock.hide()
        self._window.menuBar().hide()
        self._window.statusBar().hide()
        self._window.showFullScreen()
