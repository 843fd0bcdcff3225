"""The least_loss of a loss is what least squares leave, of the examples that are trained on."""

import numpy as np
import pytest

from graphgui.engine import Graph, Training, Wire
from graphgui.engine.analysis.least_loss import least_loss
from graphgui.engine.training.examples import split
from graphgui.engine.training.trainer import Trainer
from tests.graphs import node, regression


def least_squares_loss(X, Y):
    """The mean squared error of NumPy's own least squares."""
    A = np.column_stack((X, np.ones(len(X))))
    x = np.linalg.lstsq(A, Y, rcond=None)[0]
    return float(np.mean((A @ x - Y) ** 2))


@pytest.mark.parametrize("features", [1, 3])
def test_it_is_the_least_squares_loss(features):
    graph, feeds = regression(30, features)
    assert least_loss(graph, feeds, Training()) == pytest.approx(
        least_squares_loss(feeds["X"], feeds["Y"]), rel=1e-12
    )


def test_of_a_split_it_is_that_of_the_training_examples():
    graph, feeds = regression(30, 2)
    rows, _ = split(30, 0.3, 5)
    found = least_loss(graph, feeds, Training(validation=0.3, seed=5))
    assert found == pytest.approx(least_squares_loss(feeds["X"][rows], feeds["Y"][rows]), rel=1e-12)


def test_training_comes_down_to_it():
    graph, feeds = regression(30, 1)
    training = Training(0.3, validation=0.2)
    trainer = Trainer(graph, feeds, training)
    trainer.run(500)
    assert trainer.final_loss() == pytest.approx(least_loss(graph, feeds, training), rel=1e-9)


def test_a_loss_that_is_not_quadratic_has_none():
    linear, feeds = regression(20, 1)
    nodes = [*linear.nodes.values(), node("tanh", "tanh")]
    graph = Graph(nodes, [w for w in linear.wires if w.source != "linear"])
    graph.connect(Wire("linear", "Yhat", "tanh", "A"))
    graph.connect(Wire("tanh", graph["tanh"].op.output, "mse", "Yhat"))
    assert least_loss(graph, feeds, Training()) is None


def test_where_it_would_take_long_none_is_sought():
    graph, feeds = regression(100_000, 5)
    assert least_loss(graph, feeds, Training()) is None
