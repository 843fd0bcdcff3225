"""Matrices as wholes: multiplied, turned, joined, cut and summed."""

from collections.abc import Mapping

import numpy as np

from graphgui.ops.op import Array, Attribute, Op, Port, Shape, ShapeProblem
from graphgui.ops.traits import MatrixProduct, Traits
from graphgui.words import mark_for_translation

_GROUP = mark_for_translation("ops", "Matrices")


def _matmul_shape(A: Shape, B: Shape) -> Shape:
    if A[1] != B[0]:
        raise ShapeProblem(
            mark_for_translation("problems", "B needs {needed} rows, one for each column of A, and has {rows}"),
            port="B",
            needed=A[1],
            rows=B[0],
        )
    return A[0], B[1]


MATMUL = Op(
    name="matmul",
    group=_GROUP,
    summary=mark_for_translation("ops", "The matrix product: rows of the first times columns of the second."),
    inputs=(Port("A"), Port("B")),
    shape=_matmul_shape,
    forward=lambda out, A, B: np.matmul(A, B, out),
    vjps=(
        lambda into, g, _out, _A, B: np.matmul(g, B.T, into),
        lambda into, g, _out, A, _B: np.matmul(A.T, g, into),
    ),
    traits=Traits(product=MatrixProduct("A", "B")),
    formula=r"A B",
    gradients=(r"G\,B^{\top}", r"A^{\top} G"),
    index_form=(
        r"\frac{\partial L}{\partial A_{kl}} = \sum_{j} G_{kj} B_{lj}",
        r"\frac{\partial L}{\partial B_{kl}} = \sum_{i} A_{ik} G_{il}",
    ),
)

TRANSPOSE = Op(
    name="transpose",
    group=_GROUP,
    summary=mark_for_translation("ops", "Rows become columns."),
    inputs=(Port("A"),),
    shape=lambda A: (A[1], A[0]),
    forward=lambda out, A: np.copyto(out, A.T),
    vjps=(lambda into, g, _out, _A: np.copyto(into, g.T),),
    formula=r"A^{\top}",
    gradients=(r"G^{\top}",),
    index_form=(r"\frac{\partial L}{\partial A_{kl}} = G_{lk}",),
)


def _concatenate_shape(A: Shape, B: Shape, by: str) -> Shape:
    if by == "columns":
        if A[0] != B[0]:
            raise ShapeProblem(
                mark_for_translation("problems", "B needs {needed} rows to stand beside A, and has {rows}"),
                port="B",
                needed=A[0],
                rows=B[0],
            )
        return A[0], A[1] + B[1]
    if A[1] != B[1]:
        raise ShapeProblem(
            mark_for_translation("problems", "B needs {needed} columns to stand below A, and has {columns}"),
            port="B",
            needed=A[1],
            columns=B[1],
        )
    return A[0] + B[0], A[1]


def _concatenate(out: Array, A: Array, B: Array, by: str) -> None:
    np.concatenate((A, B), 1 if by == "columns" else 0, out)


def _first_part(into: Array, g: Array, *_: object) -> None:
    rows, columns = into.shape
    np.copyto(into, g[:rows, :columns])


def _last_part(into: Array, g: Array, *_: object) -> None:
    rows, columns = into.shape
    np.copyto(into, g[-rows:, -columns:])


CONCATENATE = Op(
    name="concatenate",
    group=_GROUP,
    summary=mark_for_translation("ops", "Two matrices made one: side by side, or one below the other."),
    inputs=(Port("A"), Port("B")),
    attributes=(
        Attribute(
            "by",
            "choice",
            "columns",
            mark_for_translation("ops", "Whether B's columns stand beside A's, or its rows below"),
            choices=("columns", "rows"),
        ),
    ),
    shape=_concatenate_shape,
    forward=_concatenate,
    vjps=(_first_part, _last_part),
    formula=(
        r"\begin{cases} \begin{bmatrix} A & B \end{bmatrix} & \text{columns} \\"
        r" \begin{bmatrix} A \\ B \end{bmatrix} & \text{rows} \end{cases}"
    ),
    gradients=(r"G_{A}", r"G_{B}"),
    note=mark_for_translation("ops", "Each input receives the part of G where it stands."),
)


def _columns_shape(A: Shape, start: int, stop: int | None) -> Shape:
    last = A[1] if stop is None else stop
    if last > A[1] or start >= A[1]:
        raise ShapeProblem(
            mark_for_translation(
                "problems", "A has {columns} columns, 0 to {last}: start or stop lies beyond them"
            ),
            port="A",
            columns=A[1],
            last=A[1] - 1,
        )
    if start >= last:
        raise ShapeProblem(
            mark_for_translation(
                "problems", "no column lies from {start} to before {stop}: stop must be larger than start"
            ),
            start=start,
            stop=last,
        )
    return A[0], last - start


def _columns_vjp(into: Array, g: Array, _out: Array, _A: Array, start: int, stop: int | None) -> None:
    into.fill(0)
    into[:, start:stop] = g


COLUMNS = Op(
    name="columns",
    group=_GROUP,
    summary=mark_for_translation("ops", "Some neighbouring columns of a matrix."),
    inputs=(Port("A"),),
    attributes=(
        Attribute(
            "start", "integer", 0, mark_for_translation("ops", "The first column, counted from 0"), minimum=0
        ),
        Attribute(
            "stop",
            "integer",
            None,
            mark_for_translation("ops", "The column before which to stop; empty takes all that follow"),
            minimum=1,
            optional=True,
        ),
    ),
    shape=_columns_shape,
    forward=lambda out, A, start, stop: np.copyto(out, A[:, start:stop]),
    vjps=(_columns_vjp,),
    formula=r"A_{:,\,s:t}",
    gradients=(r"\begin{bmatrix} 0 & G & 0 \end{bmatrix}",),
    index_form=(
        r"\frac{\partial L}{\partial A_{kl}} ="
        r" \begin{cases} G_{k,\,l-s} & s \le l < t \\ 0 & \text{else} \end{cases}",
    ),
)

_AXES: Mapping[str, int | tuple[int, int]] = {"all": (0, 1), "rows": 1, "columns": 0}

_BY = Attribute(
    "by",
    "choice",
    "all",
    mark_for_translation("ops", "One number of all elements, one for each row, or one for each column"),
    choices=("all", "rows", "columns"),
)


def _reduced_shape(A: Shape, by: str) -> Shape:
    return 1 if by in ("all", "columns") else A[0], 1 if by in ("all", "rows") else A[1]


def _sum(out: Array, A: Array, by: str) -> None:
    np.add.reduce(A, _AXES[by], out=out, keepdims=True)


def _mean(out: Array, A: Array, by: str) -> None:
    np.add.reduce(A, _AXES[by], out=out, keepdims=True)
    np.divide(out, A.size // out.size, out)


SUM = Op(
    name="sum",
    group=_GROUP,
    summary=mark_for_translation("ops", "The sum of all elements, of each row or of each column."),
    inputs=(Port("A"),),
    attributes=(_BY,),
    shape=_reduced_shape,
    forward=_sum,
    vjps=(lambda into, g, _out, _A, _by: np.copyto(into, g),),
    formula=(
        r"\begin{cases} \mathbf{1}^{\top} A\,\mathbf{1} & \text{all} \\"
        r" A\,\mathbf{1} & \text{rows} \\ \mathbf{1}^{\top} A & \text{columns} \end{cases}"
    ),
    gradients=(
        r"\begin{cases} \mathbf{1}\,G\,\mathbf{1}^{\top} & \text{all} \\"
        r" G\,\mathbf{1}^{\top} & \text{rows} \\ \mathbf{1}\,G & \text{columns} \end{cases}",
    ),
    index_form=(
        r"\frac{\partial L}{\partial A_{kl}} = \begin{cases} G_{11} & \text{all} \\"
        r" G_{k1} & \text{rows} \\ G_{1l} & \text{columns} \end{cases}",
    ),
)

MEAN = Op(
    name="mean",
    group=_GROUP,
    summary=mark_for_translation("ops", "The mean of all elements, of each row or of each column."),
    inputs=(Port("A"),),
    attributes=(_BY,),
    shape=_reduced_shape,
    forward=_mean,
    vjps=(lambda into, g, out, _A, _by: np.divide(g, into.size // out.size, into),),
    formula=(
        r"\begin{cases} \frac{1}{q n}\,\mathbf{1}^{\top} A\,\mathbf{1} & \text{all} \\"
        r" \frac{1}{n}\,A\,\mathbf{1} & \text{rows} \\"
        r" \frac{1}{q}\,\mathbf{1}^{\top} A & \text{columns} \end{cases}"
    ),
    gradients=(
        r"\begin{cases} \frac{1}{q n}\,\mathbf{1}\,G\,\mathbf{1}^{\top} & \text{all} \\"
        r" \frac{1}{n}\,G\,\mathbf{1}^{\top} & \text{rows} \\"
        r" \frac{1}{q}\,\mathbf{1}\,G & \text{columns} \end{cases}",
    ),
)

MATRICES = (MATMUL, TRANSPOSE, SUM, MEAN, CONCATENATE, COLUMNS)
