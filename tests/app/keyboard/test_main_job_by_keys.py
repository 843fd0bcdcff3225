"""The main job by keys alone: a regression built, trained, explained and saved, with keys counted."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from graphgui.document.document import Document
from graphgui.engine import PortId, Wire
from graphgui.panels.why_panel import WhyPanel

MOST = 60


class Typist:
    """Presses keys wherever they go, and counts them: a letter is one, and so is a key with others held."""

    def __init__(self, press) -> None:
        self._press = press
        self.count = 0

    def keys(self, *all_keys: str) -> None:
        for keys in all_keys:
            self._press(keys)
            self.count += 1

    def letters(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(QApplication.focusWidget(), letter)
            self.count += 1


@pytest.fixture
def typist(press):
    return Typist(press)


def give_numbers(typist: Typist, text: str) -> None:
    """Into the numbers of the selected input, past its name, its table and the button that loads one."""
    typist.keys("E", "Tab", "Tab", "Tab")
    typist.letters(text)
    typist.keys("Ctrl+Return", "Esc")


def test_a_regression_is_built_trained_explained_and_saved_with_few_keys(
    window, typist, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)  # where the dialogue begins
    typist.keys("Space", "Return")  # an input is what search offers first
    typist.keys("Space")
    typist.letters("li")
    typist.keys("Return", "C", "Return")
    typist.keys("Space")
    typist.letters("ms")
    typist.keys("Return", "C", "Return")
    typist.keys("Space", "Return", "C", "Return")
    assert set(window.document.graph.wires) == {
        Wire("input", "out", "linear", "X"),
        Wire("linear", "Yhat", "mse", "Yhat"),
        Wire("input2", "out", "mse", "Y"),
    }
    give_numbers(typist, "2;4;7")
    while window.canvas.editor.selected_nodes() != ["input"]:
        typist.keys("Tab")
    give_numbers(typist, "1;2;3")
    assert window.canvas.hasFocus()

    typist.keys("Shift+F5")
    qtbot.waitUntil(lambda: window.session.step > 0 and window.session.state == "idle", timeout=30_000)
    slope = window.session.moment.value(PortId("linear", "W")).item()
    assert np.isclose(slope, 2.5, atol=0.05)

    while window.canvas.editor.selected_nodes() != ["linear"]:
        typist.keys("Tab")
    typist.keys("F3")
    assert isinstance(window.panels["why"], WhyPanel) and window.panels.is_in_front("why")

    QTimer.singleShot(300, lambda: QTest.keyClick(asked_for_file(), "\r"))
    typist.keys("Ctrl+S")
    typist.count += 1  # Enter, in the dialogue of the system
    (saved,) = tmp_path.glob("*.graph.json")
    document = Document()
    document.open(saved)
    assert len(document.graph) == 4 and not window.document.is_modified
    assert typist.count <= MOST, typist.count


def asked_for_file() -> QFileDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QFileDialog)
    return found
