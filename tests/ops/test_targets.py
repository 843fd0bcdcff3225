"""Targets that a loss cannot mean are refused with the first that is wrong, counted from 1."""

import re

import numpy as np
import pytest

from graphgui.ops import OPS
from tests.ops.samples import Sample

GOOD = [
    ("binary_cross_entropy", [[0, 1], [0.5, 1]], 2),
    ("softmax_cross_entropy", [[0], [2]], 3),
    ("softmax_cross_entropy", [[0, 1], [0.5, 2]], 2),
]
BAD = [
    ("binary_cross_entropy", [[0, 1], [0.5, 1.25]], 2, "it is 1.25 in row 2, column 2, and 0, 1 or a probability"),
    ("binary_cross_entropy", [[-0.5]], 1, "it is -0.5 in row 1, column 1"),
    ("binary_cross_entropy", [[np.nan]], 1, "it is nan in row 1, column 1"),
    ("softmax_cross_entropy", [[0], [1]], 1, "one column of logits, whose softmax is 1 whatever it holds"),
    ("softmax_cross_entropy", [[1, 0], [-1, 1]], 2, "it is -1 in row 2, column 1, and that is no probability"),
    ("softmax_cross_entropy", [[1, np.inf]], 2, "it is inf in row 1, column 2"),
    (
        "softmax_cross_entropy",
        [[1], [3]],
        3,
        "run from 1 to 3, and are counted from 0: take 1 from each",
    ),
    ("softmax_cross_entropy", [[0], [3]], 3, "it is 3 in row 2, and the labels of 3 classes .* from 0 to 2"),
    ("softmax_cross_entropy", [[0], [0.5]], 3, "it is 0.5 in row 2"),
]
LOSSES_OF_SIGNS = [name for name, op in OPS.items() if op.traits.compares and op.traits.compares.kind == "margin"]


def refusal(op, target, columns):
    return OPS[op].traits.compares.refuses(np.array(target, float), columns)


@pytest.mark.parametrize("op, target, columns", GOOD)
def test_what_a_loss_can_mean_is_taken(op, target, columns):
    assert refusal(op, target, columns) is None


@pytest.mark.parametrize("op, target, columns, sentence", BAD)
def test_the_first_target_that_it_cannot_mean_is_named(op, target, columns, sentence):
    assert re.search(sentence, str(refusal(op, target, columns)))


@pytest.mark.parametrize("columns", range(2, 7))
def test_labels_are_the_whole_numbers_from_0_to_the_last_class(columns):
    labels = np.arange(columns, dtype=float)[:, np.newaxis]
    assert refusal("softmax_cross_entropy", labels, columns) is None
    for number in (-1, columns):
        sentence = f"it is {number} in row {columns + 1}, and the labels of {columns} classes .* to {columns - 1}$"
        assert re.search(sentence, str(refusal("softmax_cross_entropy", [*labels, [number]], columns)))
    assert f"run from 1 to {columns}," in str(refusal("softmax_cross_entropy", labels + 1, columns))


@pytest.mark.parametrize("op", LOSSES_OF_SIGNS)
def test_a_loss_of_signs_takes_minus_one_and_one(op):
    assert refusal(op, [[1, -1], [-1, 1]], 2) is None
    assert "called 0 and 1" in str(refusal(op, [[0], [1]], 1))
    assert "it is 2 in row 2, column 1, and the two classes are called -1 and 1" in str(refusal(op, [[1], [2]], 1))
    assert "it is 0 in row 1, column 1" in str(refusal(op, [[0], [-1]], 1))


def test_a_softmax_bends_no_more_than_is_said():
    bound = OPS["softmax_cross_entropy"].traits.compares.curvature
    assert bound(np.array([[0.0], [2.0]])) == 0.5  # a label a row
    assert bound(np.array([[0.25, 0.75], [1.0, 2.0]])) == 1.5  # the row that adds up to 3


@pytest.mark.parametrize(
    ("op", "bound"), [("huber", 1.0), ("binary_cross_entropy", 0.25), ("logistic_loss", 0.25)]
)
def test_a_loss_bends_no_more_than_is_said_and_somewhere_as_much(op, bound):
    """The second derivative of the loss of one row, by differences of its slope."""
    assert OPS[op].traits.compares.curvature(np.ones((2, 1))) == bound
    slopes = [slope_of(op, z) for z in np.linspace(-3, 3, 601)]
    bends = np.diff(slopes) / 0.01
    assert bends.max() == pytest.approx(bound, rel=1e-3)


def slope_of(op, z):
    sample = Sample(OPS[op], (np.array([[z]]), np.ones((1, 1))), {})
    plan = sample.run()
    return (plan.gradient(sample.ports[0]) / plan.gradient(sample.output)).item()


def test_losses_with_corners_or_weights_have_no_bound():
    for op in ("mae", "hinge", "weighted_mse", "weighted_binary_cross_entropy"):
        assert OPS[op].traits.compares.curvature is None
