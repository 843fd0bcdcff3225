"""A loss that is flat is at its minimum, or says why it is not."""

import numpy as np
import pytest

from graphgui.engine import Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.spectrum import good_rate, spectrum
from graphgui.engine.diagnosis.diagnosis import (
    HoldRate,
    Standardise,
    plan_at,
)
from graphgui.engine.diagnosis.divergence import diagnose_divergence
from graphgui.engine.diagnosis.scaling import badly_scaled, standardisation
from graphgui.engine.diagnosis.slowness import diagnose_slowness, is_minimum
from graphgui.engine.training.run import Run
from tests.engine.diagnosis.drawn_runs import model
from tests.graphs import node, regression
from tests.troubles import hidden, said, slowness, trained, unscaled


def test_a_rate_far_too_low_is_named_beside_the_largest_stable_one():
    graph, feeds = regression(20, 2)
    stable = quadratic(graph, feeds).stable_rate
    run, _ = trained(graph, feeds, Training(1e-6), 200)
    found = slowness(run, 1e-6)
    assert found.trouble == "stalled"
    assert f"1e-06 is too low: the largest stable one is {stable:.4g}" in said(found)
    (rate,) = found.remedies
    assert 0.1 * stable < rate.rate < stable
    assert not rate.restarts
    cured, _ = trained(graph, feeds, Training(rate.rate), 200)
    assert cured.losses[-1] < 0.5 * run.losses[-1]


def test_a_rate_at_the_edge_that_swings_to_and_fro_is_named():
    graph, feeds = regression(20, 2)
    rate = quadratic(graph, feeds).stable_rate * (1 - 1e-6)
    run, _ = trained(graph, feeds, Training(rate), 3000)
    assert "swings to and fro" in said(slowness(run, rate))


def test_a_schedule_that_has_lowered_the_rate_too_far_is_named():
    graph, feeds = regression(20, 2)
    training = Training(0.01, schedule="step", schedule_period=10, schedule_factor=0.5)
    run, _ = trained(graph, feeds, training, 300)
    found = slowness(run, 0.01 * 0.5**29)
    assert "The schedule has lowered the learning rate to 1.863e-11" in said(found)
    assert found.remedies == (HoldRate(good_rate(_spectrum(graph, feeds), training)),)


@pytest.mark.parametrize(("rate", "words"), [(1e-6, "1e-06 is too low"), (0.1, "")])
def test_an_optimiser_without_a_bound_is_slow_where_the_loss_falls_a_little_at_each_step(rate, words):
    graph, feeds = regression(20, 2)
    run, _ = trained(graph, feeds, Training(rate, optimiser="rmsprop"), 2000)
    found = slowness(run, rate)
    assert words in said(found) if words else found is None


def test_an_optimiser_that_searches_its_own_step_is_told_nothing_of_the_rate():
    graph, feeds = regression(20, 2)
    run, _ = trained(graph, feeds, Training(1e-6), 200)
    other = Run()
    other.begin(graph, feeds, Training(1e-6, optimiser="lbfgs"))
    other.losses = run.losses
    assert slowness(run, 1e-6) is not None
    plan = plan_at(run, run.steps)
    assert diagnose_slowness(other, plan, _spectrum(graph, feeds), 1e-6) is None


def _spectrum(graph, feeds):
    closed = quadratic(graph, feeds)
    return spectrum(LossFunction(graph, feeds), closed.minimiser, closed)


def test_a_minimum_is_called_one():
    graph, feeds = regression(20, 2)
    run, _ = trained(graph, feeds, Training(0.3), 1000)
    found = _spectrum(graph, feeds)
    assert slowness(run, 0.3) is None
    assert is_minimum(run, plan_at(run, 1000), found)
    early, _ = trained(graph, feeds, Training(1e-6), 1000)
    assert not is_minimum(early, plan_at(early, 1000), found)


def test_badly_scaled_columns_are_named_with_the_condition_number_before_and_after():
    graph, feeds = unscaled()
    closed = quadratic(graph, feeds)
    rate = 0.5 * closed.stable_rate
    run, _ = trained(graph, feeds, Training(rate), 300)
    found = slowness(run, rate)
    assert found.trouble == "scaled"
    assert found.nodes == ("X",)
    assert f"condition number {closed.condition:.2g}; standardised it is" in said(found)
    (remedy,) = found.remedies
    assert isinstance(remedy, Standardise)
    better = {**feeds, "X": (feeds["X"] - feeds["X"].mean(axis=0)) / feeds["X"].std(axis=0)}
    cured, _ = trained(graph, better, Training(remedy.rate), 300)
    assert cured.losses[-1] < 1.01 * closed.minimum


def test_standardising_is_offered_where_columns_have_made_the_usual_rate_diverge():
    run, reason = trained(*unscaled(), Training(0.1), 1000)
    assert reason == "diverged"
    found = diagnose_divergence(run, 0.1)
    assert "badly scaled" in said(found)
    assert found.remedies[-1] == Standardise(("X",), badly_scaled(run.segments[0]).rate)


def test_columns_of_a_network_are_named_by_their_sizes_since_its_hessian_changes():
    graph, feeds = hidden(0.1)
    feeds["X"] = feeds["X"] * [300.0, 1.0]
    graph.update(graph["X"].with_attributes(value=feeds["X"].tolist()))
    run, reason = trained(graph, feeds, Training(0.1), 1000)
    assert reason == "diverged"
    assert "Columns of “X” are badly scaled: sizes from" in said(diagnose_divergence(run, 0.1))


def test_what_a_node_standardises_already_is_not_called_badly_scaled():
    graph, feeds = hidden(0.1)
    feeds["X"] = feeds["X"] * [300.0, 1.0]
    mean, deviation = (each.tolist() for each in standardisation(feeds["X"]))
    graph.add(node("Z", "standardise", mean=mean, deviation=deviation))
    graph.disconnect(Wire("X", "out", "linear", "X"))
    graph.connect(Wire("X", "out", "Z", "A"))
    graph.connect(Wire("Z", "out", "linear", "X"))
    run, _ = trained(graph, feeds, Training(0.1), 20)
    assert badly_scaled(run.segments[0]) is None


def test_a_column_of_ones_is_no_scale_and_stays():
    graph, feeds = regression(20, 2)
    feeds["X"] = np.column_stack([np.ones(20), feeds["X"][:, 1]])
    run, _ = trained(graph, feeds, Training(0.1), 200)
    assert badly_scaled(run.segments[0]) is None


@pytest.mark.parametrize(
    ("low", "high"), [(2e4, 1e5), (1950, 2020), (1e6, 1e9)], ids=["salaries", "years", "people"]
)
def test_raw_columns_of_large_numbers_are_at_no_minimum_and_get_the_advice_to_scale(low, high):
    rng = np.random.default_rng(0)
    X = rng.uniform(low, high, (50, 1))
    Y = 5e4 + 1e4 * (X - X.mean()) / X.std() + rng.standard_normal((50, 1))
    graph, _ = regression(50)
    feeds = {"X": X, "Y": Y}
    closed = quadratic(graph, feeds)
    run, _ = trained(graph, feeds, Training(0.9 * closed.stable_rate), 1000)
    plan = plan_at(run, run.steps)
    place = run.snapshot(run.steps).theta
    for known in (closed, None):
        assert not is_minimum(run, plan, spectrum(LossFunction(graph, feeds), place, known))
    found = diagnose_slowness(
        run, plan, spectrum(LossFunction(graph, feeds), place, closed), 0.9 * closed.stable_rate
    )
    assert found.trouble == "scaled"
    plan.evaluate(closed.minimiser)
    assert is_minimum(run, plan, spectrum(LossFunction(graph, feeds), closed.minimiser, closed))


@pytest.mark.parametrize("targets", [1.0, None], ids=["targets of size 1", "targets as small"])
@pytest.mark.parametrize("size", [1e-6, 1e-9, 1e-17, 1e-60])
def test_columns_as_small_as_they_may_be_get_the_advice_to_scale(size, targets):
    rng = np.random.default_rng(0)
    Z = rng.standard_normal((60, 2))
    Y = (Z[:, :1] + rng.standard_normal((60, 1))) * (targets or size)
    graph, feeds = model(size * Z, Y, "mse")
    run, _ = trained(graph, feeds, Training(0.25), 2000)
    assert run.losses[-1] > 1.2 * quadratic(graph, feeds).minimum
    assert slowness(run, 0.25).trouble == "scaled"
