"""The coefficients of the closed form, as the Summary reads them, are those of exact rational arithmetic."""

from fractions import Fraction

import numpy as np
import pytest

from graphgui.engine import Graph, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.undetermined import inexactness
from graphgui.engine.diagnosis.scaling import standardisation
from graphgui.engine.model.prediction import find_prediction_pair
from graphgui.engine.model.report import affine
from tests.graphs import constant, feeds_of, node, regression

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


def standardised(graph, feeds, source, loss_or_layer, port):
    """Put a node that standardises behind an input; its numbers, as the fractions that they are."""
    mean, deviation = standardisation(feeds[source])
    name = f"{source} standardised"
    graph.add(node(name, "standardise", mean=mean.tolist(), deviation=deviation.tolist()))
    graph.disconnect(Wire(source, "out", loss_or_layer, port))
    graph.connect(Wire(source, "out", name, "A"))
    graph.connect(Wire(name, "out", loss_or_layer, port))
    return [[Fraction(number) for number in row[0].tolist()] for row in (mean, deviation)]


@pytest.mark.parametrize("index", range(40))
def test_random_tables_of_unlike_columns(index):
    """Sizes from 1e-12 to 1e17, offsets up to 1e12 spreads, columns that nearly agree; standardised or not.

    Both columns of the Summary: the closed form, and whatever the parameters are now. Nine digits, or a sentence
    that says how many; standardising rounds, which matters where columns nearly agree.
    """
    rng = np.random.default_rng([5, index])
    rows, columns, outputs = int(rng.integers(12, 30)), int(rng.integers(1, 4)), int(rng.integers(1, 3))
    Z = rng.standard_normal((rows, columns))
    if columns > 1 and index % 3 == 0:
        Z[:, 1] = Z[:, 0] + 10.0 ** rng.integers(-6, 0) * Z[:, 1]
    Y = Z @ rng.standard_normal((columns, outputs)) + 0.3 * rng.standard_normal((rows, outputs))
    offsets = 10 ** rng.uniform(0, 12, columns) * (rng.random(columns) < 0.7)
    X = (Z + offsets) * 10 ** rng.uniform(-12, 17, columns)
    Y = (Y + 10 ** rng.uniform(0, 12) * (rng.random() < 0.5)) * 10 ** rng.uniform(-12, 17)
    graph, _ = regression(rows, columns, outputs)
    feeds = {"X": X, "Y": Y}
    mean, deviation = [Fraction(0)] * columns, [Fraction(1)] * columns
    shift, scale = [Fraction(0)] * outputs, [Fraction(1)] * outputs
    if index % 2:
        mean, deviation = standardised(graph, feeds, "X", "linear", "X")
    if index % 4 > 1:
        shift, scale = standardised(graph, feeds, "Y", "mse", "Y")
    pair, closed = find_prediction_pair(graph), quadratic(graph, feeds)
    best = affine(graph, feeds, closed.minimiser, pair)
    wanted = [[float(number) for number in row] for row in exact(X, Y)]
    promised = 1e-9
    if said := inexactness(closed):
        promised = 10.0 ** -said.values["digits"]
    np.testing.assert_allclose(np.vstack((best.coefficients, best.intercept)), wanted, rtol=promised)

    W, b = rng.standard_normal((columns, outputs)), rng.standard_normal(outputs)
    now = affine(graph, feeds, np.concatenate((W.ravel(), b)), pair)
    slopes = [
        [Fraction(w) / deviation[i] * scale[k] for k, w in enumerate(row)] for i, row in enumerate(W.tolist())
    ]
    intercept = [
        Fraction(b[k]) * scale[k] + shift[k] - sum(mean[i] * slopes[i][k] for i in range(columns))
        for k in range(outputs)
    ]
    np.testing.assert_allclose(now.coefficients, [[float(s) for s in row] for row in slopes], rtol=1e-9)
    terms = [sum(abs(mean[i] * slopes[i][k]) for i in range(columns)) for k in range(outputs)]
    np.testing.assert_array_less(
        np.abs(now.intercept[0] - [float(each) for each in intercept]),
        [1e-9 * abs(float(each)) + 1e-14 * float(term) for each, term in zip(intercept, terms, strict=True)],
    )


@pytest.mark.parametrize("offset", [0.0, 1e3, 1e6, 1e9])
def test_weights_of_rows_cost_no_digits(offset):
    """Small whole weights, so that a row of weight k is as good as the same row k times."""
    X, Y = drawn()
    X, weights = X + offset, np.arange(20)[:, np.newaxis] % 4
    graph = Graph([constant("X", X), constant("Y", Y), constant("w", weights)])
    graph.add(node("linear", "linear"))
    graph.add(node("loss", "weighted_mse"))
    for wire in (
        ("X", "out", "linear", "X"),
        ("linear", "Yhat", "loss", "Yhat"),
        ("Y", "out", "loss", "Y"),
        ("w", "out", "loss", "w"),
    ):
        graph.connect(Wire(*wire))
    feeds = feeds_of(graph)
    closed = quadratic(graph, feeds)
    assert closed.rank == 3
    read = affine(graph, feeds, closed.minimiser, find_prediction_pair(graph))
    times = np.repeat(np.arange(20), weights[:, 0])
    wanted = [[float(number) for number in row] for row in exact(X[times], Y[times])]
    np.testing.assert_allclose(np.vstack((read.coefficients, read.intercept)), wanted, rtol=1e-9)


def test_few_sentences_are_needed():
    """Columns that nearly agree get one, and nothing else does, however far off zero it stands."""
    X, Y = drawn()
    graph, _ = regression(20, 2)
    for columns in ((X + 1e9) * [1e-9, 1e12], np.hstack((X[:, :1], X[:, :1] ** 3)) + 1e6):
        assert inexactness(quadratic(graph, {"X": columns, "Y": Y})) is None
    near = np.hstack((X[:, :1], X[:, :1] + 1e-8 * X[:, 1:]))
    said = inexactness(quadratic(graph, {"X": near, "Y": Y}))
    assert said.values["digits"] in (6, 7)
    assert "leaves about" in str(said)
