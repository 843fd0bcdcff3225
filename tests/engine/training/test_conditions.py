"""A breakpoint's condition means what it says, runs nothing as it is read, and pauses where it comes true."""

import math

import numpy as np
import pytest

from graphgui.engine import PortId, Trainer, Training
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


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "missing"),
        ("step", "After “step”"),
        ("step >", "a number"),
        ("step > many", "a number"),
        ("|grad Q| > 1", "no port “Q”"),
        ("weight > 1", "nothing to compare"),
        ("__import__('os') > 1", "nothing to compare"),
        ("step > 1 then loss < 1", "“and” or “or”"),
        ("step > 1 and", "missing"),
    ],
)
def test_what_cannot_be_read_is_said(text, word):
    with pytest.raises(Problem) as problem:
        parse(text, LINEAR)
    assert word in str(problem.value)


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
