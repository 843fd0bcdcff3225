"""Activations and their gradients far out: finite, and the limits that they tend to."""

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
}
SIZES = [1e50, 1e102, 1e103, 1e154, 1e160, 1e200, 1e300, 1e308]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("op", ACTIVATIONS)
def test_far_out_an_activation_is_finite_and_its_slope_is_that_of_its_asymptote(op, size):
    sample = Sample(OPS[op], (np.array([[size, -size]]),), {})
    plan = sample.run()
    assert np.isfinite(plan.value(sample.output)).all()
    slope = plan.gradient(sample.ports[0]) / plan.gradient(sample.output)
    np.testing.assert_allclose(slope, [ACTIVATIONS[op]], atol=1e-12)
