"""Training without end with window and plots, and one document after another: what is left behind.

    python -m tests.app.soak --steps 2000000 --documents 500

Tells resident memory, threads, open files, widgets and objects after a warm-up and at the end; the exit code is 1
where memory grew by 20 MiB, or of anything else there is more.
"""

import argparse
import gc
import os
import sys
import tempfile
import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui.app.application import application
from graphgui.app.window import Window
from graphgui.document.garbage import collect_due
from graphgui.examples import EXAMPLES

MOST = 20 * 2**20  # bytes
FEW = 20  # objects that come and go with what is shown, as timers
ENGEL = next(example.path for example in EXAMPLES if "engel" in example.path.name)


def resident() -> int:
    """Bytes of memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def counts() -> dict[str, int]:
    """What must be as many as before."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect_due()
    gc.collect()
    app = QApplication.instance()
    return {
        "threads": threading.active_count(),
        "files": len(list(Path("/proc/self/fd").iterdir())),
        "widgets": len(QApplication.allWidgets()),
        "windows": len(QApplication.topLevelWidgets()),
        "objects": len(app.findChildren(QObject))
        + sum(len(w.findChildren(QObject)) for w in app.topLevelWidgets()),
    }


def train(window: Window, steps: int) -> None:
    """Play as fast as it goes for so many steps more."""
    session = window.session
    window.transport.speed.setCurrentIndex(window.transport.speed.count() - 1)
    end = session.step + steps
    while session.step < end:
        if session.state != "playing":
            session.play()
        QTest.qWait(200)
    session.pause()
    QTest.qWait(500)


def open_documents(window: Window, count: int) -> None:
    """Show one example after the other, each for some frames and a step."""
    for number in range(count):
        window.open_example(EXAMPLES[number % len(EXAMPLES)].path)
        QTest.qWait(5)
        window.session.step_once()
        QApplication.processEvents()


def told(what: str, memory: tuple[int, int], before: dict[str, int], after: dict[str, int]) -> bool:
    """Tell; whether all is well."""
    grown = memory[1] - memory[0]
    more = {
        name: (before[name], after[name])
        for name in before
        if after[name] > before[name] + (FEW if name == "objects" else 0)
    }
    sys.stdout.write(
        f"{what}: {memory[0] / 2**20:.1f} MiB, {grown / 2**20:+.1f} MiB; {after}; more: {more or 'none'}\n"
    )
    sys.stdout.flush()
    return grown < MOST and not more


def main() -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.app.soak")
    parser.add_argument("--steps", type=int, default=2_000_000)
    parser.add_argument("--documents", type=int, default=500)
    given = parser.parse_args()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, tempfile.mkdtemp(prefix="soak-"))
    gc.disable()  # as in the program
    application()
    window = Window()
    window.show()
    window.complete()
    window.panels.make_all_seen()

    open_documents(window, 2 * len(EXAMPLES))  # warm-up: each once more than it takes to be remembered
    before, memory = counts(), resident()
    open_documents(window, given.documents)
    well = told(f"{given.documents} documents", (memory, resident()), before, counts())

    window.open_example(ENGEL)
    train(window, given.steps // 10)
    before, memory = counts(), resident()
    train(window, given.steps)
    well &= told(f"{given.steps} steps", (memory, resident()), before, counts())
    window.document.undo_stack.setClean()
    window.close()
    return not well


if __name__ == "__main__":
    sys.exit(main())
