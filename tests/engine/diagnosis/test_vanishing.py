"""Gradients that are lost on their way are named with the nodes that learn nothing."""

import numpy as np
import pytest

from graphgui.engine import Graph, Training, Wire
from graphgui.engine.diagnosis.diagnosis import (
    Redraw,
    Reinitialise,
    SetRate,
    Show,
    plan_at,
)
from graphgui.engine.diagnosis.vanishing import diagnose_dead_units, diagnose_vanishing
from tests.graphs import node, regression
from tests.troubles import deep, hidden, said, trained


def test_dead_units_are_counted_and_another_start_is_offered():
    run, _ = trained(*hidden(-50.0), Training(0.01), 10)
    found = diagnose_dead_units(plan_at(run, 10), run, 0.01)
    assert "“relu”: 4 of 4 units give 0 for every example, since they get -4" in said(found)
    assert found.nodes == ("relu",)
    assert found.remedies == (Reinitialise((("linear", "bias", "zeros"),)), Redraw())


def test_units_that_a_step_has_killed_are_laid_to_the_rate():
    run, reason = trained(*hidden(0.0), Training(2.0), 10)
    assert reason == "steps"
    found = diagnose_dead_units(plan_at(run, 10), run, 2.0)
    assert "alive at step 0: a step at the rate 2 was too large" in said(found)
    assert found.remedies[0] == SetRate(0.2)


def test_a_hinge_that_gives_nothing_is_as_it_should_be():
    """max(0, 1 - y f), where all examples are told apart well: nothing could be better."""
    feeds = {"yX": np.linspace(1, 3, 20)[:, np.newaxis]}
    graph = Graph(
        [
            node("yX", "input", value=feeds["yX"].tolist()),
            node("linear", "linear", weights=-5.0, bias=1.0),
            node("relu", "relu"),
            node("mean", "mean"),
        ],
        [
            Wire("yX", "out", "linear", "X"),
            Wire("linear", "Yhat", "relu", "A"),
            Wire("relu", "out", "mean", "A"),
        ],
        loss="mean",
    )
    run, _ = trained(graph, feeds, Training(0.01), 20)
    plan = plan_at(run, 20)
    assert plan.loss_value() == 0
    assert diagnose_dead_units(plan, run, 0.01) is None


def test_a_relu_as_the_last_layer_is_dead_where_the_targets_lie_higher():
    graph, feeds = regression(20, 1)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.update(graph["linear"].with_attributes(bias=-50.0))
    graph.add(node("relu", "relu"))
    graph.connect(Wire("linear", "Yhat", "relu", "A"))
    graph.connect(Wire("relu", "out", "mse", "Yhat"))
    run, _ = trained(graph, feeds, Training(0.01), 20)
    assert "1 of 1 units" in said(diagnose_dead_units(plan_at(run, 20), run, 0.01))


def test_a_gradient_that_vanished_on_its_way_is_found():
    graph, feeds = deep("tanh", 6, 1e-3)
    run, _ = trained(graph, feeds, Training(0.01), 20)
    found = diagnose_vanishing(plan_at(run, 20))
    assert found is not None
    assert "has vanished before" in said(found)
    assert "linear" in found.nodes
    assert "mse" not in found.nodes
    usual = found.remedies[0]
    assert isinstance(usual, Reinitialise)
    assert ("l0", "weights", "glorot") in usual.starts
    for name, attribute, value in usual.starts:
        graph.update(graph[name].with_attributes(**{attribute: value}))
    run, _ = trained(graph, feeds, Training(0.01), 20)
    assert diagnose_vanishing(plan_at(run, 20)) is None


def test_a_chain_of_sigmoids_is_named_while_the_loss_still_falls():
    run, _ = trained(*deep("sigmoid", 16, "glorot"), Training(0.01), 30)
    found = diagnose_vanishing(plan_at(run, 30))
    assert run.losses[-1] < run.losses[0]
    assert "16 of them" in said(found)
    assert found.remedies == (Show("a15"),)


def test_a_penalty_of_weight_nothing_hides_no_parameter():
    graph, feeds = regression(20, 2)
    graph.add(node("w", "parameter", rows=2, columns=1))
    graph.connect(Wire("w", "out", "linear", "W"))
    graph.add(node("l2", "l2_penalty", coefficient=0.0))
    graph.add(node("sum", "add"))
    graph.connect(Wire("w", "out", "l2", "A"))
    graph.connect(Wire("mse", "C", "sum", "A"))
    graph.connect(Wire("l2", "out", "sum", "B"))
    graph.mark_loss("sum")
    run, _ = trained(graph, feeds, Training(0.1), 200)
    assert diagnose_vanishing(plan_at(run, 200)) is None


def test_a_start_of_nothing_but_zeros_passes_no_gradient_and_another_is_offered():
    run, _ = trained(*deep("tanh", 2, "zeros"), Training(0.1), 50)
    found = diagnose_vanishing(plan_at(run, 50))
    assert "linear" in found.nodes
    assert isinstance(found.remedies[0], Reinitialise)


@pytest.mark.parametrize(("units", "asked"), [(45, True), (60, False)])
def test_of_a_network_of_more_than_two_hundred_parameters_it_is_not_asked_whether_its_units_were_alive(
    units, asked
):
    """There are 4 units + 1 parameters; that moment is computed anew, which would take long."""
    run, _ = trained(*hidden(0.0, units=units), Training(1.0), 10)
    found = diagnose_dead_units(plan_at(run, 10), run, 1.0)
    assert f"{units} of {units} units give 0 for every example" in said(found)
    assert ("They were alive at step 0: a step at the rate 1 was too large." in said(found)) == asked
    assert (SetRate(0.1) in found.remedies) == asked
