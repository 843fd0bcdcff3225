"""Functions of one number, applied to every element."""

import numpy as np

from graphgui.ops.op import Array, Attribute, Op, Port, Shape, ShapeProblem, elementwise
from graphgui.ops.traits import Domain, Rescaling, Traits
from graphgui.words import mark_for_translation

_GROUP = mark_for_translation("ops", "Functions")

SQUARE = elementwise(
    "square",
    _GROUP,
    mark_for_translation("ops", "Each element times itself."),
    forward=lambda out, A: np.square(A, out),
    vjp=lambda into, g, _out, A: np.multiply(np.multiply(A, 2.0, into), g, into),
    traits=Traits(squares=("A",)),
    formula=r"A^{\odot 2}",
    gradient=r"2\,G \odot A",
)


def _power_vjp(into: Array, g: Array, _out: Array, A: Array, exponent: float) -> None:
    if exponent == 0:  # where A is 0 too, 0 · A^-1 would not be a number
        into.fill(0)
        return
    np.power(A, exponent - 1, into)
    np.multiply(into, exponent, into)
    np.multiply(into, g, into)


POWER = elementwise(
    "power",
    _GROUP,
    mark_for_translation("ops", "Each element to the power k."),
    attributes=(Attribute("exponent", "number", 3.0, mark_for_translation("ops", "The exponent k"), symbol="k"),),
    forward=lambda out, A, exponent: np.power(A, exponent, out),
    vjp=_power_vjp,
    formula=r"A^{\odot k}",
    traits=Traits(has_infinite_slope=True),
    gradient=r"k\,G \odot A^{\odot (k - 1)}",
    note=mark_for_translation(
        "ops",
        "A negative element has a power only where k is a whole number. "
        "At 0 the derivative is infinite where k lies between 0 and 1.",
    ),
)

SQRT = elementwise(
    "sqrt",
    _GROUP,
    mark_for_translation("ops", "The square root of each element."),
    forward=lambda out, A: np.sqrt(A, out),
    vjp=lambda into, g, out, _A: np.divide(g, np.multiply(out, 2.0, into), into),
    traits=Traits(
        domains=(
            Domain("A", lambda A: A < 0, mark_for_translation("problems", "a number below 0 has no square root")),
        ),
        has_infinite_slope=True,
    ),
    formula=r"A^{\odot \frac{1}{2}}",
    gradient=r"\tfrac{1}{2}\,G \oslash A^{\odot \frac{1}{2}}",
    note=mark_for_translation("ops", "A negative element has no root. At 0 the derivative is infinite."),
)

EXP = elementwise(
    "exp",
    _GROUP,
    mark_for_translation("ops", "e to the power of each element."),
    forward=lambda out, A: np.exp(A, out),
    vjp=lambda into, g, out, _A: np.multiply(g, out, into),
    formula=r"\exp(A)",
    gradient=r"G \odot \exp(A)",
)

LOG = elementwise(
    "log",
    _GROUP,
    mark_for_translation("ops", "The natural logarithm of each element."),
    forward=lambda out, A: np.log(A, out),
    vjp=lambda into, g, _out, A: np.divide(g, A, into),
    traits=Traits(
        domains=(
            Domain(
                "A", lambda A: A <= 0, mark_for_translation("problems", "only a number above 0 has a logarithm")
            ),
        )
    ),
    formula=r"\ln(A)",
    gradient=r"G \oslash A",
    note=mark_for_translation("ops", "A negative element has no logarithm; that of 0 is minus infinity."),
)

ABS = elementwise(
    "abs",
    _GROUP,
    mark_for_translation("ops", "Each element without its sign."),
    forward=lambda out, A: np.abs(A, out),
    vjp=lambda into, g, _out, A: np.multiply(np.sign(A, into), g, into),
    analytic=False,
    formula=r"\lvert A \rvert",
    gradient=r"G \odot \operatorname{sign}(A)",
    note=mark_for_translation("ops", "At 0 there is no derivative: 0 is taken."),
)

EXPM1 = elementwise(
    "expm1",
    _GROUP,
    mark_for_translation("ops", "e to the power of each element, less 1: exact near 0 too."),
    forward=lambda out, A: np.expm1(A, out),
    vjp=lambda into, g, _out, A: np.multiply(g, np.exp(A, into), into),
    formula=r"\exp(A) - 1",
    gradient=r"G \odot \exp(A)",
)

LOG1P = elementwise(
    "log1p",
    _GROUP,
    mark_for_translation("ops", "The natural logarithm of 1 plus each element: exact near 0 too."),
    forward=lambda out, A: np.log1p(A, out),
    vjp=lambda into, g, _out, A: np.divide(g, np.add(A, 1.0, into), into),
    traits=Traits(
        domains=(
            Domain(
                "A",
                lambda A: A <= -1,
                mark_for_translation("problems", "1 plus a number of -1 or less has no logarithm"),
            ),
        )
    ),
    formula=r"\ln(1 + A)",
    gradient=r"G \oslash (1 + A)",
    note=mark_for_translation("ops", "Below -1 there is no logarithm; at -1 it is minus infinity."),
)

SIN = elementwise(
    "sin",
    _GROUP,
    mark_for_translation("ops", "The sine of each element, in radians."),
    forward=lambda out, A: np.sin(A, out),
    vjp=lambda into, g, _out, A: np.multiply(g, np.cos(A, into), into),
    formula=r"\sin(A)",
    gradient=r"G \odot \cos(A)",
)


def _cos_vjp(into: Array, g: Array, _out: Array, A: Array) -> None:
    np.sin(A, into)
    np.negative(into, into)
    np.multiply(into, g, into)


COS = elementwise(
    "cos",
    _GROUP,
    mark_for_translation("ops", "The cosine of each element, in radians."),
    forward=lambda out, A: np.cos(A, out),
    vjp=_cos_vjp,
    formula=r"\cos(A)",
    gradient=r"-G \odot \sin(A)",
)

SIGN = elementwise(
    "sign",
    _GROUP,
    mark_for_translation("ops", "-1, 0 or 1: which side of 0 each element is on."),
    forward=lambda out, A: np.sign(A, out),
    vjp=lambda into, *_: into.fill(0),
    analytic=False,
    formula=r"\operatorname{sign}(A)",
    gradient=r"0",
    note=mark_for_translation(
        "ops", "Its derivative is 0, so that nothing behind it learns; at 0, where there is none, 0 is taken."
    ),
)


def _clip_shape(A: Shape, lower: float | None, upper: float | None) -> Shape:
    if lower is not None and upper is not None and lower > upper:
        raise ShapeProblem(
            mark_for_translation("problems", "nothing lies between {lower} and {upper}: lower is the smaller one"),
            lower=f"{lower:g}",
            upper=f"{upper:g}",
        )
    return A


def _clip(out: Array, A: Array, lower: float | None, upper: float | None) -> None:
    np.copyto(out, A)
    if lower is not None:
        np.maximum(out, lower, out=out)
    if upper is not None:
        np.minimum(out, upper, out=out)


def _clip_vjp(into: Array, g: Array, out: Array, A: Array, *_: float | None) -> None:
    np.equal(A, out, into)  # what was not cut off, the bounds themselves included
    np.multiply(into, g, into)


CLIP = Op(
    name="clip",
    group=_GROUP,
    summary=mark_for_translation("ops", "Each element, but not below one bound nor above another."),
    inputs=(Port("A"),),
    attributes=(
        Attribute(
            "lower",
            "number",
            0.0,
            mark_for_translation("ops", "The lower bound l; empty for none"),
            optional=True,
            symbol="l",
        ),
        Attribute(
            "upper",
            "number",
            1.0,
            mark_for_translation("ops", "The upper bound u; empty for none"),
            optional=True,
            symbol="u",
        ),
    ),
    shape=_clip_shape,
    forward=_clip,
    vjps=(_clip_vjp,),
    analytic=False,
    formula=r"\min(\max(A, l), u)",
    gradients=(r"G \odot [l \le A \le u]",),
    note=mark_for_translation("ops", "At a bound there is no derivative: 1 is taken, as between the bounds."),
)

STOP_GRADIENT = elementwise(
    "stop_gradient",
    _GROUP,
    mark_for_translation("ops", "Passes a matrix on, and no gradient back: what lies behind it is held constant."),
    forward=lambda out, A: np.copyto(out, A),
    vjp=lambda into, *_: into.fill(0),
    analytic=False,
    traits=Traits(rescales=Rescaling("A"), affine_in=("A",), stops_gradient=True),
    formula=r"A",
    gradient=r"0",
    note=mark_for_translation(
        "ops", "The value depends on A all the same: its gradient is 0 because this node says so."
    ),
)

FUNCTIONS = (SQUARE, POWER, SQRT, EXP, EXPM1, LOG, LOG1P, ABS, SIGN, CLIP, SIN, COS, STOP_GRADIENT)
