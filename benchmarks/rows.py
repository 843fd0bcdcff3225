"""A million rows: how long they take to open, and how many frames a second are left while they train.

    python -m benchmarks.rows [--json] [--rows N]

A CSV and a Parquet file of N rows and 10 columns are written into a temporary folder, imported through the
window's own dialogue, and trained with the loss, fit and residual plots and the summary in sight: on the few
equivalent rows that a regression makes do with.
Medians of the rounds, for N = 1,000,000:

    open_1000000_s          from File > Import Data to the model on the canvas: reading, looking, taking; CSV
    open_parquet_1000000_s  the same for Parquet
    frozen_ms               the longest that the window answered nothing meanwhile (the worst round)
    frames_per_s            paintings of the canvas, each with one plot drawn beside it, while it trains and the
                            closed form is known, which is computed beside the window after the import
    frame_p95_ms            between one of them and the next
    plot_frames_per_s       drawings of the plot that is drawn least often
    throughput_ratio        steps a second in the window by those without one
"""

import argparse
import json
import math
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import polars
from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from benchmarks.live import NEVER, close, p95, turn, without_window
from graphgui.app.application import application
from graphgui.app.window import Window
from graphgui.document.analysis.closed_form import closed_form
from graphgui.panels.import_data.dialog import ImportDialog

ROWS, COLUMNS = 1_000_000, 10
PLOTS = ("loss", "fit", "residuals")
ROUNDS = 3
SECONDS = 5.0


def write(folder: Path, rows: int) -> tuple[Path, Path]:
    """A noisy linear relation of nine features, as CSV and as Parquet."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((rows, COLUMNS - 1)).round(4)
    y = (X @ np.arange(1.0, COLUMNS) + rng.standard_normal(rows)).round(4)
    columns = {f"x{index + 1}": X[:, index] for index in range(COLUMNS - 1)} | {"y": y}
    frame = polars.DataFrame(columns)
    frame.write_csv(folder / "rows.csv")
    frame.write_parquet(folder / "rows.parquet")
    return folder / "rows.csv", folder / "rows.parquet"


class Beat(QObject):
    """The longest that the event loop was away."""

    def __init__(self) -> None:
        super().__init__()
        self.worst = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=2, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst, self._last = max(self.worst, now - self._last), now

    def stop(self) -> float:
        """Milliseconds."""
        self._beat()
        self._timer.stop()
        return 1e3 * self.worst


class Paints(QObject):
    """When a widget was painted."""

    def __init__(self, widget: QObject) -> None:
        super().__init__()
        self.times: list[float] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.times.append(time.perf_counter())
        return False


def imported(window: Window, path: Path) -> tuple[float, float]:
    """Seconds from the choice of a file to its model on the canvas, and the longest freeze in ms.

    The person's own time is left out: Import is pressed as soon as it can be.
    """
    beat, began = Beat(), time.perf_counter()
    window.importing.open(path)
    dialog = window.findChild(ImportDialog)
    while not dialog.accept_button.isEnabled():
        turn(0.002)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    while "mse" not in window.document.graph:
        turn(0.002)
    took = time.perf_counter() - began
    turn(0.1)
    return took, beat.stop()


def opened() -> Window:
    """An empty window with the plots side by side, and the summary in front on the right."""
    window = Window()
    window.resize(1280, 800)
    window.reset_layout()
    window.show()
    docks = {name: window.findChild(QDockWidget, name) for name in (*PLOTS, "summary", "gradients")}
    docks["gradients"].hide()
    for name in (*PLOTS, "summary"):
        docks[name].show()
    for name in PLOTS[1:]:
        window.splitDockWidget(docks[PLOTS[0]], docks[name], Qt.Orientation.Horizontal)
    docks["summary"].raise_()
    turn(0.3)
    return window


def trained(window: Window, seconds: float) -> tuple[list[float], float, float]:
    """Milliseconds between frames, drawings a second of the plot with the fewest, and steps a second."""
    session = window.session
    session.rate = math.inf
    session.player.warm_up()
    plots = [window.findChild(QDockWidget, name).widget() for name in PLOTS]
    canvas, drawn = Paints(window.canvas.viewport()), [Paints(plot.view.viewport()) for plot in plots]
    session.play_steps(NEVER)
    while session.step < 10:
        turn(0.01)
    turn(1.0)
    for paints in (canvas, *drawn):
        paints.times.clear()
    began, first = time.perf_counter(), session.step
    turn(seconds)
    took = time.perf_counter() - began
    rate = (session.step - first) / took
    fewest = min(len(paints.times) for paints in drawn) / took
    session.pause()
    return [(b - a) * 1e3 for a, b in pairwise(canvas.times)], fewest, rate


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one object of named figures and nothing else")
    parser.add_argument("--rows", type=int, default=ROWS)
    arguments = parser.parse_args()
    say: Callable[[str], None] = (lambda _text: None) if arguments.json else print
    application()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    took: dict[str, list[float]] = {"open": [], "open_parquet": []}
    frozen, intervals, fewest, ratios = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        csv, parquet = write(Path(folder), arguments.rows)
        for _ in range(ROUNDS):
            for name, path in (("open_parquet", parquet), ("open", csv)):
                window = opened()
                seconds, freeze = imported(window, path)
                took[name].append(seconds)
                frozen.append(freeze)
                while closed_form(window.document) is None:
                    turn(0.05)
                if name == "open":
                    project = window.document.project
                    between, draws, rate = trained(window, SECONDS)
                    intervals.append(between)
                    fewest.append(draws)
                    ratios.append(rate / without_window(project, SECONDS))
                close(window)
    each = f"{arguments.rows}_s"
    figures = {f"{name}_{each}": statistics.median(values) for name, values in took.items()}
    figures["frozen_ms"] = max(frozen)
    figures["frames_per_s"] = statistics.median(1e3 / statistics.mean(between) for between in intervals)
    figures["frame_p95_ms"] = statistics.median(map(p95, intervals))
    figures["plot_frames_per_s"] = statistics.median(fewest)
    figures["throughput_ratio"] = statistics.median(ratios)
    say(f"{arguments.rows:,} rows x {COLUMNS} columns, medians of {ROUNDS} rounds")
    for name, value in figures.items():
        say(f"    {name:24} {value:10.3f}")
    if arguments.json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
