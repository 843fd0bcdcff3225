"""The error of differences: slope 2 and 1 where they truncate, -1 where they round, and the best step between."""

import numpy as np
import pytest

from graphgui.engine import Graph, GraphProblem, Plan, PortId, Wire
from graphgui.engine.autodiff.difference_curve import difference_curve
from graphgui.engine.autodiff.initialisers import initialise
from tests.graphs import constant, feeds_of, node, regression

EPSILON = np.finfo(float).eps


def curve_of(graph, feeds, port, row=0, column=0, theta=None):
    plan = Plan(graph, feeds)
    initialise(plan, 0)
    theta = plan.theta.copy() if theta is None else np.array(theta, float)
    shares = []
    found = difference_curve(graph, feeds, theta, port, row, column, shares.append)
    assert shares[-1] == 1
    plan.evaluate(theta)
    assert found.gradient == plan.gradient(port)[row, column]
    return found


def function(name, x):
    """The sum of a function of one number, which is a parameter."""
    graph = Graph(
        [node("x", "parameter", rows=1, columns=1), node("f", name), node("total", "sum")],
        [Wire("x", "out", "f", "A"), Wire("f", "out", "total", "A")],
        loss="total",
    )
    return curve_of(graph, {}, PortId("x", "out"), theta=[x])


def slope(curve, errors, largest, smallest):
    seen = (curve.steps <= largest * 1.001) & (curve.steps >= smallest / 1.001) & (errors > 0)
    return np.polyfit(np.log10(curve.steps[seen]), np.log10(errors[seen]), 1)[0]


@pytest.mark.parametrize(("name", "x"), [("exp", 0.7), ("tanh", 0.6), ("log", 1.3), ("sigmoid", 1.0)])
def test_the_error_falls_with_the_square_of_the_step_and_rises_with_its_inverse(name, x):
    curve = function(name, x)
    assert slope(curve, curve.central_error, 1e-1, 1e-3) == pytest.approx(2, abs=0.05)
    assert slope(curve, curve.one_sided_error, 1e-1, 1e-5) == pytest.approx(1, abs=0.05)
    assert slope(curve, curve.central_error, 1e-7, 1e-14) == pytest.approx(-1, abs=0.15)
    assert slope(curve, curve.one_sided_error, 1e-10, 1e-14) == pytest.approx(-1, abs=0.3)


@pytest.mark.parametrize(("name", "x", "value", "third"), [("exp", 0.7, np.exp(0.7), np.exp(0.7))])
def test_the_best_step_is_where_both_errors_are_alike(name, x, value, third):
    curve = function(name, x)
    expected = (3 * EPSILON * value / third) ** (1 / 3)
    assert abs(np.log10(curve.steps[curve.best] / expected)) < 1
    assert curve.has_truncation
    assert curve.regime(curve.nearest(1e-1)) == "truncation"
    assert curve.regime(curve.nearest(1e-12)) == "rounding"


def test_of_a_quadratic_the_central_difference_truncates_nothing():
    graph, feeds = regression(12, 2)
    curve = curve_of(graph, feeds, PortId("linear", "W"), row=1)
    assert not curve.has_truncation
    assert {curve.regime(index) for index in range(len(curve.steps))} == {"rounding"}
    assert curve.central_error[0] < 1e-13
    assert slope(curve, curve.one_sided_error, 1e-1, 1e-5) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(
    ("name", "x"), [("exp", 0.7), ("sin", 0.0), ("cos", 0.0), ("relu", 0.4), ("square", 1e-9)]
)
def test_a_right_gradient_is_given_by_some_step(name, x):
    assert function(name, x).agrees


def test_at_a_corner_and_of_a_gradient_that_is_stopped_no_step_gives_it():
    assert not function("relu", 0.0).agrees
    assert not function("stop_gradient", 0.7).agrees


def test_of_a_fan_out_an_input_has_its_wire_s_share_and_the_output_the_sum():
    graph = Graph(
        [constant("x", [[0.7]]), node("exp", "exp"), node("product", "multiply"), node("total", "sum")],
        [
            Wire("x", "out", "exp", "A"),
            Wire("x", "out", "product", "A"),
            Wire("exp", "out", "product", "B"),
            Wire("product", "out", "total", "A"),
        ],
        loss="total",
    )
    feeds = feeds_of(graph)
    shares = [PortId("exp", "A"), PortId("product", "A")]
    found = [curve_of(graph, feeds, port) for port in [*shares, PortId("x", "out")]]
    for curve in found:
        assert curve.central[curve.best] == pytest.approx(curve.gradient, rel=1e-9)
    assert found[2].gradient == pytest.approx(found[0].gradient + found[1].gradient)


def test_of_the_loss_itself_every_step_gives_one():
    graph, feeds = regression(12, 2)
    curve = curve_of(graph, feeds, PortId("mse", "C"))
    assert curve.gradient == 1 and curve.agrees
    assert curve.central[0] == pytest.approx(1)


@pytest.mark.parametrize("name", ["Yhat", "Y", "C"])
def test_of_every_port_of_a_graph_some_step_gives_the_gradient(name):
    graph, feeds = regression(12, 2)
    assert curve_of(graph, feeds, PortId("mse", name)).agrees


def test_the_loss_comes_back_to_what_it_was():
    graph, feeds = regression(12, 2)
    curve = curve_of(graph, feeds, PortId("linear", "b"))
    again = curve_of(graph, feeds, PortId("linear", "b"))
    np.testing.assert_array_equal(curve.central, again.central)


def test_without_a_loss_there_is_nothing_to_compare():
    graph = Graph([constant("x", [[1]])])
    with pytest.raises(GraphProblem, match="no loss"):
        difference_curve(graph, feeds_of(graph), np.zeros(0), PortId("x", "out"), 0, 0, lambda _: None)


@pytest.mark.parametrize(("name", "x"), [("square", 1e200), ("negate", 1e16), ("exp", 800.0), ("square", 1e-200)])
def test_where_every_step_is_lost_or_overflows_nothing_can_be_told(name, x):
    assert not function(name, x).can_tell


@pytest.mark.parametrize(
    ("name", "x"), [("square", 0.0), ("negate", 1e6), ("exp", -3.0), ("relu", 0.0), ("relu", -1.0)]
)
def test_elsewhere_it_can_be_told(name, x):
    assert function(name, x).can_tell
