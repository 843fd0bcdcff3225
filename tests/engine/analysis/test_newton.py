"""What there is to be had near a place is what a step of Newton's would bring down."""

import math

import numpy as np
import pytest

from graphgui.engine.analysis.newton import rounding, to_be_had


@pytest.mark.parametrize("units", [(1.0, 1.0, 1.0), (1e-6, 1.0, 1e9)])
def test_of_a_quadratic_loss_it_is_all_above_its_minimum_whatever_the_units(units):
    rng = np.random.default_rng(0)
    root = rng.standard_normal((3, 3))
    H = root @ root.T * np.outer(units, units)
    away = rng.standard_normal(3) / units
    assert to_be_had(H @ away, H) == pytest.approx(away @ H @ away / 2, rel=1e-9)


def test_a_parameter_without_a_slope_or_bend_counts_for_nothing():
    H = np.diag([2.0, 0.0])
    assert to_be_had(np.array([3.0, 0.0]), H) == pytest.approx(9 / 4)
    assert to_be_had(np.zeros(2), np.zeros((2, 2))) == 0


@pytest.mark.parametrize(
    ("gradient", "hessian", "found"),
    [
        ([1.0, 1.0], [[2.0, 0.0], [0.0, 0.0]], math.inf),  # falls without bending
        ([1.0, 0.0], [[2.0, 0.0], [0.0, -1e-9]], None),  # a top along one
        ([1.0, 0.0], [[2.0, 1e-9], [1e-9, 0.0]], None),  # flat by itself, bent with the other
        ([0.0, 0.0], [[1.0, 2.0], [2.0, 1.0]], None),  # each bends up, and between them it bends down
        ([0.0, 0.0], [[1.0, 1 + 1e-5], [1 + 1e-5, 1.0]], None),
        ([math.nan, 0.0], [[1.0, 0.0], [0.0, 1.0]], None),
        ([math.inf, 0.0], [[1.0, 0.0], [0.0, 1.0]], None),
        ([0.0, 0.0], [[1.0, math.nan], [0.0, 1.0]], None),
    ],
)
def test_where_the_loss_bends_down_or_falls_without_end_there_is_no_number(gradient, hessian, found):
    assert to_be_had(np.array(gradient), np.array(hessian)) == found


def test_three_that_each_bend_up_by_themselves_and_in_pairs_can_bend_down_together():
    """The eigenvalues are 1 + 2 c and 1 - c twice, c = -0.6."""
    H = np.full((3, 3), -0.6) + 1.6 * np.eye(3)
    assert to_be_had(np.zeros(3), H) is None
    assert to_be_had(np.ones(3), np.full((3, 3), -0.4) + 1.4 * np.eye(3)) == pytest.approx(3 / 0.2 / 2)


def test_what_rounding_makes_of_a_zero_is_no_bend_down_and_a_slope_along_it_is_much_to_be_had():
    twins = np.array([[1.0, 1.0], [1.0, 1.0]])
    along = np.array([1.0, 1.0])
    assert to_be_had(along, twins + 1e-8 * np.array([[0, 1], [1, 0]])) == pytest.approx(0.5, rel=1e-6)
    assert to_be_had(np.array([1e-3, -1e-3]), twins) == pytest.approx(1e-6 / 1e-12)


def test_rounding_moves_the_loss_along_slope_and_bend():
    """|g| e + ½ eᵀ |H| e with e = eps |θ|."""
    theta, gradient = np.array([2.0, -3.0]), np.array([-1.0, 10.0])
    H = np.array([[4.0, -5.0], [-5.0, 6.0]])
    e = 0.1 * np.array([2.0, 3.0])
    by_hand = 1 * e[0] + 10 * e[1] + (4 * e[0] ** 2 + 2 * 5 * e[0] * e[1] + 6 * e[1] ** 2) / 2
    assert rounding(gradient, H, theta, 0.1) == pytest.approx(by_hand)
