"""A run that goes well raises no alarm."""

import numpy as np
import pytest

from graphgui import assets
from graphgui.engine import Training
from graphgui.engine.diagnosis.divergence import largest_stable
from graphgui.storage import file
from tests.graphs import regression
from tests.troubles import hidden, trained, troubles


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
    rate = float(rng.uniform(0.2, 0.95)) * bound.low if bound else 0.05
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
