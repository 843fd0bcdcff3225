"""What stands on a group's sheet, and the ports that a group shows at its edge."""

import pytest

from graphgui.engine import Graph, PortId, Wire
from graphgui.engine.graph.graph import Group
from graphgui.engine.graph.groups import contents, host, members, path, ports
from graphgui.engine.graph.node import Node
from graphgui.ops import OPS


def at(name, op, position, group=None):
    return Node(name, OPS[op], {}, position, group)


def nested():
    """outer holds inner and the loss, inner holds both layers: first feeds second, second and Y the loss."""
    return Graph(
        [
            at("X", "input", (0, 0)),
            at("Y", "input", (0, 200)),
            at("first", "linear", (0, 0), "inner"),
            at("second", "linear", (200, 0), "inner"),
            at("loss", "mse", (200, 0), "outer"),
        ],
        [
            Wire("X", "out", "first", "X"),
            Wire("first", "Yhat", "second", "X"),
            Wire("second", "Yhat", "loss", "Yhat"),
            Wire("Y", "out", "loss", "Y"),
        ],
        groups=[Group("outer", (300, 0)), Group("inner", (0, 0), "outer")],
    )


def test_the_way_to_a_node_leads_through_its_groups_from_the_outermost():
    graph = nested()
    assert path(graph, "first") == ["outer", "inner"]
    assert path(graph, "inner") == ["outer"]
    assert path(graph, "X") == []


def test_what_is_inside_is_found_however_deep():
    graph = nested()
    assert list(contents(graph, "outer")) == ["inner", "first", "second", "loss"]
    assert members(graph, "outer") == {"first", "second", "loss"}
    assert members(graph, "inner") == {"first", "second"}


@pytest.mark.parametrize(
    ("name", "sheet", "stands"),
    [
        ("first", None, "outer"),
        ("first", "outer", "inner"),
        ("first", "inner", "first"),
        ("inner", None, "outer"),
        ("inner", "outer", "inner"),
        ("X", None, "X"),
        ("X", "outer", None),
        ("loss", "inner", None),
        ("outer", "outer", None),
    ],
)
def test_on_each_sheet_a_node_is_seen_as_what_it_is_in_there(name, sheet, stands):
    assert host(nested(), name, sheet) == stands


def test_a_wire_that_crosses_the_edge_has_a_port_there_and_one_that_stays_inside_has_none():
    graph = nested()
    assert ports(graph, "inner") == ((PortId("first", "X"),), (PortId("second", "Yhat"),))
    assert ports(graph, "outer") == ((PortId("first", "X"), PortId("loss", "Y")), (PortId("loss", "C"),))


def test_an_output_that_feeds_inside_and_outside_has_a_port():
    graph = nested()
    graph.add(at("plot", "reroute", (900, 0)))
    graph.connect(Wire("first", "Yhat", "plot", "A"))
    assert ports(graph, "inner").outputs == (PortId("first", "Yhat"), PortId("second", "Yhat"))


def test_an_input_that_still_needs_a_wire_has_a_port_and_a_parameter_of_the_nodes_own_only_a_wire_from_outside():
    graph = nested()
    graph.disconnect(Wire("X", "out", "first", "X"))
    graph.add(at("W", "parameter", (0, 400)))
    graph.add(at("V", "parameter", (0, 400), "inner"))
    graph.connect(Wire("W", "out", "first", "W"))
    graph.connect(Wire("V", "out", "second", "W"))
    assert ports(graph, "inner").inputs == (PortId("first", "X"), PortId("first", "W"))


def test_ports_come_from_top_to_bottom_then_from_left_to_right_then_by_name():
    graph = Graph(
        [
            at("low", "tanh", (0, 30), "g"),
            at("right", "tanh", (20, 10), "g"),
            at("b", "tanh", (10, 10), "g"),
            at("a", "tanh", (10, 10), "g"),
            at("held", "tanh", (500, 500), "h"),  # its group stands above
        ],
        groups=[Group("g"), Group("h", (0, 5), "g"), Group("around")],
    )
    in_order = ["held", "a", "b", "right", "low"]
    assert [port.node for port in ports(graph, "g").inputs] == in_order
    assert [port.node for port in ports(graph, "g").outputs] == in_order
    graph.put_into("g", "around")
    assert [port.node for port in ports(graph, "around").inputs] == in_order
