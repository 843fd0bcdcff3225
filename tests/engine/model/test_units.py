"""Numbers of a graph in the units of their table, and single parameters by the names that a person knows."""

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, PortId, Wire
from graphgui.engine.model.parameter_names import parameter_names, parameter_ports
from graphgui.engine.model.units import input_path, rescaling, units
from tests.graphs import constant, feeds_of, node, regression


def scaled():
    """X, shifted by 1 and 2 and divided by 10, then standardised by a mean of 3 and deviations of 4 and 5."""
    return Graph(
        [
            node("X", "input", value=[[1.0, 2.0]], shift=[[1.0, 2.0]], scale=[[10.0]]),
            node("bend", "reroute"),
            node("again", "standardise", mean=[[3.0]], deviation=[[4.0, 5.0]]),
            node("tanh", "tanh"),
        ],
        [
            Wire("X", "out", "bend", "A"),
            Wire("bend", "out", "again", "A"),
            Wire("again", "out", "tanh", "A"),
        ],
    )


def test_units_are_undone_from_an_output_back_to_the_table():
    graph = scaled()
    found = units(graph, PortId("again", "out"), 2)
    table = np.array([[7.0, -8.0]])
    inside = ((table - [[1.0, 2.0]]) / 10 - 3) / [[4.0, 5.0]]
    np.testing.assert_allclose(inside * found.scale + found.shift, table)
    assert found.source.name == "X"
    assert [each.name for each in input_path(graph, PortId("again", "out"))] == ["again", "bend", "X"]


def test_what_is_computed_or_not_wired_has_no_units():
    graph = scaled()
    assert units(graph, PortId("tanh", "out"), 2) is None
    graph.disconnect(Wire("X", "out", "bend", "A"))
    assert units(graph, PortId("again", "out"), 2) is None


def test_one_number_stands_for_every_column_and_nothing_for_no_change():
    graph = scaled()
    shift, scale = rescaling(graph["X"], 2)
    np.testing.assert_array_equal(shift, [[1, 2]])
    np.testing.assert_array_equal(scale, [[10, 10]])
    for name in ("bend", "tanh"):
        shift, scale = rescaling(graph[name], 3)
        np.testing.assert_array_equal(shift, [[0, 0, 0]])
        np.testing.assert_array_equal(scale, [[1, 1, 1]])


def named(graph):
    feeds = feeds_of(graph)
    feeds = {name: feed if feed.ndim else np.ones((4, 2)) for name, feed in feeds.items()}
    parameters = Plan(graph, feeds).parameters
    names = parameter_names(graph, parameters)
    assert [port.node for port in parameter_ports(parameters)] == [
        name.split("[")[0].split(".")[0] for name in names
    ]
    return names


def from_table(graph, columns):
    graph.update(node("X", "input", table="t", columns=columns))
    return graph


@pytest.mark.parametrize(
    ("n", "p", "expected"),
    [
        (1, 1, ["linear.W", "linear.b"]),
        (2, 1, ["linear.W[1]", "linear.W[2]", "linear.b"]),
        (1, 2, ["linear.W[1]", "linear.W[2]", "linear.b[1]", "linear.b[2]"]),
        (2, 2, [f"linear.W[{row},{column}]" for row in "12" for column in "12"] + ["linear.b[1]", "linear.b[2]"]),
    ],
)
def test_numbers_are_counted_where_there_are_several(n, p, expected):
    assert named(regression(4, n, p)[0]) == expected


def test_weights_are_named_after_the_columns_of_the_table_that_they_meet():
    graph = from_table(regression(4, 2)[0], ["income", "age"])
    assert named(graph) == ["linear.W[income]", "linear.W[age]", "linear.b"]
    graph = from_table(regression(4, 2, 2)[0], ["income", "age"])
    wide = [f"linear.W[{name},{column}]" for name in ("income", "age") for column in "12"]
    assert named(graph) == [*wide, "linear.b[1]", "linear.b[2]"]


def test_columns_keep_their_names_where_only_their_units_are_changed():
    graph = from_table(regression(4, 2)[0], ["income", "age"])
    graph.add(node("Z", "standardise", mean=[[1.0, 2.0]], deviation=[[3.0, 4.0]]))
    graph.disconnect(Wire("X", "out", "linear", "X"))
    graph.connect(Wire("X", "out", "Z", "A"))
    graph.connect(Wire("Z", "out", "linear", "X"))
    assert named(graph) == ["linear.W[income]", "linear.W[age]", "linear.b"]


def test_other_columns_than_the_weights_have_rows_give_no_names():
    assert named(from_table(regression(4, 2)[0], ["income"])) == ["linear.W[1]", "linear.W[2]", "linear.b"]


def test_typed_numbers_and_what_is_computed_of_columns_give_no_names():
    graph = regression(4, 2)[0]
    graph.update(graph["X"].with_attributes(columns=["income", "age"]))
    assert named(graph) == ["linear.W[1]", "linear.W[2]", "linear.b"]
    graph = from_table(regression(4, 2)[0], ["income", "age"])
    graph.add(node("tanh", "tanh"))
    graph.disconnect(Wire("X", "out", "linear", "X"))
    graph.connect(Wire("X", "out", "tanh", "A"))
    graph.connect(Wire("tanh", "out", "linear", "X"))
    assert named(graph) == ["linear.W[1]", "linear.W[2]", "linear.b"]


def test_a_parameter_node_goes_by_its_own_name():
    graph = Graph([node("w", "parameter", rows=2), node("c", "parameter"), constant("X", [[1.0, 2.0]])])
    graph.add(node("matmul", "matmul"))
    graph.connect(Wire("X", "out", "matmul", "A"))
    graph.connect(Wire("w", "out", "matmul", "B"))
    assert sorted(named(graph)) == ["c", "w[1]", "w[2]"]


def test_names_come_in_the_order_of_the_one_vector():
    graph, feeds = regression(5, 2, 2)
    graph.add(node("w", "parameter", rows=3))
    plan = Plan(graph, feeds)
    plan.parameters[PortId("linear", "W")][1, 0] = 7.0
    plan.parameters[PortId("w", "out")][2, 0] = 8.0
    by_name = dict(zip(parameter_names(graph, plan.parameters), plan.theta.tolist(), strict=True))
    assert (by_name["linear.W[2,1]"], by_name["w[3]"]) == (7, 8)
