"""Nodes go by the clipboard to another place, another window, a text editor and back."""

import json

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from graphgui.document.document import Document

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
VOID = QPointF(60, 240)


@pytest.fixture(autouse=True)
def clipboard(qapp):
    QApplication.clipboard().clear()
    return QApplication.clipboard()


def select(hand, *names):
    for name in names:
        hand.click(hand.header(name), SHIFT)


def test_a_copy_is_pasted_where_the_pointer_is_in_one_step(hand):
    select(hand, "linear", "mse")
    hand.key(Key.Key_C, CONTROL)
    hand.move(VOID)
    hand.key(Key.Key_V, CONTROL)
    assert hand.view.editor.selected_nodes() == ["linear2", "mse2"]
    assert hand.document.graph["linear2"].position == (60, 240)
    assert hand.document.graph["mse2"].position == (340, 300)
    assert "linear2.Yhat → mse2.Yhat" in hand.wires
    assert hand.steps == 1
    hand.undo()
    assert hand.nodes == {"X", "Y", "linear", "mse"}


def test_pasted_twice_at_one_place_hides_nothing(hand):
    select(hand, "linear")
    hand.key(Key.Key_C, CONTROL)
    hand.move(VOID)
    hand.key(Key.Key_V, CONTROL)
    hand.key(Key.Key_V, CONTROL)
    assert hand.document.graph["linear2"].position != hand.document.graph["linear3"].position


def test_what_is_cut_is_gone_and_comes_back_by_pasting(hand):
    select(hand, "linear")
    hand.key(Key.Key_X, CONTROL)
    assert "linear" not in hand.nodes
    assert hand.steps == 1
    hand.move(VOID)
    hand.key(Key.Key_V, CONTROL)
    assert "linear" in hand.nodes


def test_with_shift_the_incoming_wires_are_kept(hand):
    select(hand, "linear")
    hand.key(Key.Key_C, CONTROL)
    hand.move(VOID)
    hand.key(Key.Key_V, CONTROL | SHIFT)
    assert "X.out → linear2.X" in hand.wires


def test_a_duplicate_lies_beside_and_leaves_the_clipboard_alone(hand, clipboard):
    select(hand, "linear")
    hand.key(Key.Key_D, CONTROL)
    assert hand.view.editor.selected_nodes() == ["linear2"]
    assert clipboard.text() == ""


def test_the_text_is_json_and_goes_to_another_window(hand, show, clipboard):
    select(hand, "linear", "mse")
    hand.key(Key.Key_C, CONTROL)
    json.loads(clipboard.text())
    clipboard.setText("\n" + clipboard.text().replace("\n", "\r\n") + "\n")  # what an editor may do to it
    other = show(Document())
    other.move(VOID)
    other.key(Key.Key_V, CONTROL)
    assert other.wires == {"linear.Yhat → mse.Yhat"}


def test_cells_of_a_spreadsheet_become_an_input(hand, clipboard):
    clipboard.setText("1\t2\n3\t4\n")
    hand.move(VOID)
    hand.key(Key.Key_V, CONTROL)
    (name,) = hand.view.editor.selected_nodes()
    assert hand.document.feeds[name].tolist() == [[1, 2], [3, 4]]


def test_what_cannot_be_pasted_is_said_and_changes_nothing(hand, clipboard):
    clipboard.setText("good morning")
    hand.key(Key.Key_V, CONTROL)
    assert hand.said
    assert hand.steps == 0


def test_nothing_selected_copies_nothing(hand, clipboard):
    clipboard.setText("kept")
    hand.key(Key.Key_C, CONTROL)
    hand.key(Key.Key_X, CONTROL)
    assert clipboard.text() == "kept"
    assert hand.steps == 0


def test_the_menu_pastes_where_it_was_opened(hand):
    hand.right_click(hand.header("linear"))
    hand.choose("Copy")
    hand.right_click(VOID)
    hand.choose("Paste")
    assert hand.document.graph["linear2"].position == (60, 240)
