"""Where examples are many, a fixed sample of them stands for all."""

import numpy as np
import pytest

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, Node, PortId, Wire
from graphgui.engine.model.sample import SIZE, is_many, sample_of, sampled_rows
from graphgui.ops import OPS


def regression(*, whole: bool = False) -> Graph:
    """X -> linear -> mse <- Y, or with a parameter that has one number for each example."""
    nodes = [
        Node("X", OPS["input"]),
        Node("Y", OPS["input"]),
        Node("linear", OPS["linear"]),
        Node("mse", OPS["mse"]),
    ]
    wires = [Wire("X", "out", "linear", "X"), Wire("Y", "out", "mse", "Y")]
    if not whole:
        return Graph(nodes, [*wires, Wire("linear", "Yhat", "mse", "Yhat")])
    nodes += [Node("each", OPS["parameter"], {"rows": 400_000, "columns": 1}), Node("add", OPS["add"])]
    between = [
        Wire("linear", "Yhat", "add", "A"),
        Wire("each", "out", "add", "B"),
        Wire("add", "out", "mse", "Yhat"),
    ]
    return Graph(nodes, [*wires, *between])


def data(rows: int) -> dict:
    rng = np.random.default_rng(3)
    X = rng.standard_normal((rows, 4))
    return {"X": X, "Y": X @ [[1.0], [2.0], [3.0], [4.0]] + 1}


def test_few_examples_are_all_shown():
    feeds = data(10_000)
    assert sample_of(Plan(regression(), feeds), feeds) is None


def test_values_of_many_are_those_of_the_rows_in_the_sample_and_the_gradient_is_near_that_of_all():
    feeds = data(400_000)
    plan = Plan(regression(), feeds)
    sample = sample_of(plan, feeds)
    theta = np.arange(5.0)
    plan.theta[:] = theta
    plan.forward()
    plan.backward()
    sample.compute(theta)
    assert (len(sample.rows), sample.count) == (SIZE, 400_000)
    port = PortId("linear", "Yhat")
    np.testing.assert_allclose(sample.plan.value(port), plan.value(port)[sample.rows], rtol=1e-12)
    np.testing.assert_allclose(sample.plan.gradient_theta, plan.gradient_theta, rtol=0.2)


def test_the_rows_are_the_same_each_time_the_first_are_among_them_and_none_twice():
    rows = sampled_rows(400_000)
    np.testing.assert_array_equal(rows, sampled_rows(400_000))
    np.testing.assert_array_equal(rows[:5], range(5))
    assert (np.diff(rows) > 0).all()
    assert rows.mean() == pytest.approx(200_000, rel=0.05)


def test_a_row_is_found_in_the_sample():
    feeds = data(400_000)
    sample = sample_of(Plan(regression(), feeds), feeds)
    some = sample.rows[::7]
    np.testing.assert_array_equal(sample.rows[sample.places(some)], some)


def test_a_graph_that_needs_all_examples_has_none():
    feeds = data(400_000)
    assert sample_of(Plan(regression(whole=True), feeds), feeds) is None


def test_a_sample_is_worth_it_from_two_million_numbers_and_more_than_two_samples_of_examples_on():
    assert [is_many(count) for count in (2 * SIZE, 2 * SIZE + 1)] == [False, True]
    for count, is_sampled in ((166_666, False), (166_667, True)):  # 12 numbers at the ports for each, and 6 more
        feeds = data(count)
        assert (sample_of(Plan(regression(), feeds), feeds) is not None) == is_sampled


def test_a_graph_without_a_loss_has_none():
    graph, feeds = regression(), data(400_000)
    for wire in graph.wires_of("mse"):
        graph.disconnect(wire)
    graph.remove("mse")
    assert sample_of(Plan(graph, feeds), feeds) is None


def test_wide_examples_that_are_few_have_none():
    feeds = {"X": np.zeros((2 * SIZE, 400)), "Y": np.zeros((2 * SIZE, 1))}
    assert sample_of(Plan(regression(), feeds), feeds) is None


def test_gradients_of_the_data_are_computed_unless_they_are_left_out():
    feeds = data(400_000)
    sample = sample_of(Plan(regression(), feeds), feeds)
    sample.compute(np.ones(5), optional=False)
    assert not sample.plan.gradient(PortId("X", "out")).any()
    sample.compute(np.ones(5))
    assert sample.plan.gradient(PortId("X", "out")).any()
