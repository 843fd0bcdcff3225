"""What an example does to the fit is what fitting without it shows."""

from pathlib import Path

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.influence import greatest, influence
from graphgui.engine.model.prediction import find_prediction_pair
from graphgui.examples import EXAMPLES
from graphgui.storage import file
from graphgui.words import Problem
from tests.engine.analysis.test_closed_form import bowl
from tests.graphs import constant, feeds_of, node, regression

DELIVERY = np.loadtxt(Path(__file__).parents[2] / "data" / "influence" / "delivery.csv", delimiter=",", skiprows=1)


def example(name):
    project = file.load(next(example.path for example in EXAMPLES if example.name == name))
    return project.graph, project.feeds()


def found(graph, feeds):
    return influence(graph, feeds, quadratic(graph, feeds))


def without(graph, feeds, row, inputs=("X", "Y")):
    """The closed form of all examples but one."""
    rest = {name: np.delete(feed, row, axis=0) if name in inputs else feed for name, feed in feeds.items()}
    return quadratic(graph, rest)


def predictions(graph, feeds, theta):
    plan = Plan(graph, feeds)
    plan.evaluate(theta, gradients=False)
    return plan.value(find_prediction_pair(graph).prediction).copy()


def delivery():
    graph, _ = regression(25, 2)
    return graph, {"X": DELIVERY[:, 1:], "Y": DELIVERY[:, :1]}


@pytest.mark.parametrize("name", ["engel", "diabetes"])
def test_it_agrees_with_fitting_again_without_each_example(name):
    graph, feeds = example(name)
    whole, given = quadratic(graph, feeds), found(graph, feeds)
    q, P = given.change.shape
    inputs = [name for name, feed in feeds.items() if len(feed) == q]
    refits = [without(graph, feeds, row, inputs).minimiser for row in range(q)]
    change = np.array(refits) - whole.minimiser
    assert (np.linalg.norm(given.change - change, axis=1) <= 1e-9 * np.linalg.norm(change, axis=1)).all()
    best = predictions(graph, feeds, whole.minimiser)
    moved = np.array([((predictions(graph, feeds, theta) - best) ** 2).sum() for theta in refits])
    cook = moved / (P * whole.minimum * q / (q - P))
    np.testing.assert_allclose(given.cook, cook, rtol=1e-9, atol=1e-9 * cook.max())


def test_cooks_distances_as_published():
    """Of the deliveries of soft drinks (tests/data/influence): the book's own figures, from rounded residuals."""
    given = found(*delivery())
    assert given.leverage[0] == pytest.approx(0.10180, abs=5e-6)
    assert given.leverage[[8, 21]] == pytest.approx([0.49829, 0.39158], abs=5e-6)
    assert given.cook[0] == pytest.approx(0.10009, abs=5e-6)
    assert given.cook[8] == pytest.approx(3.41835, rel=3e-4)
    assert given.cook[21] == pytest.approx(0.45106, abs=2e-5)
    assert given.most(2).tolist() == [8, 21]


def test_the_step_is_that_of_newton_against_the_pull_and_longer_where_the_leverage_is_large():
    graph, feeds = regression(8)
    closed, given = quadratic(graph, feeds), found(graph, feeds)
    X, Y = np.hstack([feeds["X"], np.ones((8, 1))]), feeds["Y"]
    hessian = 2 / 8 * X.T @ X
    shares = 2 / 8 * (X @ closed.minimiser.reshape(2, 1) - Y) * X
    steps = np.linalg.solve(hessian, shares.T).T / (1 - given.leverage[:, np.newaxis])
    np.testing.assert_allclose(given.change, steps, rtol=1e-11)
    assert given.leverage.sum() == pytest.approx(2)


def weighted(weights):
    rng = np.random.default_rng(4)
    X, Y = rng.standard_normal((2, len(weights), 1))
    graph = Graph(
        [
            constant("X", X),
            constant("Y", Y),
            constant("w", [[w] for w in weights]),
            node("linear", "linear"),
            node("loss", "weighted_mse"),
        ],
        [
            Wire("X", "out", "linear", "X"),
            Wire("linear", "Yhat", "loss", "Yhat"),
            Wire("Y", "out", "loss", "Y"),
            Wire("w", "out", "loss", "w"),
        ],
    )
    return graph, feeds_of(graph)


def test_examples_with_weights():
    graph, feeds = weighted([1.0, 2.0, 0.5, 4.0, 1.0, 3.0])
    whole, given = quadratic(graph, feeds), found(graph, feeds)
    for row in range(6):
        refit = without(graph, feeds, row, ("X", "Y", "w"))
        np.testing.assert_allclose(given.change[row], refit.minimiser - whole.minimiser, rtol=1e-9)
    assert given.leverage.sum() == pytest.approx(2)


def test_an_example_without_weight_does_nothing_and_is_no_example_for_the_variance():
    with_zero, alone = weighted([1.0, 2.0, 0.5, 4.0, 0.0]), weighted([1.0, 2.0, 0.5, 4.0, 0.0])
    alone = alone[0], {name: feed[:4] for name, feed in alone[1].items()}
    given, expected = found(*with_zero), found(*alone)
    assert (given.leverage[4], given.cook[4], *given.change[4]) == (0, 0, 0, 0)
    np.testing.assert_allclose(given.cook[:4], expected.cook, rtol=1e-10)


def test_of_columns_that_depend_on_each_other_the_shortest_change():
    graph, feeds = regression(9, 1)
    feeds = {"X": np.hstack([feeds["X"], 2 * feeds["X"]]), "Y": feeds["Y"]}
    whole, given = quadratic(graph, feeds), found(graph, feeds)
    assert given.rank == 2
    for row in range(9):
        refit = without(graph, feeds, row)
        np.testing.assert_allclose(given.change[row], refit.minimiser - whole.minimiser, rtol=1e-8, atol=1e-12)


def test_what_holds_the_fit_alone_has_a_leverage_of_1_and_no_distance():
    graph, _ = regression(5)
    given = found(graph, {"X": np.array([[0.0], [0], [0], [0], [1]]), "Y": np.array([[1.0], [2], [4], [3], [9]])})
    assert given.leverage == pytest.approx([0.25, 0.25, 0.25, 0.25, 1])
    assert np.isnan(given.cook[4]) and np.isnan(given.change[4]).all()
    assert 4 not in given.most(5)


@pytest.mark.parametrize(
    ("count", "rows"),
    [(0, []), (1, [5]), (3, [5, 1, 4]), (4, [5, 1, 4, 6]), (5, [5, 1, 4, 6, 0]), (9, [5, 1, 4, 6, 0])],
)
def test_the_greatest_come_falling_and_of_equal_ones_the_first_first(count, rows):
    numbers = np.array([-1.0, 4.0, np.nan, np.inf, 4.0, 9.0, 3.0])
    assert greatest(numbers, count).tolist() == rows


def test_a_perfect_fit_has_no_distances():
    graph, _ = regression(5)
    X = np.arange(5.0).reshape(5, 1)
    given = found(graph, {"X": X, "Y": 3 * X + 1})
    assert np.isnan(given.cook).all() and not len(given.most(3))
    np.testing.assert_allclose(given.change, 0, atol=1e-12)


OF_LEAST_SQUARES = (
    "Leverage and Cook's distance are those of least squares: a model that is linear in its parameters, all of "
    "them trained, and the mean of its squared errors as the loss."
)


def bent():
    graph, feeds = regression(6)
    graph.add(node("tanh", "tanh"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire("linear", "Yhat", "tanh", "A"))
    graph.connect(Wire("tanh", "out", "mse", "Yhat"))
    return graph, feeds


def of_the_whole_column():
    """The feature is taken less the mean of all of it: without a row it would be another."""
    graph, feeds = regression(6)
    graph.add(node("mean", "mean"))
    graph.add(node("less", "subtract"))
    graph.disconnect(Wire("X", "out", "linear", "X"))
    graph.connect(Wire("X", "out", "mean", "A"))
    graph.connect(Wire("X", "out", "less", "A"))
    graph.connect(Wire("mean", "out", "less", "B"))
    graph.connect(Wire("less", "out", "linear", "X"))
    return graph, feeds


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (bent, OF_LEAST_SQUARES),
        (lambda: bowl([[2, 0], [0, 1]]), OF_LEAST_SQUARES),
        (lambda: regression(6, 2, 2), "Leverage and Cook's distance are told of one target."),
        (
            of_the_whole_column,
            "The graph looks at several rows at once: what one row does cannot be told apart.",
        ),
    ],
)
def test_where_there_is_no_influence_a_sentence_says_why(made, why):
    with pytest.raises(Problem) as told:
        found(*made())
    assert str(told.value) == why


def test_a_fit_of_targets_that_are_zero_is_perfect_too():
    graph, feeds = regression(8, 2)
    given = found(graph, {**feeds, "Y": np.zeros((8, 1))})
    assert np.isnan(given.cook).all()
    np.testing.assert_array_equal(given.change, 0)
