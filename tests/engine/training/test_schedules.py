"""The learning rate of each step is its closed form, and PyTorch's."""

import numpy as np
import pytest

from graphgui.engine import Trainer, Training
from graphgui.engine.training.schedules import schedule
from tests.graphs import regression


def factors(steps, **settings):
    at = schedule(Training(**settings))
    return np.array([at(k) for k in range(steps)])


def test_constant_is_no_schedule():
    assert schedule(Training()) is None


def test_step_drops_by_the_factor_at_each_period():
    found = factors(7, schedule="step", schedule_period=3, schedule_factor=0.1)
    np.testing.assert_allclose(found, [1, 1, 1, 0.1, 0.1, 0.1, 0.01], rtol=1e-15)


def test_cosine_falls_to_the_floor_and_stays():
    found = factors(9, schedule="cosine", schedule_period=4, schedule_floor=0.2)
    half = np.sqrt(0.5)
    expected = [1, 0.6 + 0.4 * half, 0.6, 0.6 - 0.4 * half, 0.2, 0.2, 0.2, 0.2, 0.2]
    np.testing.assert_allclose(found, expected, rtol=1e-14)


def test_inverse_time_is_halved_after_one_period_and_a_third_after_two():
    found = factors(201, schedule="inverse", schedule_period=100)
    np.testing.assert_allclose(found[[0, 100, 200]], [1, 1 / 2, 1 / 3], rtol=1e-15)


def test_restarts_begin_anew_after_each_period_which_grows():
    found = factors(8, schedule="restarts", schedule_period=2)
    np.testing.assert_allclose(found, [1, 0.5] * 4, rtol=1e-14)
    growing = factors(14, schedule="restarts", schedule_period=2, schedule_growth=2, schedule_floor=0.1)
    assert np.flatnonzero(growing == 1).tolist() == [0, 2, 6]


@pytest.mark.parametrize("name", ["constant", "step", "cosine", "restarts", "inverse"])
def test_a_warm_up_grows_evenly_and_the_schedule_begins_after_it(name):
    found = factors(12, schedule=name, schedule_period=3, warm_up=4)
    np.testing.assert_allclose(found[:4], [0.25, 0.5, 0.75, 1], rtol=1e-15)
    plain = schedule(Training(schedule=name, schedule_period=3))
    np.testing.assert_array_equal(found[4:], [plain(k) if plain else 1 for k in range(8)])


def test_a_warm_up_is_torchs_linear_one():
    torch = pytest.importorskip("torch")
    moved = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 1.0)
    growing = torch.optim.lr_scheduler.LinearLR(moved, start_factor=1 / 5, end_factor=1, total_iters=4)
    theirs = []
    for _ in range(10):
        theirs.append(growing.get_last_lr()[0])
        moved.step()
        growing.step()
    np.testing.assert_allclose(factors(10, warm_up=5), theirs, rtol=1e-12)


def test_schedules_are_torchs():
    torch = pytest.importorskip("torch")
    rates = torch.optim.lr_scheduler

    def theirs(make, steps=60):
        moved = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 1.0)
        falling, found = make(moved), []
        for _ in range(steps):
            found.append(falling.get_last_lr()[0])
            moved.step()
            falling.step()
        return found

    np.testing.assert_allclose(
        factors(60, schedule="step", schedule_period=7, schedule_factor=0.3),
        theirs(lambda moved: rates.StepLR(moved, 7, 0.3)),
        rtol=1e-12,
    )
    np.testing.assert_allclose(
        factors(60, schedule="restarts", schedule_period=7, schedule_growth=2, schedule_floor=0.1),
        theirs(lambda moved: rates.CosineAnnealingWarmRestarts(moved, 7, 2, 0.1)),
        rtol=1e-12,
    )
    np.testing.assert_allclose(
        factors(60, schedule="cosine", schedule_period=60, schedule_floor=0.1),
        theirs(lambda moved: rates.CosineAnnealingLR(moved, 60, 0.1)),
        rtol=1e-12,
    )


def test_training_follows_its_schedule():
    graph, feeds = regression(q=8, n=2)
    trainer = Trainer(graph, feeds, Training(learning_rate=0.2, schedule="inverse", schedule_period=5))
    for k in range(12):
        assert trainer.scheduled_rate == pytest.approx(0.2 / (1 + k / 5), rel=1e-15)
        before, gradient = trainer.plan.theta.copy(), None
        trainer.step()
        gradient = trainer.plan.gradient_theta
        np.testing.assert_allclose(
            before - trainer.plan.theta, 0.2 / (1 + k / 5) * gradient, rtol=1e-9, atol=1e-15
        )


def test_a_rate_set_by_hand_is_what_the_schedule_starts_from():
    graph, feeds = regression()
    trainer = Trainer(graph, feeds, Training(schedule="step", schedule_period=10, schedule_factor=0.5))
    trainer.run(10)
    trainer.learning_rate = 0.04
    assert (trainer.learning_rate, trainer.scheduled_rate) == (0.04, 0.02)
