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
    hand = show(unwired)
    hand.drag("X.out", "linear.X")
    assert hand.wires == {X_LINEAR}
    hand.undo()
    assert hand.wires == set()


def test_a_wire_is_drawn_from_an_input_to_an_output(show, unwired):
    hand = show(unwired)
    hand.drag("linear.X", "X.out")
    assert hand.wires == {X_LINEAR}


def test_the_whole_regression_is_wired_by_mouse(show, unwired):
    hand = show(unwired)
    hand.drag("X.out", "linear.X")
    hand.drag("mse.Yhat", "linear.Yhat")
    hand.drag("Y.out", "mse.Y")
    assert hand.wires == {X_LINEAR, "linear.Yhat → mse.Yhat", "Y.out → mse.Y"}
    hand.session.step_once()
    assert hand.session.step == 1


def test_a_wire_snaps_to_a_port_that_is_near(show, unwired):
    hand = show(unwired)
    hand.drag("X.out", hand.port("linear.X") + QPointF(-10, 7))
    assert hand.wires == {X_LINEAR}


def test_a_wire_let_go_in_the_void_is_none(show, unwired):
    hand = show(unwired)
    hand.drag("X.out", VOID)
    assert hand.wires == set()
    assert hand.steps == 0
    assert hand.said == []


def test_a_wire_dropped_on_a_node_finds_the_only_input_that_needs_one(show, unwired):
    hand = show(unwired)
    hand.drag("X.out", hand.body("linear"))
    assert hand.wires == {X_LINEAR}


def test_a_wire_dropped_on_a_node_with_two_free_inputs_asks_which(show, unwired):
    hand = show(unwired)
    hand.press("X.out")
    hand.move(hand.body("mse"))
    assert "several free inputs" in hand.reason
    hand.release(hand.body("mse"))
    assert hand.wires == set()
    assert "several free inputs" in hand.said[0]


def test_a_wire_from_an_input_dropped_on_a_node_takes_its_output(show, unwired):
    hand = show(unwired)
    hand.drag("linear.X", hand.body("X"))
    assert hand.wires == {X_LINEAR}


def test_a_loop_is_refused_while_dragging_and_nothing_changes(hand):
    edits.nodes.add(hand.document, "square", (840, 200))
    hand.view.navigation.fit()
    hand.drag("mse.C", "square.A")
    steps, wires = hand.steps, hand.wires
    hand.press("square.out")
    hand.move(VOID)
    assert hand.reason == ""
    hand.move("linear.X")
    assert "would close a loop" in hand.reason
    hand.release("linear.X")
    assert hand.reason == ""
    assert hand.wires == wires
    assert hand.steps == steps


def test_shapes_that_do_not_fit_are_refused_with_what_is_needed(hand):
    edits.nodes.add(hand.document, "parameter", (0, 160), rows=3)
    steps, wires = hand.steps, hand.wires
    hand.press("parameter.out")
    hand.move("linear.W")
    assert "W needs 1 rows" in hand.reason
    hand.release("linear.W")
    assert hand.wires == wires
    assert hand.steps == steps
    assert "W needs 1 rows" in hand.said[-1]


def test_two_outputs_cannot_be_joined(hand):
    hand.press("X.out")
    hand.move("Y.out")
    assert "from an output to an input" in hand.reason
    hand.release("Y.out")
    assert hand.steps == 0


def test_the_reason_is_asked_once_for_a_port_and_not_for_every_pixel(hand, monkeypatch):
    from graphgui.canvas.editing.connection import PendingConnection

    asked = []
    real = PendingConnection.at_port
    monkeypatch.setattr(
        PendingConnection,
        "at_port",
        lambda self, port, is_output: asked.append(port) or real(self, port, is_output),
    )
    hand.press("X.out")
    for step in range(8):
        hand.move(hand.port("linear.W") + QPointF(-step, step / 2))
    hand.release(VOID)
    assert len(asked) == 1


def test_ports_that_fit_are_lit_while_a_wire_is_dragged(hand):
    scene = hand.view.scene()
    assert scene.port_fits is None
    hand.press("X.out")
    hand.move(VOID)
    fits = {
        f"{name}.{port}"
        for name, item in scene.items_by_name.items()
        for port in item.layout.inputs
        if scene.port_fits(_port(name, port), False)
    }
    assert fits == {"linear.X", "mse.Yhat", "mse.Y"}  # the weights have another shape
    assert not scene.port_fits(_port("Y", "out"), True)
    hand.release(VOID)
    assert scene.port_fits is None


def test_a_new_wire_replaces_the_one_that_occupied_the_input_in_one_step(hand):
    hand.drag("Y.out", "linear.X")
    assert hand.wires == {"Y.out → linear.X", "linear.Yhat → mse.Yhat", "Y.out → mse.Y"}
    assert hand.steps == 1
    hand.undo()
    assert X_LINEAR in hand.wires


def test_a_wire_taken_from_its_input_and_let_go_in_the_void_is_unplugged(hand):
    hand.drag("linear.X", VOID)
    assert X_LINEAR not in hand.wires
    assert hand.steps == 1
    hand.undo()
    assert X_LINEAR in hand.wires


def test_a_wire_taken_from_its_input_is_plugged_into_another_in_one_step(hand):
    edits.nodes.add(hand.document, "linear", (280, 400))
    hand.view.navigation.fit()
    steps = hand.steps
    hand.drag("linear.X", "linear2.X")
    assert X_LINEAR not in hand.wires
    assert "X.out → linear2.X" in hand.wires
    assert hand.steps == steps + 1
    hand.undo()
    assert X_LINEAR in hand.wires


def test_a_wire_taken_and_refused_elsewhere_stays_where_it_was(hand):
    hand.press("linear.X")
    hand.move("X.out")
    hand.release("X.out")
    assert X_LINEAR in hand.wires
    assert hand.steps == 0


def test_a_wire_put_back_where_it_was_is_no_step(hand):
    hand.press("linear.X")
    hand.move(VOID)
    hand.move("linear.X")
    hand.release("linear.X")
    assert X_LINEAR in hand.wires
    assert hand.steps == 0


def test_escape_leaves_a_taken_wire_where_it_was(hand):
    hand.press("linear.X")
    hand.move(VOID)
    hand.key(Qt.Key.Key_Escape)
    hand.release(VOID)
    assert X_LINEAR in hand.wires
    assert hand.steps == 0


def test_an_undo_in_the_middle_of_a_drag_breaks_it_off(hand):
    edits.nodes.add(hand.document, "square", (0, 300))
    hand.press("square.out")
    hand.move(VOID)
    hand.undo()
    hand.move("linear.X")
    hand.release("linear.X")
    assert "square" not in hand.document.graph
    assert X_LINEAR in hand.wires


def test_a_click_on_a_port_changes_nothing(hand):
    hand.click("linear.X")
    assert X_LINEAR in hand.wires
    assert hand.steps == 0


def test_a_wire_is_clicked_near_its_line_and_deleted(hand):
    wire = Wire("Y", "out", "mse", "Y")
    hand.click(hand.wire(wire) + QPointF(5, 0))
    assert hand.view.editor.selected_wires() == [wire]
    hand.key(Qt.Key.Key_Delete)
    assert str(wire) not in hand.wires
    hand.undo()
    assert str(wire) in hand.wires


def _port(name, port):
    from graphgui.engine import PortId

    return PortId(name, port)
