"""Coefficients in the data's own units and R² are those of least squares on the table itself."""

from dataclasses import replace

import numpy as np
import pytest

from graphgui import assets
from graphgui.engine import Plan, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.model.prediction import find_prediction_pair
from graphgui.engine.model.report import affine, feature_columns, score
from graphgui.storage import file
from tests.graphs import constant, node, regression


def by_hand(project, pair):
    """Least squares with an intercept, on the raw columns."""
    graph, tables = project.graph, project.tables
    columns = [
        np.column_stack([tables[node.attribute("table")].columns[c] for c in node.attribute("columns")])
        for node in (graph[pair.sources[0]], graph[pair.target_source])
    ]
    X, Y = columns
    A = np.column_stack((X, np.ones(len(X))))
    solution = np.linalg.lstsq(A, Y, rcond=None)[0]
    residuals = Y - A @ solution
    r_squared = 1 - (residuals**2).sum() / ((Y - Y.mean(axis=0)) ** 2).sum()
    return solution[:-1], solution[-1:], r_squared, np.sqrt((residuals**2).mean())


@pytest.mark.parametrize("name", ["engel", "diabetes"])
def test_the_closed_form_reads_as_least_squares_on_the_raw_table(name):
    project = file.load(assets.path("examples", f"{name}.graph.json"))
    feeds, pair = project.feeds(), find_prediction_pair(project.graph)
    theta = quadratic(project.graph, feeds).minimiser
    coefficients, intercept, r_squared, rmse = by_hand(project, pair)
    found = affine(project.graph, feeds, theta, pair)
    np.testing.assert_allclose(found.coefficients, coefficients, rtol=1e-8)
    np.testing.assert_allclose(found.intercept, intercept, rtol=1e-8)
    plan = Plan(project.graph, feeds)
    plan.theta[:] = theta
    plan.forward()
    scale = np.array(project.graph[pair.target_source].attribute("scale") or 1.0)
    fit = score(plan.value(pair.prediction), plan.value(pair.target), scale)
    assert fit.r_squared == pytest.approx(r_squared, rel=1e-9)
    assert fit.rmse == pytest.approx(rmse, rel=1e-9)
    assert fit.examples == len(feeds[pair.target_source])


def test_of_very_many_rows_some_say_where_the_prediction_is_tried():
    graph, feeds = regression(100_000, 2)
    X = feeds["X"].copy()
    X[1] = 1e6  # the second row is one of those left out
    pair, theta = find_prediction_pair(graph), np.array([2.0, -1.0, 0.5])
    columns = feature_columns({**feeds, "X": X}, pair)
    assert (columns.sizes < 100).all()
    np.testing.assert_allclose(columns.mean, X[2:].mean(axis=0, keepdims=True).ravel(), atol=0.05)
    found = affine(graph, feeds, theta, pair, columns)
    np.testing.assert_allclose(found.coefficients, [[2], [-1]])
    np.testing.assert_allclose(found.intercept, [[0.5]])


def test_typed_numbers_are_named_after_their_node():
    graph, feeds = regression(20, 2)
    found = affine(graph, feeds, np.array([2.0, -1.0, 0.5]), find_prediction_pair(graph))
    assert found.features == ("X[1]", "X[2]")
    assert found.targets == ("Y",)
    np.testing.assert_allclose(found.coefficients, [[2], [-1]])
    np.testing.assert_allclose(found.intercept, [[0.5]])


def test_a_target_that_no_feature_moves_costs_another_none_of_its_digits():
    graph, feeds = regression(20, 1, 2)
    found = affine(graph, feeds, np.array([0.0, 1e-3, 0.0, 1e9]), find_prediction_pair(graph))
    np.testing.assert_allclose(found.coefficients, [[0.0, 1e-3]], rtol=1e-9)
    np.testing.assert_array_equal(found.intercept, [[0.0, 1e9]])


def test_a_model_that_bends_has_no_coefficients():
    graph, feeds = regression(20, 2)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.add(node("tanh", "tanh"))
    graph.connect(Wire("linear", "Yhat", "tanh", "A"))
    graph.connect(Wire("tanh", "out", "mse", "Yhat"))
    assert affine(graph, feeds, np.array([2.0, -1.0, 0.5]), find_prediction_pair(graph)) is None


def test_targets_that_do_not_differ_have_no_share_explained():
    assert np.isnan(score(np.ones((3, 1)), np.zeros((3, 1))).r_squared)
    assert score(np.ones((3, 1)), np.zeros((3, 1))).rmse == 1


def test_the_r_squared_of_several_targets_is_that_of_all_together_and_each_has_its_own():
    rng = np.random.default_rng(0)
    Y = rng.standard_normal((50, 2)) * [1.0, 1000.0]
    found = score(Y + np.array([0.5, 1.0]), Y)
    alone = [score(Y[:, [k]] + gap, Y[:, [k]]).r_squared for k, gap in enumerate((0.5, 1.0))]
    assert found.r_squared_of == pytest.approx(alone)
    assert found.r_squared == pytest.approx(1 - (0.25 + 1) / Y.var(axis=0).sum())
    assert found.r_squared > 0.999 > 0.9 > alone[0]


@pytest.mark.parametrize("size", [1e-200, 1e170])
def test_a_score_does_not_depend_on_the_units_of_the_target(size):
    rng = np.random.default_rng(0)
    Y, E = rng.standard_normal((2, 50, 1))
    found, usual = score(size * (Y + E), size * Y), score(Y + E, Y)
    assert found.r_squared == pytest.approx(usual.r_squared)
    assert found.rmse == pytest.approx(size * usual.rmse)


def test_columns_of_one_name_in_two_inputs_are_told_apart():
    graph, feeds = regression(20, 2)
    columns = {"table": "t", "columns": ["size"], "value": None}
    graph.update(graph["X"].with_attributes(**columns))
    for name, op in (("Z", "input"), ("second", "linear"), ("both", "add")):
        graph.add(node(name, op))
    graph.update(graph["Z"].with_attributes(**columns))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    for wire in (
        Wire("Z", "out", "second", "X"),
        Wire("linear", "Yhat", "both", "A"),
        Wire("second", "Yhat", "both", "B"),
        Wire("both", "out", "mse", "Yhat"),
    ):
        graph.connect(wire)
    feeds = {"X": feeds["X"][:, :1], "Z": feeds["X"][:, 1:], "Y": feeds["Y"]}
    found = affine(graph, feeds, np.ones(4), find_prediction_pair(graph))
    assert found.features == ("X: size", "Z: size")


def test_a_prediction_beyond_all_bounds_is_no_function_of_its_inputs():
    graph, feeds = regression(20, 2)
    assert affine(graph, feeds, np.array([1e308, 1e308, 1e308]), find_prediction_pair(graph)) is None


def test_a_column_is_tried_at_the_power_of_two_nearest_to_its_largest_number():
    graph, feeds = regression(3, 5)
    feeds["X"] = np.array([[0.1, -3.0, 0.0, 1e-5, 2.0], [0.0, 2.0, 0.0, 0.0, np.inf], [-0.05, 1.0, 0.0, 0.0, 1.0]])
    found = feature_columns(feeds, find_prediction_pair(graph))
    np.testing.assert_array_equal(found.sizes, [0.125, 4, 1, 2.0**-17, 1])
    np.testing.assert_allclose(found.mean[:4], [0.05 / 3, 0, 0, 1e-5 / 3])
    np.testing.assert_allclose(found.spread[:4], feeds["X"][:, :4].std(axis=0))


def test_what_is_not_made_of_rows_that_can_be_others_is_no_function_of_them():
    graph, feeds = regression(6, 2)
    pair = find_prediction_pair(graph)
    theta = np.ones(3)
    assert affine(graph, feeds, theta, pair) is not None
    assert affine(graph, feeds, theta, replace(pair, sources=())) is None
    graph.add(constant("row", [[1.0]]))  # of which there is one for all examples
    graph.add(node("sum", "add"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    for wire in ("linear Yhat sum A", "row out sum B", "sum out mse Yhat"):
        graph.connect(Wire(*wire.split()))
    beside = feeds | {"row": np.ones((1, 1))}
    assert affine(graph, beside, theta, find_prediction_pair(graph)) is None


def test_a_graph_that_takes_no_other_rows_has_no_coefficients():
    graph, feeds = regression(6, 1)
    graph.add(node("each", "parameter", rows=6))
    graph.add(node("sum", "add"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    for wire in ("linear Yhat sum A", "each out sum B", "sum out mse Yhat"):
        graph.connect(Wire(*wire.split()))
    assert affine(graph, feeds, np.ones(8), find_prediction_pair(graph)) is None


def test_a_target_that_is_computed_has_no_units_and_the_model_no_coefficients():
    graph, feeds = regression(6, 1)
    graph.add(node("computed", "square"))
    graph.disconnect(Wire("Y", "out", "mse", "Y"))
    graph.connect(Wire("Y", "out", "computed", "A"))
    graph.connect(Wire("computed", "out", "mse", "Y"))
    assert affine(graph, feeds, np.ones(2), find_prediction_pair(graph)) is None


@pytest.mark.parametrize("port", ["Yhat", "Y"])
def test_a_loss_that_lacks_a_wire_compares_nothing(port):
    graph, _ = regression(6, 1)
    graph.disconnect(graph.incoming("mse")[port])
    assert find_prediction_pair(graph) is None


def test_a_feature_that_is_bounded_far_out_takes_no_digits_from_another():
    """100 times a clipped feature, and a thousandth of another beside an intercept of 10⁹."""
    graph, feeds = regression(20, 1)
    feeds["Z"] = feeds["X"][::-1].copy()
    graph.add(constant("Z", feeds["Z"]))
    graph.disconnect(Wire("X", "out", "linear", "X"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.add(node("clip", "clip", lower=-1e6, upper=1e6))
    graph.add(node("other", "linear"))
    graph.add(node("sum", "add"))
    for wire in (
        "X out clip A",
        "clip out linear X",
        "Z out other X",
        "linear Yhat sum A",
        "other Yhat sum B",
        "sum out mse Yhat",
    ):
        graph.connect(Wire(*wire.split()))
    plan = Plan(graph, feeds)
    given = {"linear.W": 100.0, "linear.b": 1e9, "other.W": 1e-3, "other.b": 0.0}
    for port, array in plan.parameters.items():
        array[:] = given[str(port)]
    found = affine(graph, feeds, plan.theta, find_prediction_pair(graph))
    of = dict(zip(found.features, found.coefficients.ravel().tolist(), strict=True))
    assert of["Z"] == pytest.approx(1e-3, rel=1e-12)
    assert of["X"] == pytest.approx(100, rel=1e-6)
