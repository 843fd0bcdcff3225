"""How far a prediction lies from its target: summed over columns, mean over the q rows."""

import numpy as np

from graphgui.ops.op import Array, Attribute, Op, Port, Shape, ShapeProblem, show_shape
from graphgui.ops.traits import Comparison, Traits
from graphgui.words import mark_for_translation

GROUP = mark_for_translation("ops", "Losses")


def _one_number(Yhat: Shape, Y: Shape, *_: object) -> Shape:
    if Yhat != Y:
        raise ShapeProblem(
            mark_for_translation("problems", "Ŷ is {predicted} and Y is {target}: a loss compares equal shapes"),
            predicted=show_shape(Yhat),
            target=show_shape(Y),
        )
    return 1, 1


def first_excluded(excluded: Array, Y: Array) -> dict[str, object]:
    """Where the first number stands that is excluded, and what it is."""
    row, column = (int(index) for index in np.argwhere(excluded)[0])
    return {"row": row + 1, "column": column + 1, "number": f"{Y[row, column]:.10g}"}


_PORTS = (Port("Yhat", symbol=r"\hat{Y}"), Port("Y"))
_TRAITS = Traits(compares=Comparison("Yhat", "Y"))
_OF_SQUARES = Traits(compares=Comparison("Yhat", "Y"), mean_square_of=("Yhat", "Y"), squares=("Yhat", "Y"))


def _mse(out: Array, Yhat: Array, Y: Array, residual: Array) -> None:
    np.subtract(Yhat, Y, residual)
    flat = residual.ravel()
    out[0, 0] = flat.dot(flat) / len(residual)


def _mse_vjp_Yhat(into: Array, g: Array, _out: Array, _Yhat: Array, _Y: Array, residual: Array) -> None:
    np.multiply(residual, g.item() * (2 / len(residual)), into)


def _mse_vjp_Y(into: Array, g: Array, _out: Array, _Yhat: Array, _Y: Array, residual: Array) -> None:
    np.multiply(residual, g.item() * (-2 / len(residual)), into)


MSE = Op(
    name="mse",
    group=GROUP,
    summary=mark_for_translation(
        "ops", "The squared error of a prediction, summed over columns, mean over the q rows."
    ),
    inputs=_PORTS,
    output="C",
    shape=_one_number,
    workspaces=lambda Yhat, Y: (Yhat,),
    forward=_mse,
    vjps=(_mse_vjp_Yhat, _mse_vjp_Y),
    is_loss=True,
    traits=_OF_SQUARES,
    formula=r"C = \frac{1}{q}\,\lVert \hat{Y} - Y \rVert^{2}",
    gradients=(r"\frac{2}{q}\,G\,(\hat{Y} - Y)", r"-\frac{2}{q}\,G\,(\hat{Y} - Y)"),
    index_form=(
        r"\frac{\partial C}{\partial \hat{Y}_{ij}} = \frac{2}{q}\,G\,(\hat{Y}_{ij} - Y_{ij})",
        r"\frac{\partial C}{\partial Y_{ij}} = -\frac{2}{q}\,G\,(\hat{Y}_{ij} - Y_{ij})",
    ),
)


def _mae(out: Array, Yhat: Array, Y: Array, distance: Array) -> None:
    np.subtract(Yhat, Y, distance)
    np.abs(distance, distance)
    out[0, 0] = np.add.reduce(distance, (0, 1)) / len(distance)


def _mae_vjp_Yhat(into: Array, g: Array, _out: Array, Yhat: Array, Y: Array, distance: Array) -> None:
    np.subtract(Yhat, Y, into)
    np.sign(into, into)
    np.multiply(into, g.item() / len(distance), into)


def _mae_vjp_Y(into: Array, g: Array, _out: Array, Yhat: Array, Y: Array, distance: Array) -> None:
    np.subtract(Y, Yhat, into)
    np.sign(into, into)
    np.multiply(into, g.item() / len(distance), into)


MAE = Op(
    name="mae",
    group=GROUP,
    summary=mark_for_translation(
        "ops", "The absolute error of a prediction, summed over columns, mean over the q rows."
    ),
    inputs=_PORTS,
    output="C",
    shape=_one_number,
    workspaces=lambda Yhat, Y: (Yhat,),
    forward=_mae,
    vjps=(_mae_vjp_Yhat, _mae_vjp_Y),
    analytic=False,
    is_loss=True,
    traits=_TRAITS,
    formula=r"C = \frac{1}{q} \sum_{ij} \lvert \hat{Y}_{ij} - Y_{ij} \rvert",
    gradients=(
        r"\frac{1}{q}\,G\,\operatorname{sign}(\hat{Y} - Y)",
        r"-\frac{1}{q}\,G\,\operatorname{sign}(\hat{Y} - Y)",
    ),
    note=mark_for_translation("ops", "Where the prediction is its target there is no derivative: 0 is taken."),
)


def _huber(out: Array, Yhat: Array, Y: Array, delta: float, residual: Array, clipped: Array) -> None:
    np.subtract(Yhat, Y, residual)
    np.minimum(residual, delta, out=clipped)
    np.maximum(clipped, -delta, out=clipped)
    # With c for the clipped residual r, both branches are c (r - c / 2).
    c = clipped.ravel()
    out[0, 0] = (c.dot(residual.ravel()) - 0.5 * c.dot(c)) / len(residual)


def _huber_vjp_Yhat(
    into: Array, g: Array, _out: Array, _Yhat: Array, _Y: Array, _delta: float, _residual: Array, clipped: Array
) -> None:
    np.multiply(clipped, g.item() / len(clipped), into)


def _huber_vjp_Y(
    into: Array, g: Array, _out: Array, _Yhat: Array, _Y: Array, _delta: float, _residual: Array, clipped: Array
) -> None:
    np.multiply(clipped, -g.item() / len(clipped), into)


HUBER = Op(
    name="huber",
    group=GROUP,
    summary=mark_for_translation(
        "ops", "Half the squared error near the target and the absolute error far off, so that outliers pull less."
    ),
    inputs=_PORTS,
    output="C",
    attributes=(
        Attribute(
            "delta",
            "number",
            1.0,
            mark_for_translation("ops", "The distance δ from which the error counts singly"),
            minimum=1e-6,
            symbol=r"\delta",
        ),
    ),
    shape=_one_number,
    workspaces=lambda Yhat, Y, delta: (Yhat, Yhat),
    forward=_huber,
    vjps=(_huber_vjp_Yhat, _huber_vjp_Y),
    analytic=False,
    is_loss=True,
    traits=Traits(compares=Comparison("Yhat", "Y", curvature=lambda _Y: 1.0)),
    formula=(
        r"C = \frac{1}{q} \sum_{ij} \begin{cases} \frac{1}{2} R_{ij}^{2} & \lvert R_{ij} \rvert \le \delta \\"
        r" \delta \left(\lvert R_{ij} \rvert - \frac{\delta}{2}\right) & \text{else} \end{cases},"
        r" \quad R = \hat{Y} - Y"
    ),
    gradients=(
        r"\frac{1}{q}\,G\,\min(\max(\hat{Y} - Y, -\delta), \delta)",
        r"-\frac{1}{q}\,G\,\min(\max(\hat{Y} - Y, -\delta), \delta)",
    ),
)

LOSSES = (MSE, MAE, HUBER)
