"""Columns without anything are left out, row names are told, and what looks like a second table is said."""

import datetime

import polars
import pytest

from graphgui.data.parsing.cells import Cells, named_cells, times_as_seconds
from graphgui.data.parsing.file_shape import FileShape

ALONE = "An empty column without a name is left out."
BETWEEN = "Empty columns are left out: what stands beside them may be another table."


def named(columns, written, **shape):
    """Names, rows, what is said, and the column of row names."""
    frame = polars.DataFrame([polars.Series(str(n), cells, strict=False) for n, cells in enumerate(columns)])
    cells = named_cells(frame, written, range(2, 2 + frame.height), FileShape(**shape))
    return cells.frame.columns, cells.frame.rows(), list(map(str, cells.remarks)), cells.index


@pytest.mark.parametrize(
    ("columns", "written", "shape", "names", "said"),
    [
        ([["1"], ["2"]], ["x", "y"], {}, ["x", "y"], []),
        ([["1"], ["2"], [" "]], ["x", "y"], {}, ["x", "y"], [ALONE]),
        ([["1"], [None], [""]], ["x"], {}, ["x"], ["2 empty columns without a name are left out."]),
        ([["1"], [None]], ["x", "y"], {}, ["x", "y"], []),
        ([["1"], [None], ["2"]], ["x", "", "y"], {}, ["x", "y"], [BETWEEN]),
        ([[None], ["1"], ["2"]], ["", "x", "y"], {}, ["x", "y"], [ALONE]),
        ([[None], ["1"], [None]], ["", "x", ""], {"separator": "|"}, ["x"], []),
        ([[None], ["1"], [None]], ["", "x", ""], {}, ["x"], ["2 empty columns without a name are left out."]),
        ([["1"], [None]], ["x", ""], {"separator": "|"}, ["x"], [ALONE]),
        (
            [[None], ["1"], [None], [None]],
            ["", "x", "", ""],
            {"separator": "|"},
            ["x"],
            ["3 empty columns without a name are left out."],
        ),
        ([["1"], ["2"]], [], {"header": False}, ["column 1", "column 2"], []),
    ],
)
def test_a_column_without_name_and_cells_is_none(columns, written, shape, names, said):
    assert named(columns, written, **shape)[::2] == (names, said)


@pytest.mark.parametrize(
    ("written", "shape", "index"),
    [
        (["", "x"], {}, "index"),
        (["n", "x"], {}, None),
        (["", "x"], {"index": True}, "index"),
        (["n", "x"], {"index": True}, "n"),
        ([], {"header": False, "index": True}, "column 1"),
        ([], {"header": False}, None),
    ],
)
def test_a_first_column_without_a_name_holds_row_names(written, shape, index):
    assert named([["1", "2"], ["3", "4"]], written, **shape)[3] == index


def test_a_single_column_holds_no_row_names():
    assert named([["1", "2"]], [""])[3] is None
    assert named([[None, None], ["1", "2"], ["3", "4"]], ["", "", "y"])[3] is None


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ([("1", "2"), (None, None), ("u", "v"), ("3", "4")], 4),
        ([("1", "2"), (None, None), (None, None), ("u", "v"), ("3", None)], 5),
        ([("1", "2"), (None, None), ("u", None), ("3", "4")], 4),
        ([("1", "2"), (None, None), ("u", "5"), ("3", "4")], None),
        ([("1", "2"), (None, None), ("u", "v"), ("w", "x")], None),
        ([("1", "2"), (None, None), ("u", "v"), (None, None)], None),
        ([("1", "2"), (None, None), ("u", "v")], None),
        ([("1", "2"), (None, "a"), ("u", "v"), ("3", "4")], None),
    ],
)
def test_words_alone_below_an_empty_row_and_above_numbers_begin_another_table(rows, row):
    said = named(zip(*rows, strict=True), ["x", "y"])[2]
    assert said == (
        [f"Another table seems to begin in row {row}: its rows are read as those of the first."] if row else []
    )


@pytest.mark.parametrize("gaps", [999, 1000])
def test_another_table_is_looked_for_below_a_thousand_empty_rows(gaps):
    rows = [(None, None), ("1", "2")] * gaps + [(None, None), ("u", "v"), ("3", "4")]
    assert bool(named(zip(*rows, strict=True), ["x", "y"])[2]) == (gaps < 1000)


def test_where_no_column_has_anything_all_are_kept():
    names, rows, said, index = named([[None], [" "]], ["", ""])
    assert (names, rows, index) == (["index", "column 2"], [(None, " ")], "index")
    assert said == [
        "The first column has no name: it is called “index”.",
        "Column 2 has no name: it is called “column 2”.",
        BETWEEN,
    ]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ([], []),
        ([1], ["Row 3 is a rule: it is left out."]),
        ([1, 3], ["2 rows, the first is row 3, are rules: they are left out."]),
        ([0, 4], ["2 rows, the first is row 2, are rules: they are left out."]),
    ],
)
def test_rows_keep_their_lines_where_rules_among_them_are_left_out(rules, said):
    rows = [(" ---", "===") if at in rules else (str(at), None) for at in range(5)]
    frame = polars.DataFrame(rows, schema=["0", "1"], orient="row")
    cells = named_cells(frame, ["x", "y"], range(2, 7), FileShape())
    assert list(cells.lines) == [2 + at for at in range(5) if at not in rules]
    assert cells.frame["x"].to_list() == [str(at) for at in range(5) if at not in rules]
    assert list(map(str, cells.remarks)) == said


@pytest.mark.parametrize(
    ("row", "is_rule"),
    [
        (("---", None), True),
        ((None, "==="), True),
        (("---", "|"), True),
        (("--", "--"), False),
        ((":--", "--:"), False),
        (("---", "a"), False),
        (("a", "---"), False),
        ((None, None), False),
    ],
)
def test_a_rule_may_have_gaps_but_no_text(row, is_rule):
    rows = named([["1", row[0], "3"], ["2", row[1], "4"]], ["x", "y"])[1]
    assert rows == [("1", "2"), *([] if is_rule else [row]), ("3", "4")]


def test_one_column_has_no_second_table():
    assert named([["1", None, "u", "3"]], ["x"])[2] == []


EVENING = datetime.time(18, 30, 0, 250_000)


@pytest.mark.parametrize(
    ("cells", "seconds"),
    [
        ([datetime.timedelta(hours=25, microseconds=1), None], [90_000.000001, None]),
        ([EVENING, datetime.time(0)], [66_600.25, 0]),
        ([datetime.datetime(1899, 12, 30, 1), datetime.datetime(1899, 12, 30, 2)], [3600, 7200]),
        ([datetime.datetime(1899, 12, 31, 1), None], [3600, None]),
    ],
)
def test_times_become_seconds_and_that_is_said(cells, seconds):
    found = times_as_seconds(Cells(polars.DataFrame({"t": cells, "x": ["a", "b"]}), range(2)))
    assert found.frame.rows() == list(zip(seconds, "ab", strict=True))
    assert list(map(str, found.remarks)) == ["“t” holds times: they are read as seconds."]


@pytest.mark.parametrize(
    "cells",
    [
        [datetime.datetime(1899, 12, 29, 1)],
        [datetime.datetime(1899, 12, 30, 1), datetime.datetime(1899, 12, 31, 1)],
        [datetime.datetime(2020, 1, 1), datetime.datetime(2020, 1, 1)],
        [datetime.date(1899, 12, 30)],
    ],
)
def test_dates_stay_dates(cells):
    given = Cells(polars.DataFrame({"t": cells}), range(1))
    assert times_as_seconds(given) is given
