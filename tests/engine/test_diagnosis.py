"""Each trouble is seen where it is, with its number; a run that has simply arrived is left alone."""

import numpy as np
import pytest

from graphgui import assets
from graphgui.engine import Graph, Training, Wire
from graphgui.engine.analysis import quadratic
from graphgui.engine.diagnosis import SetRate, StepBack, of_divergence, of_standstill
from graphgui.engine.recorder import Recorder
from graphgui.engine.run import Run
from graphgui.storage import file
from tests.graphs import node, regression


def trained(graph, feeds, training, steps):
    run = Run()
    trainer = run.begin(graph, feeds, training)
    recorder = Recorder(trainer)
    reason = trainer.run(steps)
    run.record(recorder.take(reason))
    return run, reason


def deep(activation, layers, scale):
    """X -> (linear -> activation) many times -> mse, with weights of one size."""
    graph, feeds = regression(20, 2)
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


def test_a_rate_above_the_largest_stable_one_is_named_with_both_numbers():
    graph, feeds = regression(20, 2)
    stable = quadratic(graph, feeds).stable_rate
    run, reason = trained(graph, feeds, Training(3 * stable), 100_000)
    assert reason == "diverged"
    found = of_divergence(run, 3 * stable)
    words = " ".join(map(str, found.words))
    assert f"{3 * stable:.4g} is above the largest stable one, {stable:.4g}" in words
    assert f"step {run.steps}" in words
    rate, back = found.remedies
    assert isinstance(rate, SetRate)
    assert 0 < rate.rate < stable
    assert back == StepBack(int(np.argmin(run.losses)), rate.rate)
    cured, reason = trained(graph, feeds, Training(rate.rate), 500)
    assert reason == "steps"
    assert cured.losses[-1] < cured.losses[0]


def test_the_node_where_the_first_infinity_arose_is_named():
    graph, feeds = regression(20, 2)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.add(node("power", "exp"))
    graph.connect(Wire("linear", "Yhat", "power", "A"))
    graph.connect(Wire("power", "out", "mse", "Yhat"))
    run, reason = trained(graph, feeds, Training(500.0), 1000)
    assert reason == "diverged"
    assert of_divergence(run, 500.0).nodes == ("power",)


def test_a_gradient_that_vanished_on_its_way_is_found():
    graph, feeds = deep("tanh", 6, 1e-3)
    run, _ = trained(graph, feeds, Training(0.01), 3)
    found = of_standstill(run)
    assert found is not None
    assert "has vanished before" in str(found.words[0])
    assert "linear" in found.nodes


@pytest.mark.parametrize("name", ["engel", "diabetes", "five-points"])
def test_a_minimum_is_no_trouble(name):
    project = file.load(assets.path("examples", f"{name}.graph.json"))
    graph, feeds = project.graph, project.feeds()
    run, _ = trained(graph, feeds, project.training, 3000)
    assert of_standstill(run) is None


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
