"""How sharply a loss bends is known of small models, and estimated from samples of large ones."""

import numpy as np
import pytest

from graphgui.engine import Plan, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.curvature import curvature
from graphgui.engine.analysis.sharpness import Sharpness, estimated_sharpness, is_small, sharpness
from graphgui.engine.autodiff.initialisers import initialise
from tests.engine.analysis.test_spectrum import hessian, tanh_regression
from tests.graphs import node, regression


def largest(X):
    return np.linalg.eigvalsh(hessian(X))[-1]


def test_of_all_examples_the_estimate_is_the_curvature():
    graph, feeds = regression(40, 3)
    for training in (Training(), Training(batch_size=40), Training(batch_size=1000)):
        found = estimated_sharpness(graph, feeds, training)
        assert (found.least, found.most) == pytest.approx([largest(feeds["X"])] * 2, rel=1e-2)


@pytest.mark.parametrize("size", [1, 10, 39])
def test_samples_have_as_many_rows_as_a_batch_and_are_the_same_each_time(size):
    graph, feeds = regression(40, 1)
    feeds["X"][:] = 0
    feeds["X"][0] = 100.0  # 2/q X² is the curvature of a sample that has this row, and 2 of any other
    found = estimated_sharpness(graph, feeds, Training(batch_size=size))
    assert found == estimated_sharpness(graph, feeds, Training(batch_size=size))
    with_it, without = largest(feeds["X"][:size]), 2.0
    for each in (found.least, found.most):
        assert min(abs(each / with_it - 1), abs(each / without - 1)) < 1e-2


def test_of_very_many_rows_some_are_enough():
    graph, feeds = regression(300_000, 3)  # four numbers fed for each
    feeds["X"][:] = 1.0
    feeds["X"][::2, 0] = -1.0
    found = estimated_sharpness(graph, feeds, Training())
    assert found.least == pytest.approx(6, rel=1e-2)
    assert found.most == pytest.approx(6, rel=1e-2)


def test_a_sample_has_half_a_million_numbers_at_most():
    graph, feeds = regression(300_000, 3)  # four numbers fed for each, so that there are 125,000 rows of them
    feeds["X"][:] = 0
    feeds["X"][7, 0] = 1000.0
    found = estimated_sharpness(graph, feeds, Training())
    for each in (found.least, found.most):
        assert min(abs(each / (2e6 / 125_000) - 1), abs(each / 2 - 1)) < 2e-2


def test_there_is_no_estimate_where_nothing_bends_up_or_trains():
    graph, feeds = regression(20, 2)
    graph.add(node("mean", "mean"))
    graph.connect(Wire("linear", "Yhat", "mean", "A"))
    graph.mark_loss("mean")
    assert estimated_sharpness(graph, feeds, Training()) is None
    assert sharpness(graph, feeds, Training()) is None
    graph.mark_loss(None)
    graph.add(node("other", "mse"))
    assert estimated_sharpness(graph, feeds, Training()) is None


def long_regression(nodes):
    """A regression whose prediction goes through so many bends of its wire that the graph has so many nodes."""
    graph, feeds = regression(20, 2)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    before = Wire("linear", "Yhat", "", "")
    for index in range(nodes - 4):
        graph.add(node(f"bend{index}", "reroute"))
        graph.connect(Wire(*before.start, f"bend{index}", "A"))
        before = Wire(f"bend{index}", "out", "", "")
    graph.connect(Wire(*before.start, "mse", "Yhat"))
    assert len(graph) == nodes
    return graph, feeds


@pytest.mark.parametrize("ask", [sharpness, estimated_sharpness])
def test_above_five_hundred_nodes_it_is_not_asked(ask):
    graph, feeds = long_regression(500)
    assert ask(graph, feeds, Training()).most == pytest.approx(largest(feeds["X"]), rel=1e-3)
    assert ask(*long_regression(501), Training()) is None


def test_above_some_hundred_thousand_parameters_there_is_no_estimate():
    graph, feeds = regression(40, 1)
    graph.update(graph["linear"].with_attributes(outputs=1000))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    for name, outputs in (("second", 700), ("third", 1)):
        graph.add(node(name, "linear", outputs=outputs))
    for source, target, port in (("linear", "second", "X"), ("second", "third", "X"), ("third", "mse", "Yhat")):
        graph.connect(Wire(source, "Yhat", target, port))
    assert estimated_sharpness(graph, feeds, Training()) is None


@pytest.mark.parametrize(
    ("rows", "columns", "small"),
    [(10, 199, True), (10, 200, False), (500_000, 1, True), (500_001, 1, False)],
)
def test_small_is_what_has_two_hundred_parameters_and_two_million_products_with_what_is_fed(rows, columns, small):
    graph, feeds = regression(rows, columns)
    assert is_small(Plan(graph, feeds), feeds) == small
    assert (sharpness(graph, feeds, Training()) is not None) == small


def test_a_graph_without_parameters_is_not_small():
    graph, feeds = regression(10, 1)
    graph.add(node("W", "input", value=[[1.0]]))
    graph.add(node("b", "input", value=[[1.0]]))
    graph.connect(Wire("W", "out", "linear", "W"))
    graph.connect(Wire("b", "out", "linear", "b"))
    feeds |= {"W": np.ones((1, 1)), "b": np.ones((1, 1))}
    assert not is_small(Plan(graph, feeds), feeds)


def test_where_a_loss_bends_differently_everywhere_three_starts_tell_and_the_batches_at_the_first():
    graph, feeds = tanh_regression()
    at_starts = []
    for seed in (1, 2, 3):
        plan = Plan(graph, feeds)
        initialise(plan, seed)
        at_starts.append(curvature(graph, feeds, plan.theta).largest)
    whole, batches = (sharpness(graph, feeds, Training(seed=1, batch_size=size)) for size in (None, 2))
    assert (whole.least, whole.most) == pytest.approx((min(at_starts), max(at_starts)), rel=1e-2)
    assert batches.least == whole.least
    assert batches.most > whole.most


def test_a_quadratic_loss_bends_alike_everywhere():
    graph, feeds = regression(20, 2)
    known = quadratic(graph, feeds).largest
    assert sharpness(graph, feeds, Training()) == Sharpness(known, known)
    assert sharpness(graph, feeds, Training(batch_size=20)) == Sharpness(known, known)
    assert sharpness(graph, feeds, Training(batch_size=19)).most > known


def test_what_bends_down_at_its_own_start_has_no_rate():
    graph, feeds = regression(20, 2)
    graph.add(node("negate", "negate"))
    graph.add(node("bent", "softplus"))
    graph.connect(Wire("mse", "C", "negate", "A"))
    graph.mark_loss("negate")
    assert sharpness(graph, feeds, Training()) is None


def test_a_graph_that_cannot_run_has_no_estimate():
    graph, feeds = regression(20, 2)
    feeds["Y"] = feeds["Y"][:19]
    assert estimated_sharpness(graph, feeds, Training()) is None
    assert sharpness(graph, feeds, Training()) is None
