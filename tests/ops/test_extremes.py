"""Activations and their gradients far out: finite, and the limits that they tend to."""

import math

import numpy as np
import pytest

from graphgui.ops import OPS
from tests.ops.samples import Sample

ACTIVATIONS = {
    "relu": (1, 0),
    "leaky_relu": (1, 0.01),
    "softplus": (1, 0),
    "gelu": (1, 0),
    "tanh": (0, 0),
    "sigmoid": (0, 0),
    "elu": (1, 0),
    "silu": (1, 0),
}
SIZES = [1e50, 1e102, 1e103, 1e154, 1e160, 1e200, 1e300, 1e308]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("op", ACTIVATIONS)
def test_far_out_an_activation_is_finite_and_its_slope_is_that_of_its_asymptote(op, size):
    far_out(op, size, {})


@pytest.mark.parametrize("size", SIZES)
def test_the_exact_gelu_is_as_finite(size):
    far_out("gelu", size, {"form": "exact"})


def far_out(op, size, attributes):
    sample = Sample(OPS[op], (np.array([[size, -size]]),), attributes)
    plan = sample.run()
    assert np.isfinite(plan.value(sample.output)).all()
    slope = plan.gradient(sample.ports[0]) / plan.gradient(sample.output)
    np.testing.assert_allclose(slope, [ACTIVATIONS[op]], atol=1e-12)


def test_the_exact_gelu_has_the_digits_of_the_error_function():
    numbers = np.linspace(-7, 7, 701).reshape(1, -1)
    sample = Sample(OPS["gelu"], (numbers,), {"form": "exact"})
    plan = sample.run()
    chance = np.array([[math.erfc(-a / math.sqrt(2)) / 2 for a in numbers[0]]])
    np.testing.assert_allclose(plan.value(sample.output), numbers * chance, rtol=0, atol=1e-15)
    np.testing.assert_allclose(plan.value(sample.output), numbers * chance, rtol=1e-8)
    density = np.exp(-numbers * numbers / 2) / math.sqrt(2 * math.pi)
    slope = plan.gradient(sample.ports[0]) / plan.gradient(sample.output)
    np.testing.assert_allclose(slope, chance + numbers * density, rtol=0, atol=1e-15)


@pytest.mark.parametrize("by", ["all", "rows", "columns"])
@pytest.mark.parametrize("size", [1e3, 1e300])
def test_log_sum_exp_of_huge_numbers_is_the_largest(by, size):
    numbers = np.array([[size, -size], [-size, size - 100]])
    sample = Sample(OPS["log_sum_exp"], (numbers,), {"by": by})
    plan = sample.run()
    largest = numbers.max(axis={"all": (0, 1), "rows": 1, "columns": 0}[by], keepdims=True)
    np.testing.assert_allclose(plan.value(sample.output), largest, rtol=1e-15)
    slope = plan.gradient(sample.ports[0])
    assert np.isfinite(slope).all()
    assert not slope[numbers < 0].any()


def test_log_sum_exp_of_nothing_but_minus_infinity_is_minus_infinity():
    for numbers, value in (([[-np.inf, -np.inf]], -np.inf), ([[np.inf, 0.0]], np.inf), ([[-np.inf, 2.0]], 2.0)):
        sample = Sample(OPS["log_sum_exp"], (np.array(numbers),), {})
        assert sample.run().value(sample.output).item() == value


@pytest.mark.parametrize("op", ["logistic_loss", "hinge"])
def test_a_margin_loss_of_huge_numbers_is_finite_and_so_is_its_gradient(op):
    Z, Y = np.array([[1e300], [-1e300], [1e300]]), np.array([[1.0], [1.0], [-1.0]])
    sample = Sample(OPS[op], (Z, Y), {})
    plan = sample.run()
    assert plan.value(sample.output).item() == pytest.approx(2e300 / 3)
    at_Z = plan.gradient(sample.ports[0]) / plan.gradient(sample.output)
    np.testing.assert_allclose(at_Z, [[0], [-1 / 3], [1 / 3]])


def test_expm1_and_log1p_keep_their_digits_near_0():
    for op in ("expm1", "log1p"):
        sample = Sample(OPS[op], (np.array([[1e-18]]),), {})
        assert sample.run().value(sample.output).item() == 1e-18


def test_a_variance_keeps_its_digits_far_from_0():
    sample = Sample(OPS["variance"], (np.array([[1e9, 1e9 + 1, 1e9 + 2]]),), {"correction": 1})
    assert sample.run().value(sample.output).item() == 1.0


@pytest.mark.parametrize("size", [1e-300, 1e100, 1e154, 1e200, 1e300, 1e308])
def test_rows_are_normalised_whatever_their_size(size):
    A = np.array([[1.0, -1.0, 0.5, 0.25], [1.0, 2.0, 3.0, -4.0]]) / 4
    sample = Sample(OPS["normalise_rows"], (A * size,), {"epsilon": 1e-12})
    plan = sample.run()
    found = plan.value(sample.output)
    if size > 1:
        deviation = A.std(axis=1, keepdims=True)
        np.testing.assert_allclose(found, (A - A.mean(axis=1, keepdims=True)) / deviation, rtol=1e-12)
    assert np.isfinite(found).all()
    assert np.isfinite(plan.gradient(sample.ports[0])).all()
