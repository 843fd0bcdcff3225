"""A matrix made one number, one for each row, or one for each column."""

from collections.abc import Mapping

import numpy as np

from graphgui.ops.op import Array, Attribute, Op, Port, Shape, ShapeProblem, show_shape
from graphgui.ops.traits import Traits
from graphgui.words import mark_for_translation

_GROUP = mark_for_translation("ops", "Reductions")

_AXES: Mapping[str, int | tuple[int, int]] = {"all": (0, 1), "rows": 1, "columns": 0}

_BY = Attribute(
    "by",
    "choice",
    "all",
    mark_for_translation("ops", "One number of all elements, one for each row, or one for each column"),
    choices=("all", "rows", "columns"),
)


def _reduced(A: Shape, by: str, *_: object) -> Shape:
    return 1 if by in ("all", "columns") else A[0], 1 if by in ("all", "rows") else A[1]


def _sum(out: Array, A: Array, by: str) -> None:
    np.add.reduce(A, _AXES[by], out=out, keepdims=True)


def _mean(out: Array, A: Array, by: str) -> None:
    np.add.reduce(A, _AXES[by], out=out, keepdims=True)
    np.divide(out, A.size // out.size, out)


SUM = Op(
    name="sum",
    group=_GROUP,
    summary=mark_for_translation("ops", "The sum of all elements, of each row or of each column."),
    inputs=(Port("A"),),
    attributes=(_BY,),
    shape=_reduced,
    forward=_sum,
    vjps=(lambda into, g, _out, _A, _by: np.copyto(into, g),),
    formula=(
        r"\begin{cases} \mathbf{1}^{\top} A\,\mathbf{1} & \text{all} \\"
        r" A\,\mathbf{1} & \text{rows} \\ \mathbf{1}^{\top} A & \text{columns} \end{cases}"
    ),
    gradients=(
        r"\begin{cases} \mathbf{1}\,G\,\mathbf{1}^{\top} & \text{all} \\"
        r" G\,\mathbf{1}^{\top} & \text{rows} \\ \mathbf{1}\,G & \text{columns} \end{cases}",
    ),
    index_form=(
        r"\frac{\partial C}{\partial A_{kl}} = \begin{cases} G & \text{all} \\"
        r" G_{k} & \text{rows} \\ G_{l} & \text{columns} \end{cases}",
    ),
)

MEAN = Op(
    name="mean",
    group=_GROUP,
    summary=mark_for_translation("ops", "The mean of all elements, of each row or of each column."),
    inputs=(Port("A"),),
    attributes=(_BY,),
    shape=_reduced,
    forward=_mean,
    vjps=(lambda into, g, out, _A, _by: np.divide(g, into.size // out.size, into),),
    traits=Traits(takes_mean=True),
    formula=(
        r"\begin{cases} \frac{1}{q n}\,\mathbf{1}^{\top} A\,\mathbf{1} & \text{all} \\"
        r" \frac{1}{n}\,A\,\mathbf{1} & \text{rows} \\"
        r" \frac{1}{q}\,\mathbf{1}^{\top} A & \text{columns} \end{cases}"
    ),
    gradients=(
        r"\begin{cases} \frac{1}{q n}\,\mathbf{1}\,G\,\mathbf{1}^{\top} & \text{all} \\"
        r" \frac{1}{n}\,G\,\mathbf{1}^{\top} & \text{rows} \\"
        r" \frac{1}{q}\,\mathbf{1}\,G & \text{columns} \end{cases}",
    ),
)


def _variance_shape(A: Shape, by: str, correction: int) -> Shape:
    out = _reduced(A, by)
    count = A[0] * A[1] // (out[0] * out[1])
    if count <= correction:
        raise ShapeProblem(
            mark_for_translation(
                "problems", "a variance divides by {count} numbers less {correction}: that leaves nothing"
            ),
            port="A",
            count=count,
            correction=correction,
        )
    return out


def _variance(out: Array, A: Array, by: str, correction: int, deviations: Array) -> None:
    count = A.size // out.size
    np.add.reduce(A, _AXES[by], out=out, keepdims=True)
    np.divide(out, count, out)
    np.subtract(A, out, deviations)
    axes = {"all": "ij,ij->", "rows": "ij,ij->i", "columns": "ij,ij->j"}[by]
    into = {"all": out[0, 0, ...], "rows": out[:, 0], "columns": out[0]}[by]
    np.einsum(axes, deviations, deviations, out=into)
    np.divide(out, count - correction, out)


def _variance_vjp(
    into: Array, g: Array, out: Array, A: Array, _by: str, correction: int, deviations: Array
) -> None:
    np.multiply(deviations, 2 / (A.size // out.size - correction), into)
    np.multiply(into, g, into)


VARIANCE = Op(
    name="variance",
    group=_GROUP,
    summary=mark_for_translation("ops", "The variance of all elements, of each row or of each column."),
    inputs=(Port("A"),),
    attributes=(
        _BY,
        Attribute(
            "correction",
            "integer",
            0,
            mark_for_translation(
                "ops", "Taken off the count that divides: c is 0 for a population, 1 for a sample"
            ),
            minimum=0,
            symbol="c",
        ),
    ),
    shape=_variance_shape,
    workspaces=lambda A, by, correction: (A,),
    forward=_variance,
    vjps=(_variance_vjp,),
    traits=Traits(takes_mean=True, squares=("A",)),
    formula=r"\frac{1}{m - c} \sum (A - \mu)^{2}, \quad \mu = \frac{1}{m} \sum A",
    gradients=(r"\frac{2}{m - c}\,G \odot (A - \mu)",),
    index_formula=(
        r"E_{ij} = \begin{cases} \frac{1}{m - c} \sum_{kl} (A_{kl} - \mu)^{2} & \text{all} \\"
        r" \frac{1}{m - c} \sum_{l} (A_{il} - \mu_{i})^{2} & \text{rows} \\"
        r" \frac{1}{m - c} \sum_{k} (A_{kj} - \mu_{j})^{2} & \text{columns} \end{cases},"
        r" \quad m = \begin{cases} q n & \text{all} \\ n & \text{rows} \\ q & \text{columns} \end{cases},"
        r" \quad \mu = \frac{1}{m} \begin{cases} \mathbf{1}^{\top} A\,\mathbf{1} & \text{all} \\"
        r" A\,\mathbf{1} & \text{rows} \\ \mathbf{1}^{\top} A & \text{columns} \end{cases}"
    ),
    index_form=(
        r"\frac{\partial C}{\partial A_{kl}} = \begin{cases} \frac{2}{m - c}\,G\,(A_{kl} - \mu) & \text{all} \\"
        r" \frac{2}{m - c}\,G_{k}\,(A_{kl} - \mu_{k}) & \text{rows} \\"
        r" \frac{2}{m - c}\,G_{l}\,(A_{kl} - \mu_{l}) & \text{columns} \end{cases}",
    ),
    note=mark_for_translation("ops", "m numbers go into each variance: all, those of a row, or of a column."),
)


def _extreme_vjp(into: Array, g: Array, out: Array, A: Array, by: str, count: Array) -> None:
    np.equal(A, out, into)
    np.add.reduce(into, _AXES[by], out=count, keepdims=True)
    np.divide(into, count, into)
    np.multiply(into, g, into)


def _extreme(name: str, summary: str, reduce: np.ufunc) -> Op:
    return Op(
        name=name,
        group=_GROUP,
        summary=summary,
        inputs=(Port("A"),),
        attributes=(_BY,),
        shape=_reduced,
        workspaces=lambda A, by: (_reduced(A, by),),
        forward=lambda out, A, by, _count: reduce.reduce(A, _AXES[by], out=out, keepdims=True),
        vjps=(_extreme_vjp,),
        analytic=False,
        output_symbol="E",
        formula=rf"E = \{name} A",
        gradients=(r"G \odot \frac{[A = E]}{\sum [A = E]}",),
        index_formula=(
            rf"E_{{ij}} = \begin{{cases}} \{name}_{{kl}} A_{{kl}} & \text{{all}} \\"
            rf" \{name}_{{l}} A_{{il}} & \text{{rows}} \\"
            rf" \{name}_{{k}} A_{{kj}} & \text{{columns}} \end{{cases}}"
        ),
        index_form=(
            r"\frac{\partial C}{\partial A_{kl}} = \begin{cases}"
            r" G\,\frac{[A_{kl} = E]}{\sum_{ij} [A_{ij} = E]} & \text{all} \\"
            r" G_{k}\,\frac{[A_{kl} = E_{k}]}{\sum_{j} [A_{kj} = E_{k}]} & \text{rows} \\"
            r" G_{l}\,\frac{[A_{kl} = E_{l}]}{\sum_{i} [A_{il} = E_{l}]} & \text{columns} \end{cases}",
        ),
        note=mark_for_translation(
            "ops", "Where several elements are equal there is no derivative: they share G in equal parts."
        ),
    )


MAX = _extreme(
    "max", mark_for_translation("ops", "The largest of all elements, of each row or of each column."), np.maximum
)
MIN = _extreme(
    "min", mark_for_translation("ops", "The smallest of all elements, of each row or of each column."), np.minimum
)


def _log_sum_exp(out: Array, A: Array, by: str, share: Array, total: Array) -> None:
    # The largest element comes off before the exponential and on again after the logarithm, so that none
    # overflows; were it infinite, it would come off itself as inf - inf.
    largest = np.finfo(out.dtype).max
    np.maximum.reduce(A, _AXES[by], out=out, keepdims=True)
    np.maximum(out, -largest, out=out)
    np.minimum(out, largest, out=out)
    np.subtract(A, out, share)
    np.exp(share, share)
    np.add.reduce(share, _AXES[by], out=total, keepdims=True)
    np.divide(share, total, share)
    np.log(total, total)
    np.add(out, total, out)


LOG_SUM_EXP = Op(
    name="log_sum_exp",
    group=_GROUP,
    summary=mark_for_translation(
        "ops",
        "A maximum without corners: the logarithm of the sum of exponentials, of all, of each row or column.",
    ),
    inputs=(Port("A"),),
    attributes=(_BY,),
    shape=_reduced,
    workspaces=lambda A, by: (A, _reduced(A, by)),
    forward=_log_sum_exp,
    vjps=(lambda into, g, _out, _A, _by, share, _total: np.multiply(share, g, into),),
    output_symbol="E",
    formula=r"E = \ln \sum e^{A}",
    gradients=(r"G \odot e^{A - E}",),
    index_formula=(
        r"E_{ij} = \begin{cases} \ln(\sum_{kl} e^{A_{kl}}) & \text{all} \\"
        r" \ln(\sum_{l} e^{A_{il}}) & \text{rows} \\"
        r" \ln(\sum_{k} e^{A_{kj}}) & \text{columns} \end{cases}"
    ),
    index_form=(
        r"\frac{\partial C}{\partial A_{kl}} = \begin{cases} G\,e^{A_{kl} - E} & \text{all} \\"
        r" G_{k}\,e^{A_{kl} - E_{k}} & \text{rows} \\ G_{l}\,e^{A_{kl} - E_{l}} & \text{columns} \end{cases}",
    ),
)


def _trace_shape(A: Shape) -> Shape:
    if A[0] != A[1]:
        raise ShapeProblem(
            mark_for_translation("problems", "A is {shape}: only a square matrix has a trace"),
            port="A",
            shape=show_shape(A),
        )
    return 1, 1


def _trace(out: Array, A: Array) -> None:
    out[0, 0] = np.add.reduce(np.diagonal(A))


def _trace_vjp(into: Array, g: Array, *_: Array) -> None:
    into.fill(0)
    np.fill_diagonal(into, g.item())


TRACE = Op(
    name="trace",
    group=_GROUP,
    summary=mark_for_translation("ops", "The sum of the diagonal of a square matrix."),
    inputs=(Port("A"),),
    shape=_trace_shape,
    forward=_trace,
    vjps=(_trace_vjp,),
    formula=r"\sum_{i} A_{ii}",
    gradients=(r"G\,I",),
    index_form=(r"\frac{\partial C}{\partial A_{kl}} = G\,\delta_{kl}",),
)

REDUCTIONS = (SUM, MEAN, VARIANCE, MAX, MIN, LOG_SUM_EXP, TRACE)
