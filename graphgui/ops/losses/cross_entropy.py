"""Losses of probabilities, taken from logits: the numbers before a sigmoid or a softmax.

From logits they stay finite where the probability itself would round to 0.
"""

import numpy as np

from graphgui.ops.losses.errors import GROUP, first_excluded
from graphgui.ops.op import Array, Op, Port, Shape, ShapeProblem, show_shape
from graphgui.ops.traits import Comparison, Traits
from graphgui.words import Problem, mark_for_translation


def _binary_shape(Z: Shape, Y: Shape) -> Shape:
    if Z != Y:
        raise ShapeProblem(
            mark_for_translation("problems", "Z is {logits} and Y is {target}: each logit needs a target, 0 or 1"),
            logits=show_shape(Z),
            target=show_shape(Y),
        )
    return 1, 1


def _binary(out: Array, Z: Array, Y: Array, magnitude: Array, excess: Array) -> None:
    # ln(1 + e^Z) - Y Z = ln(1 + e^-|Z|) + (|Z| + Z - 2 Y Z) / 2: no exponential overflows, no term is negative.
    np.abs(Z, magnitude)
    np.multiply(Y, -2.0, excess)
    np.add(excess, 1.0, excess)
    np.multiply(excess, Z, excess)
    np.add(excess, magnitude, excess)
    np.negative(magnitude, magnitude)
    np.exp(magnitude, magnitude)
    np.log1p(magnitude, magnitude)
    total = np.add.reduce(magnitude, (0, 1)) + 0.5 * np.add.reduce(excess, (0, 1))
    if np.isnan(total):  # 0 · ∞: an infinite logit costs nothing where its target agrees, and all else where not
        certain = np.isinf(Z)
        excess[certain] = np.where((Z > 0) == Y, 0.0, np.inf)[certain]
        total = np.add.reduce(magnitude, (0, 1)) + 0.5 * np.add.reduce(excess, (0, 1))
    out[0, 0] = total / len(Z)


def _binary_vjp_Z(into: Array, g: Array, _out: Array, Z: Array, Y: Array, *_: Array) -> None:
    np.negative(Z, into)
    np.exp(into, into)
    np.add(into, 1.0, into)
    np.reciprocal(into, into)
    np.subtract(into, Y, into)
    np.multiply(into, g.item() / len(Z), into)


def _binary_vjp_Y(into: Array, g: Array, _out: Array, Z: Array, *_: Array) -> None:
    np.multiply(Z, -g.item() / len(Z), into)


def _refuse_binary(Y: Array, _columns: int) -> Problem | None:
    excluded = ~((Y >= 0) & (Y <= 1))
    if not excluded.any():
        return None
    template = mark_for_translation(
        "problems", "it is {number} in row {row}, column {column}, and 0, 1 or a probability in between is needed"
    )
    return Problem(template, **first_excluded(excluded, Y))


BINARY_CROSS_ENTROPY = Op(
    name="binary_cross_entropy",
    group=GROUP,
    summary=mark_for_translation(
        "ops", "How surprised logits are by targets of 0 and 1, summed over columns, mean over the q rows."
    ),
    inputs=(Port("Z"), Port("Y")),
    output="C",
    shape=_binary_shape,
    workspaces=lambda Z, Y: (Z, Z),
    forward=_binary,
    vjps=(_binary_vjp_Z, _binary_vjp_Y),
    analytic=False,
    is_loss=True,
    traits=Traits(compares=Comparison("Z", "Y", "logit", _refuse_binary, curvature=lambda _Y: 0.25)),
    formula=r"C = \frac{1}{q} \sum_{ij} \left(\ln(1 + e^{Z_{ij}}) - Y_{ij} Z_{ij}\right)",
    gradients=(r"\frac{1}{q}\,G\,(\sigma(Z) - Y)", r"-\frac{1}{q}\,G\,Z"),
    index_form=(
        r"\frac{\partial C}{\partial Z_{ij}} = \frac{1}{q}\,G \Big(\frac{1}{1 + e^{-Z_{ij}}} - Y_{ij}\Big)",
        r"\frac{\partial C}{\partial Y_{ij}} = -\frac{1}{q}\,G\,Z_{ij}",
    ),
    note=mark_for_translation("ops", "Targets between 0 and 1 may stand for probabilities."),
)


def _are_labels(Z: Shape, Y: Shape) -> bool:
    return Y[1] == 1 and Z[1] > 1


def _softmax_shape(Z: Shape, Y: Shape) -> Shape:
    if Y[0] != Z[0] or Y[1] not in (1, Z[1]):
        raise ShapeProblem(
            mark_for_translation(
                "problems",
                "Z is {logits} and Y is {target}: Y needs {rows} rows, and {columns} columns of probabilities "
                "or one column of labels",
            ),
            port="Y",
            logits=show_shape(Z),
            target=show_shape(Y),
            rows=Z[0],
            columns=Z[1],
        )
    return 1, 1


def _softmax_workspaces(Z: Shape, Y: Shape) -> tuple[Shape, ...]:
    spaces = (Z, (4, Z[0]), (Z[1], 1))
    return (*spaces, Z) if _are_labels(Z, Y) else spaces


def _softmax(
    out: Array, Z: Array, Y: Array, S: Array, notes: Array, ones: Array, one_hot: Array | None = None
) -> None:
    """Leave in S the softmax of Z, each row times the sum of Y's row: less Y it is the gradient."""
    largest, total, weight, log_total = notes[:, :, np.newaxis]
    if one_hot is not None:
        np.equal(np.rint(Y, weight), np.arange(Z.shape[1]), one_hot)
        Y = one_hot
    ones.fill(1)  # a product with ones adds up rows faster than a sum does
    np.matmul(Y, ones, weight)
    if one_hot is not None:
        np.divide(weight, weight, weight)  # 0/0 where a label names no column: the loss is then not a number
    np.maximum.reduce(Z, 1, out=largest, keepdims=True)
    np.subtract(Z, largest, S)
    of_targets = Y.ravel().dot(S.ravel())
    if np.isnan(of_targets):  # 0 · -∞: a class that cannot be, and is not, costs nothing
        of_targets = np.where(Y == 0, 0.0, Y * S).sum()
    np.exp(S, S)
    np.matmul(S, ones, total)
    np.log(total, log_total)
    out[0, 0] = (notes[2].dot(notes[3]) - of_targets) / len(Z)
    np.divide(weight, total, total)
    np.multiply(S, total, S)


def _softmax_vjp_Z(
    into: Array, g: Array, _out: Array, _Z: Array, Y: Array, S: Array, _notes: Array, _ones: Array, *one_hot: Array
) -> None:
    np.subtract(S, one_hot[0] if one_hot else Y, into)
    np.multiply(into, g.item() / len(S), into)


def _softmax_vjp_Y(
    into: Array, g: Array, _out: Array, Z: Array, _Y: Array, _S: Array, notes: Array, _ones: Array, *one_hot: Array
) -> None:
    if one_hot:
        into.fill(0)
        return
    largest, _, _, log_total = notes[:, :, np.newaxis]
    np.subtract(largest, Z, into)
    np.add(into, log_total, into)
    np.multiply(into, g.item() / len(Z), into)


def _are_whole(labels: Array, least: int, most: int) -> Array:
    return np.asarray((least <= labels) & (labels <= most) & (labels == np.rint(labels)))


def _refuse_softmax(Y: Array, columns: int) -> Problem | None:
    if columns == 1:
        template = mark_for_translation(
            "problems",
            "there is one column of logits, whose softmax is 1 whatever it holds: take binary_cross_entropy for "
            "two classes, or a column of logits for each class",
        )
        return Problem(template)
    if Y.shape[1] > 1:
        excluded = ~((Y >= 0) & np.isfinite(Y))
        if not excluded.any():
            return None
        template = mark_for_translation(
            "problems", "it is {number} in row {row}, column {column}, and that is no probability"
        )
        return Problem(template, **first_excluded(excluded, Y))
    excluded = ~_are_whole(Y, 0, columns - 1)
    if not excluded.any():
        return None
    if _are_whole(Y, 1, columns).all():
        template = mark_for_translation(
            "problems", "its labels run from 1 to {columns}, and are counted from 0: take 1 from each"
        )
        return Problem(template, columns=columns)
    template = mark_for_translation(
        "problems",
        "it is {number} in row {row}, and the labels of {columns} classes are the whole numbers from 0 to {last}",
    )
    return Problem(template, columns=columns, last=columns - 1, **first_excluded(excluded, Y))


def _softmax_curvature(Y: Array) -> float:
    """That of the softmax is at most 1/2 (Böhning 1992); a row that adds up to t counts t times."""
    return 0.5 if Y.shape[1] == 1 else 0.5 * float(Y.sum(axis=1).max(initial=0.0))


SOFTMAX_CROSS_ENTROPY = Op(
    name="softmax_cross_entropy",
    group=GROUP,
    summary=mark_for_translation(
        "ops", "How surprised the softmax of logits is by the right classes, mean over the q rows."
    ),
    inputs=(Port("Z"), Port("Y")),
    output="C",
    shape=_softmax_shape,
    workspaces=_softmax_workspaces,
    forward=_softmax,
    vjps=(_softmax_vjp_Z, _softmax_vjp_Y),
    is_loss=True,
    traits=Traits(compares=Comparison("Z", "Y", "logits", _refuse_softmax, curvature=_softmax_curvature)),
    formula=(
        r"C = -\frac{1}{q} \sum_{ij} T_{ij} \ln S_{ij}, \quad S_{ij} = \frac{e^{Z_{ij}}}{\sum_{k} e^{Z_{ik}}},"
        r" \quad T_{ij} = \begin{cases} Y_{ij} & \text{probabilities} \\"
        r" [j = Y_{i} + 1] & \text{labels} \end{cases}"
    ),
    gradients=(
        r"\frac{1}{q}\,G\,\left(S \odot t - T\right), \quad t = T\,\mathbf{1}",
        r"\begin{cases} -\frac{1}{q}\,G\,\ln S & \text{probabilities} \\ 0 & \text{labels} \end{cases}",
    ),
    case=lambda Z, Y: "labels" if _are_labels(Z, Y) else "probabilities",
    note=mark_for_translation(
        "ops",
        "Y has a column of probabilities for each class, or one column of labels, counted from 0. Labels have "
        "gradient 0; one that names no column makes the loss not a number. t is 1 where a row of probabilities "
        "adds up to 1.",
    ),
)

CROSS_ENTROPIES = (BINARY_CROSS_ENTROPY, SOFTMAX_CROSS_ENTROPY)
