"""What a Jacobian is made of, read off its numbers: blocks that are zero, equal or the identity, and J = A ⊗ B.

Block (i, k) says how row i of the output moves with row k of the input. J is a Kronecker product A ⊗ B where block
(i, k) is A[i, k] times one and the same B: where the blocks, each written as one row, are a matrix of rank 1
(Van Loan and Pitsianis 1993).
"""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from graphgui.engine.jacobian.matrix import Jacobian
from graphgui.ops import Array

_ROUNDING = 1e-13  # of the largest number


class Kronecker(NamedTuple):
    """J = left ⊗ right. One of them is the identity where it could be, else `left` has 1 as its largest number."""

    left: Array
    right: Array


class Blocks:
    """The blocks of a Jacobian, of as much of it as was computed.

    Args:
        found: with as many whole blocks as there are; one that is cut counts as if it were whole.

    Attributes:
        jacobian: as given.
        size: rows and columns of a block: the columns of the output and of the input.
        shape: how many blocks there are below each other and beside each other.
    """

    def __init__(self, found: Jacobian) -> None:
        rows, columns = found.matrix.shape
        self.jacobian, self._matrix = found, found.matrix
        self.size = min(found.output[1], rows), min(found.input[1], columns)
        self.shape = rows // self.size[0], columns // self.size[1]

    @cached_property
    def _by_row(self) -> Array:
        """Each block as one row."""
        (down, across), (high, wide) = self.shape, self.size
        parts = self._matrix.reshape(down, high, across, wide)
        by_row: Array = parts.transpose(0, 2, 1, 3).reshape(down * across, high * wide)
        return by_row

    @cached_property
    def zero(self) -> Array:
        """Of each block, down x across, whether it is zero."""
        return ~self._by_row.any(axis=1).reshape(self.shape)

    @cached_property
    def identity(self) -> Array:
        """Of each block, down x across, whether it is the identity."""
        if self.size[0] != self.size[1]:
            return np.zeros(self.shape, bool)
        is_identity: Array = (self._by_row == np.eye(self.size[0]).ravel()).all(axis=1)
        return is_identity.reshape(self.shape)

    @cached_property
    def different(self) -> int:
        """How many different blocks there are, zero not counted."""
        others = self._by_row[~self.zero.ravel()]
        weights = np.random.default_rng(0).uniform(1, 2, others.shape[1])
        return len(np.unique((others * weights).sum(axis=1)))

    @property
    def is_identity(self) -> bool:
        """Whether the output moves as the input does."""
        return self.is_diagonal and bool((np.diag(self._matrix) == 1).all())

    @property
    def is_block_diagonal(self) -> bool:
        """Whether row i of the output moves with row i of the input alone."""
        down, across = self.shape
        has_pairs = self.jacobian.output[0] == self.jacobian.input[0] > 1
        return has_pairs and bool(self.zero[np.eye(down, across) == 0].all())

    @cached_property
    def is_diagonal(self) -> bool:
        """Whether each number of the output moves with the number of the input at its place alone."""
        has_pairs = self.jacobian.output == self.jacobian.input != (1, 1)
        return has_pairs and np.count_nonzero(self._matrix) == np.count_nonzero(np.diagonal(self._matrix))

    @cached_property
    def is_permutation(self) -> bool:
        """Whether each number of the output is one of the input's, at another place or the same."""
        ones = self._matrix == 1
        is_each_once = (ones.sum(axis=0) == 1).all() and (ones.sum(axis=1) == 1).all()
        return bool(is_each_once and not self._matrix[~ones].any())

    @cached_property
    def kronecker(self) -> Kronecker | None:
        """The two factors; None where there are none, and for a matrix of zeros or of what is no number."""
        parts = self._by_row
        if not np.isfinite(parts).all() or not parts.any():
            return None
        block, place = divmod(int(np.abs(parts).argmax()), parts.shape[1])
        pivot = parts[block, place]
        left, right = parts[:, place] / pivot, parts[block]
        gaps = np.outer(left, right)
        gaps -= parts
        if max(gaps.max(), -gaps.min()) > _ROUNDING * abs(pivot):
            return None
        left, right = left.reshape(self.shape), right.reshape(self.size)
        is_left_identity = left.size > 1 and _is_multiple_of_identity(left)
        if _is_multiple_of_identity(right) and not is_left_identity:
            left, right = left * right[0, 0], np.eye(len(right))
        return Kronecker(left, right)


def _is_multiple_of_identity(matrix: Array) -> bool:
    rows, columns = matrix.shape
    return rows == columns and bool((matrix == matrix[0, 0] * np.eye(rows)).all())
