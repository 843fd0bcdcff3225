"""Everything by keys: walking over nodes and ports, wiring, and a regression built without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.engine import Wire

Key = Qt.Key
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
X_LINEAR = "X.out → linear.X"


def spoken(user) -> str:
    """What a screen reader speaks of the part of the canvas that has the keys."""
    canvas = QAccessible.queryAccessibleInterface(user.view)
    part = (canvas.focusChild() if user.view.hasFocus() else None) or canvas
    return ", ".join(part.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))


def ring(user) -> int:
    """How many pixels just outside the selected node are of the accent."""
    (name,) = user.view.editor.selected_nodes()
    area = user.view.mapFromScene(user.view.scene().item(name).rect).boundingRect()
    image = user.view.viewport().grab().toImage()
    accent = user.view.scene().look.accent.name()
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


def test_tab_walks_from_a_node_in_the_order_of_the_flow_and_shift_tab_back(user):
    user.view.editor.select(["X"])
    user.key(Key.Key_Tab)
    first = user.view.editor.selected_nodes()
    seen = {*first, "X"}
    for _ in range(2):
        user.key(Key.Key_Tab)
        seen.update(user.view.editor.selected_nodes())
    assert seen == {"X", "Y", "linear", "mse"}
    for _ in range(3):
        user.key(Key.Key_Backtab, SHIFT)
    assert user.view.editor.selected_nodes() == ["X"]
    assert user.offered is None


def test_tab_walks_where_nothing_is_selected_too_and_never_edits(user):
    seen = set()
    for _ in range(4):
        user.key(Key.Key_Tab)
        assert user.offered is None
        seen.update(user.view.editor.selected_nodes())
    assert seen == {"X", "Y", "linear", "mse"}
    user.key(Key.Key_Escape)
    assert user.view.editor.selected_nodes() == []
    user.key(Key.Key_Backtab, SHIFT)
    assert len(user.view.editor.selected_nodes()) == 1
    assert user.steps == 0


def test_ctrl_and_arrows_walk_along_the_wires(user):
    user.view.editor.select(["X"])
    user.key(Key.Key_Right, CONTROL)
    assert user.view.editor.selected_nodes() == ["linear"]
    user.key(Key.Key_Right, CONTROL)
    assert user.view.editor.selected_nodes() == ["mse"]
    user.key(Key.Key_Down, CONTROL)
    user.key(Key.Key_Down, CONTROL)  # the input Y
    user.key(Key.Key_Left, CONTROL)
    assert user.view.editor.selected_nodes() == ["Y"]


def test_without_a_wire_the_nearest_node_that_way_is_next(show, unwired):
    user = show(unwired)
    user.view.editor.select(["X"])
    user.key(Key.Key_Right, CONTROL)
    assert user.view.editor.selected_nodes() == ["linear"]
    user.key(Key.Key_Left, CONTROL)
    assert user.view.editor.selected_nodes() == ["X"]


def test_the_ring_is_seen_while_keys_lead_and_goes_with_the_mouse(user):
    user.click(user.header("linear"))
    assert not ring(user)
    user.key(Key.Key_Tab)
    assert ring(user)
    user.click(user.header("linear"))
    assert not ring(user)


# wiring


def test_c_begins_a_wire_arrows_choose_and_enter_makes_it(show, unwired):
    user = show(unwired)
    user.view.editor.select(["X"])
    user.key(Key.Key_C)
    user.key(Key.Key_Return)
    assert user.wires == {X_LINEAR}
    assert user.steps == 1


def test_arrows_go_through_the_ports_that_fit_and_back(show, unwired):
    user = show(unwired)
    user.view.editor.select(["Y"])
    user.key(Key.Key_C)
    chosen = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up):
        chosen.append(user.held_wire)
        user.key(key)
    assert set(chosen) == {"linear.X", "mse.Y", "mse.Yhat"}
    assert user.held_wire == chosen[0]
    user.key(Key.Key_Escape)
    assert user.wires == set()
    assert user.steps == 0


def test_a_wire_begins_at_an_input_too(show, unwired):
    user = show(unwired)
    user.view.editor.select(["linear"])
    user.key(Key.Key_Down, CONTROL)  # X
    user.key(Key.Key_C)
    assert user.held_wire == "X.out"
    user.key(Key.Key_Return)
    assert user.wires == {X_LINEAR}


def test_an_input_that_is_wired_is_proposed_after_those_that_need_a_wire(show, unwired):
    edits.wires.connect(unwired, Wire("Y", "out", "mse", "Y"))
    unwired.undo_stack.clear()
    user = show(unwired)
    user.view.editor.select(["linear"])
    edits.nodes.move(unwired, {"Y": (300, 200), "mse": (560, -400)})  # its wired input is the nearer one
    user.key(Key.Key_C)
    assert user.held_wire == "mse.Yhat"


def test_an_empty_input_of_the_node_comes_before_one_elsewhere_that_is_wired(show, document):
    """What the new node gives out would fit the input of a layer, too, and take the place of what is there."""
    edits.nodes.add(document, "relu", (-300, 0))
    document.undo_stack.clear()
    user = show(document)
    before = user.wires
    user.view.editor.select(["relu"])
    user.key(Key.Key_C)
    user.key(Key.Key_Return)
    assert user.wires > before
    (made,) = user.wires - before
    assert made.endswith("→ relu.A")


def test_c_at_a_loss_begins_at_the_input_that_is_empty(show, unwired):
    """Nothing takes what a loss gives out."""
    edits.wires.connect(unwired, Wire("linear", "Yhat", "mse", "Yhat"))
    edits.wires.connect(unwired, Wire("X", "out", "linear", "X"))
    user = show(unwired)
    user.view.editor.select(["mse"])
    user.key(Key.Key_C)
    while user.held_wire != "Y.out":
        user.key(Key.Key_Down)
    user.key(Key.Key_Return)
    assert "Y.out → mse.Y" in user.wires


def test_delete_at_an_input_unplugs_its_wire(user):
    user.view.editor.select(["linear"])
    user.key(Key.Key_Down, CONTROL)
    user.key(Key.Key_Delete)
    assert X_LINEAR not in user.wires
    assert "linear" in user.nodes


def test_space_asks_for_a_new_node_at_the_end_of_the_wire(user):
    user.view.editor.select(["linear"])
    user.key(Key.Key_C)
    user.key(Key.Key_Space)
    assert "relu" in user.offered
    user.type("relu")
    user.key_there(Key.Key_Return)
    assert "linear.Yhat → relu.A" in user.wires


def test_c_without_a_node_says_what_is_missing(user):
    user.key(Key.Key_C)
    assert "Choose a node" in user.said[-1]


def test_a_regression_is_built_by_keys_alone(show, empty):
    user = show(empty)
    for op, name in (("input", "X"), ("linear", "layer"), ("input", "Y"), ("mse", "loss")):
        user.key(Key.Key_Space)
        user.type(op)
        user.key_there(Key.Key_Return)
        user.key(Key.Key_F2)
        user.type(name)
        user.key_there(Key.Key_Return)
    assert user.nodes == {"X", "layer", "Y", "loss"}
    for source, target in (("X", "layer.X"), ("layer", "loss.Yhat"), ("Y", "loss.Y")):
        while user.view.editor.selected_nodes() != [source]:
            user.key(Key.Key_Tab)
        user.key(Key.Key_C)
        while user.held_wire != target:
            user.key(Key.Key_Down)
        user.key(Key.Key_Return)
    assert user.wires == {"X.out → layer.X", "layer.Yhat → loss.Yhat", "Y.out → loss.Y"}
    edits.nodes.set_attributes(user.document, "X", value=[[1.0], [2.0]])
    edits.nodes.set_attributes(user.document, "Y", value=[[2.0], [4.0]])
    user.session.step_once()
    assert user.session.moment.is_computed


# speaking


def test_a_screen_reader_is_told_of_the_whole_and_of_each_node(user):
    assert "4 nodes, 3 wires" in spoken(user)
    user.view.editor.select(["X"])
    user.key(Key.Key_Right, CONTROL)
    assert spoken(user).startswith("linear, ")
    assert "of 4" in spoken(user)
    assert "input X wired from X" in spoken(user)
    assert "input W is a parameter of its own" in spoken(user)


def test_it_is_told_of_ports(user):
    user.view.editor.select(["mse"])
    user.key(Key.Key_Down, CONTROL)
    assert spoken(user).startswith("input Ŷ, wired from linear")
    edits.wires.disconnect(user.document, Wire("linear", "Yhat", "mse", "Yhat"))
    user.key(Key.Key_Up, CONTROL)
    user.key(Key.Key_Down, CONTROL)
    assert "needs a wire" in spoken(user)


def test_it_is_told_of_values_once_they_are_there(user, qtbot):
    user.view.editor.select(["mse"])
    user.key(Key.Key_Tab)
    user.key(Key.Key_Backtab, SHIFT)
    user.session.evaluate()
    qtbot.waitUntil(lambda: "value" in spoken(user))
    assert "1 × 1" in spoken(user)


def test_it_is_told_what_an_empty_canvas_is_for(show, empty):
    assert "Space adds an operation" in spoken(show(empty))


def test_the_mouse_selects_and_it_is_told_too(user, qtbot):
    user.click(user.header("linear"))
    qtbot.waitUntil(lambda: spoken(user).startswith("linear, "))
    QTest.keyClick(user.view, Key.Key_Escape)
    qtbot.waitUntil(lambda: "4 nodes" in spoken(user))
