"""The Jacobian of every operation: against differences, against closed forms, and vjp = Jᵀ g."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from graphgui.engine.jacobian.matrix import MOST_LINES, Pullback, jacobian
from graphgui.ops import OPS
from tests.ops import plug_in
from tests.ops.samples import OPERATIONS, samples

quick = settings(
    max_examples=5, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
every_op = pytest.mark.parametrize("op", OPERATIONS, ids=lambda op: op.name)


def value(op, arrays, attributes):
    values = op.attribute_values(attributes)
    shapes = [array.shape for array in arrays]
    out = np.zeros(op.shape(*shapes, *values))
    op.forward(out, *arrays, *values, *(np.zeros(shape) for shape in op.workspace_shapes(shapes, values)))
    return out


def by_differences(op, place, arrays, attributes, h=1e-6):
    columns = []
    for index in np.ndindex(arrays[place].shape):
        sides = []
        for step in (h, -h):
            moved = [array.copy() for array in arrays]
            moved[place][index] += step
            sides.append(value(op, moved, attributes))
        columns.append((sides[0] - sides[1]).reshape(-1) / (2 * h))
    return np.array(columns).T


@every_op
@quick
@given(data=st.data())
def test_it_agrees_with_differences(op, data):
    sample = data.draw(samples(op))
    for place in range(len(op.inputs)):
        found = jacobian(op, place, sample.arrays, sample.attributes)
        assert found.is_whole
        if not op.traits.stops_gradient:
            expected = by_differences(op, place, sample.arrays, sample.attributes)
            scale = max(1.0, float(np.abs(expected).max()))
            np.testing.assert_allclose(found.matrix, expected, rtol=1e-5, atol=1e-7 * scale)


@pytest.mark.parametrize("op", [*OPERATIONS, *plug_in.OPS], ids=lambda op: op.name)
@quick
@given(data=st.data())
def test_the_vjp_is_its_transpose_times_the_gradient(op, data):
    sample = data.draw(samples(op))
    places = {port.name: place for place, port in enumerate(op.inputs)}
    assume(not any(domain.excludes(sample.arrays[places[domain.port]]).any() for domain in op.traits.domains))
    for place in range(len(op.inputs)):
        found = jacobian(op, place, sample.arrays, sample.attributes)
        pull = Pullback(op, place, sample.arrays, sample.attributes)
        g = np.random.default_rng(0).standard_normal(pull.output)
        expected = (found.matrix.T @ g.reshape(-1)).reshape(pull.input)
        np.testing.assert_allclose(pull(g), expected, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize(("q", "n", "p"), [(1, 1, 1), (5, 1, 1), (4, 3, 2), (2, 5, 7)])
def test_of_linear_it_is_what_the_shapes_say(q, n, p):
    rng = np.random.default_rng(q)
    X, W, b = rng.standard_normal((q, n)), rng.standard_normal((n, p)), rng.standard_normal((1, p))
    of_X, of_W, of_b = (jacobian(OPS["linear"], place, [X, W, b], {}).matrix for place in range(3))
    np.testing.assert_array_equal(of_X, np.kron(np.eye(q), W.T))
    np.testing.assert_array_equal(of_W, np.kron(X, np.eye(p)))
    np.testing.assert_array_equal(of_b, np.kron(np.ones((q, 1)), np.eye(p)))


def test_of_a_transposition_it_is_the_permutation_that_commutes():
    A = np.arange(6.0).reshape(2, 3)
    found = jacobian(OPS["transpose"], 0, [A], {}).matrix
    np.testing.assert_array_equal(found @ A.reshape(-1), A.T.reshape(-1))
    assert found.sum() == 6


def test_of_a_loss_it_is_the_gradient_as_one_row():
    rng = np.random.default_rng(0)
    guess, Y = rng.standard_normal((2, 4, 3))
    found = jacobian(OPS["mse"], 0, [guess, Y], {}).matrix
    np.testing.assert_allclose(found, (2 / 4 * (guess - Y)).reshape(1, -1), rtol=1e-14)


@pytest.mark.parametrize(("q", "n", "p"), [(3000, 7, 3), (1200, 3, 7), (600, 1, 4), (600, 4, 1)])
def test_of_a_large_one_the_first_whole_blocks_are_computed(q, n, p):
    X, W, b = np.ones((q, n)), np.arange(1.0 * n * p).reshape(n, p), np.zeros((1, p))
    found = jacobian(OPS["linear"], 0, [X, W, b], {})
    rows, columns = found.matrix.shape
    assert not found.is_whole and found.shape == (q * p, q * n)
    assert rows % p == columns % n == 0
    assert rows // p == columns // n == MOST_LINES // max(n, p)
    np.testing.assert_array_equal(found.matrix, np.kron(np.eye(rows // p, columns // n), W.T))


def test_of_a_very_large_one_a_block_at_least():
    q, n = 200_000, 100
    X, W, b = np.ones((q, n)), np.ones((n, 1)), np.zeros((1, 1))
    found = jacobian(OPS["linear"], 0, [X, W, b], {})
    assert 1 <= len(found.matrix) < 5
    assert math.prod(found.shape) == q * q * n


@pytest.mark.parametrize(("name", "at"), [("exp", 1000.0), ("log", 0.0)])
def test_a_slope_beyond_all_bounds_is_infinite(name, at):
    assert jacobian(OPS[name], 0, [np.array([[at]])], {}).matrix.tolist() == [[math.inf]]
