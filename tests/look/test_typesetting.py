"""Formulas are set, or refused before they take for ever."""

import pytest

from graphgui.look.typesetting import Formula, depth, picture_of
from graphgui.ops import OPS

NESTED = [
    r"\frac{" * 30 + "1" + "}2" * 30,
    r"\sqrt" * 90 + "1",
    r"\left(" * 40 + "1" + r"\right)" * 40,
]


@pytest.mark.parametrize("latex", NESTED)
def test_what_is_nested_so_deeply_that_it_would_never_be_set_is_refused_at_once(latex):
    assert picture_of(Formula(latex, 12.0)) is None


def test_no_operations_formula_is_nested_too_deeply_for_a_note():
    formulas = [latex for op in OPS.values() for latex in (op.formula, *op.gradients)]
    assert max(map(depth, formulas)) <= 5
