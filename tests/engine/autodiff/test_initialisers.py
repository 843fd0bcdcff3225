"""How parameters start, and what is drawn for one step of training and forgotten again."""

import math

import numpy as np
import pytest

from graphgui.engine import Graph, GraphProblem, Plan, PortId, Wire
from graphgui.engine.autodiff.initialisers import initialise, initialiser_of
from graphgui.engine.autodiff.noise import draw, forget, is_random
from tests.graphs import constant, feeds_of, node, regression


def start(initialiser, rows, columns, seed=0):
    plan = Plan(Graph([node("w", "parameter", rows=rows, columns=columns, initialiser=initialiser)]), {})
    initialise(plan, seed)
    return plan.value(PortId("w", "out")).copy()


@pytest.mark.parametrize(
    ("initialiser", "bound", "deviation"),
    [
        ("uniform", 1.0, 1 / math.sqrt(3)),
        ("glorot", math.sqrt(6 / 500), math.sqrt(2 / 500)),
        ("normal", None, 1.0),
        ("he", None, math.sqrt(2 / 300)),
    ],
)
def test_numbers_are_drawn_with_the_deviation_that_is_published(initialiser, bound, deviation):
    drawn = start(initialiser, 300, 200)
    assert abs(drawn.mean()) < 4 * deviation / math.sqrt(drawn.size)
    assert drawn.std() == pytest.approx(deviation, rel=0.02)
    if bound:
        assert 0.99 * bound < np.abs(drawn).max() <= bound
    else:
        assert np.abs(drawn).max() > 3.5 * deviation


def test_zeros_ones_numbers_and_matrices_are_taken_as_they_are():
    np.testing.assert_array_equal(start("zeros", 2, 3), np.zeros((2, 3)))
    np.testing.assert_array_equal(start("ones", 2, 3), np.ones((2, 3)))
    np.testing.assert_array_equal(start(-2.5, 2, 3), np.full((2, 3), -2.5))
    np.testing.assert_array_equal(start([[1, 2, 3], [4, 5, 6]], 2, 3), [[1, 2, 3], [4, 5, 6]])


@pytest.mark.parametrize("given", [[[1.0, 2.0, 3.0]], [[1.0]], [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]])
def test_a_matrix_of_another_shape_is_refused_and_not_stretched(given):
    with pytest.raises(GraphProblem) as told:
        start(given, 2, 3)
    shape = f"{len(given)} × {len(given[0])}"
    assert str(told.value) == f"“w”: out starts as a matrix of {shape}, and its shape is 2 × 3."


def test_weights_and_bias_of_a_layer_start_each_in_its_own_way():
    graph, feeds = regression(4, 2)
    graph.update(graph["linear"].with_attributes(weights="ones", bias=7.0))
    plan = Plan(graph, feeds)
    initialise(plan, 0)
    np.testing.assert_array_equal(plan.value(PortId("linear", "W")), np.ones((2, 1)))
    np.testing.assert_array_equal(plan.value(PortId("linear", "b")), [[7]])
    assert initialiser_of(graph, PortId("linear", "W")) == "ones"
    assert initialiser_of(graph, PortId("linear", "b")) == 7
    graph.add(node("p", "parameter"))
    assert initialiser_of(graph, PortId("p", "out")) == "glorot"


def dropped():
    """X, a half of which is left out in each step, once as it is and once again."""
    graph = Graph([constant("X", np.ones((20, 5))), *(node(name, "dropout") for name in ("a", "b"))])
    graph.connect(Wire("X", "out", "a", "A"))
    graph.connect(Wire("X", "out", "b", "A"))
    return Plan(graph, feeds_of(graph))


def seen(plan):
    plan.evaluate(gradients=False)
    return [plan.value(PortId(name, "out")).copy() for name in "ab"]


def test_what_is_drawn_is_of_its_step_and_its_node_and_forgotten_for_predictions():
    plan = dropped()
    assert is_random(plan)
    assert not is_random(Plan(*regression()))
    before = seen(plan)
    np.testing.assert_array_equal(before, np.ones((2, 20, 5)))
    draw(plan, 3)
    third = seen(plan)
    assert (third[0] != third[1]).any()
    assert set(np.unique(third)) == {0, 2}
    draw(plan, 4)
    assert (seen(plan)[0] != third[0]).any()
    draw(plan, 3)
    np.testing.assert_array_equal(seen(plan), third)
    forget(plan)
    np.testing.assert_array_equal(seen(plan), before)
