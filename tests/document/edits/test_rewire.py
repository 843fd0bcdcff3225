"""Wires that are edited together stay whole: inserted into, healed, replaced, re-plugged."""

import pytest

from graphgui.document import edits
from graphgui.engine import Wire
from graphgui.words import Problem

FIRST = Wire("X", "out", "linear", "X")
SECOND = Wire("linear", "Yhat", "mse", "Yhat")


def add(document, op, **attributes):
    return edits.nodes.add(document, op, (0.0, 0.0), **attributes)


def wires(document):
    return {str(wire) for wire in document.graph.wires}


def test_a_node_is_inserted_by_its_first_input_that_fits(document):
    add(document, "linear", name="first")
    assert edits.rewire.fitting_input(document, "first", FIRST) == "X"
    edits.rewire.insert_on_wire(document, "first", FIRST)
    assert {"X.out → first.X", "first.Yhat → linear.X"} <= wires(document)
    assert FIRST not in set(document.graph.wires)


def test_asking_whether_a_node_fits_changes_nothing(document, text):
    add(document, "tanh")
    before = text()
    edits.rewire.fitting_input(document, "tanh", FIRST)
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
        edits.rewire.insert_on_wire(document, "new", SECOND)
    assert edits.rewire.fitting_input(document, "new", SECOND) is None
    assert text() == before


def test_only_a_node_without_wires_is_inserted(document):
    with pytest.raises(Problem, match="“Y” has wires already"):
        edits.rewire.insert_on_wire(document, "Y", FIRST)
    with pytest.raises(Problem, match="There is no wire"):
        edits.rewire.insert_on_wire(document, add(document, "tanh"), Wire("Y", "out", "linear", "X"))


def test_what_fed_a_deleted_node_feeds_what_it_fed(document):
    edits.rewire.delete_and_heal(document, ["linear"])
    assert wires(document) == {"X.out → mse.Yhat", "Y.out → mse.Y"}


def test_a_chain_is_healed_through_all_that_goes(document):
    for name, wire in (("a", FIRST), ("b", Wire("a", "out", "linear", "X"))):
        edits.rewire.insert_on_wire(document, add(document, "tanh", name=name), wire)
    edits.rewire.delete_and_heal(document, ["a", "b"])
    assert FIRST in set(document.graph.wires)


def test_a_gap_that_nothing_fits_stays_open(document):
    edits.nodes.set_attributes(document, "X", value=[[1, 2]] * 5)
    edits.rewire.delete_and_heal(document, ["linear"])
    assert wires(document) == {"Y.out → mse.Y"}


def test_what_came_instead_of_a_parameter_heals_nothing(document):
    add(document, "parameter", name="w")
    edits.wires.connect(document, Wire("w", "out", "linear", "W"))
    edits.wires.disconnect(document, FIRST)
    edits.rewire.delete_and_heal(document, ["linear"])
    assert wires(document) == {"Y.out → mse.Y"}


def test_a_node_that_is_pulled_out_stays_without_wires(document):
    edits.rewire.pull_out(document, "linear")
    assert document.graph.wires_of("linear") == []
    assert "X.out → mse.Yhat" in wires(document)
    assert document.undo_stack.count() == 1
    edits.rewire.pull_out(document, "linear")
    assert document.undo_stack.count() == 1, "there was nothing to pull out"


def test_a_wire_into_an_occupied_input_replaces_the_old_one(document):
    edits.rewire.connect_replacing(document, Wire("X", "out", "mse", "Y"))
    assert wires(document) == {"X.out → linear.X", "linear.Yhat → mse.Yhat", "X.out → mse.Y"}
    assert document.undo_stack.count() == 1


def test_either_end_of_a_wire_can_be_moved(document):
    edits.rewire.replug(document, FIRST, Wire("Y", "out", "linear", "X"))
    edits.rewire.replug(document, Wire("linear", "Yhat", "mse", "Yhat"), Wire("linear", "Yhat", "mse", "Y"))
    assert wires(document) == {"Y.out → linear.X", "linear.Yhat → mse.Y"}


def test_a_wire_may_take_the_place_of_the_one_that_would_have_closed_a_loop(document):
    edits.rewire.insert_on_wire(document, add(document, "tanh"), SECOND)
    edits.wires.disconnect(document, FIRST)
    edits.rewire.replug(document, Wire("linear", "Yhat", "tanh", "A"), Wire("tanh", "out", "linear", "X"))
    assert "tanh.out → linear.X" in wires(document)


def test_what_cannot_be_replaced_stays(document, text):
    before = text()
    for edit in (
        lambda: edits.rewire.connect_replacing(document, Wire("mse", "C", "linear", "X")),
        lambda: edits.rewire.connect_replacing(document, Wire("mse", "C", "nobody", "X")),
        lambda: edits.rewire.replug(document, FIRST, Wire("X", "out", "mse", "nothing")),
        lambda: edits.rewire.replug(document, Wire("Y", "out", "linear", "X"), FIRST),
    ):
        with pytest.raises(Problem):
            edit()
    assert text() == before
