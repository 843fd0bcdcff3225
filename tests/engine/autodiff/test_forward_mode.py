"""A tangent of the loss in forward mode is the number that reverse mode puts into the gradient."""

import time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphgui.engine import Graph, Plan, PortId, Wire
from graphgui.engine.autodiff.forward_mode import ForwardMode, seeds, unit
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.mode_costs import Cost, cost, passed_from
from graphgui.examples import EXAMPLES
from graphgui.storage import file
from tests.graphs import constant, node, regression
from tests.ops.samples import OPERATIONS, samples

quick = settings(
    max_examples=20, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


def agree(graph, feeds, theta=None):
    """Compare the loss's tangents with the gradients, for a few numbers of every input and parameter."""
    plan = Plan(graph, feeds)
    if theta is None:
        initialise(plan, seed=0)
    else:
        plan.theta[:] = theta
    with np.errstate(all="ignore"):
        plan.forward()
        plan.backward()
    fed = [PortId(name, n.op.output) for name, n in plan.graph.nodes.items() if n.op.source == "feed"]
    for port in [*fed, *plan.parameters]:
        gradient = plan.gradient(port)
        for flat in {0, gradient.size // 2, gradient.size - 1}:
            row, column = divmod(flat, gradient.shape[1])
            tangent = ForwardMode(plan, port, unit(gradient.shape, row, column)).tangent(plan.loss).item()
            size = max(1.0, np.abs(gradient).max())
            assert abs(tangent - gradient[row, column]) <= 1e-9 * size, (port, row, column)


@pytest.mark.parametrize("path", [example.path for example in EXAMPLES], ids=lambda path: path.name)
def test_examples(path):
    project = file.load(path)
    agree(project.graph, project.feeds())


@pytest.mark.parametrize("op", OPERATIONS, ids=lambda op: op.name)
@quick
@given(data=st.data())
def test_every_operation(op, data):
    agree(*data.draw(samples(op)).graph())


def test_a_tangent_follows_every_path_of_a_fan_out():
    graph, feeds = regression(4, 2)
    graph.add(node("both", "multiply"))
    graph.add(node("total", "sum"))
    graph.connect(Wire("linear", "Yhat", "both", "A"))
    graph.connect(Wire("linear", "Yhat", "both", "B"))
    graph.connect(Wire("both", "out", "total", "A"))
    graph.mark_loss("total")
    agree(graph, feeds)


def test_what_does_not_follow_from_the_seed_does_not_move():
    graph, feeds = regression(4, 2)
    plan = Plan(graph, feeds)
    plan.forward()
    mode = ForwardMode(plan, PortId("Y", "out"), unit(feeds["Y"].shape, 1, 0))
    assert passed_from(plan, PortId("Y", "out")) == {PortId("mse", "Y")}
    assert not mode.tangent(PortId("linear", "Yhat")).any()
    np.testing.assert_array_equal(mode.tangent(PortId("mse", "Y")), unit((4, 1), 1, 0))


def test_forward_mode_costs_a_pass_for_each_number_and_reverse_mode_one_for_all():
    plan = Plan(*regression(4, 2))
    parameters = [PortId("linear", "W"), PortId("linear", "b")]
    assert cost(plan, parameters[:1]) == Cost(2, 2 * len({"linear.W", "mse.Yhat"}), 2)
    assert cost(plan, parameters) == Cost(3, 3 * 2, len({"linear.W", "linear.b", "mse.Yhat"}))
    data = [PortId("X", "out"), PortId("Y", "out")]
    assert cost(plan, [*parameters, *data]) == Cost(3 + 8 + 4, 3 * 2 + 8 * 2 + 4, 5)


@pytest.mark.parametrize("path", [example.path for example in EXAMPLES], ids=lambda path: path.name)
def test_what_is_counted_for_reverse_mode_are_the_vjps_that_the_plan_applies(path):
    project = file.load(path)
    plan = Plan(project.graph, project.feeds())
    inputs = {step.port for step in plan.backward_steps if step.port.port != plan.graph[step.port.node].op.output}
    assert cost(plan, seeds(plan.graph)).reverse == len(inputs)
    assert cost(plan, plan.parameters).reverse == len(inputs - plan.optional_gradients)


def test_what_is_counted_for_forward_mode_are_the_inputs_that_carry_a_tangent():
    graph, feeds = regression(4, 2)
    graph.add(node("both", "multiply"))
    graph.add(node("total", "sum"))
    graph.connect(Wire("linear", "Yhat", "both", "A"))
    graph.connect(Wire("linear", "Yhat", "both", "B"))
    graph.connect(Wire("both", "out", "total", "A"))
    graph.mark_loss("total")
    plan = Plan(graph, feeds)
    initialise(plan, seed=0)
    plan.forward()
    for port in seeds(graph):
        mode = ForwardMode(plan, port, np.ones(plan.shapes.known[port]))
        ports = [PortId(name, each.name) for name in plan.reaches_loss for each in plan.graph[name].op.inputs]
        assert passed_from(plan, port) == {each for each in ports if mode.tangent(each).any()}


@pytest.mark.parametrize("op", ["tanh", "softmax", "relu"])
def test_a_number_that_is_missing_costs_no_more_time(op):
    """One NaN in the data made each number of the output be computed alone."""
    graph = Graph([constant("X", np.zeros((400, 40))), node("op", op)], [Wire("X", "out", "op", "A")])
    X = np.random.default_rng(0).standard_normal((400, 40))
    X[3, 2] = np.nan
    plan = Plan(graph, {"X": X})
    plan.forward()
    direction = unit(X.shape, 0, 1)
    began = time.perf_counter()
    tangent = ForwardMode(plan, PortId("X", "out"), direction).tangent(PortId("op", plan.graph["op"].op.output))
    assert time.perf_counter() - began < 0.5
    whole = Plan(graph, {"X": np.nan_to_num(X)})
    whole.forward()
    expected = ForwardMode(whole, PortId("X", "out"), direction)
    assert np.isfinite(tangent[0]).all()
    np.testing.assert_allclose(tangent[0], expected.tangent(PortId("op", plan.graph["op"].op.output))[0])
