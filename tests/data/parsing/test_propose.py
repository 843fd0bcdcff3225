"""What is settled of a file's shape stays so, and all else is as is likely beside it."""

import pytest

from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.parsing.propose import named_separator, propose


def proposed(text, known=None, *kept):
    return propose(text.encode(), known, frozenset(kept))


def test_what_is_known_counts_only_where_it_is_kept():
    known = FileShape("cp1251", "|", skip=3, header=False, units=True)
    for text in ("x,y\n1,2\n3,4", "Report\nt;u\ns;m\n1,5;2\n3,5;4", "sep=;\nx;y\n1;2"):
        assert proposed(text, known) == proposed(text)


def test_an_encoding_is_kept():
    raw = "größe,y\n1,2\n".encode("cp1252")
    known = FileShape("cp1251", skip=2)
    assert propose(raw).encoding == propose(raw, known).encoding == "cp1252"
    assert propose(raw, known, frozenset({"encoding"})) == FileShape("cp1251")


def test_a_separator_is_kept_whatever_the_text_or_its_first_line_says():
    for first in ("", "sep=;\n"):
        text = f"{first}a;b,c\n1;2,3\n4;5,6\n"
        found = [proposed(text, FileShape(separator=each), "separator").separator for each in ",;|"]
        assert found == [",", ";", "|"]
    assert proposed("sep=,\na;b,c\n1;2,3\n4;5,6\n", FileShape(separator="|")).separator == ","


def test_lines_that_are_skipped_are_kept_and_the_table_begins_right_below_them():
    text = "Report\nx,y\n1,2\n3,4"
    assert proposed(text) == FileShape(skip=1)
    assert proposed(text, FileShape(skip=0), "skip") == FileShape(skip=0, units=True)
    assert proposed(text, FileShape(skip=1), "skip") == FileShape(skip=1)
    assert proposed(text, FileShape(skip=2), "skip") == FileShape(skip=2, header=False)


def test_lines_above_the_names_are_counted_from_the_top_below_a_line_that_names_the_separator():
    assert proposed("sep=;\nx;y\n1,5;2").skip == 1
    text = "sep=;\nReport\n\nx;y\n1,5;2\n3,5;4"
    assert proposed(text) == FileShape(separator=";", skip=3)
    assert proposed(text, FileShape(skip=3), "skip") == FileShape(separator=";", skip=3)


@pytest.mark.parametrize("header", [True, False])
def test_whether_there_is_a_header_is_kept(header):
    for text in ("x,y\n1,2\n3,4", "1,2\n3,4"):
        assert proposed(text, FileShape(header=header), "header").header == header


@pytest.mark.parametrize("units", [True, False])
def test_whether_a_row_of_units_is_left_out_is_kept(units):
    for text in ("t,u\ns,m\n1,2\n3,4", "t,u\n1,2\n3,4"):
        assert proposed(text, FileShape(units=units), "units").units == units


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("sep=;", ";"),
        ("sep=;\nx;y", ";"),
        ('"sep=|"\nx', "|"),
        ("SEP=,\nx", ","),
        ("sep=\t\nx", "\t"),
        (" sep=; \nx", ";"),
        ("sep=x\n", None),
        ("sep=;;\n", None),
        ("x\nsep=;\n", None),
        ("\nsep=;\n", None),
        ("", None),
    ],
)
def test_a_first_line_may_name_the_separator(text, separator):
    assert named_separator(text) == separator


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("city\nNew York\nLos Angeles", ","),
        ("x\n1,5\n2,25", ";"),
        ("x\n1,5 a;b\n2,25 c", "\t"),
        ("x\n1,5 a;b\n2,25 c\td", "|"),
        ("x\n1,5 a;b\n2,25 c\td\n3,5 a|b", ","),
    ],
)
def test_a_single_column_is_cut_at_what_does_not_stand_in_it(text, separator):
    assert proposed(text).separator == separator


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        # of separators that cut as well the one that rarely stands within texts
        ("a;b,c\nd;e,f", ";"),
        ("a;b\tc\nd;e\tf", "\t"),
        ("a|b;c\nd|e;f", ";"),
        ("a|b,c\nd|e,f", "|"),
        # spaces cut columns of numbers, and no names, numbers or lists
        ("a b\n1 2\n3 4", " "),
        ("a b\n1 x\n3 y", " "),
        ("a b\nu x\nv y", ","),
        ("a b c\n8,6 18,8 24,0", " "),
        ("name income\nAnn 7,980", " "),
        ("year,n,a|b\n1997,1,8", ","),
        ("a b\nu 1\nv 2\nw x", ","),
        ("a b\nu 1\nv 2\nw x\nz 3", " "),
        # rows may be short between spaces where three in five are whole, and have three cells
        ("a b c\n1 2 3\n4 5 6\n7 8 9\n1 2\n3 4", " "),
        ("a b c\n1 2 3\n4 5 6\n1 2\n3 4", ","),
        ("a b\n1 2\n3 4\n5 6\n1", ","),
        # a decimal comma in most lines of numbers
        ("5\n1,5\n2,5\nabout 3,5", ";"),
        ("1 234\n5 678\n9 123", ","),
        ("a b\n1 234\n5 678\n9 12", " "),
        ("Paris; 5\nLyon; 6", ";"),
    ],
)
def test_a_text_is_cut_where_a_person_would(text, separator):
    assert proposed(text).separator == separator


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ('"x"\n"1",5\n"2",6', True),
        ("'x'\n'1',5\n'2',6", True),
        ('"x"\n1,5\n2,6', False),
        ('x\n"1",5\n"2",6', False),
    ],
)
def test_row_names_are_numbers_where_they_stand_in_quotation_marks_as_the_names_do(text, index):
    assert proposed(text, FileShape(), "separator").index == index


@pytest.mark.parametrize(
    ("text", "quote", "escape"),
    [
        ('n\ty\n"best"\t2', '"', ""),
        ('n\ty\n"best" thing\t2', "", ""),
        ('n\ty\n"best" or "worst" thing\t2', "", ""),
        ('n\ty\n"best" thing "\t2', '"', ""),  # marks that are part of the text come in pairs
        ('n,y\n"5\\" wide",2\nthin,3', '"', "\\"),
        ("n,y\n'a, b',2\n'c',3", "'", ""),
        ("n,y\nthe 'best' one,2\nother,3", '"', ""),
        ("n,y\n1,'2'\n3,4", "'", ""),
        ("n,y\n1,2", '"', ""),
    ],
)
def test_quotation_marks_are_read_in_the_first_way_in_which_all_rows_are_of_one_length(text, quote, escape):
    found = proposed(text)
    assert (found.quote, found.escape) == (quote, escape)
