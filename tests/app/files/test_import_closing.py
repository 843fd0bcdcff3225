"""The dialogue of an import ends once, however many keys were on their way to it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from graphgui.panels.import_data.dialog import ImportDialog


@pytest.fixture
def two(window, qtbot, tmp_path):
    """The dialogue of the first of two files, which is read."""
    for name in ("first.csv", "second.csv"):
        (tmp_path / name).write_text("x,y\n1,2\n3,4\n5,7\n")
        window.importing.open(tmp_path / name)
    dialog = window.findChild(ImportDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    return dialog


def press(widget, key):
    """A key that may have been on its way when the dialogue closed: nobody may want it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def open_dialogs(window):
    return [dialog for dialog in window.findChildren(ImportDialog) if dialog.isVisible()]


def test_esc_pressed_several_times_leaves_the_file_that_is_next(window, two, qtbot):
    for _ in range(3):
        press(two, Qt.Key.Key_Escape)
    (second,) = open_dialogs(window)
    assert second is not two and "second.csv" in second.windowTitle()
    qtbot.waitUntil(second.accept_button.isEnabled)
    press(second, Qt.Key.Key_Escape)
    assert open_dialogs(window) == []
