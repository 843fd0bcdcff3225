"""Dropout: what it leaves out, when, and that steps made again leave out the same."""

import numpy as np
import pytest

from graphgui.engine import Graph, Node, Plan, PortId, Training, Wire
from graphgui.engine.autodiff.gradcheck import check
from graphgui.engine.autodiff.noise import draw
from graphgui.engine.training.run import Run
from graphgui.engine.training.step_debugger import StepDebugger
from graphgui.engine.training.trainer import Trainer
from graphgui.ops import OPS

RNG = np.random.default_rng(0)
FEEDS = {"X": RNG.standard_normal((40, 5)), "Y": RNG.standard_normal((40, 2))}


def network(**attributes):
    """X -> hidden -> dropout -> linear -> mse <- Y."""
    nodes = [
        Node("X", OPS["input"]),
        Node("Y", OPS["input"]),
        Node("hidden", OPS["linear"], {"outputs": 6}),
        Node("dropout", OPS["dropout"], attributes),
        Node("linear", OPS["linear"], {"outputs": 2}),
        Node("mse", OPS["mse"]),
    ]
    wires = [
        Wire("X", "out", "hidden", "X"),
        Wire("hidden", "Yhat", "dropout", "A"),
        Wire("dropout", "out", "linear", "X"),
        Wire("linear", "Yhat", "mse", "Yhat"),
        Wire("Y", "out", "mse", "Y"),
    ]
    return Graph(nodes, wires)


def mask(plan):
    return plan.value(PortId("dropout", "out")) / plan.value(PortId("hidden", "Yhat"))


def drawn(step, **attributes):
    plan = Plan(network(**attributes), FEEDS)
    plan.theta[:] = RNG.standard_normal(plan.theta.size)
    if step is not None:
        draw(plan, step)
    plan.evaluate()
    return plan


def test_a_prediction_leaves_nothing_out():
    plan = drawn(None)
    np.testing.assert_array_equal(plan.value(PortId("dropout", "out")), plan.value(PortId("hidden", "Yhat")))


def test_a_step_leaves_out_its_share_and_makes_the_rest_larger():
    graph = Graph([Node("X", OPS["input"]), Node("dropout", OPS["dropout"], {"rate": 0.2})], [])
    graph.connect(Wire("X", "out", "dropout", "A"))
    plan = Plan(graph, {"X": np.ones((500, 200))})
    draw(plan, 3)
    plan.evaluate()
    out = plan.value(PortId("dropout", "out"))
    np.testing.assert_allclose(np.unique(out), [0, 1.25])
    assert np.mean(out == 0) == pytest.approx(0.2, abs=0.01)
    assert out.mean() == pytest.approx(1, abs=0.02)


def test_each_step_node_and_seed_draws_its_own():
    first = mask(drawn(0))
    np.testing.assert_array_equal(first, mask(drawn(0)))
    assert not np.array_equal(first, mask(drawn(1)))
    assert not np.array_equal(first, mask(drawn(0, seed=1)))
    graph = network()
    graph.rename("dropout", "another")
    other = Plan(graph, FEEDS)
    other.theta[:] = 1
    draw(other, 0)
    other.evaluate()
    assert not np.array_equal(first == 0, other.value(PortId("another", "out")) == 0)


def test_the_gradient_check_holds_the_mask():
    found = {result.port: result for result in check(network(), FEEDS)}
    assert max(result.error for result in found.values()) < 1e-6
    plan = drawn(0)  # what is checked is the mask of a step, not that of a prediction
    assert (mask(plan) == 0).any()
    result = found[PortId("dropout", "A")]
    assert np.nanmax(result.errors) < 1e-6


@pytest.mark.parametrize("batch_size", [None, 12])
def test_steps_made_again_are_the_same_to_the_bit(batch_size):
    training = Training(learning_rate=0.05, batch_size=batch_size, validation=0.2, optimiser="adam")
    trainer = Trainer(network(), FEEDS, training)
    trainer.run(20)
    middle = trainer.snapshot()
    trainer.run(30)
    theta, losses = trainer.plan.theta.copy(), list(trainer.losses[20:50])
    trainer.restore(middle)
    again = [trainer.step() for _ in range(30)]
    assert again == losses
    assert np.array_equal(trainer.plan.theta, theta)
    assert len(set(losses)) == 30


def test_the_final_loss_and_the_validation_loss_are_those_of_predictions():
    training = Training(learning_rate=0.0, validation=0.25)
    trainer = Trainer(network(), FEEDS, training)
    trainer.run(10)
    assert len(set(trainer.losses)) == 10
    assert len(set(trainer.history.validation)) == 1
    plan = Plan(network(), trainer.feeds, theta=trainer.plan.theta.copy())
    assert trainer.final_loss() == pytest.approx(plan.evaluate(), rel=1e-14)


def test_a_step_taken_apart_leaves_out_what_the_step_did():
    run = Run()
    trainer = run.begin(network(), FEEDS, Training(batch_size=12))
    for _ in range(3):
        loss = trainer.step()
    run = Run()
    run.begin(network(), FEEDS, Training(batch_size=12))
    debugger = StepDebugger(run, 0)
    debugger.go_to(len(debugger.operations))
    assert (mask(debugger.plan) == 0).any()
    first = Trainer(network(), FEEDS, Training(batch_size=12))
    assert debugger.plan.loss_value() == first.step()
    assert loss != first.losses[0]


def test_data_too_are_left_out_anew_at_each_step():
    nodes = [Node("X", OPS["input"]), Node("Y", OPS["input"]), Node("dropout", OPS["dropout"])]
    graph = Graph([*nodes, Node("linear", OPS["linear"], {"outputs": 2}), Node("mse", OPS["mse"])])
    graph.connect(Wire("X", "out", "dropout", "A"))
    graph.connect(Wire("dropout", "out", "linear", "X"))
    graph.connect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire("Y", "out", "mse", "Y"))
    trainer = Trainer(graph, FEEDS, Training(learning_rate=0.01))
    seen = []
    for _ in range(3):
        trainer.step()
        seen.append(trainer.plan.value(PortId("dropout", "out")).copy())
    assert not np.array_equal(seen[0], seen[1])
    assert not np.array_equal(seen[1], seen[2])
