"""Columns have names of their own, as near to those of the header as can be, and each change is said."""

import pytest

from graphgui.data.parsing.column_names import column_names, numbered_names


@pytest.mark.parametrize(
    ("cells", "index", "names", "said"),
    [
        (["x", "y"], False, ("x", "y"), []),
        ([" net  income\n", "y"], False, ("net income", "y"), []),
        (["", "y"], False, ("column 1", "y"), ["Column 1 has no name: it is called “column 1”."]),
        (["", "y"], True, ("index", "y"), ["The first column has no name: it is called “index”."]),
        (["x", ""], True, ("x", "column 2"), ["Column 2 has no name: it is called “column 2”."]),
        (["", "index"], True, ("index (2)", "index"), ["The first column has no name: it is called “index (2)”."]),
        (
            ["column 2", ""],
            False,
            ("column 2", "column 2 (2)"),
            ["Column 2 has no name: it is called “column 2 (2)”."],
        ),
        (
            ["x", "x", "x", "x (2)"],
            False,
            ("x", "x (3)", "x (4)", "x (2)"),
            [
                "Two columns are called “x”: column 2 is read as “x (3)”.",
                "Two columns are called “x”: column 3 is read as “x (4)”.",
            ],
        ),
        (["a" * 1000], False, ("a" * 1000,), []),
        (["a" * 1001], False, ("a" * 999 + "…",), []),
    ],
)
def test_names_are_those_of_the_header_where_they_can_be(cells, index, names, said):
    found, remarks = column_names(cells, index=index)
    assert (found, list(map(str, remarks))) == (names, said)


def test_without_a_header_columns_are_numbered_from_1():
    assert numbered_names(3) == ("column 1", "column 2", "column 3")
