"""A frozen parameter stays as it is to the bit, whatever trains beside it; its gradient is there all the same."""

import numpy as np
import pytest

from graphgui.engine import Plan, PortId, Trainer, Training
from graphgui.engine.graph.frozen import frozen_parameters
from graphgui.engine.training.run import Run
from graphgui.words import Problem
from tests.graphs import node, regression

OPTIMISERS = ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw", "lbfgs"]


def frozen_regression(**frozen):
    graph, feeds = regression(20, 3)
    graph.update(graph["linear"].with_attributes(**frozen))
    return graph, feeds


@pytest.mark.parametrize("name", OPTIMISERS)
@pytest.mark.parametrize("frozen", ["W", "b"])
def test_it_stays_to_the_bit_and_the_others_train(name, frozen):
    graph, feeds = frozen_regression(**{f"freeze_{frozen}": True})
    settings = {} if name == "lbfgs" else {"clip_norm": 1.0}
    trainer = Trainer(graph, feeds, Training(0.05, optimiser=name, weight_decay=0.1, **settings))
    parameters = {port.port: array for port, array in trainer.plan.parameters.items()}
    start = {port: array.copy() for port, array in parameters.items()}
    trainer.run(20)
    held, moved = ("W", "b") if frozen == "W" else ("b", "W")
    assert np.array_equal(parameters[held], start[held])
    assert (parameters[moved] != start[moved]).all()


def test_its_gradient_is_there():
    graph, feeds = frozen_regression(freeze_W=True)
    whole, _ = regression(20, 3)
    for lean in ("all", "parameters"):
        plans = [Plan(each, feeds, gradients=lean) for each in (graph, whole)]
        for plan in plans:
            plan.evaluate(np.ones(4))
        found, expected = (plan.gradient(PortId("linear", "W")) for plan in plans)
        assert found.any()
        assert np.array_equal(found, expected)


def test_the_others_train_as_if_it_were_a_constant():
    graph, feeds = frozen_regression(freeze_b=True)
    trainer = Trainer(graph, feeds, Training(0.1))
    W = np.zeros((3, 1))
    trainer.plan.theta[:3], trainer.plan.theta[3] = 0, 0.5
    for _ in range(10):
        trainer.step()
        W -= 0.1 * 2 / 20 * feeds["X"].T @ (feeds["X"] @ W + 0.5 - feeds["Y"])
    np.testing.assert_allclose(trainer.plan.theta[:3].reshape(3, 1), W, rtol=1e-12)


def test_a_shared_parameter_node_is_frozen_too():
    graph, feeds = regression(20, 3)
    graph.add(node("w", "parameter", rows=3, frozen=True))
    from graphgui.engine import Wire

    graph.connect(Wire("w", "out", "linear", "W"))
    trainer = Trainer(graph, feeds, Training())
    before = trainer.plan.value(PortId("w", "out")).copy()
    trainer.run(5)
    assert np.array_equal(trainer.plan.value(PortId("w", "out")), before)


def test_where_all_is_frozen_there_is_nothing_to_train():
    graph, feeds = frozen_regression(freeze_W=True, freeze_b=True)
    with pytest.raises(Problem, match="All parameters are frozen"):
        Trainer(graph, feeds, Training())


def test_momentum_from_before_moves_nothing_that_is_frozen_later():
    graph, feeds = regression(20, 3)
    run, training = Run(), Training(0.05, optimiser="adam")
    trainer = run.begin(graph, feeds, training)
    trainer.run(10)
    before = trainer.snapshot()
    later, _ = frozen_regression(freeze_W=True)
    later = Trainer(later, feeds, training)
    later.go_on_from(before)
    later.run(10)
    assert np.array_equal(later.plan.theta[:3], before.theta[:3])
    assert later.plan.theta[3] != before.theta[3]


def test_the_frozen_parameters_of_a_graph_are_named():
    graph, _ = frozen_regression(freeze_b=True)
    graph.add(node("held", "parameter", frozen=True))
    graph.add(node("free", "parameter"))
    assert frozen_parameters(graph) == {PortId("linear", "b"), PortId("held", "out")}
