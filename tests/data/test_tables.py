"""A table holds the numbers that the file holds, or says in a sentence which of them cannot be read."""

import pickle
import weakref
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphgui.data.choices import Choices
from graphgui.data.read_table import read_table
from graphgui.data.tables import Table, matrix
from graphgui.words import Problem, Remark

finite = st.floats(allow_nan=False, allow_infinity=False)


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


def test_what_is_wrong_in_a_file_is_said_with_the_file(csv):
    path = csv("x,y\n1,2\n3,abc\n")
    with pytest.raises(Problem) as caught:
        read_table(path)
    assert str(caught.value) == f"{path}: Row 3 has “abc” in column “y”, where a number is needed."


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


@pytest.mark.parametrize("column", [[1, 2], [True, False], np.array([1, 2], np.float32), (1.5, 2)])
def test_columns_are_float64_and_those_of_the_table_alone(column):
    given = np.array(column)
    table = Table({"x": given})
    given[0] = 0
    assert table.columns["x"].dtype == np.float64
    assert table.columns["x"].tolist() == list(map(float, column))


def test_tables_are_equal_where_names_numbers_choices_and_file_are():
    table = Table({"x": [1.0, 2.0], "y": [3.0, 4.0]}, Path("/a.csv"), Choices(("x",)))
    assert (table.rows, table.names) == (2, ("x", "y"))
    assert table == replace(table, remarks=(Remark("read so"),)) == pickle.loads(pickle.dumps(table))
    for other in (
        replace(table, path=Path("/b.csv")),
        replace(table, choices=None),
        replace(table, columns={"x": [1.0, 2.0]}),
        replace(table, columns={"y": [3.0, 4.0], "x": [1.0, 2.0]}),
        replace(table, columns={"x": [1.0, 2.0], "y": [3.0, 5.0]}),
        replace(table, columns={"x": [1.0, 2.0, 3.0], "y": [3.0, 4.0, 5.0]}),
        "a table",
    ):
        assert table != other
    with pytest.raises(TypeError):
        hash(table)


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({}, "There are no columns: add one."),
        ({"x": []}, "The column “x” has no rows: give it numbers."),
        ({"x": [[1.0]]}, "The column “x” has no rows: give it numbers."),
        ({"x": [1.0], "y": [1.0, 2.0]}, "The column “y” has 2 rows, and the first has 1."),
        ({"x": [1.0], "y": [float("inf")]}, "The column “y” holds a number that is not finite."),
        ({"x": [1.0], " ": [1.0]}, "Column 2 has no name: give it one."),
    ],
)
def test_why_a_table_is_none(columns, sentence):
    with pytest.raises(Problem) as caught:
        Table(columns)
    assert str(caught.value) == sentence


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
