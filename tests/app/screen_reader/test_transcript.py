"""All that is spoken on a way through the program, in English and French, beside what has been read and judged.

Where the words have changed for the better: REWRITE=1 pytest tests/app/screen_reader, then read the transcripts as
a person who sees nothing would hear them.
"""

import math
import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui import assets
from graphgui.app import language
from graphgui.canvas.screen_reader.announcer import UNHURRIED
from graphgui.document import edits
from graphgui.engine import Wire
from graphgui.lessons.shipped import shipped_lessons
from graphgui.screen_reader.announce import announcements
from tests.app.playing import play

FOLDER = Path(__file__).parent
Key, Text = Qt.Key, QAccessible.Text
CONTROL = Qt.KeyboardModifier.ControlModifier


class Reader:
    """Notes what a screen reader speaks: what has the keys, with its role and words, and announcements."""

    def __init__(self, qtbot) -> None:
        self._qtbot = qtbot
        self.lines: list[str] = []
        announcements().said.connect(self._hear)

    def _hear(self, text: str) -> None:
        self.lines.append(f"  ! {text}")

    def chapter(self, title: str) -> None:
        """Begin one once all is said of the one before."""
        self._settle()
        self.lines += ["", f"# {title}"]

    def _settle(self) -> None:
        before = -1
        while len(self.lines) > before:
            before = len(self.lines)
            QTest.qWait(700)

    def wait(self) -> None:
        """Until something is announced, and nothing more comes."""
        before = len(self.lines)
        self._qtbot.waitUntil(lambda: len(self.lines) > before, timeout=20_000)
        self._settle()

    def read(self, part=None) -> None:
        """Note a part, or what has the keys."""
        if part is None:
            widget = QApplication.focusWidget()
            part = QAccessible.queryAccessibleInterface(widget)
            part = part.focusChild() or part
        words = [part.text(Text.Name), part.role().name, part.text(Text.Value), part.text(Text.Description)]
        self.lines.append("  " + " | ".join(" ".join(text.split()) for text in words if text))

    def close(self) -> None:
        announcements().said.disconnect(self._hear)


@pytest.fixture
def reader(qtbot):
    reader = Reader(qtbot)
    yield reader
    reader.close()


@pytest.fixture(params=["en", "fr"])
def spoken_language(request, qapp):
    before = QLocale()
    translators = language.install(qapp, request.param)
    yield request.param
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def press(window, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(window.canvas, key, modifiers)


def steady(lines):
    """Without what the clock decides: how far training has come when it is looked at."""
    at = next(i for i, line in enumerate(lines) if line == "# play")
    end = next(i for i, line in enumerate(lines) if line == "# lesson")
    number = re.compile(r"\d[\d\s.,]*(?:·10[⁻⁰¹²³⁴-⁹]+)?")
    return lines[:at] + [number.sub("# ", line) for line in lines[at:end]] + lines[end:]


def test_what_is_spoken_from_the_start_to_a_lesson(spoken_language, window, reader, qtbot):
    reader.chapter("start")
    window.canvas.setFocus()
    QTest.qWait(UNHURRIED + 100)  # what is announced before then depends on the machine
    reader.read()
    window.open_example(assets.path("examples", "engel.graph.json"))
    window.canvas.setFocus()
    qtbot.waitUntil(lambda: window.session.moment.is_computed)
    reader.wait()
    reader.read()

    reader.chapter("walk")
    for _ in window.document.graph.order():
        press(window, Key.Key_Tab)
        reader.read()
    press(window, Key.Key_Down, modifiers=CONTROL)
    reader.read()
    canvas = QAccessible.queryAccessibleInterface(window.canvas)
    parts = [canvas.child(index) for index in range(canvas.childCount())]
    for part in parts[len(window.document.graph.order()) :]:
        reader.read(part)

    reader.chapter("wire")
    edits.wires.disconnect(window.document, Wire("linear", "Yhat", "mse", "Yhat"))
    window.canvas.editor.select(["linear"])
    press(window, Key.Key_C)
    reader.wait()
    press(window, Key.Key_Return)
    QTest.qWait(700)
    press(window, Key.Key_Space)
    reader.wait()
    QTest.keyClicks(QApplication.focusWidget(), "tan")
    reader.wait()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    press(window, Key.Key_Escape)
    reader.wait()  # at no node from here on: its numbers would be told between

    reader.chapter("step")
    for _ in range(3):
        press(window, Key.Key_F7)
        reader.wait()

    reader.chapter("play")
    window.session.rate = math.inf
    edits.training.change(window.document, patience=50)
    with qtbot.waitSignal(window.messages.converged, timeout=30_000):
        play(window, steps=100_000, learning_rate=0.3, min_improvement=0.0)
    reader.wait()

    reader.chapter("diagnosis")
    with qtbot.waitSignal(window.session.stopped, timeout=30_000):
        play(window, steps=100_000, learning_rate=5.0)
    reader.wait()

    reader.chapter("lesson")
    window.document.undo_stack.setClean()  # else it would ask whether to save
    window.lessons.begin(next(each for each in shipped_lessons() if each.name == "chain-rule"))
    reader.wait()

    said = "\n".join(steady(reader.lines)).strip() + "\n"
    file = FOLDER / f"transcript_{spoken_language}.txt"
    if os.environ.get("REWRITE"):
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")
