"""The least loss is what least squares leave, of the examples that are trained on."""

import numpy as np
import pytest

from graphgui.engine import Graph, Training, Wire
from graphgui.engine.analysis.least_loss import quadratic_of_training
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
    assert quadratic_of_training(graph, feeds, Training()).minimum == pytest.approx(
        least_squares_loss(feeds["X"], feeds["Y"]), rel=1e-12
    )


def test_of_a_split_it_is_that_of_the_training_examples():
    graph, feeds = regression(30, 2)
    rows, _ = split(30, 0.3, 5)
    found = quadratic_of_training(graph, feeds, Training(validation=0.3, seed=5)).minimum
    assert found == pytest.approx(least_squares_loss(feeds["X"][rows], feeds["Y"][rows]), rel=1e-12)


def test_training_comes_down_to_it():
    graph, feeds = regression(30, 1)
    training = Training(0.3, validation=0.2)
    trainer = Trainer(graph, feeds, training)
    trainer.run(500)
    assert trainer.final_loss() == pytest.approx(quadratic_of_training(graph, feeds, training).minimum, rel=1e-9)


def test_a_loss_that_is_not_quadratic_has_none():
    linear, feeds = regression(20, 1)
    nodes = [*linear.nodes.values(), node("tanh", "tanh")]
    graph = Graph(nodes, [w for w in linear.wires if w.source != "linear"])
    graph.connect(Wire("linear", "Yhat", "tanh", "A"))
    graph.connect(Wire("tanh", graph["tanh"].op.output, "mse", "Yhat"))
    assert quadratic_of_training(graph, feeds, Training()) is None


def test_where_it_would_take_long_none_is_sought():
    graph, feeds = regression(100_000, 5)
    assert quadratic_of_training(graph, feeds, Training()) is None


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_a_fit_without_errors_is_known_as_exact_however_large_the_targets_are(scale):
    graph, feeds = regression(30, 3)
    theta = np.array([[0.5], [-2.0], [3.0]])
    of_line = scale * (feeds["X"] @ theta + 1.0)
    assert quadratic_of_training(graph, {**feeds, "Y": of_line}, Training()).is_exact
    noise = 1e-9 * scale * np.random.default_rng(0).normal(size=(30, 1))
    assert not quadratic_of_training(graph, {**feeds, "Y": of_line + noise}, Training()).is_exact
