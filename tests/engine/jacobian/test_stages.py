"""The whole graph as a product of Jacobians: it is the gradient, and each order costs what is counted."""

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, PortId, Wire
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.jacobian.matrix import jacobian
from graphgui.engine.jacobian.stages import order_costs, stages
from tests.graphs import constant, feeds_of, node, regression


def fan_out():
    """linear -> tanh, both multiplied, their sum the loss: the value of linear is needed twice."""
    graph = Graph(
        [
            constant("X", [[1, 2], [3, -1], [0.5, 2]]),
            node("linear", "linear", outputs=2),
            node("tanh", "tanh"),
            node("product", "multiply"),
            node("total", "sum"),
        ],
        [
            Wire("X", "out", "linear", "X"),
            Wire("linear", "Yhat", "tanh", "A"),
            Wire("linear", "Yhat", "product", "A"),
            Wire("tanh", "out", "product", "B"),
            Wire("product", "out", "total", "A"),
        ],
        loss="total",
    )
    return graph, feeds_of(graph)


def planned(graph, feeds):
    plan = Plan(graph, feeds)
    initialise(plan, 1)
    plan.evaluate()
    return plan


def matrix_of(plan, stage, before):
    """A stage's Jacobian: identities for what is passed on, the operation's own for what it makes."""
    node = plan.graph[stage.node]
    places, start = {}, 0
    for port in before:
        places[port] = slice(start, start + plan.value(port).size)
        start += plan.value(port).size
    rows = []
    for port in stage.live:
        row = np.zeros((plan.value(port).size, start))
        if port.node != stage.node:
            row[:, places[port]] = np.eye(len(row))
        else:
            inputs = [plan.value(PortId(node.name, each.name)) for each in node.op.inputs]
            wires = plan.graph.incoming(node.name)
            for place, each in enumerate(node.op.inputs):
                wire, own = wires.get(each.name), PortId(node.name, each.name)
                source = own if own in places else wire and wire.start
                if source in places:
                    row[:, places[source]] += jacobian(node.op, place, inputs, dict(node.attributes)).matrix
        rows.append(row)
    return np.vstack(rows)


def matrices(plan, port):
    chain = stages(plan.graph, plan.shapes, port, plan.loss)
    found, before = [], (port,)
    for stage in chain:
        found.append(matrix_of(plan, stage, before))
        before = stage.live
    return chain, found


@pytest.mark.parametrize("make", [lambda: regression(6, 3, 2), fan_out], ids=["regression", "fan-out"])
@pytest.mark.parametrize("name", ["X", "W", "b"])
def test_the_product_of_all_is_the_gradient_in_whichever_order(make, name):
    plan, port = planned(*make()), PortId("linear", name)
    chain, found = matrices(plan, port)
    assert [matrix.shape for matrix in found] == [(stage.after, stage.before) for stage in chain]
    spent = {"forward": 0, "reverse": 0}

    def times(left, right, order):
        spent[order] += left.shape[0] * left.shape[1] * right.shape[1]
        return left @ right

    forward, reverse = found[0], found[-1]
    for matrix in found[1:]:
        forward = times(matrix, forward, "forward")
    for matrix in found[-2::-1]:
        reverse = times(reverse, matrix, "reverse")
    gradient = plan.gradient(port).reshape(1, -1)
    np.testing.assert_allclose(forward, gradient, rtol=1e-12, atol=1e-13)
    np.testing.assert_allclose(reverse, gradient, rtol=1e-12, atol=1e-13)
    assert order_costs(chain)._asdict() == spent


def test_a_value_that_is_needed_later_stands_beside_the_new_one():
    plan = planned(*fan_out())
    chain = stages(plan.graph, plan.shapes, PortId("linear", "W"), plan.loss)
    assert [stage.node for stage in chain] == ["linear", "tanh", "product", "total"]
    assert [stage.after for stage in chain] == [6, 12, 6, 1]


def test_where_the_loss_is_not_reached_there_is_no_chain():
    graph, feeds = regression(3)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire("Y", "out", "mse", "Yhat"))
    plan = planned(graph, feeds)
    assert stages(graph, plan.shapes, PortId("linear", "W"), PortId("mse", "C")) == []
    assert order_costs([]) == (0, 0)
