"""What bends a network between its layers."""

import numpy as np

from graphgui.ops.gelu import GELU
from graphgui.ops.op import Array, Attribute, Op, Port, elementwise, same_shape
from graphgui.ops.traits import Traits
from graphgui.words import mark_for_translation

_GROUP = mark_for_translation("ops", "Activations")


def _relu_vjp(into: Array, g: Array, _out: Array, A: Array) -> None:
    np.greater(A, 0.0, into)
    np.multiply(into, g, into)


RELU = elementwise(
    "relu",
    _GROUP,
    mark_for_translation("ops", "Each element where it is positive, else 0."),
    forward=lambda out, A: np.maximum(A, 0.0, out=out),
    vjp=_relu_vjp,
    analytic=False,
    traits=Traits(can_die=True),
    formula=r"\max(A, 0)",
    gradient=r"G \odot [A > 0]",
    note=mark_for_translation("ops", "At 0 there is no derivative: 0 is taken."),
)


def _leaky_relu(out: Array, A: Array, slope: float) -> None:
    np.multiply(A, slope, out)
    np.maximum(A, out, out=out)


def _leaky_relu_vjp(into: Array, g: Array, _out: Array, A: Array, slope: float) -> None:
    np.greater(A, 0.0, into)
    np.multiply(into, 1.0 - slope, into)
    np.add(into, slope, into)
    np.multiply(into, g, into)


LEAKY_RELU = elementwise(
    "leaky_relu",
    _GROUP,
    mark_for_translation("ops", "Each element where it is positive, else a small part of it."),
    attributes=(
        Attribute(
            "slope",
            "number",
            0.01,
            mark_for_translation("ops", "The slope α below 0"),
            minimum=0.0,
            maximum=1.0,
            symbol=r"\alpha",
        ),
    ),
    forward=_leaky_relu,
    vjp=_leaky_relu_vjp,
    analytic=False,
    formula=r"\max(A, \alpha A)",
    gradient=r"G \odot \left([A > 0] + \alpha\,[A \le 0]\right)",
    note=mark_for_translation("ops", "At 0 there is no derivative: α is taken."),
)


def _tanh_vjp(into: Array, g: Array, out: Array, _A: Array) -> None:
    np.multiply(out, out, into)
    np.subtract(1.0, into, into)
    np.multiply(into, g, into)


TANH = elementwise(
    "tanh",
    _GROUP,
    mark_for_translation("ops", "The hyperbolic tangent of each element: between -1 and 1."),
    forward=lambda out, A: np.tanh(A, out),
    vjp=_tanh_vjp,
    formula=r"\tanh(A)",
    gradient=r"G \odot \left(1 - \tanh^{2}(A)\right)",
)


def _sigmoid(out: Array, A: Array) -> None:
    # exp rather than tanh: far below 0 the value keeps all its digits, and exp's overflow gives the 0 it should.
    np.negative(A, out)
    np.exp(out, out)
    np.add(out, 1.0, out)
    np.reciprocal(out, out)


def _sigmoid_vjp(into: Array, g: Array, out: Array, _A: Array) -> None:
    np.subtract(1.0, out, into)
    np.multiply(into, out, into)
    np.multiply(into, g, into)


SIGMOID = elementwise(
    "sigmoid",
    _GROUP,
    mark_for_translation("ops", "Each element squeezed between 0 and 1, as a probability."),
    forward=_sigmoid,
    vjp=_sigmoid_vjp,
    traits=Traits(
        saturates=mark_for_translation(
            "problems", "A sigmoid passes on a quarter at most, and there are {count} of them."
        )
    ),
    formula=r"\sigma(A) = \frac{1}{1 + e^{-A}}",
    gradient=r"G \odot \sigma(A) \odot \left(1 - \sigma(A)\right)",
)


def _softplus(out: Array, A: Array, magnitude: Array) -> None:
    # ln(1 + e^A) = max(A, 0) + ln(1 + e^-|A|): no exponential overflows.
    np.abs(A, magnitude)
    np.negative(magnitude, out)
    np.exp(out, out)
    np.log1p(out, out)
    np.maximum(A, 0.0, out=magnitude)
    np.add(out, magnitude, out)


def _softplus_vjp(into: Array, g: Array, out: Array, A: Array, _magnitude: Array) -> None:
    np.subtract(A, out, into)
    np.exp(into, into)
    np.multiply(into, g, into)


SOFTPLUS = elementwise(
    "softplus",
    _GROUP,
    mark_for_translation("ops", "A relu without its corner."),
    workspaces=lambda A: (A,),
    forward=_softplus,
    vjp=_softplus_vjp,
    analytic=False,
    formula=r"\ln(1 + e^{A})",
    gradient=r"G \odot \sigma(A)",
)


def _elu(out: Array, A: Array, alpha: float, positive: Array) -> None:
    np.maximum(A, 0.0, out=positive)
    np.minimum(A, 0.0, out=out)
    np.expm1(out, out)
    np.multiply(out, alpha, out)
    np.add(out, positive, out)


def _elu_vjp(into: Array, g: Array, _out: Array, A: Array, alpha: float, positive: Array) -> None:
    np.minimum(A, 0.0, out=into)
    np.exp(into, into)
    np.multiply(into, alpha, into)
    np.greater(A, 0.0, positive)
    np.multiply(positive, 1.0 - alpha, positive)  # where A is positive, α stands there and 1 should
    np.add(into, positive, into)
    np.multiply(into, g, into)


ELU = elementwise(
    "elu",
    _GROUP,
    mark_for_translation("ops", "Each element where it is positive, else an exponential that levels off at -α."),
    attributes=(
        Attribute(
            "alpha",
            "number",
            1.0,
            mark_for_translation("ops", "How far below 0 it goes: α"),
            minimum=0.0,
            symbol=r"\alpha",
        ),
    ),
    workspaces=lambda A, alpha: (A,),
    forward=_elu,
    vjp=_elu_vjp,
    analytic=False,
    formula=r"\begin{cases} A & A > 0 \\ \alpha\,(e^{A} - 1) & \text{else} \end{cases}",
    gradient=r"G \odot \begin{cases} 1 & A > 0 \\ \alpha\,e^{A} & \text{else} \end{cases}",
    note=mark_for_translation("ops", "At 0 there is no derivative unless α is 1: α is taken."),
)


def _silu(out: Array, A: Array, gate: Array) -> None:
    _sigmoid(gate, A)
    np.multiply(A, gate, out)


def _silu_vjp(into: Array, g: Array, out: Array, _A: Array, gate: Array) -> None:
    # (A s)' = s + A s (1 - s) = s + out (1 - s)
    np.subtract(1.0, gate, into)
    np.multiply(into, out, into)
    np.add(into, gate, into)
    np.multiply(into, g, into)


SILU = elementwise(
    "silu",
    _GROUP,
    mark_for_translation("ops", "Each element times its sigmoid, also called swish."),
    workspaces=lambda A: (A,),
    forward=_silu,
    vjp=_silu_vjp,
    formula=r"A \odot \sigma(A)",
    gradient=r"G \odot \left(\sigma(A) + A \odot \sigma(A) \odot \left(1 - \sigma(A)\right)\right)",
)


def _softmax(out: Array, A: Array, of_row: Array) -> None:
    np.maximum.reduce(A, 1, out=of_row, keepdims=True)
    np.subtract(A, of_row, out)
    np.exp(out, out)
    np.add.reduce(out, 1, out=of_row, keepdims=True)
    np.divide(out, of_row, out)


def _softmax_vjp(into: Array, g: Array, out: Array, _A: Array, of_row: Array) -> None:
    np.einsum("ij,ij->i", g, out, out=of_row[:, 0])
    np.subtract(g, of_row, into)
    np.multiply(into, out, into)


SOFTMAX = Op(
    name="softmax",
    group=_GROUP,
    summary=mark_for_translation("ops", "Each row made into probabilities, which add up to 1."),
    inputs=(Port("A"),),
    output_symbol="S",
    shape=same_shape,
    workspaces=lambda A: ((A[0], 1),),
    forward=_softmax,
    vjps=(_softmax_vjp,),
    formula=r"S_{ij} = \frac{e^{A_{ij}}}{\sum_{k} e^{A_{ik}}}",
    gradients=(r"S \odot \left(G - (G \odot S)\,\mathbf{1}\,\mathbf{1}^{\top}\right)",),
    index_form=(r"\frac{\partial C}{\partial A_{kl}} = S_{kl} \Big(G_{kl} - \sum_{j} G_{kj} S_{kj}\Big)",),
)

ACTIVATIONS = (RELU, LEAKY_RELU, ELU, TANH, SIGMOID, SOFTPLUS, SILU, GELU, SOFTMAX)
