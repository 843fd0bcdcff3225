"""One start of a program in a process of its own, for `benchmarks.startup`, which says what is measured.

    python -m benchmarks.first_paint bare|start_page|first_frame|open_example

Prints the clock's seconds at which the goal was reached, and the process's peak memory in MiB. Each imports what
it needs in the order in which a program of its kind does; what that does not need is imported after it.
"""

import os
import sys
import time


def report(when: float) -> None:
    """Print the figures and end at once, with nothing taken down."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(when, peak, flush=True)
    os._exit(0)


def bare() -> None:
    """A window of Qt with one plot of pyqtgraph."""
    import pyqtgraph
    from PySide6.QtWidgets import QApplication, QMainWindow

    from benchmarks.paintings import Paintings

    app = QApplication([])
    window = QMainWindow()
    plot = pyqtgraph.PlotWidget()
    window.setCentralWidget(plot)
    window.resize(1280, 800)
    paintings = Paintings([plot.viewport()], lambda: report(time.monotonic()))
    window.show()
    app.exec()
    del paintings


def start_page() -> None:
    """The window as the program opens it where no file is named."""
    from graphgui.app import main
    from graphgui.app.application import application

    app = application()
    from benchmarks.paintings import Paintings  # late: Qt comes when the program asks for it
    from graphgui.app.rails.rail_button import RailButton

    window = main.start(None)
    window.showNormal()  # on a screen that is too small for it, it is maximised, and folds panels away
    window.resize(1280, 800)
    page, rails = window.start.page, window.findChildren(RailButton)
    seen = [page.cards[0], *(rail for rail in rails if rail.isVisible())]

    def first() -> None:
        now = time.monotonic()
        assert len(seen) > 1 and all(widget.isVisible() for widget in seen)
        report(now)

    paintings = Paintings(seen, first)
    app.exec()
    del paintings


def graphgui(goal: str) -> None:
    """The window with an example, chosen on the start page in the first turn of its events."""
    from graphgui.app import main
    from graphgui.app.application import application

    app = application()
    from PySide6.QtCore import QTimer  # late: Qt comes when the program asks for it
    from PySide6.QtWidgets import QWidget

    from benchmarks.paintings import Paintings

    window = main.start(None)
    window.showNormal()  # on a screen that is too small for it, it is maximised, and folds panels away
    window.resize(1280, 800)
    example = next(card for card in window.start.page.cards if "Engel" in card.text())
    seen: list[QWidget] = []
    paintings: Paintings

    def choose() -> None:
        nonlocal paintings
        example.click()
        seen.append(window.canvas.viewport())
        paintings = Paintings(seen, first)
        paintings.quiet.timeout.connect(settled)

    def first() -> None:
        now = time.monotonic()
        assert {"X", "Y", "linear", "mse"} <= set(window.document.graph.nodes)
        assert all(widget.isVisible() for widget in seen)
        if goal == "first_frame":
            report(now)
        app.installEventFilter(paintings)  # from now on, whatever is painted counts

    def settled() -> None:
        assert goal == "open_example" and not paintings.awaited
        assert {"loss", "fit", "gradients"} <= set(window.panels.made)
        assert all(window.panels[name].isVisible() for name in ("loss", "fit", "gradients"))
        assert len(window.panels["fit"].columns()["x"]) == 235
        report(paintings.last)

    QTimer.singleShot(0, choose)
    app.exec()


if __name__ == "__main__":
    goals = {"bare": bare, "start_page": start_page}
    goals.get(sys.argv[1], lambda: graphgui(sys.argv[1]))()
