"""Nodes are moved, selected, nudged, deleted and added by hand."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from graphgui.document import edits
from graphgui.engine import Wire

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def position(hand, name):
    return hand.document.graph[name].position


def test_a_node_is_moved_and_the_move_undone(hand):
    hand.drag(hand.header("X"), hand.header("X") + QPointF(60, 43))
    assert position(hand, "X") == (60, 40)
    assert hand.view.scene().item("X").position == QPointF(60, 40)
    assert hand.steps == 1
    hand.undo()
    assert position(hand, "X") == (0, 0)
    assert hand.view.scene().item("X").position == QPointF(0, 0)


def test_the_document_learns_of_a_move_only_at_its_end(hand):
    start = hand.header("X")
    hand.press(start)
    hand.move(start + QPointF(80, 0))
    assert hand.view.scene().item("X").position == QPointF(80, 0)
    assert position(hand, "X") == (0, 0)
    hand.key(Qt.Key.Key_Escape)
    hand.release(start + QPointF(80, 0))
    assert hand.view.scene().item("X").position == QPointF(0, 0)
    assert hand.steps == 0


def test_wires_follow_a_node_while_it_is_moved(hand):
    wire = Wire("X", "out", "linear", "X")
    before = hand.view.scene().wire_item(wire).curve.start
    hand.press(hand.header("X"))
    hand.move(hand.header("X") + QPointF(0, 60))
    assert hand.view.scene().wire_item(wire).curve.start == before + QPointF(0, 60)
    hand.key(Qt.Key.Key_Escape)


def test_all_selected_nodes_move_together_in_one_step(hand):
    hand.click(hand.header("X"))
    hand.click(hand.header("Y"), SHIFT)
    hand.drag(hand.header("X"), hand.header("X") + QPointF(20, 20))
    assert position(hand, "X") == (20, 20)
    assert position(hand, "Y") == (300, 220)
    assert hand.steps == 1


def test_a_click_selects_one_and_shift_click_adds_and_takes_away(hand):
    hand.click(hand.header("X"))
    assert hand.view.editor.selected_nodes() == ["X"]
    hand.click(hand.header("linear"), SHIFT)
    assert hand.view.editor.selected_nodes() == ["X", "linear"]
    hand.click(hand.header("linear"), CONTROL)
    assert hand.view.editor.selected_nodes() == ["X"]
    hand.click(hand.header("mse"))
    assert hand.view.editor.selected_nodes() == ["mse"]


def test_a_click_into_the_void_selects_nothing(hand):
    hand.click(hand.header("X"))
    hand.click(QPointF(100, 300))
    assert hand.view.editor.selected_nodes() == []


def test_a_rubber_band_selects_what_it_touches(hand, qtbot):
    with qtbot.waitSignal(hand.view.editor.selection_changed):
        hand.drag(QPointF(-30, -20), QPointF(300, 160))
    assert hand.view.editor.selected_nodes() == ["X", "linear"]


def test_a_rubber_band_with_shift_adds(hand):
    hand.click(hand.header("mse"))
    hand.drag(QPointF(-30, -20), QPointF(100, 60), keys=SHIFT)
    assert hand.view.editor.selected_nodes() == ["X", "mse"]


def test_escape_takes_a_rubber_band_back_and_then_clears_the_selection(hand):
    hand.click(hand.header("mse"))
    hand.press(QPointF(-30, -20))
    hand.move(QPointF(100, 60))
    assert hand.view.editor.selected_nodes() == ["X"]
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.editor.selected_nodes() == ["mse"]
    hand.release(QPointF(100, 60))
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.editor.selected_nodes() == []


def test_select_all_selects_nodes_and_wires(hand):
    hand.key(Qt.Key.Key_A, CONTROL)
    assert hand.view.editor.selected_nodes() == ["X", "Y", "linear", "mse"]
    assert len(hand.view.editor.selected_wires()) == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_deleted_node_comes_back_with_its_wires(hand, key):
    wires = hand.wires
    hand.click(hand.header("linear"))
    hand.key(key)
    assert "linear" not in hand.document.graph
    assert hand.view.editor.selected_nodes() == []
    assert hand.steps == 1
    hand.undo()
    assert hand.wires == wires
    assert set(hand.view.scene().items_by_name) == {"X", "Y", "linear", "mse"}


def test_delete_with_nothing_selected_is_no_step(hand):
    hand.key(Qt.Key.Key_Delete)
    assert hand.steps == 0


def test_arrows_nudge_by_the_grid(hand):
    hand.click(hand.header("X"))
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Down)
    assert position(hand, "X") == (20, 20)
    hand.key(Qt.Key.Key_Left, SHIFT)
    assert position(hand, "X") == (-80, 20)


def test_nudges_one_after_the_other_are_one_step(hand):
    hand.click(hand.header("X"))
    for _ in range(3):
        hand.key(Qt.Key.Key_Right)
    assert hand.steps == 1
    hand.undo()
    assert position(hand, "X") == (0, 0)


def test_an_operation_dropped_lands_on_the_grid_under_the_pointer_selected(show, empty):
    hand = show(empty)
    hand.view.clearFocus()
    assert hand.drop("linear", QPoint(603, 287))
    assert hand.view.editor.selected_nodes() == ["linear"]
    assert hand.view.hasFocus()
    x, y = position(hand, "linear")
    assert x % 20 == 0
    assert y % 20 == 0
    assert hand.view.scene().item("linear").rect.contains(hand.view.mapToScene(QPoint(603, 287)))
    hand.undo()
    assert len(hand.document.graph) == 0


def test_what_is_no_operation_is_not_taken(hand):
    assert not hand.drop("no such operation", QPoint(600, 300))


def test_nodes_added_at_the_centre_cover_no_others(show, empty):
    hand = show(empty)
    names = [hand.view.editor.add_at_centre(op) for op in ("input", "linear", "mse", "input", "linear")]
    assert names == ["input", "linear", "mse", "input2", "linear2"]
    rects = [hand.view.scene().item(name).rect for name in names]
    for i, one in enumerate(rects):
        assert not any(one.intersects(other) for other in rects[i + 1 :])
    assert hand.view.editor.selected_nodes() == ["linear2"]


def test_the_regression_is_built_from_an_empty_canvas(show, empty):
    hand = show(empty)
    for op, place in (("input", (150, 150)), ("linear", (450, 150)), ("mse", (800, 250)), ("input", (450, 480))):
        assert hand.drop(op, QPoint(*place))
    hand.drag("input.out", "linear.X")
    hand.drag("linear.Yhat", "mse.Yhat")
    hand.drag("input2.out", "mse.Y")
    edits.nodes.set_attributes(hand.document, "input", value=[[1.0], [2.0]])
    edits.nodes.set_attributes(hand.document, "input2", value=[[2.0], [4.0]])
    hand.session.step_once()
    assert hand.session.moment.is_computed
