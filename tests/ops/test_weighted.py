"""Example weights: proportions alone count, a weight of 2 is a row twice, one of 0 is no row."""

import numpy as np
import pytest

from graphgui.engine import Graph, Node, Trainer, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.ops import OPS, ShapeProblem
from tests.ops.samples import Sample

RNG = np.random.default_rng(0)
PAIRS = [("weighted_mse", "mse"), ("weighted_binary_cross_entropy", "binary_cross_entropy")]


def loss_of(op, *arrays):
    sample = Sample(OPS[op], arrays, {})
    plan = sample.run()
    at_loss = plan.gradient(sample.output).item()
    return plan.value(sample.output).item(), *(plan.gradient(port) / at_loss for port in sample.ports)


def weighted_regression(weights):
    """X -> linear -> weighted_mse <- Y, with an input of weights at its w; and its feeds."""
    q = len(weights)
    feeds = {
        "X": RNG.standard_normal((q, 2)),
        "Y": RNG.standard_normal((q, 1)),
        "weights": np.array(weights, float),
    }
    graph = Graph([*(Node(name, OPS["input"]) for name in feeds), Node("linear", OPS["linear"])])
    graph.add(Node("loss", OPS["weighted_mse"]))
    for wire in (
        ("X", "out", "linear", "X"),
        ("linear", "Yhat", "loss", "Yhat"),
        ("Y", "out", "loss", "Y"),
        ("weights", "out", "loss", "w"),
    ):
        graph.connect(Wire(*wire))
    return graph, feeds


@pytest.mark.parametrize(("weighted", "plain"), PAIRS)
@pytest.mark.parametrize("size", [1.0, 1e-3, 7e5])
def test_equal_weights_give_the_loss_without_them(weighted, plain, size):
    P, Y = RNG.standard_normal((5, 3)), RNG.uniform(0, 1, (5, 3))
    value, at_P, at_Y, at_w = loss_of(weighted, P, Y, np.full((5, 1), size))
    expected, plain_at_P, plain_at_Y = loss_of(plain, P, Y)
    assert value == pytest.approx(expected, rel=1e-13)
    np.testing.assert_allclose(at_P, plain_at_P, rtol=1e-12)
    np.testing.assert_allclose(at_Y, plain_at_Y, rtol=1e-12)
    assert np.abs(at_w.sum()) < 1e-12 / size


@pytest.mark.parametrize(("weighted", "plain"), PAIRS)
def test_a_weight_of_two_is_the_row_twice_and_one_of_none_is_no_row(weighted, plain):
    P, Y = RNG.standard_normal((3, 2)), RNG.uniform(0, 1, (3, 2))
    value, *_ = loss_of(weighted, P, Y, np.array([[2.0], [1.0], [0.0]]))
    rows = [0, 0, 1]
    assert value == pytest.approx(loss_of(plain, P[rows], Y[rows])[0])


@pytest.mark.parametrize(("weighted", "plain"), PAIRS)
def test_weights_that_are_all_0_cost_nothing(weighted, plain):
    P, Y = RNG.standard_normal((3, 2)), RNG.uniform(0, 1, (3, 2))
    value, at_P, *_ = loss_of(weighted, P, Y, np.zeros((3, 1)))
    assert value == 0
    assert not at_P.any()


def test_huge_logits_stay_finite():
    Z = np.array([[1e300], [-1e300]])
    value, at_Z, *_ = loss_of("weighted_binary_cross_entropy", Z, np.array([[0.0], [0.0]]), np.ones((2, 1)))
    assert value == pytest.approx(5e299)
    np.testing.assert_allclose(at_Z, [[0.5], [0]])


def test_training_comes_to_weighted_least_squares():
    graph, feeds = weighted_regression(RNG.uniform(0.1, 3, (30, 1)))
    X, w = np.hstack((feeds["X"], np.ones((30, 1)))), feeds["weights"]
    expected = np.linalg.solve(X.T @ (w * X), X.T @ (w * feeds["Y"]))[:, 0]
    trainer = Trainer(graph, feeds, Training(0.2))
    trainer.run(2000)
    np.testing.assert_allclose(trainer.plan.theta, expected, rtol=1e-9)
    np.testing.assert_allclose(quadratic(graph, feeds).minimiser, expected, rtol=1e-6)


def test_batches_and_validation_take_the_weights_of_their_rows():
    graph, feeds = weighted_regression(RNG.uniform(0.1, 3, (40, 1)))
    trainer = Trainer(graph, feeds, Training(0.05, batch_size=8, validation=0.25))
    assert trainer.examples.inputs == ("X", "Y", "weights")
    assert trainer.run(50) == "steps"
    assert np.isfinite(trainer.losses[-1])


def test_weights_of_another_shape_are_refused():
    with pytest.raises(ShapeProblem, match="w is 3 × 2: each of the 3 rows needs one weight"):
        OPS["weighted_mse"].shape((3, 2), (3, 2), (3, 2))
