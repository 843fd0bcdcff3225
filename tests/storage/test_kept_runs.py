"""The curve of a kept run: few points, and none of its ends and extremes lost."""

import math

import numpy as np
import pytest

from graphgui.engine import Training
from graphgui.storage.kept_runs import MOST_POINTS, KeptRun, as_rows, thinned, thinned_at


@pytest.mark.parametrize("count", [0, 1, MOST_POINTS - 1, MOST_POINTS])
def test_a_short_curve_is_kept_as_it_is(count):
    losses = [1.0 / (1 + step) for step in range(count)]
    assert thinned(losses, first=5) == tuple((5 + step, float(f"{loss:.6g}")) for step, loss in enumerate(losses))


def test_a_long_curve_keeps_its_ends_and_extremes_and_nearly_as_many_points_as_it_may():
    losses = [math.sin(step) + 2 for step in range(20_000)]
    losses[7_777], losses[12_345] = 100.0, -100.0
    curve = dict(thinned(losses))
    assert curve[7_777] == 100.0 and curve[12_345] == -100.0
    assert {0, 19_999} <= curve.keys()
    assert 0.99 * MOST_POINTS <= len(curve) <= MOST_POINTS
    gaps = [after - before for before, after in zip(list(curve), list(curve)[1:], strict=False)]
    assert max(gaps) < 3 * 20_000 / MOST_POINTS * 2, "stretches are equal"


def test_what_is_no_finite_number_is_left_out():
    assert thinned_at([1, 4, 9, 16], [2.0, math.nan, math.inf, 1.23456789]) == ((1, 2.0), (16, 1.23457))


def test_the_loss_of_a_kept_run_is_the_last_of_its_curve():
    assert KeptRun("a", 16, ((1, 2.0), (16, 1.5)), Training(), {}).loss == 1.5
    assert KeptRun("a", 16, (), Training(), {}).loss is None


def test_parameters_are_rows_by_name_or_none_at_all():
    finite = {"b": np.array([[1.0]]), "a": np.array([[2.0, 3.0]])}
    assert list(as_rows(finite).items()) == [("a", ((2.0, 3.0),)), ("b", ((1.0,),))]
    assert as_rows({**finite, "c": np.array([[math.inf]])}) == {}
