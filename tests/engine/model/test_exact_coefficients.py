"""The coefficients of the closed form, as the Summary reads them, are those of exact rational arithmetic."""

from fractions import Fraction

import numpy as np
import pytest

from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.model.prediction import find_prediction_pair
from graphgui.engine.model.report import affine
from tests.graphs import regression

SCALES = (1e-12, 1e-3, 1.0, 1e6, 1e12, 1e17)
OFFSETS = (0.0, 1e3, 1e6, 1e9, 1e12)  # spreads


def exact(X, Y):
    """The coefficients and intercepts of least squares as rational numbers, a row for each column of X and 1."""
    rows = [[Fraction(float(x)) for x in row] + [Fraction(1)] for row in X]
    targets = [[Fraction(float(y)) for y in row] for row in Y]
    n, p = len(rows[0]), len(targets[0])
    system = [
        [sum(row[i] * row[j] for row in rows) for j in range(n)]
        + [sum(row[i] * y[k] for row, y in zip(rows, targets, strict=True)) for k in range(p)]
        for i in range(n)
    ]
    for i in range(n):
        pivot = next(k for k in range(i, n) if system[k][i] != 0)
        system[i], system[pivot] = system[pivot], system[i]
        for k in range(n):
            if k != i:
                factor = system[k][i] / system[i][i]
                system[k] = [a - factor * b for a, b in zip(system[k], system[i], strict=True)]
    return [[system[i][n + k] / system[i][i] for k in range(p)] for i in range(n)]


def agrees(X, Y):
    graph, _ = regression(len(X), X.shape[1], Y.shape[1])
    feeds = {"X": X, "Y": Y}
    closed = quadratic(graph, feeds)
    read = affine(graph, feeds, closed.minimiser, find_prediction_pair(graph))
    found = np.vstack((read.coefficients, read.intercept))
    wanted = np.array([[float(number) for number in row] for row in exact(X, Y)])
    np.testing.assert_allclose(found, wanted, rtol=1e-9)


def drawn(outputs=1):
    rng = np.random.default_rng(0)
    X = rng.standard_normal((20, 2))
    return X, X @ rng.standard_normal((2, outputs)) + 1 + 0.3 * rng.standard_normal((20, outputs))


@pytest.mark.parametrize("offset", OFFSETS)
@pytest.mark.parametrize("scale", SCALES)
def test_features_of_any_size_far_off_zero(scale, offset):
    X, Y = drawn()
    agrees((X + offset) * scale, Y)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("offset", [1e3, 1e6, 1e9, 1e12])
def test_targets_of_any_size_far_off_zero(scale, offset):
    X, Y = drawn()
    agrees(X, (Y + offset) * scale)


@pytest.mark.parametrize("scale", SCALES)
def test_features_and_targets_far_off_zero_with_several_outputs(scale):
    X, Y = drawn(outputs=2)
    agrees((X + np.array([1e9, -1e3])) * [1.0, scale], Y + np.array([1e9, 0.0]))


@pytest.mark.parametrize("unit", [1.0, 1e3, 1e6], ids=["seconds", "milliseconds", "microseconds"])
def test_times_since_1970(unit):
    _, Y = drawn()
    agrees(np.floor((1.7e9 + 86400.0 * np.arange(20)) * unit)[:, np.newaxis], Y)


def test_a_size_and_its_square():
    X, Y = drawn()
    gdp = 1e13 * (2 + np.tanh(X[:, :1]))
    agrees(np.hstack((gdp, gdp**2)), Y)


@pytest.mark.parametrize("mean", [1e9, 1.7e12])
def test_the_least_loss_of_targets_far_off_zero_is_that_of_their_residuals(mean):
    X, _ = drawn()
    Y = mean + np.round(4 * np.tanh(X[:, :1] + X[:, 1:] ** 2))
    graph, _ = regression(20, 2)
    near = quadratic(graph, {"X": X, "Y": Y - mean}).minimum
    assert quadratic(graph, {"X": X, "Y": Y}).minimum == pytest.approx(near, rel=1e-2)
