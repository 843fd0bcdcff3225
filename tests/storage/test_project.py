"""A project knows the numbers of its inputs, and says precisely why it has none."""

import numpy as np
import pytest

from graphgui.data.tables import Table
from graphgui.engine import Graph, Training, Wire
from graphgui.storage.project import Project, input_matrix
from graphgui.words import Problem
from tests.graphs import constant, node, regression

TABLES = {"points": Table({"x": np.array([1.0, 3.0]), "y": np.array([5.0, 7.0])})}


def project(graph, parameters=None):
    return Project(graph, dict(TABLES), Training(), parameters or {})


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"value": [[1, 2], [3, 4]]}, [[1, 2], [3, 4]]),
        ({"table": "points", "columns": ["y", "x"]}, [[5, 1], [7, 3]]),
        ({"table": "points", "columns": ["x"], "shift": [[1]]}, [[0], [2]]),
        ({"table": "points", "columns": ["x"], "scale": [[2]]}, [[0.5], [1.5]]),
        ({"table": "points", "columns": ["x", "y"], "shift": [[1, 5]], "scale": [[2, 4]]}, [[0, 0], [1, 0.5]]),
        ({"table": "points", "columns": ["x", "y"], "shift": [[1]], "scale": [[2, 1]]}, [[0, 4], [1, 6]]),
    ],
)
def test_an_input_is_what_is_typed_or_read_shifted_then_scaled(attributes, expected):
    np.testing.assert_array_equal(input_matrix(node("X", "input", **attributes), TABLES), expected)


@pytest.mark.parametrize(
    ("attributes", "sentence"),
    [
        ({}, "“X” has no numbers yet: give it a table's columns, or type some."),
        ({"table": "engel"}, "“X” reads the table “engel”, which is not there: choose among points."),
        ({"table": "points"}, "“X”: No column of the table is named: choose among x, y."),
        ({"table": "points", "columns": ["z"]}, "“X”: The table has no column “z”: choose among x, y."),
        ({"table": "points", "value": [[1]]}, "“X” has typed numbers and a table: leave one of them out."),
        ({"value": [[1]], "scale": [[0]]}, "“X” cannot be divided by a scale of 0: give another."),
        ({"value": [[1, 2, 3]], "shift": [[1, 2]]}, "“X”: shift is 1 × 2, and needs one row of 1 or 3 numbers."),
        (
            {"value": [[1e300]], "scale": [[1e-300]]},
            "“X”: shift and scale make its numbers too large: change them.",
        ),
    ],
)
def test_an_input_without_numbers_says_why(attributes, sentence):
    graph = Graph([node("X", "input", **attributes)])
    assert project(graph).feeds() == {}
    with pytest.raises(Problem) as caught:
        project(graph).check()
    assert str(caught.value) == sentence


def test_an_unfinished_graph_has_the_feeds_that_it_has_and_cannot_run():
    graph, feeds = regression(4, 2)
    graph.disconnect(Wire("Y", "out", "mse", "Y"))
    assert project(graph).feeds().keys() == feeds.keys()
    with pytest.raises(Problem, match="“mse” needs a wire at Y"):
        project(graph).check()


def test_a_loss_of_several_numbers_cannot_be_trained():
    graph = Graph([constant("X", [[1, 2]]), node("s", "square")], [Wire("X", "out", "s", "A")], loss="s")
    with pytest.raises(Problem, match="The loss must be one number"):
        project(graph).check()


def test_more_numbers_than_fit_into_memory_are_refused_before_they_are_asked_for():
    graph, _ = regression(4, 2, p=1)
    graph.update(graph["linear"].with_attributes(outputs=2**62))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    with pytest.raises(Problem) as caught:
        project(graph).check()
    assert str(caught.value) == f"“linear”: Yhat would be 4 × {2**62}, more numbers than fit into memory."


def test_trained_values_are_taken_where_they_fit_and_others_drawn():
    graph, _ = regression(4, 2)
    W, b = np.array([[1.0], [2.0]]), np.array([[3.0]])
    at_first = project(graph).plan()  # held, so that its memory is nobody else's
    drawn = at_first.theta
    np.testing.assert_array_equal(project(graph, {"linear.W": W, "linear.b": b}).plan().theta, [1, 2, 3])
    np.testing.assert_array_equal(project(graph, {"linear.W": W}).plan().theta, [1, 2, drawn[2]])
    grown = project(graph, {"linear.W": np.ones((3, 1)), "linear.b": b})
    plan = grown.plan()
    np.testing.assert_array_equal(plan.theta, [*drawn[:2], 3])
    assert grown.unfitting(plan) == ["linear.W"]


@pytest.mark.parametrize("columns", [10**9, 2**27, 2**23])
def test_no_graph_of_few_numbers_takes_a_gigabyte(columns):
    graph = Graph(
        [constant("X", [[1.0], [2.0]]), *(node(name, "linear", outputs=columns) for name in ("a", "b"))],
        [Wire("X", "out", "a", "X"), Wire("X", "out", "b", "X")],
    )
    with pytest.raises(Problem, match="more numbers than fit into memory"):
        project(graph).check()


def test_the_largest_of_the_nodes_is_named_that_do_not_fit():
    sizes = {"a": 1, "b": 2**29, "c": 2}
    graph = Graph(
        [constant("X", [[1.0]]), *(node(name, "linear", outputs=size) for name, size in sizes.items())],
        [Wire("X", "out", name, "X") for name in sizes],
    )
    with pytest.raises(Problem, match=f"^“b”: W would be 1 × {2**29}, more"):
        project(graph).check()


def test_a_wide_layer_over_two_numbers_is_not_too_much():
    X, wide = constant("X", [[1.0], [2.0]]), node("wide", "linear", outputs=4000)
    project(Graph([X, wide], [Wire("X", "out", "wide", "X")])).check()


def test_many_nodes_of_the_size_of_the_data_are_not_too_much():
    names = [f"s{number}" for number in range(300)]
    graph = Graph(
        [constant("X", np.ones((60_000, 1))), *(node(name, "square") for name in names)],
        [Wire("X", "out", name, "A") for name in names],
    )
    project(graph).check()
