"""What is written beneath a formula is what the operation computes: checked for every operation there is."""

import math
import re
import tracemalloc

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphgui.engine.graph.graph import PortId
from graphgui.explain.worked_step import WorkedStep
from graphgui.look.numbers import short
from graphgui.ops import OPS
from tests.ops.samples import OPERATIONS, samples

every_op = pytest.mark.parametrize("op", OPERATIONS, ids=lambda op: op.name)
quick = settings(
    max_examples=30, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)

# What is drawn at random stands in no formula.
ONLY_SHOWN = {("dropout", "out"), ("dropout", "A")}


def worked_steps(sample):
    """Of each port: its worked step, and what the engine has there."""
    plan, op = sample.run(), sample.op
    inputs = [plan.value(port) for port in sample.ports]
    output, gradient = plan.value(sample.output), plan.gradient(sample.output)
    about = op, inputs, sample.attributes
    yield op.output, WorkedStep(op, op.formula, inputs, sample.attributes, element=op.index_formula), output
    forms = op.index_form or ("",) * len(op.inputs)
    for port, latex, form in zip(op.inputs, op.gradients, forms, strict=True):
        found = plan.gradient(PortId("op", port.name))
        step = WorkedStep(about[0], latex, inputs, sample.attributes, output, gradient, found.shape, form)
        yield port.name, step, found


def exact(number):
    return repr(float(number)).replace("-", "−")


FUNCTIONS = {
    "max": max,
    "min": min,
    "tanh": np.tanh,
    "ln": np.log,
    "exp": np.exp,
    "sin": np.sin,
    "cos": np.cos,
    "sign": np.sign,
    "σ": lambda x: 1 / (1 + np.exp(-x)),
    "power": lambda x, k: np.float64(x) ** k,
    "Φ": lambda x: math.erfc(-x / math.sqrt(2)) / 2,
    "root": math.sqrt,
    "size": abs,
    "π": math.pi,
}
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻·", "0123456789-.")


def computed(text):
    """The number that a written entry comes to, by Python's own arithmetic."""
    text = re.sub(r"([⁰¹²³⁴⁵⁶⁷⁸⁹⁻][⁰¹²³⁴⁵⁶⁷⁸⁹⁻·]*)", lambda found: f"**({found[1].translate(SUPERSCRIPT)})", text)
    text = (
        re.sub(r"\|([^|]*)\|", r"size(\1)", text)
        .replace("√", "root")
        .replace("·", "*")
        .replace("−", "-")
        .replace("≤", "<=")
    )
    text = re.sub(r"(?<![<>])= ", "== ", text).replace("[", "float(").replace("]", ")")
    return float(eval(text, {"__builtins__": {}}, {**FUNCTIONS, "float": float}))


@every_op
@quick
@given(data=st.data())
def test_the_formula_gives_what_the_operation_computes(op, data):
    sample = data.draw(samples(op))
    for port, step, found in worked_steps(sample):
        result = step.result()
        if None not in op.attribute_values(sample.attributes):  # without its bound, clip's formula says too much
            assert (result is None) == ((op.name, port) in ONLY_SHOWN), port
        if result is not None:
            np.testing.assert_allclose(np.broadcast_to(result, found.shape), found, rtol=1e-9, atol=1e-12)
            np.testing.assert_allclose(step.result_by_elements(), found, rtol=1e-9, atol=1e-12)


@every_op
@quick
@given(data=st.data())
def test_an_entry_written_out_comes_to_the_number_that_it_explains(op, data):
    sample = data.draw(samples(op))
    for _port, step, found in worked_steps(sample):
        row, column = (data.draw(st.integers(0, size - 1)) for size in found.shape)
        text = step.entry(row, column, exact)
        if text and "…" not in text:
            with np.errstate(all="ignore"):
                assert computed(text) == pytest.approx(found[row, column], rel=1e-9, abs=1e-12), text


def test_a_matrix_product_is_written_as_its_sum():
    X, G = np.array([[1.0], [2.0], [3.0]]), np.array([[-1.14], [-2.16], [0.5]])
    inputs = [X, np.ones((1, 1)), np.zeros((1, 1))]
    weights, bias = (WorkedStep(OPS["linear"], OPS["linear"].gradients[i], inputs, {}, X, G) for i in (1, 2))
    assert weights.entry(0, 0, lambda x: f"{x:g}".replace("-", "−")) == "1·(−1.14) + 2·(−2.16) + 3·0.5"
    assert bias.entry(0, 0, short) == "(−1.14) + (−2.16) + 0.500"
    assert [(each.symbol, each.is_transposed, each.array.shape) for each in weights.operands()] == [
        ("X", True, (1, 3)),
        ("G", False, (3, 1)),
    ]
    assert [each.symbol for each in bias.operands()] == ["G"]


def test_a_long_sum_is_written_in_short():
    X = np.arange(100.0).reshape(100, 1)
    step = WorkedStep(OPS["linear"], OPS["linear"].gradients[2], [X, X[:1], X[:1]], {}, X, X)
    assert step.entry(0, 0, lambda x: f"{x:g}") == "0 + 1 + 2 + 3 + … + 99"


@pytest.mark.parametrize("op", ["softmax", "softmax_cross_entropy"])
def test_sums_over_a_row_are_had_once_a_row_and_not_once_an_element(op):
    rng = np.random.default_rng(0)
    Z, T = rng.standard_normal((30, 1000)), np.full((30, 1000), 1e-3)
    inputs = [Z, T][: len(OPS[op].inputs)]
    tracemalloc.start()
    WorkedStep(OPS[op], OPS[op].formula, inputs, {}, element=OPS[op].index_formula)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20 * Z.nbytes
