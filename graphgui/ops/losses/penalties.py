"""What keeps parameters small when it is added to a loss."""

import numpy as np

from graphgui.ops.op import Array, Attribute, Op, Port, Shape
from graphgui.ops.traits import Traits
from graphgui.words import mark_for_translation

_GROUP = mark_for_translation("ops", "Penalties")

_COEFFICIENT = Attribute(
    "coefficient",
    "number",
    0.01,
    mark_for_translation("ops", "The weight λ of the penalty"),
    minimum=0.0,
    symbol=r"\lambda",
)


def _one_number(_A: Shape, _coefficient: float) -> Shape:
    return 1, 1


def _l2(out: Array, A: Array, coefficient: float) -> None:
    flat = A.ravel()
    out[0, 0] = coefficient * flat.dot(flat)


def _l2_vjp(into: Array, g: Array, _out: Array, A: Array, coefficient: float) -> None:
    np.multiply(A, 2 * coefficient * g.item(), into)


L2_PENALTY = Op(
    name="l2_penalty",
    group=_GROUP,
    summary=mark_for_translation("ops", "λ times the sum of the squares."),
    inputs=(Port("A"),),
    attributes=(_COEFFICIENT,),
    shape=_one_number,
    forward=_l2,
    vjps=(_l2_vjp,),
    traits=Traits(squares=("A",)),
    formula=r"\lambda\,\lVert A \rVert^{2}",
    gradients=(r"2 \lambda\,G\,A",),
)


def _l1(out: Array, A: Array, coefficient: float, sign: Array) -> None:
    np.sign(A, sign)
    out[0, 0] = coefficient * sign.ravel().dot(A.ravel())


def _l1_vjp(into: Array, g: Array, _out: Array, _A: Array, coefficient: float, sign: Array) -> None:
    np.multiply(sign, coefficient * g.item(), into)


L1_PENALTY = Op(
    name="l1_penalty",
    group=_GROUP,
    summary=mark_for_translation("ops", "λ times the sum of the absolute values; drives small numbers to 0."),
    inputs=(Port("A"),),
    attributes=(_COEFFICIENT,),
    shape=_one_number,
    workspaces=lambda A, coefficient: (A,),
    forward=_l1,
    vjps=(_l1_vjp,),
    analytic=False,
    formula=r"\lambda \sum_{ij} \lvert A_{ij} \rvert",
    gradients=(r"\lambda\,G\,\operatorname{sign}(A)",),
    note=mark_for_translation("ops", "At 0 there is no derivative: 0 is taken."),
)

PENALTIES = (L2_PENALTY, L1_PENALTY)
