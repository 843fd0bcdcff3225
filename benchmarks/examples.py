"""How long Play at full speed takes from where each example opens to its least loss.

    python -m benchmarks.examples [--json]

Figure NAME_s: seconds from the press on Play until the loss shown is within 1 % of the least that is known, in a
window with its plots. At most 10 is wanted of each.
"""

import argparse
import json
import os
import tempfile
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, Qt
from PySide6.QtTest import QTest

from graphgui.app.application import application
from graphgui.app.window import Window
from graphgui.examples import EXAMPLES, Example

_LIMIT = 60.0  # seconds
_WARM_UP = 3.0  # in which the process that trains is started, as a person looks around


def seconds(window: Window, example: Example) -> float:
    """From the press on Play to within 1 %; `_LIMIT` where it never comes there."""
    window.open_example(example.path)
    speed = window.transport.speed
    speed.setCurrentIndex(speed.count() - 1)
    _process(0.5)
    QTest.keyClick(window.canvas, Qt.Key.Key_F5)
    began = time.perf_counter()
    while time.perf_counter() - began < _LIMIT:
        _process(0.01)
        if window.session.moment.loss <= 1.01 * example.least_loss:
            return time.perf_counter() - began
    return _LIMIT


def _process(duration: float) -> None:
    ends = time.perf_counter() + duration
    while time.perf_counter() < ends:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one object of named figures and nothing else")
    as_json = parser.parse_args().json
    application()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        window = Window()
        window.resize(1280, 800)
        window.show()
        window.complete()
        window.session.player.warm_up()
        _process(_WARM_UP)
        for example in EXAMPLES:
            figures[f"{example.name}_s"] = took = seconds(window, example)
            window.document.undo_stack.setClean()
            if not as_json:
                print(f"{example.name}: {took:.2f} s", flush=True)
        window.close()
    if as_json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
