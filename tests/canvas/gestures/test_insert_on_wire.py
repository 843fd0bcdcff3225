"""A node dropped on a wire goes into it; one pulled out with Alt leaves the wire whole."""

import pytest
from PySide6.QtCore import QPointF, Qt

from graphgui.document import edits
from graphgui.engine import PortId, Wire

ALT = Qt.KeyboardModifier.AltModifier
TO_MSE = Wire("linear", "Yhat", "mse", "Yhat")
INTO = {"linear.Yhat → relu.A", "relu.out → mse.Yhat"}


@pytest.fixture
def relu(hand):
    """A node without wires, below the graph."""
    edits.nodes.add(hand.document, "relu", (480, 400))
    hand.view.navigation.fit()
    hand.document.undo_stack.clear()
    return hand


def into(hand, name="relu"):
    """Where to take the header so that the node lies on the wire."""
    return hand.wire(TO_MSE) + (hand.header(name) - hand.body(name))


def test_a_node_dropped_on_a_wire_goes_into_it_in_one_step(relu):
    relu.drag(relu.header("relu"), into(relu))
    assert relu.wires >= INTO
    assert str(TO_MSE) not in relu.wires
    assert relu.steps == 1
    relu.undo()
    assert str(TO_MSE) in relu.wires
    assert relu.document.graph["relu"].position == (480, 400)


def test_the_wire_gives_way_while_the_node_is_over_it(relu):
    scene = relu.view.scene()
    start, end = relu.header("relu"), into(relu)
    relu.press(start)
    relu.move(end)
    assert scene.hidden == {TO_MSE}
    relu.move(start + QPointF(0, 40))
    assert not scene.hidden
    relu.move(end)
    relu.key(Qt.Key.Key_Escape)
    assert not scene.hidden
    assert relu.steps == 0


def test_alt_prevents_it(relu):
    relu.drag(relu.header("relu"), into(relu), keys=ALT)
    assert str(TO_MSE) in relu.wires
    assert not relu.document.graph.wires_of("relu")
    assert relu.steps == 1


def test_a_node_that_has_wires_is_only_moved(hand):
    wires = hand.wires
    hand.drag(hand.header("X"), hand.wire(TO_MSE))
    assert hand.wires == wires


def test_a_node_that_does_not_fit_is_only_moved(hand):
    edits.nodes.add(hand.document, "transpose", (480, 400))
    hand.view.navigation.fit()
    hand.drag(hand.header("transpose"), into(hand, "transpose"))
    assert str(TO_MSE) in hand.wires
    assert not hand.document.graph.wires_of("transpose")


def test_the_nearest_wire_that_fits_is_the_one(hand):
    edits.nodes.add(hand.document, "tanh", (480, 400))
    hand.view.navigation.fit()
    wire = Wire("Y", "out", "mse", "Y")
    hand.drag(hand.header("tanh"), hand.wire(wire) + QPointF(0, 20) + hand.header("tanh") - hand.body("tanh"))
    assert "Y.out → tanh.A" in hand.wires
    assert str(TO_MSE) in hand.wires


def test_an_operation_of_the_palette_goes_into_the_wire_it_is_dropped_on(hand):
    place = hand.wire(TO_MSE) - QPointF(0, 20)
    assert hand.drag_over("relu", place)
    assert hand.view.scene().hidden == {TO_MSE}
    hand.drop("relu", place)
    assert hand.wires >= INTO
    assert not hand.view.scene().hidden
    assert hand.view.editor.selected_nodes() == ["relu"]
    assert hand.steps == 1
    hand.undo()
    assert "relu" not in hand.nodes
    assert str(TO_MSE) in hand.wires


def test_an_operation_of_the_palette_dropped_with_alt_stays_apart(hand):
    hand.drop("relu", hand.wire(TO_MSE) - QPointF(0, 20), ALT)
    assert "relu" in hand.nodes
    assert str(TO_MSE) in hand.wires


def test_a_node_pulled_out_with_alt_leaves_the_wire_whole_in_one_step(relu):
    relu.drag(relu.header("relu"), into(relu))
    steps = relu.steps
    relu.drag(relu.header("relu"), relu.header("relu") + QPointF(0, 260), keys=ALT)
    assert str(TO_MSE) in relu.wires
    assert not relu.document.graph.wires_of("relu")
    assert relu.steps == steps + 1
    relu.undo()
    assert relu.wires >= INTO


def test_escape_leaves_a_node_in_its_wires(relu):
    relu.drag(relu.header("relu"), into(relu))
    steps, wires = relu.steps, relu.wires
    relu.press(relu.header("relu"), keys=ALT)
    relu.move(relu.header("relu") + QPointF(0, 260), ALT)
    relu.key(Qt.Key.Key_Escape)
    assert relu.wires == wires
    assert relu.steps == steps
    assert not relu.view.scene().hidden


def test_where_the_ends_do_not_fit_the_gap_stays_open(hand):
    edits.nodes.set_attributes(hand.document, "X", value=[[1.0, 2.0]] * 5)
    hand.drag(hand.header("linear"), hand.header("linear") + QPointF(0, -120), keys=ALT)
    assert hand.wires == {"Y.out → mse.Y"}


@pytest.mark.parametrize("way", ["key", "menu"])
def test_an_input_is_standardised_by_a_node_behind_it(hand, way):
    if way == "key":
        hand.click(hand.header("X"))
        hand.key(Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    else:
        hand.right_click(hand.header("X"))
        hand.choose("Standardise")
    assert hand.wires >= {"X.out → standardise.A", "standardise.out → linear.X"}
    assert hand.view.editor.selected_nodes() == ["standardise"]
    assert hand.steps == 1
    (line,) = hand.view.scene().item("standardise").content.lines
    assert line.startswith("(x ")
    hand.session.step_once()
    mean = hand.session.moment.value(PortId("standardise", "out")).mean()
    assert abs(mean) < 1e-12


def test_only_an_input_is_standardised(hand):
    hand.click(hand.header("linear"))
    hand.key(Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert hand.said == ["Select an input that has numbers first: its columns are standardised."]
