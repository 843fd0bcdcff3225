"""Which number an operation has no result for, or no slope at, is said with its place."""

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, Wire
from graphgui.engine.diagnosis.divergence import bad_number, infinite_slope, say_where
from tests.graphs import node


def plan_of(op, numbers, **attributes):
    """These numbers through an operation, times a parameter of 1, and added up."""
    graph = Graph([node("A", "input"), node("w", "parameter"), node("scaled", "multiply")])
    graph.add(node("f", op, **attributes))
    graph.add(node("sum", "sum"))
    for wire in ("A out scaled A", "w out scaled B", "scaled out f A", "f out sum A"):
        graph.connect(Wire(*wire.split()))
    graph.mark_loss("sum")
    plan = Plan(graph, {"A": np.array(numbers, float)})
    plan.evaluate(np.ones(1))
    return plan


@pytest.mark.parametrize(
    ("op", "numbers", "sentence"),
    [
        (
            "log",
            [[1, 2, 3], [4, 5, -0.123456]],
            "“f.A” is -0.1235 in row 2, column 3: only a number above 0 has a logarithm.",
        ),
        ("log", [[1, 2], [0, -1]], "“f.A” is 0 in row 2, column 1: only a number above 0 has a logarithm."),
        ("sqrt", [[1, -4]], "“f.A” is -4 in row 1, column 2: a number below 0 has no square root."),
        ("log", [[np.nan, -np.inf]], None),  # it was broken before
        ("log", [[1, 2]], None),
        ("tanh", [[-1, 2]], None),
    ],
)
def test_the_first_number_without_a_result_is_named(op, numbers, sentence):
    found = bad_number(plan_of(op, numbers), "f")
    assert (found if found is None else str(found)) == sentence


@pytest.mark.parametrize(
    ("op", "numbers", "place"),
    [
        ("sqrt", [[1, 2], [3, 0]], "at 0, which “f.A” is in row 2, column 2"),
        ("sqrt", [[4, 0, 0]], "at 0, which “f.A” is in row 1, column 2"),
        ("sqrt", [[4, 1]], None),
        ("log", [[4, np.nan]], None),  # a value is no number
    ],
)
def test_the_first_number_at_which_a_slope_is_infinite_is_named(op, numbers, place):
    found = infinite_slope(plan_of(op, numbers))
    if place is None:
        assert found is None
    else:
        name, why = found
        assert name == "f"
        assert str(why) == (
            f"The gradient is not finite: {place}, the operation is infinitely steep. No learning rate helps."
        )


def test_where_a_number_broke_is_said_with_the_step():
    assert str(say_where("f", 7)) == "The first number that is not finite arose in “f” after step 7."
