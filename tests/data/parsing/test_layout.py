"""Which of the first rows are titles, names, units and numbers is told from all of them together."""

import pytest

from graphgui.data.parsing.layout import (
    Layout,
    is_note_of_qualtrics,
    is_rule,
    propose_layout,
    usual_width,
)


def rows(text):
    """Each line with its number, cut at commas; an empty line has no cells."""
    return [(number, line.split(",") if line else []) for number, line in enumerate(text.split("\n"), start=1)]


def test_of_nothing_there_is_one_column():
    assert propose_layout([]) == propose_layout(rows("\n ,\n")) == Layout(0, True, False, False, 1)


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("x,y\n1,2\n3,4", Layout(0, True, width=2)),
        ("1,2\n3,4", Layout(0, False, width=2)),
        ("\n\nx,y\n1,2\n3,4", Layout(2, True, width=2)),
        # titles and units
        ("made,by us\nin,May\nt,u\ns,m/s\n1,2\n3,4", Layout(2, True, True, width=2)),
        ("made,by us\n\nt,u\n1,2\n3,4", Layout(2, True, False, width=2)),
        ("t,u\n\ns,m/s\n1,2\n3,4", Layout(2, True, False, width=2)),  # units stand right below their names
        ("t,u,v\n-,,s\n1,2,3\n4,5,6", Layout(0, True, True, width=3)),
        ("n,t\n(a),[s]\nA,1\nB,2", Layout(0, True, True, width=2)),
        ("n,t\nA,s\nA,1\nB,2", Layout(0, True, False, width=2)),
        ("t,u\n" + "s" * 14 + ",m\n1,2\n3,4", Layout(0, True, True, width=2)),
        ("t,u\n" + "s" * 15 + ",m\n1,2\n3,4", Layout(1, True, False, width=2)),
        ("t\ns\n1\n3", Layout(0, True, False, width=1)),
        ("t\n(s)\n1\n3", Layout(0, True, True, width=1)),
        # rules
        ("t,u\n---,---\n1,2\n3,4", Layout(0, True, True, width=2)),
        ("===,===\nt,u\n1,2\n3,4", Layout(1, True, False, width=2)),
        # numbers as names
        ("2019,2020\n1,2\n3,4", Layout(0, True, width=2)),
        ("1499,1500\n1,2\n3,4", Layout(0, False, width=2)),
        ("1500,1501\n1,2\n3,4", Layout(0, True, width=2)),
        ("2198,2199\n1,2\n3,4", Layout(0, True, width=2)),
        ("2199,2200\n1,2\n3,4", Layout(0, False, width=2)),
        ("2019,2019\n1,2\n3,4", Layout(0, False, width=2)),
        ("2019,2021,2024\n1,2,3\n3,4,5", Layout(0, False, width=3)),
        ("2024,2022,2020\n1,2,3\n3,4,5", Layout(0, True, width=3)),
        ("2019,2020\n2021,2\n3,4", Layout(0, False, width=2)),
        ("c,2020\na,2\nb,4", Layout(0, True, width=2)),
        ("2020\n2\n4", Layout(0, False, width=1)),
        (",0,1\na,2,3\nb,4,5", Layout(0, True, width=3)),
        (",1,2\na,2,3\nb,4,5", Layout(0, True, width=3)),
        (",2,3\na,2,3\nb,4,5", Layout(0, False, width=3)),
        (",0,2\na,2,3\nb,4,5", Layout(0, False, width=3)),
        ("c,0,1\na,2,3\nb,4,5", Layout(0, False, width=3)),
        ("c,2020-01-01,2020-02-01\na,2,3\nb,4,5", Layout(0, True, width=3)),
        ("c,2020-01-01\na,2\nb,4", Layout(0, False, width=2)),
        ("c,2020-01-01,2020-02-01\na,2020-03-01,3\nb,4,5", Layout(0, False, width=3)),
        # nothing but texts
        ("a,b\nc,d\ne,f", Layout(0, True, width=2)),
        ("a,b\nc,d\na,f", Layout(0, False, width=2)),
        ("a,\nb,c\nd,e", Layout(1, True, width=2)),
        ("1st floor,b\n2nd floor,d\ne,f", Layout(0, True, width=2)),
        ("1st floor,b\n2nd floor,d\n3rd floor,f\ne,g", Layout(0, False, width=2)),
        (
            "1st floor,b\n2nd floor,d\n3rd floor,f\n4th floor,g\nattic,h\nroof,i\nyard,j",
            Layout(0, True, width=2),
        ),
        ("floor,b\n2nd floor,d\n3rd floor,f", Layout(0, True, width=2)),
        # columns of numbers are those that have as many as texts in the later half of the rows
        ("a,b\nc,d\ne,5\na,h\ni,j", Layout(0, False, width=2)),
        ("u,name\nv,a\nw,b\nu,1\nx,c\ny,", Layout(0, True, width=2)),
        ("day\n-\n2020-01-01", Layout(0, True, True, width=1)),
        # a row of data has more numbers than words, or as many and something beside them
        ("A,1,x\nB,2,3\nC,4,5", Layout(0, False, width=3)),
        ("1,x\n2,3\n4,5", Layout(0, True, width=2)),
        # units may lack the last of them, and no more
        ("t,u,v\ns,m\n1,2,3\n4,5,6", Layout(0, True, True, width=3)),
        ("t,u,v,w\ns,m\n1,2,3,4\n5,6,7,8", Layout(0, True, False, width=4)),
    ],
)
def test_what_the_first_rows_are(text, layout):
    assert propose_layout(rows(text)) == layout


@pytest.mark.parametrize(
    ("text", "skip"),
    [
        # filled to half, and to more, of what most rows have
        ("Sales,of,May,,,\n,l,m,n,o,v\na,b,c,d,e,1\nf,g,h,i,j,2", 1),
        ("Sales,of,May,now,,\n,l,m,n,o,v\na,b,c,d,e,1\nf,g,h,i,j,2", 0),
        ("Report,,\n,b,v\na,b,1\nc,d,2", 1),
        ("Report,\n,v\na,1\nb,2", 0),  # of two cells one may be a table's
        # most rows, and where there is no most, the fuller ones
        ("x,y,,\n1,2,,\n3,4,,\n5,6,7,8", 0),
        ("Sales,May,,,\n,l,m,n,o", 1),
        # two cells less than most rows have
        ("Sales,May\nkind,place,,value\na,b,,1\nc,d,,2", 1),
        ("Sales,May,June\nkind,place,,value\na,b,,1\nc,d,,2", 0),
        # how much most rows have is told by those that lack one cell at most
        ("made,,\nby,,\nus,,\nReport,,,,\n,kind,place,who,value\nr,a,b,c,1\ns,d,e,f,2", 4),
        ("Report,,,,\nof May,,,,\nkind,place,,n,extra\na,b,c,1\nd,e,f,2\ng,h,i,3", 2),
    ],
)
def test_titles_have_fewer_cells_or_fill_fewer_than_the_rows_of_the_table(text, skip):
    found = propose_layout(rows(text))
    assert (found.skip, found.header) == (skip, True)


@pytest.mark.parametrize(
    ("text", "quoted", "index"),
    [
        ("x\na,1\nb,2", False, True),
        ("x\na,1\na,2", False, False),  # they do not tell rows apart
        ("x\n1,5\n2,6", False, False),  # it may be one number with a comma in it
        ("x\n1,5\n2,6", True, True),
        ("x,y\n1,5,6\n2,7,8", False, True),
        ("x,y\n1,5,6\n3,7,8", False, False),
        ("x,y\n1,5,6", False, False),
        ("x,y\n1,5,\n2,6,", False, False),
        ("x,y\na,5,6\n1,7,8", False, False),
        ("x,y\n1,2\n2,3", False, False),
    ],
)
def test_a_header_that_lacks_a_name_leaves_the_first_column_to_row_names(text, quoted, index):
    assert propose_layout(rows(text), quoted=quoted).index == index


def test_what_a_person_knows_holds():
    table = rows("Report\nx,y\n1,2\n3,4")
    assert propose_layout(table) == Layout(1, True, width=2)
    assert propose_layout(table, at_top=True) == Layout(0, True, True, width=2)
    assert propose_layout(table, header=False) == Layout(1, False, width=2)
    assert propose_layout(rows("1,2\n3,4"), header=True) == Layout(0, True, width=2)


def test_the_usual_width_is_that_of_most_rows_and_the_larger_of_two():
    assert usual_width([]) == usual_width(rows("\n")) == 1
    assert usual_width(rows("1\n1,2\n1,2\n1,2,3")) == 2
    assert usual_width(rows("1\n1,2,3\n")) == 3


def test_rules_are_dashes_and_notes_are_those_of_qualtrics():
    for line in ("---,---", "===", "+----,-+", ":---:", "--- ,|"):
        assert is_rule(line.split(","))
    for line in ("--", "-,-", "---,a", "", "1---"):
        assert not is_rule(line.split(","))
    assert is_note_of_qualtrics(['{"ImportId":"a"}', ' {"ImportId":"b"}'])
    assert not is_note_of_qualtrics(['{"ImportId":"a"}', "b"]) and not is_note_of_qualtrics([])
