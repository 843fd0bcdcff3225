"""Arithmetic, element by element; a row or a column is repeated to fit."""

from collections.abc import Callable

import numpy as np

from graphgui.ops.op import Array, Op, Port, broadcast_shape, elementwise
from graphgui.ops.traits import NO_TRAITS, Domain, Traits
from graphgui.words import mark_for_translation

_GROUP = mark_for_translation("ops", "Arithmetic")


def _of_two(
    name: str,
    summary: str,
    *,
    forward: Callable[..., None],
    vjps: tuple[Callable[..., None], Callable[..., None]],
    formula: str,
    gradients: tuple[str, str],
    analytic: bool = True,
    traits: Traits = NO_TRAITS,
    note: str = "",
) -> Op:
    return Op(
        name=name,
        group=_GROUP,
        summary=summary,
        inputs=(Port("A"), Port("B")),
        shape=broadcast_shape,
        broadcasts=True,
        forward=forward,
        vjps=vjps,
        formula=formula,
        gradients=gradients,
        analytic=analytic,
        traits=traits,
        note=note,
    )


def _pass(into: Array, g: Array, *_: Array) -> None:
    np.copyto(into, g)


def _pass_negated(into: Array, g: Array, *_: Array) -> None:
    np.negative(g, into)


_AFFINE = Traits(affine_in=("A", "B"))

ADD = _of_two(
    "add",
    mark_for_translation("ops", "The sum of two matrices, element by element; a row or a column is repeated."),
    forward=lambda out, A, B: np.add(A, B, out),
    vjps=(_pass, _pass),
    traits=_AFFINE,
    formula=r"A + B",
    gradients=("G", "G"),
)

SUBTRACT = _of_two(
    "subtract",
    mark_for_translation("ops", "The first matrix less the second, element by element."),
    forward=lambda out, A, B: np.subtract(A, B, out),
    vjps=(_pass, _pass_negated),
    traits=_AFFINE,
    formula=r"A - B",
    gradients=("G", "-G"),
)

MULTIPLY = _of_two(
    "multiply",
    mark_for_translation("ops", "The product of two matrices, element by element."),
    forward=lambda out, A, B: np.multiply(A, B, out),
    vjps=(
        lambda into, g, _out, _A, B: np.multiply(g, B, into),
        lambda into, g, _out, A, _B: np.multiply(g, A, into),
    ),
    formula=r"A \odot B",
    gradients=(r"G \odot B", r"G \odot A"),
)


def _divide_vjp_B(into: Array, g: Array, out: Array, _A: Array, B: Array) -> None:
    np.multiply(g, out, into)
    np.divide(into, B, into)
    np.negative(into, into)


DIVIDE = _of_two(
    "divide",
    mark_for_translation("ops", "The first matrix over the second, element by element."),
    forward=lambda out, A, B: np.divide(A, B, out),
    vjps=(lambda into, g, _out, _A, B: np.divide(g, B, into), _divide_vjp_B),
    formula=r"A \oslash B",
    traits=Traits(
        domains=(Domain("B", lambda B: B == 0, mark_for_translation("problems", "nothing can be divided by 0")),)
    ),
    gradients=(r"G \oslash B", r"-G \odot A \oslash B^{\odot 2}"),
    note=mark_for_translation("ops", "Over 0 the value is infinite, or not a number for 0/0."),
)

NEGATE = elementwise(
    "negate",
    _GROUP,
    mark_for_translation("ops", "Each element with the other sign."),
    forward=lambda out, A: np.negative(A, out),
    vjp=_pass_negated,
    traits=Traits(affine_in=("A",)),
    formula=r"-A",
    gradient=r"-G",
)


def _larger_share(into: Array, g: Array, _out: Array, A: Array, B: Array) -> None:
    np.subtract(A, B, into)
    np.heaviside(into, 0.5, into)
    np.multiply(into, g, into)


def _smaller_share(into: Array, g: Array, _out: Array, A: Array, B: Array) -> None:
    np.subtract(B, A, into)
    np.heaviside(into, 0.5, into)
    np.multiply(into, g, into)


_TIES = mark_for_translation("ops", "Where A and B are equal there is no derivative: each is given half of G.")

MINIMUM = _of_two(
    "minimum",
    mark_for_translation("ops", "The smaller of two elements, place by place."),
    forward=lambda out, A, B: np.minimum(A, B, out=out),
    vjps=(_smaller_share, _larger_share),
    analytic=False,
    formula=r"\min(A, B)",
    gradients=(
        r"G \odot \left([A < B] + \tfrac{1}{2}[A = B]\right)",
        r"G \odot \left([B < A] + \tfrac{1}{2}[A = B]\right)",
    ),
    note=_TIES,
)

MAXIMUM = _of_two(
    "maximum",
    mark_for_translation("ops", "The larger of two elements, place by place."),
    forward=lambda out, A, B: np.maximum(A, B, out=out),
    vjps=(_larger_share, _smaller_share),
    analytic=False,
    formula=r"\max(A, B)",
    gradients=(
        r"G \odot \left([A > B] + \tfrac{1}{2}[A = B]\right)",
        r"G \odot \left([B > A] + \tfrac{1}{2}[A = B]\right)",
    ),
    note=_TIES,
)

ARITHMETIC = (ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, MINIMUM, MAXIMUM)
