"""Columns of every type that Parquet has become numbers or texts, each value as exactly as can be."""

from datetime import date
from decimal import Decimal

import polars
import pytest

from graphgui.data.frames import read_frame


@pytest.fixture
def read(tmp_path):
    """The frame of a file with these columns."""

    def read(columns, **chosen):
        polars.DataFrame(columns).write_parquet(tmp_path / "a.parquet")
        return read_frame(tmp_path / "a.parquet", **chosen)

    return read


@pytest.mark.parametrize(
    ("cells", "kind", "read_as"),
    [
        ([1, None, 3], "number", [1, None, 3]),
        ([0.5, float("nan"), -2.5], "number", [0.5, None, -2.5]),
        ([True, False, None], "number", [1, 0, None]),
        ([None, None, None], "number", [None, None, None]),
        ([Decimal("1.50"), None, Decimal("-0.01")], "number", [1.5, None, -0.01]),
        (["1.5", " 2 ", ""], "number", [1.5, 2, None]),
        (["a", " b c ", "  "], "text", ["a", "b c", None]),
        ([date(2024, 1, 31), None, date(1, 1, 1)], "text", ["2024-01-31", None, "0001-01-01"]),
        (polars.Series(["u", None, "v"], dtype=polars.Categorical), "text", ["u", None, "v"]),
        ([[1], None, []], "text", ["…", None, "…"]),
    ],
)
def test_a_column_is_one_of_numbers_or_of_texts(read, cells, kind, read_as):
    frame = read({"x": cells, "y": [1, 2, 3]})
    column = frame.column("x")
    assert (column.kind, frame.cells["x"].to_list()) == (kind, read_as)
    assert (column.missing, frame.rows, frame.empty) == (read_as.count(None), 3, 0)
    assert frame.cells["x"].dtype == (polars.Float64 if kind == "number" else polars.String)


def test_rows_are_numbered_from_1_and_those_without_anything_are_left_out(read):
    frame = read({"x": [1.5, None, 2.5], "y": ["a", " ", "b"]})
    assert (list(frame.lines), frame.empty, frame.sheet, frame.shape) == ([1, 3], 1, None, None)


@pytest.mark.parametrize(
    ("names", "read_as", "index"),
    [
        (["x", "y"], ["x", "y"], None),
        (["", "y"], ["index", "y"], "index"),
        ([" ", "y"], ["index", "y"], "index"),
        (["x", ""], ["x", "column 2"], None),
        (["x", "__index_level_0__"], ["x", "__index_level_0__"], "__index_level_0__"),
        (["", "__index_level_0__"], ["index", "__index_level_0__"], "__index_level_0__"),
    ],
)
def test_a_first_column_without_a_name_and_what_pandas_calls_its_index_are_row_names(read, names, read_as, index):
    frame = read({name: [1, 2] for name in names})
    assert ([column.name for column in frame.columns], frame.index) == (read_as, index)


def test_a_whole_number_that_no_float_is_is_said_whichever_its_type(read):
    for dtype, numbers, lossy in [
        (polars.Int64, [2**53, 2**53 + 1, -(2**53) - 1], 2),
        (polars.UInt64, [2**53, 2**64 - 1, 2**63], 1),
        (polars.Int64, [2**53 + 2, -(2**53), 2**60], 0),
        (polars.Int32, [1, 2, 3], 0),
    ]:
        frame = read({"x": polars.Series(numbers, dtype=dtype)})
        assert frame.columns[0].lossy_count == lossy
        assert frame.cells["x"].to_list() == list(map(float, numbers))
    assert read({"x": [7, 2**53 + 1]}).columns[0].lossy == "9007199254740993"


def test_texts_are_read_as_a_person_writes_where_nothing_else_tells(read):
    for decimal, number, other in [(".", 1.234, None), (",", 1234, 1.234)]:
        frame = read({"x": ["1.234", "5"], "y": [1, 2]}, decimal=decimal)
        assert (frame.cells["x"].to_list(), frame.column("x").other) == ([number, 5], other)


def test_a_hundred_infinite_numbers_are_kept_with_their_rows_and_more_are_counted(read):
    column = read({"x": [1.0] + [float("inf")] * 100 + [float("-inf")]}).columns[0]
    assert (len(column.odd), column.odd[0], column.odd[99]) == (100, (2, "inf"), (101, "inf"))
    assert (column.odd_count, column.missing) == (101, 101)
