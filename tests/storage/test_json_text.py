"""JSON for people: what is short stands on one line, long lists have a number a line, all reads back the same."""

import json
import random

import pytest

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


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        lay_out({"a": [1.0, float("nan")] * 100})
