"""The training process makes the same steps as a trainer here, answers when asked, and outlives nobody."""

import math
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from graphgui.engine import Trainer, Training
from graphgui.engine.training.process import TrainingProcess
from graphgui.engine.training.run import Run
from graphgui.words import Problem
from tests.graphs import regression

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def process():
    process = TrainingProcess()
    yield process
    process.close()


def begun(training=None):
    graph, feeds = regression(50, 3)
    run = Run()
    run.begin(graph, feeds, training or Training(0.05))
    return run


def take_all(process, run):
    """Every moment until training ends by itself."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        moment = process.take()
        if moment is None:
            time.sleep(0.001)
            continue
        run.record(moment)
        if moment.is_last:
            return moment
    raise AssertionError("training did not end")


def start(process, run, steps, pace=math.inf):
    process.begin(run.segments[-1], run.snapshot(run.steps), run.steps + steps, pace)


def test_the_same_steps_as_here(process):
    run = begun(Training(0.05, batch_size=8, optimiser="adam"))
    start(process, run, 500)
    last = take_all(process, run)
    assert (last.stopped, last.step) == ("steps", 500)
    here = Trainer(*regression(50, 3), run.segments[0].training)
    here.run(500)
    np.testing.assert_array_equal(last.theta, here.plan.theta)
    assert run.losses == here.losses


def test_it_can_be_ended_and_begun_again_without_losing_a_step(process):
    run = begun()
    for _ in range(20):
        start(process, run, 100_000)
        for moment in process.finish():
            run.record(moment)
    assert moment.is_last
    here = Trainer(*regression(50, 3), Training(0.05))
    here.run(run.steps)
    assert run.losses == here.losses


def test_the_rate_changes_at_a_step_that_is_told(process):
    run = begun()
    start(process, run, 10_000_000, 2000.0)
    while run.steps < 20:
        if moment := process.take():
            run.record(moment)
    process.set_rate(0.01)
    process.set_pace(math.inf)
    time.sleep(0.05)
    moments = process.finish()
    for moment in moments:
        run.record(moment)
    [(step, rate)] = [change for moment in moments for change in moment.rates]
    assert rate == 0.01
    assert step >= 20
    here = Trainer(*regression(50, 3), Training(0.05))
    here.run(step)
    here.learning_rate = 0.01
    here.run(run.steps - step)
    assert run.losses == here.losses
    np.testing.assert_array_equal(run.at(step + 1).plan.theta, run.branch(step + 1).at(step + 1).plan.theta)


def test_a_pace_is_kept(process):
    run = begun()
    start(process, run, 1000, 50.0)
    time.sleep(0.5)
    for moment in process.finish():
        run.record(moment)
    assert 1 <= run.steps <= 30


def test_an_explosion_is_told(process):
    run = begun(Training(1e6))
    start(process, run, 1000)
    assert take_all(process, run).stopped == "exploded"
    assert run.steps < 1000


def test_a_process_that_was_killed_is_a_sentence():
    process, run = TrainingProcess(), begun()
    start(process, run, 10_000_000)
    os.kill(process.pid, signal.SIGKILL)
    with pytest.raises(Problem, match="training process has ended"):
        take_all(process, run)
    process.close()


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes where Linux lists them")
def test_none_outlives_a_window_that_was_killed():
    script = (
        "import time\n"
        "from tests.engine.training.test_process import TrainingProcess, begun, start\n"
        "if __name__ == '__main__':\n"
        "    process, run = TrainingProcess(), begun()\n"
        "    start(process, run, 10_000_000)\n"
        "    while process.take() is None: pass\n"
        "    print(process.pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    window = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert window.stdout is not None
    pid = int(window.stdout.readline())
    assert Path(f"/proc/{pid}").exists()
    window.kill()
    window.wait()
    window.stdout.close()
    deadline = time.monotonic() + 10
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(pid)


def is_running(pid):
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def test_settings_of_a_stretch_travel_whole(process):
    run = begun(replace(Training(0.02), weight_decay=0.1, optimiser="nesterov"))
    start(process, run, 40)
    take_all(process, run)
    here = Trainer(*regression(50, 3), run.segments[0].training)
    here.run(40)
    assert run.losses == here.losses
