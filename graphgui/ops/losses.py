"""What training makes small: each gives one number for a batch of q rows."""

import numpy as np

from graphgui.ops.op import Array, Op, Port, Shape, ShapeProblem, show_shape
from graphgui.words import say

_GROUP = say("ops", "Losses")


def _one_number(Yhat: Shape, Y: Shape) -> Shape:
    if Yhat != Y:
        raise ShapeProblem(
            say("problems", "Ŷ is {predicted} and Y is {target}: a loss compares equal shapes"),
            predicted=show_shape(Yhat),
            target=show_shape(Y),
        )
    return 1, 1


def _mse(out: Array, Yhat: Array, Y: Array, residual: Array) -> None:
    np.subtract(Yhat, Y, residual)
    flat = residual.reshape(-1)
    out[0, 0] = flat.dot(flat) / len(residual)


def _mse_vjp_Yhat(into: Array, g: Array, _out: Array, _Yhat: Array, _Y: Array, residual: Array) -> None:
    np.multiply(residual, g.item() * (2 / len(residual)), into)


def _mse_vjp_Y(into: Array, g: Array, _out: Array, _Yhat: Array, _Y: Array, residual: Array) -> None:
    np.multiply(residual, g.item() * (-2 / len(residual)), into)


MSE = Op(
    name="mse",
    group=_GROUP,
    summary=say("ops", "The squared error of a prediction, summed over columns, mean over the q rows."),
    inputs=(Port("Yhat", symbol=r"\hat{Y}"), Port("Y")),
    output="C",
    shape=_one_number,
    workspaces=lambda Yhat, Y: (Yhat,),
    forward=_mse,
    vjps=(_mse_vjp_Yhat, _mse_vjp_Y),
    is_loss=True,
    formula=r"C = \frac{1}{q}\,\lVert \hat{Y} - Y \rVert^{2}",
    gradients=(r"\frac{2}{q}\,G\,(\hat{Y} - Y)", r"-\frac{2}{q}\,G\,(\hat{Y} - Y)"),
    index_form=(
        r"\frac{\partial C}{\partial \hat{Y}_{ij}} = \frac{2}{q}\,(\hat{Y}_{ij} - Y_{ij})",
        r"\frac{\partial C}{\partial Y_{ij}} = -\frac{2}{q}\,(\hat{Y}_{ij} - Y_{ij})",
    ),
)

LOSSES = (MSE,)
