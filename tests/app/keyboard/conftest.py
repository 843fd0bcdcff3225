"""Keys pressed in a real window, wherever the focus is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

BACKTAB = {"Shift+Tab": Qt.KeyboardModifier.ShiftModifier}
BACKTAB["Ctrl+Shift+Tab"] = BACKTAB["Shift+Tab"] | Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def press(window):
    """Presses keys as the window system does: to the window that is active."""

    def press(*all_keys: str) -> None:
        for keys in all_keys:
            target = QApplication.activePopupWidget() or QApplication.activeWindow() or window
            if keys in BACKTAB:  # which a keyboard sends in place of Tab with Shift
                QTest.keyClick(target.windowHandle(), Qt.Key.Key_Backtab, BACKTAB[keys])
            else:
                stroke = QKeySequence(keys)[0]
                QTest.keyClick(target.windowHandle(), stroke.key(), stroke.keyboardModifiers())
            QApplication.processEvents()

    window.canvas.setFocus()
    return press
