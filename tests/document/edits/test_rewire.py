"""Wires that are edited together stay whole: inserted into, healed, replaced, re-plugged."""

import pytest

from graphgui.engine import Wire
from graphgui.words import Problem

FIRST = Wire("X", "out", "linear", "X")
SECOND = Wire("linear", "Yhat", "mse", "Yhat")


def add(document, op, **attributes):
    return document.add_node(op, (0.0, 0.0), **attributes)


def wires(document):
    return {str(wire) for wire in document.graph.wires}


def test_a_node_is_inserted_by_its_first_input_that_fits(document):
    add(document, "linear", name="first")
    assert document.fitting_input("first", FIRST) == "X"
    document.insert_on_wire("first", FIRST)
    assert {"X.out → first.X", "first.Yhat → linear.X"} <= wires(document)
    assert FIRST not in set(document.graph.wires)


def test_asking_whether_a_node_fits_changes_nothing(document, text):
    add(document, "tanh")
    before = text()
    document.fitting_input("tanh", FIRST)
    assert text() == before


@pytest.mark.parametrize(
    ("op", "sentence"),
    [
        ("input", "“new” takes no wire: it has no input."),
        ("sum", "Ŷ is 1 × 1 and Y is 5 × 1"),
    ],
)
def test_a_node_that_does_not_fit_is_not_inserted(document, text, op, sentence):
    add(document, op, name="new")
    before = text()
    with pytest.raises(Problem, match=sentence):
        document.insert_on_wire("new", SECOND)
    assert document.fitting_input("new", SECOND) is None
    assert text() == before


def test_only_a_node_without_wires_is_inserted(document):
    with pytest.raises(Problem, match="“Y” has wires already"):
        document.insert_on_wire("Y", FIRST)
    with pytest.raises(Problem, match="There is no wire"):
        document.insert_on_wire(add(document, "tanh"), Wire("Y", "out", "linear", "X"))


def test_what_fed_a_deleted_node_feeds_what_it_fed(document):
    document.remove_healing(["linear"])
    assert wires(document) == {"X.out → mse.Yhat", "Y.out → mse.Y"}


def test_a_chain_is_healed_through_all_that_goes(document):
    for name, wire in (("a", FIRST), ("b", Wire("a", "out", "linear", "X"))):
        document.insert_on_wire(add(document, "tanh", name=name), wire)
    document.remove_healing(["a", "b"])
    assert FIRST in set(document.graph.wires)


def test_a_gap_that_nothing_fits_stays_open(document):
    document.set_attributes("X", value=[[1, 2]] * 5)
    document.remove_healing(["linear"])
    assert wires(document) == {"Y.out → mse.Y"}


def test_what_came_instead_of_a_parameter_heals_nothing(document):
    add(document, "parameter", name="w")
    document.connect_wire(Wire("w", "out", "linear", "W"))
    document.disconnect_wire(FIRST)
    document.remove_healing(["linear"])
    assert wires(document) == {"Y.out → mse.Y"}


def test_a_node_that_is_pulled_out_stays_without_wires(document):
    document.pull_out("linear")
    assert document.graph.wires_of("linear") == []
    assert "X.out → mse.Yhat" in wires(document)
    assert document.undo_stack.count() == 1
    document.pull_out("linear")
    assert document.undo_stack.count() == 1, "there was nothing to pull out"


def test_a_wire_into_an_occupied_input_replaces_the_old_one(document):
    document.connect_replacing(Wire("X", "out", "mse", "Y"))
    assert wires(document) == {"X.out → linear.X", "linear.Yhat → mse.Yhat", "X.out → mse.Y"}
    assert document.undo_stack.count() == 1


def test_either_end_of_a_wire_can_be_moved(document):
    document.replug(FIRST, Wire("Y", "out", "linear", "X"))
    document.replug(Wire("linear", "Yhat", "mse", "Yhat"), Wire("linear", "Yhat", "mse", "Y"))
    assert wires(document) == {"Y.out → linear.X", "linear.Yhat → mse.Y"}


def test_a_wire_may_take_the_place_of_the_one_that_would_have_closed_a_loop(document):
    document.insert_on_wire(add(document, "tanh"), SECOND)
    document.disconnect_wire(FIRST)
    document.replug(Wire("linear", "Yhat", "tanh", "A"), Wire("tanh", "out", "linear", "X"))
    assert "tanh.out → linear.X" in wires(document)


def test_what_cannot_be_replaced_stays(document, text):
    before = text()
    for edit in (
        lambda: document.connect_replacing(Wire("mse", "C", "linear", "X")),
        lambda: document.connect_replacing(Wire("mse", "C", "nobody", "X")),
        lambda: document.replug(FIRST, Wire("X", "out", "mse", "nothing")),
        lambda: document.replug(Wire("Y", "out", "linear", "X"), FIRST),
    ):
        with pytest.raises(Problem):
            edit()
    assert text() == before
