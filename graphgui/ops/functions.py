"""Functions of one number, applied to every element."""

import numpy as np

from graphgui.ops.op import Array, Attribute, elementwise
from graphgui.ops.traits import Domain, Traits
from graphgui.words import mark_for_translation

_GROUP = mark_for_translation("ops", "Functions")

SQUARE = elementwise(
    "square",
    _GROUP,
    mark_for_translation("ops", "Each element times itself."),
    forward=lambda out, A: np.square(A, out),
    vjp=lambda into, g, _out, A: np.multiply(np.multiply(A, 2.0, into), g, into),
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
    attributes=(Attribute("exponent", "number", 3.0, mark_for_translation("ops", "The exponent k")),),
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

FUNCTIONS = (SQUARE, POWER, SQRT, EXP, LOG, ABS)
