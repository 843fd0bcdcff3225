"""Nodes are moved, selected, nudged, deleted and added by hand."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from graphgui.document import edits
from graphgui.engine import Wire

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def position(user, name):
    return user.document.graph[name].position


def test_a_node_is_moved_and_the_move_undone(user):
    user.drag(user.header("X"), user.header("X") + QPointF(60, 43))
    assert position(user, "X") == (60, 40)
    assert user.view.scene().item("X").position == QPointF(60, 40)
    assert user.steps == 1
    user.undo()
    assert position(user, "X") == (0, 0)
    assert user.view.scene().item("X").position == QPointF(0, 0)


def test_the_document_learns_of_a_move_only_at_its_end(user):
    start = user.header("X")
    user.press(start)
    user.move(start + QPointF(80, 0))
    assert user.view.scene().item("X").position == QPointF(80, 0)
    assert position(user, "X") == (0, 0)
    user.key(Qt.Key.Key_Escape)
    user.release(start + QPointF(80, 0))
    assert user.view.scene().item("X").position == QPointF(0, 0)
    assert user.steps == 0


def test_wires_follow_a_node_while_it_is_moved(user):
    wire = Wire("X", "out", "linear", "X")
    before = user.view.scene().wire_item(wire).curve.start
    user.press(user.header("X"))
    user.move(user.header("X") + QPointF(0, 60))
    assert user.view.scene().wire_item(wire).curve.start == before + QPointF(0, 60)
    user.key(Qt.Key.Key_Escape)


def test_all_selected_nodes_move_together_in_one_step(user):
    user.click(user.header("X"))
    user.click(user.header("Y"), SHIFT)
    user.drag(user.header("X"), user.header("X") + QPointF(20, 20))
    assert position(user, "X") == (20, 20)
    assert position(user, "Y") == (300, 220)
    assert user.steps == 1


def test_a_click_selects_one_and_shift_click_adds_and_takes_away(user):
    user.click(user.header("X"))
    assert user.view.editor.selected_nodes() == ["X"]
    user.click(user.header("linear"), SHIFT)
    assert user.view.editor.selected_nodes() == ["X", "linear"]
    user.click(user.header("linear"), CONTROL)
    assert user.view.editor.selected_nodes() == ["X"]
    user.click(user.header("mse"))
    assert user.view.editor.selected_nodes() == ["mse"]


def test_a_click_into_the_void_selects_nothing(user):
    user.click(user.header("X"))
    user.click(QPointF(100, 300))
    assert user.view.editor.selected_nodes() == []


def test_a_rubber_band_selects_what_it_touches(user, qtbot):
    with qtbot.waitSignal(user.view.editor.selection_changed):
        user.drag(QPointF(-30, -20), QPointF(300, 160))
    assert user.view.editor.selected_nodes() == ["X", "linear"]


def test_a_rubber_band_with_shift_adds(user):
    user.click(user.header("mse"))
    user.drag(QPointF(-30, -20), QPointF(100, 60), keys=SHIFT)
    assert user.view.editor.selected_nodes() == ["X", "mse"]


def test_escape_takes_a_rubber_band_back_and_then_clears_the_selection(user):
    user.click(user.header("mse"))
    user.press(QPointF(-30, -20))
    user.move(QPointF(100, 60))
    assert user.view.editor.selected_nodes() == ["X"]
    user.key(Qt.Key.Key_Escape)
    assert user.view.editor.selected_nodes() == ["mse"]
    user.release(QPointF(100, 60))
    user.key(Qt.Key.Key_Escape)
    assert user.view.editor.selected_nodes() == []


def test_select_all_selects_nodes_and_wires(user):
    user.key(Qt.Key.Key_A, CONTROL)
    assert user.view.editor.selected_nodes() == ["X", "Y", "linear", "mse"]
    assert len(user.view.editor.selected_wires()) == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_deleted_node_comes_back_with_its_wires(user, key):
    wires = user.wires
    user.click(user.header("linear"))
    user.key(key)
    assert "linear" not in user.document.graph
    assert user.view.editor.selected_nodes() == []
    assert user.steps == 1
    user.undo()
    assert user.wires == wires
    assert set(user.view.scene().items_by_name) == {"X", "Y", "linear", "mse"}


def test_delete_with_nothing_selected_is_no_step(user):
    user.key(Qt.Key.Key_Delete)
    assert user.steps == 0


def test_arrows_nudge_by_the_grid(user):
    user.click(user.header("X"))
    user.key(Qt.Key.Key_Right)
    user.key(Qt.Key.Key_Down)
    assert position(user, "X") == (20, 20)
    user.key(Qt.Key.Key_Left, SHIFT)
    assert position(user, "X") == (-80, 20)


def test_nudges_one_after_the_other_are_one_step(user):
    user.click(user.header("X"))
    for _ in range(3):
        user.key(Qt.Key.Key_Right)
    assert user.steps == 1
    user.undo()
    assert position(user, "X") == (0, 0)


def test_an_operation_dropped_lands_on_the_grid_under_the_pointer_selected(show, empty):
    user = show(empty)
    user.view.clearFocus()
    assert user.drop("linear", QPoint(603, 287))
    assert user.view.editor.selected_nodes() == ["linear"]
    assert user.view.hasFocus()
    x, y = position(user, "linear")
    assert x % 20 == 0
    assert y % 20 == 0
    assert user.view.scene().item("linear").rect.contains(user.view.mapToScene(QPoint(603, 287)))
    user.undo()
    assert len(user.document.graph) == 0


def test_what_is_no_operation_is_not_taken(user):
    assert not user.drop("no such operation", QPoint(600, 300))


def test_nodes_added_at_the_centre_cover_no_others(show, empty):
    user = show(empty)
    names = [user.view.editor.add_at_centre(op) for op in ("input", "linear", "mse", "input", "linear")]
    assert names == ["input", "linear", "mse", "input2", "linear2"]
    rects = [user.view.scene().item(name).rect for name in names]
    for i, one in enumerate(rects):
        assert not any(one.intersects(other) for other in rects[i + 1 :])
    assert user.view.editor.selected_nodes() == ["linear2"]


def test_the_regression_is_built_from_an_empty_canvas(show, empty):
    user = show(empty)
    for op, place in (("input", (150, 150)), ("linear", (450, 150)), ("mse", (800, 250)), ("input", (450, 480))):
        assert user.drop(op, QPoint(*place))
    user.drag("input.out", "linear.X")
    user.drag("linear.Yhat", "mse.Yhat")
    user.drag("input2.out", "mse.Y")
    edits.nodes.set_attributes(user.document, "input", value=[[1.0], [2.0]])
    edits.nodes.set_attributes(user.document, "input2", value=[[2.0], [4.0]])
    user.session.step_once()
    assert user.session.moment.is_computed
