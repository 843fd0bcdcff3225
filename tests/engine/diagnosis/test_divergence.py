"""A loss that goes away says where it began, why, with which numbers, and what would help."""

import numpy as np
import pytest

from graphgui.engine import Graph, Trainer, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.diagnosis.diagnosis import (
    Redraw,
    Reinitialise,
    SetRate,
    Show,
    StepBack,
    plan_at,
)
from graphgui.engine.diagnosis.divergence import (
    diagnose_divergence,
    diagnose_growth,
    first_broken,
    is_rising,
    largest_stable,
)
from graphgui.engine.training.run import Run
from tests.graphs import node, regression
from tests.troubles import deep, exponential, said, trained


def test_a_rate_above_the_largest_stable_one_is_named_with_both_numbers():
    graph, feeds = regression(20, 2)
    stable = quadratic(graph, feeds).stable_rate
    run, reason = trained(graph, feeds, Training(3 * stable), 100_000)
    assert reason == "diverged"
    found = diagnose_divergence(run, 3 * stable)
    assert f"{3 * stable:.4g} is above the largest stable one, {stable:.4g}" in said(found)
    assert f"step {run.steps}" in said(found)
    rate, back = found.remedies
    assert isinstance(rate, SetRate)
    assert 0 < rate.rate < stable
    assert back == StepBack(int(np.argmin(run.losses)), rate.rate)
    cured, reason = trained(graph, feeds, Training(rate.rate), 500)
    assert reason == "steps"
    assert cured.losses[-1] < cured.losses[0]


def test_the_node_where_the_first_infinity_arose_is_named():
    run, reason = trained(*exponential(), Training(500.0), 1000)
    assert reason == "diverged"
    assert diagnose_divergence(run, 500.0).nodes == ("power",)


def test_what_does_not_reach_the_loss_is_not_what_broke_it():
    graph, feeds = exponential()
    graph.add(node("aside", "log"))
    graph.connect(Wire("X", "out", "aside", "A"))  # a logarithm of numbers below 0, from the start
    run, _ = trained(graph, feeds, Training(500.0), 1000)
    assert first_broken(run, run.steps) == ("power", run.steps)


def test_going_back_to_the_first_bad_number_compiles_one_plan(monkeypatch):
    run, _ = trained(*exponential(), Training(500.0), 1000)
    made = []
    monkeypatch.setattr("graphgui.engine.diagnosis.diagnosis.Plan", lambda *given: made.append(1) or Plan(*given))
    first_broken(run, run.steps)
    assert len(made) == 1


@pytest.mark.parametrize(
    ("op", "words"),
    [
        ("log", "only a number above 0 has a logarithm"),
        ("sqrt", "a number below 0 has no square root"),
    ],
)
def test_a_number_without_a_result_is_named_before_the_rate(op, words):
    graph = Graph(
        [node("w", "parameter", initialiser="ones"), node("f", op)], [Wire("w", "out", "f", "A")], loss="f"
    )
    run, reason = trained(graph, {}, Training(1.5), 100)
    assert reason == "diverged"
    found = diagnose_divergence(run, 1.5)
    assert words in str(found.words[-1])
    assert "“f.A” is -" in str(found.words[-1])
    assert found.nodes == ("f",)
    assert isinstance(found.remedies[0], StepBack)


@pytest.mark.parametrize("times", [1.02, 1.5, 4])
def test_a_loss_that_rises_step_after_step_is_named_long_before_infinity(times):
    graph, feeds = regression(20, 2)
    stable = quadratic(graph, feeds).stable_rate
    for steps in range(10, 1000, 10):
        run, reason = trained(graph, feeds, Training(times * stable), steps)
        assert reason == "steps"
        found = diagnose_growth(run, plan_at(run, steps), times * stable, largest_stable(run))
        if found:
            break
    assert found is not None
    assert found.trouble == "exploding"
    assert found.nodes == ("linear",)
    assert f"{times * stable:.4g} is above the largest stable one, {stable:.4g}" in said(found)
    rate, back = found.remedies[:2]
    assert rate.rate < stable
    assert back.step == int(np.argmin(run.losses))


def test_without_a_bound_the_loss_must_stand_far_above_its_first_value_too():
    run = Run()
    graph, feeds = regression(20, 2)
    run.begin(graph, feeds, Training(0.1, optimiser="adam"))
    run.losses.extend([1.0, *np.geomspace(1e-3, 0.9, 40)])
    plan = Plan(graph, feeds)
    assert is_rising(run)
    assert diagnose_growth(run, plan, 0.1, None) is None
    run.losses.extend(np.geomspace(1, 100, 30))
    assert "likely cause" in said(diagnose_growth(run, plan, 0.1, None))


def test_a_gradient_that_swells_on_its_way_back_is_named_and_the_usual_start_offered():
    graph, feeds = deep("leaky_relu", 6, 10.0)
    run, reason = trained(graph, feeds, Training(0.1), 1000)
    assert reason == "diverged"
    found = diagnose_divergence(run, 0.1)
    assert "On its way back the gradient grows from" in said(found)
    (usual,) = [each for each in found.remedies if isinstance(each, Reinitialise)]
    for name, attribute, value in usual.starts:
        graph.update(graph[name].with_attributes(**{attribute: value}))
    _, reason = trained(graph, feeds, Training(0.1), 1000)
    assert reason == "steps"


@pytest.mark.parametrize("seed", range(20))
def test_every_regression_at_an_unstable_rate_is_named_with_both_numbers(seed):
    rng = np.random.default_rng(seed)
    graph, feeds = regression(int(rng.integers(5, 60)), int(rng.integers(1, 5)), int(rng.integers(1, 3)), seed)
    rate = float(rng.uniform(1.05, 4)) * quadratic(graph, feeds).stable_rate
    run, reason = trained(graph, feeds, Training(rate, seed=seed), 100_000)
    assert reason == "diverged"
    assert f"{rate:.4g} is above the largest stable one" in said(diagnose_divergence(run, rate))
    assert first_broken(run, run.steps)[1] == run.steps


def test_a_loss_that_is_bad_before_the_first_step_is_not_laid_to_the_rate():
    graph, feeds = regression(20, 2)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.add(node("f", "log"))
    graph.connect(Wire("linear", "Yhat", "f", "A"))
    graph.connect(Wire("f", "out", "mse", "Yhat"))
    run, reason = trained(graph, feeds, Training(0.1), 10)
    assert (run.steps, reason) == (0, "diverged")
    found = diagnose_divergence(run, 0.1)
    assert "only a number above 0 has a logarithm" in said(found)
    assert "rate" not in said(found)
    assert found.remedies == (Show("f"), Redraw())
    assert found.trouble == "diverged"


@pytest.mark.parametrize(("op", "attributes"), [("sqrt", {}), ("power", {"exponent": 0.5})])
def test_an_infinite_gradient_of_a_finite_loss_writes_nothing_and_names_the_node(op, attributes):
    graph, feeds = regression(20, 2)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.add(node("bent", op, **attributes))
    graph.connect(Wire("linear", "Yhat", "bent", "A"))
    graph.connect(Wire("bent", graph["bent"].op.output, "mse", "Yhat"))
    run = Run()
    zeros = Trainer(graph, feeds, Training(0.1), np.zeros(3))
    run.begin_with(zeros, graph, feeds)
    assert zeros.run(5) == "diverged"
    assert zeros.steps == 0
    np.testing.assert_array_equal(zeros.plan.theta, 0)
    found = diagnose_divergence(run, 0.1)
    assert found.nodes == ("bent",)
    assert "at 0, which “bent.A” is in row 1, column 1, the operation is infinitely steep" in said(found)
    assert found.remedies[0] == Show("bent")
    assert not any(isinstance(remedy, SetRate | StepBack) for remedy in found.remedies)


def test_targets_at_the_edge_of_the_numbers_warn_nobody():
    graph, feeds = regression(3)
    run, reason = trained(graph, feeds | {"Y": np.array([[1.0], [2.0], [-1e308]])}, Training(0.1), 2)
    assert reason == "diverged"
    assert diagnose_divergence(run, 0.1).words
