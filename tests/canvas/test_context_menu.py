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


def field(hand):
    """The field over a header, None where there is none."""
    found = hand.view.findChild(QLineEdit, "naming")
    return found if found.isVisible() else None


def test_a_right_click_on_a_node_selects_it_and_offers_its_verbs(hand):
    hand.right_click(hand.header("linear"))
    assert hand.view.editor.selected_nodes() == ["linear"]
    assert {"Rename…", "Delete", "Unplug All Wires"} <= hand.menu.keys()
    hand.choose("Delete")
    assert "linear" not in hand.nodes


def test_a_right_click_on_one_of_several_selected_nodes_keeps_them(hand):
    hand.key(Key.Key_A, CONTROL)
    hand.right_click(hand.header("linear"))
    assert len(hand.view.editor.selected_nodes()) == 4
    assert not hand.menu["Rename…"].isEnabled()


def test_a_right_click_on_a_wire_offers_to_unplug_it(hand):
    wire = Wire("Y", "out", "mse", "Y")
    hand.right_click(hand.wire(wire))
    hand.choose("Unplug")
    assert str(wire) not in hand.wires


def test_a_right_click_on_the_canvas_adds_there(hand):
    hand.right_click(VOID)
    hand.choose("Add Here…")
    hand.type("tanh")
    hand.key_there(Key.Key_Return)
    assert hand.view.scene().item("tanh").rect.contains(VOID)


def test_a_drag_with_the_right_button_opens_no_menu(hand):
    hand.drag(VOID, VOID + QPointF(80, 0), RIGHT)
    assert hand.menu is None


@pytest.mark.parametrize("way", ["shift-f10", "menu key"])
def test_the_keyboard_opens_the_menu_of_what_is_selected(hand, way):
    hand.click(hand.header("linear"))
    if way == "shift-f10":
        hand.key(Key.Key_F10, SHIFT)
    else:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
        QApplication.sendEvent(hand.view.viewport(), event)
    assert "Rename…" in hand.menu


def test_the_loss_is_marked_from_the_menu(hand):
    hand.right_click(hand.header("mse"))
    assert not hand.menu["Train This Loss"].isChecked()
    hand.choose("Train This Loss")
    assert hand.document.graph.loss == "mse"
    hand.right_click(hand.header("X"))
    assert not hand.menu["Train This Loss"].isEnabled()


def test_all_wires_of_a_node_are_unplugged_in_one_step(hand):
    hand.right_click(hand.header("mse"))
    hand.choose("Unplug All Wires")
    assert hand.wires == {"X.out → linear.X"}
    assert hand.steps == 1


@pytest.mark.parametrize("way", ["f2", "double-click", "menu"])
def test_a_node_is_renamed_in_place(hand, way):
    if way == "double-click":
        hand.double_click(hand.header("linear"))
        hand.release(hand.header("linear"))
    elif way == "menu":
        hand.right_click(hand.header("linear"))
        hand.choose("Rename…")
    else:
        hand.click(hand.header("linear"))
        hand.key(Key.Key_F2)
    over = field(hand)
    assert over.geometry().contains(hand.at(hand.header("linear")))
    assert over.text() == over.selectedText() == "linear"
    QTest.keyClicks(over, "first layer")
    QTest.keyClick(over, Key.Key_Return)
    assert field(hand) is None
    assert "first layer" in hand.nodes
    assert hand.view.editor.selected_nodes() == ["first layer"]
    assert hand.view.hasFocus()
    assert hand.steps == 1


def test_escape_keeps_the_name(hand):
    hand.click(hand.header("linear"))
    hand.key(Key.Key_F2)
    QTest.keyClicks(field(hand), "other")
    QTest.keyClick(field(hand), Key.Key_Escape)
    assert field(hand) is None
    assert "linear" in hand.nodes
    assert hand.steps == 0


def test_a_name_that_is_taken_is_refused_beside_the_field(hand):
    hand.click(hand.header("linear"))
    hand.key(Key.Key_F2)
    QTest.keyClicks(field(hand), "mse")
    QTest.keyClick(field(hand), Key.Key_Return)
    assert "another node called" in hand.reason
    QTest.keyClicks(field(hand), "2")
    assert hand.reason == ""
    QTest.keyClick(field(hand), Key.Key_Return)
    assert "mse2" in hand.nodes


def test_a_click_elsewhere_gives_the_name(hand):
    hand.click(hand.header("linear"))
    hand.key(Key.Key_F2)
    QTest.keyClicks(field(hand), "layer")
    hand.view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert field(hand) is None
    assert "layer" in hand.nodes


def test_several_nodes_are_aligned_and_distributed(hand):
    hand.key(Key.Key_A, CONTROL)
    hand.right_click(hand.header("X"))
    action = hand.menu["Align"]  # kept, since older PySide6 forgets the submenu with its action
    align = action.menu()
    next(action for action in align.actions() if action.text() == "Top Edges").trigger()
    assert {node.position[1] for node in hand.document.graph.nodes.values()} == {0}
    assert hand.steps == 1


def test_a_node_is_deleted_and_its_wires_healed(hand):
    edits.nodes.add(hand.document, "relu", (480, 0))
    edits.rewire.insert_on_wire(hand.document, "relu", Wire("linear", "Yhat", "mse", "Yhat"))
    hand.click(hand.header("relu"))
    hand.key(Key.Key_Delete, CONTROL)
    assert "linear.Yhat → mse.Yhat" in hand.wires


def test_all_is_arranged_from_left_to_right_in_one_step(hand):
    edits.nodes.move(hand.document, {"X": (900, 300)})
    hand.view.navigation.fit()
    steps = hand.steps
    hand.right_click(QPointF(120, 260))
    hand.choose("Arrange All from Left to Right")
    place = {name: node.position[0] for name, node in hand.document.graph.nodes.items()}
    assert place["X"] < place["linear"] < place["mse"]
    assert hand.steps == steps + 1


@pytest.mark.parametrize("way", ["key", "menu"])
def test_a_node_is_collapsed_and_shown_whole_again(hand, way):
    def fold():
        if way == "key":
            hand.key(Key.Key_H)
        else:
            hand.right_click(hand.header("linear"))
            hand.choose("Collapsed")

    hand.click(hand.header("linear"))
    whole = hand.view.scene().item("linear").rect
    fold()
    small = hand.view.scene().item("linear").rect
    assert small.height() < whole.height() / 2
    assert small.topLeft() == whole.topLeft()
    assert len({hand.port(f"linear.{port}").y() for port in ("X", "W", "b")}) == 3
    hand.view.viewport().grab()
    fold()
    assert hand.view.scene().item("linear").rect == whole
    hand.undo()
    assert hand.view.scene().item("linear").rect == small


def test_a_collapsed_node_is_wired_like_a_whole_one(hand):
    hand.click(hand.header("mse"))
    hand.key(Key.Key_H)
    hand.drag("mse.Yhat", QPointF(120, 300))
    assert "linear.Yhat → mse.Yhat" not in hand.wires
    hand.drag("linear.Yhat", "mse.Yhat")
    assert "linear.Yhat → mse.Yhat" in hand.wires
