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


def at_fan_out():
    """Where in a step's operations both shares have come back to linear.Yhat, and after that their sum."""
    debugger = debugger_of(*fanned())
    return debugger, debugger.operations.index(Operation("sum", PortId("linear", "Yhat")))


def test_over_pauses_before_an_operation_of_a_breakpoint_but_for_the_first():
    debugger, _ = at_fan_out()
    names = [operation.port.node for operation in debugger.operations]
    debugger.over(breakpoints={"second"})
    assert names[debugger.position] == "second"
    assert debugger.operations[debugger.position].phase == "forward"
    debugger.over(breakpoints={"second"})
    assert debugger.position == len(debugger.plan.forward_steps)
    debugger.over(breakpoints={"linear"})
    assert debugger.operations[debugger.position].port.node == "linear"


def test_sums_belong_to_backward():
    debugger, place = at_fan_out()
    debugger.go_to(place)
    debugger.over()
    assert debugger.operations[debugger.position].phase == "update"
    assert {operation.phase for operation in debugger.operations[debugger.position :]} == {"update"}


def test_going_on_to_nodes_stops_at_the_first_operation_of_each_phase_there():
    debugger = debugger_of(*regression())
    assert debugger.on_to({"linear"}, may_stay=True)
    assert debugger.position == 0
    stops = []
    while debugger.on_to({"linear"}):
        stops.append(debugger.operations[debugger.position])
    assert [(stop.phase, stop.port.node) for stop in stops] == [("backward", "linear"), ("update", "linear")]
    assert debugger.is_over
    assert not debugger.on_to({"linear"})


@pytest.mark.parametrize("may_stay", [False, True])
def test_going_on_from_the_beginning_passes_a_first_operation_elsewhere(may_stay):
    debugger = debugger_of(*regression())
    assert debugger.on_to({"mse"}, may_stay=may_stay)
    assert (debugger.position, debugger.operations[1].port) == (1, PortId("mse", "C"))
    assert debugger.on_to({"mse"})
    assert debugger.operations[debugger.position].phase == "backward"


def test_one_goes_no_further_than_the_ends():
    debugger = debugger_of(*regression())
    debugger.back()
    debugger.go_to(-5)
    assert (debugger.position, debugger.current) == (0, None)
    debugger.go_to(1000)
    debugger.into()
    debugger.over()
    assert debugger.position == len(debugger.operations)
    assert debugger.is_over


def test_a_parameter_is_remembered_as_it_was_before_its_update():
    debugger = debugger_of(*regression(6, 2), step=2)
    W, b = PortId("linear", "W"), PortId("linear", "b")
    start = {port: array.copy() for port, array in debugger.plan.parameters.items()}
    debugger.go_to(len(debugger.operations))
    for port in (W, b):
        np.testing.assert_array_equal(debugger.before(port), start[port])
        gradient = debugger.plan.gradient(port)
        np.testing.assert_allclose(debugger.plan.value(port), start[port] - 0.1 * gradient, rtol=1e-12)
    debugger.back()
    np.testing.assert_array_equal(debugger.plan.value(b), start[b])
    assert (debugger.plan.value(W) != start[W]).all()


def test_shares_come_back_along_their_wires_and_the_sum_is_there_before_it_is_made():
    debugger, place = at_fan_out()
    wires = [Wire("linear", "Yhat", name, "Yhat") for name in ("mse", "second")]
    debugger.go_to(len(debugger.plan.forward_steps))
    assert [debugger.share(wire) for wire in wires] == [None, None]
    assert debugger.gradient(PortId("linear", "Yhat")) is None
    debugger.go_to(place)
    shares = [debugger.share(wire) for wire in wires]
    np.testing.assert_allclose(debugger.gradient(PortId("linear", "Yhat")), shares[0] + shares[1], rtol=1e-12)
    debugger.into()
    np.testing.assert_allclose(debugger.gradient(PortId("linear", "Yhat")), shares[0] + shares[1], rtol=1e-12)


def test_it_knows_the_loss_the_rate_and_the_examples_of_its_step():
    graph, feeds = regression(6, 2)
    training = Training(0.4, batch_size=4, schedule="step", schedule_period=2, schedule_factor=0.5)
    debugger = debugger_of(graph, feeds, training, step=5)
    trainer = Trainer(graph, feeds, training)
    trainer.run(5)
    assert (debugger.step, debugger.learning_rate) == (5, 0.1)
    np.testing.assert_array_equal(debugger.plan.value(PortId("X", "out")), feeds["X"][trainer.batch(5)])
    assert debugger.loss == trainer.step()


def test_what_the_loss_does_not_need_has_a_gradient_of_0_at_any_time():
    graph, feeds = regression(6, 2)
    graph.add(node("aside", "tanh"))
    graph.connect(Wire("linear", "Yhat", "aside", "A"))
    debugger = debugger_of(graph, feeds)
    aside = PortId("aside", "out")
    assert debugger.value(aside) is None
    for position in (0, len(debugger.operations)):
        debugger.go_to(position)
        for port in (aside, PortId("aside", "A")):
            np.testing.assert_array_equal(debugger.gradient(port), np.zeros((6, 1)))
    assert debugger.value(aside) is not None
    back = debugger.gradient(PortId("linear", "Yhat"))
    np.testing.assert_array_equal(back, debugger.gradient(PortId("mse", "Yhat")))


def test_a_step_beyond_all_bounds_is_walked_through_like_any_other():
    graph, feeds = regression(6, 2)
    debugger = debugger_of(graph, {**feeds, "X": feeds["X"] * 1e200, "Y": feeds["Y"] * 1e200})
    assert debugger.loss == np.inf
    while not debugger.is_over:
        debugger.into()
    assert debugger.value(PortId("mse", "C")) == np.inf
