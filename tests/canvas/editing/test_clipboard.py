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


def select(user, *names):
    for name in names:
        user.click(user.header(name), SHIFT)


def test_a_copy_is_pasted_where_the_pointer_is_in_one_step(user):
    select(user, "linear", "mse")
    user.key(Key.Key_C, CONTROL)
    user.move(VOID)
    user.key(Key.Key_V, CONTROL)
    assert user.view.editor.selected_nodes() == ["linear2", "mse2"]
    assert user.document.graph["linear2"].position == (60, 240)
    assert user.document.graph["mse2"].position == (340, 300)
    assert "linear2.Yhat → mse2.Yhat" in user.wires
    assert user.steps == 1
    user.undo()
    assert user.nodes == {"X", "Y", "linear", "mse"}


def test_pasted_twice_at_one_place_hides_nothing(user):
    select(user, "linear")
    user.key(Key.Key_C, CONTROL)
    user.move(VOID)
    user.key(Key.Key_V, CONTROL)
    user.key(Key.Key_V, CONTROL)
    assert user.document.graph["linear2"].position != user.document.graph["linear3"].position


def test_what_is_cut_is_gone_and_comes_back_by_pasting(user):
    select(user, "linear")
    user.key(Key.Key_X, CONTROL)
    assert "linear" not in user.nodes
    assert user.steps == 1
    user.move(VOID)
    user.key(Key.Key_V, CONTROL)
    assert "linear" in user.nodes


def test_with_shift_the_incoming_wires_are_kept(user):
    select(user, "linear")
    user.key(Key.Key_C, CONTROL)
    user.move(VOID)
    user.key(Key.Key_V, CONTROL | SHIFT)
    assert "X.out → linear2.X" in user.wires


def test_a_duplicate_lies_beside_and_leaves_the_clipboard_alone(user, clipboard):
    select(user, "linear")
    user.key(Key.Key_D, CONTROL)
    assert user.view.editor.selected_nodes() == ["linear2"]
    assert clipboard.text() == ""


def test_the_text_is_json_and_goes_to_another_window(user, show, clipboard):
    select(user, "linear", "mse")
    user.key(Key.Key_C, CONTROL)
    json.loads(clipboard.text())
    clipboard.setText("\n" + clipboard.text().replace("\n", "\r\n") + "\n")  # what an editor may do to it
    other = show(Document())
    other.move(VOID)
    other.key(Key.Key_V, CONTROL)
    assert other.wires == {"linear.Yhat → mse.Yhat"}


def test_cells_of_a_spreadsheet_become_an_input(user, clipboard):
    clipboard.setText("1\t2\n3\t4\n")
    user.move(VOID)
    user.key(Key.Key_V, CONTROL)
    (name,) = user.view.editor.selected_nodes()
    assert user.document.feeds[name].tolist() == [[1, 2], [3, 4]]


def test_a_column_with_decimal_commas_becomes_one_column(user, clipboard):
    clipboard.setText("1,5\n2,25")
    user.move(VOID)
    user.key(Key.Key_V, CONTROL)
    (name,) = user.view.editor.selected_nodes()
    assert user.document.feeds[name].tolist() == [[1.5], [2.25]]


def test_what_cannot_be_pasted_is_said_and_changes_nothing(user, clipboard):
    clipboard.setText("good morning")
    user.key(Key.Key_V, CONTROL)
    assert user.said
    assert user.steps == 0


def test_nothing_selected_copies_nothing(user, clipboard):
    clipboard.setText("kept")
    user.key(Key.Key_C, CONTROL)
    user.key(Key.Key_X, CONTROL)
    assert clipboard.text() == "kept"
    assert user.steps == 0


def test_the_menu_pastes_where_it_was_opened(user):
    user.right_click(user.header("linear"))
    user.choose("Copy")
    user.right_click(VOID)
    user.choose("Paste")
    assert user.document.graph["linear2"].position == (60, 240)
