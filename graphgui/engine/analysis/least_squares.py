"""Least squares without the normal equations, which would square the condition number.

Columns are scaled to like length by powers of two, which rounds nothing, then A = QR by Householder's
reflections. One round of refinement of the whole system (Björck 1967) takes back most of what rounding lost:

    r + A x = b,  Aᵀ r = 0
"""

from dataclasses import dataclass

import numpy as np

from graphgui.ops import Array

_BLOCK = 2**15  # rows that are factored at once


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
    lengths = np.linalg.norm(A, axis=0)
    scale = np.exp2(-np.round(np.log2(np.where(lengths > 0, lengths, 1.0))))
    scaled = A * scale
    Q, R = _qr(scaled)
    spread = np.linalg.svd(R, compute_uv=False)
    singular_values = np.linalg.svd(R / scale, compute_uv=False)
    rank = int(np.count_nonzero(spread > max(A.shape) * np.finfo(float).eps * spread.max(initial=0.0)))
    if rank < A.shape[1]:
        return LeastSquares(_shortest(R / scale, Q.T @ b, rank), singular_values, rank)
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


def _shortest(A: Array, b: Array, rank: int) -> Array:
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    x: Array = Vt[:rank].T @ ((U[:, :rank].T @ b) / s[:rank])
    return x
