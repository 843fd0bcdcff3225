"""A text of numbers alone is read as all its cells tell, or the first that cannot be is named with its place."""

from pathlib import Path

import pytest

from graphgui.data.plain_numbers import no_number, read_plain_numbers
from graphgui.data.read_table import read_table
from graphgui.words import Problem

TWO = "Column “x” may be read in two ways, “{}” as 1234 or as 1.234: choose in File → Import Data."


@pytest.fixture
def csv(tmp_path):
    def write(content):
        (tmp_path / "points.csv").write_text(content, encoding="utf-8")
        return tmp_path / "points.csv"

    return write


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("x,y\n1,2\n3,abc\n", "Row 3 has “abc” in column “y”, where a number is needed."),
        ("x;y\n1,5;2\n3,abc;2\n", "Row 3 has “3,abc” in column “x”, where a number is needed."),
        ("x\n1,5\n2,5\n1 kg\n", "Row 4 has “1 kg” in column “x”, where a number is needed."),
        ("x\n1 kg\n2 kg\n", "Row 2 has “1 kg” in column “x”, where a number is needed."),
        ("x\na\nb\n", "Row 2 has “a” in column “x”, where a number is needed."),
        ("x,y\n1,2\n3,\n5,6\n", "Row 3 has nothing in column “y”: fill it in or leave the row out."),
        ("x,y\n1,2\nNA,4\n5,6\n", "Row 3 has “NA” in column “x”, where a number is needed."),
        ("x;y\n1.234;5\n", TWO.format("1.234")),
        ("x\ty\n1,234\t5\n", TWO.format("1,234")),
        ("x,y\n1,2\n3,nan\n", "Row 3 has “nan” in column “y”, where a number is needed."),
        ("x,y\n1,1e999\n", "Row 2 has “1e999” in column “y”, where a number is needed."),
        ("x,y\n1,2\n3\n", "The header has 2 cells and row 3 has 1: make them the same."),
        ("x,y\n1,2,3\n", "The header has 2 cells and row 2 has 3: make them the same."),
        ('"x","y"\n"1",5,6\n"2",7,8\n', "The header has 2 cells and row 2 has 3: make them the same."),
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
    with pytest.raises(Problem) as caught:
        read_plain_numbers(csv(content))
    assert str(caught.value) == sentence


@pytest.mark.parametrize("read_table", [read_table, read_plain_numbers])
@pytest.mark.parametrize("decimal", [".", ","])
def test_a_person_s_decimal_comma_leaves_a_doubt_only_where_the_table_does_not_tell(csv, decimal, read_table):
    for content in ("x\ty\n1.234\t0.5\n", "x,y\n1.234,5\n", "x\ty\n1.234\t1.2345\n"):
        assert read_table(csv(content), decimal=decimal).columns["x"].tolist() == [1.234]
    for content in ("x\ty\n1.234\t5\n", "x\n1.234\n"):
        if decimal == ".":
            assert read_table(csv(content)).columns["x"].tolist() == [1.234]
        else:
            with pytest.raises(Problem, match=r"may be read in two ways, “1\.234” as 1234 or as 1\.234"):
                read_table(csv(content), decimal=decimal)


def test_a_table_says_how_it_was_read(csv):
    assert read_plain_numbers(csv("x,y\n1,2\n")).remarks == ()
    table = read_plain_numbers(csv("x;y\n1,5;9007199254740993\n"))
    assert list(map(str, table.remarks)) == [
        "“x”: 1,5 read as 1.5: decimal comma.",
        "“y”: a whole number above 2⁵³ loses digits: 9007199254740993 becomes 9007199254740992.",
    ]
    assert read_plain_numbers(csv("y,x\n9007199254740993,2\n")).remarks != ()


@pytest.mark.parametrize(
    "rows", ["x,y,\n1,2,\n3,4,\n", "x,y\n1,2,\n3,4,\n", "x,y,\n1,2\n3,4\n", "x,y,,\n1,2,,\n3,4,,\n"]
)
@pytest.mark.parametrize("separator", [",", ";", "|"])
def test_separators_at_the_lines_ends_make_no_column_and_that_is_said(csv, rows, separator):
    table = read_plain_numbers(csv(rows.replace(",", separator)))
    assert {name: column.tolist() for name, column in table.columns.items()} == {"x": [1, 3], "y": [2, 4]}
    said = (
        "2 empty columns without a name are left out."
        if ",," in rows
        else "An empty column without a name is left out."
    )
    assert said in map(str, table.remarks)


def test_a_fault_far_down_is_found(csv):
    with pytest.raises(Problem, match="Row 50001 has “oops” in column “y”"):
        read_plain_numbers(csv("x,y\n" + "1,2\n" * 49_999 + "1,oops\n"))


def test_the_table_is_that_of_the_file_wherever_the_program_stands(csv, tmp_path, monkeypatch):
    csv("x,y\n1,2\n3,4.5\n")
    monkeypatch.chdir(tmp_path)
    table = read_plain_numbers(Path("points.csv"))
    assert (table.path, table.choices, table.names) == (tmp_path / "points.csv", None, ("x", "y"))
    assert table.columns["y"].tolist() == [2, 4.5]


def test_a_long_cell_is_quoted_by_its_beginning_and_on_one_line(csv):
    for length, shown in [(40, "a" * 40), (41, "a" * 37 + "...")]:
        with pytest.raises(Problem) as caught:
            read_plain_numbers(csv(f"x,y\n1,2\n1,{'a' * length}\n"))
        assert str(caught.value) == f"Row 3 has “{shown}” in column “y”, where a number is needed."
    assert str(no_number(7, "x", " a \n b ")) == "Row 7 has “a b” in column “x”, where a number is needed."
