"""Every action can be found by name; the projector gets canvas and plots; documents have windows of their own."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from graphgui.app.actions.command_palette import CommandPalette
from graphgui.app.window import Window
from graphgui.document import edits

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def find_action(window):
    QTest.keyClick(window, Qt.Key.Key_P, CTRL_SHIFT)
    return window.findChild(CommandPalette)


def test_an_action_is_found_by_its_name_and_done_by_enter(engel):
    palette = find_action(engel)
    field = palette.findChild(QLineEdit)
    QTest.keyClicks(field, "eval")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert engel.document.project.parameters  # kept, which nobody asked for before
    assert engel.session.step == 0


def test_arrows_choose_among_what_was_found_and_escape_does_nothing(engel):
    field = find_action(engel).findChild(QLineEdit)
    QTest.keyClicks(field, "zoom")
    before = engel.canvas.transform().m11()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert engel.canvas.transform().m11() < before  # Zoom In stands first, Zoom Out second
    field = find_action(engel).findChild(QLineEdit)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert engel.document.project.parameters == {}


def test_a_node_is_found_by_its_name_and_brought_into_the_middle(engel):
    QTest.keyClick(engel, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = engel.findChild(CommandPalette).findChild(QLineEdit)
    QTest.keyClicks(field, "ms")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert engel.canvas.editor.selected_nodes() == ["mse"]


def test_presentation_leaves_canvas_and_plots_in_larger_type_and_gives_all_back(engel):
    before = QApplication.font().pointSizeF()
    engel.panels.bring("inspector")
    QTest.keyClick(engel, Qt.Key.Key_F11)
    assert engel.isFullScreen()
    assert QApplication.font().pointSizeF() > 1.2 * before
    assert not engel.menuBar().isVisible()
    assert not engel.panels["inspector"].isVisible()
    assert engel.canvas.isVisible()
    assert engel.panels["loss"].isVisible()
    QTest.keyClick(engel, Qt.Key.Key_F5)  # shortcuts work without the menu bar
    assert engel.session.state == "playing"
    engel.session.pause()
    QTest.keyClick(engel, Qt.Key.Key_F11)
    assert not engel.isFullScreen()
    assert QApplication.font().pointSizeF() == before
    assert engel.menuBar().isVisible()
    assert engel.panels["inspector"].isVisible()


def test_a_second_window_has_a_document_of_its_own(engel):
    QTest.keyClick(engel, Qt.Key.Key_N, CTRL_SHIFT)
    (other,) = Window.others
    edits.nodes.add(other.document, "square", (0, 0))
    assert "square" not in engel.document.graph
    assert not engel.isWindowModified()
    other.document.undo_stack.undo()
    other.close()
    assert not Window.others


def test_the_history_lists_the_edits_and_a_click_goes_back(window):
    history = window.panels.bring("history")
    edits.nodes.add(window.document, "square", (0, 0))
    edits.nodes.add(window.document, "exp", (200, 0))
    first = history.visualRect(history.model().index(0, 0)).center()
    QTest.mouseClick(history.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert len(window.document.graph) == 0
    last = history.visualRect(history.model().index(2, 0)).center()
    QTest.mouseClick(history.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert set(window.document.graph.nodes) == {"square", "exp"}
