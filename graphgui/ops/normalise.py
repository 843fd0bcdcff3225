"""Each row brought to mean 0 and variance 1: no row looks at another, so a batch of one will do."""

import numpy as np

from graphgui.ops.op import Array, Attribute, Op, Port, Shape, same_shape
from graphgui.words import mark_for_translation


def _workspaces(A: Shape, _epsilon: float) -> tuple[Shape, ...]:
    return (A[0], 1), (A[0], 1), (A[0], 1)


def _forward(out: Array, A: Array, epsilon: float, deviation: Array, mean: Array, _along: Array) -> None:
    columns = A.shape[1]
    np.add.reduce(A, 1, out=mean, keepdims=True)
    np.divide(mean, columns, mean)
    np.subtract(A, mean, out)
    np.einsum("ij,ij->i", out, out, out=deviation[:, 0])
    np.divide(deviation, columns, deviation)
    np.add(deviation, epsilon, deviation)
    np.sqrt(deviation, deviation)
    if not np.isfinite(deviation).all():
        _rescale(out, A, epsilon, deviation, mean)
    np.divide(out, deviation, out)


def _rescale(out: Array, A: Array, epsilon: float, deviation: Array, mean: Array) -> None:
    """The same for numbers whose sums or squares leave the range of floats: each row over its largest number."""
    size = np.maximum.reduce(np.abs(A), 1, keepdims=True)
    size = np.exp2(np.floor(np.log2(np.where((size > 0) & np.isfinite(size), size, 1.0))))
    np.divide(A, size, out)
    mean[:] = np.add.reduce(out, 1, keepdims=True) / A.shape[1]
    np.subtract(out, mean, out)
    squares = np.einsum("ij,ij->i", out, out)[:, np.newaxis] / A.shape[1]
    deviation[:] = np.sqrt(squares + epsilon / size / size) * size
    np.multiply(out, size, out)


def _vjp(
    into: Array, g: Array, out: Array, _A: Array, _eps: float, deviation: Array, mean: Array, along: Array
) -> None:
    columns = g.shape[1]
    np.einsum("ij,ij->i", g, out, out=along[:, 0])
    np.divide(along, columns, along)
    np.add.reduce(g, 1, out=mean, keepdims=True)
    np.divide(mean, columns, mean)
    np.multiply(out, along, into)
    np.add(into, mean, into)
    np.subtract(g, into, into)
    np.divide(into, deviation, into)


NORMALISE_ROWS = Op(
    name="normalise_rows",
    group=mark_for_translation("ops", "Layers"),
    summary=mark_for_translation("ops", "Each row less its mean, over its standard deviation."),
    inputs=(Port("A"),),
    output_symbol="N",
    attributes=(
        Attribute(
            "epsilon",
            "number",
            1e-5,
            mark_for_translation("ops", "Added to the variance, so that it is never 0: ε"),
            minimum=1e-12,
            symbol=r"\varepsilon",
        ),
    ),
    shape=same_shape,
    workspaces=_workspaces,
    forward=_forward,
    vjps=(_vjp,),
    formula=(
        r"N_{ij} = \frac{A_{ij} - \mu_{i}}{s_{i}}, \quad \mu_{i} = \frac{1}{n} \sum_{j} A_{ij}, \quad"
        r" s_{i} = \sqrt{\frac{1}{n} \sum_{j} (A_{ij} - \mu_{i})^{2} + \varepsilon}"
    ),
    gradients=(
        r"\left(G - \tfrac{1}{n}\,G\,\mathbf{1}\,\mathbf{1}^{\top} -"
        r" N \odot \tfrac{1}{n}\,(G \odot N)\,\mathbf{1}\,\mathbf{1}^{\top}\right) \oslash s\,\mathbf{1}^{\top}",
    ),
    index_form=(
        r"\frac{\partial C}{\partial A_{kl}} = \frac{1}{s_{k}} \Big(G_{kl} - \frac{1}{n} \sum_{j} G_{kj}"
        r" - N_{kl}\,\frac{1}{n} \sum_{j} G_{kj} N_{kj}\Big)",
    ),
)
