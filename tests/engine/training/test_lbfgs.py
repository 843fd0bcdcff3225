"""L-BFGS: it finds what others crawl to, makes its steps again to the bit, and ends where none leads down."""

import numpy as np
import pytest

from graphgui.engine import Graph, Trainer, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.words import Problem
from tests.graphs import constant, feeds_of, node, regression

LBFGS = Training(optimiser="lbfgs", steps=200)


def badly_scaled(seed=0):
    """A regression whose columns differ a thousandfold in size: gradient descent takes a million steps."""
    rng = np.random.default_rng(seed)
    graph, feeds = regression(60, 4)
    feeds["X"] = feeds["X"] * np.array([1.0, 10.0, 100.0, 1000.0])
    feeds["Y"] = rng.standard_normal((60, 1)) + feeds["X"] @ np.array([[1.0], [0.1], [0.01], [0.001]])
    return graph, feeds


def two_layers():
    rng = np.random.default_rng(1)
    X = rng.standard_normal((80, 2))
    graph = Graph([constant("X", X), constant("Y", np.sin(2 * X[:, :1]) * X[:, 1:])])
    graph.add(node("hidden", "linear", outputs=8))
    graph.add(node("tanh", "tanh"))
    graph.add(node("linear", "linear"))
    graph.add(node("mse", "mse"))
    for wire in (
        ("X", "out", "hidden", "X"),
        ("hidden", "Yhat", "tanh", "A"),
        ("tanh", "out", "linear", "X"),
        ("linear", "Yhat", "mse", "Yhat"),
        ("Y", "out", "mse", "Y"),
    ):
        graph.connect(Wire(*wire))
    return graph, feeds_of(graph)


def test_a_badly_scaled_regression_comes_down_to_its_closed_form():
    graph, feeds = badly_scaled()
    trainer = Trainer(graph, feeds, LBFGS)
    assert trainer.run(200) == "plateau"
    assert trainer.steps < 60
    closed = quadratic(graph, feeds)
    assert trainer.final_loss() == pytest.approx(closed.minimum, rel=1e-10)
    np.testing.assert_allclose(trainer.plan.theta, closed.minimiser, rtol=1e-5, atol=1e-7)


def test_each_step_leads_down_and_further_than_gradient_descent_in_thousands():
    graph, feeds = two_layers()
    trainer = Trainer(graph, feeds, LBFGS)
    trainer.run(200)
    assert (np.diff(trainer.losses) <= 1e-12).all()
    plain = Trainer(graph, feeds, Training(0.1))
    plain.run(3000)
    assert trainer.final_loss() < plain.final_loss() / 2


def test_it_is_as_good_as_torchs():
    torch = pytest.importorskip("torch")
    graph, feeds = badly_scaled()
    X, Y = torch.tensor(feeds["X"]), torch.tensor(feeds["Y"])
    trainer = Trainer(graph, feeds, LBFGS)
    start = trainer.plan.theta_by_name(trainer.plan.theta)
    W, b = (torch.tensor(start[f"linear.{port}"], requires_grad=True) for port in "Wb")
    theirs = torch.optim.LBFGS([W, b], max_iter=1, line_search_fn="strong_wolfe", history_size=10)

    def closure():
        theirs.zero_grad()
        loss = ((X @ W + b - Y) ** 2).sum() / len(X)
        loss.backward()
        return loss

    for _ in range(40):
        theirs.step(closure)
    trainer.run(40)
    assert trainer.final_loss() <= closure().item() * (1 + 1e-8)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_steps_made_again_are_the_same_to_the_bit(dtype):
    graph, feeds = two_layers()
    trainer = Trainer(graph, feeds, Training(optimiser="lbfgs", dtype=dtype, memory=5))
    trainer.run(9)
    middle = trainer.snapshot()
    trainer.run(11)
    theta = trainer.plan.theta.copy()
    again = Trainer(graph, feeds, Training(optimiser="lbfgs", dtype=dtype, memory=5))
    again.restore(middle)
    again.run(11)
    assert again.plan.theta.tobytes() == theta.tobytes()
    np.testing.assert_array_equal(again.history.since(9), trainer.history.since(9))


def test_where_no_step_leads_down_it_stops_and_leaves_the_parameters():
    graph, feeds = regression()
    trainer = Trainer(graph, feeds, LBFGS)
    trainer.run(200)
    assert trainer.stopped == "plateau"
    theta = trainer.plan.theta.copy()
    assert trainer.run(5) == "plateau"
    np.testing.assert_allclose(trainer.plan.theta, theta, rtol=1e-6)


def test_weight_decay_counts_in_what_it_searches():
    graph, feeds = badly_scaled()
    trainer = Trainer(graph, feeds, Training(optimiser="lbfgs", weight_decay=0.3))
    trainer.run(200)
    X = np.hstack((feeds["X"], np.ones((60, 1))))
    ridge = np.linalg.solve(2 / 60 * X.T @ X + 0.3 * np.eye(5), 2 / 60 * X.T @ feeds["Y"])
    np.testing.assert_allclose(trainer.plan.theta, ridge[:, 0], rtol=1e-6, atol=1e-8)


def test_corners_are_no_obstacle():
    graph, feeds = two_layers()
    graph.disconnect(Wire("hidden", "Yhat", "tanh", "A"))
    graph.disconnect(Wire("tanh", "out", "linear", "X"))
    graph.remove("tanh")
    graph.add(node("relu", "relu"))
    graph.connect(Wire("hidden", "Yhat", "relu", "A"))
    graph.connect(Wire("relu", "out", "linear", "X"))
    trainer = Trainer(graph, feeds, LBFGS)
    first = trainer.step()
    trainer.run(100)
    assert trainer.losses[-1] < first / 5


def test_mini_batches_and_dropout_are_refused():
    graph, feeds = two_layers()
    with pytest.raises(Problem, match="L-BFGS sees all examples in each step"):
        Trainer(graph, feeds, Training(optimiser="lbfgs", batch_size=10))
    graph.disconnect(Wire("tanh", "out", "linear", "X"))
    graph.add(node("dropout", "dropout"))
    graph.connect(Wire("tanh", "out", "dropout", "A"))
    graph.connect(Wire("dropout", "out", "linear", "X"))
    with pytest.raises(Problem, match="L-BFGS needs the same loss in each step"):
        Trainer(graph, feeds, LBFGS)


def test_what_it_does_not_use_is_said_to_make_no_difference():
    for name in ("learning_rate", "schedule", "schedule_period", "warm_up", "clip_norm", "momentum"):
        assert not LBFGS.uses(name)
    assert LBFGS.uses("memory")
    assert not Training().uses("memory")
