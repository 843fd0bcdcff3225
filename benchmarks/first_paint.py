"""One start of a program in a process of its own, for `benchmarks.startup`, which says what is measured.

    python -m benchmarks.first_paint bare|first_frame|open_example

Prints the clock's seconds at which the goal was reached, and the process's peak memory in MiB. What the program
itself does not need is imported after that, so that none of it is in the figures.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

QUIET = 1000  # ms without painting after which nothing more is awaited


class Paintings(QObject):
    """Watches widgets: calls `first` once all are painted, and keeps the time of the last painting."""

    def __init__(self, widgets: Iterable[QWidget], first: Callable[[], None]) -> None:
        super().__init__()
        self._awaited = set(widgets)
        self._first = first
        self.last = 0.0
        self.quiet = QTimer(self, interval=QUIET, singleShot=True)
        self._done = QTimer(self, interval=0, singleShot=True)
        self._done.timeout.connect(self._painted)
        for widget in self._awaited:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._awaited.discard(watched)
            self._done.start()  # fires when what is painted is on the screen
        return False

    def _painted(self) -> None:
        self.last = time.monotonic()
        self.quiet.start()
        if not self._awaited and self._first:
            first, self._first = self._first, None
            first()


def report(when: float) -> None:
    """Print the figures and end at once, with nothing taken down."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(when, peak, flush=True)
    os._exit(0)


def bare() -> None:
    """A window of Qt with one plot of pyqtgraph."""
    import pyqtgraph

    app = QApplication([])
    window = QMainWindow()
    plot = pyqtgraph.PlotWidget()
    window.setCentralWidget(plot)
    window.resize(1280, 800)
    paintings = Paintings([plot.viewport()], lambda: report(time.monotonic()))
    window.show()
    app.exec()
    del paintings


def graphgui(goal: str) -> None:
    """The window with the first example, as the program opens it where no file is named."""
    from graphgui.app import main
    from graphgui.app.application import application

    app = application()
    window = main.start(None)
    window.resize(1280, 800)
    palette, inspector = window.panels["palette"], window.panels["inspector"]
    seen = [window.canvas.viewport(), palette.list.viewport(), inspector.form]
    paintings: Paintings

    def first() -> None:
        now = time.monotonic()
        assert {"X", "Y", "linear", "mse"} <= set(window.document.graph.nodes)
        assert palette.list.count() > 0 and inspector.form.isVisible()
        assert all(widget.isVisible() for widget in seen)
        if goal == "first_frame":
            report(now)
        app.installEventFilter(paintings)  # from now on, whatever is painted counts

    def settled() -> None:
        assert {"loss", "fit", "gradients"} <= set(window.panels.made)
        assert all(window.panels[name].isVisible() for name in ("loss", "fit", "gradients"))
        assert len(window.panels["fit"].columns()["x"]) == 235
        report(paintings.last)

    paintings = Paintings(seen, first)
    paintings.quiet.timeout.connect(settled)
    app.exec()


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else graphgui(sys.argv[1])
