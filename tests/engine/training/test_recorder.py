"""What a recorder takes along of a trainer's steps, and what a run refuses to take over."""

import time

import numpy as np
import pytest

from graphgui.engine import Trainer, Training
from graphgui.engine.training.history import History
from graphgui.engine.training.recorder import Recorder, TrainingUpdate, size
from graphgui.engine.training.run import Run
from tests.graphs import regression


def trainer_of(**settings):
    graph, feeds = regression(20, 2)
    return Trainer(graph, feeds, Training(0.05, **settings))


def test_it_tells_what_is_new_since_it_was_asked_last():
    trainer = trainer_of(validation=0.5)
    trainer.run(5)
    recorder = Recorder(trainer)
    trainer.run(10)
    recorder.set_rate(0.01)
    trainer.run(10)
    first = recorder.take()
    assert (first.step, len(first.losses), first.rates) == (25, 20, ((15, 0.01),))
    np.testing.assert_array_equal(first.losses, trainer.losses[5:])
    assert first.validation_steps.tolist() == [10, 20]
    np.testing.assert_array_equal(first.validation, trainer.history.validation[1:])
    np.testing.assert_array_equal(first.theta, trainer.plan.theta)
    assert first.theta is not trainer.plan.theta
    trainer.run(1)
    second = recorder.take("steps", is_last=True)
    assert (second.step, len(second.losses), second.rates, len(second.validation)) == (26, 1, (), 0)
    assert (second.stopped, second.is_last) == ("steps", True)
    assert (first.stopped, first.is_last) == (None, False)


def test_it_takes_snapshots_as_far_apart_in_time_as_it_is_told():
    trainer = trainer_of()
    often, seldom = Recorder(trainer), Recorder(trainer, 3600.0)
    for _ in range(4):
        trainer.run(1)
        time.sleep(0.001)
        often.look()
        seldom.look()
    trainer.run(1)
    assert [snapshot.step for snapshot in often.take().snapshots] == [1, 2, 3, 4, 5]
    assert [snapshot.step for snapshot in seldom.take().snapshots] == [5]
    often.look()
    assert [snapshot.step for snapshot in often.take().snapshots] == [5]  # the moment itself stands there once


def test_snapshots_that_nobody_asks_for_become_sparser():
    trainer = trainer_of()
    recorder = Recorder(trainer)
    for _ in range(128):
        trainer.run(1)
        time.sleep(0.0001)
        recorder.look()
    trainer.run(1)
    recorder.look()
    steps = [snapshot.step for snapshot in recorder.take().snapshots]
    assert steps == [*range(2, 129, 2), 129]


def test_a_snapshot_is_as_large_as_its_arrays_and_what_python_adds():
    snapshot = trainer_of(optimiser="momentum").snapshot()
    assert snapshot.optimiser.keys() == {"velocity"}
    numbers = 3 + len(snapshot.recent) + 3
    assert size(snapshot) == 8 * numbers + 3 * 128 + 512


def test_where_equivalent_examples_give_it_at_once_the_loss_of_all_is_told():
    graph, feeds = regression(50_000, 2)
    trainer = Trainer(graph, feeds, Training(0.05))
    recorder = Recorder(trainer)
    trainer.run(3)
    assert recorder.take().loss == pytest.approx(trainer.final_loss(), rel=1e-12)
    assert Recorder(trainer_of()).take().loss is None


def test_a_path_has_no_more_rows_than_asked_for_and_always_the_last():
    assert Run().path_steps().tolist() == []
    run, none = Run(), np.empty(0)
    start = run.begin(*regression(), Training(0.1)).snapshot()
    for step in range(1, 11):
        run.record(TrainingUpdate(np.ones(1), none, none, (), (start._replace(step=step),)))
    assert run.path_steps(11).tolist() == list(range(11))
    assert run.path_steps(10).tolist() == [0, 2, 4, 6, 8, 10]
    assert run.path_steps(4).tolist() == [1, 4, 7, 10]
    assert run.path_steps(1).tolist() == [10]
    assert run.path([1], most=4).shape == (4, 1)
    assert run.path().shape == (11, 2)


def test_a_run_takes_no_step_back_over():
    run, none = Run(), np.empty(0)
    start = run.begin(*regression(), Training(0.1)).snapshot()
    run.record(TrainingUpdate(np.ones(5), none, none, (), (start._replace(step=5),)))
    with pytest.raises(ValueError, match="a snapshot of an earlier step"):
        run.record(TrainingUpdate(np.ones(1), none, none, (), (start._replace(step=4),)))


def test_a_step_that_was_not_made_by_its_trainer_cannot_be_made_again():
    run, none = Run(), np.empty(0)
    graph, feeds = regression()
    trainer = run.begin(graph, feeds, Training(0.1, target_loss=1e9))  # where it stops at once
    run.record(TrainingUpdate(np.ones(3), none, none, (), (trainer.snapshot(),)))
    with pytest.raises(ValueError, match="step 2 cannot be made again"):
        run.at(2)


def test_a_segment_in_which_no_step_was_made_is_as_if_it_had_not_begun():
    graph, feeds = regression()
    run = Run()
    run.begin(graph, feeds, Training(0.1))
    run.begin(graph, feeds, Training(0.2), run.snapshot(0))
    assert [segment.training.learning_rate for segment in run.segments] == [0.2]
    assert run.path_steps().tolist() == [0]


def test_a_step_is_made_at_the_rate_that_the_run_had_there():
    graph, feeds = regression()
    run = Run()
    trainer = run.begin(graph, feeds, Training(0.1))
    recorder = Recorder(trainer)
    trainer.run(3)
    recorder.set_rate(0.02)
    trainer.run(3)
    run.record(recorder.take())
    for step, rate in ((2, 0.1), (3, 0.02)):
        there = run.at(step)
        loss = run.step_on(there, run.segment(step))
        assert (loss, there.last_rate) == (run.losses[step], rate)


def test_a_history_knows_losses_since_a_step_and_the_mean_of_the_last():
    history = History()
    history.losses.extend([4.0, 3.0, 2.0])
    for step in (0, 2, 3):
        history.validated(step, step / 10)
    assert history.since(1).tolist() == [3, 2]
    assert history.since(3).tolist() == []
    assert history.mean_of_last(np.array([0.25, 0.75])) == 0.25 * 3 + 0.75 * 2
    assert np.isnan(history.mean_of_last(np.full(4, 0.25)))
    history.move_to(2, np.array([7.0]))
    assert list(history.losses) == [4, 7]
    assert list(history.validation_steps) == [0, 2]
    assert list(history.validation) == [0.0, 0.2]
    history.move_to(10, np.array([5.0]))
    assert (history.unseen, list(history.losses), history.since(9).tolist()) == (9, [5], [5])
