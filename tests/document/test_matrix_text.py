"""A matrix typed or pasted is read alike everywhere, with decimal commas and thousands; doubt is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphgui.document.matrix_text import matrix_text, read_cells, read_matrix, read_shown_matrix
from graphgui.words import Problem


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1,5\n2,25", [[1.5], [2.25]]),
        ("1,5;2,25", [[1.5], [2.25]]),
        ("1,5;2,5\n3,5;4,25\n", [[1.5, 2.5], [3.5, 4.25]]),
        ("1,5\t2,5\n3,5\t4,25", [[1.5, 2.5], [3.5, 4.25]]),
        ("1,5 2,5\n3,5 4,25", [[1.5, 2.5], [3.5, 4.25]]),
        ("1,5, 2,5", [[1.5, 2.5]]),
        ("1,234\t1.5", [[1234, 1.5]]),
        ("1,234\t1.5\n2,5\t1.5", [[1.234, 1.5], [2.5, 1.5]]),
        ("47\n167\n1,007", [[47], [167], [1007]]),
        ("1.234,56\t1\n2,5\t2", [[1234.56, 1], [2.5, 2]]),
        ("1 234,50\t7", [[1234.5, 7]]),
        ("1 234,50\n12,50", [[1234.5], [12.5]]),
        ("1\u202f234,50\n12\u00a0345,50", [[1234.5], [12345.5]]),
        ("1'234.50\n2’000.25", [[1234.5], [2000.25]]),
        ("1,234.50\n2,345.25", [[1234.5], [2345.25]]),
        ("−5.5 3", [[-5.5, 3]]),
        ('"1,5"\t"2"', [[1.5, 2]]),
        ("1 2; 3 4\n5 6", [[1, 2], [3, 4], [5, 6]]),
        ("1,2,3\n4,5,6", [[1, 2, 3], [4, 5, 6]]),
        ("1,2.5,3", [[1, 2.5, 3]]),
        ("1 , 2 ,3", [[1, 2, 3]]),
        ("[1,5], [2,25]", [[1, 5], [2, 25]]),
        ("[[1, 2]\n [3, 4]]", [[1, 2], [3, 4]]),
        ("1;2;\n3;4;", [[1, 2], [3, 4]]),
        ("1.234 5", [[1.234, 5]]),
        ("1 234", [[1, 234]]),
        ("1  000", [[1, 0]]),
        ("0 010 1.5 000", [[0, 10, 1.5, 0]]),
    ],
)
def test_a_matrix_is_read_by_all_its_marks(text, rows):
    assert read_matrix(text) == read_cells(text) == rows


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1,234", "“1,234” may be 1234 or 1.234: write one of these."),
        ("1,234\n5,678", "“1,234” may be 1234 or 1.234"),
        ("100,200,300", "“100,200,300” may be one number or several"),
        ("1 234,50\n2 345,60", "“1 234,50” may be one number or several"),
        ("1 234;5 678\n9 123;4 567", "“1 234” may be one number or several"),
        ("1 000", "“1 000” may be one number or several"),
        ("7 12 050.5 3", "“12 050.5” may be one number or several"),
        ("5; 1 234 000", "“1 234 000” may be one number or several"),
        (";1\n2;3", "“” is no number"),
        ("1;;2\n3;4;5", "“” is no number"),
        ("1;2\n3", "Row 2 has 1 numbers and row 1 has 2"),
        ("1,5\t2\n3", "Row 2 has 1 numbers and row 1 has 2"),
        ("1 two", "“two” is no number"),
    ],
)
def test_what_may_be_read_in_two_ways_or_in_none_is_refused(text, sentence):
    with pytest.raises(Problem) as caught:
        read_matrix(text)
    assert str(caught.value).startswith(sentence)


def test_the_person_s_own_mark_tells_where_nothing_else_does():
    assert read_matrix("1,234\n5,678", ",") == [[1.234], [5.678]]
    for text in ("1.234\t1", "47\n1,007"):
        with pytest.raises(Problem, match="write one of these"):
            read_matrix(text, ",")


@pytest.mark.parametrize("text", ["inf", "1\nnan", "a\tb"])
def test_cells_hold_finite_numbers(text):
    with pytest.raises(Problem, match="cannot be pasted"):
        read_cells(text)


@given(st.lists(st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 3), min_size=1))
def test_what_the_program_writes_reads_back(rows):
    for text in (matrix_text(rows), matrix_text(rows, lines=False)):
        assert read_matrix(text) == [list(row) for row in rows]


@given(st.lists(st.tuples(*[st.integers(-(10**9), 10**9)] * 2), min_size=2), st.sampled_from(["\t", ";"]))
def test_a_german_spreadsheet_s_block_reads_as_what_it_says(rows, between):
    def german(cents):
        return f"{cents / 100:,.2f}".translate(str.maketrans(",.", ".,"))

    text = "\n".join(between.join(map(german, row)) for row in rows)
    assert read_matrix(text) == [[cents / 100 for cents in row] for row in rows]


@pytest.mark.parametrize(
    "rows",
    [
        [[0.5, 1.25], [3.0, 4.0]],
        [[1.0, 234.5]],
        [[-320.0], [-320.018]],
        [[1e-9, 1.234], [12345.678, 0.0]],
        [[123.0, 456.0, 789.0]],
    ],
)
@pytest.mark.parametrize("lines", [True, False])
def test_what_is_shown_with_commas_reads_back(rows, lines):
    text = matrix_text(rows, lines=lines, decimal=",")
    assert "." not in text
    assert read_shown_matrix(text, ",") == rows


def test_points_are_read_where_commas_are_shown():
    assert read_shown_matrix("0.5 1.25; 3 4", ",") == [[0.5, 1.25], [3.0, 4.0]]
    with pytest.raises(Problem):
        read_shown_matrix("1,5 x", ",")


def test_how_far_reading_has_come_is_told_for_each_column_twice():
    shares = []
    assert read_matrix("1 2 3\n4 5 6", progress=shares.append) == [[1, 2, 3], [4, 5, 6]]
    assert shares == pytest.approx([3 / 9, 4 / 9, 5 / 9, 6 / 9, 7 / 9, 8 / 9])
