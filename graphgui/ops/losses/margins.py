"""Losses of two classes called -1 and 1: how far a number lies on the right side of 0."""

import numpy as np

from graphgui.ops.losses.errors import GROUP, first_excluded
from graphgui.ops.op import Array, Op, Port, Shape, ShapeProblem, show_shape
from graphgui.ops.traits import Comparison, Traits
from graphgui.words import Problem, mark_for_translation

_PORTS = (Port("Z"), Port("Y"))


def _shape(Z: Shape, Y: Shape) -> Shape:
    if Z != Y:
        raise ShapeProblem(
            mark_for_translation(
                "problems", "Z is {scores} and Y is {target}: each number needs a class, -1 or 1"
            ),
            scores=show_shape(Z),
            target=show_shape(Y),
        )
    return 1, 1


def _refuse(Y: Array, _columns: int) -> Problem | None:
    excluded = np.abs(Y) != 1
    if not excluded.any():
        return None
    if ((Y == 0) | (Y == 1)).all():
        return Problem(
            mark_for_translation(
                "problems",
                "its classes are called 0 and 1, and this loss calls them -1 and 1: take binary_cross_entropy for "
                "them",
            )
        )
    template = mark_for_translation(
        "problems", "it is {number} in row {row}, column {column}, and the two classes are called -1 and 1"
    )
    return Problem(template, **first_excluded(excluded, Y))


_TRAITS = Traits(compares=Comparison("Z", "Y", "margin", _refuse))
_SMOOTH = Traits(compares=Comparison("Z", "Y", "margin", _refuse, curvature=lambda _Y: 0.25))


def _logistic(out: Array, Z: Array, Y: Array, margin: Array, scratch: Array) -> None:
    # With m = Y Z, ln(1 + e^-m) = ln(1 + e^-|m|) - min(m, 0): no exponential overflows.
    np.multiply(Y, Z, margin)
    np.abs(margin, scratch)
    np.negative(scratch, scratch)
    np.exp(scratch, scratch)
    np.log1p(scratch, scratch)
    near = np.add.reduce(scratch, (0, 1))
    np.minimum(margin, 0.0, out=scratch)
    out[0, 0] = (near - np.add.reduce(scratch, (0, 1))) / len(Z)


def _logistic_share(into: Array, g: Array, other: Array, margin: Array) -> None:
    """-G/q times the other factor of the margin and the sigmoid of -margin, of which an overflow gives the 0."""
    np.exp(margin, into)
    np.add(into, 1.0, into)
    np.reciprocal(into, into)
    np.multiply(into, other, into)
    np.multiply(into, -g.item() / len(other), into)


LOGISTIC = Op(
    name="logistic_loss",
    group=GROUP,
    summary=mark_for_translation(
        "ops", "How surprised logits are by classes of -1 and 1, summed over columns, mean over the q rows."
    ),
    inputs=_PORTS,
    output="C",
    shape=_shape,
    workspaces=lambda Z, Y: (Z, Z),
    forward=_logistic,
    vjps=(
        lambda into, g, _out, _Z, Y, margin, _scratch: _logistic_share(into, g, Y, margin),
        lambda into, g, _out, Z, _Y, margin, _scratch: _logistic_share(into, g, Z, margin),
    ),
    analytic=False,
    is_loss=True,
    traits=_SMOOTH,
    formula=r"C = \frac{1}{q} \sum_{ij} \ln(1 + e^{-Y_{ij} Z_{ij}})",
    gradients=(
        r"-\frac{1}{q}\,G\,Y \odot \sigma(-Y \odot Z)",
        r"-\frac{1}{q}\,G\,Z \odot \sigma(-Y \odot Z)",
    ),
    index_form=(
        r"\frac{\partial C}{\partial Z_{ij}} = -\frac{1}{q}\,G\,\frac{Y_{ij}}{1 + e^{Y_{ij} Z_{ij}}}",
        r"\frac{\partial C}{\partial Y_{ij}} = -\frac{1}{q}\,G\,\frac{Z_{ij}}{1 + e^{Y_{ij} Z_{ij}}}",
    ),
    note=mark_for_translation(
        "ops", "The same as binary_cross_entropy, which calls the classes 0 and 1 where they are -1 and 1 here."
    ),
)


def _hinge(out: Array, Z: Array, Y: Array, slack: Array) -> None:
    np.multiply(Y, Z, slack)
    np.subtract(1.0, slack, slack)
    np.maximum(slack, 0.0, out=slack)
    out[0, 0] = np.add.reduce(slack, (0, 1)) / len(Z)


def _hinge_share(into: Array, g: Array, other: Array, slack: Array) -> None:
    np.greater(slack, 0.0, into)
    np.multiply(into, other, into)
    np.multiply(into, -g.item() / len(other), into)


HINGE = Op(
    name="hinge",
    group=GROUP,
    summary=mark_for_translation(
        "ops",
        "By how much numbers miss a margin of 1 on the side of their class, -1 or 1: a support vector machine.",
    ),
    inputs=_PORTS,
    output="C",
    shape=_shape,
    workspaces=lambda Z, Y: (Z,),
    forward=_hinge,
    vjps=(
        lambda into, g, _out, _Z, Y, slack: _hinge_share(into, g, Y, slack),
        lambda into, g, _out, Z, _Y, slack: _hinge_share(into, g, Z, slack),
    ),
    analytic=False,
    is_loss=True,
    traits=_TRAITS,
    formula=r"C = \frac{1}{q} \sum_{ij} \max(1 - Y_{ij} Z_{ij}, 0)",
    gradients=(
        r"-\frac{1}{q}\,G\,Y \odot [Y \odot Z < 1]",
        r"-\frac{1}{q}\,G\,Z \odot [Y \odot Z < 1]",
    ),
    index_form=(
        r"\frac{\partial C}{\partial Z_{ij}} = -\frac{1}{q}\,G\,Y_{ij}\,[Y_{ij} Z_{ij} < 1]",
        r"\frac{\partial C}{\partial Y_{ij}} = -\frac{1}{q}\,G\,Z_{ij}\,[Y_{ij} Z_{ij} < 1]",
    ),
    note=mark_for_translation("ops", "At the margin itself there is no derivative: 0 is taken."),
)

MARGIN_LOSSES = (LOGISTIC, HINGE)
