"""Any step of a run can be gone back to and gives the numbers that were seen; branches share their beginning."""

from dataclasses import replace

import numpy as np
import pytest

from graphgui.engine import Training
from graphgui.engine.training.recorder import Recorder, TrainingUpdate, size
from graphgui.engine.training.run import SNAPSHOTS, STEPS, Run
from tests.graphs import regression

TRAININGS = [
    Training(0.05),
    Training(0.05, batch_size=7, seed=3),
    Training(0.01, optimiser="adam", batch_size=7, schedule="cosine"),
    Training(0.05, optimiser="momentum", validation=0.25),
    Training(0.05, optimiser="rmsprop", dtype="float32"),
]


def train(run, trainer, steps, every=10, **recorder):
    """Make steps as a window sees them; return theta after each."""
    recorder = Recorder(trainer, **recorder)
    seen = {}
    for done in range(1, steps + 1):
        trainer.run(1)
        seen[trainer.steps] = trainer.plan.theta.copy()
        if done % every == 0 or done == steps:
            run.record(recorder.take())
    return seen


@pytest.mark.parametrize("training", TRAININGS, ids=lambda t: f"{t.optimiser}-{t.batch_size}-{t.dtype}")
def test_every_step_comes_back_bit_for_bit(training):
    graph, feeds = regression(20, 3)
    run = Run()
    trainer = run.begin(graph, feeds, training)
    start = trainer.plan.theta.copy()
    seen = {0: start} | train(run, trainer, 95)
    for step in [95, 0, 3, 94, 50, 51, 52, 49, 10, 77]:
        np.testing.assert_array_equal(run.at(step).plan.theta, seen[step])
        np.testing.assert_array_equal(run.snapshot(step).theta, seen[step])


@pytest.mark.parametrize("training", TRAININGS, ids=lambda t: f"{t.optimiser}-{t.batch_size}-{t.dtype}")
def test_training_on_from_an_earlier_step_repeats_what_followed(training):
    graph, feeds = regression(20, 3)
    run = Run()
    seen = train(run, run.begin(graph, feeds, training), 60)
    branch = run.branch(33)
    assert branch.branched_at == branch.steps == 33
    again = train(branch, branch.at(33), 27)
    assert all((again[step] == seen[step]).all() for step in range(34, 61))
    assert branch.losses == run.losses
    assert branch.validation == run.validation


def test_a_rate_that_changed_on_the_way_is_changed_there_again():
    graph, feeds = regression(20, 3)
    run = Run()
    trainer = run.begin(graph, feeds, Training(0.05))
    recorder = Recorder(trainer)
    seen = {}
    for rate in (0.05, 0.01, 0.1):
        recorder.set_rate(rate)
        for _ in range(8):
            trainer.run(1)
            seen[trainer.steps] = trainer.plan.theta.copy()
    run.record(recorder.take())
    for step in (24, 7, 8, 9, 15, 16, 17, 20):
        np.testing.assert_array_equal(run.at(step).plan.theta, seen[step])


def test_a_run_goes_on_with_other_settings_and_other_numbers():
    graph, feeds = regression(20, 3)
    run = Run()
    seen = train(run, run.begin(graph, feeds, Training(0.05)), 20)
    adam = Training(0.01, optimiser="adam")
    seen |= train(run, run.begin(graph, feeds, adam, run.snapshot(20)), 20)
    other = feeds | {"Y": feeds["Y"] + 1}
    seen |= train(run, run.begin(graph, other, replace(adam, batch_size=6), run.snapshot(40)), 20)
    assert run.steps == 60
    assert [segment.start.step for segment in run.segments] == [0, 20, 40]
    assert run.segment(40).feeds is other
    for step in (60, 41, 40, 39, 21, 20, 19, 1):
        np.testing.assert_array_equal(run.at(step).plan.theta, seen[step])


def test_what_an_optimiser_remembers_outlives_a_change_of_the_batches():
    graph, feeds = regression(20, 3)
    run = Run()
    training = Training(0.05, optimiser="momentum")
    train(run, run.begin(graph, feeds, training), 20)
    before = run.snapshot(20).optimiser
    after = run.begin(graph, feeds, replace(training, batch_size=5), run.snapshot(20)).snapshot().optimiser
    assert before.keys() == after.keys()
    assert all((before[name] == after[name]).all() for name in before)


def test_snapshots_stay_within_their_budget():
    graph, feeds = regression(20, 3)
    one = size(Run().begin(graph, feeds, Training(0.05)).snapshot())
    run = Run(budget=20 * one)
    seen = train(run, run.begin(graph, feeds, Training(0.05)), 500, every=1)
    assert run.memory <= 20 * one
    for step in (500, 1, 250, 377):
        np.testing.assert_array_equal(run.at(step).plan.theta, seen[step])


@pytest.mark.parametrize("most", [3, 4, 5, 7, 20])
def test_of_many_snapshots_those_that_stay_are_even_and_the_first_steps_come_back_too(most):
    graph, feeds = regression(20, 3)
    one = size(Run().begin(graph, feeds, Training(0.05)).snapshot())
    run = Run(budget=most * one)
    seen = train(run, run.begin(graph, feeds, Training(0.05)), 700, every=1)
    steps = run.path_steps()
    assert steps[0] == 0 and steps[-1] == 700 and len(steps) <= most
    assert np.diff(steps).max() <= 4 * 700 / most + 1
    for step in (*range(1, 9), 350, 699, *range(40, 700, 97)):
        np.testing.assert_array_equal(run.at(step).plan.theta, seen[step])
        np.testing.assert_array_equal(run.snapshot(step).theta, seen[step])


def test_a_long_run_of_a_small_model_keeps_no_more_snapshots_than_a_short_one():
    graph, feeds = regression(20, 3)
    run = Run()
    one = size(run.begin(graph, feeds, Training(0.05)).snapshot())
    seen = train(run, run.begin(graph, feeds, Training(0.05)), 3 * SNAPSHOTS, every=1)
    assert run.memory <= SNAPSHOTS * one
    steps = run.path_steps(10**6)
    assert steps[0] == 0 and steps[-1] == run.steps and len(steps) > SNAPSHOTS / 2 - 2
    for step in (run.steps, 1, 1500, run.steps - 1):
        np.testing.assert_array_equal(run.at(step).plan.theta, seen[step])


def test_the_snapshots_of_a_very_long_run_stay_near_enough_to_be_gone_back_to_at_once():
    graph, feeds = regression(5, 1)
    run, every = Run(), STEPS // 2
    start, none = run.begin(graph, feeds, Training(0.05)).snapshot(), np.empty(0)
    for step in range(every, 2 * SNAPSHOTS * STEPS, every):
        run.record(TrainingUpdate(np.ones(every), none, none, (), (start._replace(step=step),)))
    assert np.diff(run.path_steps(10**6)).max() <= 2 * STEPS


def test_a_budget_that_shrinks_is_kept_at_once():
    graph, feeds = regression(20, 3)
    run = Run()
    seen = train(run, run.begin(graph, feeds, Training(0.05)), 200, every=1)
    run.budget = run.memory // 10
    assert run.memory <= run.budget
    for step in (0, 1, 2, 100, 199, 200):
        np.testing.assert_array_equal(run.at(step).plan.theta, seen.get(step, run.segments[0].start.theta))


def test_a_step_that_was_never_made_is_refused():
    graph, feeds = regression(20, 3)
    run = Run()
    with pytest.raises(ValueError, match="no step 0"):
        run.at(0)
    train(run, run.begin(graph, feeds, Training(0.05)), 5)
    with pytest.raises(ValueError, match="no step 6 among 5"):
        run.at(6)


def test_the_steps_of_a_path_are_those_of_its_rows():
    graph, feeds = regression()
    run = Run()
    train(run, run.begin(graph, feeds, Training(0.1)), 25, every=1)
    for most in (500, 10):
        steps, path = run.path_steps(most), run.path([0, 1], most)
        assert len(steps) == len(path) <= most and steps[-1] == 25
        np.testing.assert_array_equal(path, [run.snapshot(int(step)).theta for step in steps])
