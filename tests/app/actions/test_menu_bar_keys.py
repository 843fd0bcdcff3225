"""Keys that are pressed while the menu bar has the focus: a menu of it was closed with Esc."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def test_a_shortcut_does_its_action_after_a_menu_was_closed_with_esc(window, qtbot):
    bar, done = window.menuBar(), []
    actions = window.action_table.qt_actions.values()
    (table,) = (each for each in actions if QKeySequence("Ctrl+T") in each.shortcuts())
    table.triggered.connect(lambda: done.append(table))
    for number, action in enumerate(bar.actions(), 1):
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(action).center())
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda number=number: len(done) == number)
