"""What it costs to watch: training in the window beside the same training without one.

    python -m benchmarks.live [--json]

The window is open with a graph, its labels and four plots; the data are a noisy linear relation. Training in the
window and without one take turns in one run, in processes of their own with as many BLAS threads. Figures:

    throughput_Q_N_P       steps a second in the window by those without; medians of the rounds
    frame_p95_ms_Q_N_P     between one painting of the canvas and the next, while it trains (medians are printed)
    click_p95_ms           from a press on a node, at a moment of its own choosing, to the canvas painted after it
    scrub_p95_ms           to show one of 100,000 steps anywhere, canvas and plots painted
"""

import argparse
import json
import math
import os
import random
import statistics
import threading
import time
from collections.abc import Callable
from itertools import pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from benchmarks.engine import regression_data
from graphgui.app.application import application
from graphgui.app.window import Window
from graphgui.data.tables import Table
from graphgui.document.document import Document
from graphgui.engine import Graph, Node, Training, Wire
from graphgui.engine.training.process import TrainingProcess
from graphgui.engine.training.run import Run
from graphgui.ops import OPS
from graphgui.storage.project import Project

SIZES = ((442, 10, 1), (10_000, 100, 1))
PLOTS = ("loss", "fit", "gradients", "residuals")
ROUNDS = 3
SECONDS = 3.0
CLICKS = 60
SCRUBBED = 100_000  # steps
SCRUBS = 100
RATE = 1e-5  # so small that no run ends before it was measured
NEVER = 2**40


def project(q: int, n: int, p: int) -> Project:
    """input -> linear -> mse <- input, over tables."""
    X, Y = regression_data(q, n, p)
    columns = {f"x{index}": X[:, index] for index in range(n)} | {f"y{index}": Y[:, index] for index in range(p)}
    xs, ys = list(columns)[:n], list(columns)[n:]
    graph = Graph(
        [
            Node("X", OPS["input"], {"table": "data", "columns": xs}, (0, 0)),
            Node("Y", OPS["input"], {"table": "data", "columns": ys}, (280, 200)),
            Node("linear", OPS["linear"], {"outputs": p}, (280, 0)),
            Node("mse", OPS["mse"], {}, (560, 60)),
        ],
        [
            Wire("X", "out", "linear", "X"),
            Wire("linear", "Yhat", "mse", "Yhat"),
            Wire("Y", "out", "mse", "Y"),
        ],
    )
    return Project(graph=graph, tables={"data": Table(columns)}, training=Training(RATE), parameters={})


class Frames(QObject):
    """When a widget was painted, and what it had been told just before."""

    asked = Signal(float)

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.times: list[float] = []
        self.answers: list[float] = []
        self._open: float | None = None
        self._window = window
        self._nodes = ["linear", "mse"]
        window.canvas.viewport().installEventFilter(self)
        self.asked.connect(self._click, Qt.ConnectionType.QueuedConnection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            now = time.perf_counter()
            self.times.append(now)
            if self._open is not None:
                self.answers.append(now - self._open)
                self._open = None
        return False

    def _click(self, when: float) -> None:
        """Select one node, then the other: as the system delivers a press that was made at `when`."""
        view = self._window.canvas
        self._nodes.reverse()
        centre = view.mapFromScene(view.scene().item(self._nodes[0]).rect.center())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre - QPoint(0, 4))
        assert view.editor.selected_nodes() == [self._nodes[0]]
        self._open = when

    def intervals(self) -> list[float]:
        """Milliseconds from painting to painting, without the first second."""
        times = [when for when in self.times if when > self.times[0] + 1]
        return [(b - a) * 1e3 for a, b in pairwise(times)]


def turn(seconds: float) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def open_window(made: Project) -> Window:
    window = Window(Document(made))
    window.resize(1280, 800)
    window.reset_layout()
    window.show()
    for name in PLOTS:
        dock = window.findChild(QDockWidget, name)
        dock.setFloating(False)
        dock.show()
    first = window.findChild(QDockWidget, PLOTS[0])
    for name in PLOTS[1:]:  # side by side, so that all four are seen
        window.splitDockWidget(first, window.findChild(QDockWidget, name), Qt.Orientation.Horizontal)
    window.canvas.navigation.fit()
    window.session.evaluate()
    turn(0.5)
    assert all(window.findChild(QDockWidget, name).isVisible() for name in PLOTS)
    return window


def close(window: Window) -> None:
    window.document.undo_stack.setClean()
    window.close()
    turn(0.1)


def in_window(made: Project, seconds: float, *, clicks: bool = False) -> tuple[float, Frames]:
    """Steps a second and the frames of a window that trains as fast as it goes."""
    window = open_window(made)
    session = window.session
    session.rate = math.inf
    session.player.warm_up()
    frames = Frames(window)
    session.play_steps(NEVER)
    turn(1.0)
    frames.times.clear()
    began, first = time.perf_counter(), session.step
    done = threading.Event()

    def press() -> None:
        while not done.wait(random.uniform(0.05, 0.15)):
            frames.asked.emit(time.perf_counter())

    presser = threading.Thread(target=press)
    if clicks:
        presser.start()
    turn(seconds)
    reached, took = session.step - first, time.perf_counter() - began
    done.set()
    if clicks:
        presser.join()
    session.pause()
    close(window)
    return reached / took, frames


def without_window(made: Project, seconds: float) -> float:
    """Steps a second of the same training with nobody to watch it."""
    run = Run()
    run.begin(made.graph, made.feeds(), made.training)
    process = TrainingProcess()
    process.begin(run.segments[0], run.snapshot(0), NEVER)
    while process.take() is None:
        time.sleep(0.01)
    time.sleep(1.0)
    first, began = max(moment.step for moment in [*drain(process)]), time.perf_counter()
    time.sleep(seconds)
    last = max(moment.step for moment in process.finish())
    took = time.perf_counter() - began
    process.close()
    return (last - first) / took


def drain(process: TrainingProcess) -> list:
    """The moment that waits, asked for at the start, and the newest after it."""
    found = []
    while len(found) < 2:
        moment = process.take()
        if moment:
            found.append(moment)
    return found


def scrubbing(made: Project) -> list[float]:
    """Milliseconds to show steps here and there of a long run."""
    window = open_window(made)
    session = window.session
    session.rate = math.inf
    session.play_steps(SCRUBBED)
    while session.state == "playing":
        turn(0.1)
    assert session.step == SCRUBBED
    took = []
    for step in random.Random(0).sample(range(SCRUBBED), SCRUBS):
        began = time.perf_counter()
        session.show_step(step)
        window.canvas.viewport().repaint()
        for plot in window.findChildren(QDockWidget):
            if plot.objectName() in PLOTS:
                plot.widget().draw_now()
                plot.widget().view.viewport().repaint()
        took.append((time.perf_counter() - began) * 1e3)
        QCoreApplication.processEvents()
    close(window)
    return took


def p95(values: list[float]) -> float:
    return float(np.percentile(values, 95))


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one object of named figures and nothing else")
    as_json = parser.parse_args().json
    say: Callable[[str], None] = (lambda _text: None) if as_json else print
    application()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    figures: dict[str, float] = {}
    answers: list[float] = []
    for size in SIZES:
        made, name = project(*size), "_".join(map(str, size))
        ours, theirs, intervals = [], [], []
        for _ in range(ROUNDS):
            theirs.append(without_window(made, SECONDS))
            rate, frames = in_window(made, SECONDS)
            ours.append(rate)
            intervals += frames.intervals()
        _, frames = in_window(made, CLICKS * 0.1, clicks=True)
        answers += [answer * 1e3 for answer in frames.answers]
        figures[f"throughput_{name}"] = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        figures[f"frame_p95_ms_{name}"] = p95(intervals)
        say(f"{' x '.join(map(str, size))}")
        speeds = [f"{statistics.median(each):,.0f}" for each in (ours, theirs)]
        say(f"    steps a second: {speeds[0]} in the window, {speeds[1]} without")
        say(f"    ratio: {figures[f'throughput_{name}']:.3f} (at least 0.9)")
        say(f"    frames, ms: median {statistics.median(intervals):.1f} (17), p95 {p95(intervals):.1f} (25)")
    figures["click_p95_ms"] = p95(answers)
    say(f"click answered, ms: median {statistics.median(answers):.1f}, p95 {p95(answers):.1f} (50)")
    took = scrubbing(project(*SIZES[0]))
    figures["scrub_p95_ms"] = p95(took)
    say(f"scrub to one of {SCRUBBED:,} steps, ms: median {statistics.median(took):.1f}, p95 {p95(took):.1f} (50)")
    if as_json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
