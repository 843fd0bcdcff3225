"""Each example's own gradient is exact, and their mean is the gradient wherever the loss is a mean over them."""

import numpy as np
import pytest

from graphgui.engine import Graph, GraphProblem, Node, PortId, Wire
from graphgui.engine.analysis.per_example_gradients import Gradients, PerExampleGradients
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.plan import Plan
from graphgui.ops import OPS
from tests.graphs import regression


def started(graph, feeds):
    plan = Plan(graph, feeds)
    initialise(plan, seed=3)
    plan.forward()
    plan.backward()
    return plan


def network(loss, targets, *between):
    """X, a layer, what is between, and a loss; with its feeds."""
    rng = np.random.default_rng(0)
    nodes = [Node("X", OPS["input"]), Node("Y", OPS["input"]), Node("first", OPS["linear"], {"outputs": 3})]
    wires, last = [Wire("X", "out", "first", "X")], ("first", "Yhat")
    for name in between:
        nodes.append(Node(name, OPS[name]))
        wires.append(Wire(*last, name, "A"))
        last = name, OPS[name].output
    op = OPS[loss]
    names = [port.name for port in op.inputs]
    target = "Y" if "Y" in names else names[-1]
    other = next(name for name in names if name != target)
    nodes.append(Node("loss", op))
    wires += [Wire(*last, "loss", other), Wire("Y", "out", "loss", target)]
    feeds = {"X": rng.standard_normal((12, 2)), "Y": targets(rng)}
    return Graph(nodes, wires), feeds


GRAPHS = {
    "regression": lambda: regression(9, 2),
    "relu": lambda: network("mse", lambda rng: rng.standard_normal((12, 3)), "relu"),
    "tanh and absolute error": lambda: network("mae", lambda rng: rng.standard_normal((12, 3)), "tanh"),
    "rows normalised": lambda: network("mse", lambda rng: rng.standard_normal((12, 3)), "normalise_rows"),
    "classes": lambda: network("softmax_cross_entropy", lambda rng: rng.integers(0, 3, (12, 1)).astype(float)),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_their_mean_is_the_gradient(name):
    graph, feeds = GRAPHS[name]()
    plan = started(graph, feeds)
    found = PerExampleGradients(graph, feeds, np.arange(len(feeds["X"])))(plan.theta)
    assert found.adds_up
    np.testing.assert_allclose(found.together, plan.gradient_theta, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(found.each.mean(axis=0), plan.gradient_theta, rtol=1e-9, atol=1e-12)


def test_in_a_regression_each_is_what_the_derivation_says():
    graph, feeds = regression(7, 1)
    plan = started(graph, feeds)
    found = PerExampleGradients(graph, feeds, np.arange(7))(plan.theta)
    left = plan.value(PortId("linear", "Yhat")) - feeds["Y"]
    expected = {PortId("linear", "W"): 2 * left * feeds["X"], PortId("linear", "b"): 2 * left}
    columns = [expected[port] for port in plan.parameters]
    np.testing.assert_allclose(found.each, np.hstack(columns), rtol=1e-12)


def test_some_rows_stand_for_themselves():
    graph, feeds = regression(7, 1)
    theta = started(graph, feeds).theta
    every = PerExampleGradients(graph, feeds, np.arange(7))(theta)
    some = PerExampleGradients(graph, feeds, np.array([1, 4]))(theta)
    np.testing.assert_array_equal(some.each, every.each[[1, 4]])
    assert some.adds_up


def test_what_was_computed_stays_when_it_is_computed_elsewhere():
    found = PerExampleGradients(*regression(7, 1), np.arange(7))
    kept = found(np.zeros(2))
    found(np.ones(2))
    assert kept.adds_up


def test_what_they_are_of_is_told():
    graph, feeds = regression(7, 2)
    found = PerExampleGradients(graph, feeds, np.array([1, 4]))
    assert found.rows.tolist() == [1, 4]
    assert found.count == 7
    assert found.size == 3
    assert [str(port) for port in found.parameters] == ["linear.W", "linear.b"]


@pytest.mark.parametrize(("off", "adds_up"), [(0.9e-9, True), (1.1e-9, False)])
def test_they_add_up_but_for_a_billionth_of_each_number_and_of_all(off, adds_up):
    """Their mean is 2 beside 0, and the mean of all numbers 1."""
    each = np.array([[1.0, 0.0], [3.0, 0.0]])
    assert Gradients(each, np.array([2.0, off])).adds_up == adds_up
    assert Gradients(each, np.array([2.0 + 3 * off, 0.0])).adds_up == adds_up


def test_a_graph_that_mixes_rows_does_not_add_up():
    graph, feeds = network("mse", lambda rng: rng.standard_normal((12, 3)))
    graph = Graph(
        [*graph.nodes.values(), Node("mean", OPS["mean"], {"by": "columns"}), Node("off", OPS["subtract"])],
        [
            Wire("X", "out", "first", "X"),
            Wire("first", "Yhat", "mean", "A"),
            Wire("first", "Yhat", "off", "A"),
            Wire("mean", "out", "off", "B"),
            Wire("off", "out", "loss", "Yhat"),
            Wire("Y", "out", "loss", "Y"),
        ],
    )
    plan = started(graph, feeds)
    assert not PerExampleGradients(graph, feeds, np.arange(12))(plan.theta).adds_up


def test_a_loss_of_one_row_has_no_points():
    graph, feeds = regression(1, 1)
    with pytest.raises(GraphProblem) as told:
        PerExampleGradients(graph, feeds, np.array([0]))
    assert str(told.value) == "The loss compares one row: there are no examples to tell apart."
