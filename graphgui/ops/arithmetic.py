"""Arithmetic on matrices."""

import numpy as np

from graphgui.ops.op import Array, Op, Port, Shape, ShapeProblem, broadcast_shape
from graphgui.words import say

_GROUP = say("ops", "Arithmetic")


def _same(x: Shape) -> Shape:
    return x


def _pass(into: Array, g: Array, *_: Array) -> None:
    np.copyto(into, g)


def _pass_negated(into: Array, g: Array, *_: Array) -> None:
    np.negative(g, into)


ADD = Op(
    name="add",
    group=_GROUP,
    summary=say("ops", "The sum of two matrices, element by element; a row or a column is repeated."),
    inputs=(Port("A"), Port("B")),
    shape=broadcast_shape,
    broadcasts=True,
    forward=lambda out, A, B: np.add(A, B, out),
    vjps=(_pass, _pass),
    formula=r"A + B",
    gradients=("G", "G"),
)

SUBTRACT = Op(
    name="subtract",
    group=_GROUP,
    summary=say("ops", "The first matrix less the second, element by element."),
    inputs=(Port("A"), Port("B")),
    shape=broadcast_shape,
    broadcasts=True,
    forward=lambda out, A, B: np.subtract(A, B, out),
    vjps=(_pass, _pass_negated),
    formula=r"A - B",
    gradients=("G", "-G"),
)

MULTIPLY = Op(
    name="multiply",
    group=_GROUP,
    summary=say("ops", "The product of two matrices, element by element."),
    inputs=(Port("A"), Port("B")),
    shape=broadcast_shape,
    broadcasts=True,
    forward=lambda out, A, B: np.multiply(A, B, out),
    vjps=(
        lambda into, g, _out, _A, B: np.multiply(g, B, into),
        lambda into, g, _out, A, _B: np.multiply(g, A, into),
    ),
    formula=r"A \odot B",
    gradients=(r"G \odot B", r"G \odot A"),
)

SQUARE = Op(
    name="square",
    group=_GROUP,
    summary=say("ops", "Each element times itself."),
    inputs=(Port("A"),),
    shape=_same,
    forward=lambda out, A: np.square(A, out),
    vjps=(lambda into, g, _out, A: np.multiply(np.multiply(A, 2, into), g, into),),
    formula=r"A^{\odot 2}",
    gradients=(r"2\,G \odot A",),
)


def _matmul_shape(A: Shape, B: Shape) -> Shape:
    if A[1] != B[0]:
        raise ShapeProblem(
            say("problems", "B needs {needed} rows, one for each column of A, and has {rows}"),
            port="B",
            needed=A[1],
            rows=B[0],
        )
    return A[0], B[1]


MATMUL = Op(
    name="matmul",
    group=_GROUP,
    summary=say("ops", "The matrix product: rows of the first times columns of the second."),
    inputs=(Port("A"), Port("B")),
    shape=_matmul_shape,
    forward=lambda out, A, B: np.matmul(A, B, out),
    vjps=(
        lambda into, g, _out, _A, B: np.matmul(g, B.T, into),
        lambda into, g, _out, A, _B: np.matmul(A.T, g, into),
    ),
    formula=r"A B",
    gradients=(r"G\,B^{\top}", r"A^{\top} G"),
    index_form=(
        r"\frac{\partial L}{\partial A_{kl}} = \sum_{j} G_{kj} B_{lj}",
        r"\frac{\partial L}{\partial B_{kl}} = \sum_{i} A_{ik} G_{il}",
    ),
)

SUM = Op(
    name="sum",
    group=_GROUP,
    summary=say("ops", "The sum of all elements."),
    inputs=(Port("A"),),
    shape=lambda A: (1, 1),
    forward=lambda out, A: np.add.reduce(A, (0, 1), None, out, True),
    vjps=(_pass,),
    formula=r"\sum_{ij} A_{ij}",
    gradients=(r"G\,\mathbf{1}\mathbf{1}^{\top}",),
)

ARITHMETIC = (ADD, SUBTRACT, MULTIPLY, SQUARE, MATMUL, SUM)
