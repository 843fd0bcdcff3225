"""Where there is no derivative, at the ends of the numbers, and where shapes do not fit."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import graphgui
from graphgui.ops import OPS, ShapeProblem
from tests.ops.samples import Sample

# An op compared with a constant, its name with a text, or any name with that of an operation.
ASKS_WHICH = re.compile(
    r"""\bop(\.name)? (is|is not|==|!=) [A-Z_]{2,}|\bop\.name (==|!=|in|not in) ['"(\[{]|"""
    rf"""\bname (==|!=|in|not in) [(\[{{]?['"]({"|".join(OPS)})['"]"""
)


def run(op, *arrays, **attributes):
    """The value, and the gradients for dL/d(out) = 1 everywhere."""
    declared = OPS[op]
    inputs = [np.array(a, float) for a in arrays]
    values = declared.attribute_values(attributes)
    shapes = [a.shape for a in inputs]
    out = np.full(declared.shape(*shapes, *values), np.nan)
    spaces = [np.zeros(s) for s in declared.workspace_shapes(shapes, values)]
    gradients = [np.full(out.shape if declared.broadcasts else s, np.nan) for s in shapes]
    with np.errstate(all="ignore"):
        declared.forward(out, *inputs, *values, *spaces)
        for vjp, into in zip(declared.vjps, gradients, strict=True):
            vjp(into, np.ones_like(out), out, *inputs, *values, *spaces)
    return out, *gradients


@pytest.mark.parametrize(
    ("op", "attributes", "expected"),
    [
        ("relu", {}, 0),
        ("leaky_relu", {"slope": 0.1}, 0.1),
        ("abs", {}, 0),
        ("sqrt", {}, np.inf),
        ("power", {"exponent": 0.5}, np.inf),
        ("power", {"exponent": 0}, 0),
        ("power", {"exponent": 1}, 1),
        ("sign", {}, 0),
        ("elu", {"alpha": 0.5}, 0.5),
        ("clip", {"lower": 0.0}, 1),
        ("clip", {"upper": 0.0, "lower": None}, 1),
        ("stop_gradient", {}, 0),
    ],
)
def test_derivative_taken_at_0(op, attributes, expected):
    _, at_A = run(op, [[0.0]], **attributes)
    assert at_A.item() == pytest.approx(expected)


@pytest.mark.parametrize("op", ["minimum", "maximum"])
def test_equal_inputs_share_the_gradient(op):
    _, at_A, at_B = run(op, [[1.0, 2.0]], [[1.0, 3.0]])
    first = [0.5, 1] if op == "minimum" else [0.5, 0]
    np.testing.assert_array_equal(at_A, [first])
    np.testing.assert_array_equal(at_B, 1 - at_A)


@pytest.mark.parametrize(("op", "equal"), [("max", 3.0), ("min", -1.0)])
def test_equal_extremes_share_the_gradient(op, equal):
    A = [[3.0, -1.0, 3.0], [0.0, -1.0, 1.0]]
    share = (np.array(A) == equal).astype(float)
    np.testing.assert_allclose(run(op, A)[1], share / share.sum())
    rows = share[:1] / share[0].sum()
    np.testing.assert_allclose(run(op, A, by="rows")[1][:1], rows)


def test_at_the_margin_a_hinge_has_no_slope():
    value, at_Z, _ = run("hinge", [[1.0], [-1.0], [0.5]], [[1.0], [-1.0], [1.0]])
    assert value.item() == pytest.approx(0.5 / 3)
    np.testing.assert_allclose(at_Z, [[0], [0], [-1 / 3]])


def test_the_logistic_loss_of_signs_is_the_cross_entropy_of_0_and_1():
    Z, signs = np.random.default_rng(0).standard_normal((6, 2)), np.array([[1, -1], [-1, -1], [1, 1]] * 2)
    value, at_Z, _ = run("logistic_loss", Z, signs)
    expected, at_logits, _ = run("binary_cross_entropy", Z, (signs + 1) / 2)
    assert value.item() == pytest.approx(expected.item())
    np.testing.assert_allclose(at_Z, at_logits)


def test_a_reshape_reads_row_by_row_and_finds_the_side_that_is_left_open():
    A = np.arange(6.0).reshape(2, 3)
    np.testing.assert_array_equal(run("reshape", A, rows=3, columns=None)[0], A.reshape(3, 2))
    np.testing.assert_array_equal(run("reshape", A)[0], A.reshape(6, 1))


def test_a_clip_without_bounds_changes_nothing():
    A = [[-1e300, 0.5, 1e300]]
    np.testing.assert_array_equal(run("clip", A, lower=None, upper=None)[0], A)


def test_a_repeated_matrix_receives_the_sum_over_its_copies():
    A = np.arange(6.0).reshape(2, 3)
    out, at_A = run("repeat", A, rows=2, columns=3)
    np.testing.assert_array_equal(out, np.tile(A, (2, 3)))
    np.testing.assert_array_equal(at_A, np.full((2, 3), 6.0))


@pytest.mark.parametrize(
    ("op", "value", "slope"),
    [
        ("tanh", [-1, 1], [0, 0]),
        ("sigmoid", [0, 1], [0, 0]),
        ("softplus", [0, 1000], [0, 1]),
        ("gelu", [0, 1000], [0, 1]),
        ("softmax", [0, 1], [0, 0]),
        ("relu", [0, 1000], [0, 1]),
    ],
)
def test_activations_far_out(op, value, slope):
    out, at_A = run(op, [[-1000.0, 1000.0]])
    np.testing.assert_allclose(out, [value])
    np.testing.assert_allclose(at_A, [slope], atol=1e-300)


def test_sigmoid_keeps_its_digits_far_below_0():
    out, at_A = run("sigmoid", [[-50.0]])
    assert out.item() == pytest.approx(np.exp(-50), rel=1e-13)
    assert at_A.item() == pytest.approx(np.exp(-50), rel=1e-13)
    assert run("softplus", [[-50.0]])[0].item() == pytest.approx(np.exp(-50), rel=1e-13)


def test_what_has_no_value_is_infinite_or_not_a_number_without_a_word():
    assert run("divide", [[1.0]], [[0.0]])[0].item() == np.inf
    assert np.isnan(run("divide", [[0.0]], [[0.0]])[0].item())
    assert run("log", [[0.0]])[0].item() == -np.inf
    for op, attributes in (("log", {}), ("sqrt", {}), ("power", {"exponent": 0.5})):
        assert np.isnan(run(op, [[-1.0]], **attributes)[0].item())


def test_by_rows_gives_one_number_for_each_row():
    A = np.arange(6.0).reshape(2, 3)
    for op, reduce in (("sum", np.sum), ("mean", np.mean)):
        np.testing.assert_allclose(run(op, A)[0], [[reduce(A)]])
        np.testing.assert_allclose(run(op, A, by="rows")[0], reduce(A, axis=1, keepdims=True))
        np.testing.assert_allclose(run(op, A, by="columns")[0], reduce(A, axis=0, keepdims=True))
    np.testing.assert_allclose(run("mean", A, by="rows")[1], np.full((2, 3), 1 / 3))


def test_normalised_rows_have_mean_0_and_variance_1():
    out, _ = run("normalise_rows", np.random.default_rng(0).uniform(5, 9, (4, 50)), epsilon=1e-12)
    np.testing.assert_allclose(out.mean(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(out.var(axis=1), 1)


def test_a_row_of_zeros_stays_zeros_beside_rows_whose_squares_are_too_large():
    out, _ = run("normalise_rows", np.array([[0.0, 0.0], [1e200, -1e200], [np.inf, 1.0]]), epsilon=1e-12)
    np.testing.assert_allclose(out, [[0, 0], [1, -1], [np.nan, np.nan]])


def test_concatenate_gives_each_input_the_part_where_it_stands():
    A, B = np.zeros((2, 1)), np.ones((2, 3))
    plan = Sample(OPS["concatenate"], (A, B), {}).run()
    output = Sample(OPS["concatenate"], (A, B), {}).output
    g = plan.gradient(output)
    np.testing.assert_array_equal(plan.value(output), np.hstack((A, B)))
    np.testing.assert_array_equal(plan.gradient(output._replace(port="A")), g[:, :1])
    np.testing.assert_array_equal(plan.gradient(output._replace(port="B")), g[:, 1:])


@pytest.mark.parametrize(
    ("op", "shapes", "attributes", "sentence"),
    [
        ("add", [(2, 3), (2, 4)], {}, "2 × 3 and 2 × 4 do not fit each other: rows and columns are equal or 1"),
        ("matmul", [(2, 3), (2, 3)], {}, "B needs 3 rows, one for each column of A, and has 2"),
        ("linear", [(2, 3), (4, 1), (1, 1)], {}, "W needs 3 rows, one for each column of X, and has 4"),
        (
            "linear",
            [(2, 3), (3, 2), (2, 2)],
            {},
            "b needs the shape 1 × 2, one number for each column of W, and has 2 × 2",
        ),
        ("mse", [(2, 1), (2, 3)], {}, "Ŷ is 2 × 1 and Y is 2 × 3: a loss compares equal shapes"),
        ("concatenate", [(2, 3), (1, 3)], {}, "B needs 2 rows to stand beside A, and has 1"),
        ("concatenate", [(1, 3), (2, 3)], {}, "B needs 1 rows to stand beside A, and has 2"),
        ("concatenate", [(2, 4), (1, 3)], {"by": "rows"}, "B needs 4 columns to stand below A, and has 3"),
        ("matmul", [(2, 3), (4, 3)], {}, "B needs 3 rows, one for each column of A, and has 4"),
        ("concatenate", [(2, 3), (1, 4)], {"by": "rows"}, "B needs 3 columns to stand below A, and has 4"),
        ("columns", [(2, 3)], {"stop": 4}, "A has 3 columns, 0 to 2: start or stop lies beyond them"),
        ("columns", [(2, 3)], {"start": 3}, "A has 3 columns, 0 to 2: start or stop lies beyond them"),
        (
            "columns",
            [(2, 3)],
            {"start": 2, "stop": 1},
            "no column lies from 2 to before 1: stop must be larger than start",
        ),
        ("rows", [(2, 3)], {"stop": 4}, "A has 2 rows, 0 to 1: start or stop lies beyond them"),
        (
            "rows",
            [(3, 2)],
            {"start": 2, "stop": 1},
            "no row lies from 2 to before 1: stop must be larger than start",
        ),
        ("trace", [(2, 3)], {}, "A is 2 × 3: only a square matrix has a trace"),
        ("reshape", [(2, 3)], {"rows": 4}, "A has 6 numbers, which do not make 4 × 1"),
        ("reshape", [(2, 3)], {"rows": 4, "columns": None}, "A has 6 numbers, which do not make 4 × ?"),
        ("reshape", [(2, 3)], {"columns": None}, "reshape needs a number of rows or of columns"),
        ("clip", [(2, 3)], {"lower": 2, "upper": 1}, "nothing lies between 2 and 1: lower is the smaller one"),
        (
            "variance",
            [(1, 3)],
            {"by": "columns", "correction": 1},
            "a variance divides by 1 numbers less 1: that leaves nothing",
        ),
        ("hinge", [(2, 1), (2, 2)], {}, "Z is 2 × 1 and Y is 2 × 2: each number needs a class, -1 or 1"),
        (
            "binary_cross_entropy",
            [(2, 1), (2, 2)],
            {},
            "Z is 2 × 1 and Y is 2 × 2: each logit needs a target, 0 or 1",
        ),
        (
            "softmax_cross_entropy",
            [(4, 3), (4, 2)],
            {},
            "Z is 4 × 3 and Y is 4 × 2: Y needs 4 rows, and 3 columns of probabilities or one column of labels",
        ),
    ],
)
def test_shapes_that_do_not_fit_are_refused_in_a_sentence(op, shapes, attributes, sentence):
    with pytest.raises(ShapeProblem) as refused:
        OPS[op].shape(*shapes, *OPS[op].attribute_values(attributes))
    assert str(refused.value) == sentence


def test_the_palette_opens_with_what_a_first_graph_needs():
    assert list(OPS)[:4] == ["input", "parameter", "linear", "mse"]


def test_a_group_stands_together_after_those():
    groups = [op.group for op in list(OPS.values())[4:]]
    assert len({*groups}) == 1 + sum(a != b for a, b in pairwise(groups))


def test_no_room_knows_an_operation_by_its_name_or_identity():
    """What others ask of an operation it declares: `graphgui/ops/traits.py`."""
    package = Path(graphgui.__file__).parent
    found = [
        f"{path.name}:{node.lineno}: {ast.unparse(node)}"
        for path in sorted(package.rglob("*.py"))
        if path.parent != package / "ops"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare) and ASKS_WHICH.search(ast.unparse(node))
    ]
    assert found == []
