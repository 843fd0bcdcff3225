"""Training keeps every loss, repeats itself exactly and ends for a reason."""

import math
import time
import tracemalloc
from typing import get_args

import numpy as np
import pytest

from graphgui.engine import Trainer, Training, Wire
from graphgui.engine.training.history import History
from graphgui.engine.training.stopping import REASONS, Stop, Watch, explosion
from graphgui.words import Problem
from tests.graphs import node, regression

KINDS = {
    "plain": {},
    "batches": {"batch_size": 7},
    "single examples": {"batch_size": 1, "learning_rate": 0.01},
    "momentum": {"optimiser": "momentum", "batch_size": 7, "learning_rate": 0.02},
    "nesterov": {"optimiser": "nesterov", "learning_rate": 0.02},
    "rmsprop": {"optimiser": "rmsprop", "learning_rate": 0.01},
    "adam": {"optimiser": "adam", "schedule": "cosine", "batch_size": 8},
    "adamw": {"optimiser": "adamw", "weight_decay": 0.01, "validation": 0.3, "batch_size": 5},
    "validation": {"validation": 0.2, "schedule": "step"},
    "decay": {"weight_decay": 0.1, "schedule": "inverse"},
    "single precision": {"dtype": "float32", "batch_size": 6, "optimiser": "adam"},
    "patient": {"batch_size": 6, "patience": 10_000, "target_loss": -1.0},
}
every_kind = pytest.mark.parametrize("kind", KINDS)


def trainer_of(kind, **more):
    graph, feeds = regression(q=30, n=3, p=2)
    return Trainer(graph, feeds, Training(**{**KINDS[kind], **more}))


def everything(trainer):
    history = trainer.history
    return [
        a.tobytes() for a in (history.losses, history.validation, history.validation_steps, trainer.plan.theta)
    ]


@every_kind
def test_the_same_seed_gives_the_same_history_bit_for_bit(kind):
    one, other = trainer_of(kind), trainer_of(kind)
    one.run(203)
    for _ in range(203):
        other.step()
    assert everything(one) == everything(other)


@every_kind
def test_another_seed_gives_another(kind):
    one, other = trainer_of(kind), trainer_of(kind, seed=1)
    one.run(5)
    other.run(5)
    assert one.losses != other.losses


@every_kind
def test_from_a_snapshot_the_same_steps_follow(kind):
    trainer = trainer_of(kind)
    trainer.run(61)
    snapshot = trainer.snapshot()
    trainer.run(70)
    first = everything(trainer)
    trainer.restore(snapshot)
    assert trainer.steps == 61
    trainer.run(70)
    assert everything(trainer) == first


@every_kind
def test_a_snapshot_moves_to_another_trainer(kind):
    trainer, other = trainer_of(kind), trainer_of(kind)
    trainer.run(61)
    other.restore(trainer.snapshot())
    trainer.run(70)
    other.run(70)
    assert other.plan.theta.tobytes() == trainer.plan.theta.tobytes()
    np.testing.assert_array_equal(other.history.since(61), trainer.history.since(61))
    assert other.steps == trainer.steps
    assert len(other.losses) == other.steps - other.history.unseen < other.steps  # nothing is held of the others


def test_a_trainer_that_follows_a_long_run_holds_no_more_losses_than_it_needs():
    """The window's does, from one moment shown to the next."""
    history = History()
    for step in range(10, 2_000_000, 100_000):
        history.move_to(step, np.arange(7.0))
        assert len(history.losses) == 7
        np.testing.assert_array_equal(history.since(step - 3), [4.0, 5.0, 6.0])
    history.move_to(step - 2, np.arange(5.0))
    assert list(history.losses) == [0.0, 1.0, 2.0, 3.0, 4.0]
    assert math.isnan(history.mean_of_last(np.full(8, 1 / 8)))


@every_kind
def test_training_makes_the_loss_small(kind):
    trainer = trainer_of(kind)
    before = trainer.final_loss()
    assert trainer.run(400) == "steps"
    assert trainer.final_loss() < 0.2 * before
    assert trainer.steps == len(trainer.losses) == 400


def test_each_loss_is_the_one_before_its_update():
    trainer = trainer_of("plain")
    for _ in range(5):
        expected = trainer.final_loss()
        assert trainer.step() == trainer.losses[-1] == expected


def test_single_precision_is_single():
    trainer, exact = trainer_of("plain", dtype="float32"), trainer_of("plain")
    trainer.run(50)
    exact.run(50)
    assert trainer.plan.theta.dtype == np.float32
    np.testing.assert_allclose(trainer.losses, exact.losses, rtol=1e-4)
    assert trainer.losses != exact.losses


def test_a_run_in_slices_is_the_same_run():
    one, other = trainer_of("batches"), trainer_of("batches")
    one.run(100)
    while other.steps < 100:
        other.run(min(13, 100 - other.steps))
    assert everything(one) == everything(other)


# validation


def test_validation_is_measured_before_the_first_step_and_after_each_epoch():
    trainer = trainer_of("adamw")  # 21 of 30 examples, in batches of 5
    trainer.run(12)
    assert list(trainer.history.validation_steps) == [0, 5, 10]


def test_validation_of_a_whole_batch_is_measured_each_tenth_step():
    trainer = trainer_of("validation")
    trainer.run(25)
    assert list(trainer.history.validation_steps) == [0, 10, 20]
    assert trainer.history.validation[2] < trainer.history.validation[0]


def test_a_validation_loss_is_that_of_the_examples_kept_apart():
    graph, feeds = regression(q=30, n=3, p=2)
    trainer = Trainer(graph, feeds, Training(validation=0.2))
    trainer.run(10)
    trained = {tuple(row) for row in trainer.feeds["X"]}
    kept = [row for row in range(30) if tuple(feeds["X"][row]) not in trained]
    apart = Trainer(graph, {n: f[kept] for n, f in feeds.items()}, Training(), trainer.plan.theta)
    assert len(kept) == 6
    assert trainer.history.validation[-1] == apart.final_loss()


# ends


def held_fixed(graph):
    """Weights and bias are given."""
    for name in "Wb":
        graph.add(node(name, "input", value=[[1.0]]))
        graph.connect(Wire(name, "out", "linear", name))


def test_it_tells_of_its_steps_a_few_times_a_second_and_ends_when_its_time_is_up():
    trainer, told = trainer_of("plain", learning_rate=1e-6), []
    began = time.perf_counter()
    assert trainer.run(10**9, seconds=0.5, progress=lambda done, loss: told.append((done, loss))) is None
    took = time.perf_counter() - began
    assert took >= 0.5
    assert trainer.stopped is None
    assert 1 <= len(told) <= took / 0.1
    steps = [done for done, _ in told]
    assert steps == sorted(set(steps))
    assert all(loss == trainer.losses[done - 1] for done, loss in told)
    assert trainer.run(0) == "steps"


@pytest.mark.parametrize(("first", "bound"), [(2.0, 2e6), (-2.0, 2e6), (0.0, 1e-6), (1e-13, 1e-6)])
def test_a_loss_explodes_at_a_million_times_the_first(first, bound):
    assert explosion(first) == bound


def test_training_pauses_at_a_bound_that_the_next_loss_sets():
    trainer = trainer_of("plain", learning_rate=50.0)
    trainer.pause_at(-math.inf)
    assert trainer.run(5000) == "exploded"
    assert trainer.final_loss() >= 1e6 * trainer.losses[0] > trainer.losses[-1]
    stopped_at = trainer.steps
    assert trainer.run(5) == "exploded"
    assert trainer.steps == stopped_at
    trainer.pause_at(math.inf)
    assert trainer.run(5) == "steps"


def test_rates_are_those_of_the_schedule_and_epochs_those_of_the_batches():
    trainer = trainer_of("batches", learning_rate=0.4, schedule="step", schedule_period=2, schedule_factor=0.5)
    assert (trainer.last_rate, trainer.scheduled_rate, trainer.steps_per_epoch) == (0.4, 0.4, 5)
    trainer.run(3)
    assert (trainer.last_rate, trainer.scheduled_rate, trainer.learning_rate) == (0.2, 0.2, 0.4)
    trainer.run(1)
    assert (trainer.last_rate, trainer.scheduled_rate) == (0.2, 0.1)
    plain = trainer_of("plain")
    plain.learning_rate = 0.3
    assert (plain.scheduled_rate, plain.steps_per_epoch, plain.batch(0)) == (0.3, 1, None)


def test_a_rate_too_large_diverges_and_leaves_the_last_numbers():
    trainer = trainer_of("plain", learning_rate=50.0)
    assert trainer.run(5000) == trainer.stopped == "diverged"
    assert all(map(math.isfinite, trainer.losses))
    theta = trainer.plan.theta.copy()
    assert trainer.run(10) == "diverged"
    assert trainer.plan.theta.tobytes() == theta.tobytes()


def test_a_whole_batch_stops_at_its_target_before_it_goes_on():
    trainer = trainer_of("plain", target_loss=0.1)
    assert trainer.run(5000) == "target"
    assert trainer.final_loss() <= 0.1 < min(trainer.losses)
    steps = trainer.steps
    assert trainer.run(10) == "target" and trainer.steps == steps


@pytest.mark.parametrize("kind", ["batches", "adamw", "validation"])
def test_batches_and_validation_stop_at_the_target_too(kind):
    trainer = trainer_of(kind, target_loss=0.1)
    assert trainer.run(5000) == "target"
    assert trainer.final_loss() < 0.2


@pytest.mark.parametrize("kind", ["plain", "batches", "adamw", "validation"])
def test_a_plateau_ends_training_when_patience_is_over(kind):
    trainer = trainer_of(kind, patience=50)
    assert trainer.run(20_000) == trainer.stopped == "plateau"
    assert 50 <= trainer.steps < 5000
    assert trainer.run(20) == "steps"


def test_improvement_too_small_to_count_is_none():
    watch = Watch(None, 3, 0.1)
    assert [watch.judge(k, loss) for k, loss in enumerate([1.0, 0.95, 0.91, 0.89, 0.85, 0.82])] == [None] * 6
    assert watch.best == 0.89
    assert watch.judge(6, 0.81) == "plateau"
    assert watch.judge(7, 0.81) is None


def test_negative_losses_improve_downward():
    watch = Watch(None, 2, 0.1)
    assert [watch.judge(k, loss) for k, loss in enumerate([-1.0, -1.2, -1.4, -1.6])] == [None] * 4
    assert watch.best == -1.6


def test_every_end_has_its_sentence():
    assert set(REASONS) == set(get_args(Stop))


# refusals


@pytest.mark.parametrize(
    ("change", "settings", "sentence"),
    [
        (
            lambda graph: graph.add(node("mse2", "mse")),
            {},
            "The graph has several losses: mark the one to train.",
        ),
        (
            lambda graph: [graph.disconnect(wire) for wire in graph.wires_of("mse")] and graph.remove("mse"),
            {},
            "The graph has no loss to train: add an mse, or mark a node of one number as the loss.",
        ),
        (
            held_fixed,
            {},
            "The graph has nothing to train: add a linear or a parameter.",
        ),
        (
            lambda graph: graph.update(graph["linear"].with_attributes(freeze_W=True, freeze_b=True)),
            {},
            "All parameters are frozen: let one of them train, and try again.",
        ),
        (lambda graph: None, {"steps": -1}, "steps cannot be -1: it is a whole number from 0 to 1e+12."),
    ],
)
def test_what_cannot_be_trained_is_refused_in_a_sentence(change, settings, sentence):
    graph, feeds = regression()
    change(graph)
    with pytest.raises(Problem) as caught:
        Trainer(graph, feeds | {"W": np.ones((1, 1)), "b": np.ones((1, 1))}, Training(**settings))
    assert str(caught.value) == sentence


# memory


def test_a_step_allocates_nothing_that_stays():
    trainer = trainer_of("adam")
    trainer.run(2000)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        trainer.run(3000)
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 3000 * 8 * 1.3 + 20_000
