"""What the panel “Why this number?” costs the window, on a graph of 200 nodes, without a screen.

python -m benchmarks.explain [--json]

click_ms     p95 of a click on a wire, in each notation, until the panel has painted its answer, in ms of a core
numbers_ms   p95 of taking the numbers of another moment into a derivation that is shown, and painting it:
             what a frame of scrubbing or training costs with the panel open, in ms of a core
beat_ms      p95 of the time between two beats of a timer of 10 ms while formulas are typeset and lines out of
             sight are added, once the typesetter is loaded: what a frame may wait, by the clock
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
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.explain.step_forms import NOTATIONS
from graphgui.look.colours import LIGHT
from graphgui.look.typesetting import typeset
from graphgui.panels.why_panel import WhyPanel

NODES, CLICKS = 200, 20


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
    typeset("x", 12.0, "#000000")
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
        beats: list[float] = []
        timer = QTimer(interval=10)
        timer.timeout.connect(lambda beats=beats: beats.append(time.perf_counter()))
        timer.start()
        QTest.qWait(600)
        timer.stop()
        turns += [1000 * (after - before) for before, after in pairwise(beats)]
        for _ in range(CLICKS):
            start = time.process_time()
            panel.refresh()
            panel.repaint()
            numbers.append(1000 * (time.process_time() - start))
    panel.close()
    return {"click_ms": _p95(clicks), "numbers_ms": _p95(numbers), "beat_ms": _p95(turns)}


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
