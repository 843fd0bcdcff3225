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


def debugger_of(graph, feeds, training=None, step=0):
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
    debugger = debugger_of(graph, feeds, training, step=3)
    while not debugger.is_over:
        debugger.into()
    trainer = Trainer(graph, feeds, training)
    trainer.run(4)
    np.testing.assert_array_equal(debugger.plan.theta, trainer.plan.theta)


def test_the_values_on_the_way_are_those_of_the_plan():
    graph, feeds = fanned()
    debugger = debugger_of(graph, feeds)
    plan = Plan(graph, feeds)
    plan.theta[:] = debugger.plan.theta
    plan.forward()
    plan.backward()
    while not debugger.is_over and debugger.operations[debugger.position].phase != "update":
        debugger.into()
    for port in debugger.plan.shapes.known:
        np.testing.assert_array_equal(debugger.value(port), plan.value(port))
        if plan.gradient(port) is not None:
            np.testing.assert_array_equal(debugger.gradient(port), plan.gradient(port))


def test_what_is_not_computed_yet_is_not_there():
    debugger = debugger_of(*regression())
    Yhat, C = PortId("linear", "Yhat"), PortId("mse", "C")
    assert debugger.value(PortId("X", "out")) is not None
    assert debugger.value(Yhat) is debugger.value(PortId("mse", "Yhat")) is debugger.gradient(C) is None
    debugger.into()
    assert debugger.current == Operation("forward", Yhat)
    assert debugger.value(Yhat) is not None
    assert debugger.value(C) is None
    debugger.into()
    assert debugger.value(C) is not None
    assert debugger.gradient(C).item() == 1
    assert debugger.gradient(PortId("mse", "Yhat")) is None
    debugger.into()
    assert debugger.current.phase == "backward"
    debugger.back()
    debugger.back()
    assert debugger.value(C) is None


def test_at_a_fan_out_the_shares_arrive_one_by_one_and_add_up():
    debugger = debugger_of(*fanned())
    Yhat = PortId("linear", "Yhat")
    seen = []
    while not debugger.is_over and debugger.operations[debugger.position].phase != "update":
        debugger.into()
        total = debugger.gradient(Yhat)
        if total is not None and (not seen or (seen[-1] != total).any()):
            seen.append(total.copy())
    first, both = seen
    np.testing.assert_allclose(both, 2 * first)


def test_every_operation_can_be_undone_and_done_again():
    debugger = debugger_of(*fanned(), step=2)
    start = debugger.plan.theta.copy()
    debugger.go_to(len(debugger.operations))
    end = debugger.plan.theta.copy()
    debugger.go_to(0)
    np.testing.assert_array_equal(debugger.plan.theta, start)
    debugger.go_to(len(debugger.operations))
    np.testing.assert_array_equal(debugger.plan.theta, end)


def test_over_ends_the_phase():
    debugger = debugger_of(*fanned())
    phases = []
    while not debugger.is_over:
        debugger.over()
        phases.append(debugger.current.phase)
    assert [phase for phase in phases if phase != "sum"][-1] == "update"
    assert len(phases) == 3
