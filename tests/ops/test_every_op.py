"""What holds for every operation in the table: a new one is tested here without another line."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphgui.engine.autodiff.gradcheck import check
from graphgui.ops import OPS
from tests.ops.samples import OPERATIONS, samples

every_op = pytest.mark.parametrize("op", OPERATIONS, ids=lambda op: op.name)
every_entry = pytest.mark.parametrize("op", OPS.values(), ids=lambda op: op.name)
quick = settings(
    max_examples=50, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


@every_op
@quick
@given(data=st.data())
def test_gradients_agree_with_differences(op, data):
    sample = data.draw(samples(op))
    with np.errstate(all="ignore"):
        for found in check(*sample.graph()):
            # Where a gradient vanishes, so do its digits: what is left is the differences' own rounding.
            assert found.error <= 1e-6 or abs(found.gradient - found.difference) <= 1e-9, (found, sample)


@every_op
@quick
@given(data=st.data())
def test_values_and_gradients_agree_with_torch(op, data):
    torch = pytest.importorskip("torch", reason="compares with PyTorch: pip install graphgui[torch]")
    from tests.ops.in_torch import TORCH

    assert op.name in TORCH, f"{op.name} has no expression in tests/ops/in_torch.py"
    sample = data.draw(samples(op))
    plan = sample.run()
    tensors = [torch.tensor(array, requires_grad=True) for array in sample.arrays]
    out = TORCH[op.name](*tensors, *op.attribute_values(sample.attributes))
    assert plan.shapes.known[sample.output] == tuple(out.shape)
    np.testing.assert_allclose(plan.value(sample.output), out.detach(), rtol=1e-10, atol=1e-12)
    out.backward(torch.tensor(plan.gradient(sample.output)))
    for port, tensor in zip(sample.ports, tensors, strict=True):
        np.testing.assert_allclose(plan.gradient(port), tensor.grad, rtol=1e-10, atol=1e-12, err_msg=port.port)


@every_op
@quick
@given(data=st.data())
def test_a_pass_writes_all_that_it_should_and_nothing_else(op, data):
    sample = data.draw(samples(op))
    plan = sample.run()
    first = [plan.value(sample.output).copy(), *(plan.gradient(port).copy() for port in sample.ports)]
    for array in first:
        assert np.isfinite(array).all()
    plan.backward()  # with no forward before it: nothing that the gradients need was overwritten
    again = [plan.value(sample.output), *(plan.gradient(port) for port in sample.ports)]
    for before, after in zip(first, again, strict=True):
        assert np.array_equal(before, after)
    for port, array in zip(sample.ports, sample.arrays, strict=True):
        assert np.array_equal(plan.value(port), array)


@every_op
@quick
@given(data=st.data())
def test_single_precision_stays_single_and_agrees(op, data):
    sample = data.draw(samples(op))
    double, single = sample.run(), sample.run(np.float32)
    for port in [sample.output, *sample.ports]:
        for read in ("value", "gradient"):
            expected, found = getattr(double, read)(port), getattr(single, read)(port)
            assert found.dtype == np.float32
            np.testing.assert_allclose(found, expected, rtol=2e-4, atol=2e-4, err_msg=f"{read} at {port}")


@every_op
def test_a_pass_allocates_no_matrix(op):
    q, p = 300, 400
    rng = np.random.default_rng(0)
    unusual = {"linear": [(q, p), (p, p), (1, p)], "matmul": [(q, p), (p, p)], "trace": [(p, p)]}
    shapes = unusual.get(op.name, [(q, 1) if port.name == "w" else (q, p) for port in op.inputs])
    inputs = [rng.uniform(0.1, 1, shape) for shape in shapes]
    attributes = op.attribute_values({})
    out = np.zeros(op.shape(*shapes, *attributes))
    spaces = [np.zeros(shape) for shape in op.workspace_shapes(shapes, attributes)]
    into = [np.zeros(out.shape if op.broadcasts else shape) for shape in shapes]
    g = np.ones_like(out)
    tracemalloc.start()
    try:
        op.forward(out, *inputs, *attributes, *spaces)
        for vjp, target in zip(op.vjps, into, strict=True):
            vjp(target, g, out, *inputs, *attributes, *spaces)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < q * p * 8 / 8


@every_entry
def test_declaration_is_complete(op):
    assert op.formula and op.group
    assert op.summary.endswith(".")
    assert not op.note or op.note.endswith(".")
    assert len(op.gradients) == len(op.inputs) == len(op.vjps)
    assert len(op.index_form) in (0, len(op.inputs))
    for attribute in op.attributes:
        attribute.check(attribute.default)
        assert attribute.summary and not attribute.summary.endswith(".")


@pytest.mark.filterwarnings("ignore:path is deprecated:DeprecationWarning")  # ziamath, as it is imported
@every_entry
def test_formulas_can_be_typeset(op):
    import ziamath

    for formula in (op.formula, op.output_symbol or "x", *op.gradients, *op.index_form):
        image = ziamath.Latex(formula)
        assert image.getsize()[0] > 0
        assert "\\" not in image.mathmlstr(), f"a command that is not known in {formula}"
