"""An exported history is the run: every row has the numbers that the run had at that step, to the bit."""

import numpy as np
import polars
import pytest

from graphgui.engine import Training
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.training.recorder import Recorder
from graphgui.engine.training.run import Run
from graphgui.export import history
from graphgui.words import Problem
from tests.graphs import regression

PARAMETERS = ["linear.W[1,1]", "linear.W[1,2]", "linear.W[2,1]", "linear.W[2,2]", "linear.b[1,1]", "linear.b[1,2]"]
TRAININGS = [
    Training(0.05),
    Training(0.05, batch_size=7, seed=3, schedule="cosine", weight_decay=0.1),
    Training(0.01, optimiser="adam", batch_size=6, validation=0.25),
    Training(0.05, optimiser="momentum", dtype="float32"),
]


def run_of(training, steps=25):
    graph, feeds = regression(20, 2, 2)
    run = Run()
    trainer = run.begin(graph, feeds, training)
    recorder = Recorder(trainer)
    for _ in range(steps):
        trainer.run(1)
        recorder.look()
    run.record(recorder.take())
    return run


@pytest.mark.parametrize("training", TRAININGS, ids=lambda t: f"{t.optimiser}-{t.batch_size}-{t.dtype}")
@pytest.mark.parametrize("ending", history.WRITERS)
def test_what_is_read_back_is_the_run(training, ending, tmp_path):
    run = run_of(training)
    path = tmp_path / f"run{ending}"
    assert history.save(path, run) == 1
    frame = polars.read_parquet(path) if ending == ".parquet" else polars.read_csv(path)
    assert frame["step"].to_list() == list(range(26))
    assert frame["loss"].to_list()[:25] == list(run.losses)
    kept = frame.drop_nulls("validation loss")
    assert kept["step"].to_list() == list(run.validation_steps)
    assert kept["validation loss"].to_list() == list(run.validation)
    thetas = frame.select(PARAMETERS).to_numpy().astype(training.dtype)
    for step in (0, 1, 13, 25):
        np.testing.assert_array_equal(thetas[step], run.snapshot(step).theta)


def test_a_step_follows_from_its_row():
    """Gradient descent: each row's parameters are the next one's, one rate times one gradient away."""
    frame = history.table(run_of(Training(0.05, schedule="inverse", schedule_period=5)))
    thetas = frame.select(PARAMETERS).to_numpy()
    moved = np.linalg.norm(np.diff(thetas, axis=0), axis=1)
    np.testing.assert_allclose(moved, (frame["learning rate"] * frame["gradient norm"]).to_numpy()[:-1])
    assert frame["learning rate"].n_unique() == 26


def test_loss_and_gradient_of_the_last_row_are_those_at_the_parameters_in_it():
    run = run_of(Training(0.05))
    plan = Plan(run.segments[0].graph, run.segments[0].feeds)
    last = history.table(run).row(-1, named=True)
    plan.theta[:] = [last[name] for name in PARAMETERS]
    assert plan.forward() == pytest.approx(last["loss"], rel=1e-12)
    plan.backward()
    assert np.linalg.norm(plan.gradient_theta) == pytest.approx(last["gradient norm"], rel=1e-12)


def test_rates_and_batches_that_changed_on_the_way_are_told_where_they_changed():
    graph, feeds = regression(20, 2, 2)
    run = Run()
    recorder = Recorder(trainer := run.begin(graph, feeds, Training(0.05)))
    trainer.run(4)
    recorder.set_rate(0.02)
    trainer.run(4)
    run.record(recorder.take())
    recorder = Recorder(trainer := run.begin(graph, feeds, Training(0.03, batch_size=5), run.snapshot(8)))
    trainer.run(6)
    run.record(recorder.take())
    frame = history.table(run)
    assert frame["learning rate"].to_list() == [0.05] * 4 + [0.02] * 4 + [0.03] * 7
    assert frame["epoch"].to_list() == [*map(float, range(9)), 8.25, 8.5, 8.75, 9.0, 9.25, 9.5]
    assert frame["loss"].to_list()[:14] == list(run.losses)


def test_of_a_long_run_every_so_many_rows_are_taken_and_the_last():
    run = run_of(Training(0.05))
    every = history.spacing(run, most=60)
    assert every == 3
    thin, whole = history.table(run, every), history.table(run)
    assert thin["step"].to_list() == [*range(0, 25, 3), 25]
    assert thin.equals(whole.filter(polars.col("step").is_in(thin["step"].to_list())))


def test_a_run_that_diverged_is_told_to_its_end():
    run = run_of(Training(50.0), steps=400)
    frame = history.table(run)
    assert run.steps < 400 and frame.height == run.steps + 1
    assert not np.isfinite(frame["loss"][-1])


def test_progress_ends_the_work_and_nothing_is_written(tmp_path):
    def give_up(share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        history.save(tmp_path / "run.csv", run_of(Training(0.05)), give_up)
    assert list(tmp_path.iterdir()) == []


def test_other_endings_and_places_that_are_none_are_refused(tmp_path):
    run = run_of(Training(0.05))
    with pytest.raises(Problem, match=r"run\.json: a history ends in one of \.csv, \.parquet"):
        history.save(tmp_path / "run.json", run)
    with pytest.raises(Problem, match="there is no folder"):
        history.save(tmp_path / "none" / "run.csv", run)
