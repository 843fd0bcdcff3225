"""Plans for the examples, or for some of them, compute no more than training needs."""

import numpy as np
import pytest

from graphgui.engine import PortId, Wire
from graphgui.engine.training.examples import compile_part, lean_plan, split
from graphgui.words import Problem
from tests.graphs import constant, node, regression


@pytest.mark.parametrize("compiled", [lean_plan, compile_part])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_plan_for_training_has_the_gradients_of_parameters_alone(compiled, dtype):
    graph, feeds = regression(5, 2)
    theta = np.arange(3, dtype=dtype)
    plan = compiled(graph, feeds, dtype, theta)
    assert np.shares_memory(plan.theta, theta)
    assert plan.dtype == dtype
    plan.evaluate()
    assert not plan.gradient(PortId("X", "out")).any()
    assert plan.gradient(PortId("linear", "b")).any()
    np.testing.assert_array_equal(plan.parameters[PortId("linear", "W")].ravel(), [0, 1])


def test_a_plan_for_training_computes_in_doubles_from_zeros_where_nothing_else_is_said():
    plan = lean_plan(*regression(5, 2))
    assert plan.dtype == np.float64
    assert plan.theta.tolist() == [0, 0, 0]


def test_that_a_graph_needs_all_of_its_examples_is_said_with_the_reason():
    graph, feeds = regression(6, 1)
    feeds["mix"] = np.eye(6) + 1
    graph.add(constant("mix", feeds["mix"]))
    graph.add(node("mixed", "matmul"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    for wire in (("mix", "out", "mixed", "A"), ("linear", "Yhat", "mixed", "B"), ("mixed", "out", "mse", "Yhat")):
        graph.connect(Wire(*wire))
    compile_part(graph, feeds, np.float64)
    with pytest.raises(Problem) as told:
        compile_part(graph, {**feeds, "X": feeds["X"][:3], "Y": feeds["Y"][:3]}, np.float64)
    assert str(told.value) == (
        "The graph needs all of its examples at once: with a part of them, “mixed”: B needs 6 rows, one for each "
        "column of A, and has 3."
    )


def test_why_one_example_cannot_be_split_is_said():
    with pytest.raises(Problem) as told:
        split(1, 0.5, 0)
    assert str(told.value) == "Validation needs two examples, and the loss compares one row."
