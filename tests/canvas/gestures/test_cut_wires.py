"""A stroke cuts wires; Shift takes another wire from the same source."""

from PySide6.QtCore import QPointF, Qt

from graphgui.document import edits
from graphgui.engine import Wire

RIGHT = Qt.MouseButton.RightButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
TO_MSE, TARGETS = Wire("linear", "Yhat", "mse", "Yhat"), Wire("Y", "out", "mse", "Y")


def stroke(hand):
    """From above the one wire to below the other."""
    return QPointF(500, -20), QPointF(500, 400)


def test_a_stroke_with_ctrl_and_the_right_button_cuts_what_it_crosses_in_one_step(hand):
    hand.drag(*stroke(hand), RIGHT, CONTROL)
    assert hand.wires == {"X.out → linear.X"}
    assert hand.menu is None
    assert hand.steps == 1
    hand.undo()
    assert len(hand.wires) == 3


def test_a_fast_stroke_misses_nothing(hand):
    start, end = stroke(hand)
    hand.press(start, RIGHT, CONTROL)
    hand.move(end, CONTROL, RIGHT)
    hand.release(end, RIGHT, CONTROL)
    assert hand.wires == {"X.out → linear.X"}


def test_a_stroke_that_crosses_nothing_is_no_step(hand):
    hand.drag(QPointF(0, 200), QPointF(150, 260), RIGHT, CONTROL)
    assert hand.steps == 0


def test_escape_takes_a_stroke_back(hand):
    start, end = stroke(hand)
    hand.press(start, RIGHT, CONTROL)
    hand.move(end, CONTROL, RIGHT)
    hand.key(Qt.Key.Key_Escape)
    hand.release(end, RIGHT, CONTROL)
    assert len(hand.wires) == 3
    assert hand.steps == 0


def test_shift_takes_another_wire_from_the_same_source(hand):
    edits.nodes.add(hand.document, "linear", (280, 300))
    hand.view.navigation.fit()
    steps = hand.steps
    hand.drag("linear.X", "linear2.X", keys=SHIFT)
    assert {"X.out → linear.X", "X.out → linear2.X"} <= hand.wires
    assert hand.steps == steps + 1


def test_another_wire_let_go_in_the_void_asks_for_a_node_and_leaves_the_first(hand):
    hand.drag("mse.Y", QPointF(560, 330), keys=SHIFT)
    assert hand.offered
    hand.type("tanh")
    hand.key_there(Qt.Key.Key_Return)
    assert {"Y.out → mse.Y", "Y.out → tanh.A"} <= hand.wires
