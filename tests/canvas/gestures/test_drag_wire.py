"""Wires are made, refused, replaced and unplugged by hand."""

import pytest
from PySide6.QtCore import QPointF, Qt

from graphgui.document import edits
from graphgui.engine import Wire

X_LINEAR = "X.out → linear.X"
VOID = QPointF(150, 420)


@pytest.fixture
def unwired(document):
    edits.rewire.delete(document, [], list(document.graph.wires))
    document.undo_stack.clear()
    return document


def test_a_wire_is_drawn_from_an_output_to_an_input(show, unwired):
    user = show(unwired)
    user.drag("X.out", "linear.X")
    assert user.wires == {X_LINEAR}
    user.undo()
    assert user.wires == set()


def test_a_wire_is_drawn_from_an_input_to_an_output(show, unwired):
    user = show(unwired)
    user.drag("linear.X", "X.out")
    assert user.wires == {X_LINEAR}


def test_the_whole_regression_is_wired_by_mouse(show, unwired):
    user = show(unwired)
    user.drag("X.out", "linear.X")
    user.drag("mse.Yhat", "linear.Yhat")
    user.drag("Y.out", "mse.Y")
    assert user.wires == {X_LINEAR, "linear.Yhat → mse.Yhat", "Y.out → mse.Y"}
    user.session.step_once()
    assert user.session.step == 1


def test_a_wire_snaps_to_a_port_that_is_near(show, unwired):
    user = show(unwired)
    user.drag("X.out", user.port("linear.X") + QPointF(-10, 7))
    assert user.wires == {X_LINEAR}


def test_a_wire_let_go_in_the_void_is_none(show, unwired):
    user = show(unwired)
    user.drag("X.out", VOID)
    assert user.wires == set()
    assert user.steps == 0
    assert user.said == []


def test_a_wire_dropped_on_a_node_finds_the_only_input_that_needs_one(show, unwired):
    user = show(unwired)
    user.drag("X.out", user.body("linear"))
    assert user.wires == {X_LINEAR}


def test_a_wire_dropped_on_a_node_with_two_free_inputs_asks_which(show, unwired):
    user = show(unwired)
    user.press("X.out")
    user.move(user.body("mse"))
    assert "several free inputs" in user.reason
    user.release(user.body("mse"))
    assert user.wires == set()
    assert "several free inputs" in user.said[0]


def test_a_wire_from_an_input_dropped_on_a_node_takes_its_output(show, unwired):
    user = show(unwired)
    user.drag("linear.X", user.body("X"))
    assert user.wires == {X_LINEAR}


def test_a_loop_is_refused_while_dragging_and_nothing_changes(user):
    edits.nodes.add(user.document, "square", (840, 200))
    user.view.navigation.fit()
    user.drag("mse.C", "square.A")
    steps, wires = user.steps, user.wires
    user.press("square.out")
    user.move(VOID)
    assert user.reason == ""
    user.move("linear.X")
    assert "would close a loop" in user.reason
    user.release("linear.X")
    assert user.reason == ""
    assert user.wires == wires
    assert user.steps == steps


def test_shapes_that_do_not_fit_are_refused_with_what_is_needed(user):
    edits.nodes.add(user.document, "parameter", (0, 160), rows=3)
    steps, wires = user.steps, user.wires
    user.press("parameter.out")
    user.move("linear.W")
    assert "W needs 1 rows" in user.reason
    user.release("linear.W")
    assert user.wires == wires
    assert user.steps == steps
    assert "W needs 1 rows" in user.said[-1]


def test_two_outputs_cannot_be_joined(user):
    user.press("X.out")
    user.move("Y.out")
    assert "from an output to an input" in user.reason
    user.release("Y.out")
    assert user.steps == 0


def test_the_reason_is_asked_once_for_a_port_and_not_for_every_pixel(user, monkeypatch):
    from graphgui.canvas.editing.connection import PendingConnection

    asked = []
    real = PendingConnection.at_port
    monkeypatch.setattr(
        PendingConnection,
        "at_port",
        lambda self, port, is_output: asked.append(port) or real(self, port, is_output),
    )
    user.press("X.out")
    for step in range(8):
        user.move(user.port("linear.W") + QPointF(-step, step / 2))
    user.release(VOID)
    assert len(asked) == 1


def test_ports_that_fit_are_lit_while_a_wire_is_dragged(user):
    scene = user.view.scene()
    assert scene.port_fits is None
    user.press("X.out")
    user.move(VOID)
    fits = {
        f"{name}.{port}"
        for name, item in scene.items_by_name.items()
        for port in item.layout.inputs
        if scene.port_fits(_port(name, port), False)
    }
    assert fits == {"linear.X", "mse.Yhat", "mse.Y"}  # the weights have another shape
    assert not scene.port_fits(_port("Y", "out"), True)
    user.release(VOID)
    assert scene.port_fits is None


def test_a_new_wire_replaces_the_one_that_occupied_the_input_in_one_step(user):
    user.drag("Y.out", "linear.X")
    assert user.wires == {"Y.out → linear.X", "linear.Yhat → mse.Yhat", "Y.out → mse.Y"}
    assert user.steps == 1
    user.undo()
    assert X_LINEAR in user.wires


def test_a_wire_taken_from_its_input_and_let_go_in_the_void_is_unplugged(user):
    user.drag("linear.X", VOID)
    assert X_LINEAR not in user.wires
    assert user.steps == 1
    user.undo()
    assert X_LINEAR in user.wires


def test_a_wire_taken_from_its_input_is_plugged_into_another_in_one_step(user):
    edits.nodes.add(user.document, "linear", (280, 400))
    user.view.navigation.fit()
    steps = user.steps
    user.drag("linear.X", "linear2.X")
    assert X_LINEAR not in user.wires
    assert "X.out → linear2.X" in user.wires
    assert user.steps == steps + 1
    user.undo()
    assert X_LINEAR in user.wires


def test_a_wire_taken_and_refused_elsewhere_stays_where_it_was(user):
    user.press("linear.X")
    user.move("X.out")
    user.release("X.out")
    assert X_LINEAR in user.wires
    assert user.steps == 0


def test_a_wire_put_back_where_it_was_is_no_step(user):
    user.press("linear.X")
    user.move(VOID)
    user.move("linear.X")
    user.release("linear.X")
    assert X_LINEAR in user.wires
    assert user.steps == 0


def test_escape_leaves_a_taken_wire_where_it_was(user):
    user.press("linear.X")
    user.move(VOID)
    user.key(Qt.Key.Key_Escape)
    user.release(VOID)
    assert X_LINEAR in user.wires
    assert user.steps == 0


def test_an_undo_in_the_middle_of_a_drag_breaks_it_off(user):
    edits.nodes.add(user.document, "square", (0, 300))
    user.press("square.out")
    user.move(VOID)
    user.undo()
    user.move("linear.X")
    user.release("linear.X")
    assert "square" not in user.document.graph
    assert X_LINEAR in user.wires


def test_a_click_on_a_port_changes_nothing(user):
    user.click("linear.X")
    assert X_LINEAR in user.wires
    assert user.steps == 0


def test_a_wire_is_clicked_near_its_line_and_deleted(user):
    wire = Wire("Y", "out", "mse", "Y")
    user.click(user.wire(wire) + QPointF(5, 0))
    assert user.view.editor.selected_wires() == [wire]
    user.key(Qt.Key.Key_Delete)
    assert str(wire) not in user.wires
    user.undo()
    assert str(wire) in user.wires


def _port(name, port):
    from graphgui.engine import PortId

    return PortId(name, port)
