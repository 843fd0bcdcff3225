"""A wire is bent by a reroute: a bead that a user moves, and that leaves the wire whole when it goes."""

import pytest
from PySide6.QtCore import QPointF, Qt

from graphgui.document import edits
from graphgui.engine import Wire

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
TO_MSE = Wire("linear", "Yhat", "mse", "Yhat")
BENT = {"linear.Yhat → reroute.A", "reroute.out → mse.Yhat"}


@pytest.fixture
def bent(user):
    user.double_click(user.wire(TO_MSE))
    user.release(user.wire(TO_MSE) if TO_MSE in user.document.graph.wires else user.body("reroute"))
    return user


def test_a_double_click_on_a_wire_bends_it_there_in_one_step(user):
    place = user.wire(TO_MSE)
    user.double_click(place)
    assert user.wires >= BENT
    assert str(TO_MSE) not in user.wires
    assert user.view.scene().item("reroute").rect.contains(place)
    assert user.view.editor.selected_nodes() == ["reroute"]
    assert user.steps == 1
    user.undo()
    assert str(TO_MSE) in user.wires
    assert "reroute" not in user.nodes


def test_the_menu_of_a_wire_bends_it_at_the_pointer(user):
    place = user.view.scene().wire_item(TO_MSE).curve.at(0.7)
    user.right_click(place)
    user.choose("Bend Here")
    assert user.wires >= BENT
    assert user.view.scene().item("reroute").rect.contains(place)


def test_r_bends_every_selected_wire_in_one_step(user):
    other = Wire("Y", "out", "mse", "Y")
    user.click(user.wire(TO_MSE))
    user.click(user.wire(other), keys=CONTROL)
    user.key(Key.Key_R)
    assert len([name for name in user.nodes if name.startswith("reroute")]) == 2
    assert user.steps == 1


def test_r_without_a_wire_says_what_to_do(user):
    user.key(Key.Key_R)
    assert user.said == ["Select a wire first: a bend goes into one."]


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
