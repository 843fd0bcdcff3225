"""Standardising puts a node behind an input: seen, in the file, one step; coefficients keep the data's units."""

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Graph, Node, Plan, PortId, Trainer, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.model.prediction import find_prediction_pair
from graphgui.engine.model.report import affine
from graphgui.engine.model.units import units
from graphgui.ops import OPS
from graphgui.storage.project import Project


@pytest.fixture
def document(qapp):
    rng = np.random.default_rng(0)
    X = np.column_stack([rng.normal(1000, 300, 40), rng.normal(0.1, 0.02, 40), np.full(40, 7.0)])
    Y = X[:, :1] * 0.5 - 20 * X[:, 1:2] + 3 + rng.normal(0, 1, (40, 1))
    graph = Graph(
        [
            Node("X", OPS["input"], {"value": X.tolist(), "scale": [[10.0]]}, (0.0, 0.0)),
            Node("Y", OPS["input"], {"value": Y.tolist()}, (280.0, 200.0)),
            Node("linear", OPS["linear"], {}, (280.0, 0.0)),
            Node("mse", OPS["mse"], {}, (560.0, 60.0)),
        ],
        [Wire("X", "out", "linear", "X"), Wire("linear", "Yhat", "mse", "Yhat"), Wire("Y", "out", "mse", "Y")],
    )
    return Document(Project(graph=graph, tables={}, training=Training(), parameters={}))


def best(document):
    found = find_prediction_pair(document.graph)
    closed = quadratic(document.graph, document.feeds)
    return affine(document.graph, document.feeds, closed.minimiser, found)


def value(document, name):
    plan = Plan(document.graph, document.feeds)
    plan.forward()
    return plan.value(PortId(name, "out"))


def test_columns_get_mean_0_and_deviation_1_and_constant_ones_stay(document):
    (name,) = edits.standardise.add(document, ["X"])
    Z = value(document, name)
    np.testing.assert_allclose(Z[:, :2].mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(Z[:, :2].std(axis=0), 1)
    np.testing.assert_array_equal(Z[:, 2], 7)
    assert {str(wire) for wire in document.graph.wires} >= {f"X.out → {name}.A", f"{name}.out → linear.X"}
    assert document.graph["X"].attribute("scale") is None


def test_it_is_one_step_that_makes_room(document):
    before = document.graph
    places = {name: document.position(name) for name in before.nodes}
    edits.standardise.add(document, ["X", "Y"])
    assert document.position("linear")[0] > places["linear"][0]
    assert document.position("mse")[0] == places["mse"][0] + 280
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert {name: document.position(name) for name in document.graph.nodes} == places


def test_coefficients_are_the_same_in_the_data_s_own_units(document):
    plain = best(document)
    edits.standardise.add(document, ["X", "Y"])
    seen = best(document)
    assert (seen.features, seen.targets) == (plain.features, plain.targets)
    np.testing.assert_allclose(seen.coefficients[:2], plain.coefficients[:2], rtol=1e-8)
    slope, intercept = seen.coefficients, seen.intercept
    X, Y = document.feeds["X"], document.feeds["Y"]
    line = np.linalg.lstsq(np.column_stack([X[:, :2], np.ones(40)]), Y, rcond=None)[0]
    np.testing.assert_allclose(X @ slope + intercept, X[:, :2] @ line[:2] + line[2], rtol=1e-9)


def test_units_add_up_along_the_way(document):
    (name,) = edits.standardise.add(document, ["Y"])
    edits.nodes.set_attributes(document, "Y", shift=[[5.0]], scale=[[2.0]])
    found = units(document.graph, PortId(name, "out"), 1)
    raw = np.array(document.graph["Y"].attribute("value"))
    np.testing.assert_allclose(value(document, name) * found.scale + found.shift, raw)
    assert units(document.graph, PortId("linear", "Yhat"), 1) is None


def test_a_second_time_brings_it_up_to_date(document):
    (name,) = edits.standardise.add(document, ["X"])
    edits.nodes.set_attributes(document, "X", value=[[1.0, 2.0, 3.0], [3.0, 6.0, 3.0]])
    assert edits.standardise.add(document, ["X"]) == [name]
    np.testing.assert_allclose(document.graph[name].attribute("mean"), [[2.0, 4.0, 0.0]])


def test_what_is_standardised_already_is_no_step(document):
    (name,) = edits.standardise.add(document, ["X"])
    assert edits.standardise.add(document, ["X"]) == [name]
    assert edits.standardise.add(document, []) == []
    assert document.undo_stack.count() == 1
    edits.nodes.set_attributes(document, "X", shift=[[1.0]])
    edits.standardise.add(document, ["X"])
    assert document.undo_stack.count() == 3 and document.graph["X"].attribute("shift") is None


def test_the_node_stands_right_of_its_input_on_the_same_sheet_and_moves_what_follows_there(document):
    edits.groups.make(document, ["X", "linear"], "model")
    places = {name: document.position(name) for name in ("X", "linear", "model", "mse", "Y")}
    (name,) = edits.standardise.add(document, ["X"])
    x, y = places["X"]
    assert (document.position(name), document.group_of(name)) == ((x + 280, y), "model")
    assert document.position("linear") == (places["linear"][0] + 280, places["linear"][1])
    assert {each: document.position(each) for each in ("X", "model", "mse", "Y")} == {
        each: places[each] for each in ("X", "model", "mse", "Y")
    }


def test_an_input_without_such_a_node_loses_its_shift_and_scale(document):
    edits.nodes.set_attributes(document, "X", shift=[[1.0]])
    edits.standardise.remove(document, "X")
    assert document.graph["X"].attribute("shift") is document.graph["X"].attribute("scale") is None
    assert len(document.graph) == 4


def test_rows_of_an_input_that_the_loss_does_not_compare_all_count(document):
    edits.training.change(document, validation=0.25)
    edits.nodes.add(document, "input", (0.0, 900.0), name="other", value=[[1.0], [3.0]])
    (name,) = edits.standardise.add(document, ["other"])
    assert document.graph[name].attribute("mean") == [[2.0]]


def test_taken_out_it_leaves_the_wire_whole(document):
    wires = set(document.graph.wires)
    edits.standardise.add(document, ["X"])
    edits.standardise.remove(document, "X")
    assert set(document.graph.wires) == wires
    assert "standardise" not in document.graph


def test_numbers_that_do_not_fit_are_told(document):
    (name,) = edits.standardise.add(document, ["X"])
    edits.nodes.set_attributes(document, name, mean=[[1.0, 2.0]])
    assert "3 columns" in str(document.shapes.problems[name])
    edits.nodes.set_attributes(document, name, mean=[[0.0]], deviation=[[1.0, 0.0, 1.0]])
    assert name in document.shapes.problems


def test_a_deviation_below_zero_is_told(document):
    (name,) = edits.standardise.add(document, ["X"])
    edits.nodes.set_attributes(document, name, mean=[[0.0]], deviation=[[1.0, 2.0, -1.0]])
    assert "the deviation of column 3 is -1" in str(document.shapes.problems[name])


def test_rows_that_validate_say_nothing_of_mean_and_deviation(document):
    edits.training.change(document, validation=0.25)
    (name,) = edits.standardise.add(document, ["X"])
    trained = Trainer(document.graph, document.feeds, document.training).feeds["X"]
    assert len(trained) == 30
    np.testing.assert_allclose(document.graph[name].attribute("mean")[0][:2], trained[:, :2].mean(axis=0))
    np.testing.assert_allclose(document.graph[name].attribute("deviation")[0][:2], trained[:, :2].std(axis=0))


def test_columns_that_are_the_same_everywhere_are_named(document):
    assert edits.standardise.constant_columns(document, ["Y"]) is None
    assert str(edits.standardise.constant_columns(document, ["X", "Y"])).endswith(": X[3].")
