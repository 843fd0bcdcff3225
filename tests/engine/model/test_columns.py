"""A column varies where its numbers differ by more than the last digits, however small or large they are."""

import numpy as np
import pytest

from graphgui.engine.diagnosis.scaling import standardisation
from graphgui.engine.model.columns import deviations, means, varies
from graphgui.engine.model.report import score


@pytest.mark.parametrize("rows", [1, 3, 20, 1001, 100_000])
@pytest.mark.parametrize("number", [0.1, 14.62, 100.0, -1e-17, 1.7e12, 1e300, 0.0])
def test_a_column_of_one_number_is_constant_and_stays_as_it_is(number, rows):
    column = np.full((rows, 1), number)
    mean, deviation = standardisation(column)
    assert (mean.item(), deviation.item()) == (0, 1)


def test_a_column_of_sums_that_differ_in_the_last_digit_is_constant():
    column = np.array([[0.1 + 0.2], [0.3], [0.3], [0.1 + 0.2]])
    assert not varies(column).any()
    assert deviations(column) == 0


@pytest.mark.parametrize("size", [1e-300, 1e-170, 1e-17, 1.0, 1e17, 1e170, 1e300])
def test_a_column_of_any_size_that_varies_has_its_deviation(size):
    ones = np.linspace(-1, 1, 21)[:, np.newaxis]
    found = deviations(ones * size)
    np.testing.assert_allclose(found / size, ones.std(), rtol=1e-12)
    mean, deviation = standardisation(ones * size)
    np.testing.assert_allclose((ones * size - mean) / deviation, ones / ones.std(), atol=1e-12)


def test_a_column_varies_however_far_it_stands_from_zero_and_however_many_rows_it_has():
    milliseconds = 1.7e12 + np.arange(200_000.0)[:, np.newaxis] % 100
    assert varies(milliseconds).all()


@pytest.mark.parametrize("number", [0.1, 14.62, 100.0])
def test_targets_that_are_all_the_same_have_no_share_explained(number):
    target = np.full((13, 1), number)
    assert np.isnan(score(target + 1e-3, target).r_squared)


def test_usual_deviations_are_those_of_numpy_to_the_last_bit():
    numbers = np.random.default_rng(0).uniform(0.1, 7, (13, 9))
    numbers[:, 4] = 3.3
    expected = np.where(np.arange(9) == 4, 0, numbers.std(axis=0))
    np.testing.assert_array_equal(deviations(numbers), expected)


def test_a_column_that_spans_more_than_the_range_of_floats_varies():
    assert varies(np.array([[-1.7e308], [1.7e308]])).tolist() == [True]


def test_without_rows_no_column_varies():
    assert varies(np.empty((0, 3))).tolist() == [False] * 3


def test_a_mean_is_numpys_to_the_last_bit_and_also_there_where_the_sum_is_no_float():
    numbers = np.random.default_rng(0).uniform(-7, 7, (13, 3))
    numbers[:, 1] = np.where(np.arange(13) < 12, 1.7e308, 0)
    found = means(numbers)
    np.testing.assert_array_equal(found[[0, 2]], numbers[:, [0, 2]].mean(axis=0))
    np.testing.assert_allclose(found[1], 12 / 13 * 1.7e308, rtol=1e-15)
    assert np.isnan(means(np.array([[np.nan], [1.0]]))).all()
    assert np.isinf(means(np.array([[np.inf], [1.0]]))).all()
    mean, deviation = standardisation(numbers)
    assert np.isfinite((numbers - mean) / deviation).all()
