"""Columns that depend on one another are named, since their coefficients are one of infinitely many choices."""

from dataclasses import replace
from string import ascii_letters

import numpy as np
import pytest

from graphgui.engine import Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.undetermined import dependence, inexactness, undetermined
from graphgui.engine.diagnosis.scaling import standardisation
from graphgui.engine.model.prediction import find_prediction_pair
from tests.graphs import node, regression

RNG = np.random.default_rng(0)
A, B, C = RNG.standard_normal((3, 30, 1))
KIND = np.arange(30)[:, np.newaxis] % 3
DUMMIES = (KIND == [0, 1, 2]).astype(float)
INTERCEPT = "intercept"


def groups(X, standardised=False, outputs=1, squared=False):
    """By the letters of the columns."""
    graph, _ = regression(len(X), X.shape[1], outputs)
    if squared:
        graph.add(node("square", "square"))
        graph.disconnect(Wire("X", "out", "linear", "X"))
        graph.connect(Wire("X", "out", "square", "A"))
        graph.connect(Wire("square", "out", "linear", "X"))
    if standardised:
        mean, deviation = (each.tolist() for each in standardisation(X))
        graph.add(node("Z", "standardise", mean=mean, deviation=deviation))
        graph.disconnect(Wire("X", "out", "linear", "X"))
        graph.connect(Wire("X", "out", "Z", "A"))
        graph.connect(Wire("Z", "out", "linear", "X"))
    feeds = {"X": X, "Y": X[:, :1] + RNG.standard_normal((len(X), outputs))}
    closed = quadratic(graph, feeds)
    names = [*ascii_letters[: X.shape[1]], INTERCEPT]
    found = undetermined(graph, feeds, closed, find_prediction_pair(graph))
    return [tuple(names[index] for index in group) for group in found]


@pytest.mark.parametrize("standardised", [False, True])
@pytest.mark.parametrize("outputs", [1, 2])
@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ((A, B, C), []),
        ((A, B, A), [("a", "c")]),
        ((A, B, 1e9 * A), [("a", "c")]),
        ((1e-9 * A, B, 1e9 * A, 3 * B), [("a", "c"), ("b", "d")]),
        ((A, A, B, A), [("a", "b", "d")]),
        ((A, B, A + B, C), [("a", "b", "c")]),
        ((A + 1e6, B, A + 1e6), [("a", "c")]),
    ],
)
def test_twins_and_sums_are_named_and_nothing_else(columns, expected, outputs, standardised):
    assert groups(np.hstack(columns), standardised, outputs) == expected


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ((A, A + 3), [("a", "b", INTERCEPT)]),
        ((A, np.full((30, 1), 5.0)), [("b", INTERCEPT)]),
        ((A, np.zeros((30, 1))), [("b",)]),
        ((A, DUMMIES), [("b", "c", "d", INTERCEPT)]),
        ((A, DUMMIES[:, 1:]), []),
    ],
)
def test_the_intercept_is_one_of_them_where_columns_add_up_to_a_constant(columns, expected):
    assert groups(np.hstack(columns)) == expected


def test_fewer_rows_than_columns_leave_every_coefficient_open():
    assert groups(RNG.standard_normal((3, 6))) == [(*"abcdef", INTERCEPT)]


def test_a_penalty_settles_what_the_data_leave_open():
    graph, feeds = regression(30, 2)
    feeds["X"] = np.hstack((A, A))
    assert undetermined(graph, feeds, quadratic(graph, feeds), find_prediction_pair(graph))
    graph.add(node("W", "parameter", rows=2))
    graph.add(node("penalty", "l2_penalty", coefficient=0.1))
    graph.add(node("total", "add"))
    for wire in (
        Wire("W", "out", "linear", "W"),
        Wire("W", "out", "penalty", "A"),
        Wire("mse", "C", "total", "A"),
        Wire("penalty", "out", "total", "B"),
    ):
        graph.connect(wire)
    pair = find_prediction_pair(graph)
    graph.mark_loss("total")
    closed = quadratic(graph, feeds)
    assert closed.rank == 3
    assert undetermined(graph, feeds, closed, pair) == ()


def test_of_very_many_twins_all_are_found_as_one_group():
    pairs, alone = RNG.standard_normal((80, 25)), RNG.standard_normal((80, 1))
    (found,) = groups(np.hstack((pairs, alone, pairs)))
    assert found == (*ascii_letters[:25], *ascii_letters[26:51])


TWINS = (
    "Twin columns: {} depend on one another, and their coefficients are one choice of infinitely many that fit as "
    "well."
)


@pytest.mark.parametrize(
    ("group", "sentence"),
    [
        ((1,), "The coefficient of x1 is one of infinitely many: it changes no prediction."),
        ((9,), "The coefficient of intercept is one of infinitely many: it changes no prediction."),
        ((0, 9), TWINS.format("x0, intercept")),
        (tuple(range(8)), TWINS.format("x0, x1, x2, x3, x4, x5, x6, x7")),
        (tuple(range(9)), TWINS.format("x0, x1, x2, x3, x4, x5, x6, x7, …")),
    ],
)
def test_the_sentence_names_up_to_eight_of_them(group, sentence):
    assert str(dependence(group, [f"x{index}" for index in range(9)], INTERCEPT)) == sentence


@pytest.mark.parametrize(("rounding", "digits"), [(1.1e-9, 8), (1e-3, 3), (0.02, 1), (1.5, 0)])
def test_how_many_digits_rounding_leaves_is_told_where_they_are_fewer_than_nine(rounding, digits):
    closed = quadratic(*regression(5, 1))
    assert inexactness(replace(closed, rounding=1e-9)) is None
    assert str(inexactness(replace(closed, rounding=rounding))) == (
        f"Columns nearly depend on one another: the rounding of the data leaves about {digits} digits of the "
        "coefficients."
    )


def test_of_a_model_that_is_not_affine_in_its_inputs_no_columns_are_named():
    assert groups(np.hstack((A, B, A)), squared=True) == []
