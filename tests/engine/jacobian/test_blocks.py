"""What the numbers of a Jacobian show: zeros, identities, equal blocks and Kronecker products."""

import numpy as np
import pytest

from graphgui.engine.jacobian.blocks import Blocks
from graphgui.engine.jacobian.matrix import jacobian
from graphgui.ops import OPS

q, n, p = 4, 3, 2
rng = np.random.default_rng(1)
X, W, b = rng.standard_normal((q, n)), rng.standard_normal((n, p)), rng.standard_normal((1, p))


def blocks_of(name, *arrays, place=0, **attributes):
    return Blocks(jacobian(OPS[name], place, arrays, attributes))


def test_of_linear_by_x_all_off_the_diagonal_are_zero_and_those_on_it_are_one_and_the_same():
    found = blocks_of("linear", X, W, b)
    assert found.shape == (q, q) and found.size == (p, n)
    np.testing.assert_array_equal(found.zero, ~np.eye(q, dtype=bool))
    assert found.different == 1 and found.is_block_diagonal
    np.testing.assert_array_equal(found.kronecker.left, np.eye(q))
    np.testing.assert_array_equal(found.kronecker.right, W.T)


def test_of_linear_by_w_every_block_is_a_multiple_of_the_identity():
    found = blocks_of("linear", X, W, b, place=1)
    assert found.shape == (q, n) and found.different == q * n and not found.identity.any()
    np.testing.assert_allclose(found.kronecker.left, X, rtol=1e-15)
    np.testing.assert_array_equal(found.kronecker.right, np.eye(p))


def test_of_linear_by_b_every_block_is_the_identity():
    found = blocks_of("linear", X, W, b, place=2)
    assert found.identity.all() and found.identity.shape == (q, 1) and found.different == 1
    np.testing.assert_array_equal(found.kronecker.left, np.ones((q, 1)))


def test_of_a_function_of_each_element_it_is_diagonal_and_no_product():
    found = blocks_of("tanh", X)
    assert found.is_diagonal and found.is_block_diagonal
    assert found.different == q and found.kronecker is None


def test_of_softmax_rows_stand_for_themselves():
    found = blocks_of("softmax", X)
    assert found.is_block_diagonal and not found.is_diagonal


def test_of_a_transposition_it_is_a_permutation():
    assert blocks_of("transpose", X).is_permutation
    assert not blocks_of("linear", X, W, b).is_permutation


def test_of_a_product_of_matrices_by_the_right_one():
    found = blocks_of("matmul", X, W, place=1)
    np.testing.assert_allclose(np.kron(found.kronecker.left, found.kronecker.right), np.kron(X, np.eye(p)))


@pytest.mark.parametrize("by", ["all", "rows", "columns"])
def test_of_a_sum_it_is_made_of_ones(by):
    found = blocks_of("sum", X, by=by).kronecker
    assert (found.left.max(), found.right.max()) == (1, 1)


def test_where_all_numbers_move_alike_the_left_factor_is_the_identity():
    found = blocks_of("linear", X[:, :1], W[:1, :1], b[:, :1]).kronecker
    np.testing.assert_array_equal(found.left, np.eye(q))
    np.testing.assert_array_equal(found.right, W[:1, :1])


def test_of_a_sum_of_two_it_is_the_identity():
    assert blocks_of("add", X, X).is_identity
    assert not blocks_of("multiply", X, X).is_identity


def test_of_zeros_and_of_what_is_no_number_there_is_no_product():
    assert blocks_of("linear", X, np.zeros((n, p)), b).kronecker is None
    assert blocks_of("linear", X, np.full((n, p), np.nan), b).kronecker is None
    assert blocks_of("linear", X, np.zeros((n, p)), b).zero.all()
