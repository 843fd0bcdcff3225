"""Closed forms, targets as labels, and logits so large that a careless formula would overflow."""

import numpy as np
import pytest

from graphgui.ops import OPS
from tests.ops.samples import Sample

RNG = np.random.default_rng(0)


def loss_of(op, *arrays, **attributes):
    """The value and the gradients at the inputs of a loss, for dL/dC = 1."""
    sample = Sample(OPS[op], tuple(np.array(a, float) for a in arrays), attributes)
    plan = sample.run()
    at_loss = plan.gradient(sample.output).item()
    return plan.value(sample.output).item(), *(plan.gradient(port) / at_loss for port in sample.ports)


def test_mse_divides_by_the_rows_alone():
    Yhat, Y = RNG.standard_normal((2, 5, 3))
    value, at_Yhat, at_Y = loss_of("mse", Yhat, Y)
    assert value == pytest.approx(((Yhat - Y) ** 2).sum() / 5)
    np.testing.assert_allclose(at_Yhat, 2 / 5 * (Yhat - Y))
    np.testing.assert_allclose(at_Y, -2 / 5 * (Yhat - Y))


def test_mae_and_huber():
    Yhat, Y = [[0.5, 3.0], [-4.0, 0.0]], [[0.0, 0.0], [0.0, 0.0]]
    value, at_Yhat, at_Y = loss_of("mae", Yhat, Y)
    assert value == pytest.approx(7.5 / 2)
    np.testing.assert_allclose(at_Yhat, [[0.5, 0.5], [-0.5, 0]])
    np.testing.assert_allclose(at_Y, -at_Yhat)
    value, at_Yhat, _ = loss_of("huber", Yhat, Y, delta=2.0)
    assert value == pytest.approx((0.125 + 2 * (3 - 1) + 2 * (4 - 1)) / 2)
    np.testing.assert_allclose(at_Yhat, [[0.25, 1.0], [-1.0, 0]])


def test_cross_entropies_of_no_knowledge_are_logarithms_of_the_classes():
    value, *_ = loss_of("softmax_cross_entropy", np.zeros((4, 10)), np.eye(10)[:4])
    assert value == pytest.approx(np.log(10))
    value, at_Z, _ = loss_of("binary_cross_entropy", [[0.0, 0.0]], [[0.0, 1.0]])
    assert value == pytest.approx(2 * np.log(2))
    np.testing.assert_allclose(at_Z, [[0.5, -0.5]])


def test_two_classes_are_one_logit():
    z = RNG.standard_normal((6, 1))
    y = np.array([[0], [1], [1], [0], [1], [0]])
    binary, at_z, _ = loss_of("binary_cross_entropy", z, y)
    softmax, at_Z, _ = loss_of("softmax_cross_entropy", np.hstack((0 * z, z)), y)
    assert softmax == pytest.approx(binary)
    np.testing.assert_allclose(at_Z[:, 1:], at_z)


def test_labels_are_the_columns_of_ones():
    Z = RNG.standard_normal((5, 3))
    labels = np.array([[2], [0], [1], [1], [0]])
    by_label, at_Z, at_labels = loss_of("softmax_cross_entropy", Z, labels)
    by_column, expected, _ = loss_of("softmax_cross_entropy", Z, np.eye(3)[labels[:, 0]])
    assert by_label == by_column
    assert np.array_equal(at_Z, expected)
    assert not at_labels.any()


@pytest.mark.parametrize("label", [3, -1, np.nan])
def test_a_label_without_a_column_makes_the_loss_not_a_number(label):
    value, *_ = loss_of("softmax_cross_entropy", np.zeros((2, 3)), [[0], [label]])
    assert np.isnan(value)


def test_probabilities_need_not_add_up_to_one():
    Z, Y = RNG.standard_normal((3, 4)), RNG.uniform(0, 2, (3, 4))
    S = np.exp(Z) / np.exp(Z).sum(1, keepdims=True)
    value, at_Z, at_Y = loss_of("softmax_cross_entropy", Z, Y)
    assert value == pytest.approx(-(Y * np.log(S)).sum() / 3)
    np.testing.assert_allclose(at_Z, (S * Y.sum(1, keepdims=True) - Y) / 3)
    np.testing.assert_allclose(at_Y, -np.log(S) / 3)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize(
    ("op", "targets"),
    [
        ("binary_cross_entropy", [[1.0, 0.0, 0.5], [0.0, 1.0, 1.0]]),
        ("softmax_cross_entropy", [[1.0, 0.0, 0.0], [0.0, 0.5, 0.5]]),
        ("softmax_cross_entropy", [[0.0], [2.0]]),
    ],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_huge_logits_give_finite_losses_and_gradients(op, targets, sign, dtype):
    Z = sign * np.array([[1000.0, -1000.0, 0.0], [1000.0, 1000.0, -1000.0]])
    sample = Sample(OPS[op], (Z, np.array(targets)), {})
    plan = sample.run(dtype)
    for array in (plan.value(sample.output), *(plan.gradient(port) for port in sample.ports)):
        assert np.isfinite(array).all()


def test_a_certain_and_right_answer_costs_nothing():
    assert loss_of("binary_cross_entropy", [[1000.0, -1000.0]], [[1.0, 0.0]])[0] == 0
    assert loss_of("softmax_cross_entropy", [[1000.0, -1000.0]], [[1.0, 0.0]])[0] == 0
    value, *_ = loss_of("binary_cross_entropy", [[40.0]], [[1.0]])
    assert value == pytest.approx(np.exp(-40), rel=1e-12)


def test_a_class_that_cannot_be_costs_nothing_where_it_is_not_and_no_end_where_it_is():
    value, at_Z, _ = loss_of("softmax_cross_entropy", [[0.0, -np.inf], [1.0, 2.0]], [[0], [1]])
    assert value == pytest.approx(np.log1p(np.exp(-1)) / 2)  # as PyTorch has it
    share = 1 / (1 + np.e) / 2
    np.testing.assert_allclose(at_Z, [[0, 0], [share, -share]])
    assert loss_of("softmax_cross_entropy", [[0.0, -np.inf]], [[1.0, 0.0]])[0] == 0
    assert loss_of("softmax_cross_entropy", [[0.0, -np.inf]], [[1]])[0] == np.inf
    assert np.isnan(loss_of("softmax_cross_entropy", [[-np.inf, -np.inf]], [[1]])[0])


@pytest.mark.parametrize(
    ("logit", "target", "expected", "slope"),
    [
        (-np.inf, 0, 0, 0),
        (-np.inf, 1, np.inf, -1),
        (-np.inf, 0.5, np.inf, -0.5),
        (np.inf, 1, 0, 0),
        (np.inf, 0, np.inf, 1),
        (np.nan, 0, np.nan, np.nan),
    ],
)
def test_a_logit_that_is_certain_costs_nothing_where_it_is_right(logit, target, expected, slope):
    value, at_Z, _ = loss_of("binary_cross_entropy", [[logit]], [[target]])
    np.testing.assert_array_equal([value, at_Z.item()], [expected, slope])
    value, _, _ = loss_of("binary_cross_entropy", [[logit], [0.0]], [[target], [1.0]])
    np.testing.assert_allclose(value, (expected + np.log(2)) / 2)


def test_penalties():
    A = np.array([[3.0, 0.0], [-4.0, 1.0]])
    value, at_A = loss_of("l2_penalty", A, coefficient=0.5)
    assert value == pytest.approx(13)
    np.testing.assert_allclose(at_A, A)
    value, at_A = loss_of("l1_penalty", A, coefficient=0.5)
    assert value == pytest.approx(4)
    np.testing.assert_allclose(at_A, [[0.5, 0], [-0.5, 0.5]])
