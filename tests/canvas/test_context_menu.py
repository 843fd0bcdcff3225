"""The menu of the right button, and renaming in place."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from graphgui.document import edits
from graphgui.engine import Wire

Key = Qt.Key
RIGHT = Qt.MouseButton.RightButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
VOID = QPointF(120, 260)


def field(user):
    """The field over a header, None where there is none."""
    found = user.view.findChild(QLineEdit, "naming")
    return found if found.isVisible() else None


def test_a_right_click_on_a_node_selects_it_and_offers_its_verbs(user):
    user.right_click(user.header("linear"))
    assert user.view.editor.selected_nodes() == ["linear"]
    assert {"Rename…", "Delete", "Unplug All Wires"} <= user.menu.keys()
    user.choose("Delete")
    assert "linear" not in user.nodes


def test_a_right_click_on_one_of_several_selected_nodes_keeps_them(user):
    user.key(Key.Key_A, CONTROL)
    user.right_click(user.header("linear"))
    assert len(user.view.editor.selected_nodes()) == 4
    assert not user.menu["Rename…"].isEnabled()


def test_the_only_loss_is_shown_as_the_one_that_is_trained_and_stays_it(user):
    user.right_click(user.header("mse"))
    trained = user.menu["Train This Loss"]
    assert trained.isChecked()
    assert not trained.isEnabled()


def test_of_two_losses_the_one_to_train_is_chosen(user):
    edits.nodes.add(user.document, "mae", (0, 400))
    user.right_click(user.header("mse"))
    assert not user.menu["Train This Loss"].isChecked()
    user.choose("Train This Loss")
    assert user.document.graph.loss == "mse"
    user.right_click(user.header("mse"))
    assert user.menu["Train This Loss"].isChecked()


def test_what_gives_no_scalar_cannot_be_the_loss(user):
    user.right_click(user.header("X"))
    assert not user.menu["Train This Loss"].isEnabled()


def test_a_right_click_on_a_wire_offers_to_unplug_it(user):
    wire = Wire("Y", "out", "mse", "Y")
    user.right_click(user.wire(wire))
    user.choose("Unplug")
    assert str(wire) not in user.wires


def test_a_right_click_on_the_canvas_adds_there(user):
    user.right_click(VOID)
    user.choose("Add Here…")
    user.type("tanh")
    user.key_there(Key.Key_Return)
    assert user.view.scene().item("tanh").rect.contains(VOID)


def test_a_drag_with_the_right_button_opens_no_menu(user):
    user.drag(VOID, VOID + QPointF(80, 0), RIGHT)
    assert user.menu is None


@pytest.mark.parametrize("way", ["shift-f10", "menu key"])
def test_the_keyboard_opens_the_menu_of_what_is_selected(user, way):
    user.click(user.header("linear"))
    if way == "shift-f10":
        user.key(Key.Key_F10, SHIFT)
    else:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
        QApplication.sendEvent(user.view.viewport(), event)
    assert "Rename…" in user.menu


def test_all_wires_of_a_node_are_unplugged_in_one_step(user):
    user.right_click(user.header("mse"))
    user.choose("Unplug All Wires")
    assert user.wires == {"X.out → linear.X"}
    assert user.steps == 1


@pytest.mark.parametrize("way", ["f2", "double-click", "menu"])
def test_a_node_is_renamed_in_place(user, way):
    if way == "double-click":
        user.double_click(user.header("linear"))
        user.release(user.header("linear"))
    elif way == "menu":
        user.right_click(user.header("linear"))
        user.choose("Rename…")
    else:
        user.click(user.header("linear"))
        user.key(Key.Key_F2)
    over = field(user)
    assert over.geometry().contains(user.at(user.header("linear")))
    assert over.text() == over.selectedText() == "linear"
    QTest.keyClicks(over, "first layer")
    QTest.keyClick(over, Key.Key_Return)
    assert field(user) is None
    assert "first layer" in user.nodes
    assert user.view.editor.selected_nodes() == ["first layer"]
    assert user.view.hasFocus()
    assert user.steps == 1


def test_escape_keeps_the_name(user):
    user.click(user.header("linear"))
    user.key(Key.Key_F2)
    QTest.keyClicks(field(user), "other")
    QTest.keyClick(field(user), Key.Key_Escape)
    assert field(user) is None
    assert "linear" in user.nodes
    assert user.steps == 0


def test_a_name_that_is_taken_is_refused_beside_the_field(user):
    user.click(user.header("linear"))
    user.key(Key.Key_F2)
    QTest.keyClicks(field(user), "mse")
    QTest.keyClick(field(user), Key.Key_Return)
    assert "another node called" in user.reason
    QTest.keyClicks(field(user), "2")
    assert user.reason == ""
    QTest.keyClick(field(user), Key.Key_Return)
    assert "mse2" in user.nodes


def test_a_click_elsewhere_gives_the_name(user):
    user.click(user.header("linear"))
    user.key(Key.Key_F2)
    QTest.keyClicks(field(user), "layer")
    user.view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert field(user) is None
    assert "layer" in user.nodes


def test_several_nodes_are_aligned_and_distributed(user):
    user.key(Key.Key_A, CONTROL)
    user.right_click(user.header("X"))
    action = user.menu["Align"]  # kept, since older PySide6 forgets the submenu with its action
    align = action.menu()
    next(action for action in align.actions() if action.text() == "Top Edges").trigger()
    assert {node.position[1] for node in user.document.graph.nodes.values()} == {0}
    assert user.steps == 1


def test_a_node_is_deleted_and_its_wires_healed(user):
    edits.nodes.add(user.document, "relu", (480, 0))
    edits.rewire.insert_on_wire(user.document, "relu", Wire("linear", "Yhat", "mse", "Yhat"))
    user.click(user.header("relu"))
    user.key(Key.Key_Delete, CONTROL)
    assert "linear.Yhat → mse.Yhat" in user.wires


def test_all_is_arranged_from_left_to_right_in_one_step(user):
    edits.nodes.move(user.document, {"X": (900, 300)})
    user.view.navigation.fit()
    steps = user.steps
    user.right_click(QPointF(120, 260))
    user.choose("Arrange All from Left to Right")
    place = {name: node.position[0] for name, node in user.document.graph.nodes.items()}
    assert place["X"] < place["linear"] < place["mse"]
    assert user.steps == steps + 1


@pytest.mark.parametrize("way", ["key", "menu"])
def test_a_node_is_collapsed_and_shown_whole_again(user, way):
    def fold():
        if way == "key":
            user.key(Key.Key_H)
        else:
            user.right_click(user.header("linear"))
            user.choose("Collapsed")

    user.click(user.header("linear"))
    whole = user.view.scene().item("linear").rect
    fold()
    small = user.view.scene().item("linear").rect
    assert small.height() < whole.height() / 2
    assert small.topLeft() == whole.topLeft()
    assert len({user.port(f"linear.{port}").y() for port in ("X", "W", "b")}) == 3
    user.view.viewport().grab()
    fold()
    assert user.view.scene().item("linear").rect == whole
    user.undo()
    assert user.view.scene().item("linear").rect == small


def test_a_collapsed_node_is_wired_like_a_whole_one(user):
    user.click(user.header("mse"))
    user.key(Key.Key_H)
    user.drag("mse.Yhat", QPointF(120, 300))
    assert "linear.Yhat → mse.Yhat" not in user.wires
    user.drag("linear.Yhat", "mse.Yhat")
    assert "linear.Yhat → mse.Yhat" in user.wires
