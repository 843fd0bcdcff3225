"""Least squares of more rows than are factored at once."""

import math

import numpy as np
import pytest

from graphgui.engine.analysis.least_squares import solve

ROWS = 100_001


@pytest.fixture
def columns():
    x = np.linspace(-1, 1, ROWS)
    return np.column_stack((np.ones(ROWS), 1e6 * x, 1e-6 * x**2, x**3))


def test_the_solution_of_many_rows_is_right_to_the_last_digits(columns):
    wanted = np.array([3.0, 2e-6, -5e6, 1.0])
    found = solve(columns, columns @ wanted)
    assert found.rank == 4
    np.testing.assert_allclose(found.x, wanted, rtol=1e-12)


def test_singular_values_of_many_rows_are_those_of_the_matrix(columns):
    found = solve(columns, np.ones(ROWS))
    np.testing.assert_allclose(found.singular_values, np.linalg.svd(columns, compute_uv=False), rtol=1e-9)


def test_of_several_solutions_for_many_rows_the_shortest_is_found(columns):
    twice = np.column_stack((columns[:, 3], columns[:, 3]))
    found = solve(twice, 4 * columns[:, 3])
    assert found.rank == 1
    np.testing.assert_allclose(found.x, [2, 2], rtol=1e-12)


@pytest.mark.parametrize("size", [1e-300, 1e-100, 1e-30, 1e-17, 1e-12, 1e12, 1e100, 1e200])
def test_singular_values_are_found_whatever_the_size_of_one_column(size):
    rng = np.random.default_rng(0)
    A = rng.standard_normal((20, 3)) * [1, size, 1]
    orthogonal = np.linalg.qr(A[:, [0, 2]])[0]
    beside = A[:, 1] - orthogonal @ (orthogonal.T @ A[:, 1])
    found = solve(A, np.ones(20)).singular_values
    odd = found[0] if size > 1 else found[-1]
    expected = np.linalg.norm(A[:, 1] / size) if size > 1 else np.linalg.norm(beside / size)
    assert odd / size == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("whole", [1e-30, 1.0, 1e30])
@pytest.mark.parametrize("size", [1e-100, 1e-30, 1e-20, 1e-12])
def test_singular_values_of_several_tiny_columns_are_those_of_what_they_are_beside_the_large_one(size, whole):
    rng = np.random.default_rng(0)
    large, columns = rng.standard_normal(20), rng.standard_normal((20, 3)) * [0.01, 0.1, 1.0]
    beside = columns - np.outer(large, large @ columns) / (large @ large)
    A = np.column_stack((columns[:, :2] * size, large, columns[:, 2] * size))
    found = solve(whole * A, np.ones(20)).singular_values / whole
    np.testing.assert_allclose(found[1:] / size, np.linalg.svd(beside, compute_uv=False), rtol=1e-9)


def test_at_the_end_of_the_range_of_floats_the_large_singular_value_is_known_and_no_other_is_no_number():
    a, b, c = np.random.default_rng(0).standard_normal((3, 20))
    found = solve(np.column_stack((a, 1.2e-308 * b, 1.2e-308 * (b + 0.01 * c))), a).singular_values
    assert found[0] == pytest.approx(np.linalg.norm(a))
    assert (found[1:] < 1e-300).all()


@pytest.mark.parametrize("size", [1e-200, 1e-100, 1e-17, 1e-9])
def test_of_several_solutions_the_shortest_is_found_among_columns_of_unlike_sizes(size):
    rng = np.random.default_rng(0)
    a, b = rng.standard_normal((2, 20))
    found = solve(np.column_stack((a, size * b, size * b)), a + 2 * b)
    assert found.rank == 2
    np.testing.assert_allclose(found.x, [1, 1 / size, 1 / size], rtol=1e-9)


@pytest.mark.parametrize("offset", [1e3, 1e6, 1e9])
def test_twin_columns_far_off_zero_share_their_coefficient(offset):
    a = np.round(1024 * np.random.default_rng(0).standard_normal(20)) / 1024
    found = solve(np.column_stack((a + offset, a + offset, np.ones(20))), 2 * a + 3)
    assert found.rank == 2
    np.testing.assert_allclose(found.x, [1, 1, 3 - 2 * offset], rtol=1e-9)


def test_singular_values_are_found_of_a_column_far_off_zero_beside_a_tiny_one():
    """A = C T with orthogonal columns in C: the small ones are those of T⁻¹ C⁺, turned upside down."""
    u, c, w = np.array([[1, -1, 1, -1], [1, 1, 1, 1], [1, 1, -1, -1]], float)
    far, tiny = 2.0**20, 2.0**-40
    A = np.column_stack((u + far * c, c, tiny * w))
    inverse = np.array([u, c - far * u, w / tiny]) / 4
    large, *small = np.linalg.svd(A, compute_uv=False)[0], *1 / np.linalg.svd(inverse, compute_uv=False)[1::-1]
    np.testing.assert_allclose(solve(A, np.ones(4)).singular_values, [large, *small], rtol=1e-9)


def test_the_smallest_singular_value_is_found_of_a_tiny_column_between_ones_far_off_zero():
    """A = C T as above. As it stands, rounding leaves nothing of it."""
    bits = np.arange(8)
    c, u, v, w = np.ones(8), *((-1.0) ** (bits >> place) for place in range(3))
    far, tiny = 2.0**20, 2.0**-40
    A = np.column_stack((c, tiny * (3 * u + v + w), u + far * c, far * (u + v)))
    own = u - v - 2 * w
    inverse = np.array([c - far * own, w / tiny, own, (v - w) / far]) / 8
    found = solve(A, np.ones(8)).singular_values
    assert found[-1] == pytest.approx(1 / np.linalg.norm(inverse, 2), rel=1e-9)


@pytest.mark.parametrize("size", [0.0, 1.0, 1e6])
def test_what_rounding_loses_is_taken_back(size):
    """Powers of 0 to 11 times whole coefficients, and alternating binomials, on which no power stands."""
    A = np.vander(np.arange(12.0), 5, increasing=True)
    wanted = np.array([3.0, -1, 4, -1, 5])
    binomials = np.array([math.comb(11, k) * (-1.0) ** k for k in range(12)])
    np.testing.assert_array_equal(A.T @ binomials, 0)
    np.testing.assert_allclose(solve(A, A @ wanted + size * binomials).x, wanted, rtol=1e-14)
