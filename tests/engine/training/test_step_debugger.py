"""A step taken apart gives, operation by operation, what the step gives at once; and each can be undone."""

import numpy as np
import pytest

from graphgui.engine import Plan, PortId, Trainer, Training, Wire
from graphgui.engine.training.recorder import Recorder
from graphgui.engine.training.run import Run
from graphgui.engine.training.step_debugger import Operation, StepDebugger
from tests.graphs import node, regression


def fanned():
    """The prediction goes to the loss and, squared, to a penalty: linear.Yhat feeds two inputs."""
    graph, feeds = regression(6, 2)
    graph.add(node("second", "mse"))
    graph.add(node("sum", "add"))
    graph.connect(Wire("linear", "Yhat", "second", "Yhat"))
    graph.connect(Wire("Y", "out", "second", "Y"))
    graph.connect(Wire("mse", "C", "sum", "A"))
    graph.connect(Wire("second", "C", "sum", "B"))
    graph.mark_loss("sum")
    return graph, feeds


def walk_of(graph, feeds, training=None, step=0):
    run = Run()
    trainer = run.begin(graph, feeds, training or Training(0.1))
    recorder = Recorder(trainer)
    trainer.run(step)
    run.record(recorder.take())
    return StepDebugger(run, step)


TRAININGS = [Training(0.1), Training(0.05, optimiser="adam"), Training(0.1, batch_size=4)]


@pytest.mark.parametrize("training", TRAININGS)
@pytest.mark.parametrize("make", [regression, fanned])
def test_all_operations_together_are_one_step(make, training):
    graph, feeds = make()
    walk = walk_of(graph, feeds, training, step=3)
    while not walk.is_over:
        walk.into()
    trainer = Trainer(graph, feeds, training)
    trainer.run(4)
    np.testing.assert_array_equal(walk.plan.theta, trainer.plan.theta)


def test_the_values_on_the_way_are_those_of_the_plan():
    graph, feeds = fanned()
    walk = walk_of(graph, feeds)
    plan = Plan(graph, feeds)
    plan.theta[:] = walk.plan.theta
    plan.forward()
    plan.backward()
    while not walk.is_over and walk.operations[walk.position].phase != "update":
        walk.into()
    for port in walk.plan.shapes.known:
        np.testing.assert_array_equal(walk.value(port), plan.value(port))
        if plan.gradient(port) is not None:
            np.testing.assert_array_equal(walk.gradient(port), plan.gradient(port))


def test_what_is_not_computed_yet_is_not_there():
    walk = walk_of(*regression())
    Yhat, C = PortId("linear", "Yhat"), PortId("mse", "C")
    assert walk.value(PortId("X", "out")) is not None
    assert walk.value(Yhat) is walk.value(PortId("mse", "Yhat")) is walk.gradient(C) is None
    walk.into()
    assert walk.current == Operation("forward", Yhat)
    assert walk.value(Yhat) is not None
    assert walk.value(C) is None
    walk.into()
    assert walk.value(C) is not None
    assert walk.gradient(C).item() == 1
    assert walk.gradient(PortId("mse", "Yhat")) is None
    walk.into()
    assert walk.current.phase == "backward"
    walk.back()
    walk.back()
    assert walk.value(C) is None


def test_at_a_fan_out_the_shares_arrive_one_by_one_and_add_up():
    walk = walk_of(*fanned())
    Yhat = PortId("linear", "Yhat")
    seen = []
    while not walk.is_over and walk.operations[walk.position].phase != "update":
        walk.into()
        total = walk.gradient(Yhat)
        if total is not None and (not seen or (seen[-1] != total).any()):
            seen.append(total.copy())
    first, both = seen
    np.testing.assert_allclose(both, 2 * first)


def test_every_operation_can_be_undone_and_done_again():
    walk = walk_of(*fanned(), step=2)
    start = walk.plan.theta.copy()
    walk.go_to(len(walk.operations))
    end = walk.plan.theta.copy()
    walk.go_to(0)
    np.testing.assert_array_equal(walk.plan.theta, start)
    walk.go_to(len(walk.operations))
    np.testing.assert_array_equal(walk.plan.theta, end)


def test_over_ends_the_phase():
    walk = walk_of(*fanned())
    phases = []
    while not walk.is_over:
        walk.over()
        phases.append(walk.current.phase)
    assert [phase for phase in phases if phase != "sum"][-1] == "update"
    assert len(phases) == 3
