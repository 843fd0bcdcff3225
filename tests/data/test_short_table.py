"""A short table of plain numbers is read at once; whatever asks for a closer look is left to what takes one."""

import pytest

from graphgui.data.short_table import SHORT, short_columns


@pytest.fixture
def read(tmp_path):
    def read(content, decimal="."):
        (tmp_path / "some.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
        found = short_columns(tmp_path / "some.csv", decimal)
        return found and {name: column.tolist() for name, column in found.items()}

    return read


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        ("x\n1\n", {"x": [1]}),
        ("x,y\n1,2\n3,4\n", {"x": [1, 3], "y": [2, 4]}),
        ("x;y\n1;2", {"x": [1], "y": [2]}),
        ("x|y\n1|2\n", {"x": [1], "y": [2]}),
        ("x\ty\tz\n.5\t5.\t-1e-3\n", {"x": [0.5], "y": [5], "z": [-0.001]}),
        (' "x" , y \n "1",2 \n', None),  # nobody writes a space before a quotation mark
        ('"x, or z", y \n"1",  2 \n', {"x, or z": [1], "y": [2]}),
        ('"a,b,c";d\n1;2\n3;4\n', None),  # the names have more commas than semicolons
        ('"x",y\n"1",+2E+1\n', {"x": [1], "y": [20]}),
        ("\n\nx,y\r\n1,2\r\n\n", {"x": [1], "y": [2]}),
        ("x,y\n1,0\n123456789012345,0.25\n", {"x": [1, 123456789012345], "y": [0, 0.25]}),
    ],
)
def test_plain_numbers_under_names_are_read(read, content, columns):
    assert read(content) == columns


@pytest.mark.parametrize(
    "content",
    [
        "x,y\n",
        "x,y\n1\n",
        "x,y\n1,2\n\n3,4\n",
        "x,y\n1,2,\n",
        "x,2\n1,2\n",
        "1,2\n3,4\n",
        "x,\n1,2\n",
        "x, x\n1,2\n",
        "x,y\n1,a\n",
        "x,y\n1,\n",
        "x,y\n1,nan\n",
        "x,y\n1,1e999\n",
        "x,y\n1,01\n",
        "x,y\n1,1234567890123456\n",
        "x,y\n1,-1234567890123456\n",
        'x,y\n"1,2\n',
        "é,y\n1,2\n",
        "x;y\n1,5;2\n",
        "a;b;c,d\n1;2;3\n4;5;6\n7;8\n",
    ],
)
def test_everything_else_is_left_to_a_closer_look(read, content):
    assert read(content) is None


@pytest.mark.parametrize(
    ("content", "decimal", "is_certain"),
    [
        ("x,y\n1.234,5\n", ",", True),  # between commas no comma is a decimal one
        ("x\n1.234\n", ".", True),
        ("x\n1.234\n", ",", False),
        ("x\n1.5\n", ",", True),
        ("x;y\n1.234;5\n", ".", False),  # where spreadsheets write semicolons
        ("x;y\n1.234;5.5\n", ",", True),
        ("x\ty\n1.234\t5\n", ".", True),
        ("x\ty\n1.234\t5\n", ",", False),
    ],
)
def test_a_point_between_thousands_or_before_a_fraction_is_a_doubt(read, content, decimal, is_certain):
    assert (read(content, decimal) is not None) == is_certain


def test_a_long_file_is_not_read_here(read):
    rows = "x\n" + "1\n" * ((SHORT - 2) // 2)
    assert len(rows) == SHORT == 131_072
    assert len(read(rows)["x"]) == (SHORT - 2) // 2
    assert read(rows + "\n") is None
