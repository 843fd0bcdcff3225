"""Each trouble is seen where it is, with its number; a run that goes well, or has arrived, is left alone."""

import numpy as np
import pytest

from graphgui import assets
from graphgui.engine import Graph, Training, Wire
from graphgui.engine.analysis import quadratic
from graphgui.engine.diagnosis import (
    Redraw,
    Reinitialise,
    SetRate,
    Show,
    Standardise,
    StepBack,
    plan_at,
)
from graphgui.engine.divergence import first_broken, is_rising, largest_stable, of_divergence, of_growth
from graphgui.engine.plan import Plan
from graphgui.engine.recorder import Recorder
from graphgui.engine.run import Run
from graphgui.engine.scaling import badly_scaled
from graphgui.engine.slowness import is_flat, is_minimum, of_slowness
from graphgui.engine.spectrum import spectrum
from graphgui.engine.surface import Surface
from graphgui.engine.vanishing import of_dead_units, of_vanishing
from graphgui.storage import file
from tests.graphs import node, regression


def trained(graph, feeds, training, steps):
    run = Run()
    trainer = run.begin(graph, feeds, training)
    recorder = Recorder(trainer)
    reason = trainer.run(steps)
    run.record(recorder.take(reason))
    return run, reason


def deep(activation, layers, scale, **regressed):
    """X -> (linear -> activation) many times -> mse, with weights of one size."""
    graph, feeds = regression(20, 2, **regressed)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    before = ("linear", "Yhat")
    for layer in range(layers):
        graph.add(node(f"a{layer}", activation))
        graph.connect(Wire(*before, f"a{layer}", "A"))
        graph.add(node(f"l{layer}", "linear", outputs=1, weights=scale))
        graph.connect(Wire(f"a{layer}", "out", f"l{layer}", "X"))
        before = (f"l{layer}", "Yhat")
    graph.connect(Wire(*before, "mse", "Yhat"))
    return graph, feeds


def hidden(bias, units=4):
    """X -> linear -> relu -> linear -> mse, with the hidden bias started at one number."""
    graph, feeds = regression(20, 2)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.update(graph["linear"].with_attributes(outputs=units, bias=bias))
    graph.add(node("relu", "relu"))
    graph.add(node("last", "linear", outputs=1))
    for wire in (("linear", "Yhat", "relu", "A"), ("relu", "out", "last", "X"), ("last", "Yhat", "mse", "Yhat")):
        graph.connect(Wire(*wire))
    return graph, feeds


def slowness(run, rate):
    """What is said of a flat loss at the last step; None, too, where it is not flat."""
    plan, stretch = plan_at(run, run.steps), run.stretch(run.steps)
    if not is_flat(run):
        return None
    closed = quadratic(stretch.graph, stretch.feeds)
    found = spectrum(Surface(stretch.graph, stretch.feeds), closed.minimiser if closed else plan.theta, closed)
    return of_slowness(run, plan, found, rate)


def troubles(run, rate):
    """Everything that is said of a run that has not diverged."""
    plan = plan_at(run, run.steps)
    found = (
        of_growth(run, plan, rate, largest_stable(run)),
        of_dead_units(plan, run, rate),
        of_vanishing(plan),
        slowness(run, rate),
    )
    return [each.trouble for each in found if each]


def said(found):
    return " ".join(map(str, found.words))


# diverged


def test_a_rate_above_the_largest_stable_one_is_named_with_both_numbers():
    graph, feeds = regression(20, 2)
    stable = quadratic(graph, feeds).stable_rate
    run, reason = trained(graph, feeds, Training(3 * stable), 100_000)
    assert reason == "diverged"
    found = of_divergence(run, 3 * stable)
    assert f"{3 * stable:.4g} is above the largest stable one, {stable:.4g}" in said(found)
    assert f"step {run.steps}" in said(found)
    rate, back = found.remedies
    assert isinstance(rate, SetRate)
    assert 0 < rate.rate < stable
    assert back == StepBack(int(np.argmin(run.losses)), rate.rate)
    cured, reason = trained(graph, feeds, Training(rate.rate), 500)
    assert reason == "steps"
    assert cured.losses[-1] < cured.losses[0]


def exponential():
    graph, feeds = regression(20, 2)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.add(node("power", "exp"))
    graph.connect(Wire("linear", "Yhat", "power", "A"))
    graph.connect(Wire("power", "out", "mse", "Yhat"))
    return graph, feeds


def test_the_node_where_the_first_infinity_arose_is_named():
    run, reason = trained(*exponential(), Training(500.0), 1000)
    assert reason == "diverged"
    assert of_divergence(run, 500.0).nodes == ("power",)


def test_what_does_not_reach_the_loss_is_not_what_broke_it():
    graph, feeds = exponential()
    graph.add(node("aside", "log"))
    graph.connect(Wire("X", "out", "aside", "A"))  # a logarithm of numbers below 0, from the start
    run, _ = trained(graph, feeds, Training(500.0), 1000)
    assert first_broken(run, run.steps) == ("power", run.steps)


def test_going_back_to_the_first_bad_number_compiles_one_plan(monkeypatch):
    run, _ = trained(*exponential(), Training(500.0), 1000)
    made = []
    monkeypatch.setattr("graphgui.engine.diagnosis.Plan", lambda *given: made.append(1) or Plan(*given))
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
    found = of_divergence(run, 1.5)
    assert words in str(found.words[-1])
    assert "“f.A” is -" in str(found.words[-1])
    assert found.nodes == ("f",)
    assert isinstance(found.remedies[0], StepBack)


# exploding


@pytest.mark.parametrize("times", [1.02, 1.5, 4])
def test_a_loss_that_rises_step_after_step_is_named_long_before_infinity(times):
    graph, feeds = regression(20, 2)
    stable = quadratic(graph, feeds).stable_rate
    for steps in range(10, 1000, 10):
        run, reason = trained(graph, feeds, Training(times * stable), steps)
        assert reason == "steps"
        found = of_growth(run, plan_at(run, steps), times * stable, largest_stable(run))
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
    assert of_growth(run, plan, 0.1, None) is None
    run.losses.extend(np.geomspace(1, 100, 30))
    assert "likely cause" in said(of_growth(run, plan, 0.1, None))


def test_a_gradient_that_swells_on_its_way_back_is_named_and_the_usual_start_offered():
    graph, feeds = deep("leaky_relu", 6, 10.0)
    run, reason = trained(graph, feeds, Training(0.1), 1000)
    assert reason == "diverged"
    found = of_divergence(run, 0.1)
    assert "On its way back the gradient grows from" in said(found)
    (usual,) = [each for each in found.remedies if isinstance(each, Reinitialise)]
    for name, attribute, value in usual.starts:
        graph.update(graph[name].with_attributes(**{attribute: value}))
    _, reason = trained(graph, feeds, Training(0.1), 1000)
    assert reason == "steps"


# dead units


def test_dead_units_are_counted_and_another_start_is_offered():
    run, _ = trained(*hidden(-50.0), Training(0.01), 10)
    found = of_dead_units(plan_at(run, 10), run, 0.01)
    assert "“relu”: 4 of 4 units" in said(found)
    assert found.nodes == ("relu",)
    assert found.remedies == (Reinitialise((("linear", "bias", "zeros"),)), Redraw())


def test_units_that_a_step_has_killed_are_laid_to_the_rate():
    run, reason = trained(*hidden(0.0), Training(2.0), 10)
    assert reason == "steps"
    found = of_dead_units(plan_at(run, 10), run, 2.0)
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
    assert of_dead_units(plan, run, 0.01) is None


def test_a_relu_as_the_last_layer_is_dead_where_the_targets_lie_higher():
    graph, feeds = regression(20, 1)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.update(graph["linear"].with_attributes(bias=-50.0))
    graph.add(node("relu", "relu"))
    graph.connect(Wire("linear", "Yhat", "relu", "A"))
    graph.connect(Wire("relu", "out", "mse", "Yhat"))
    run, _ = trained(graph, feeds, Training(0.01), 20)
    assert "1 of 1 units" in said(of_dead_units(plan_at(run, 20), run, 0.01))


# vanished


def test_a_gradient_that_vanished_on_its_way_is_found():
    graph, feeds = deep("tanh", 6, 1e-3)
    run, _ = trained(graph, feeds, Training(0.01), 20)
    found = of_vanishing(plan_at(run, 20))
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
    assert of_vanishing(plan_at(run, 20)) is None


def test_a_chain_of_sigmoids_is_named_while_the_loss_still_falls():
    run, _ = trained(*deep("sigmoid", 16, "glorot"), Training(0.01), 30)
    found = of_vanishing(plan_at(run, 30))
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
    assert of_vanishing(plan_at(run, 200)) is None


# stalled


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


def test_a_minimum_is_called_one():
    graph, feeds = regression(20, 2)
    run, _ = trained(graph, feeds, Training(0.3), 1000)
    closed = quadratic(graph, feeds)
    found = spectrum(Surface(graph, feeds), closed.minimiser, closed)
    assert slowness(run, 0.3) is None
    assert is_minimum(run, plan_at(run, 1000), found)
    early, _ = trained(graph, feeds, Training(1e-6), 1000)
    assert not is_minimum(early, plan_at(early, 1000), found)


# badly scaled


def unscaled():
    """Columns of sizes 1000 and 1."""
    graph, feeds = regression(40, 2)
    feeds["X"] = feeds["X"] * [1000.0, 1.0]
    graph.update(graph["X"].with_attributes(value=feeds["X"].tolist()))
    return graph, feeds


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
    found = of_divergence(run, 0.1)
    assert "badly scaled" in said(found)
    assert found.remedies[-1] == Standardise(("X",), badly_scaled(run.stretches[0]).rate)


def test_columns_of_a_network_are_named_by_their_sizes_since_its_hessian_changes():
    graph, feeds = hidden(0.1)
    feeds["X"] = feeds["X"] * [300.0, 1.0]
    graph.update(graph["X"].with_attributes(value=feeds["X"].tolist()))
    run, reason = trained(graph, feeds, Training(0.1), 1000)
    assert reason == "diverged"
    assert "Columns of “X” are badly scaled: sizes from" in said(of_divergence(run, 0.1))


def test_a_column_of_ones_is_no_scale_and_stays():
    graph, feeds = regression(20, 2)
    feeds["X"] = np.column_stack([np.ones(20), feeds["X"][:, 1]])
    run, _ = trained(graph, feeds, Training(0.1), 200)
    assert badly_scaled(run.stretches[0]) is None


# no trouble


@pytest.mark.parametrize("name", ["engel", "diabetes", "five-points"])
def test_a_shipped_example_trained_to_its_end_raises_no_alarm(name):
    project = file.load(assets.path("examples", f"{name}.graph.json"))
    training = project.training
    for steps in (1, 10, training.steps // 2, training.steps, 3 * training.steps):
        run, reason = trained(project.graph, project.feeds(), training, steps)
        assert reason == "steps"
        assert troubles(run, training.learning_rate) == []


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("optimiser", ["sgd", "momentum", "nesterov", "adam"])
def test_a_regression_at_a_stable_rate_raises_no_alarm(seed, optimiser):
    rng = np.random.default_rng(seed)
    graph, feeds = regression(int(rng.integers(5, 60)), int(rng.integers(1, 5)), int(rng.integers(1, 3)), seed)
    training = Training(1.0, seed=seed, optimiser=optimiser)
    run, _ = trained(graph, feeds, training, 1)
    bound = largest_stable(run)
    rate = float(rng.uniform(0.2, 0.95)) * bound if bound else 0.05
    for steps in (15, 60, 250, 1000):
        run, reason = trained(graph, feeds, Training(rate, seed=seed, optimiser=optimiser), steps)
        assert reason == "steps"
        assert troubles(run, rate) == []


@pytest.mark.parametrize("seed", range(10))
def test_a_small_network_in_batches_raises_no_alarm(seed):
    graph, feeds = hidden(0.1, units=8)
    training = Training(0.05, seed=seed, batch_size=5)
    for steps in (50, 400, 2000):
        run, _ = trained(graph, feeds, training, steps)
        assert troubles(run, 0.05) == []
