"""A wire is bent by a reroute: a bead that a hand moves, and that leaves the wire whole when it goes."""

import pytest
from PySide6.QtCore import QPointF, Qt

from graphgui.document import edits
from graphgui.engine import Wire

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
TO_MSE = Wire("linear", "Yhat", "mse", "Yhat")
BENT = {"linear.Yhat → reroute.A", "reroute.out → mse.Yhat"}


@pytest.fixture
def bent(hand):
    hand.double_click(hand.wire(TO_MSE))
    hand.release(hand.wire(TO_MSE) if TO_MSE in hand.document.graph.wires else hand.body("reroute"))
    return hand


def test_a_double_click_on_a_wire_bends_it_there_in_one_step(hand):
    place = hand.wire(TO_MSE)
    hand.double_click(place)
    assert hand.wires >= BENT
    assert str(TO_MSE) not in hand.wires
    assert hand.view.scene().item("reroute").rect.contains(place)
    assert hand.view.editor.selected_nodes() == ["reroute"]
    assert hand.steps == 1
    hand.undo()
    assert str(TO_MSE) in hand.wires
    assert "reroute" not in hand.nodes


def test_the_menu_of_a_wire_bends_it_at_the_pointer(hand):
    place = hand.view.scene().wire_item(TO_MSE).curve.at(0.7)
    hand.right_click(place)
    hand.choose("Bend Here")
    assert hand.wires >= BENT
    assert hand.view.scene().item("reroute").rect.contains(place)


def test_r_bends_every_selected_wire_in_one_step(hand):
    other = Wire("Y", "out", "mse", "Y")
    hand.click(hand.wire(TO_MSE))
    hand.click(hand.wire(other), keys=CONTROL)
    hand.key(Key.Key_R)
    assert len([name for name in hand.nodes if name.startswith("reroute")]) == 2
    assert hand.steps == 1


def test_r_without_a_wire_says_what_to_do(hand):
    hand.key(Key.Key_R)
    assert hand.said == ["Select a wire first: a bend goes into one."]


def test_it_is_a_small_bead_that_a_hand_moves(bent):
    before = bent.document.graph["reroute"].position
    assert bent.view.scene().item("reroute").rect.width() == 40
    bent.drag(bent.body("reroute"), bent.body("reroute") + QPointF(0, 100))
    assert bent.document.graph["reroute"].position == (before[0], before[1] + 100)
    assert bent.wires >= BENT


def test_a_wire_begins_at_its_end(bent):
    edits.nodes.add(bent.document, "tanh", (700, 500))
    bent.view.navigation.fit()
    bent.drag("reroute.out", "tanh.A")
    assert "reroute.out → tanh.A" in bent.wires


def test_deleting_it_leaves_the_wire_whole(bent):
    bent.click(bent.body("reroute"))
    bent.key(Key.Key_Delete)
    assert "reroute" not in bent.nodes
    assert str(TO_MSE) in bent.wires
    bent.undo()
    assert bent.wires >= BENT


def test_deleting_all_leaves_nothing(bent):
    bent.key(Key.Key_A, CONTROL)
    bent.key(Key.Key_Delete)
    assert not bent.nodes
    assert not bent.wires


def test_a_chain_of_them_heals_to_every_end(bent):
    bent.double_click(bent.wire(Wire("reroute", "out", "mse", "Yhat")))
    bent.release(bent.body("reroute2"))
    edits.nodes.add(bent.document, "tanh", (700, 500))
    bent.view.navigation.fit()
    bent.drag("reroute2.out", "tanh.A")
    bent.view.editor.select(["reroute", "reroute2"])
    bent.key(Key.Key_Delete)
    assert bent.wires >= {str(TO_MSE), "linear.Yhat → tanh.A"}


def test_numbers_flow_through_it(bent):
    before = bent.wire_numbers(Wire("linear", "Yhat", "reroute", "A"))
    assert bent.wire_numbers(Wire("reroute", "out", "mse", "Yhat")) == before
