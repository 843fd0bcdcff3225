"""Keys that are pressed while the menu bar has the focus: a menu of it was closed with Esc."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def test_a_shortcut_does_its_action_after_a_menu_was_closed_with_esc(window, qtbot):
    bar = window.menuBar()
    panel = window.docks["table"]
    for action in bar.actions():
        was_seen = panel.isVisible()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(action).center())
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
        qtbot.waitUntil(
            lambda: QApplication.activePopupWidget() is None and QApplication.focusWidget() is not None
        )
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda before=was_seen: panel.isVisible() != before)
