"""What an attribute takes, kind by kind, and the sentence about what it does not."""

import math

import pytest

from graphgui.ops.op import Attribute
from graphgui.words import Problem

BOUNDED = {"minimum": 1, "maximum": 3}
TAKEN = [
    ("integer", BOUNDED, 1),
    ("integer", BOUNDED, 3),
    ("integer", {}, -(10**30)),
    ("number", BOUNDED, 1),
    ("number", BOUNDED, 3.0),
    ("number", {}, 1.7e308),
    ("choice", {"choices": ("rows", "all")}, "all"),
    ("flag", {}, False),
    ("matrix", {}, [[1, 2.5], [3, 4]]),
    ("matrix", {}, [[1.0, 2.5]]),
    ("matrix", {}, ((1.0,), (2,))),
    ("initialiser", {}, "glorot"),
    ("initialiser", {}, 0.5),
    ("initialiser", {}, [[1.0]]),
    ("text", {}, ""),
    ("columns", {}, ()),
    ("columns", {}, ["age", "income"]),
    ("number", {"optional": True}, None),
]
REFUSED = [
    ("integer", {}, 1.0, "a whole number"),
    ("integer", {}, True, "a whole number"),
    ("integer", BOUNDED, 0, "a whole number from 1 to 3"),
    ("integer", BOUNDED, 4, "a whole number from 1 to 3"),
    ("number", {"minimum": 0}, -1e-9, "a number of at least 0"),
    ("number", {}, None, "it is a number"),
    ("number", {}, True, "it is a number"),
    ("number", {}, math.inf, "it is a number"),
    ("number", {}, math.nan, "it is a number"),
    ("number", {}, 10**309, "it is a number"),
    ("choice", {"choices": ("rows", "all")}, "columns", "it is one of rows, all"),
    ("flag", {}, 1, "true or false"),
    ("matrix", {}, [], "rows of numbers"),
    ("matrix", {}, [[]], "rows of numbers"),
    ("matrix", {}, [1, 2], "rows of numbers"),
    ("matrix", {}, [[1, 2], [3]], "rows of numbers"),
    ("matrix", {}, [[1, "2"]], "rows of numbers"),
    ("matrix", {}, [[1.0, math.inf]], "rows of numbers"),
    ("matrix", {}, "1 2", "rows of numbers"),
    ("initialiser", {}, "huge", "zeros, ones, normal, uniform, glorot, he, a number or a matrix"),
    ("initialiser", {}, [[]], "a number or a matrix"),
    ("text", {}, 1, "it is a text"),
    ("columns", {}, "age", "a list of column names"),
    ("columns", {}, ["age", 1], "a list of column names"),
]


@pytest.mark.parametrize("kind, options, value", TAKEN)
def test_what_an_attribute_takes(kind, options, value):
    Attribute("size", kind, None, "…", **options).check(value)


@pytest.mark.parametrize("kind, options, value, expected", REFUSED)
def test_what_it_refuses_and_what_it_expects(kind, options, value, expected):
    with pytest.raises(Problem, match=f"^size cannot be .*: .*{expected}") as refused:
        Attribute("size", kind, None, "…", **options).check(value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("length, shown", [(38, f"'{'x' * 38}'"), (39, f"'{'x' * 36}...")])
def test_a_long_value_is_quoted_in_part(length, shown):
    with pytest.raises(Problem) as refused:
        Attribute("size", "number", None, "…").check("x" * length)
    assert str(refused.value) == f"size cannot be {shown}: it is a number."
