"""What nobody foresaw in the training process is told in the window, with its traceback there."""

import time

import pytest

from graphgui.engine import Training
from graphgui.engine.training.process import TrainingError, TrainingProcess
from graphgui.engine.training.run import Run
from graphgui.words import Problem
from tests.graphs import regression


class Failing:
    """In a segment's place: raises in the other process."""

    def __init__(self, error):
        self.error = error

    def trainer(self):
        raise self.error


def outcome(error):
    graph, feeds = regression(50, 3)
    run = Run()
    run.begin(graph, feeds, Training(0.05))
    process = TrainingProcess()
    process.begin(Failing(error), run.snapshot(0), 10)
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
