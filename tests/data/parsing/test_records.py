"""A text is cut into records line by line; what is plain enough is counted without that."""

import pytest

from graphgui.data.parsing.delimited import cut
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.parsing.records import Survey, records, separator, single_separators, skip_lines, survey
from graphgui.words import Problem

COMMA, SPACES, UNQUOTED = FileShape(), FileShape(separator=" "), FileShape(quote="")


@pytest.mark.parametrize(
    ("text", "shape", "found"),
    [
        ("1,2\n3,4", COMMA, Survey(2, 2)),
        ("1;2;3\n\n4,5", FileShape(separator=";"), Survey(3, 2)),
        ('"a,b",2\n"c","d"', COMMA, Survey(2, 2)),
        ('"a""b,",2', COMMA, Survey(1, 1)),
        ("'a,b',2", FileShape(quote="'"), Survey(1, 1)),
        ('"a,b",2', UNQUOTED, Survey(1, 2)),
        ('"', UNQUOTED, Survey(1, 0)),
        ('1,"2', COMMA, None),  # never closed
        ('1,"a\nb"', COMMA, None),  # more than a line
        ('1,a"b"', COMMA, None),  # opened within a cell
        ('1,"b"a', COMMA, None),  # closed within a cell
        ('1," b"', COMMA, Survey(1, 1)),
        ('1, "b"', COMMA, None),
        ('"a,b",2', FileShape(escape="\\"), None),
        ('"a b" 2', SPACES, None),
    ],
)
def test_lines_and_separators_are_counted_where_each_line_is_a_record(text, shape, found):
    assert survey(text.encode(), shape) == found


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_long_text_is_counted_to_its_end(quote):
    """Counting goes in parts of 2¹⁸ bytes."""
    for cell in (f"{quote}1{quote}", f"{quote}é{quote}"):
        text = "\n".join([f"{cell},2"] * 140_000)
        assert survey(text.encode(), COMMA) == Survey(140_000, 140_000)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("x,y\n1,2\n3,4", range(2, 4)),
        ('x,y\n"1,5",2\n"3",4', range(2, 4)),
        ("x\n1\n3", range(2, 4)),
        ("x,y\n1,2\n\n3,4", [2, 3, 4]),
        ("x\n1\n\n3", [2, 3, 4]),
        ("x\n\n1\n3", [2, 3, 4]),
        ('x,y\n1,"a\nb"\n3,4', [2, 4]),
        ("x,y\n1,2\n3", [2, 3]),
        ("x,y\n1,2\n3,4,5,\n6,7", None),
    ],
)
def test_only_where_some_row_is_no_whole_line_the_lines_of_all_are_kept(text, lines):
    body = cut(text, COMMA)
    if lines is None:
        with pytest.raises(Problem, match="row 3 has 4"):
            body.cells()
    else:
        assert body.cells().lines == lines


def test_records_begin_on_the_lines_of_the_file():
    text = 'a,"b\nc"\n\nd, e\n'
    assert list(records(text, COMMA)) == [(1, ["a", "b\nc"]), (3, []), (4, ["d", "e"])]
    assert [line for line, _ in records(text, COMMA, 10)] == [10, 12, 13]
    assert list(records('"a"" ,b', UNQUOTED)) == [(1, ['"a"" ', "b"])]
    assert list(records('"a\\"b",c', FileShape(escape="\\"))) == [(1, ['a"b', "c"])]


@pytest.mark.parametrize(
    ("text", "shape", "line"), [('a\n"b"c,d\n', COMMA, 11), ('a\nb\n"c\nd" 5\n', SPACES, 12), ('a\n"b', COMMA, 11)]
)
def test_a_record_that_cannot_be_read_is_named_by_its_line_unless_a_glance_is_enough(text, shape, line):
    with pytest.raises(Problem, match=f"Row {line} cannot be read: is a quotation mark missing"):
        list(records(text, shape, 10))
    assert next(records(text, shape, 10, strict=False))[0] == 10


def test_lines_are_skipped_to_the_end_at_most():
    assert [skip_lines("a\nb\nc", count) for count in range(5)] == ["a\nb\nc", "b\nc", "c", "", ""]
    assert skip_lines("a\n", 1) == ""


def test_runs_of_spaces_become_one_tab_outside_of_quotation_marks():
    assert (separator(SPACES), separator(COMMA)) == ("\t", ",")
    assert single_separators("a  b", COMMA) == "a  b"
    assert single_separators(" a \t b\tc  \n\n d ", SPACES) == "a\tb\tc\n\nd"
    assert single_separators(' "a  b"  c', SPACES) == '"a  b"\tc'
    assert single_separators('"a ""b  c" d', SPACES) == '"a ""b  c"\td'
    assert single_separators('x"a  b"  c', SPACES) == 'x"a\tb"\tc'
    assert single_separators('"a  b"x  c', SPACES) == '"a\tb"x\tc'
    assert single_separators('"a  b"', FileShape(separator=" ", quote="")) == '"a\tb"'
