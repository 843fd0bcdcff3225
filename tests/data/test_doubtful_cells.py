"""Rows that may be sums of others, and numbers that may stand for nothing, are read as they are and said."""

import pytest

from graphgui.data.frames import read_frame


@pytest.fixture
def said(tmp_path):
    def read(text, **options):
        (tmp_path / "a.csv").write_text(text, encoding="utf-8")
        return list(map(str, read_frame(tmp_path / "a.csv", **options).remarks))

    return read


@pytest.mark.parametrize(
    "text",
    ["Total", "TOTAL:", "* Summe", "Grand total", "Sous-total Nord", "Total général", "Subtotal EU", "Moyenne"],
)
def test_a_row_that_says_that_it_is_a_sum(said, text):
    assert said(f"shop,sales\nA,1\nB,2\n{text},3\n") == [
        f"Row 4 says “{text}” and may be a sum or mean of others: it is read as any other."
    ]


@pytest.mark.parametrize("text", ["Total Energies", "Totals Ltd", "Summer", "Meaning", "Total of what?"])
def test_a_name_that_begins_so_is_none(said, text):
    assert said(f"shop,sales\nA,1\nB,2\n{text},3\n") == []


def test_several_are_said_in_one_sentence_and_one_without_numbers_is_none(said):
    rows = "Nord,1\nTotal,1\nSud,2\nTotal,2\nOuest,3\nTotal,\n"
    assert said(f"shop,sales\n{rows}Est,4\n") == [
        "2 rows, the first is row 3, say “Total” or the like and may be sums or means of others: "
        "they are read as any other."
    ]


@pytest.mark.parametrize(
    ("cells", "number"),
    [
        (["21.5", "-9999", "22"], "-9999"),
        (["21.5", "22", "23.25", "999.9"], "999.9"),
        (["1", "5", "3", "99", "2"], "99"),
        (["-90", "-80", "-85", "99"], "99"),
        (["90", "80", "85", "-99"], "-99"),
        (["80", "81", "99999"], "99999"),
        (["0", "18", "-99.99"], "-99.99"),
    ],
)
def test_nines_far_from_all_other_numbers(said, cells, number):
    rows = "\n".join(f"{cell},{at}" for at, cell in enumerate(cells))
    doubt = (
        f"“x”: {number} is far from all others: where it means that there is nothing, "
        "add it to the marks of “missing”."
    )
    assert said(f"x,y\n{rows}\n") == [doubt]
    assert said(f"x,y\n{rows}\n", marks=[number]) == []
    doubt = doubt.replace(" is far", " (2 cells) is far")
    assert said(f"x,y\n{rows}\n{number},7\n") == [doubt]


def test_every_column_is_looked_at(said):
    found = said("shop,a,b,c,what,d\nA,1,99,,u,\nB,2,5,99,,999\nTotal,3,6,5,u,5\nD,4,4,6,sum,6\n")
    assert [each.split(" ")[:2] for each in found] == [
        ["2", "rows,"],
        ["“b”:", "99"],
        ["“c”:", "99"],
        ["“d”:", "999"],
    ]
    assert found[0].startswith("2 rows, the first is row 4, say “Total” or the like")


def test_texts_are_sums_where_they_are_so_in_half_of_the_rows_at_most(said):
    assert len(said("what,x\ntotal,1\ntotal,2\na,3\nb,4\n")) == 1
    assert said("what,x\ntotal,1\ntotal,2\ntotal,3\na,4\nb,5\n") == []


@pytest.mark.parametrize(
    "cells",
    [
        ["98", "97", "99"],
        ["80", "83", "98"],
        ["5", "99"],
        ["9", "0", "1"],
        ["81", "84", "99"],
        ["1", "2", "9.9"],
        ["0", "0", "99"],
        ["1", "1000000", "3"],
    ],
)
def test_nines_among_their_like_and_other_numbers_are_numbers(said, cells):
    rows = "\n".join(f"{cell},{at}" for at, cell in enumerate(cells))
    assert said(f"x,y\n{rows}\n") == []
