"""Matrices as wholes: multiplied, turned, joined, cut, repeated and reshaped."""

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
    traits=Traits(product=MatrixProduct("A", "B"), affine_in=("A",)),
    formula=r"A B",
    gradients=(r"G\,B^{\top}", r"A^{\top} G"),
    index_form=(
        r"\frac{\partial C}{\partial A_{kl}} = \sum_{j} G_{kj} B_{lj}",
        r"\frac{\partial C}{\partial B_{kl}} = \sum_{i} A_{ik} G_{il}",
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
    index_form=(r"\frac{\partial C}{\partial A_{kl}} = G_{lk}",),
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
    traits=Traits(affine_in=("A", "B")),
    formula=(
        r"\begin{cases} \begin{bmatrix} A & B \end{bmatrix} & \text{columns} \\"
        r" \begin{bmatrix} A \\ B \end{bmatrix} & \text{rows} \end{cases}"
    ),
    gradients=(r"G_{A}", r"G_{B}"),
    index_formula=(
        r"R_{ij} = \begin{cases} A_{ij}\,[j \le n] + B_{i,\,j-n}\,[j > n] & \text{columns} \\"
        r" A_{ij}\,[i \le q] + B_{i-q,\,j}\,[i > q] & \text{rows} \end{cases}"
    ),
    index_form=(
        r"\frac{\partial C}{\partial A_{kl}} = G_{kl}",
        r"\frac{\partial C}{\partial B_{kl}} = \begin{cases} G_{k,\,l+n} & \text{columns} \\"
        r" G_{k+q,\,l} & \text{rows} \end{cases}",
    ),
    note=mark_for_translation("ops", "Each input receives the part of G where it stands."),
)


def _check_slice(count: int, start: int, stop: int | None, beyond: str, empty: str) -> int:
    """How many rows or columns lie from `start` to before `stop`; raises `ShapeProblem` where that cannot be."""
    last = count if stop is None else stop
    if last > count or start >= count:
        raise ShapeProblem(beyond, port="A", count=count, last=count - 1)
    if start >= last:
        raise ShapeProblem(empty, start=start, stop=last)
    return last - start


def _columns_shape(A: Shape, start: int, stop: int | None) -> Shape:
    return A[0], _check_slice(
        A[1],
        start,
        stop,
        mark_for_translation("problems", "A has {count} columns, 0 to {last}: start or stop lies beyond them"),
        mark_for_translation(
            "problems", "no column lies from {start} to before {stop}: stop must be larger than start"
        ),
    )


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
            "start",
            "integer",
            0,
            mark_for_translation("ops", "The first column, counted from 0"),
            minimum=0,
            symbol="s",
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
    traits=Traits(affine_in=("A",)),
    formula=r"A_{:,\,s:t}",
    index_formula=r"R_{ij} = A_{i,\,j+s}",
    gradients=(r"\begin{bmatrix} 0 & G & 0 \end{bmatrix}",),
    index_form=(
        r"\frac{\partial C}{\partial A_{kl}} ="
        r" \begin{cases} G_{k,\,l-s} & s < l \le s + p \\ 0 & \text{else} \end{cases}",
    ),
)


def _rows_shape(A: Shape, start: int, stop: int | None) -> Shape:
    rows = _check_slice(
        A[0],
        start,
        stop,
        mark_for_translation("problems", "A has {count} rows, 0 to {last}: start or stop lies beyond them"),
        mark_for_translation(
            "problems", "no row lies from {start} to before {stop}: stop must be larger than start"
        ),
    )
    return rows, A[1]


def _rows_vjp(into: Array, g: Array, _out: Array, _A: Array, start: int, stop: int | None) -> None:
    into.fill(0)
    into[start:stop] = g


ROWS = Op(
    name="rows",
    group=_GROUP,
    summary=mark_for_translation("ops", "Some neighbouring rows of a matrix."),
    inputs=(Port("A"),),
    attributes=(
        Attribute(
            "start",
            "integer",
            0,
            mark_for_translation("ops", "The first row, counted from 0"),
            minimum=0,
            symbol="s",
        ),
        Attribute(
            "stop",
            "integer",
            None,
            mark_for_translation("ops", "The row before which to stop; empty takes all that follow"),
            minimum=1,
            optional=True,
        ),
    ),
    shape=_rows_shape,
    forward=lambda out, A, start, stop: np.copyto(out, A[start:stop]),
    vjps=(_rows_vjp,),
    formula=r"A_{s:t,\,:}",
    index_formula=r"R_{ij} = A_{i+s,\,j}",
    gradients=(r"\begin{bmatrix} 0 \\ G \\ 0 \end{bmatrix}",),
    index_form=(
        r"\frac{\partial C}{\partial A_{kl}} ="
        r" \begin{cases} G_{k-s,\,l} & s < k \le s + r \\ 0 & \text{else} \end{cases}",
    ),
)


def _tiled(tiles: Array, A: Array) -> Array:
    """The copies of A in a matrix of them, as (copy, row, copy, column)."""
    rows, columns = A.shape
    return tiles.reshape(len(tiles) // rows, rows, tiles.shape[1] // columns, columns)


def _repeat(out: Array, A: Array, *_: int) -> None:
    _tiled(out, A)[...] = A[np.newaxis, :, np.newaxis, :]


def _repeat_vjp(into: Array, g: Array, _out: Array, A: Array, *_: int) -> None:
    np.add.reduce(_tiled(g, A), (0, 2), out=into)


REPEAT = Op(
    name="repeat",
    group=_GROUP,
    summary=mark_for_translation("ops", "A matrix several times: below itself, and beside itself."),
    inputs=(Port("A"),),
    attributes=(
        Attribute(
            "rows",
            "integer",
            2,
            mark_for_translation("ops", "How often it stands below itself: r"),
            minimum=1,
            symbol="r",
        ),
        Attribute(
            "columns",
            "integer",
            1,
            mark_for_translation("ops", "How often it stands beside itself: c"),
            minimum=1,
            symbol="c",
        ),
    ),
    shape=lambda A, rows, columns: (A[0] * rows, A[1] * columns),
    forward=_repeat,
    vjps=(_repeat_vjp,),
    formula=r"\begin{bmatrix} A & \cdots & A \\ \vdots & & \vdots \\ A & \cdots & A \end{bmatrix}",
    gradients=(r"\sum_{ab} G^{(ab)}",),
    index_formula=r"R_{ij} = A_{(i - 1) \bmod q + 1,\,(j - 1) \bmod n + 1}",
    index_form=(r"\frac{\partial C}{\partial A_{kl}} = \sum_{a=0}^{r-1} \sum_{b=0}^{c-1} G_{k + a q,\,l + b n}",),
    note=mark_for_translation("ops", "The gradient is the sum of the parts of G where each copy stands."),
)


def _reshaped(A: Shape, rows: int | None, columns: int | None) -> Shape:
    size = A[0] * A[1]
    if rows is None and columns is None:
        raise ShapeProblem(
            mark_for_translation("problems", "reshape needs a number of rows or of columns"), port="A"
        )
    found = (
        size // (columns or size) if rows is None else rows,
        size // (rows or size) if columns is None else columns,
    )
    if found[0] * found[1] != size:
        raise ShapeProblem(
            mark_for_translation("problems", "A has {size} numbers, which do not make {rows} × {columns}"),
            port="A",
            size=size,
            rows="?" if rows is None else rows,
            columns="?" if columns is None else columns,
        )
    return found


RESHAPE = Op(
    name="reshape",
    group=_GROUP,
    summary=mark_for_translation("ops", "The same numbers, row by row, as a matrix of another shape."),
    inputs=(Port("A"),),
    attributes=(
        Attribute(
            "rows",
            "integer",
            None,
            mark_for_translation("ops", "Rows; empty for as many as the columns leave"),
            minimum=1,
            optional=True,
        ),
        Attribute(
            "columns",
            "integer",
            1,
            mark_for_translation("ops", "Columns; empty for as many as the rows leave"),
            minimum=1,
            optional=True,
        ),
    ),
    shape=_reshaped,
    forward=lambda out, A, *_: np.copyto(out, A.reshape(out.shape)),
    vjps=(lambda into, g, *_: np.copyto(into, g.reshape(into.shape)),),
    formula=r"B, \quad B_{k} = A_{k} \text{ row by row}",
    gradients=(r"G \text{ in the shape of } A",),
    index_formula=r"R_{ij} = \sum_{kl} A_{kl}\,[(k - 1)\,n + l = (i - 1)\,p + j]",
    index_form=(r"\frac{\partial C}{\partial A_{kl}} = \sum_{ij} G_{ij}\,[(i - 1)\,p + j = (k - 1)\,n + l]",),
)

MATRICES = (MATMUL, TRANSPOSE, CONCATENATE, COLUMNS, ROWS, REPEAT, RESHAPE)
