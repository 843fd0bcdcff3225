"""How a file is cut is proposed as a person would see it, said where it is not plain, and can be changed."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graphgui.data.parsing.delimited import cut, read_delimited
from graphgui.data.parsing.encodings import decode
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.parsing.layout import is_rule
from graphgui.data.parsing.propose import propose
from graphgui.words import Problem


def read(content):
    """The shape that is proposed for a file, its names, rows and what is said."""
    raw = content.encode() if isinstance(content, str) else content
    shape = propose(raw)
    cells = cut(decode(raw, shape.encoding), shape).cells()
    rows = [tuple((cell or "").strip() for cell in row) for row in cells.frame.rows()]
    return shape, cells.frame.columns, rows, " ".join(map(str, cells.remarks))


@pytest.mark.parametrize(
    ("content", "names", "first"),
    [
        # no header
        ("5.1,3.5,Iris-setosa\n4.9,3.0,Iris-setosa\n", ["column 1", "column 2", "column 3"], "5.1"),
        ("1,2\n3,4\n", ["column 1", "column 2"], "1"),
        ("7\n8\n", ["column 1"], "7"),
        ("b,a\nc,d\nb,c\n", ["column 1", "column 2"], "b"),
        ("2020-01-01,5\n2020-01-02,6\n", ["column 1", "column 2"], "2020-01-01"),
        ("a,1\nb,2\nc,x\nd,5\n", ["column 1", "column 2"], "a"),
        ("A,1,x\nB,2,3\nC,4,5\n", ["column 1", "column 2", "column 3"], "A"),
        # numbers as names
        ("1,x\n2,3\n4,5\n", ["1", "x"], "2"),
        ("2019,2020\n1.5,2\n", ["2019", "2020"], "1.5"),
        ("country,2019,2020\nFR,1.5,2\n", ["country", "2019", "2020"], "FR"),
        (",0,1,2\n0,5,6,7\n1,5,6,7\n", ["index", "0", "1", "2"], "0"),
        # row names
        ('"","x"\n"a",1\n"b",2\n', ["index", "x"], "a"),
        ('"x" "y"\n"1" 5 6\n"2" 7 8\n', ["index", "x", "y"], "1"),
        ('"mpg" "cyl"\n"Mazda RX4" 21 6\n"Datsun 710" 22.8 4\n', ["index", "mpg", "cyl"], "Mazda RX4"),
        (",index,x\n0,1,2\n1,2,3\n", ["index (2)", "index", "x"], "0"),
        # names too few, too many, twice
        ("x,y\n1,2,3\n4,5,6\n", ["x", "y", "column 3"], "1"),
        ("x,y,\n1,2,\n", ["x", "y"], "1"),
        ("x,y\n1,2,\n", ["x", "y"], "1"),
        ("x,x ,x (2)\n1,2,3\n", ["x", "x (3)", "x (2)"], "1"),
        ("a,,b\n1,2,3\n", ["a", "column 2", "b"], "1"),
        ("a,,b\n1,,3\n", ["a", "b"], "1"),
        # lines above and below the names
        ("Sales report\nJanuary 2020\n\nregion,units\nNorth,5\nSouth,6\n", ["region", "units"], "North"),
        ("Station:,Paris,,\nFrom:,2020-01-01,,\n\nt,u,v,w\n1,2,3,4\n", ["t", "u", "v", "w"], "1"),
        ("Annual report\nSource: me, you\n\nt,u\n1,2\n3,4\n", ["t", "u"], "1"),
        ("Speeds, by time\n\nt,u\ns,m/s\n1,2\n3,4\n", ["t", "u"], "1"),
        ("# made by a logger\nt,u\n1,2\n", ["t", "u"], "1"),
        ("time,speed\ns,m/s\n0,1.5\n1,2\n", ["time", "speed"], "0"),
        ("name,speed\n,(m/s)\nA,1.5\nB,2\n", ["name", "speed"], "A"),
        ("name,weight\nAnna,heavy\nBob,71\nCem,65\n", ["name", "weight"], "Anna"),
        ("x,y\nn.a.,1\n2,3\n", ["x", "y"], "n.a."),
        ("made,by us\nin,May\nt,u\ns,m/s\n1,2\n3,4\n", ["t", "u"], "1"),
        # separators
        ("a b c d\n1 2 3 4\n5 6 7 8\n9 1 2 3\n1 2\n", ["a", "b", "c", "d"], "1"),
        ("a b c\n1 2 3\n4 5 6\n7 8 9\n1\n2\n", ["a", "b", "c"], "1"),
        ("a b c\n1 2 3\n4 5 6\n7\n8\n", ["a b c"], "1 2 3"),
        ("a b c\n1 2 3\n4 5 6\n7\n", ["a", "b", "c"], "1"),
        ("a b\n1 2\n3 4\n5\n", ["a b"], "1 2"),
        ("a;b\nc;d\ne;f\n", ["a", "b"], "c"),
        ("sep=;\nx;y\n1,5;2\n", ["x", "y"], "1,5"),
        ('"Income, net, per year";food\n1000;200\n2000;300\n', ["Income, net, per year", "food"], "1000"),
        ("a;b\n1,5;2,5\n3,5;4,5\n", ["a", "b"], "1,5"),
        ("a\tb\n1,234\t1.5\n", ["a", "b"], "1,234"),
        ("x\n1,5\n2,25\n", ["x"], "1,5"),
        ("x\n1,5 kg\n2,25 kg\n", ["x"], "1,5 kg"),
        ("x\n1,5\n2,25\nabout 3,5\n", ["x"], "1,5"),
        ("x\n1,5\nabout 3,5\n2\n", ["x"], "1,5"),
        ("x\n1,234\n5,678\n", ["x"], "1,234"),
        ("Wert\n1,5;5\n2,25\n\n3.75\n", ["Wert"], "1,5;5"),
        ('Wert\n1,5;5\n2,25\n"3,75\nx"\n', ["Wert"], "1,5;5"),
        ("1,5;5\n2,25\n3,75\n", ["column 1", "column 2"], "1"),
        ('Lyon;1 234,50\nNice;"987,25\nParis;12 500,00\n"\nx"\n', ["column 1", "column 2"], "Lyon"),
        ("2019,total\n5,6\n7,8\n", ["2019", "total"], "5"),
        ("1,a;b\n2,c;d\n", ["column 1", "column 2"], "1"),
        ("id,tags,size\n1,a;b,3\n2,c;d;e,4\n", ["id", "tags", "size"], "1"),
        ("betrag\n1 234,50\n2 345,00\n", ["betrag"], "1 234,50"),
        ("city\nNew York\nLos Angeles\n", ["city"], "New York"),
        ("a|b\n1|x\n2|y\n", ["a", "b"], "1"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", ["a", "b"], "1"),
        (" id | name\n----+------\n  1 | x\n  2 | y\n", ["id", "name"], "1"),
        ("  x     y   name\n 1.0   2.0   Ann\n10.0  20.0   Bob\n", ["x", "y", "name"], "1.0"),
        ("id;remark\n1;yes, fine\n2;no, not, so\n", ["id", "remark"], "1"),
        # quotation marks
        ('name,y\n"5\\" pipe",1\n"6\\" pipe",2\n', ["name", "y"], '5" pipe'),
        ('name,y\n5\\" pipe,1\n6" pipe,2\n', ["name", "y"], '5\\" pipe'),
        ('dir,y\n"C:\\data\\",1\n"D:\\",2\n', ["dir", "y"], "C:\\data\\"),
        ('name\tsize\n5" pipe\t1\n"best" thing\t2\n', ["name", "size"], '5" pipe'),
        ("name,y\n'a, b',1\n'c',2\n", ["name", "y"], "a, b"),
        ('a, b\n"x, y", 1\n"z", 2\n', ["a", "b"], "x, y"),
        ('a,b\n"x\ny",1\nz,2\n', ["a", "b"], "x\ny"),
        ('a,b\n"x ""y""",1\nz,2\n', ["a", "b"], 'x "y"'),
        # encodings
        ("\ufeffx,y\n1,2\n", ["x", "y"], "1"),
        ("größe\ty\n1\t2\n".encode("utf-16"), ["größe", "y"], "1"),
        ("größe\ty\n1\t2\n".encode("utf-16-be"), ["größe", "y"], "1"),
        ("größe;preis €\n1;2\n".encode("cp1252"), ["größe", "preis €"], "1"),
        # an odd cell in the first row, below a name that is missing
        (",x\n1,broken\n2,3\n3,4\n", ["index", "x"], "1"),
        # words that recur are no row names
        ("x,y\na,1,2\na,3,4\nb,5,6\n", ["x", "y", "column 3"], "a"),
        # decimal commas between tabs
        ("A\t1,5\t\nB\t2,5\t\n\t5\n", ["column 1", "column 2"], "A"),
        ('size\tweight\nA\t1,5"\nB\t2,5\n', ["size", "weight"], "A"),
        # tabs at the lines' ends
        ('a\tb\t\n1\t2\t\n\n3\t4\t\n\t\t\n5\t"6,\n"\n', ["a", "b"], "1"),
        # doubled marks and a space in a cell between spaces
        ('"mpg" "cyl"\n"""Valiant"" x" 21 6\n"Datsun 710" 22.8 4\n', ["index", "mpg", "cyl"], '"Valiant" x'),
        # a backslash before a mark that a separator follows
        ('name,y\n"5\\", wide",1\n"plain",2\n"thin",3\n', ["name", "y"], '5", wide'),
    ],
)
def test_names_and_rows_are_where_a_person_sees_them(content, names, first):
    _, found, rows, _ = read(content)
    assert found == names
    assert rows[0][0] == first


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("x,y\n1,2\n", ""),
        ("1,2,3\n3,4,5\n", "The file has no header: its columns are numbered."),
        (
            "1,5\n2,25\n",
            "The file has no header: its columns are numbered. Each line is read as two numbers: choose another "
            "separator if the comma is a decimal one.",
        ),
        (
            '1,5\n2,25\n"3,75\nx"\n',
            "The file has no header: its columns are numbered. Each line is read as two numbers: choose another "
            "separator if the comma is a decimal one. Row 3 has 1 of 2 cells: the others are missing.",
        ),
        (
            '1,5\n2,25"\n3,75"\n',
            "The file has no header: its columns are numbered. Each line is read as two numbers: choose another "
            "separator if the comma is a decimal one.",
        ),
        (
            "1,5\n2.25\n3,75;5\n",
            "The file has no header: its columns are numbered. Each line is read as two numbers: choose another "
            "separator if the comma is a decimal one. Row 2 has 1 of 2 cells: the others are missing.",
        ),
        (
            'Wert\n""1,5"\nx"\n2,25\n3,',
            "A line above the table is left out: “Wert”. Quotation marks are part of the text. Each line is "
            "read as two numbers: choose another separator if the comma is a decimal one. Row 3 has 1 of 2 cells: "
            "the others are missing.",
        ),
        (",x\n0,1\n1,2\n", "The first column has no name: it is called “index”."),
        ("x,y\n1,2,3\n4,5,6\n", "Column 3 has no name: it is called “column 3”."),
        ("x,x \n1,2\n", "Two columns are called “x”: column 2 is read as “x (2)”."),
        ("Report\n\nx,y\n1,2\n", "A line above the table is left out: “Report”."),
        ("Report\nof May\nx,y\n1,2\n", "2 lines above the table are left out: “Report”."),
        ("sep=;\nx;y\n1;2\n", "The first line, sep=;, names the separator."),
        ("time,speed\ns,m/s\n0,1.5\n1,2\n", "Row 2 holds units, and is left out: s, m/s."),
        ("x,y\n1,2\n3\n4,5\n", "Row 3 has 1 of 2 cells: the others are missing."),
        ("x,y,z\n1,2,3\n3\n4,5\n", "2 rows, the first is row 3, have fewer than 3 cells: the others are missing."),
        ("é,y\n1,2\n".encode("cp1252"), "The text is not UTF-8: it is read as Windows-1252."),
        ('n,y\n"5\\" pipe",1\n', "A backslash stands before quotation marks within cells."),
        ('n\ty\n"best" thing\t2\n', "Quotation marks are part of the text."),
    ],
)
def test_what_is_not_plain_is_said(content, said):
    assert read(content)[3] == said


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('x,y\n1,2\n"5" pipe",1\n3,4\n', "Row 3 cannot be read: is a quotation mark missing?"),
        ('x,y\n1,2\n"abc,1\n3,4\n', "Row 3 cannot be read: is a quotation mark missing?"),
        ('1 2 "7\n0 3 4\n"\nx"\n2 3 4\n', "Row 1 cannot be read: is a quotation mark missing?"),
        (
            '"mpg" "cyl"\n"Mazda RX4" 21 6\n"Datsun 710"" 22.8 4\n""Valiant\nx" 18.1 6\n',
            "Row 3 cannot be read: is a quotation mark missing?",
        ),
        ('lamp,"$ 1,"200",x"\nchair,$ 350\ndesk,"$ 2,49\n', "Row 1 cannot be read: is a quotation mark missing?"),
        ('a, b\n""z",x", 2.5', "Row 2 cannot be read: is a quotation mark missing?"),  # not cut at spaces
        ("x,y\n1,2\n3,4\n5,6,7\n", "The header has 2 cells and row 4 has 3: make them the same."),
        (
            "Äpfel;1.250;2,49;5\nBirnen;980;3,10\nKürbis;99;0,99\n",
            "Row 1 has 4 cells and others have 3: make them the same.",
        ),
        ("1,2\n3,4\n5,6,7\n", "Row 3 has 3 cells and others have 2: make them the same."),
    ],
)
def test_the_line_that_does_not_parse_is_named(content, sentence):
    with pytest.raises(Problem) as caught:
        read(content)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(("length", "quoted"), [(60, "a" * 60), (61, "a" * 59 + "…")])
def test_a_long_title_is_quoted_by_its_beginning(length, quoted):
    assert read(f"{'a' * length}\n\nx,y\n1,2\n")[3] == f"A line above the table is left out: “{quoted}”."


def test_dashes_are_a_rule_within_a_table_and_a_cell_where_there_is_one_column():
    assert read("x,y\n1,2\n---,---\n3,4\n---,---\n4,6\n")[2:] == (
        [("1", "2"), ("3", "4"), ("4", "6")],
        "2 rows, the first is row 3, are rules: they are left out.",
    )
    assert read('x,y\n1,2\n---,"\n---"\n3,4\n')[2:] == (
        [("1", "2"), ("3", "4")],
        "Row 3 is a rule: it is left out.",
    )
    assert read("x\n1\n---\n3\n")[2:] == ([("1",), ("---",), ("3",)], "")


@pytest.mark.parametrize(
    ("header", "names"),
    [("#,x,y", ["x", "y"]), ("%,x,y", ["x", "y"]), ("#,x,y,z", ["#", "x", "y", "z"]), ("#,x", ["#", "x"])],
)
def test_a_mark_before_the_names_is_none_where_there_is_one_name_too_many(header, names):
    assert list(cut(f"{header}\n1,2\n3,4", FileShape()).written) == names


def test_lines_are_counted_though_cells_and_titles_have_more_than_one():
    raw = b'Report\n\na,b\n"x\ny",1\n\nz,2\n'
    assert list(cut(raw.decode(), propose(raw)).cells().lines) == [4, 6, 7]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("x,y", FileShape()),
        ('x,"y\nz"', FileShape()),
        ("x,y\nm,s", FileShape(units=True)),
        ('Report\nx,"y\nz"\nm,s', FileShape(skip=1, units=True)),
    ],
)
def test_names_and_units_alone_have_no_rows_below_them(text, shape):
    found = cut(text, shape)
    assert (found.body, found.first_line, found.cells().frame.rows()) == ("", text.count("\n") + 2, [])


def test_a_shape_is_told_by_the_first_65536_characters_of_whole_lines():
    def of(first, then):
        lines = [f"{'a' * 1000}{first}1"] * (2**16 // 1003) + [f"b{then}c{then}1"] * 100
        return propose("\n".join(lines).encode()).separator

    assert of(";", ",") == ";"
    wide = "\n".join([",".join("1" * 1000)] * 70)
    assert (propose(wide.encode()).header, propose(f"Report\n\n{wide}".encode()).skip) == (False, 2)
    for begin in ("", "\n"):  # a line that is longer is looked at whole
        assert propose(f"{begin}{'a' * 2**16};1\nb;2\n".encode()).separator == ";"


def test_a_shape_that_is_given_is_obeyed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("1;ä\n2;ö\n3;ü\n".encode("cp1252"))
    shape = FileShape("cp1252", ";", header=False)
    assert read_delimited(path, shape).cells().frame.rows() == [("1", "ä"), ("2", "ö"), ("3", "ü")]
    named = read_delimited(path, replace(shape, header=True)).cells().frame
    assert (named.columns, named.rows()) == (["1", "ä"], [("2", "ö"), ("3", "ü")])
    assert read_delimited(path, replace(shape, skip=1)).cells().frame.rows() == [("2", "ö"), ("3", "ü")]
    assert read_delimited(path, replace(shape, separator=",")).cells().frame.rows()[0] == ("1;ä",)
    for encoding, letter in (("cp1251", "д"), ("mac-roman", "‰"), ("cp850", "õ")):
        read = read_delimited(path, replace(shape, encoding=encoding)).cells().frame
        assert read.rows()[0] == ("1", letter)
    path.write_bytes("\ufeff1;ä\n".encode("utf-16-le"))
    assert read_delimited(path, replace(shape, encoding="utf-16-le")).cells().frame.rows() == [("1", "ä")]
    path.write_bytes("1;ä\n".encode("cp1252"))
    with pytest.raises(Problem, match="Line 1 cannot be read as UTF-8: choose another encoding"):
        read_delimited(path, replace(shape, encoding="utf-8"))
    with pytest.raises(Problem, match="no rows in this file"):
        read_delimited(path, replace(shape, skip=9, header=True))


letters = st.characters(codec="utf-8", exclude_characters="\0\r\x1e\x1f")
cell = st.text(letters, max_size=8)


@settings(deadline=None)
@given(st.lists(st.lists(cell, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_every_record_that_is_written_is_read(rows, separator):
    assume(not any(is_rule([each.strip() for each in row]) for row in rows))
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([["a", "b", "c"], *rows])
    found = cut(written.getvalue(), FileShape(separator=separator)).cells().frame
    assert [["" if cell is None else cell for cell in row] for row in found.rows()] == rows
