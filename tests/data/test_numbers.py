"""A number is read as its whole column, the rest of its table, or in the end its reader's habit tells."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphgui.data.numbers import (
    FORMATS,
    PLAIN,
    NumberFormat,
    Reading,
    decide,
    decide_table,
    read_number,
    refuse_two_readings,
    shape,
    shapes,
)
from graphgui.words import Problem

COMMA, ENGLISH, GERMAN = NumberFormat(","), NumberFormat(".", ","), NumberFormat(",", ".")
MARKED = [each for each in FORMATS.values() if each.thousands]
SPACES = " \u00a0\u2007\u2009\u202f"


def read(texts, **known):
    reading = decide(shapes(texts), **known)
    return [reading.format.read(text) for text in texts]


def written(cents, each):
    """An amount with two digits after the mark, as a format writes it."""
    whole = f"{abs(cents) // 100:,}".replace(",", each.thousands)
    return f"{'-' if cents < 0 else ''}{whole}{each.decimal}{abs(cents) % 100:02}"


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["1,234", "1.5"], [1234, 1.5]),
        (["1,234", "1,5"], [1.234, 1.5]),
        (["1.234", "1,5"], [1234, 1.5]),
        (["1.234", "0.5"], [1.234, 0.5]),
        (["47", "167", "1,007"], [47, 167, 1007]),
        (["1500", "1,234"], [1500, 1.234]),
        (["1.234,56"], [1234.56]),
        (["1 234,50"], [1234.5]),
        (["1\u202f234,50", "12\u00a0000,25", "3\u2009000"], [1234.5, 12000.25, 3000]),
        (["1'234.50", "2’000"], [1234.5, 2000]),
        (["0,123"], [0.123]),
        (["1,234,567"], [1234567]),
        (["1.234.567"], [1234567]),
        (["12,34,567"], [1234567]),
        (["−5.5", "+3", "1E−2"], [-5.5, 3, 0.01]),
        ([".5", "5.", "1e3"], [0.5, 5, 1000]),
        (["1.234e3"], [1234]),  # nobody groups the digits of a number with an exponent
        (["1,234e3", "2,5"], [1234, 2.5]),
        (["12.5"] * 3 + ["1,5"], [12.5] * 3 + [None]),
        (["2020-01-01", "1.2.3", "1 2", "12,34"], [None, None, None, 12.34]),
    ],
)
def test_the_whole_column_tells_how_a_number_is_read(texts, numbers):
    assert read(texts) == numbers


@pytest.mark.parametrize(
    ("text", "point", "comma"), [("1,234", 1234, 1.234), ("1.234", 1.234, 1234), ("-12,345", -12345, -12.345)]
)
def test_a_column_that_does_not_tell_says_so_and_goes_by_the_mark_of_others(text, point, comma):
    assert decide(shapes([text])).other is not None
    assert read([text] * 3, decimal=".") == [point] * 3
    assert read([text] * 3, decimal=",") == [comma] * 3


@given(st.sampled_from(MARKED), st.lists(st.integers(-(10**11), 10**11), min_size=1))
def test_amounts_read_back_whatever_the_marks(each, amounts):
    texts = [written(cents, each) for cents in amounts]
    reading = decide(shapes(texts))
    assert reading.other is None
    assert [reading.format.read(text) for text in texts] == [cents / 100 for cents in amounts]


@given(st.sampled_from(list(FORMATS.values())), st.floats(allow_nan=False, allow_infinity=False))
def test_every_digit_of_a_float_is_read(each, number):
    assert each.read(repr(number).replace(".", each.decimal)) == number


@given(st.lists(st.integers(-999_999, 999_999).map(lambda n: f"{n:,}"), min_size=1), st.sampled_from(".,"))
def test_what_is_read_for_certain_does_not_hang_on_the_reader(texts, decimal):
    column = shapes(texts)
    alone = decide(column)
    if all(abs(int(text.replace(",", ""))) < 1000 for text in texts):
        assert alone.format == PLAIN
    elif any(text.count(",") > 1 for text in texts):
        assert decide(column, decimal).format == ENGLISH
    else:
        assert [alone.format.read(text) for text in texts] == [int(text.replace(",", "")) for text in texts]


def test_every_short_text_is_read_as_its_grammar_says():
    for text in map("".join, itertools.chain(*(itertools.product("01,. '-", repeat=n) for n in range(7)))):
        for each in FORMATS.values():
            assert each.read(text) == expected(text, each), (text, each)


def test_longer_groups_are_read_as_their_grammar_says():
    for marks in itertools.product(",.", repeat=3):
        for heads in itertools.product(
            ("1", "12", "123", "0", "01"), ("234", "23", "2345"), ("567", "56"), ("8",)
        ):
            text = "".join(part for pair in zip(heads, (*marks, ""), strict=True) for part in pair)
            for each in FORMATS.values():
                assert each.read(text) == expected(text, each), (text, each)


def expected(text, each):
    """The number of a text without exponent, read character by character from another description."""
    text = text.strip()
    sign = -1 if text.startswith("-") else 1
    whole, _mark, fraction = text.removeprefix("-").partition(each.decimal)
    if not all(c in "0123456789" for c in fraction) or not (whole or fraction):
        return None
    groups = whole.split(each.thousands) if each.thousands else [whole]
    if len(groups) > 1:
        western = 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
        indian = each.thousands == "," and 1 <= len(groups[0]) <= 2 and len(groups[-1]) == 3
        indian = indian and all(len(group) == 2 for group in groups[1:-1]) and len(groups) > 2
        if not (western or indian) or groups[0].startswith("0"):
            return None
    digits = "".join(groups)
    if not all(c in "0123456789" for c in digits):
        return None
    return sign * float(f"{digits or 0}.{fraction or 0}")


def test_words_for_numbers_that_are_not_finite():
    assert PLAIN.read("inf") == math.inf
    assert PLAIN.read("-Infinity") == -math.inf
    assert math.isnan(PLAIN.read("NaN"))
    assert read_number("-inf") == -math.inf


@pytest.mark.parametrize("text", ["1_000", "１２", "0x10", "1e", "--1", "1..5", "", " "])
def test_what_is_no_number_in_any_way(text):
    assert decide(shapes([text])) is None
    with pytest.raises(Problem, match="is no number"):
        read_number(text)


def test_a_shape_is_all_that_decides():
    assert shape(" -0,507 ") == "-0,999"
    assert shape("12 kg") == "99 kg"


# the rest of the table


def formats(columns, *known):
    found = decide_table([shapes(column) for column in columns], *known)
    return [reading and (reading.format, reading.other) for reading in found]


@pytest.mark.parametrize(
    ("columns", "known", "expected"),
    [
        ([["1,234"], ["1.5"]], ("\t",), [(ENGLISH, None), (PLAIN, None)]),
        ([["1,234"], ["1,5"]], ("\t", "."), [(COMMA, None), (COMMA, None)]),
        ([["1.234"], ["1,5"]], (";", "."), [(GERMAN, None), (COMMA, None)]),
        ([["47", "1,007"], ["2,5"]], (";",), [(COMMA, None), (COMMA, None)]),
        ([["1.234"], ["5"]], (";",), [(GERMAN, PLAIN), (PLAIN, None)]),
        ([["1.234"], ["5"]], (",", ","), [(PLAIN, None), (PLAIN, None)]),
        ([["1,234"], ["5"]], (",", ","), [(ENGLISH, None), (PLAIN, None)]),
        ([["1500", "1,234"]], (",", ","), [(ENGLISH, None)]),
        ([["1500", "1,234"]], (None, ","), [(COMMA, None)]),
        ([["1500", "1,234"]], (None, "."), [(COMMA, ENGLISH)]),
        ([["1,234"]], (), [(ENGLISH, COMMA)]),  # a person who writes points, where nobody says otherwise
        ([["1.234"]], (None, "."), [(PLAIN, None)]),
        ([["1.234"]], (None, ","), [(GERMAN, PLAIN)]),
        ([["1,234"]], (None, "."), [(ENGLISH, COMMA)]),
        ([["1,234"]], (None, ","), [(COMMA, ENGLISH)]),
        ([["47", "1,007"]], (None, "."), [(ENGLISH, None)]),
        ([["47", "1,007"]], (None, ","), [(ENGLISH, COMMA)]),
        ([["a"], ["1,234"]], (None, "."), [None, (ENGLISH, COMMA)]),
        ([["1.5"], ["1,5"], ["1,234"]], (None, "."), [(PLAIN, None), (COMMA, None), (ENGLISH, COMMA)]),
    ],
)
def test_other_columns_tell_then_the_separator_then_the_reader(columns, known, expected):
    assert formats(columns, *known) == expected


# one number alone


@pytest.mark.parametrize("text", ["0.05", "0,05", " 1e-3 ", "1 234,5", "1.234.567", "−2", "1,5"])
def test_a_field_takes_what_can_be_read_in_one_way_only(text):
    numbers = {"0.05": 0.05, "0,05": 0.05, " 1e-3 ": 1e-3, "1 234,5": 1234.5, "1.234.567": 1234567, "−2": -2}
    assert read_number(text) == read_number(text, ",") == numbers.get(text, 1.5)


def test_a_field_refuses_what_may_be_one_of_two_numbers():
    with pytest.raises(Problem, match=r"“1,234” may be 1234 or 1\.234: write one of these"):
        read_number("1,234")
    with pytest.raises(Problem, match=r"“1\.234” may be 1234 or 1,234: write one of these"):
        read_number("1.234", ",")
    assert read_number("1.234") == read_number("1,234", ",") == 1.234


def test_the_first_text_of_which_two_readings_make_two_numbers_is_refused():
    doubt = Reading(ENGLISH, COMMA)
    with pytest.raises(Problem, match=r"“1,234” may be 1234 or 1\.234: write one of these"):
        refuse_two_readings([None, "abc", "12", "1,234", "5,678"], doubt, ".")
    with pytest.raises(Problem, match=r"“1,234” may be 1234 or 1,234"):
        refuse_two_readings(["1,234"], doubt, ",")  # it is read as thousands, which the person writes otherwise
    refuse_two_readings(["1,234"], Reading(ENGLISH), ".")
    refuse_two_readings([None, "abc", "12", "", "nan"], doubt, ".")
    refuse_two_readings(["1,234"], Reading(COMMA, ENGLISH), ",")  # as the person writes decimals
    with pytest.raises(Problem, match=r"“1\.234” may be 1234 or 1,234"):
        refuse_two_readings(["1,234", " 1.234 "], Reading(GERMAN, PLAIN), ",")
    with pytest.raises(Problem, match=r"“1,234” may be 1234 or 1\.234"):
        refuse_two_readings(["1,234"], Reading(COMMA, ENGLISH), ".")


@pytest.mark.parametrize("length", [40, 41])
def test_a_long_text_is_quoted_by_its_first_40_characters(length):
    with pytest.raises(Problem) as caught:
        read_number("a" * length)
    assert str(caught.value) == f"“{'a' * 40}” is no number."


@given(st.sampled_from(SPACES), st.integers(1000, 10**15))
def test_every_kind_of_space_may_stand_between_thousands(space, number):
    assert read_number(f"{number:,}".replace(",", space)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("2.5·10⁻⁷", 2.5e-7), ("−3 × 10^4", -3e4), ("1,5*10**2", 150.0), ("10³", 1e3), ("-10^-2", -0.01)],
)
def test_a_number_that_stands_alone_may_have_a_power_of_ten(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["2·105", "2.5·10", "·10⁻⁷", "2.5 10⁻⁷", "10^", "2·10⁻", "x·10⁻²"])
def test_half_a_power_of_ten_is_no_number(text):
    with pytest.raises(Problem):
        read_number(text)
