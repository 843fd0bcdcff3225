"""What operations declare of themselves is what they do: domains, affine inputs, means, least values."""

import numpy as np
import pytest

from graphgui.ops import OPS
from graphgui.words import Problem

NUMBERS = np.array([[-2.0, -1.0, -0.999], [-1e-300, 0.0, 1e-300], [0.5, 1.0, 2.0]])
WITH_DOMAINS = [name for name, op in OPS.items() if op.traits.domains]
AFFINE = [(name, port) for name, op in OPS.items() for port in op.traits.affine_in]


def value(op, *inputs, **attributes):
    op = OPS[op]
    values = op.attribute_values(attributes)
    shapes = [each.shape for each in inputs]
    out = np.empty(op.shape(*shapes, *values))
    with np.errstate(all="ignore"):
        op.forward(out, *inputs, *values, *(np.zeros(s) for s in op.workspace_shapes(shapes, values)))
    return out


@pytest.mark.parametrize("op", WITH_DOMAINS)
def test_what_a_domain_excludes_has_no_finite_result_and_everything_else_has_one(op):
    (domain,) = OPS[op].traits.domains
    inputs = [NUMBERS if port.name == domain.port else np.ones_like(NUMBERS) for port in OPS[op].inputs]
    np.testing.assert_array_equal(domain.excludes(NUMBERS), ~np.isfinite(value(op, *inputs)))
    assert domain.reason


def test_the_operations_with_a_domain():
    assert WITH_DOMAINS == ["divide", "sqrt", "log", "log1p"]


@pytest.mark.parametrize(("op", "port"), AFFINE)
def test_an_output_is_affine_in_a_row_of_what_it_is_said_to_be_affine_in(op, port):
    rng = np.random.default_rng(0)
    place = [each.name for each in OPS[op].inputs].index(port)

    def of(X):
        alike = [np.ones((1, 3)) + np.arange(3.0), np.ones((1, 3)), np.ones((1, 3))]
        if op in ("linear", "matmul"):
            alike[1] = np.arange(9.0).reshape(3, 3)
        if op == "concatenate":
            alike = [np.broadcast_to(each, (len(X), 3)) for each in alike]
        inputs = [X if index == place else alike[index] for index in range(len(OPS[op].inputs))]
        attributes = {"mean": [[1.0, 2.0, 3.0]], "deviation": [[2.0]]} if op == "standardise" else {}
        return value(op, *inputs, **attributes)

    A, B = rng.standard_normal((2, 4, 3))
    np.testing.assert_allclose(of(A + B) + of(0 * A), of(A) + of(B), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(of(A)[1:2], of(A[1:2]), rtol=1e-12)


@pytest.mark.parametrize("op", ["sum", "mean", "variance", "max", "min", "log_sum_exp"])
@pytest.mark.parametrize("by", ["all", "rows", "columns"])
def test_a_mean_of_the_same_numbers_twice_is_the_same(op, by):
    A = np.random.default_rng(0).standard_normal((3, 3))
    twice = np.concatenate((A, A), axis=1 if by == "rows" else 0)
    once, again = value(op, A, by=by), value(op, twice, by=by)
    is_same = np.allclose(once, again)
    assert is_same == (OPS[op].traits.takes_mean or op in ("max", "min"))


LEAST_AND_USUAL = {
    ("normalise_rows", "epsilon"): (1e-12, 1e-5),
    ("leaky_relu", "slope"): (0.0, 0.01),
    ("elu", "alpha"): (0.0, 1.0),
    ("huber", "delta"): (1e-6, 1.0),
    ("l2_penalty", "coefficient"): (0.0, 0.01),
    ("l1_penalty", "coefficient"): (0.0, 0.01),
    ("dropout", "rate"): (0.0, 0.5),
    ("power", "exponent"): (None, 3.0),
    ("clip", "lower"): (None, 0.0),
    ("clip", "upper"): (None, 1.0),
}
MOST = {("leaky_relu", "slope"): 1.0, ("dropout", "rate"): 0.99}


def settable(kind):
    return [(name, each.name) for name, op in OPS.items() for each in op.attributes if each.kind == kind]


def runs(op, attribute, number):
    """Whether an operation takes a number, and then gives what is finite of ones."""
    OPS[op].attribute(attribute).check(number)
    inputs = [np.ones((1 if port.name == "b" else 3, 3)) for port in OPS[op].inputs]
    return np.isfinite(value(op, *inputs, **{attribute: number})).all()


@pytest.mark.parametrize(("op", "attribute"), settable("number"))
def test_each_number_has_a_usual_value_and_bounds_up_to_which_it_runs(op, attribute):
    least, usual = LEAST_AND_USUAL[op, attribute]
    most = MOST.get((op, attribute))
    found = OPS[op].attribute(attribute)
    assert (found.minimum, found.default, found.maximum) == (least, usual, most)
    for number in {least, usual, most} - {None}:
        assert runs(op, attribute, number)
    for beyond in [bound + step for bound, step in ((least, -1e-9), (most, 1e-9)) if bound is not None]:
        with pytest.raises(Problem):
            runs(op, attribute, beyond)


LEAST_AND_USUAL_COUNTS = {
    ("linear", "outputs"): (1, 1),
    ("dropout", "seed"): (0, 0),
    ("columns", "start"): (0, 0),
    ("columns", "stop"): (1, None),
    ("rows", "start"): (0, 0),
    ("rows", "stop"): (1, None),
    ("repeat", "rows"): (1, 2),
    ("repeat", "columns"): (1, 1),
    ("reshape", "rows"): (1, None),
    ("reshape", "columns"): (1, 1),
    ("variance", "correction"): (0, 0),
    ("parameter", "rows"): (1, 1),
    ("parameter", "columns"): (1, 1),
}


LEFT_OPEN = {("columns", "stop"), ("rows", "stop"), ("reshape", "rows"), ("reshape", "columns")}


@pytest.mark.parametrize(("op", "attribute"), settable("integer"))
def test_each_count_starts_where_it_makes_sense_and_goes_no_lower(op, attribute):
    least, usual = LEAST_AND_USUAL_COUNTS[op, attribute]
    found = OPS[op].attribute(attribute)
    assert (found.minimum, found.default) == (least, usual)
    assert found.optional == ((op, attribute) in LEFT_OPEN)
    with pytest.raises(Problem, match=f"{attribute} cannot be {least - 1}: it is a whole number"):
        found.check(least - 1)
    if OPS[op].source is None:
        size = {"outputs": 3, "rows": 9} if op in ("linear", "reshape") else {}
        assert runs(op, attribute, size.get(attribute, least))
