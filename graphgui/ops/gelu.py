"""The Gaussian error linear unit (Hendrycks and Gimpel 2016): A Φ(A), exactly or by its form with tanh."""

import math
from typing import Literal

import numpy as np

from graphgui.ops.op import Array, Attribute, Shape, elementwise
from graphgui.words import mark_for_translation

Form = Literal["tanh", "exact"]

_ROOT = math.sqrt(2 / math.pi)
_CUBIC = 0.044715

# Hart et al. 1968, formula 5666, as West 2005 writes it: Φ(-z) = e^(-z²/2) P(z) / Q(z), to 1e-15, and to 8 digits
# of its own where it is as small as 1e-12. Highest power first.
_P = (
    3.52624965998911e-02,
    0.700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376,
)
_Q = (
    8.83883476483184e-02,
    1.75566716318264,
    16.064177579207,
    86.7807322029461,
    296.564248779674,
    637.333633378831,
    793.826512519948,
    440.413735824752,
)
_FAR = 40.0  # e^(-z²/2) is 0 from here on


def _forward(out: Array, A: Array, form: Form, *spaces: Array) -> None:
    (_exact if form == "exact" else _by_tanh)(out, A, *spaces)


def _vjp(into: Array, g: Array, out: Array, A: Array, form: Form, *spaces: Array) -> None:
    (_exact_vjp if form == "exact" else _by_tanh_vjp)(into, g, out, A, *spaces)


def _workspaces(A: Shape, form: Form) -> tuple[Shape, ...]:
    return (A, A) if form == "exact" else (A,)


def _by_tanh(out: Array, A: Array, cut: Array) -> None:
    np.square(A, cut)
    np.multiply(cut, _ROOT * _CUBIC, cut)
    np.add(cut, _ROOT, cut)
    np.multiply(cut, A, cut)
    np.tanh(cut, cut)
    np.subtract(1.0, cut, cut)
    np.multiply(cut, 0.5, cut)
    np.multiply(A, cut, out)
    np.subtract(A, out, out)


def _by_tanh_vjp(into: Array, g: Array, out: Array, A: Array, cut: Array) -> None:
    # With w = (1 - tanh u) / 2 for `cut`: out = A (1 - w) and w' = -2 w (1 - w) u', so that
    # out' = 1 - w + 2 A (1 - w) w u' = 1 + w (2 out u' - 1), which needs no second array.
    # Far out one factor is 0, and the other must not be infinite.
    largest = np.finfo(into.dtype).max
    np.square(A, into)
    np.minimum(into, largest, out=into)
    np.multiply(into, 6 * _ROOT * _CUBIC, into)
    np.add(into, 2 * _ROOT, into)
    np.multiply(into, out, into)
    np.minimum(into, largest, out=into)
    np.subtract(into, 1.0, into)
    np.multiply(into, cut, into)
    np.add(into, 1.0, into)
    np.multiply(into, g, into)


def _exact(out: Array, A: Array, slope: Array, z: Array) -> None:
    # With t = Φ(-z) and z = |A|: out = max(A, 0) - z t, which keeps all digits far below 0, and
    # out' = ½ + sign(A) (½ - t + z φ(z)), of which `slope` keeps what stands in brackets.
    np.abs(A, z)
    np.minimum(z, _FAR, out=z)
    _polynomial(slope, z, _P)
    _polynomial(out, z, _Q)
    np.divide(slope, out, slope)
    np.multiply(z, z, out)
    np.multiply(out, -0.5, out)
    np.exp(out, out)
    np.multiply(slope, out, slope)
    np.multiply(out, z, out)
    np.multiply(out, 1 / math.sqrt(2 * math.pi), out)
    np.multiply(z, slope, z)
    np.subtract(out, slope, slope)
    np.add(slope, 0.5, slope)
    np.maximum(A, 0.0, out=out)
    np.subtract(out, z, out)


def _exact_vjp(into: Array, g: Array, _out: Array, A: Array, slope: Array, _z: Array) -> None:
    np.sign(A, into)
    np.multiply(into, slope, into)
    np.add(into, 0.5, into)
    np.multiply(into, g, into)


def _polynomial(out: Array, z: Array, coefficients: tuple[float, ...]) -> None:
    np.multiply(z, coefficients[0], out)
    for coefficient in coefficients[1:-1]:
        np.add(out, coefficient, out)
        np.multiply(out, z, out)
    np.add(out, coefficients[-1], out)


GELU = elementwise(
    "gelu",
    mark_for_translation("ops", "Activations"),
    mark_for_translation("ops", "Each element times the chance that a normal variable is smaller."),
    attributes=(
        Attribute(
            "form",
            "choice",
            "tanh",
            mark_for_translation("ops", "By the normal distribution itself, or by a tanh that comes near it"),
            choices=("tanh", "exact"),
        ),
    ),
    workspaces=_workspaces,
    forward=_forward,
    vjp=_vjp,
    analytic=False,
    formula=(
        r"A \odot P, \quad P = \begin{cases} \frac{1}{2}\,(1 + \tanh U) & \text{tanh} \\"
        r" \Phi(A) & \text{exact} \end{cases},"
        r" \quad U = \sqrt{\tfrac{2}{\pi}}\,(A + 0.044715\,A^{\odot 3})"
    ),
    gradient=(
        r"G \odot (P + A \odot P'), \quad P' = \begin{cases}"
        r" \frac{1}{2}\,(1 - \tanh^{2} U) \odot U' & \text{tanh} \\"
        r" \frac{1}{\sqrt{2 \pi}}\,e^{-A^{\odot 2} / 2} & \text{exact} \end{cases},"
        r" \quad U' = \sqrt{\tfrac{2}{\pi}}\,(1 + 0.134145\,A^{\odot 2})"
    ),
    note=mark_for_translation(
        "ops",
        "Φ is the normal distribution. The form with tanh is within 0.0005 of the exact one, and quicker to "
        "compute.",
    ),
)
