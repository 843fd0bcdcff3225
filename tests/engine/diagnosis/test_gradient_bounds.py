"""Gradients of chosen sizes on their way back: which are lost, which swell, and which units are dead."""

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, Training, Wire
from graphgui.engine.diagnosis.diagnosis import Redraw, Show, gradient_size, leaving
from graphgui.engine.diagnosis.divergence import diagnose_growth
from graphgui.engine.diagnosis.vanishing import dead_units, diagnose_dead_units, diagnose_vanishing
from graphgui.engine.graph.graph import PortId
from graphgui.engine.training.run import Run
from tests.graphs import constant, node


def chain(*factors, start=1.0):
    """w, multiplied by one factor after another in nodes called a, b, …; the last of them is the loss."""
    graph = Graph([node("w", "parameter", initialiser="ones")])
    before = "w"
    for name, factor in zip("abcd", factors, strict=False):
        graph.add(node(name, "standardise", deviation=[[1 / factor]]))
        graph.connect(Wire(before, "out", name, "A"))
        before = name
    graph.mark_loss(before)
    return graph


def plan_of(graph, theta=1.0):
    plan = Plan(graph, {})
    plan.evaluate(np.full(plan.theta.size, theta))
    return plan


def test_the_gradient_that_leaves_the_loss_is_the_largest_of_those_on_their_way_to_a_parameter():
    graph = Graph([node("w", "parameter"), constant("X", [[30.0]]), node("loss", "multiply")])
    graph.connect(Wire("w", "out", "loss", "A"))
    graph.connect(Wire("X", "out", "loss", "B"))
    graph.mark_loss("loss")
    plan = Plan(graph, {"X": np.array([[30.0]])})
    plan.evaluate(np.array([500.0]))
    assert gradient_size(plan, PortId("loss", "B")) == 500
    assert leaving(plan) == 30


@pytest.mark.parametrize(
    ("factors", "w", "lost"),
    [
        ((1.0, 0.9e-8, 1.0), 1.0, "a"),
        ((1.0, 1.1e-8, 1.0), 1.0, ""),
        ((1.0, 1.0, 0.9e-8, 1.0), 1.0, "ab"),
        ((2.0, 0.9e-8, 1.0), 1.0, ""),  # the parameter's own is above
        # of what leaves the loss a ten-thousandth, where that is less
        ((1.0, 0.9e-4, 1e-5), 1e-3, "a"),
        ((1.0, 1.1e-4, 1e-5), 1e-3, ""),
        # where no more than 1e-8 leaves the loss, or a millionth of it, there is nowhere to go
        ((1.0, 1e-5, 1.1e-8), 1e-3, "a"),
        ((1.0, 1e-5, 0.9e-8), 1e-3, ""),
        ((1.0, 1e-9, 1.0), 0.9e15, "a"),
        ((1.0, 1e-9, 1.0), 1.1e15, ""),
    ],
)
def test_a_gradient_has_vanished_where_less_than_a_bound_comes_to_all_parameters_before(factors, w, lost):
    found = diagnose_vanishing(plan_of(chain(*factors), w))
    assert (found.nodes if found else ()) == tuple(lost)


def test_what_has_vanished_is_said_with_the_numbers():
    found = diagnose_vanishing(plan_of(chain(1.0, 1.0, 2e-9, 3.0)))
    assert [str(each) for each in found.words] == [
        "The gradient has vanished before “b”: below 1e-08, nothing there learns.",
        "3 leaves the loss, 6e-09 comes to “a”.",
    ]
    assert found.remedies == (Show("b"),)


def rising(graph):
    run = Run()
    run.begin(graph, {}, Training(0.1))
    run.losses.extend([0.1, *[2.0] * 6, *[3.0] * 6, *[4.0] * 6, *[11.0] * 6])
    return run


@pytest.mark.parametrize(
    ("factors", "words"),
    [
        ((1.0, 1001.0, 1.0), "On its way back the gradient grows from 1 at the loss to 1e+03 at “a”."),
        ((1.0, 999.0, 1.0), ""),
        ((1.0, 0.5, 2100.0, 0.25), "On its way back the gradient grows from 0.25 at the loss to 5.2e+02 at “b”."),
        ((1.0, 0.0, 1.0), ""),
    ],
)
def test_a_gradient_swells_that_becomes_a_thousand_times_what_leaves_the_loss(factors, words):
    factors = [factor or np.finfo(float).tiny for factor in factors]
    graph = chain(*factors)
    found = diagnose_growth(rising(graph), plan_of(graph), 0.1, None)
    assert " ".join(map(str, found.words[2:])) == words


def relu_units(biases, *, target=1.0, layer=True, examples=3):
    """Zeros -> linear with these biases -> relu (-> linear) -> mse <- targets."""
    units = len(biases)
    graph = Graph(
        [
            constant("X", np.zeros((examples, 1))),
            constant("Y", np.full((examples, 1 if layer else units), target)),
            node("linear", "linear", outputs=units),
            node("relu", "relu"),
            node("last", "linear") if layer else node("last", "reroute"),
            node("mse", "mse"),
        ]
    )
    for source, start, end, port in (
        ("X", "out", "linear", "X"),
        ("linear", "Yhat", "relu", "A"),
        ("relu", "out", "last", "X" if layer else "A"),
        ("last", "Yhat" if layer else "out", "mse", "Yhat"),
        ("Y", "out", "mse", "Y"),
    ):
        graph.connect(Wire(source, start, end, port))
    feeds = {name: np.array(graph[name].attribute("value"), float) for name in ("X", "Y")}
    plan = Plan(graph, feeds)
    parameters = {str(port): array for port, array in plan.parameters.items()}
    parameters["linear.b"][:] = [biases]
    plan.evaluate()
    run = Run()
    run.begin(graph, feeds, Training(0.1))
    return plan, run


@pytest.mark.parametrize(
    ("biases", "first", "dead"),
    [
        ([-1, -2, -3, 4], 1.0, {"relu": 3}),
        ([-1, -2, 3, 4], 1.0, {}),
        ([-1, -2, -3, 4], 10.1, {}),  # it has come down to a tenth without them
        ([-1, -2, -3, 4], 9.9, {"relu": 3}),
        ([-1, -2, -3, -4], 10.1, {"relu": 4}),
        ([1, 2, 3, 4], 1.0, {}),
    ],
)
def test_three_of_four_units_are_dead_or_all_where_the_loss_has_come_down_far(biases, first, dead):
    plan, run = relu_units(biases)
    run.losses.append(first)
    assert plan.loss_value() == 1
    assert dead_units(plan, run) == dead


@pytest.mark.parametrize(("target", "dead"), [(1.0, {"relu": 4}), (-1.0, {}), (0.0, {})])
def test_units_with_no_layer_behind_them_are_dead_only_where_more_is_asked_of_them(target, dead):
    plan, run = relu_units([-1, -2, -3, -4], target=target, layer=False)
    run.losses.append(plan.loss_value())
    assert dead_units(plan, run) == dead


@pytest.mark.parametrize(("examples", "dead"), [(1, {}), (2, {"relu": 2})])
def test_of_one_example_no_unit_is_called_dead(examples, dead):
    plan, run = relu_units([-1, -2], examples=examples)
    run.losses.append(1.0)
    assert dead_units(plan, run) == dead


def test_dead_units_are_told_with_the_most_that_they_get_and_by_which_rate_they_died():
    plan, run = relu_units([-1.2345, -2, -3, 4])
    run.losses.append(1.0)
    found = diagnose_dead_units(plan, run, 0.35)
    assert [str(each) for each in found.words] == [
        "“relu”: 3 of 4 units give 0 for every example, since they get -1.23 at most, and learn nothing.",
    ]
    assert found.remedies == (Redraw(),)


def test_without_a_loss_nothing_has_vanished_or_died():
    plan, run = relu_units([-1, -2])
    run.losses.append(1.0)
    graph = plan.graph.copy()
    for wire in graph.wires_of("mse"):
        graph.disconnect(wire)
    graph.remove("mse")
    without = Plan(graph, {"X": np.zeros((3, 1)), "Y": np.ones((3, 1))})
    without.evaluate()
    assert diagnose_vanishing(without) is None
    assert dead_units(without, run) == {}
