"""Losses in which each example counts as much as a weight of its own says: weighted means over the rows.

The losses without weights are means over the rows as well, so that equal weights, of whatever size, give the same.
"""

from collections.abc import Callable

import numpy as np

from graphgui.ops.losses.cross_entropy import BINARY_CROSS_ENTROPY
from graphgui.ops.losses.errors import GROUP, MSE
from graphgui.ops.op import Array, Op, Port, Shape, ShapeProblem, show_shape
from graphgui.words import mark_for_translation

_NOTE = mark_for_translation(
    "ops",
    "w has one column of weights, 0 or more, such as an input that reads a column of the table. Only their "
    "proportions count; where all are 0, so is the loss.",
)


def _share(w: Array, g: Array) -> float:
    return float(g.item() / (np.add.reduce(w, (0, 1)) or 1.0))


def _mean(out: Array, w: Array, rows: Array) -> None:
    out[0, 0] = w.ravel().dot(rows.ravel()) / (np.add.reduce(w, (0, 1)) or 1.0)


def _weights_vjp(
    into: Array, g: Array, out: Array, _P: Array, _Y: Array, w: Array, rows: Array, *_: Array
) -> None:
    np.subtract(rows, out, into)
    np.multiply(into, _share(w, g), into)


def _weighted(
    name: str,
    summary: str,
    of: Op,
    *,
    forward: Callable[..., None],
    vjps: tuple[Callable[..., None], Callable[..., None]],
    workspaces: Callable[..., tuple[Shape, ...]],
    term: str,
    gradients: tuple[str, str],
    analytic: bool,
) -> Op:
    """The loss `of` two inputs, with weights; `term` is LaTeX of what row i costs."""
    prediction, target = of.inputs

    def shape(P: Shape, Y: Shape, w: Shape) -> Shape:
        if w != (P[0], 1):
            raise ShapeProblem(
                mark_for_translation("problems", "w is {shape}: each of the {rows} rows needs one weight"),
                port="w",
                shape=show_shape(w),
                rows=P[0],
            )
        return of.shape(P, Y)

    compares = of.traits.compares
    assert compares is not None
    return Op(
        name=name,
        group=GROUP,
        summary=summary,
        inputs=(prediction, target, Port("w")),
        output="C",
        shape=shape,
        workspaces=lambda P, Y, w: (w, *workspaces(P)),
        forward=forward,
        vjps=(*vjps, _weights_vjp),
        analytic=analytic,
        is_loss=True,
        traits=of.traits._replace(compares=compares._replace(weights="w", curvature=None), mean_square_of=()),
        formula=rf"C = \frac{{\sum_{{i}} w_{{i}} c_{{i}}}}{{\sum_{{i}} w_{{i}}}}, \quad c_{{i}} = {term}",
        gradients=(*gradients, r"\frac{1}{\sum_{k} w_{k}}\,G\,(c - C)"),
        note=_NOTE,
    )


def _squares(out: Array, Yhat: Array, Y: Array, w: Array, rows: Array, residual: Array) -> None:
    np.subtract(Yhat, Y, residual)
    np.einsum("ij,ij->i", residual, residual, out=rows[:, 0])
    _mean(out, w, rows)


def _squares_vjp(sign: float) -> Callable[..., None]:
    def vjp(into: Array, g: Array, _out: Array, _Yhat: Array, _Y: Array, w: Array, _rows: Array, r: Array) -> None:
        np.multiply(r, w, into)
        np.multiply(into, sign * 2 * _share(w, g), into)

    return vjp


WEIGHTED_MSE = _weighted(
    "weighted_mse",
    mark_for_translation("ops", "The squared error of a prediction, in which each row counts as its weight says."),
    MSE,
    forward=_squares,
    vjps=(_squares_vjp(1.0), _squares_vjp(-1.0)),
    workspaces=lambda P: (P,),
    term=r"\sum_{j} (\hat{Y}_{ij} - Y_{ij})^{2}",
    gradients=(
        r"\frac{2}{\sum_{k} w_{k}}\,G\,w \odot (\hat{Y} - Y)",
        r"-\frac{2}{\sum_{k} w_{k}}\,G\,w \odot (\hat{Y} - Y)",
    ),
    analytic=True,
)


def _surprise(out: Array, Z: Array, Y: Array, w: Array, rows: Array, near: Array, far: Array) -> None:
    # ln(1 + e^Z) - Y Z = ln(1 + e^-|Z|) + max(Z, 0) - Y Z: no exponential overflows.
    np.abs(Z, near)
    np.negative(near, near)
    np.exp(near, near)
    np.log1p(near, near)
    np.maximum(Z, 0.0, out=far)
    np.add(near, far, near)
    np.multiply(Y, Z, far)
    np.subtract(near, far, near)
    np.add.reduce(near, 1, out=rows, keepdims=True)
    _mean(out, w, rows)


def _surprise_vjp_Z(into: Array, g: Array, _out: Array, Z: Array, Y: Array, w: Array, *_: Array) -> None:
    np.negative(Z, into)
    np.exp(into, into)
    np.add(into, 1.0, into)
    np.reciprocal(into, into)
    np.subtract(into, Y, into)
    np.multiply(into, w, into)
    np.multiply(into, _share(w, g), into)


def _surprise_vjp_Y(into: Array, g: Array, _out: Array, Z: Array, _Y: Array, w: Array, *_: Array) -> None:
    np.multiply(Z, w, into)
    np.multiply(into, -_share(w, g), into)


WEIGHTED_BINARY_CROSS_ENTROPY = _weighted(
    "weighted_binary_cross_entropy",
    mark_for_translation(
        "ops", "How surprised logits are by targets of 0 and 1, in which each row counts as its weight says."
    ),
    BINARY_CROSS_ENTROPY,
    forward=_surprise,
    vjps=(_surprise_vjp_Z, _surprise_vjp_Y),
    workspaces=lambda P: (P, P),
    term=r"\sum_{j} \left(\ln(1 + e^{Z_{ij}}) - Y_{ij} Z_{ij}\right)",
    gradients=(
        r"\frac{1}{\sum_{k} w_{k}}\,G\,w \odot (\sigma(Z) - Y)",
        r"-\frac{1}{\sum_{k} w_{k}}\,G\,w \odot Z",
    ),
    analytic=False,
)

WEIGHTED_LOSSES = (WEIGHTED_MSE, WEIGHTED_BINARY_CROSS_ENTROPY)
