"""Training keeps every loss, repeats itself exactly and ends for a reason."""

import math
import tracemalloc
from typing import Literal, get_args, get_origin, get_type_hints

import numpy as np
import pytest

from graphgui.engine import Trainer, Training
from graphgui.engine.training.history import History
from graphgui.engine.training.settings import SETTINGS
from graphgui.engine.training.stopping import REASONS, Stop, Watch
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


# settings


@pytest.mark.parametrize(
    "wrong",
    [
        {"learning_rate": -0.1},
        {"learning_rate": math.nan},
        {"learning_rate": math.inf},
        {"steps": -1},
        {"seed": -1},
        {"optimiser": "magic"},
        {"momentum": 1.0},
        {"smoothing": 1.0},
        {"beta1": -0.1},
        {"beta2": 1.0},
        {"epsilon": 0.0},
        {"weight_decay": -1.0},
        {"batch_size": 0},
        {"batch_size": 2.5},
        {"schedule": "sine"},
        {"schedule_period": 0},
        {"schedule_factor": 1.5},
        {"schedule_floor": -0.1},
        {"validation": 1.0},
        {"target_loss": math.inf},
        {"patience": 0},
        {"min_improvement": -0.1},
        {"dtype": "float16"},
    ],
    ids=str,
)
def test_a_setting_that_cannot_be_is_named(wrong):
    graph, feeds = regression()
    with pytest.raises(Problem) as caught:
        Trainer(graph, feeds, Training(**wrong))
    assert str(caught.value).startswith(next(iter(wrong)))


def test_every_setting_says_what_it_is():
    assert list(SETTINGS) == list(Training.__dataclass_fields__)
    assert all(setting.attribute.summary and setting.caption for setting in SETTINGS.values())
    Training().check()


def test_every_choice_has_a_name():
    for name, kind in get_type_hints(Training).items():
        if get_origin(kind) is Literal:
            assert tuple(SETTINGS[name].choices) == get_args(kind)


def test_a_graph_without_a_loss_or_parameters_says_so():
    graph, feeds = regression()
    graph.add(node("mse2", "mse"))
    with pytest.raises(Problem, match="several losses"):
        Trainer(graph, feeds, Training())
    graph, feeds = regression()
    for wire in graph.wires_of("mse"):
        graph.disconnect(wire)
    graph.remove("mse")
    with pytest.raises(Problem, match="no loss"):
        Trainer(graph, feeds, Training())


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
