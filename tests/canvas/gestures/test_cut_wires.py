"""A stroke cuts wires; Shift takes another wire from the same source."""

from PySide6.QtCore import QPointF, Qt

from graphgui.document import edits
from graphgui.engine import Wire

RIGHT = Qt.MouseButton.RightButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
TO_MSE, TARGETS = Wire("linear", "Yhat", "mse", "Yhat"), Wire("Y", "out", "mse", "Y")


def stroke(user):
    """From above the one wire to below the other."""
    return QPointF(500, -20), QPointF(500, 400)


def test_a_stroke_with_ctrl_and_the_right_button_cuts_what_it_crosses_in_one_step(user):
    user.drag(*stroke(user), RIGHT, CONTROL)
    assert user.wires == {"X.out → linear.X"}
    assert user.menu is None
    assert user.steps == 1
    user.undo()
    assert len(user.wires) == 3


def test_a_fast_stroke_misses_nothing(user):
    start, end = stroke(user)
    user.press(start, RIGHT, CONTROL)
    user.move(end, CONTROL, RIGHT)
    user.release(end, RIGHT, CONTROL)
    assert user.wires == {"X.out → linear.X"}


def test_a_stroke_that_crosses_nothing_is_no_step(user):
    user.drag(QPointF(0, 200), QPointF(150, 260), RIGHT, CONTROL)
    assert user.steps == 0


def test_escape_takes_a_stroke_back(user):
    start, end = stroke(user)
    user.press(start, RIGHT, CONTROL)
    user.move(end, CONTROL, RIGHT)
    user.key(Qt.Key.Key_Escape)
    user.release(end, RIGHT, CONTROL)
    assert len(user.wires) == 3
    assert user.steps == 0


def test_shift_takes_another_wire_from_the_same_source(user):
    edits.nodes.add(user.document, "linear", (280, 300))
    user.view.navigation.fit()
    steps = user.steps
    user.drag("linear.X", "linear2.X", keys=SHIFT)
    assert {"X.out → linear.X", "X.out → linear2.X"} <= user.wires
    assert user.steps == steps + 1


def test_another_wire_let_go_in_the_void_asks_for_a_node_and_leaves_the_first(user):
    user.drag("mse.Y", QPointF(560, 330), keys=SHIFT)
    assert user.offered
    user.type("tanh")
    user.key_there(Qt.Key.Key_Return)
    assert {"Y.out → mse.Y", "Y.out → tanh.A"} <= user.wires
