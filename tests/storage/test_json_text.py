"""JSON for people: what is short stands on one line, long lists have a number a line, all reads back the same."""

import json
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphgui.storage.json_text import lay_out


def test_a_long_list_has_a_number_a_line():
    numbers = [random.Random(number).random() for number in range(2500)]
    text = lay_out({"long": numbers})
    assert text == json.dumps({"long": numbers}, indent=2)


@pytest.mark.parametrize("count", range(20, 40))
def test_a_list_stands_on_one_line_as_long_as_that_has_100_characters(count):
    text = lay_out({"a": [1] * count, "b": {"c": ["xy"] * (count // 2)}})
    assert json.loads(text) == {"a": [1] * count, "b": {"c": ["xy"] * (count // 2)}}
    on_one_line = '  "a": ' + json.dumps([1] * count)
    assert (on_one_line in text) == (len(on_one_line) <= 100)


ATOMS = st.none() | st.booleans() | st.integers(-9, 10**6) | st.text("ab", max_size=30)
VALUES = st.recursive(
    ATOMS,
    lambda items: st.lists(items, max_size=8) | st.dictionaries(st.text("cdefgh", max_size=9), items, max_size=6),
)


def laid_out(value, indent=0, used=0):
    """The promise of the module, slowly: where a value begins at column `used`, in lines indented by `indent`."""
    text = json.dumps(value)
    if value in ([], {}) or not isinstance(value, (list, dict)):
        return text
    if used and used + len(text) <= 100 and not (isinstance(value, list) and isinstance(value[0], dict)):
        return text
    keys = [f"{json.dumps(key)}: " for key in value] if isinstance(value, dict) else [""] * len(value)
    items = value.values() if isinstance(value, dict) else value
    begin, end = json.dumps(type(value)())
    inner = " " * (indent + 2)
    lines = [
        inner + key + laid_out(item, indent + 2, len(inner + key)) for key, item in zip(keys, items, strict=True)
    ]
    return "\n".join([begin, ",\n".join(lines), " " * indent + end])


@given(st.dictionaries(st.text("xyz", max_size=40), VALUES, max_size=5))
def test_what_fits_on_a_line_of_100_characters_stays_on_one_but_lists_of_objects(value):
    assert lay_out(value) == laid_out(value)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2.0, "2"),
        (-0.0, "-0.0"),
        (999_999_999_999_999.0, "999999999999999"),
        (1e15, "1000000000000000.0"),
        (0.1, "0.1"),
    ],
)
def test_a_whole_number_is_written_without_a_point_as_long_as_it_has_a_fraction_to_leave_out(number, text):
    assert lay_out(number) == text
    assert lay_out([(number,)]) == f"[\n  [{text}]\n]"


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        lay_out({"a": [1.0, float("nan")] * 100})
    for few in (math.inf, {"a": [math.nan]}):
        with pytest.raises(ValueError, match="not JSON compliant"):
            lay_out(few)


def test_every_sign_is_written_as_it_is_on_one_line_and_on_many():
    long = ["é" * 40, "→" * 40, "“œ”"]
    assert lay_out({"é": "œ", "long": long}) == json.dumps({"é": "œ", "long": long}, indent=2, ensure_ascii=False)
