"""Just below the largest stable learning rate training converges, just above it does not."""

import numpy as np
import pytest

from graphgui.engine import Plan, Wire
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.sharpness import Sharpness, sharpness
from graphgui.engine.analysis.stability import (
    StableRate,
    growth,
    has_bound,
    safe_rate,
    stable_curvature,
    stable_rate,
    stable_rates,
)
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.training.batches import Batches
from graphgui.engine.training.examples import find_examples, split
from graphgui.engine.training.settings import SETTINGS, Training
from graphgui.engine.training.trainer import Trainer
from tests.engine.diagnosis.drawn_runs import model
from tests.graphs import node, regression


@pytest.mark.parametrize("decay", [0.0, 0.3])
@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9])
@pytest.mark.parametrize("optimiser", ["sgd", "momentum", "nesterov"])
def test_it_is_the_border_between_converging_and_diverging(optimiser, momentum, decay):
    graph, feeds = regression(20, 2)
    training = Training(optimiser=optimiser, momentum=momentum, weight_decay=decay)
    found = stable_rates(training, sharpness(graph, feeds, training))
    assert found.low == found.high
    rate = found.low

    def last_move(share):
        trainer = Trainer(graph, feeds, Training(rate * share, 0, 0, optimiser, momentum, weight_decay=decay))
        trainer.run(3000)
        before = trainer.plan.theta.copy()
        if trainer.run(1) == "diverged":
            return np.inf
        return np.abs(trainer.plan.theta - before).max()

    assert last_move(0.99) < 1e-6
    assert last_move(1.01) > 1


def test_a_loss_that_is_not_quadratic_is_looked_at_where_training_starts():
    graph, feeds = regression(20, 2)
    graph.add(node("tanh", "tanh"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire("linear", "Yhat", "tanh", "A"))
    graph.connect(Wire("tanh", "out", "mse", "Yhat"))
    plan = Plan(graph, feeds, gradients="parameters")
    initialise(plan, 3)
    loss_function, start = LossFunction(graph, feeds), plan.theta.copy()
    H = np.array([loss_function.hessian_times(start, unit) for unit in np.eye(len(start))])
    found = sharpness(graph, feeds, Training(seed=3))
    assert found.least * (1 - 1e-3) <= np.linalg.eigvalsh(H).max() <= found.most * (1 + 1e-3)


@pytest.mark.parametrize(
    ("settings", "largest", "rate"),
    [
        ({}, 4.0, 0.5),
        ({"weight_decay": 1.0}, 4.0, 0.4),
        ({}, 0.0, np.inf),
        ({}, -1.0, np.inf),
        ({"weight_decay": 1.0}, -1.0, np.inf),
        ({"weight_decay": 1.0}, -0.5, 4.0),
        ({"optimiser": "momentum", "momentum": 0.5}, 4.0, 0.75),
        ({"optimiser": "nesterov", "momentum": 0.5}, 4.0, 0.375),
        ({"optimiser": "nesterov", "momentum": 0.0}, 4.0, 0.5),
        ({"optimiser": "adam"}, 4.0, None),
        ({"optimiser": "lbfgs"}, 4.0, None),
    ],
)
def test_the_rate_follows_from_the_curvature_and_the_other_way_round(settings, largest, rate):
    training = Training(**settings)
    assert stable_rate(training, largest) == rate
    assert has_bound(training) == (rate is not None)
    if rate is None:
        assert stable_curvature(training, 1.0) is growth(training, 1.0, 1.0) is None
        assert stable_rates(training, Sharpness(1.0, 2.0)) is None
    elif rate < np.inf:
        assert stable_curvature(training, rate) == pytest.approx(largest)
        assert stable_rates(training, Sharpness(largest, 2 * largest + 4)).high == rate


@pytest.mark.parametrize(
    ("settings", "factor"),
    [
        ({}, 0.4),
        ({"weight_decay": 1.0}, 0.1),
        # z² - 1.1 z + 0.5 = 0 has complex roots, whose length is √0.5; z² - 0.9 z + 0.3 = 0 those of √0.3
        ({"optimiser": "momentum", "momentum": 0.5}, 0.5**0.5),
        ({"optimiser": "nesterov", "momentum": 0.75}, 0.3**0.5),
    ],
)
def test_each_step_multiplies_the_error_by_the_longest_root(settings, factor):
    assert growth(Training(**settings), 0.3, 2.0) == pytest.approx(factor)


def test_one_trains_at_half_of_the_largest_stable_rate_in_two_digits():
    assert safe_rate(StableRate(0.12345, 0.5)) == 0.062
    assert safe_rate(StableRate(2e-9, 2e-9)) == 1e-9


def test_a_rate_is_exact_whose_ends_differ_by_no_more_than_a_thousandth():
    assert StableRate(1.0, 1.00099).is_exact
    assert not StableRate(1.0, 1.00101).is_exact


def test_there_is_none_for_adam_nor_for_a_graph_without_loss():
    graph, feeds = regression()
    assert stable_rate(Training(optimiser="adam"), 1.0) is None
    graph.disconnect(next(wire for wire in graph.wires if wire.target == "mse"))
    assert sharpness(graph, feeds, Training()) is None


def test_a_setting_is_in_use_with_the_choices_that_need_it():
    used = {name for name in SETTINGS if Training().uses(name)}
    assert {"learning_rate", "steps", "seed", "batch_size"} <= used
    assert used.isdisjoint({"momentum", "beta1", "schedule_period", "min_improvement"})
    assert Training(optimiser="nesterov").uses("momentum")
    assert Training(schedule="cosine").uses("schedule_floor")
    assert not Training(schedule="cosine").uses("schedule_factor")
    assert Training(patience=5).uses("min_improvement")


def classes(q, sizes, noise, seed=0):
    """A classifier of columns of these sizes, and the rows of its design matrix."""
    rng = np.random.default_rng(seed)
    Z = rng.standard_normal((q, len(sizes)))
    Y = (Z.sum(axis=1, keepdims=True) + noise * rng.standard_normal((q, 1)) > 0).astype(float)
    X = (Z + 1) * sizes
    return (*model(X, Y, "binary_cross_entropy"), np.hstack((X, np.ones((q, 1)))))


@pytest.mark.parametrize("sizes", [(1.0, 1.0), (1e6, 1.0), (1e6, 1e7), (1e-6, 1e-3), (1e7,)])
@pytest.mark.parametrize("seed", range(3))
def test_below_the_stable_rate_of_a_classifier_its_loss_never_rises_whatever_the_columns(sizes, seed):
    graph, feeds, A = classes(40, np.array(sizes), 2.0, seed)
    training = Training(seed=seed)
    found = stable_rates(training, sharpness(graph, feeds, training))
    trainer = Trainer(graph, feeds, Training(0.99 * found.low, seed=seed))
    trainer.run(200)
    losses = np.array(trainer.losses)
    assert (np.diff(losses) <= 1e-12 * losses[:-1]).all()
    steepest = np.linalg.norm(A, 2) ** 2 / len(A) / 4  # where every class is as likely as not
    assert found.low == pytest.approx(2 / steepest, rel=1e-6)
    assert found.high >= found.low


def test_the_stable_rate_of_a_classifier_is_hardly_lower_than_where_its_minimum_is_left():
    graph, feeds, A = classes(200, np.array([1e6, 1e7]), 3.0)
    training = Training()
    found = stable_rates(training, sharpness(graph, feeds, training))
    best = minimiser(feeds)
    p = 1 / (1 + np.exp(-A @ best))
    at_minimum = np.linalg.eigvalsh(A.T @ (A * (p * (1 - p))[:, np.newaxis]) / len(A))[-1]
    assert found.low <= 2 / at_minimum < 2.5 * found.low


def minimiser(feeds):
    """Newton's steps on columns of mean 0 and deviation 1, told of the columns as they are."""
    X, Y = feeds["X"], feeds["Y"]
    mean, deviation = X.mean(axis=0), X.std(axis=0)
    A = np.hstack(((X - mean) / deviation, np.ones((len(X), 1))))
    theta = np.zeros(A.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-A @ theta))
        theta = theta - np.linalg.solve(A.T @ (A * (p * (1 - p))[:, np.newaxis]), A.T @ (p - Y[:, 0]))
    W = theta[:-1] / deviation
    return np.append(W, theta[-1] - W @ mean)


@pytest.mark.parametrize("loss", ["softmax_cross_entropy", "huber", "logistic_loss"])
def test_the_bound_holds_for_every_loss_that_has_one(loss):
    rng = np.random.default_rng(1)
    X = rng.standard_normal((30, 2)) * [1.0, 1e5]
    Y = {
        "softmax_cross_entropy": rng.integers(0, 3, (30, 1)).astype(float),
        "huber": rng.standard_t(2, (30, 1)),
        "logistic_loss": rng.choice([-1.0, 1.0], (30, 1)),
    }[loss]
    graph, feeds = model(X, Y, loss, 3 if loss == "softmax_cross_entropy" else 1)
    training = Training()
    found, loss_function = sharpness(graph, feeds, training), LossFunction(graph, feeds)
    for reach in (0.0, 1e-5, 1e-3, 1.0):
        place = reach * rng.standard_normal(loss_function.size)
        H = np.array([loss_function.hessian_times(place, unit) for unit in np.eye(loss_function.size)])
        assert np.linalg.eigvalsh((H + H.T) / 2)[-1] <= found.most * (1 + 1e-6)


@pytest.mark.parametrize("size", [1, 4, 16])
def test_a_batch_bends_more_than_all_examples_and_the_rate_is_an_estimate(size):
    graph, feeds = regression(48, 3)
    whole, batches = (sharpness(graph, feeds, Training(batch_size=each)) for each in (None, size))
    found = stable_rates(Training(batch_size=size), batches)
    assert whole.least == whole.most == batches.least < batches.most
    assert not found.is_exact
    assert f"{found.low:.2g}–{found.high:.2g}" == str(found)
    calm, wild = (Trainer(graph, feeds, Training(rate, batch_size=size)) for rate in (found.low, 1.5 * found.high))
    calm.run(2000)
    wild.run(2000)
    assert np.max(calm.losses[-48:]) < np.max(calm.losses[:48])
    assert not np.max(wild.losses[-48:]) < 1e6


@pytest.mark.parametrize("size", [1, 4, 16])
@pytest.mark.parametrize("loss", ["binary_cross_entropy", "softmax_cross_entropy", "huber", "logistic_loss"])
def test_every_batch_is_within_the_bound_of_every_loss_that_has_one(loss, size):
    rng = np.random.default_rng(2)
    X = rng.standard_normal((48, 2)) + 1
    Y = {
        "binary_cross_entropy": rng.integers(0, 2, (48, 1)).astype(float),
        "softmax_cross_entropy": rng.integers(0, 3, (48, 1)).astype(float),
        "huber": rng.standard_t(2, (48, 1)),
        "logistic_loss": rng.choice([-1.0, 1.0], (48, 1)),
    }[loss]
    graph, feeds = model(X, Y, loss, 3 if loss == "softmax_cross_entropy" else 1)
    whole, found = (sharpness(graph, feeds, Training(batch_size=each)) for each in (None, size))
    assert found.least == whole.least
    assert whole.most < found.most
    batches = Batches(graph, feeds, find_examples(graph, feeds), size=size, seed=0, dtype="float64")
    for step in range(0, batches.per_epoch, batches.per_epoch // 3):
        rows = batches.rows(step)
        loss_function = LossFunction(graph, {name: feed[rows] for name, feed in feeds.items()})
        place = np.zeros(loss_function.size)
        H = np.array([loss_function.hessian_times(place, unit) for unit in np.eye(loss_function.size)])
        assert np.linalg.eigvalsh((H + H.T) / 2)[-1] <= found.most * 1.01  # to which batches are looked into


def test_rows_that_validate_do_not_count():
    graph, feeds = regression(40, 2)
    training = Training(validation=0.25)
    rows, kept = split(40, 0.25, 0)
    feeds["X"][kept] *= 1000
    part = {name: feed[rows] for name, feed in feeds.items()}
    assert sharpness(graph, feeds, training) == sharpness(graph, part, Training())


def test_a_rate_says_how_sure_it_is():
    assert str(StableRate(0.123456, 0.123456)) == "0.1235"
    assert str(StableRate(0.1, 0.4567)) == "0.1–0.46"
    assert str(StableRate(0.1, np.inf)) == "≥ 0.1"
