"""A table holds the numbers that the file holds, or says in a sentence which of them cannot be read."""

import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphgui.data.read_table import read_table
from graphgui.data.tables import Table, matrix
from graphgui.words import Problem

finite = st.floats(allow_nan=False, allow_infinity=False)
TWO = "Column “x” may be read in two ways, “{}” as 1234 or as 1.234: choose in File → Import Data."


@pytest.fixture
def csv(tmp_path):
    def write(content):
        path = tmp_path / "points.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.mark.parametrize(
    "content",
    [
        "x,y\n1,2\n3,4.5\n",
        "x;y\n1;2\n3;4.5",
        "x\ty\n1\t2\n3\t4.5\n\n",
        "\ufeffx,y\r\n1,2\r\n3,4.5\r\n",
        "x,y\r1,2\r3,4.5",
        'x ,"y"\n 1 ,"2"\n+3,4.5e0\n',
    ],
)
def test_separators_line_ends_quotes_and_spaces_make_no_difference(csv, content):
    table = read_table(csv(content))
    assert table.names == ("x", "y")
    np.testing.assert_array_equal(matrix(table, ["y", "x"]), [[2, 1], [4.5, 3]])
    assert table.path == csv(content)


@given(st.lists(finite, min_size=1, max_size=20))
def test_every_number_is_read_as_exactly_the_float_it_names(tmp_path_factory, numbers):
    path = tmp_path_factory.mktemp("exact") / "x.csv"
    path.write_text("x\n" + "\n".join(map(repr, numbers)))
    assert read_table(path).columns["x"].tolist() == numbers


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("x,y\n1,2\n3,abc\n", "Row 3 has “abc” in column “y”, where a number is needed."),
        ("x;y\n1,5;2\n3,abc;2\n", "Row 3 has “3,abc” in column “x”, where a number is needed."),
        ("x\n1,5\n2,5\n1 kg\n", "Row 4 has “1 kg” in column “x”, where a number is needed."),
        ("x;y\n1.234;5\n", TWO.format("1.234")),
        ("x\ty\n1,234\t5\n", TWO.format("1,234")),
        ("x,y\n1,2\n3,nan\n", "Row 3 has “nan” in column “y”, where a number is needed."),
        ("x,y\n1,1e999\n", "Row 2 has “1e999” in column “y”, where a number is needed."),
        ("x,y\n1,2\n3\n", "The header has 2 cells and row 3 has 1: make them the same."),
        ("x,y\n1,2,3\n", "The header has 2 cells and row 2 has 3: make them the same."),
        ("x,y\n1,2\n\n3,4\n", "The header has 2 cells and row 3 has 0: make them the same."),
        ("x,y\n1,\n", "Row 2 has nothing in column “y”: fill it in or leave the row out."),
        ("x,y\n,1\n", "Row 2 has nothing in column “x”: fill it in or leave the row out."),
        ("x,y\n", "There are no rows below the header: add some."),
        ("x,x\n1,2\n", "Two columns are called “x”: rename one."),
        ("x,\n1,2\n", "Column 2 has no name: give it one."),
        ("x,y,\n1,2,\n3,4,5\n", "Column 3 has no name: give it one."),
        ("x,y,\n1,2,\n3,,\n", "Row 3 has nothing in column “y”: fill it in or leave the row out."),
        ("x,y,\n1,2,\n3,a,\n", "Row 3 has “a” in column “y”, where a number is needed."),
        ("1,2\n3,4\n", "The first row needs to hold the columns' names: add them."),
        ('x,y\n"1,2\n', "Row 2 cannot be read: is a quotation mark missing?"),
        ('x,"sales\n in k€"\n1,q\n', "Row 3 has “q” in column “sales in k€”, where a number is needed."),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_place(csv, content, sentence):
    path = csv(content)
    with pytest.raises(Problem) as caught:
        read_table(path)
    assert str(caught.value) == f"{path}: {sentence}"


@pytest.mark.parametrize("decimal", [".", ","])
def test_a_person_s_decimal_comma_leaves_a_doubt_only_where_the_table_does_not_tell(csv, decimal):
    for content in ("x\ty\n1.234\t0.5\n", "x,y\n1.234,5\n", "x\ty\n1.234\t1.2345\n"):
        assert read_table(csv(content), decimal=decimal).columns["x"].tolist() == [1.234]
    for content in ("x\ty\n1.234\t5\n", "x\n1.234\n"):
        if decimal == ".":
            assert read_table(csv(content)).columns["x"].tolist() == [1.234]
        else:
            with pytest.raises(Problem, match=r"may be read in two ways, “1\.234” as 1234 or as 1\.234"):
                read_table(csv(content), decimal=decimal)


def test_a_table_says_how_it_was_read(csv):
    assert read_table(csv("x,y\n1,2\n")).remarks == ()
    table = read_table(csv("x;y\n1,5;9007199254740993\n"))
    assert list(map(str, table.remarks)) == [
        "“x”: 1,5 read as 1.5: decimal comma.",
        "“y”: a whole number above 2⁵³ loses digits: 9007199254740993 becomes 9007199254740992.",
    ]
    assert read_table(csv("y,x\n9007199254740993,2\n")).remarks != ()


@pytest.mark.parametrize(
    "rows", ["x,y,\n1,2,\n3,4,\n", "x,y\n1,2,\n3,4,\n", "x,y,\n1,2\n3,4\n", "x,y,,\n1,2,,\n3,4,,\n"]
)
@pytest.mark.parametrize("separator", [",", ";", "|"])
def test_separators_at_the_lines_ends_make_no_column_and_that_is_said(csv, rows, separator):
    table = read_table(csv(rows.replace(",", separator)))
    assert {name: column.tolist() for name, column in table.columns.items()} == {"x": [1, 3], "y": [2, 4]}
    said = (
        "2 empty columns without a name are left out."
        if ",," in rows
        else "An empty column without a name is left out."
    )
    assert said in map(str, table.remarks)


def test_a_fault_far_down_is_found(csv):
    with pytest.raises(Problem, match="Row 50001 has “oops” in column “y”"):
        read_table(csv("x,y\n" + "1,2\n" * 49_999 + "1,oops\n"))


@pytest.mark.parametrize("content", [b"", b"\n \n", "\ufeff\n".encode(), b"x,y\n1,\x002\n"])
def test_what_is_no_text_is_refused(csv, content):
    with pytest.raises(Problem):
        read_table(csv(content))


def test_a_missing_file_and_a_directory_are_refused(tmp_path):
    with pytest.raises(Problem, match=r"There is no file .*missing\.csv"):
        read_table(tmp_path / "missing.csv")
    with pytest.raises(Problem, match="is a directory"):
        read_table(tmp_path)


def test_columns_cannot_be_written_to_and_equal_tables_are_equal():
    table = Table({"x": np.array([1.0, 2.0])})
    with pytest.raises(ValueError, match="read-only"):
        table.columns["x"][0] = 5
    assert table == Table({"x": np.array([1, 2])})
    assert table != Table({"x": np.array([1, 3])})


@pytest.mark.parametrize(
    "columns", [{}, {"x": []}, {"x": [1], "y": [1, 2]}, {"x": [np.nan]}, {" ": [1]}, {"x": [[1]]}]
)
def test_a_table_that_is_none_is_refused(columns):
    with pytest.raises(Problem):
        Table({name: np.array(column, float) for name, column in columns.items()})


def test_a_column_that_is_not_there_is_told_from_those_that_are():
    table = Table({"x": np.array([1.0]), "y": np.array([2.0])})
    with pytest.raises(Problem, match="The table has no column “z”: choose among x, y"):
        matrix(table, ["x", "z"])
    with pytest.raises(Problem, match="No column of the table is named: choose among x, y"):
        matrix(table, [])


def test_columns_side_by_side_are_made_once_for_all_who_hold_them_and_kept_for_nobody():
    table = Table({"a": [1.0, 2.0], "b": [3.0, 4.0]})
    held = matrix(table, ["b", "a"])
    assert held.tolist() == [[3.0, 1.0], [4.0, 2.0]]
    assert matrix(table, ("b", "a")) is held
    with pytest.raises(ValueError, match="read-only"):
        held[0, 0] = 5.0
    gone = weakref.ref(held)
    del held
    assert gone() is None
