"""Values and gradients are those of the formulas, at every port and along every wire."""

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, PortId, Wire
from graphgui.engine.autodiff.gradcheck import check
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.words import Problem
from tests.graphs import constant, feeds_of, node, regression

Q, N, P = 3, 2, 2


@pytest.fixture
def plan():
    graph, feeds = regression(Q, N, P)
    plan = Plan(graph, feeds)
    initialise(plan, seed=1)
    plan.parameters[PortId("linear", "b")][:] = [[0.4, -0.7]]
    plan.forward()
    plan.backward()
    return plan


def test_every_gradient_of_the_regression_is_that_of_the_derivations(plan):
    X, Y = plan.value(PortId("X", "out")), plan.value(PortId("Y", "out"))
    W, b = plan.value(PortId("linear", "W")), plan.value(PortId("linear", "b"))
    Yhat = X @ W + b
    G = 2 / Q * (Yhat - Y)
    expected = {
        ("mse", "C"): np.ones((1, 1)),
        ("mse", "Yhat"): G,
        ("mse", "Y"): -G,
        ("linear", "Yhat"): G,
        ("Y", "out"): -G,
        ("linear", "X"): G @ W.T,
        ("X", "out"): G @ W.T,
        ("linear", "W"): X.T @ G,
        ("linear", "b"): G.sum(axis=0, keepdims=True),
    }
    for port, gradient in expected.items():
        np.testing.assert_allclose(plan.gradient(PortId(*port)), gradient, rtol=0, atol=1e-13)
    assert plan.loss_value() == pytest.approx(np.sum((Yhat - Y) ** 2) / Q, rel=1e-14)


def test_the_loss_is_divided_by_the_rows_alone():
    graph = Graph(
        [constant("a", [[1, 2], [3, 4]]), constant("b", [[0, 0], [0, 0]]), node("mse", "mse")],
        [Wire("a", "out", "mse", "Yhat"), Wire("b", "out", "mse", "Y")],
    )
    assert Plan(graph, feeds_of(graph)).forward() == (1 + 4 + 9 + 16) / 2


def fan_out():
    """x feeds both sides of a product and a sum: L = sum(x * x + x)."""
    return Graph(
        [
            constant("x", [[1, 2], [3, 4]]),
            node("product", "multiply"),
            node("plus", "add"),
            node("total", "sum"),
        ],
        [
            Wire("x", "out", "product", "A"),
            Wire("x", "out", "product", "B"),
            Wire("product", "out", "plus", "A"),
            Wire("x", "out", "plus", "B"),
            Wire("plus", "out", "total", "A"),
        ],
        loss="total",
    )


def test_where_wires_leave_one_port_each_shows_its_share_and_the_port_the_sum():
    graph = fan_out()
    plan = Plan(graph, feeds_of(graph))
    plan.forward()
    plan.backward()
    x = plan.value(PortId("x", "out"))
    shares = [plan.share(wire) for wire in sorted(graph.outgoing("x"))]
    np.testing.assert_array_equal(shares, [np.ones((2, 2)), x, x])
    np.testing.assert_array_equal(plan.gradient(PortId("x", "out")), 2 * x + 1)


def test_a_stretched_input_receives_the_sum_over_what_it_was_stretched_to():
    graph = Graph(
        [
            constant("m", [[1, 2], [3, 4], [5, 6]]),
            constant("r", [[10, 20]]),
            constant("s", [[2]]),
            node("rm", "multiply"),
            node("srm", "multiply"),
            node("total", "sum"),
        ],
        [
            Wire("m", "out", "rm", "A"),
            Wire("r", "out", "rm", "B"),
            Wire("rm", "out", "srm", "A"),
            Wire("s", "out", "srm", "B"),
            Wire("srm", "out", "total", "A"),
        ],
        loss="total",
    )
    plan = Plan(graph, feeds_of(graph))
    plan.forward()
    plan.backward()
    np.testing.assert_array_equal(plan.gradient(PortId("r", "out")), [[18, 24]])
    np.testing.assert_array_equal(plan.gradient(PortId("s", "out")), [[10 * 9 + 20 * 12]])


def test_what_does_not_reach_the_loss_has_gradient_zero_and_says_so():
    graph, _ = regression()
    graph.add(node("aside", "square"))
    graph.connect(Wire("X", "out", "aside", "A"))
    plan = Plan(graph, feeds_of(graph))
    plan.forward()
    plan.backward()
    assert "aside" not in plan.reaches_loss
    assert not plan.gradient(PortId("aside", "out")).any()
    assert not plan.share(Wire("X", "out", "aside", "A")).any()
    np.testing.assert_array_equal(plan.value(PortId("aside", "out")), plan.value(PortId("X", "out")) ** 2)


def test_a_shared_parameter_learns_from_both_places():
    graph, _ = regression(n=2)
    graph.add(node("w", "parameter", rows=2, columns=1))
    graph.connect(Wire("w", "out", "linear", "W"))
    graph.add(node("w2", "square"))
    graph.connect(Wire("w", "out", "w2", "A"))
    graph.add(node("size", "sum"))
    graph.connect(Wire("w2", "out", "size", "A"))
    graph.add(node("both", "add"))
    graph.connect(Wire("mse", "C", "both", "A"))
    graph.connect(Wire("size", "out", "both", "B"))
    graph.mark_loss("both")
    assert all(result.error < 1e-9 for result in check(graph, feeds_of(graph)))


@pytest.mark.parametrize("make", [fan_out, lambda: regression(4, 3, 2)[0]])
def test_the_lean_plan_gives_the_parameters_the_same_gradients(make):
    graph = make()
    graph.add(node("p", "parameter"))
    full, lean = (Plan(graph, feeds_of(graph), gradients=g) for g in ("all", "parameters"))
    for plan in (full, lean):
        initialise(plan, seed=3)
        plan.forward()
        plan.backward()
    np.testing.assert_array_equal(full.theta, lean.theta)
    np.testing.assert_array_equal(full.gradient_theta, lean.gradient_theta)
    assert len(lean.backward_steps) <= len(full.backward_steps)


def test_a_number_is_changed_without_compiling_anew():
    graph = Graph(
        [constant("x", [[-1.0, 2.0]]), node("leaky", "leaky_relu", slope=0.5), node("total", "sum")],
        [Wire("x", "out", "leaky", "A"), Wire("leaky", "out", "total", "A")],
        loss="total",
    )
    plan = Plan(graph, feeds_of(graph))
    calls = plan.calls
    plan.set_attributes("leaky", slope=0.1)
    plan.feed("x", np.array([[-10.0, 3.0]]))
    for call in calls:
        call()
    assert plan.loss_value() == pytest.approx(-1 + 3)
    np.testing.assert_allclose(plan.gradient(PortId("x", "out")), [[0.1, 1.0]])
    with pytest.raises(Problem, match="“total” would give 1 × 2: the graph must be compiled anew"):
        plan.set_attributes("total", by="columns")
    assert plan.graph["total"].attribute("by") == "all"


def test_a_loss_that_is_no_single_number_is_refused():
    graph, feeds = regression(q=3)
    graph.mark_loss("linear")
    with pytest.raises(Problem, match="The loss must be one number, and “linear” gives 3 × 1"):
        Plan(graph, feeds)


def test_a_graph_without_a_loss_has_values_and_no_gradients():
    graph = Graph([constant("x", [[2]]), node("s", "square")], [Wire("x", "out", "s", "A")])
    plan = Plan(graph, feeds_of(graph))
    assert np.isnan(plan.forward())
    assert plan.value(PortId("s", "out")).item() == 4
    assert plan.gradient(PortId("x", "out")) is None


def test_a_parameters_start_depends_on_its_name_and_the_seed_alone():
    graph, feeds = regression(n=3)
    first = Plan(graph, feeds)
    initialise(first, seed=5)
    graph.add(node("another", "parameter", rows=2, columns=2))
    second = Plan(graph, feeds)
    initialise(second, seed=5)
    port = PortId("linear", "W")
    np.testing.assert_array_equal(first.parameters[port], second.parameters[port])
    initialise(second, seed=6)
    assert (first.parameters[port] != second.parameters[port]).all()


def test_the_check_finds_a_wrong_gradient_and_where():
    graph, feeds = regression(4, 2)
    wrong = node("linear2", "linear").op
    from dataclasses import replace

    from graphgui.engine.graph.graph import Node

    broken = replace(wrong, vjps=(wrong.vjps[0], _half_vjp(wrong.vjps[1]), wrong.vjps[2]))
    nodes = [Node(n.name, broken, n.attributes) if n.name == "linear" else n for n in graph.nodes.values()]
    errors = {str(r.port): r.error for r in check(Graph(nodes, graph.wires), feeds)}
    assert errors["linear.W"] == pytest.approx(0.5)
    assert max(error for port, error in errors.items() if port != "linear.W") < 1e-9


def _half_vjp(vjp):
    def half(into, *arguments):
        vjp(into, *arguments)
        into *= 0.5

    return half


def test_without_optional_gradients_every_parameter_has_its_gradient():
    graph, feeds = regression(5, 2)
    plan, whole = Plan(graph, feeds), Plan(graph, feeds)
    assert plan.optional_gradients >= {PortId("linear", "X"), PortId("mse", "Y")}
    assert plan.optional_gradients.isdisjoint(plan.parameters)
    assert plan.optional_size >= 5 * 2 + 5
    for each in (plan, whole):
        each.theta[:] = 0.5
        each.forward()
    whole.backward()
    plan.backward(optional=False)
    np.testing.assert_array_equal(plan.gradient_theta, whole.gradient_theta)
    assert not plan.gradient(PortId("linear", "X")).any()
    plan.backward()
    np.testing.assert_array_equal(plan.gradient(PortId("linear", "X")), whole.gradient(PortId("linear", "X")))


def test_a_lean_plan_computes_once_what_no_parameter_changes():
    graph, feeds = regression(q=6, n=2)
    graph.add(node("scaled", "standardise", mean=[[1.0, 2.0]], deviation=[[2.0, 4.0]]))
    wire = Wire("X", "out", "linear", "X")
    graph.disconnect(wire)
    graph.connect(Wire("X", "out", "scaled", "A"))
    graph.connect(Wire("scaled", "out", "linear", "X"))
    full, lean = (Plan(graph, feeds, gradients=g) for g in ("all", "parameters"))
    assert len(lean.data_calls) == 1
    assert not full.data_calls
    for plan in (full, lean):
        initialise(plan, seed=3)
    assert lean.evaluate() == full.evaluate()
    for plan in (full, lean):
        plan.feed("X", feeds["X"] + 5)
        plan.set_attributes("scaled", mean=[[0.5, 1.5]])
    assert lean.evaluate() == full.evaluate()
    np.testing.assert_array_equal(lean.gradient_theta, full.gradient_theta)
    lean.value(PortId("scaled", "out"))[:] = 0  # what is not computed again stays
    lean.evaluate()
    assert not lean.value(PortId("scaled", "out")).any()


def test_parameters_by_name_can_be_kept():
    plan = Plan(*regression(5, 2))
    kept = plan.theta_by_name(plan.theta)
    plan.theta[:] = 7
    assert {name: array.tolist() for name, array in kept.items()} == {"linear.W": [[0], [0]], "linear.b": [[0]]}


@pytest.mark.parametrize("theta", [np.zeros(2), np.zeros((3, 1)), np.zeros(3, np.float32)])
def test_parameters_of_another_number_or_kind_are_refused(theta):
    with pytest.raises(ValueError, match=r"^theta must be 3 numbers of float64$"):
        Plan(*regression(5, 2), theta=theta)
