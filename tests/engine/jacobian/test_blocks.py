"""What the numbers of a Jacobian show: zeros, identities, equal blocks and Kronecker products."""

import numpy as np
import pytest

from graphgui.engine.jacobian.blocks import Blocks
from graphgui.engine.jacobian.matrix import Jacobian, jacobian
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


def of_numbers(matrix, output, input_):
    return Blocks(Jacobian(np.array(matrix, float), output, input_))


def test_blocks_of_unlike_sides_are_no_identities():
    found = blocks_of("linear", X, W, b)
    assert found.identity.shape == (q, q)
    assert not found.identity.any()


def test_a_part_of_a_jacobian_has_the_blocks_that_are_in_it():
    found = of_numbers(np.eye(4), (100, 2), (100, 2))
    assert (found.shape, found.size) == ((2, 2), (2, 2))
    np.testing.assert_array_equal(found.identity, np.eye(2))
    cut = of_numbers(np.eye(3), (5, 7), (5, 9))
    assert (cut.shape, cut.size) == ((1, 1), (3, 3))


@pytest.mark.parametrize(
    ("matrix", "output", "input_", "is_diagonal", "is_block_diagonal", "is_identity"),
    [
        (np.eye(4), (2, 2), (2, 2), True, True, True),
        (2 * np.eye(4), (2, 2), (2, 2), True, True, False),
        (np.kron(np.eye(2), np.ones((2, 2))), (2, 2), (2, 2), False, True, False),
        (np.ones((4, 4)), (2, 2), (2, 2), False, False, False),
        (np.eye(4), (4, 1), (2, 2), False, False, False),  # the same numbers at other places
        (np.eye(4), (1, 4), (1, 4), True, False, True),  # one row has no others to be told from
        (np.zeros((4, 4)), (2, 2), (2, 2), True, True, False),
        (np.eye(1), (1, 1), (1, 1), False, False, False),
    ],
)
def test_what_moves_with_what_is_seen_at_the_zeros(
    matrix, output, input_, is_diagonal, is_block_diagonal, is_identity
):
    found = of_numbers(matrix, output, input_)
    assert found.is_diagonal == is_diagonal
    assert found.is_block_diagonal == is_block_diagonal
    assert found.is_identity == is_identity


def test_blocks_are_different_that_differ_in_a_number_and_zeros_do_not_count():
    blocks = [[[1, 2], [3, 4]], [[1, 2], [3, 4]], [[0, 0], [0, 0]], [[1, 2], [4, 3]], [[2, 1], [3, 4]]]
    assert of_numbers(np.vstack(blocks), (5, 2), (1, 2)).different == 3
    assert of_numbers(np.zeros((4, 2)), (2, 2), (1, 2)).different == 0


@pytest.mark.parametrize(
    ("matrix", "is_one"),
    [
        ([[0, 1], [1, 0]], True),
        ([[0, 1], [1, 1e-9]], False),
        ([[1, 1], [0, 0]], False),
        ([[1, 0], [1, 0]], False),
        ([[0, -1], [1, 0]], False),
    ],
)
def test_a_permutation_has_one_1_in_each_row_and_column_and_nothing_else(matrix, is_one):
    assert of_numbers(matrix, (2, 1), (2, 1)).is_permutation == is_one


@pytest.mark.parametrize(("off", "is_product"), [(3e-13, True), (5e-13, False), (-5e-13, False)])
def test_a_product_may_be_off_by_rounding_of_its_largest_number_alone(off, is_product):
    matrix = np.kron([[1.0, 2.0], [3.0, 4.0]], [[1.0, -1.0], [0.5, 0.25]])  # the largest is 4
    matrix[0, 0] += off
    found = of_numbers(matrix, (2, 2), (2, 2)).kronecker
    assert (found is not None) == is_product
    if found:
        assert np.abs(found.left).max() == 1
        np.testing.assert_allclose(np.kron(found.left, found.right), matrix, atol=1e-12)


def test_a_factor_that_could_be_the_identity_is_it():
    left = of_numbers(np.kron(3 * np.eye(2), [[2.0, 1.0]]), (2, 1), (2, 2)).kronecker
    np.testing.assert_array_equal(left.left, np.eye(2))
    np.testing.assert_array_equal(left.right, [[6, 3]])
    right = of_numbers(np.kron([[2.0, 1.0]], 3 * np.eye(2)), (1, 2), (2, 2)).kronecker
    np.testing.assert_array_equal(right.left, [[6, 3]])
    np.testing.assert_array_equal(right.right, np.eye(2))
    both = of_numbers(5 * np.eye(4), (2, 2), (2, 2)).kronecker
    np.testing.assert_array_equal(both.left, np.eye(2))
    np.testing.assert_array_equal(both.right, 5 * np.eye(2))
