"""What a quadratic loss says of training, and which losses are taken for one."""

import math
from itertools import pairwise

import numpy as np
import pytest

from graphgui.engine import Training, Wire
from graphgui.engine.analysis.closed_form import Quadratic, quadratic
from graphgui.engine.analysis.least_loss import quadratic_of_training
from graphgui.engine.analysis.least_squares import constant_parts, factored, reduced, solve
from graphgui.engine.analysis.least_squares_loss import equal, least_squares_loss, random_places
from graphgui.engine.analysis.loss_function import LossFunction
from tests.engine.analysis.test_closed_form import bowl
from tests.graphs import node, regression


def with_eigenvalues(*values, rank=None):
    rank = len(values) if rank is None else rank
    size = len(values)
    return Quadratic(np.zeros(size), {}, 0.0, True, np.array(values, float), rank, np.empty((size, 0)), 0.0)


def test_rates_follow_from_the_largest_and_the_smallest_eigenvalue():
    found = with_eigenvalues(8.0, 2.0, 0.0, rank=2)
    assert (found.largest, found.smallest, found.condition) == (8, 2, 4)
    assert (found.stable_rate, found.best_rate) == (0.25, 0.2)


@pytest.mark.parametrize(
    ("rate", "factor", "steps"),
    [
        (0.2, 0.6, -1 / math.log10(0.6)),
        (0.05, 0.9, -1 / math.log10(0.9)),
        (0.24, 0.92, -1 / math.log10(0.92)),
        (0.26, 1.08, math.inf),
        (0.5, 3.0, math.inf),
        (0.0, 1.0, math.inf),
    ],
)
def test_a_step_leaves_of_the_error_what_the_slowest_direction_keeps(rate, factor, steps):
    found = with_eigenvalues(8.0, 2.0)
    assert found.factor(rate) == pytest.approx(factor)
    assert found.steps_per_digit(rate) == pytest.approx(steps)


def test_where_one_step_arrives_it_takes_one():
    assert with_eigenvalues(4.0, 4.0).steps_per_digit(0.25) == 1
    assert with_eigenvalues(4.0).steps_per_digit(0.5) == math.inf


def test_above_a_thousand_parameters_none_is_looked_for():
    assert quadratic(*regression(1001, 999)).rank == 1000
    assert quadratic(*regression(5, 1000)) is None


def test_a_fit_of_targets_that_are_zero_is_exact():
    graph, feeds = regression(10, 2)
    found = quadratic(graph, {**feeds, "Y": np.zeros((10, 1))})
    assert found.minimum == 0
    assert found.is_exact


def test_what_training_does_not_follow_has_none():
    for op in ("stop_gradient", "dropout"):
        graph, feeds = regression(10, 1)
        graph.add(node("op", op))
        graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
        graph.connect(Wire("linear", "Yhat", "op", "A"))
        graph.connect(Wire("op", "out", "mse", "Yhat"))
        assert quadratic(graph, feeds) is None
    graph, feeds = regression(10, 1)
    graph.update(graph["linear"].with_attributes(freeze_b=True))
    assert quadratic(graph, feeds) is None


@pytest.mark.parametrize(
    ("hessian", "rank"),
    [([[2, 0], [0, 1]], 2), ([[1, 1], [1, 1]], 1), ([[1, 0], [0, -1e-3]], None), ([[-1, 0], [0, -1]], None)],
)
def test_a_bowl_has_a_minimum_unless_it_bends_down_somewhere(hessian, rank):
    found = quadratic(*bowl(hessian))
    assert (found and found.rank) == rank
    if rank == 1:
        np.testing.assert_allclose(np.abs(found.idle.ravel() / found.idle[0]), [1, 1])
        assert found.eigenvalues.tolist() == [pytest.approx(2), 0]


def test_idle_directions_of_a_bowl_keep_parameters_of_unlike_units():
    """Along (1, -10⁹) nothing changes: beside 10⁹ the 1 is not nothing, since it is of other units."""
    v = np.array([1e9, 1.0])
    (direction,) = quadratic(*bowl(np.outer(v, v))).idle.T
    assert direction[0] / direction[1] == pytest.approx(-1e-9, rel=1e-3)


def test_a_loss_that_falls_along_a_line_without_bending_has_no_minimum():
    graph, feeds = bowl([[2, 0], [0, 1]])
    graph.add(node("line", "parameter"))
    graph.add(node("both", "add"))
    graph.connect(Wire("loss", "out", "both", "A"))
    graph.connect(Wire("line", "out", "both", "B"))
    graph.mark_loss("both")
    assert quadratic(graph, feeds) is None


@pytest.mark.parametrize("loss", ["mae", "huber", "mse"])
@pytest.mark.parametrize("between", ["tanh", "reroute"])
def test_least_squares_are_behind_a_mean_of_squares_of_affine_predictions_alone(loss, between):
    graph, feeds = regression(10, 2)
    for wire in graph.wires_of("mse"):
        graph.disconnect(wire)
    graph.remove("mse")
    graph.add(node("between", between))
    graph.add(node("loss", loss))
    graph.connect(Wire("linear", "Yhat", "between", "A"))
    graph.connect(Wire("between", "out", "loss", "Yhat"))
    graph.connect(Wire("Y", "out", "loss", "Y"))
    found = least_squares_loss(LossFunction(graph, feeds))
    assert (found is not None) == (loss == "mse" and between == "reroute")


def test_a_parameter_of_a_bowl_along_which_nothing_bends_is_idle():
    found = quadratic(*bowl([[2, 0], [0, 0]]))
    np.testing.assert_array_equal(np.abs(found.idle), [[0], [1]])


def test_the_least_loss_is_not_asked_of_a_graph_without_a_loss():
    graph, feeds = regression(10, 1)
    graph.add(node("other", "mse"))
    assert quadratic_of_training(graph, feeds, Training()) is None


@pytest.mark.parametrize(
    ("rows", "validation", "known"),
    [(250_000, 0.0, True), (250_001, 0.0, False), (500_000, 0.5, True), (500_002, 0.5, False)],
)
def test_the_least_loss_is_known_for_half_a_million_examples_times_parameters(rows, validation, known):
    graph, feeds = regression(rows, 1)
    found = quadratic_of_training(graph, feeds, Training(validation=validation))
    assert (found is not None) == known


def test_numbers_beyond_all_bounds_have_no_least_loss():
    graph, feeds = regression(10, 1)
    assert quadratic_of_training(graph, {**feeds, "X": np.full((10, 1), 1e308)}, Training()) is None
    assert quadratic_of_training(graph, {**feeds, "Y": np.full((10, 1), np.nan)}, Training()) is None


# least squares


def test_rows_count_as_their_weights_say():
    rng = np.random.default_rng(0)
    A, b, weights = rng.standard_normal((9, 3)), rng.standard_normal(9), rng.uniform(0, 2, 9)
    W = np.diag(weights)
    np.testing.assert_allclose(solve(A, b, weights).x, np.linalg.pinv(W @ A) @ W @ b, rtol=1e-9)
    np.testing.assert_allclose(solve(A, b, weights).singular_values, np.linalg.svd(W @ A, compute_uv=False))


@pytest.mark.parametrize("rank", [3, 2])
@pytest.mark.parametrize("weighted", [False, True])
def test_factors_give_the_shortest_solution_of_every_least_squares_with_one_matrix(rank, weighted):
    rng = np.random.default_rng(1)
    A = rng.standard_normal((8, 3)) * [1.0, 1e4, 1e-3]
    if rank == 2:
        A[:, 2] = A[:, 0] - 2 * A[:, 1]
    weights = rng.uniform(0.5, 2, 8) if weighted else None
    WA = A if weights is None else A * weights[:, np.newaxis]
    found = factored(A, weights)
    assert found.Q.shape == (8, rank)
    np.testing.assert_allclose(found.Q.T @ found.Q, np.eye(rank), atol=1e-12)
    np.testing.assert_allclose(found.back @ found.Q.T, np.linalg.pinv(WA, rcond=1e-12), rtol=1e-7, atol=1e-12)


@pytest.mark.parametrize("angle", [1.0, 1e-3, 1e-6])
def test_the_condition_is_that_of_columns_of_like_length_less_their_mean(angle):
    rng = np.random.default_rng(2)
    a, b = np.linalg.qr(rng.standard_normal((16, 2)))[0].T
    A = np.column_stack((a, np.cos(angle) * a + np.sin(angle) * b))
    expected = np.linalg.cond(A)
    assert solve(A, np.ones(16)).condition == pytest.approx(expected, rel=1e-6)
    assert solve(A * [1.0, 2.0**40], np.ones(16)).condition == pytest.approx(expected, rel=1e-6)


def test_a_constant_column_takes_what_stands_far_off_zero_upon_itself():
    steps = np.arange(8.0)
    far = solve(np.column_stack((steps + 2**30, np.ones(8))), steps)
    assert far.condition < 2
    hardly_constant = 1 + 2.0**-20 * (steps == 7)
    assert solve(np.column_stack((steps + 2**30, hardly_constant)), steps).condition > 1e5
    np.testing.assert_allclose(far.x, [1, -(2.0**30)], rtol=1e-15)


def test_what_is_one_number_or_0_is_a_constant_part():
    A = np.array(
        [
            [2.0, 1.0, 0.0, 5.0, 0.0],
            [2.0, 2.0, 0.0, 0.0, 0.0],
            [0.0, 3.0, 7.0, 0.0, 0.0],
            [0.0, 4.0, 7.0, 0.0, 0.0],
        ]
    )
    found = constant_parts(A)
    assert [(column, rows.tolist(), number) for column, rows, number in found] == [(0, [0, 1], 2), (2, [2, 3], 7)]


def test_directions_are_reduced_to_as_few_numbers_as_there_can_be():
    found = reduced(np.array([[1.0, 1.0, 0.0, 2.0], [1.0, 1.0, 1.0, 4.0]]))
    assert np.linalg.matrix_rank(np.vstack((found, [[1, 1, 0, 2], [1, 1, 1, 4]]))) == 2
    assert np.count_nonzero(found == 0) == 3
    np.testing.assert_allclose(np.abs(found).max(axis=1), [1, 1])
    tiny = reduced(np.array([[200.0, 1e-6, 3e-6]]))
    assert tiny.tolist() == [[1, 0, pytest.approx(1.5e-8)]]


@pytest.mark.parametrize(
    ("gap", "scale", "same"),
    [
        (0.9e-9, [1.0, 1.0], True),
        (1.1e-9, [1.0, 1.0], False),
        (1.9e-9, [0.0, 4.0], True),
        (2.1e-9, [0.0, 4.0], False),
    ],
)
def test_numbers_are_equal_but_for_a_billionth_of_what_they_were_added_up_from_or_of_its_mean(gap, scale, same):
    assert equal(np.array([1.0 + gap, 5.0]), np.array([1.0, 5.0]), np.array(scale)) == same


def test_places_are_tried_near_and_far_in_proportion_to_what_each_parameter_does():
    places = random_places(np.array([100.0, 0.01, 0.0]))
    usual = random_places(np.ones(3))
    assert len(places) == 4
    for place, other in zip(places, usual, strict=True):
        np.testing.assert_allclose(place, other * [0.01, 100.0, 1.0])
    reaches = [np.linalg.norm(place) for place in usual]
    assert all(2 < far / near < 50 for near, far in pairwise(reaches))
