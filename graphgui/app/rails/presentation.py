"""For the projector: canvas and plots fill the screen, in larger type.

The toolbar stays, since a lecture is played from it with the mouse, and so does a step that is taken apart; menus,
the other panels and the status line go. Esc leads out, and a button that says so.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QToolButton

from graphgui.app.appearance import Appearance
from graphgui.app.docks import Panels
from graphgui.app.rails.folding import Folding

_PLOTS = 0.3  # of the window's height


class Presentation(QObject):
    """Goes in and out of it, giving back exactly what was there before.

    Attributes:
        way_out: a button that is seen in a presentation alone.
    """

    def __init__(self, window: QMainWindow, panels: Panels, folding: Folding, fit: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._panels, self._folding, self._fit = window, panels, folding, fit
        self._on = False
        self.way_out = QToolButton(window, autoRaise=True)
        self.way_out.setText(self.tr("Leave"))
        self.way_out.setToolTip(self.tr("Leave the presentation"))
        self.way_out.setObjectName("leave_presentation")
        self.way_out.clicked.connect(self.leave)
        self.way_out.hide()
        self._resized = QTimer(self, interval=0, singleShot=True)  # once the window has laid itself out
        self._resized.timeout.connect(self._fill)
        window.installEventFilter(self)

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
        self.way_out.hide()
        Appearance.of_the_program().give_back(self)
        self._fit()
        for dock in self._panels.aside:
            dock.setVisible(dock in self._open)
        self._window.menuBar().show()
        self._window.statusBar().show()
        self._window.setWindowState(self._state)
        self._resized.start()
        self._folding.hold(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._on:
            return False
        if event.type() == QEvent.Type.Resize:
            self._resized.start()
        return False

    def _enter(self) -> None:
        self._on = True
        self._folding.hold(True)
        self._state = self._window.windowState()
        self._open = [dock for dock in self._panels.aside if not dock.isHidden()]
        self._plot_height = max((dock.height() for dock in self._panels.below if dock.isVisible()), default=0)
        Appearance.of_the_program().enlarge(self)
        self._fit()
        for dock in self._open:
            dock.setVisible(dock is self._panels.docks["operation"])
        self.way_out.show()
        self._window.menuBar().hide()
        self._window.statusBar().hide()
        self._window.showFullScreen()
        self._resized.start()

    def _fill(self) -> None:
        """Make plots as high as can be read from afar, or as they were before."""
        height = round(_PLOTS * self._window.height()) if self._on else self._plot_height
        plots = [dock for dock in self._panels.below if not dock.isHidden() and not dock.isFloating()]
        if plots and height:
            self._window.resizeDocks(plots[:1], [height], Qt.Orientation.Vertical)
