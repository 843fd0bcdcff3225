"""The window with an example whose numbers are computed, and keys that open the panels about a gradient."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from graphgui import assets


@pytest.fixture
def example(window, qtbot):
    """Open an example by the name of its file."""

    def opened(name):
        window.resize(1280, 800)
        window.open_example(assets.path("examples", f"{name}.graph.json"))
        qtbot.waitUntil(lambda: window.session.moment.is_computed)

    return opened


@pytest.fixture
def ask(window, qtbot):
    """Press the key of a panel for a node selected on the canvas, or for a wire chosen in a plot."""

    def asked(panel, node="", wire=None):
        window.canvas.editor.select([node] if node else [])
        if wire:
            window.choices.choose_wire(wire)
        window.canvas.setFocus()
        shift = Qt.KeyboardModifier.ShiftModifier if panel == "answer" else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(window.canvas, Qt.Key.Key_F3, shift)
        shown = window.panels[panel]
        qtbot.waitUntil(shown.isVisible)
        return shown

    return asked
