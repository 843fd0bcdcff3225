"""What nobody foresaw in the training process is told in the window, with its traceback there."""

import time

import pytest

from graphgui.engine import Training
from graphgui.engine.training import process as process_module
from graphgui.engine.training.process import TrainingError, TrainingProcess
from graphgui.engine.training.run import Run
from graphgui.ops.plugins.guard import OperationProblem
from graphgui.words import Problem
from tests.blocked import blocked
from tests.graphs import regression


class Failing:
    """In a segment's place: raises in the other process."""

    def __init__(self, error):
        self.error = error

    def trainer(self):
        raise self.error


class Hanging:
    """In a segment's place: never comes to its first step."""

    def trainer(self):
        time.sleep(1000)


def begun(segment):
    graph, feeds = regression(50, 3)
    run = Run()
    run.begin(graph, feeds, Training(0.05))
    process = TrainingProcess()
    process.begin(segment, run.snapshot(0), 10)
    return process


def outcome(error):
    process = begun(Failing(error))
    ended = time.monotonic() + 20
    try:
        while time.monotonic() < ended:
            process.take()
            time.sleep(0.01)
    finally:
        process.close()


def test_its_traceback_travels():
    with pytest.raises(TrainingError, match=r"(?s)Traceback.*ZeroDivisionError: half way"):
        outcome(ZeroDivisionError("half way"))


def test_memory_that_is_short_there_is_a_sentence():
    with pytest.raises(Problem, match="more memory than there is"):
        outcome(MemoryError())


def test_a_sentence_there_is_the_same_here():
    with pytest.raises(Problem, match=r"“cube”: forward of its operation cube fails: ValueError: half way\."):
        outcome(
            OperationProblem(
                "“{node}”: {part} of its operation {op} fails: {reason}.",
                node="cube",
                part="forward",
                op="cube",
                reason="ValueError: half way",
            )
        )


def test_a_step_that_hangs_is_let_go_of_at_once_and_its_process_given_up_after_seconds(monkeypatch):
    process = begun(Hanging())
    try:
        assert blocked(process.finish) < 0.05
        assert not process.is_stuck
        monkeypatch.setattr(process_module, "STUCK", 0.0)
        assert process.is_stuck
    finally:
        process.close()


def test_a_process_that_cannot_be_started_is_a_sentence_with_the_reason(monkeypatch):
    def refuse(*_):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(process_module, "ChildProcess", refuse)
    with pytest.raises(Problem) as told:
        TrainingProcess()
    assert str(told.value) == "The training process cannot be started: Resource temporarily unavailable."


def test_what_is_asked_of_a_process_that_has_ended_is_refused():
    process = TrainingProcess()
    process.close()
    with pytest.raises(Problem) as told:
        for _ in range(100):
            process.set_rate(0.1)
    assert str(told.value) == "The training process has ended: Play starts another from the step shown."
