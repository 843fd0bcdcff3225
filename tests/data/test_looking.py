"""What stands beside numbers is told from them, and how many cells must be numbers for a column of them."""

import pytest

from graphgui.data.columns.looking import split_number, unit_of
from graphgui.data.numbers import PLAIN, NumberFormat, shapes


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12", None),
        ("-1e5", None),
        ("abc", None),
        ("12 kg", ("kg", "12")),
        ("12kg", ("kg", "12")),
        ("$12", ("$", "12")),
        ("US$ 12", ("US$", "12")),
        ("€ 12 p.a.", ("€ p.a.", "12")),
        ("-$ 3.5", ("$", "-3.5")),
        ("<= 3", ("<=", "3")),
        ("ca. 3", ("ca.", "3")),
        ("EUR 3", ("EUR", "3")),
        ("XYZ 3", None),
        ("1e5 m", ("m", "1e5")),
        ('5"', ('"', "5")),
        ("5+", ("+", "5")),
        ("1 234,5 km", ("km", "1 234,5")),
        ("7 " + "m" * 16, ("m" * 16, "7")),
        ("7 " + "m" * 17, None),
        ("7 m2", None),
        ("(3)", ("", "-3")),
        ("( 3 kg )", ("kg", "-3")),
        ("–3", ("", "-3")),
        ("3-", ("", "-3")),
        ("3 −", ("", "-3")),
        ("(-3)", None),
        ("(3", None),
        ("3 - 4", None),
    ],
)
def test_a_number_is_told_from_what_stands_beside_it(text, parts):
    assert split_number(text) == parts


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (["1", "2"], ""),
        (["1 kg", "2 kg"], "kg"),
        (["1 kg", "2"], ""),
        (["1", "2", "3 kg", "4 g"], ""),
        (["1", "3 kg", "4 g"], None),  # more have units than none
        (["1", "2", "a"], ""),
        (["1", "a"], None),  # numbers are not twice as many
        (["1", "2", "3", "4", "a", "b"], ""),
        (["1", "2", "3", "4", "a", "b", "c"], None),
        (["1 kg", "2", "a"], ""),  # one unit alone counts for a number
        (["1 kg", "2 kg", "a"], "kg"),
        (["1 kg", "a"], None),
        (["1", "2", "3", "4 kg", "5 g", "a"], ""),
        (["1", "2", "3", "4 kg", "5 g", "a", "b"], None),
        (["1", "n/a", "N.V.", "#VALUE!", "--", "(missing)", "k.A."], ""),
        (["(1)", "(2)", "3"], ""),
        (["(1)", "(2)"], None),
        (["(1)", "2 %"], "%"),
        (["a"], None),
        ([], None),
    ],
)
def test_one_unit_is_that_of_the_column_and_too_many_other_cells_make_it_one_of_texts(cells, unit):
    assert unit_of(shapes(cells), PLAIN) == unit


def test_what_is_a_number_hangs_on_the_format():
    cells = shapes(["1,5 kg", "2,5 kg"])
    assert (unit_of(cells, NumberFormat(",")), unit_of(cells, PLAIN)) == ("kg", None)
