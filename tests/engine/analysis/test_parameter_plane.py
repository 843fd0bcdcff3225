"""A plane of a path is the one it lies in; dropping onto a plane and going back are each other's opposite."""

import tracemalloc

import numpy as np
import pytest

from graphgui.engine import Trainer, Training
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.parameter_plane import plane_of_parameters, plane_of_path
from tests.graphs import regression


@pytest.fixture
def known():
    """Two orthogonal directions among seven parameters, and a point."""
    rng = np.random.default_rng(0)
    return np.linalg.qr(rng.standard_normal((7, 2)))[0].T, rng.standard_normal(7)


def test_a_path_in_a_known_plane_gives_that_plane(known):
    axes, start = known
    t = np.linspace(0, 1, 40)
    path = start + np.outer(3 * t, axes[0]) + np.outer(t**2 - t, axes[1])
    plane = plane_of_path(path)
    np.testing.assert_allclose(plane.axes.T @ plane.axes, axes.T @ axes, atol=1e-12)
    assert sum(plane.explained) == pytest.approx(1) and plane.explained[0] > 0.9
    np.testing.assert_allclose(plane.coordinates(path[0]), 0, atol=1e-12)
    np.testing.assert_allclose(plane.coordinates(path[-1])[0], 3, rtol=1e-12)
    lengths = np.linalg.norm(np.diff(path, axis=0), axis=1)
    np.testing.assert_allclose(np.linalg.norm(np.diff(plane.coordinates(path), axis=0), axis=1), lengths)


def test_its_shares_are_those_of_the_covariance():
    path = np.random.default_rng(1).standard_normal((30, 5)) * [5, 3, 1, 1, 1]
    variances = np.linalg.eigvalsh(np.cov(path.T))[::-1]
    assert plane_of_path(path).explained == pytest.approx(tuple(variances[:2] / variances.sum()))


def test_a_straight_path_is_all_along_the_first_direction():
    path = np.outer(np.arange(5.0), [0.6, 0, 0.8])
    plane = plane_of_path(path)
    np.testing.assert_allclose(plane.axes[0], [0.6, 0, 0.8])
    np.testing.assert_allclose(plane.axes @ plane.axes.T, np.eye(2), atol=1e-12)
    assert plane.explained == pytest.approx((1, 0))


@pytest.mark.parametrize("path", [np.zeros((0, 3)), np.ones((1, 3)), np.ones((5, 3)), np.full((4, 3), np.nan)])
def test_a_path_that_does_not_move_has_none(path):
    assert plane_of_path(path) is None


def test_what_is_no_longer_a_number_does_not_matter():
    path = np.random.default_rng(1).standard_normal((10, 3))
    broken = np.vstack([path, [[np.inf, 0, 0], [np.nan, 0, 0], [1e200, 0, 0]]])
    np.testing.assert_array_equal(plane_of_path(broken).axes, plane_of_path(path).axes)


@pytest.mark.parametrize("kind", ["entries", "path"])
def test_places_of_a_plane_have_its_coordinates_and_keep_what_is_beside_it(kind):
    path = np.random.default_rng(1).standard_normal((10, 4))
    plane = plane_of_parameters(4, 2, 0) if kind == "entries" else plane_of_path(path)
    theta = np.array([1.0, 2.0, 3.0, 4.0])
    place = plane.place(theta, 0.5, -7.0)
    np.testing.assert_allclose(plane.coordinates(place), [0.5, -7.0])
    np.testing.assert_allclose(plane.height(place), plane.height(theta), atol=1e-12)
    np.testing.assert_allclose(plane.place(theta, *plane.coordinates(theta)), theta)


def test_a_plane_of_two_parameters_shows_their_own_values():
    plane = plane_of_parameters(4, 2, 0)
    np.testing.assert_array_equal(plane.coordinates(np.array([1.0, 2.0, 3.0, 4.0])), [3, 1])


def test_a_run_slides_into_the_direction_of_least_curvature():
    """What is left of the error at the end of gradient descent lies along the flattest direction."""
    graph, feeds = regression(30, 4)
    loss_function, closed = LossFunction(graph, feeds), quadratic(graph, feeds)
    trainer, path = Trainer(graph, feeds, Training(0.5 * closed.best_rate)), []
    trainer.run(60)
    for _ in range(40):
        path.append(trainer.plan.theta.copy())
        trainer.run(1)
    plane = plane_of_path(np.array(path))
    H = np.array([loss_function.hessian_times(path[-1], unit) for unit in np.eye(5)])
    flattest = np.linalg.eigh(H)[1][:, 0]
    assert abs(plane.axes[0] @ flattest) > 0.999 and plane.explained[0] > 0.99


def test_a_plane_takes_memory_in_proportion_to_the_path():
    """All directions there are would be as many numbers as the square of the parameters."""
    path = np.random.default_rng(0).standard_normal((3, 3000))
    plane_of_path(path[:, :10])
    tracemalloc.start()
    try:
        plane_of_path(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * path.nbytes


def test_the_last_row_of_a_path_lies_to_the_right_and_above_whichever_way_it_went_before():
    path = np.array([[0.0, 0.0, 1.0], [10.0, -3.0, 1.0], [-1.0, 2.0, 1.0]])
    for turned in (path, -path, path * [1, -1, 1]):
        assert (plane_of_path(turned).coordinates(turned[-1]) > 0).all()


def test_two_points_are_a_path():
    plane = plane_of_path(np.array([[1.0, 1.0, 1.0], [4.0, 1.0, 5.0]]))
    np.testing.assert_allclose(plane.coordinates(np.array([4.0, 1.0, 5.0])), [5, 0], atol=1e-12)


def test_what_leaves_the_range_of_floats_is_infinite_or_no_number():
    plane = plane_of_path(np.array([[0.0, 0.0], [1.0, 1.0], [3.0, 1.0]]))
    far = np.full(2, 1.7e308)
    for found in (plane.coordinates(far), plane.place(far, 1.0, 1.0), plane.height(far)):
        assert not np.isfinite(found).all()
