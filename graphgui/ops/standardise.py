"""Columns brought to mean 0 and deviation 1 by numbers that stand in the node, so that no scaling is silent."""

from collections.abc import Sequence

import numpy as np

from graphgui.ops.op import Array, Attribute, Op, Port, Shape, ShapeProblem
from graphgui.ops.traits import Rescaling, Traits
from graphgui.words import mark_for_translation

Matrix = Sequence[Sequence[float]]


def _shape(A: Shape, mean: Matrix, deviation: Matrix) -> Shape:
    for name, numbers in (("mean", mean), ("deviation", deviation)):
        if len(numbers) != 1 or len(numbers[0]) not in (1, A[1]):
            raise ShapeProblem(
                mark_for_translation(
                    "problems", "A has {columns} columns, so {attribute} is 1 × {columns} or one number"
                ),
                attribute=name,
                columns=A[1],
                port="A",
            )
    if 0 in deviation[0]:
        raise ShapeProblem(
            mark_for_translation(
                "problems", "the deviation of column {column} is 0: leave out what is the same everywhere"
            ),
            column=list(deviation[0]).index(0) + 1,
        )
    for column, number in enumerate(deviation[0], 1):
        if not number > 0:
            raise ShapeProblem(
                mark_for_translation(
                    "problems", "the deviation of column {column} is {number}: a deviation is positive"
                ),
                column=column,
                number=f"{number:g}",
            )
    return A


def _forward(out: Array, A: Array, mean: Array, deviation: Array) -> None:
    np.subtract(A, mean, out)
    np.divide(out, deviation, out)


def _vjp(into: Array, g: Array, _out: Array, _A: Array, _mean: Array, deviation: Array) -> None:
    np.divide(g, deviation, into)


STANDARDISE = Op(
    name="standardise",
    group=mark_for_translation("ops", "Data"),
    summary=mark_for_translation(
        "ops", "Each column less its mean, over its standard deviation; both stand in the node."
    ),
    inputs=(Port("A"),),
    output_symbol="Z",
    attributes=(
        Attribute(
            "mean",
            "matrix",
            ((0.0,),),
            mark_for_translation("ops", "Subtracted: one number for all, or one a column: μ"),
            symbol=r"\mu",
        ),
        Attribute(
            "deviation",
            "matrix",
            ((1.0,),),
            mark_for_translation("ops", "Divided by: one for all, or one a column: σ"),
            symbol=r"\sigma",
        ),
    ),
    shape=_shape,
    forward=_forward,
    vjps=(_vjp,),
    traits=Traits(rescales=Rescaling("A", shift="mean", scale="deviation"), standardises=True, affine_in=("A",)),
    formula=r"Z = (A - \mathbf{1}\,\mu) \oslash \mathbf{1}\,\sigma",
    gradients=(r"G \oslash \mathbf{1}\,\sigma",),
    index_form=(r"\frac{\partial C}{\partial A_{ij}} = \frac{G_{ij}}{\sigma_{j}}",),
)
