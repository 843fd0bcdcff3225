"""How much must be wrong for a sentence about a run: on one side of each bound there is one, on the other none."""

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.sharpness import sharpness
from graphgui.engine.analysis.spectrum import Spectrum, spectrum
from graphgui.engine.analysis.stability import StableRate, stable_rates
from graphgui.engine.diagnosis.diagnosis import HoldRate, SetRate, StepBack, best_step
from graphgui.engine.diagnosis.divergence import (
    diagnose_divergence,
    diagnose_explosion,
    diagnose_growth,
    is_rising,
    rate_now,
)
from graphgui.engine.diagnosis.slowness import diagnose_slowness, is_flat, is_minimum
from graphgui.engine.training.run import Run
from tests.graphs import node, regression
from tests.troubles import said


def square(**attributes):
    """w², which is 1 at 1, where its slope is 2."""
    return Graph([node("w", "parameter", **attributes), node("w2", "square")], [Wire("w", "out", "w2", "A")], "w2")


def run_of(losses, training=None):
    """A run of w² of which these losses are told."""
    run = Run()
    run.begin(square(initialiser="ones"), {}, training or Training(0.1))
    run.losses.extend(losses)
    return run


def at_one():
    plan = Plan(square(), {})
    plan.evaluate(np.ones(1))
    return plan


def bend(largest, *, is_constant=True, minimum=None, hessian=None):
    values = np.array([largest], float)
    H = None if hessian is None else np.array([[hessian]], float)
    return Spectrum(np.ones(1), ("w",), values, np.ones((1, 1)), True, is_constant, minimum, H)


def slow(run, spectrum, rate):
    found = diagnose_slowness(run, at_one(), spectrum, rate)
    return "" if found is None else str(found.words[-1])


# a loss that hardly falls


@pytest.mark.parametrize(
    ("before", "after", "flat"),
    [
        (1.0099, 1.0, True),
        (1.0101, 1.0, False),
        (0.9901, 1.0, True),
        (-1.0101, -1.0, False),
        (-1.0099, -1.0, True),
    ],
)
def test_a_loss_is_flat_that_changes_by_no_more_than_a_hundredth_from_fifty_steps_to_the_next(before, after, flat):
    run = run_of([5.0] * 7 + [before] * 50 + [after] * 50)
    assert is_flat(run) == flat


def test_a_hundred_steps_tell_that_a_loss_is_flat_and_those_of_former_settings_do_not_count():
    run = run_of([1.0] * 99)
    assert not is_flat(run)
    run.losses.append(1.0)
    assert is_flat(run)
    run.begin(square(), {}, Training(0.2), run.snapshot(100))
    run.losses.extend([1.0] * 99)
    assert not is_flat(run)
    run.losses.append(1.0)
    assert is_flat(run)


@pytest.mark.parametrize(
    ("largest", "settings", "first", "is_constant", "is_told"),
    [
        # One step at 1/λ lowers the loss of 1 by 2/λ: a hundredth is worth a word,
        (199, {}, 1, True, True),
        (201, {}, 1, True, False),
        # and so is a thousandth of the first loss.
        (19.9, {}, 100, True, True),
        (20.1, {}, 100, True, False),
        # A loss that is not quadratic and has come down to a tenth is left alone.
        (1, {}, 9.9, False, True),
        (1, {}, 10.1, False, False),
        (1, {}, 10.1, True, True),
        # Weights that decay add their slope of 1 to that of 2.
        (449, {"weight_decay": 1.0}, 1, True, True),
        (451, {"weight_decay": 1.0}, 1, True, False),
        (-1, {}, 1, True, False),
        (np.nan, {}, 1, True, False),
    ],
)
def test_so_much_must_be_to_be_had_for_a_complaint(largest, settings, first, is_constant, is_told):
    run = run_of([first, *[1.0] * 99], Training(0.001, **settings))
    assert (slow(run, bend(largest, is_constant=is_constant), 1e-9) != "") == is_told


TOO_LOW = "The learning rate {} is too low: the largest stable one is {}."


@pytest.mark.parametrize(
    ("start", "rate", "is_constant", "words", "remedy"),
    [
        (0.1, 0.19, True, TOO_LOW.format("0.19", "2"), SetRate(1.0, False)),
        (0.1, 0.21, True, "", None),
        (0.3, 0.16, True, TOO_LOW.format("0.16", "2"), SetRate(1.0, False)),
        (0.3, 0.14, True, "The schedule has lowered the learning rate to 0.14.", HoldRate(1.0)),
        (0.9, 0.46, True, "", None),
        (0.9, 0.44, True, "The schedule has lowered the learning rate to 0.44.", HoldRate(1.0)),
        (0.9, 1.95, True, "", None),
        (
            0.9,
            1.97,
            True,
            "At the rate 1.97 it swings to and fro: the largest stable one is 2.",
            SetRate(1.0, False),
        ),
        (0.9, 1.97, False, "", None),
        (
            0.1,
            0.19,
            False,
            TOO_LOW.format("0.19", "≈ 2"),
            SetRate(1.0, False),
        ),
    ],
)
def test_which_rates_are_too_low_and_which_swing_to_and_fro(start, rate, is_constant, words, remedy):
    """The curvature is 1, so that 2 is stable."""
    run = run_of([1.0] * 100, Training(start))
    found = diagnose_slowness(run, at_one(), bend(1, is_constant=is_constant), rate)
    assert ("" if found is None else str(found.words[-1])) == words
    if words:
        assert found.words[0].template == "The loss hardly falls, and this is no minimum."
        assert (found.trouble, found.nodes, found.remedies) == ("stalled", ("w2",), (remedy,))


def test_in_batches_half_of_what_the_sharpest_of_them_allows_is_offered():
    graph, feeds = regression(40, 2)
    training = Training(1e-6, batch_size=4)
    run = Run()
    run.begin(graph, feeds, training)
    run.losses.extend([1.0] * 100)
    plan = Plan(graph, feeds)
    plan.evaluate(np.full(3, 10.0))
    closed = quadratic(graph, feeds)
    found = diagnose_slowness(run, plan, spectrum(LossFunction(graph, feeds), plan.theta, closed), 1e-6)
    low = stable_rates(training, sharpness(graph, feeds, training)).low
    assert low < 0.9 * closed.stable_rate
    assert str(found.words[-1]) == TOO_LOW.format("1e-06", f"≈ {low:.2g}")
    assert found.remedies == (SetRate(float(f"{low / 2:.2g}"), restarts=False),)


@pytest.mark.parametrize(("rises", "is_told"), [(9, True), (10, False)])
def test_without_a_bound_a_rate_is_too_low_where_nine_of_ten_steps_lead_down(rises, is_told):
    losses = np.full(100, -1e-6).cumsum() + 1
    losses[np.arange(rises) * 8 + 9] += 2e-6
    run = run_of(losses, Training(0.0123, optimiser="adam"))
    found = diagnose_slowness(run, at_one(), bend(1), 0.0123)
    if is_told:
        assert str(found.words[-1]) == "The learning rate 0.0123 is too low."
        assert found.remedies == (SetRate(0.12, restarts=False),)
    else:
        assert found is None


@pytest.mark.parametrize(
    ("hessian", "settings", "minimum", "is_one"),
    [
        (2.1e6, {}, None, True),  # 2/H is to be had, and a millionth of the loss may be left
        (1.9e6, {}, None, False),
        (1e9, {}, 1 - 0.9e-6, True),
        (1e9, {}, 1 - 1.1e-6, False),
        (1e9, {"weight_decay": 0.1}, 0.0, True),  # which holds the loss above
        (4.5e5, {"dtype": "float32"}, None, True),  # more is lost to rounding
        (4.2e5, {"dtype": "float32"}, None, False),
        (-1.0, {}, None, False),
        (None, {}, None, False),
    ],
)
def test_a_minimum_is_where_a_millionth_of_the_loss_is_to_be_had_or_what_rounding_makes(
    hessian, settings, minimum, is_one
):
    run = run_of([1.0], Training(0.1, **settings))
    assert is_minimum(run, at_one(), bend(1, minimum=minimum, hessian=hessian)) == is_one


# a loss that rises


def stairs(*medians):
    """Losses in pieces of six."""
    return [median for median in medians for _ in range(6)]


@pytest.mark.parametrize(
    ("losses", "rising"),
    [
        ([1.0, *stairs(2, 3, 4, 10.1)], True),
        ([1.0, *stairs(2, 3, 4, 9.9)], False),
        ([-1.0, *stairs(2, 3, 4, 10.1)], True),
        ([1.0, *stairs(2, 3, 3, 11)], False),
        ([1.0, *stairs(2, 4, 3, 11)], False),
        ([np.nan, 1.0, *stairs(2, 3, 4, 11)], True),
        ([1.0, *stairs(2, 3, np.nan, 11)], False),
        ([1.0, *stairs(2, 3, 4), *[50] * 5, np.inf], False),
        (stairs(1, 2, 3, 11), True),
        (stairs(1, 2, 3, 11)[1:], False),  # of too few
    ],
)
def test_a_loss_rises_whose_medians_do_and_that_stands_ten_times_above_its_least(losses, rising):
    assert is_rising(run_of(losses)) == rising


EXPLODES = "The loss explodes: from 1 at step 1 to 11 at step 25."


def growth(losses, rate, stable):
    run = run_of(losses)
    return diagnose_growth(run, at_one(), rate, stable)


@pytest.mark.parametrize(
    ("rate", "stable", "words", "safe"),
    [
        (0.21, StableRate(0.2, 0.2), "The learning rate 0.21 is above the largest stable one, 0.2.", 0.1),
        (
            0.21,
            StableRate(0.2, 0.3),
            "The learning rate 0.21 may be too high: the largest stable one is about 0.2–0.3.",
            0.1,
        ),
        (0.31, StableRate(0.2, 0.3), "The learning rate 0.31 is above the largest stable one, 0.2–0.3.", 0.1),
        (0.2, StableRate(0.2, 0.2), None, None),
        (0.2, None, None, None),
    ],
)
def test_a_rate_above_the_largest_stable_one_is_why_a_loss_rises(rate, stable, words, safe):
    found = growth([3.0, 1.0, *stairs(2, 3, 4, 11)], rate, stable)
    if words is None:
        assert found is None
    else:
        assert [str(each) for each in found.words] == [EXPLODES, words]
        assert (found.trouble, found.nodes) == ("exploding", ("w",))
        assert found.remedies == (SetRate(safe), StepBack(1, safe))


@pytest.mark.parametrize("stable", [None, StableRate(0.2, 0.2)])
@pytest.mark.parametrize(("first", "is_told"), [(1.09, True), (-1.09, True), (1.11, False)])
def test_at_a_stable_rate_the_loss_must_stand_ten_times_above_the_first(stable, first, is_told):
    found = growth([first, 1.0, *stairs(2, 3, 4, 11)], 0.123456, stable)
    if is_told:
        cause = "The learning rate 0.1235 is the likely cause: a smaller one goes less far."
        assert str(found.words[1]) == cause
        assert found.remedies[0] == SetRate(0.012)
    else:
        assert found is None


def test_a_pause_says_where_the_loss_stands_and_where_it_stood_lowest():
    run = run_of([5.0, 0.123456, 7.0])
    found = diagnose_explosion(run, at_one(), 1.5, None)
    assert said(found).startswith("Training paused: the loss explodes, from 0.123 at step 1 to 1 at step 3.")
    assert found.remedies == (SetRate(0.15), StepBack(1, 0.15))


@pytest.mark.parametrize(("first", "trouble"), [(0.63e-6, "exploding"), (0.65e-6, "diverged")])
def test_a_finite_loss_has_exploded_that_is_a_million_times_the_first(first, trouble):
    """One step at the rate 0.1 leads from 1 to 0.8, where the loss is 0.64."""
    assert diagnose_divergence(run_of([first]), 0.1).trouble == trouble


def test_the_best_step_is_that_of_the_least_finite_loss():
    assert best_step(run_of([np.nan, 3.0, 1.0, -np.inf, 2.0])) == 2
    assert best_step(run_of([np.nan, np.inf])) is None


def test_the_rate_now_is_what_the_schedule_has_made_of_it_at_the_last_step():
    halved = Training(0.8, schedule="step", schedule_period=2, schedule_factor=0.5)
    assert [rate_now(run_of([1.0] * steps, halved), 0.8) for steps in (0, 1, 2, 3, 5)] == [0.8, 0.8, 0.8, 0.4, 0.2]
    assert rate_now(run_of([1.0] * 5), 0.8) == 0.8
