"""What the panel “Why this number?” costs the window, on a graph of 200 nodes, without a screen.

python -m benchmarks.explain [--json]

click_ms     p95 of a click on a wire, in each notation, until the panel has painted its answer, in ms of a core
numbers_ms   p95 of taking the numbers of another moment into a derivation that is shown, and painting it:
             what a frame of scrubbing or training costs with the panel open, in ms of a core
turn_ms      the longest turn of the window's events while the typesetter is loaded, formulas are typeset and lines
             out of sight are added, in ms of a core: what a frame may wait
scrub_ms     p95 of a frame of scrubbing in the window with the panel open: a step shown, canvas and panel painted,
             in ms of a core
"""

import argparse
import json
import os
import statistics
import time
from itertools import pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QSettings, QTimer
from PySide6.QtTest import QTest

from benchmarks.canvas import chain, project
from graphgui.app.application import application
from graphgui.app.window import Window
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.explain.step_forms import NOTATIONS
from graphgui.look.colours import LIGHT
from graphgui.panels.why_panel import WhyPanel

NODES, CLICKS, STEPS, SHOWN = 200, 20, 100, 10


def shown_panel() -> tuple[WhyPanel, Document, Session]:
    """The panel on a chain of operations whose moment is computed."""
    document = Document(project(chain(NODES, 20, in_one=True, rows=8, columns=4)))
    session = Session(document, document)
    session.evaluate()
    panel = WhyPanel(document, session, LIGHT)
    panel.resize(360, 700)
    panel.show()
    QCoreApplication.processEvents()
    return panel, document, session


def figures() -> dict[str, float]:
    """All three, in milliseconds."""
    panel, document, _session = shown_panel()
    wires = sorted(document.graph.wires)
    chosen = wires[:: max(1, len(wires) // CLICKS)]
    clicks, numbers, turns = [], [], []
    for notation in NOTATIONS:
        panel.notation.buttons[notation].click()
        for wire in chosen:
            start = time.process_time()
            panel.show_selection([], [wire])
            panel.repaint()
            clicks.append(1000 * (time.process_time() - start))
            assert panel.steps
        turns += turns_of(1.0)
        for _ in range(CLICKS):
            start = time.process_time()
            panel.refresh()
            panel.repaint()
            numbers.append(1000 * (time.process_time() - start))
    panel.close()
    return {
        "click_ms": _p95(clicks),
        "numbers_ms": _p95(numbers),
        "turn_ms": max(turns),
        "scrub_ms": _p95(scrubbing()),
    }


def turns_of(seconds: float) -> list[float]:
    """What the window's thread computes between two beats of a timer of 5 ms, in ms."""
    beats: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.thread_time()))
    timer.start()
    QTest.qWait(round(seconds * 1000))
    timer.stop()
    return [1000 * (after - before) for before, after in pairwise(beats)]


def scrubbing() -> list[float]:
    """Milliseconds to show one step after the other in the window, with the panel open."""
    window = Window(Document(project(chain(NODES, 20, in_one=True, rows=8, columns=4))))
    window.resize(1280, 800)
    window.show()
    window.complete()
    window.session.evaluate()
    window.session.play_steps(STEPS)
    window.canvas.editor.select([window.document.graph.order()[NODES // 2]])
    panel = window.panels.bring("why")
    while window.session.state == "playing" or len(panel.steps) < SHOWN:
        QTest.qWait(50)
    took = []
    for step in range(STEPS, 0, -1):
        start = time.process_time()
        window.session.show_step(step)
        window.canvas.viewport().repaint()
        panel.repaint()
        QCoreApplication.processEvents()
        took.append(1000 * (time.process_time() - start))
    window.document.undo_stack.setClean()
    window.close()
    return took


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    options = parser.parse_args()
    application()
    before = QSettings().value("derivation_notation")
    found = figures()
    QSettings().setValue("derivation_notation", before or NOTATIONS[0])
    if options.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name:12} {value:8.1f}")


if __name__ == "__main__":
    main()
