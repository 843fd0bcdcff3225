"""Least squares without the normal equations, which would square the condition number.

Columns are scaled to like length by powers of two, which rounds nothing, then A = QR by Householder's
reflections. One round of refinement of the whole system (Björck 1967) takes back most of what rounding lost:

    r + A x = b,  Aᵀ r = 0
"""

from dataclasses import dataclass

import numpy as np

from graphgui.ops import Array

_BLOCK = 2**15  # rows that are factored at once
_SMALL = 1e-8  # of the largest singular value: one below has lost half its digits to rounding


@dataclass(frozen=True, slots=True)
class LeastSquares:
    """The x (P numbers) that makes |A x - b|² smallest; the shortest, where several do.

    `singular_values` are those of A itself, falling, min(rows, P) of them; `rank` is that of A with its
    columns scaled to like length.
    """

    x: Array
    singular_values: Array
    rank: int


def solve(A: Array, b: Array) -> LeastSquares:
    """Solve A x ≈ b for A of any shape and rank."""
    lengths = _lengths(A)
    scale = np.exp2(-np.round(np.log2(np.where(lengths > 0, lengths, 1.0))))
    scaled = A * scale
    Q, R = _qr(scaled)
    spread = np.linalg.svd(R, compute_uv=False)
    rank = int(np.count_nonzero(spread > max(A.shape) * np.finfo(float).eps * spread.max(initial=0.0)))
    singular_values = _singular_values(R, scale, rank)
    if rank < A.shape[1]:
        return LeastSquares(_shortest(R, scale, Q.T @ b, rank), singular_values, rank)
    x = np.linalg.solve(R, Q.T @ b)
    residual = b - scaled @ x
    for _ in range(2):
        x, residual = _refined(scaled, b, Q, R, x, residual)
    return LeastSquares(x * scale, singular_values, rank)


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
    with np.errstate(over="ignore", under="ignore"):
        lengths = np.linalg.norm(A, axis=0)
    lost = (lengths < 1e-140) | np.isinf(lengths)
    return np.asarray(np.where(lost, np.abs(A).max(axis=0, initial=0.0), lengths))


def _singular_values(R: Array, scale: Array, rank: int) -> Array:
    """Those of A, the small ones from its inverse: beside large ones rounding loses them."""
    found: Array = np.linalg.svd(R / scale, compute_uv=False)
    if rank < len(scale) or found[-1] > _SMALL * found[0]:
        return found
    with np.errstate(all="ignore"):
        inverse = scale[:, np.newaxis] * np.linalg.inv(R)
        small = 1 / np.linalg.svd(inverse, compute_uv=False)[::-1]
        middle = np.sqrt(found[0]) * np.sqrt(small[-1])
    if not np.isfinite(small).all():
        return found
    return np.where(found > middle, found, np.minimum(small, found[0]))


def _shortest(R: Array, scale: Array, b: Array, rank: int) -> Array:
    """Of all solutions the shortest: one of them, less what it has of the directions that change nothing."""
    U, s, Vt = np.linalg.svd(R, full_matrices=True)
    x: Array = scale * (Vt[:rank].T @ ((U.T @ b)[:rank] / s[:rank]))
    idle = scale[:, np.newaxis] * Vt[rank:].T
    N, _ = np.linalg.qr(idle / np.linalg.norm(idle, axis=0))
    return np.asarray(x - N @ (N.T @ x))
