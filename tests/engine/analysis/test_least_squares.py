"""Least squares of more rows than are factored at once."""

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
