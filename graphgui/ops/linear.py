"""The affine map Ŷ = X W + b."""

import numpy as np

from graphgui.ops.op import Array, Attribute, Op, Port, Shape, ShapeProblem, show_shape
from graphgui.ops.traits import MatrixProduct, Traits
from graphgui.words import mark_for_translation


def _own_weights(X: Shape, outputs: int, *_: object) -> Shape:
    return X[1], outputs


def _own_bias(_X: Shape, W: Shape, *_: object) -> Shape:
    return 1, W[1]


def _shape(X: Shape, W: Shape, b: Shape, *_: object) -> Shape:
    if W[0] != X[1]:
        raise ShapeProblem(
            mark_for_translation("problems", "W needs {needed} rows, one for each column of X, and has {rows}"),
            port="W",
            needed=X[1],
            rows=W[0],
        )
    if b != (1, W[1]):
        raise ShapeProblem(
            mark_for_translation(
                "problems", "b needs the shape {needed}, one number for each column of W, and has {shape}"
            ),
            port="b",
            needed=show_shape((1, W[1])),
            shape=show_shape(b),
        )
    return X[0], W[1]


def _forward(out: Array, X: Array, W: Array, b: Array, *_: object) -> None:
    np.matmul(X, W, out)
    np.add(out, b, out)


def _vjp_X(into: Array, g: Array, _out: Array, _X: Array, W: Array, *_: object) -> None:
    if g.shape[1] == 1:
        np.multiply(g, W.T, into)  # the same products, without what a matrix product of rank one sets up
    else:
        np.matmul(g, W.T, into)


def _vjp_W(into: Array, g: Array, _out: Array, X: Array, *_: object) -> None:
    np.matmul(X.T, g, into)


def _vjp_b(into: Array, g: Array, *_: object) -> None:
    np.add.reduce(g, 0, out=into, keepdims=True)


LINEAR = Op(
    name="linear",
    group=mark_for_translation("ops", "Layers"),
    summary=mark_for_translation("ops", "Each row of X times the weights, plus the bias."),
    inputs=(
        Port("X"),
        Port("W", own_shape=_own_weights, initialiser="weights", frozen="freeze_W"),
        Port("b", own_shape=_own_bias, initialiser="bias", frozen="freeze_b"),
    ),
    output="Yhat",
    output_symbol=r"\hat{Y}",
    attributes=(
        Attribute("outputs", "integer", 1, mark_for_translation("ops", "Columns of its own W"), minimum=1),
        Attribute("weights", "initialiser", "glorot", mark_for_translation("ops", "How its own W starts")),
        Attribute("bias", "initialiser", "zeros", mark_for_translation("ops", "How its own b starts")),
        Attribute(
            "freeze_W",
            "flag",
            False,
            mark_for_translation("ops", "Whether training leaves its own W as it is"),
        ),
        Attribute(
            "freeze_b", "flag", False, mark_for_translation("ops", "Whether training leaves its own b as it is")
        ),
    ),
    shape=_shape,
    forward=_forward,
    vjps=(_vjp_X, _vjp_W, _vjp_b),
    traits=Traits(product=MatrixProduct("X", "W"), affine_in=("X",)),
    formula=r"\hat{Y} = X W + b",
    gradients=(r"G\,W^{\top}", r"X^{\top} G", r"\mathbf{1}^{\top} G"),
    index_form=(
        r"\frac{\partial C}{\partial X_{kl}} = \sum_{j} G_{kj} W_{lj}",
        r"\frac{\partial C}{\partial W_{kl}} = \sum_{i} X_{ik} G_{il}",
        r"\frac{\partial C}{\partial b_{l}} = \sum_{i} G_{il}",
    ),
)
