"""The spectrum is the closed form's, and what it says of a direction is what training does along it."""

import math

import numpy as np
import pytest

from graphgui.engine import Plan, Trainer, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.spectrum import (
    MOST_PARAMETERS,
    Spectrum,
    diverging,
    good_rate,
    spectrum,
    spectrum_in_parts,
)
from graphgui.engine.analysis.stability import growth, stable_curvature, stable_rate
from tests.engine.analysis.test_closed_form import design
from tests.graphs import node, regression

OPTIMISERS = [("sgd", 0.0), ("momentum", 0.5), ("momentum", 0.9), ("nesterov", 0.5), ("nesterov", 0.9)]


def hessian(X):
    """That of the mean squared error of a linear model: 2/q XᵀX, with a column of ones for the bias."""
    return 2 / len(X) * design(X).T @ design(X)


def tanh_regression(n=2):
    graph, feeds = regression(20, n)
    graph.add(node("tanh", "tanh"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire("linear", "Yhat", "tanh", "A"))
    graph.connect(Wire("tanh", "out", "mse", "Yhat"))
    return graph, feeds


def found_of(graph, feeds, theta=None):
    loss_function = LossFunction(graph, feeds)
    theta = np.zeros(loss_function.size) if theta is None else theta
    closed = quadratic(graph, feeds) if loss_function.size <= MOST_PARAMETERS else None
    return spectrum(loss_function, theta, closed)


# the spectrum


def test_it_is_that_of_the_closed_form_of_a_linear_model():
    graph, feeds = regression(30, 4)
    found = found_of(graph, feeds)
    H = hessian(feeds["X"])
    np.testing.assert_allclose(found.eigenvalues, np.linalg.eigvalsh(H)[::-1], rtol=1e-10)
    np.testing.assert_allclose(H @ found.directions.T, found.directions.T * found.eigenvalues, atol=1e-7)
    np.testing.assert_allclose(found.directions @ found.directions.T, np.eye(5), atol=1e-12)
    assert found.is_constant and found.is_complete
    assert found.condition == pytest.approx(np.linalg.cond(H))


def test_directions_without_curvature_are_zeros_and_count_for_no_condition():
    graph, feeds = regression(20, 1)
    found = found_of(graph, {**feeds, "X": np.repeat(feeds["X"], 2, axis=1)})
    assert found.eigenvalues[2] == 0 and found.smallest == found.eigenvalues[1]
    flat = dict(found.parts(2))
    assert abs(flat["linear.b"]) < 1e-6
    assert flat["linear.W[1]"] == pytest.approx(-flat["linear.W[2]"], abs=1e-6)


def test_of_another_loss_it_is_the_hessian_at_the_place():
    graph, feeds = tanh_regression()
    theta = np.array([0.7, -1.2, 0.4])
    found = found_of(graph, feeds, theta)
    plan, step = Plan(graph, feeds), 1e-4

    def loss(at):
        plan.theta[:] = at
        return plan.forward()

    def second(i, j):
        i, j = step * np.eye(3)[i], step * np.eye(3)[j]
        near = loss(theta + i - j) + loss(theta - i + j)
        return (loss(theta + i + j) + loss(theta - i - j) - near) / (4 * step**2)

    H = np.array([[second(i, j) for j in range(3)] for i in range(3)])
    np.testing.assert_allclose(found.eigenvalues, np.linalg.eigvalsh(H)[::-1], atol=1e-6)
    assert not found.is_constant


def test_of_many_parameters_only_the_largest_is_found_and_it_says_so():
    graph, feeds = regression(40, MOST_PARAMETERS)
    found = found_of(graph, feeds)
    H = hessian(feeds["X"])
    assert not found.is_complete and len(found.eigenvalues) == 1 and math.isnan(found.condition)
    assert found.largest == pytest.approx(np.linalg.eigvalsh(H)[-1], rel=1e-3)


@pytest.mark.parametrize("size", [MOST_PARAMETERS, MOST_PARAMETERS + 1])
@pytest.mark.parametrize("is_known", [False, True])
def test_what_a_closed_form_knows_is_told_whatever_the_number_of_parameters(size, is_known):
    graph, feeds = regression(20, size - 1)
    loss_function, theta = LossFunction(graph, feeds), np.full(size, 0.1)
    closed = quadratic(graph, feeds) if is_known else None
    found = spectrum(loss_function, theta, closed)
    assert found.is_constant == is_known
    assert found.minimum == (closed.minimum if closed else None)
    assert found.is_complete == (size == MOST_PARAMETERS)
    assert len(found.eigenvalues) == len(found.directions) == (size if found.is_complete else 1)
    assert found.names[0] == "linear.W[1]"
    assert len(found.names) == size
    assert found.theta is theta
    if found.is_complete:
        np.testing.assert_allclose(found.hessian, hessian(feeds["X"]), atol=1e-7)
        np.testing.assert_array_equal(found.hessian, found.hessian.T)
    else:
        assert found.hessian is None


def test_where_the_loss_is_no_number_there_is_none():
    graph, feeds = regression(10, 2)
    found = spectrum(LossFunction(graph, feeds), np.full(3, np.inf))
    assert len(found.eigenvalues) == 0 and math.isnan(found.largest)
    assert diverging(found, Training(9.0), 9.0) is None and good_rate(found, Training()) is None


def test_it_can_be_computed_in_parts():
    graph, feeds = regression(10, 2)
    parts = list(spectrum_in_parts(LossFunction(graph, feeds), np.zeros(3)))
    assert parts[:-1] == [None] * 3
    np.testing.assert_allclose(parts[-1].eigenvalues, np.linalg.eigvalsh(hessian(feeds["X"]))[::-1])


def by_hand(values, directions=None, **settings):
    size = len(values)
    directions = np.eye(size) if directions is None else np.array(directions)
    known = {"is_complete": True, "is_constant": True, **settings}
    return Spectrum(np.zeros(size), tuple("abcdefghij"[:size]), np.array(values, float), directions, **known)


def test_the_largest_component_of_a_direction_comes_first_and_is_positive():
    found = by_hand([2, 1, 0], [[0.1, -0.9, 0.3], [0.5, 0.1, -0.4], [0.0, 0.5, -0.5]])
    assert found.parts(0) == [("b", 0.9), ("c", -0.3), ("a", -0.1)]
    assert found.parts(1) == [("a", 0.5), ("c", -0.4), ("b", 0.1)]
    assert found.parts(2)[:2] == [("b", 0.5), ("c", -0.5)]
    assert found.parts(0, most=1) == [("b", 0.9)]
    assert len(by_hand(np.arange(10)[::-1]).parts(0)) == 8


def test_the_smallest_is_the_eigenvalue_nearest_to_zero_that_is_not_zero():
    found = by_hand([8, 2, 0, -0.5, -16])
    assert (found.largest, found.smallest, found.condition) == (8, -0.5, 32)
    assert math.isnan(by_hand([8, 2], is_complete=False).smallest)
    assert math.isnan(by_hand([0, 0]).smallest)
    assert math.isnan(by_hand([]).largest)


@pytest.mark.parametrize(
    ("values", "settings", "constant", "rate"),
    [
        ([3.0, 1.0], {}, True, 0.5),
        ([3.0, 1.0], {}, False, 0.333),
        ([3.0, 1.0], {"weight_decay": 0.5}, True, 0.4),
        ([3.0, 1.0], {"batch_size": 3}, True, 0.333),
        ([3.0, 1.0], {"optimiser": "momentum", "momentum": 0.5}, True, 0.5),
        ([300.0, 0.1], {}, True, 0.00666),  # of 0.0066644: never rounded up
        ([3e-9, 3e-9], {}, True, 333000000.0),
        ([-1.0, -2.0], {}, True, None),
        ([0.0, 0.0], {}, True, None),
    ],
)
def test_the_good_rate_has_three_digits(values, settings, constant, rate):
    assert good_rate(by_hand(values, is_constant=constant), Training(**settings)) == rate


# which rates, and which direction


@pytest.mark.parametrize(("optimiser", "momentum"), OPTIMISERS)
@pytest.mark.parametrize("decay", [0.0, 0.2])
def test_the_growth_is_what_a_run_does_to_its_error_along_the_direction(optimiser, momentum, decay):
    graph, feeds = regression(30, 3)
    training = Training(1.0, 0, 0, optimiser, momentum, weight_decay=decay)
    found = found_of(graph, feeds)
    rate = 1.2 * stable_rate(training, found.largest)
    away = diverging(found, training, rate)
    direction = found.directions[away.index]
    trainer = Trainer(graph, feeds, Training(rate, 0, 0, optimiser, momentum, weight_decay=decay))
    trainer.run(60)
    before = direction @ trainer.plan.theta
    trainer.run(1)
    after = direction @ trainer.plan.theta
    trainer.run(1)
    assert away.growth > 1
    # Moves, not places: with weight decay the run goes away from another point than the least loss.
    assert abs((direction @ trainer.plan.theta - after) / (after - before)) == pytest.approx(away.growth, rel=1e-6)


@pytest.mark.parametrize(("optimiser", "momentum"), OPTIMISERS)
@pytest.mark.parametrize("decay", [0.0, 0.2])
def test_at_the_threshold_the_error_neither_grows_nor_shrinks(optimiser, momentum, decay):
    training = Training(0.3, 0, 0, optimiser, momentum, weight_decay=decay)
    limit = stable_curvature(training, 0.3)
    assert stable_rate(training, limit) == pytest.approx(0.3)
    assert growth(training, 0.3, limit) == pytest.approx(1)
    assert growth(training, 0.3, 1.01 * limit) > 1 > growth(training, 0.3, 0.99 * limit)


def test_gradient_descent_diverges_above_two_over_the_rate():
    assert stable_curvature(Training(), 0.25) == 8
    assert stable_curvature(Training(optimiser="momentum", momentum=0.5), 0.25) == 12
    assert growth(Training(), 0.25, 9) == 1.25
    assert stable_curvature(Training(), 0.0) == math.inf


@pytest.mark.parametrize("optimiser", ["rmsprop", "adam", "adamw"])
def test_optimisers_that_scale_each_step_have_no_threshold(optimiser):
    training, found = Training(optimiser=optimiser), found_of(*regression(30, 3))
    assert stable_curvature(training, 9.0) is None and growth(training, 9.0, 1.0) is None
    assert diverging(found, training, 9.0) is None and good_rate(found, training) is None


def test_below_the_largest_stable_rate_nothing_diverges():
    found, training = found_of(*regression(30, 3)), Training()
    stable = stable_rate(training, found.largest)
    assert diverging(found, training, 0.99 * stable) is None
    assert diverging(found, training, 1.01 * stable).eigenvalue == found.largest


def test_the_parameters_that_diverge_are_those_of_the_large_column():
    graph, feeds = regression(30, 3)
    found = found_of(graph, {**feeds, "X": feeds["X"] * [1, 100, 1]})
    (name, component), *others = diverging(found, Training(), 1.0).parts
    assert name == "linear.W[2]" and component == pytest.approx(1, abs=1e-3)
    assert all(abs(other) < 0.05 for _, other in others)


def test_the_good_rate_of_a_quadratic_is_its_best_and_else_half_the_stable_one():
    graph, feeds = regression(30, 3)
    found, best = found_of(graph, feeds), quadratic(graph, feeds).best_rate
    assert good_rate(found, Training()) == pytest.approx(best, rel=1e-2) and good_rate(found, Training()) <= best
    momentum = Training(optimiser="momentum", momentum=0.5)
    assert good_rate(found, momentum) == pytest.approx(1.5 / found.largest, rel=1e-2)
    other = found_of(*tanh_regression())
    assert good_rate(other, Training()) == pytest.approx(1 / other.largest, rel=1e-2)


def test_the_good_rate_is_stable_where_one_direction_is_much_flatter_than_another():
    graph, feeds = regression(30, 2)
    found = found_of(graph, {**feeds, "X": feeds["X"] * [1, 1000]})
    rate = good_rate(found, Training())
    assert 0.99 * stable_rate(Training(), found.largest) < rate < stable_rate(Training(), found.largest)
    assert float(f"{rate:.3g}") == rate
