"""What an empty canvas says, and its links, by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from graphgui.app.start.empty_canvas import EmptyCanvas
from graphgui.document import edits

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hint(window):
    window.canvas.setFocus()
    return window.canvas.findChild(EmptyCanvas)


def link(hint, begins):
    return next(link for link in hint.links if link.text().startswith(begins))


def test_it_names_space_and_dragging(hint):
    words = " ".join(label.text() for label in hint.findChildren(QLabel))
    assert hint.isVisible()
    assert "Space" in words and "drag" in words


def test_the_example_opens_at_a_click(window, hint):
    QTest.mouseClick(link(hint, "Open an example"), LEFT)
    assert len(window.document.graph) >= 4
    assert not hint.isVisible()
    assert window.canvas.hasFocus()


def test_the_links_are_reached_and_followed_by_keys_alone(window, hint):
    QTest.keyClick(window.canvas, Qt.Key.Key_Down)
    assert link(hint, "Add").hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert link(hint, "Open an example").hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert len(window.document.graph) >= 4
    assert window.canvas.hasFocus()


def test_escape_goes_back_to_the_canvas(window, hint):
    QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    assert link(hint, "Add").hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert link(hint, "Open").hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.canvas.hasFocus() and hint.isVisible()


def test_tab_walks_into_the_links_and_out_of_them_without_an_edit(window, hint):
    for name in ("Add", "Open", "Start page"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert link(hint, name).hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    after = QApplication.focusWidget()
    assert after is not window.canvas and not window.canvas.isAncestorOf(after)
    assert window.document.undo_stack.count() == 0
    link(hint, "Add").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.canvas.hasFocus()


def test_the_search_and_the_start_page_are_links_too(window, hint):
    QTest.mouseClick(link(hint, "Start page"), LEFT)
    assert window.start.page is not None
    window.start.leave()
    QTest.mouseClick(link(hint, "Add"), LEFT)
    QTest.keyClicks(QApplication.focusWidget(), "mse")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "mse" in window.document.graph
    assert not hint.isVisible()


def test_space_itself_still_searches(window, hint):
    QTest.keyClick(window.canvas, Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "mse")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "mse" in window.document.graph


def test_it_comes_back_with_the_last_node_gone(window, hint):
    edits.nodes.add(window.document, "mse", (0, 0))
    assert not hint.isVisible()
    window.document.undo_stack.undo()
    assert hint.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (800, 600)])
def test_its_words_are_whole_within_the_canvas(window, hint, size):
    window.resize(*size)
    QApplication.processEvents()
    assert window.canvas.rect().contains(hint.geometry())
    for each in hint.links:
        assert each.width() >= each.sizeHint().width()
        assert hint.rect().contains(each.geometry())
