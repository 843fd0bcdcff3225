"""Least squares without the normal equations, which would square the condition number.

Columns are scaled to like length by powers of two, which rounds nothing, then A = QR by Householder's
reflections. Two rounds of refinement of the whole system (Björck 1967) take back most of what rounding lost:

    r + A x = b,  Aᵀ r = 0
"""

from dataclasses import dataclass

import numpy as np

from graphgui.engine.model.columns import means
from graphgui.ops import Array

_BLOCK = 2**15  # rows that are factored at once
_FAR_OFF = 0.5  # of a column's least number: a spread below is taken less the mean
_NOTHING = 1e-8  # beside the 1 of a direction: what is no part of it
_SMALL = 1e-8  # of the largest singular value: one below has lost half its digits to rounding


@dataclass(frozen=True, slots=True)
class LeastSquares:
    """The x (P numbers) that makes |A x - b|² smallest; the shortest, where several do.

    `singular_values` are those of A itself, falling, min(rows, P) of them; `rank` is that of A with its
    columns scaled to like length. `idle` (P x (P - rank)) are directions in which A x does not change, each of as
    few columns of A as there can be. `condition` is that of A with its columns less what constant ones make up
    for, and scaled to like length: times the rounding of the data it is the relative error of x.
    """

    x: Array
    singular_values: Array
    rank: int
    idle: Array
    condition: float


def solve(A: Array, b: Array, weights: Array | None = None) -> LeastSquares:
    """Solve A x ≈ b for A of any shape and rank, each row of both times its weight where there are weights.

    Columns that stand far off zero are taken less their mean where a constant column makes up for it, if that
    rounds nothing: A = C T, and T is taken back at the end.
    """
    scaled, scale, T = _scaled(A, weights)
    b = b if weights is None else b * weights
    Q, R = _qr(scaled)
    spread = np.linalg.svd(R, compute_uv=False)
    rank = _rank(A, spread)
    singular_values = _singular_values(R, scale, T, rank)
    condition = float(spread[0] / spread[rank - 1]) if rank else 1.0
    if rank < A.shape[1]:
        U, s, Vt = np.linalg.svd(R, full_matrices=True)
        x = _taken_back(scale * (Vt[:rank].T @ ((U.T @ (Q.T @ b))[:rank] / s[:rank])), T)
        idle = _idle(scale[:, np.newaxis] * reduced(Vt[rank:]).T, T)
        return LeastSquares(_shortest(x, idle), singular_values, rank, idle, condition)
    x = np.linalg.solve(R, Q.T @ b)
    residual = b - scaled @ x
    for _ in range(2):
        x, residual = _refined(scaled, b, Q, R, x, residual)
    none = np.empty((len(x), 0))
    return LeastSquares(_taken_back(x * scale, T), singular_values, rank, none, condition)


@dataclass(frozen=True, slots=True)
class Factors:
    """What all least squares with one A (rows x P) of some rank have in common: x = `back` `Q`ᵀ b.

    Attributes:
        Q: rows x rank, orthonormal columns that span those of A, each row of which is times its weight.
        back: P x rank, gives the shortest x.
    """

    Q: Array
    back: Array


def factored(A: Array, weights: Array | None = None) -> Factors:
    """The factors of A, each row times its weight where there are weights, found as in `solve`."""
    scaled, scale, T = _scaled(A, weights)
    Q, R = _qr(scaled)
    U, s, Vt = np.linalg.svd(R, full_matrices=True)
    rank = _rank(A, s)
    back = np.column_stack([_taken_back(scale * v, T) for v in Vt[:rank] / s[:rank, np.newaxis]])
    idle = _idle(scale[:, np.newaxis] * reduced(Vt[rank:]).T, T)
    return Factors(Q @ U[:, :rank], _shortest(back, idle))


def reduced(directions: Array) -> Array:
    """Other directions, one a row, that span the same, each with as few numbers beside zeros as there can be.

    Gauss and Jordan's elimination, the largest number as the pivot each time.
    """
    rows = directions.copy()
    left = list(range(len(rows)))
    while left:
        row, column = np.unravel_index(np.abs(rows[left]).argmax(), (len(left), rows.shape[1]))
        pivot = left.pop(row)
        rows[pivot] /= rows[pivot, column]
        for other in range(len(rows)):
            if other != pivot:
                rows[other] -= rows[other, column] * rows[pivot]
    rows[np.abs(rows) <= _NOTHING] = 0
    return rows


def constant_parts(A: Array) -> list[tuple[int, Array, float]]:
    """The columns that are one number on some rows and 0 on the others, as a bias's are: (column, rows, number).

    No two of them share a row.
    """
    found: list[tuple[int, Array, float]] = []
    taken = np.zeros(len(A), bool)
    for column, numbers in enumerate(A.T):
        rows = numbers != 0
        if rows.any() and not (rows & taken).any():
            here = numbers[rows]
            if here[0] == here.min() == here.max():
                found.append((column, np.flatnonzero(rows), float(here[0])))
                taken |= rows
    return found


def _scaled(A: Array, weights: Array | None) -> tuple[Array, Array, Array | None]:
    """A T⁻¹ with its rows weighted and its columns scaled to like length, the scales, and T as of `_centred`."""
    centred, T = _centred(A)
    if weights is not None:
        centred = centred * weights[:, np.newaxis]
    lengths = _lengths(centred)
    scale = np.exp2(-np.round(np.log2(np.where(lengths > 0, lengths, 1.0))))
    return centred * scale, scale, T


def _rank(A: Array, spread: Array) -> int:
    """How many singular values of A with scaled columns are more than rounding."""
    return int(np.count_nonzero(spread > max(A.shape) * np.finfo(float).eps * spread.max(initial=0.0)))


def _centred(A: Array) -> tuple[Array, Array | None]:
    """C and T with A = C T to the last bit; None for T where nothing is gained."""
    C, T = A, np.eye(A.shape[1])
    for constant, rows, number in constant_parts(A):
        part = A[rows]
        low, high = part.min(axis=0), part.max(axis=0)
        # By Sterbenz nothing is rounded where a number is within a factor of two of the other.
        far = (high - low < _FAR_OFF * np.minimum(np.abs(low), np.abs(high))) & (low * high > 0)
        far[constant] = False
        if far.any():
            mean = np.clip(means(part[:, far]), low[far], high[far])
            C = A.copy() if C is A else C
            C[np.ix_(rows, np.flatnonzero(far))] -= mean
            T[constant, far] = mean / number
    return (C, None) if C is A else (C, T)


def _taken_back(x: Array, T: Array | None) -> Array:
    """T⁻¹ x, for T of ones on the diagonal and constants' rows: summed in the longest floats there are."""
    if T is None:
        return x
    off = (T - np.eye(len(T))).astype(np.longdouble)
    return np.asarray((x - off @ x.astype(np.longdouble)).astype(float))


def _qr(A: Array) -> tuple[Array, Array]:
    """A = QR; a tall A in blocks, whose triangles are factored in turn (Demmel et al. 2012, "TSQR").

    That is as exact, and lets other threads go on in between.
    """
    if len(A) <= max(_BLOCK, 2 * A.shape[1]):
        return np.linalg.qr(A)
    count = max(1, min(-(-len(A) // _BLOCK), len(A) // A.shape[1]))
    blocks = [np.linalg.qr(block) for block in np.array_split(A, count)]
    turns, R = np.linalg.qr(np.vstack([triangle for _, triangle in blocks]))
    turned = (Q @ turn for (Q, _), turn in zip(blocks, np.split(turns, count), strict=True))
    return np.vstack(list(turned)), R


def _refined(A: Array, b: Array, Q: Array, R: Array, x: Array, r: Array) -> tuple[Array, Array]:
    """x and r = b - A x with the errors of both equations, seen in the longest floats there are, put right."""
    exact = A.astype(np.longdouble)
    f = (b - r - exact @ x).astype(float)
    g = (-np.einsum("ij,i->j", exact, r)).astype(float)  # a product would keep all other threads waiting
    h = np.linalg.solve(R.T, g)
    d = Q.T @ f
    return x + np.linalg.solve(R, d - h), r + f - Q @ (d - h)


def _lengths(A: Array) -> Array:
    """Of each column; its largest number where squares would leave the range of floats."""
    with np.errstate(over="ignore"):
        lengths = np.linalg.norm(A, axis=0)
    lost = (lengths < 1e-140) | np.isinf(lengths)
    return np.asarray(np.where(lost, np.abs(A).max(axis=0, initial=0.0), lengths))


def _singular_values(R: Array, scale: Array, T: Array | None, rank: int) -> Array:
    """Those of A, the small ones from its inverse: beside large ones rounding loses them."""
    whole = R / scale
    found: Array = np.linalg.svd(whole if T is None else whole @ T, compute_uv=False)
    if rank < len(scale) or found[-1] > _SMALL * found[0]:
        return found
    with np.errstate(all="ignore"):
        inverse = scale[:, np.newaxis] * np.linalg.inv(R)
        if T is not None:
            inverse = 2 * inverse - T @ inverse  # (T - 1)² = 0
        small = 1 / np.linalg.svd(inverse, compute_uv=False)[::-1]
        lost = len(scale) * np.finfo(float).eps * found[0]
        middle = np.maximum(lost, np.sqrt(found[0]) * np.sqrt(small[-1]))
    return np.where((found > middle) | ~np.isfinite(small), found, np.minimum(small, found[0]))


def _idle(directions: Array, T: Array | None) -> Array:
    """T⁻¹ of directions that change nothing, without what only rounding leaves of them."""
    if T is None:
        return directions
    off = T - np.eye(len(T))
    lost = 4 * len(T) * np.finfo(float).eps * (np.abs(off) @ np.abs(directions))
    found = directions - off @ directions
    return np.asarray(np.where(np.abs(found) <= lost, 0.0, found))


def _shortest(x: Array, idle: Array) -> Array:
    """Of all solutions the shortest: one of them, less what it has of the directions that change nothing."""
    N, _ = np.linalg.qr(idle / np.abs(idle).max(axis=0))
    return np.asarray(x - N @ (N.T @ x))
