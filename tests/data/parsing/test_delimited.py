"""A text is cut as a shape says; what stands above the table and below its names is said to be left out."""

import pytest

from graphgui.data.parsing.delimited import cut, likely_shape, read_delimited
from graphgui.data.parsing.encodings import NAMES
from graphgui.data.parsing.file_shape import FileShape
from graphgui.words import Problem

TWO_NUMBERS = "Each line is read as two numbers: choose another separator if the comma is a decimal one."


def said(text, **shape):
    return list(map(str, cut(text, FileShape(**shape)).remarks))


@pytest.mark.parametrize("encoding", NAMES)
def test_an_encoding_is_called_by_its_name_unless_it_is_utf_8(encoding):
    found = said("x\n1", encoding=encoding)
    assert found == ([] if "utf-8" in encoding else [f"The text is not UTF-8: it is read as {NAMES[encoding]}."])
    assert ("UTF-16 BE" in " ".join(found)) == (encoding == "utf-16-be")


@pytest.mark.parametrize(
    ("text", "skip", "sentences"),
    [
        ("x;y\n1;2", 0, []),
        ("Report;;\nx;y\n1;2", 1, ["A line above the table is left out: “Report”."]),
        (" ; Report ;of May; \nx;y\n1;2", 1, ["A line above the table is left out: “Report ;of May”."]),
        (";\nx;y\n1;2", 1, []),
        ("Report\n\nof May\nx;y\n1;2", 3, ["2 lines above the table are left out: “Report”."]),
        ("sep=;\nx;y\n1;2", 1, ["The first line, sep=;, names the separator."]),
        ("sep=;\nx;y\n1;2", 0, []),
        (
            "sep=;\nReport\nx;y\n1;2",
            2,
            ["The first line, sep=;, names the separator.", "A line above the table is left out: “Report”."],
        ),
    ],
)
def test_lines_above_the_table_are_said_without_separators_around_them(text, skip, sentences):
    assert said(text, separator=";", skip=skip) == sentences


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("s, m/s ,", "Row 3 holds units, and is left out: s, m/s."),
        ("---,===,---", "Row 3 is a rule: it is left out."),
        (
            '"{""ImportId"":""a""}","{""ImportId"":""b""}"',
            "Row 3 is a note of Qualtrics for itself: it is left out.",
        ),
        (f"{'s' * 57},m,", f"Row 3 holds units, and is left out: {'s' * 57}, m."),
        (f"{'s' * 58},m,", f"Row 3 holds units, and is left out: {'s' * 58},…."),
    ],
)
def test_the_row_below_the_names_is_said_to_be_left_out(row, sentence):
    found = cut(f"t,u,v\n\n{row}\n\n1,2,3", FileShape(units=True))
    assert list(map(str, found.remarks)) == [sentence]
    assert (found.written, found.body, found.first_line) == (("t", "u", "v"), "\n1,2,3", 4)


@pytest.mark.parametrize(
    ("text", "shape", "is_said"),
    [
        ("1,5\nx,y", {"header": False}, True),
        ("1,5\nx,y\nz,w", {"header": False}, False),
        ("1,5\n2,5 kg\nx,y\n7", {"header": False}, True),
        ("1;5\n2;5", {"header": False, "separator": ";"}, False),
        ("x,y\n1,5\n2,5", {}, False),
        ("1,5\n2,5\n3,5", {}, True),
        ("x\n1,5\n2,5", {}, True),
    ],
)
def test_half_of_the_lines_that_may_be_decimal_commas_are_a_doubt(text, shape, is_said):
    assert (TWO_NUMBERS in said(text, **shape)) == is_said


@pytest.mark.parametrize(
    ("shape", "sentence"),
    [
        ({"escape": "\\"}, "A backslash stands before quotation marks within cells."),
        ({"quote": ""}, "Quotation marks are part of the text."),
        ({"quote": "'"}, "Quotation marks are part of the text."),
        ({}, None),
    ],
)
def test_what_quotation_marks_are_is_said_where_there_are_any(shape, sentence):
    assert said('x,y\n"a",1', **shape) == ([sentence] if sentence else [])
    assert said("x,y\na,1", **shape) == ([sentence] if "escape" in shape else [])


def test_an_encoding_that_is_not_settled_is_told_by_the_bytes(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("größe;y\n1;2\n".encode("cp1252"))
    known = FileShape("cp1251", ";", skip=0)
    for kept, encoding in [(None, "cp1251"), ({"encoding"}, "cp1251"), ({"separator"}, "cp1252"), ((), "cp1252")]:
        found = read_delimited(path, known, None if kept is None else frozenset(kept))
        assert (found.shape.encoding, found.shape.separator) == (encoding, ";")
        assert found.written[0] == ("größe" if encoding == "cp1252" else "grцЯe")
        if kept is not None:
            assert likely_shape(path, known, frozenset(kept)) == found.shape
    assert read_delimited(path).shape == FileShape("cp1252", ";")


def test_a_file_of_spaces_and_one_without_names_where_they_are_looked_for_are_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("\ufeff \t\n".encode("utf-16-le"))
    with pytest.raises(Problem) as caught:
        read_delimited(path)
    assert str(caught.value) == f"{path} is empty: choose another file."
    with pytest.raises(Problem) as caught:
        cut("x\n , \n", FileShape(skip=1))
    assert str(caught.value) == "There are no rows in this file: skip fewer lines."
