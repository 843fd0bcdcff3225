"""Everything by keys: walking over nodes and ports, wiring, and a regression built without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from graphgui.document import edits
from graphgui.engine import Wire

Key = Qt.Key
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
X_LINEAR = "X.out → linear.X"


def spoken(hand) -> str:
    """What a screen reader is told of the canvas."""
    return QAccessible.queryAccessibleInterface(hand.view).text(QAccessible.Text.Description)


def ring(hand) -> int:
    """How many pixels just outside the selected node are of the accent."""
    (name,) = hand.view.editor.selected_nodes()
    area = hand.view.mapFromScene(hand.view.scene().item(name).rect).boundingRect()
    image = hand.view.viewport().grab().toImage()
    accent = hand.view.scene().look.accent.name()
    columns = range(area.center().x() - 40, area.center().x() + 40)
    return sum(
        image.pixelColor(x, y).name() == accent for x in columns for y in range(area.top() - 9, area.top() - 4)
    )


@pytest.fixture
def unwired(document):
    edits.rewire.delete(document, [], list(document.graph.wires))
    document.undo_stack.clear()
    return document


# walking


def test_tab_walks_from_a_node_in_the_order_of_the_flow_and_shift_tab_back(hand):
    hand.view.editor.select(["X"])
    hand.key(Key.Key_Tab)
    first = hand.view.editor.selected_nodes()
    seen = {*first, "X"}
    for _ in range(2):
        hand.key(Key.Key_Tab)
        seen.update(hand.view.editor.selected_nodes())
    assert seen == {"X", "Y", "linear", "mse"}
    for _ in range(3):
        hand.key(Key.Key_Backtab, SHIFT)
    assert hand.view.editor.selected_nodes() == ["X"]
    assert hand.offered is None


def test_escape_leaves_the_node_and_tab_searches_again(hand):
    hand.view.editor.select(["X"])
    hand.key(Key.Key_Tab)
    hand.key(Key.Key_Escape)
    assert hand.view.editor.selected_nodes() == []
    hand.key(Key.Key_Tab)
    assert hand.offered


def test_ctrl_and_arrows_walk_along_the_wires(hand):
    hand.view.editor.select(["X"])
    hand.key(Key.Key_Right, CONTROL)
    assert hand.view.editor.selected_nodes() == ["linear"]
    hand.key(Key.Key_Right, CONTROL)
    assert hand.view.editor.selected_nodes() == ["mse"]
    hand.key(Key.Key_Down, CONTROL)
    hand.key(Key.Key_Down, CONTROL)  # the input Y
    hand.key(Key.Key_Left, CONTROL)
    assert hand.view.editor.selected_nodes() == ["Y"]


def test_without_a_wire_the_nearest_node_that_way_is_next(show, unwired):
    hand = show(unwired)
    hand.view.editor.select(["X"])
    hand.key(Key.Key_Right, CONTROL)
    assert hand.view.editor.selected_nodes() == ["linear"]
    hand.key(Key.Key_Left, CONTROL)
    assert hand.view.editor.selected_nodes() == ["X"]


def test_the_ring_is_seen_while_keys_lead_and_goes_with_the_mouse(hand):
    hand.click(hand.header("linear"))
    assert not ring(hand)
    hand.key(Key.Key_Tab)
    assert ring(hand)
    hand.click(hand.header("linear"))
    assert not ring(hand)


def test_tab_leaves_the_canvas_with_ctrl(hand, qtbot):
    other = QLineEdit(hand.view)
    other.show()
    hand.key(Key.Key_Tab, CONTROL)
    assert not hand.view.hasFocus()


# wiring


def test_c_begins_a_wire_arrows_choose_and_enter_makes_it(show, unwired):
    hand = show(unwired)
    hand.view.editor.select(["X"])
    hand.key(Key.Key_C)
    hand.key(Key.Key_Return)
    assert hand.wires == {X_LINEAR}
    assert hand.steps == 1


def test_arrows_go_through_the_ports_that_fit_and_back(show, unwired):
    hand = show(unwired)
    hand.view.editor.select(["Y"])
    hand.key(Key.Key_C)
    chosen = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up):
        chosen.append(hand.wire_in_hand)
        hand.key(key)
    assert set(chosen) == {"linear.X", "mse.Y", "mse.Yhat"}
    assert hand.wire_in_hand == chosen[0]
    hand.key(Key.Key_Escape)
    assert hand.wires == set()
    assert hand.steps == 0


def test_a_wire_begins_at_an_input_too(show, unwired):
    hand = show(unwired)
    hand.view.editor.select(["linear"])
    hand.key(Key.Key_Down, CONTROL)  # X
    hand.key(Key.Key_C)
    assert hand.wire_in_hand == "X.out"
    hand.key(Key.Key_Return)
    assert hand.wires == {X_LINEAR}


def test_delete_at_an_input_unplugs_its_wire(hand):
    hand.view.editor.select(["linear"])
    hand.key(Key.Key_Down, CONTROL)
    hand.key(Key.Key_Delete)
    assert X_LINEAR not in hand.wires
    assert "linear" in hand.nodes


def test_space_asks_for_a_new_node_at_the_end_of_the_wire(hand):
    hand.view.editor.select(["linear"])
    hand.key(Key.Key_C)
    hand.key(Key.Key_Space)
    assert "relu" in hand.offered
    hand.type("relu")
    hand.key_there(Key.Key_Return)
    assert "linear.Yhat → relu.A" in hand.wires


def test_c_without_a_node_says_what_is_missing(hand):
    hand.key(Key.Key_C)
    assert "Choose a node" in hand.said[-1]


def test_a_regression_is_built_by_keys_alone(show, empty):
    hand = show(empty)
    for op, name in (("input", "X"), ("linear", "layer"), ("input", "Y"), ("mse", "loss")):
        hand.key(Key.Key_Space)
        hand.type(op)
        hand.key_there(Key.Key_Return)
        hand.key(Key.Key_F2)
        hand.type(name)
        hand.key_there(Key.Key_Return)
    assert hand.nodes == {"X", "layer", "Y", "loss"}
    for source, target in (("X", "layer.X"), ("layer", "loss.Yhat"), ("Y", "loss.Y")):
        while hand.view.editor.selected_nodes() != [source]:
            hand.key(Key.Key_Tab)
        hand.key(Key.Key_C)
        while hand.wire_in_hand != target:
            hand.key(Key.Key_Down)
        hand.key(Key.Key_Return)
    assert hand.wires == {"X.out → layer.X", "layer.Yhat → loss.Yhat", "Y.out → loss.Y"}
    edits.nodes.set_attributes(hand.document, "X", value=[[1.0], [2.0]])
    edits.nodes.set_attributes(hand.document, "Y", value=[[2.0], [4.0]])
    hand.session.step_once()
    assert hand.session.moment.is_computed


# speaking


def test_a_screen_reader_is_told_of_the_whole_and_of_each_node(hand):
    assert "4 nodes, 3 wires" in spoken(hand)
    hand.view.editor.select(["X"])
    hand.key(Key.Key_Right, CONTROL)
    assert spoken(hand).startswith("linear, ")
    assert "of 4" in spoken(hand)
    assert "input X wired from X" in spoken(hand)
    assert "input W is a parameter of its own" in spoken(hand)


def test_it_is_told_of_ports(hand):
    hand.view.editor.select(["mse"])
    hand.key(Key.Key_Down, CONTROL)
    assert spoken(hand).startswith("mse, input Ŷ wired from linear")
    edits.wires.disconnect(hand.document, Wire("linear", "Yhat", "mse", "Yhat"))
    hand.key(Key.Key_Up, CONTROL)
    hand.key(Key.Key_Down, CONTROL)
    assert "needs a wire" in spoken(hand)


def test_it_is_told_of_values_once_they_are_there(hand, qtbot):
    hand.view.editor.select(["mse"])
    hand.key(Key.Key_Tab)
    hand.key(Key.Key_Backtab, SHIFT)
    hand.session.evaluate()
    qtbot.waitUntil(lambda: "value" in spoken(hand))
    assert "1 × 1" in spoken(hand)


def test_it_is_told_what_an_empty_canvas_is_for(show, empty):
    assert "Space adds an operation" in spoken(show(empty))


def test_the_mouse_selects_and_it_is_told_too(hand, qtbot):
    hand.click(hand.header("linear"))
    qtbot.waitUntil(lambda: spoken(hand).startswith("linear, "))
    QTest.keyClick(hand.view, Key.Key_Escape)
    qtbot.waitUntil(lambda: "4 nodes" in spoken(hand))
