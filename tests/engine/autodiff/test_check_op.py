"""The helper for authors of operations passes right gradients and names a wrong one."""

import re
from dataclasses import replace

import numpy as np
import pytest

from graphgui.engine.autodiff.check_op import check_op
from graphgui.ops import OPS
from graphgui.ops.op import elementwise
from graphgui.words import Problem

CUBE = elementwise(
    "cube",
    "Mine",
    "Each element to the third power.",
    forward=lambda out, A: np.power(A, 3, out),
    vjp=lambda into, g, _out, A: np.multiply(g, 3 * A * A, into),
    formula=r"A^{\odot 3}",
    gradient=r"3\,G \odot A^{\odot 2}",
)


def with_vjp(vjp, op=CUBE, place=0):
    return replace(op, vjps=tuple(vjp if index == place else each for index, each in enumerate(op.vjps)))


def test_a_right_gradient_passes_with_matrices_of_its_own_and_with_given_ones():
    check_op(CUBE)
    check_op(CUBE, np.array([[-1.5, 2.0]]))
    check_op(OPS["matmul"], np.ones((2, 3)), np.arange(12.0).reshape(3, 4))
    check_op(OPS["power"], np.array([[2.0]]), exponent=-3.0)


@pytest.mark.parametrize(
    "vjp",
    [
        lambda into, g, _out, A: np.multiply(g, 2 * A * A, into),
        lambda into, g, _out, A: np.multiply(g.mean(), 3 * A * A, into),
        lambda into, g, _out, A: np.multiply(g.T.reshape(g.shape), 3 * A * A, into),
        lambda into, g, _out, A: np.multiply(1.0, 3 * A * A, into),
        lambda into, g, _out, A: np.multiply(g, 3 * A, into),
    ],
)
def test_a_wrong_one_is_named_with_the_place_and_both_numbers(vjp):
    told = r"cube: dC/dA at row \d, column \d is (\S+), and differences give (\S+)"
    with pytest.raises(AssertionError) as raised:
        check_op(with_vjp(vjp))
    given, found = map(float, re.fullmatch(told, str(raised.value)).groups())
    assert abs(given - found) > 1e-6 * abs(found)


def test_the_input_at_fault_is_named_of_several():
    subtract = with_vjp(lambda into, g, *_: np.copyto(into, g), OPS["subtract"], place=1)
    with pytest.raises(AssertionError, match="subtract: dC/dB at row"):
        check_op(subtract)


def test_what_an_operation_does_not_take_is_a_problem():
    with pytest.raises(Problem, match="B needs 3 rows"):
        check_op(OPS["matmul"], np.ones((2, 3)), np.ones((2, 3)))


def test_matrices_of_its_own_are_positive_and_have_three_rows_of_two():
    seen = []

    def forward(out, A):
        seen.append(A.copy())
        return np.power(A, 3, out)

    check_op(replace(CUBE, forward=forward))
    assert {each.shape for each in seen} == {(3, 2)}
    assert np.min(seen) > 0
    assert np.max(seen) < 2
