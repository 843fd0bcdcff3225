"""Just below the largest stable learning rate training converges, just above it does not."""

import numpy as np
import pytest

from graphgui.engine import Plan, Wire
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.stability import sharpness, stable_rate
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.training.settings import SETTINGS, Training
from graphgui.engine.training.trainer import Trainer
from tests.graphs import node, regression


@pytest.mark.parametrize("decay", [0.0, 0.3])
@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9])
@pytest.mark.parametrize("optimiser", ["sgd", "momentum", "nesterov"])
def test_it_is_the_border_between_converging_and_diverging(optimiser, momentum, decay):
    graph, feeds = regression(20, 2)
    training = Training(optimiser=optimiser, momentum=momentum, weight_decay=decay)
    largest = sharpness(graph, feeds, 0)
    rate = stable_rate(training, largest)

    def last_move(share):
        trainer = Trainer(graph, feeds, Training(rate * share, 0, 0, optimiser, momentum, weight_decay=decay))
        trainer.run(3000)
        before = trainer.plan.theta.copy()
        if trainer.run(1) == "diverged":
            return np.inf
        return np.abs(trainer.plan.theta - before).max()

    assert last_move(0.99) < 1e-6
    assert last_move(1.01) > 1


def test_a_loss_that_is_not_quadratic_is_looked_at_where_training_starts():
    graph, feeds = regression(20, 2)
    graph.add(node("tanh", "tanh"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire("linear", "Yhat", "tanh", "A"))
    graph.connect(Wire("tanh", "out", "mse", "Yhat"))
    plan = Plan(graph, feeds, gradients="parameters")
    initialise(plan, 3)
    loss_function, start = LossFunction(graph, feeds), plan.theta.copy()
    H = np.array([loss_function.hessian_times(start, unit) for unit in np.eye(len(start))])
    assert sharpness(graph, feeds, 3) == pytest.approx(np.linalg.eigvalsh(H).max(), rel=1e-3)


def test_there_is_none_for_adam_nor_for_a_graph_without_loss():
    graph, feeds = regression()
    assert stable_rate(Training(optimiser="adam"), 1.0) is None
    graph.disconnect(next(wire for wire in graph.wires if wire.target == "mse"))
    assert sharpness(graph, feeds, 0) is None


def test_a_setting_is_in_use_with_the_choices_that_need_it():
    used = {name for name in SETTINGS if Training().uses(name)}
    assert {"learning_rate", "steps", "seed", "batch_size"} <= used
    assert used.isdisjoint({"momentum", "beta1", "schedule_period", "min_improvement"})
    assert Training(optimiser="nesterov").uses("momentum")
    assert Training(schedule="cosine").uses("schedule_floor")
    assert not Training(schedule="cosine").uses("schedule_factor")
    assert Training(patience=5).uses("min_improvement")
