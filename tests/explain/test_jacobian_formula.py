"""What the lines of a Jacobian are called, and what its entries are made of."""

import re

import numpy as np
import pytest

from graphgui.engine.jacobian.blocks import Blocks
from graphgui.engine.jacobian.matrix import jacobian
from graphgui.explain.jacobian_formula import entry_latex, number_label, product_latex
from graphgui.explain.worked_step import WorkedStep
from graphgui.ops import OPS

q, n, p = 4, 3, 2
rng = np.random.default_rng(3)
X, W, b = rng.standard_normal((q, n)), rng.standard_normal((n, p)), rng.standard_normal((1, p))


def test_indices_count_from_one_and_never_run_together():
    assert number_label("Ŷ", (0, 1)) == "Ŷ₁₂"
    assert number_label("X", (11, 0)) == "X₁₂,₁"


def step_of(name, place, arrays, **attributes):
    op = OPS[name]
    found = jacobian(op, place, arrays, attributes)
    out = np.ones(found.output)
    element = op.index_form[place] if op.index_form else ""
    return found, WorkedStep(op, op.gradients[place], arrays, attributes, out, out, found.input, element)


@pytest.mark.parametrize(
    ("name", "place", "output", "where", "latex"),
    [
        ("linear", 0, (2, 1), (2, 0), "W_{12}"),
        ("linear", 0, (2, 1), (3, 0), "0"),
        ("linear", 1, (3, 1), (0, 1), "X_{41}"),
        ("linear", 1, (3, 1), (0, 0), "0"),
        ("linear", 2, (3, 1), (0, 1), "1"),
        ("linear", 2, (3, 1), (0, 0), "0"),
        ("matmul", 1, (0, 1), (2, 1), "A_{13}"),
        ("transpose", 0, (1, 2), (2, 1), "1"),
        ("transpose", 0, (1, 2), (1, 2), "0"),
        ("mse", 0, (0, 0), (2, 1), r"\frac{2}{q}\,\left(\hat{Y}_{32} - Y_{32}\right)"),
        ("softmax", 0, (0, 0), (0, 1), r"S_{12}\,\left(0 - S_{11}\right)"),
        ("tanh", 0, (0, 0), (0, 0), r"1 - \tanh(A_{11})^{2}"),
        ("tanh", 0, (0, 0), (1, 0), "0"),
    ],
)
def test_the_formula_of_an_entry(name, place, output, where, latex):
    arrays = {"linear": [X, W, b], "matmul": [X, W], "mse": [X, 2 * X]}.get(name, [X])
    found, step = step_of(name, place, arrays)
    assert entry_latex(step, output, where, found.output) == latex


@pytest.mark.parametrize("place", [0, 1, 2])
def test_of_linear_every_entry_s_formula_is_its_number(place):
    found, step = step_of("linear", place, [X, W, b])
    arrays = {"X": X, "W": W}
    for row, output in enumerate(np.ndindex(found.output)):
        for column, where in enumerate(np.ndindex(found.input)):
            latex = entry_latex(step, output, where, found.output)
            named = re.fullmatch(r"([XW])_\{(\d)(\d)\}", latex)
            number = arrays[named[1]][int(named[2]) - 1, int(named[3]) - 1] if named else float(latex)
            assert found.matrix[row, column] == number


def test_indices_above_nine_are_kept_apart():
    found, step = step_of("linear", 1, [np.ones((12, 3)), W, b])
    assert entry_latex(step, (11, 0), (2, 0), found.output) == r"X_{12,\,3}"


def named(name, *inputs, place=0, **attributes):
    found = jacobian(OPS[name], place, inputs, attributes)
    op = OPS[name]
    worked = WorkedStep(op, op.gradients[place], inputs, attributes, None, np.ones(found.output), found.input)
    return product_latex(Blocks(found), worked.operands())


def test_the_whole_has_the_names_of_its_factors():
    assert named("linear", X, W, b) == r"I_{4} \otimes W^{\top}"
    assert named("linear", X, W, b, place=1) == r"X \otimes I_{2}"
    assert named("linear", X, W, b, place=2) == r"\mathbf{1}_{4} \otimes I_{2}"
    assert named("matmul", X, W, place=0) == r"I_{4} \otimes B^{\top}"
    assert named("matmul", X, W, place=1) == r"A \otimes I_{2}"
    assert named("add", X, X) == r"I_{4} \otimes I_{3}"
    assert named("sum", X, by="rows") == r"I_{4} \otimes \mathbf{1}_{3}^{\top}"
    assert named("sum", X, by="columns") == r"\mathbf{1}_{4}^{\top} \otimes I_{3}"
    assert named("tanh", X) == named("softmax", X) == named("transpose", X) == ""


def test_of_one_row_and_one_column_what_is_one_is_left_out():
    assert named("linear", X, W[:, :1], b[:, :1]) == r"I_{4} \otimes W^{\top}"
    assert named("linear", X, W[:, :1], b[:, :1], place=1) == "X"
    assert named("linear", X[:, :1], W[:1, :1], b[:, :1]) == r"I_{4} \otimes W^{\top}"
    assert named("linear", X[:1], W[:, :1], b[:, :1], place=2) == "1"


def test_of_a_large_one_the_identity_has_its_full_size():
    found = jacobian(OPS["linear"], 0, [np.ones((3000, 1)), W[:1], b], {})
    assert not found.is_whole
    worked = WorkedStep(
        OPS["linear"], OPS["linear"].gradients[0], [np.ones((3000, 1)), W[:1], b], {}, None, np.ones(found.output)
    )
    assert product_latex(Blocks(found), worked.operands()) == r"I_{3000} \otimes W^{\top}"
