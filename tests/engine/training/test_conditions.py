"""A breakpoint's condition means what it says, runs nothing as it is read, and pauses where it comes true."""

import math

import numpy as np
import pytest

from graphgui.engine import Plan, PortId, Trainer, Training, Wire
from graphgui.engine.training.conditions import Watcher, parse
from graphgui.engine.training.process import TrainingProcess
from graphgui.engine.training.run import Run
from graphgui.ops import OPS
from graphgui.words import Problem
from tests.engine.training.test_process import take_all
from tests.graphs import regression

LINEAR = OPS["linear"]


class At:
    """A moment with a value of norm 5 and largest number 4, and a gradient of norm 0.5."""

    step, loss = 7, 0.25

    def value(self, port):
        return np.array([[3.0, -4.0]])

    def gradient(self, port):
        return np.array([[0.3, 0.4]]) if port == PortId("a", "W") else None


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("step >= 7", True),
        ("step>7", False),
        ("loss < 2.5e-1", False),
        ("loss <= .25", True),
        ("|value| == 5", True),
        ("max|value| == 4", True),
        ("|grad W| < 1 and step > 5", True),
        ("|grad W| > 1 or step != 7 or loss < 1", True),
        ("step < 0 and step > 5 or loss < 1", True),
        ("loss < 1 or step > 5 and step < 0", True),
        ("|grad| < 1", False),  # none has come back to the output
    ],
)
def test_conditions_hold_where_they_should(text, holds):
    assert parse(text, LINEAR).holds("a", LINEAR, At()) is holds


def test_not_a_number_holds_nowhere():
    at = At()
    at.loss = math.nan
    assert not any(parse(f"loss {symbol} 1", LINEAR).holds("a", LINEAR, at) for symbol in ("<", ">", "!="))


def test_a_process_ends_at_the_very_step_at_which_the_condition_comes_true():
    graph, feeds = regression(20, 2)
    trainer = Trainer(graph, feeds, Training(0.05))
    norms = []
    for _ in range(40):
        trainer.step()  # leaves the gradient at the parameters before the update
        norms.append(float(np.linalg.norm(trainer.plan.gradient(PortId("linear", "W")))))
    bound = (norms[24] + norms[25]) / 2
    run = Run()
    run.begin(graph, feeds, Training(0.05))
    process = TrainingProcess()
    try:
        conditions = {"linear": parse(f"|grad W| < {bound!r}", LINEAR)}
        process.begin(run.segments[-1], run.snapshot(0), 1000, conditions=conditions)
        last = take_all(process, run)
        assert (last.stopped, last.step) == ("breakpoint", 25)
        process.begin(run.segments[-1], run.snapshot(25), 60, conditions=conditions)
        last = take_all(process, run)  # it holds already, so nothing begins to
        assert (last.stopped, last.step) == ("steps", 60)
    finally:
        process.close()


def test_steps_and_losses_need_no_gradients_of_their_own():
    graph, feeds = regression()
    watcher = Watcher(graph, feeds, {"mse": parse("step >= 2", OPS["mse"])})
    theta = np.zeros(2)
    watcher.begin(0, theta)
    assert [watcher.pauses(step, theta) for step in (1, 2, 3)] == [False, True, False]


def watched(text, at="linear"):
    graph, feeds = regression()
    return Watcher(graph, feeds, {at: parse(text, graph[at].op), "gone": parse("step > 0", LINEAR)}), graph, feeds


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("loss < {}", lambda plan: plan.loss_value()),
        ("|value| < {}", lambda plan: np.linalg.norm(plan.value(PortId("linear", "Yhat")))),
        ("max|value X| < {}", lambda plan: np.abs(plan.value(PortId("X", "out"))).max()),
        ("|grad b| < {}", lambda plan: np.linalg.norm(plan.gradient(PortId("linear", "b")))),
        ("max | grad W | < {}", lambda plan: np.abs(plan.gradient(PortId("linear", "W"))).max()),
    ],
)
def test_quantities_are_those_at_the_parameters_of_the_moment(text, of):
    graph, feeds = regression()
    plan, theta = Plan(graph, feeds), np.array([0.3, -0.2])
    plan.evaluate(theta)
    quantity = float(of(plan))
    for bound, pauses in ((quantity * (1 - 1e-9), False), (quantity * (1 + 1e-9), True)):
        watcher, *_ = watched(text.format(repr(bound)))
        assert watcher.pauses(7, theta) == pauses


def test_a_condition_that_has_ceased_pauses_again():
    watcher, *_ = watched("loss < 1 and step < 100")
    near, far = Trainer(*regression(), Training()), np.array([100.0, 0.0])
    near.run(200)
    watcher.begin(0, far)
    thetas = [near.plan.theta, near.plan.theta, far, near.plan.theta]
    assert [watcher.pauses(step, theta) for step, theta in enumerate(thetas)] == [True, False, False, True]
    watcher.begin(0, near.plan.theta)
    assert not watcher.pauses(1, near.plan.theta)


def test_a_quantity_that_is_not_there_holds_nowhere():
    graph, feeds = regression()
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.disconnect(Wire("Y", "out", "mse", "Y"))
    graph.remove("mse")
    for text in ("loss < 1", "loss >= 1", "loss != 1", "|grad W| < 1", "|grad W| >= 0"):
        watcher = Watcher(graph, feeds, {"linear": parse(text, LINEAR)})
        assert not watcher.pauses(1, np.ones(2))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" ", "A comparison is missing, such as |grad| < 1e-6."),
        ("step > 1 and", "A comparison is missing, such as |grad| < 1e-6."),
        ("step", "After “step” comes one of < <= > >= == !=."),
        ("step = 3", "After “step” comes one of < <= > >= == !=."),
        ("step >", "After “step >” comes a number, such as 0.5 or 1e-6."),
        ("step >= loss", "After “step >=” comes a number, such as 0.5 or 1e-6."),
        ("|grad Q| > 1", "There is no port “Q” here: say one of X, W, b, Yhat."),
        (
            "__import__('os') > 1",
            "“__import__” is nothing to compare: say step, loss, |value|, |grad| or max|grad|.",
        ),
        ("norm > 1", "“norm” is nothing to compare: say step, loss, |value|, |grad| or max|grad|."),
        ("step > 1 xor step < 3", "Between two comparisons stands “and” or “or”, not “xor”."),
        ("step > 1" + " " * 993, "A condition has 1000 characters at most."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(text, sentence):
    with pytest.raises(Problem) as problem:
        parse(text, LINEAR)
    assert str(problem.value) == sentence


def test_a_condition_keeps_what_was_typed_and_may_have_a_thousand_characters():
    text = "  step > -1.5e+2 or max |value W| <= .5" + " " * 961
    assert len(text) == 1000
    condition = parse(text, LINEAR)
    assert condition.text == "step > -1.5e+2 or max |value W| <= .5"
    assert [each.kind for each in condition.comparisons] == ["step", "value"]
    first, second = condition.comparisons
    assert (first.symbol, first.number, first.port) == (">", -150, None)
    assert (second.symbol, second.number, second.port, second.largest) == ("<=", 0.5, "W", True)
