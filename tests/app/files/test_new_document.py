"""An empty document takes keys at once, wherever they were before."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QMessageBox


def is_searching(window) -> bool:
    return any(box.isVisible() for box in window.findChildren(QFrame, "searchbox"))


def test_space_searches_right_after_a_new_document_was_asked_for_in_a_field(engel, qtbot, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    engel.transport.learning_rate.setFocus()
    qtbot.waitUntil(engel.transport.learning_rate.hasFocus)
    QTest.keyClick(engel.windowHandle(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(engel.windowHandle(), Qt.Key.Key_Space)
    assert len(engel.document.graph) == 0
    assert is_searching(engel)


def test_space_searches_right_after_a_new_document_was_asked_for_on_the_start_page(window, qtbot):
    window.start.show()
    qtbot.waitUntil(lambda: window.start.page.isAncestorOf(QApplication.focusWidget() or window))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
    assert is_searching(window)
