"""A column of numbers stays one whatever the marks and the few cells that are none, and each of those is named."""

import datetime
from dataclasses import replace

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphgui.data.choices import Choices, ColumnChoice
from graphgui.data.columns.remarks import column_remarks
from graphgui.data.encode import encode
from graphgui.data.frames import read_frame
from graphgui.data.numbers import FORMATS
from graphgui.data.roles import suggested, telling_nothing
from graphgui.words import Problem

NUMBERS = [str(n) for n in range(1, 21)]


@pytest.fixture
def column(tmp_path):
    """The first column of a file that holds these cells, and its numbers or texts."""

    def read(cells, others=None, separator="\t", **chosen):
        path = tmp_path / "some.csv"
        frame = {"x": cells, "y": others or ["a"] * len(cells)}
        polars.DataFrame(frame).write_csv(path, separator=separator)
        found = read_frame(path, **chosen)
        return found.columns[0], found.cells["x"].to_list()

    return read


@pytest.mark.parametrize(
    ("cells", "others", "numbers"),
    [
        (["1,234"], ["1.5"], [1234]),
        (["1,234"], ["1,5"], [1.234]),
        (["47", "167", "1,007"], None, [47, 167, 1007]),
        (["1.234,56", "2"], None, [1234.56, 2]),
        (["1 234,50", "2"], None, [1234.5, 2]),
        (["1'234.50", "2"], None, [1234.5, 2]),
        (["−5.5", "3"], None, [-5.5, 3]),
        (["1,5", "−2,25"], None, [1.5, -2.25]),
    ],
)
@pytest.mark.parametrize("times", [1, 2000])
def test_marks_are_told_from_the_whole_column_and_table(column, cells, others, numbers, times):
    found, read = column(cells * times, others and others * times)
    assert (found.kind, found.odd, found.missing) == ("number", (), 0)
    assert read == numbers * times


def test_a_reading_that_programs_would_not_have_is_shown_by_an_example(column):
    assert column(["5", "1,234"], ["1.5", "2.5"])[0].example == ("1,234", 1234)
    found, _ = column(["1,234"])
    assert (found.example, found.other) == (("1,234", 1234), 1.234)
    assert column(["1.5", "2"])[0].example is None


def test_another_reading_is_chosen_and_names_what_does_not_fit_it(column):
    found, read = column(["1,234", "2,345"], read={"x": ColumnChoice("1234,5")})
    assert read == [1.234, 2.345]
    assert (found.other, found.example) == (None, ("1,234", 1.234))
    found, read = column(["1.5", "2,25", "3"], read={"x": ColumnChoice("1234,5")})
    assert (read, found.odd) == ([None, 2.25, 3], ((2, "1.5"),))


@pytest.mark.parametrize(
    "odd", [".", "n.a.", "<0.5", "#N/A", "12 kg", "5 %", "$ 1,200", "abc", "2020-01-01", "(3)", "–5.5"]
)
def test_one_odd_cell_leaves_the_column_one_of_numbers_and_is_named_with_its_line(column, odd):
    found, read = column([*NUMBERS[:15], odd, *NUMBERS[15:]])
    assert found.kind == "number"
    assert (found.odd, found.odd_count) == (((17, odd),), 1)
    assert found.missing == 1 and read[15] is None
    assert read[:15] == [float(n) for n in NUMBERS[:15]]


@pytest.mark.parametrize(
    ("odd", "number"),
    [
        ("<0.5", 0.5),
        ("12 kg", 12),
        ("5 %", 5),
        ("$ 1,200", 1200),
        ("-$3.5", -3.5),
        ("≥ 3", 3),
        ("4+", 4),
        ("(4.00)", -4),
        ("( $ 1,200 )", -1200),
        ("–5.5", -5.5),
        ("– 3 kg", -3),
        ("(-3)", None),
        ("(a)", None),
        ("n.a.", None),
    ],
)
def test_the_number_in_an_odd_cell_is_taken_where_that_is_chosen(column, odd, number):
    found, read = column([*NUMBERS, odd], read={"x": ColumnChoice(odd="number")})
    assert read[-1] == number
    assert found.odd == ((22, odd),)
    assert found.missing == (number is None)


def test_a_hundred_odd_cells_are_kept_with_their_rows_and_more_are_counted(column):
    found, _ = column(["1"] * 300 + [f"a{n}" for n in range(101)])
    assert (len(found.odd), found.odd[99], found.odd_count) == (100, (401, "a99"), 101)


def test_odd_cells_as_text_make_the_column_one_of_texts(column):
    found, read = column([*NUMBERS, "12 kg"], read={"x": ColumnChoice(odd="text")})
    assert (found.kind, read) == ("text", [*NUMBERS, "12 kg"])


def test_a_person_may_say_that_a_column_of_texts_is_one_of_numbers(column):
    cells = ["S", "M", "38", "40"]
    assert column(cells)[0].kind == "text"
    found, read = column(cells, read={"x": ColumnChoice(odd="missing")})
    assert (found.kind, read, found.odd_count) == ("number", [None, None, 38, 40], 2)


def test_what_is_chosen_for_all_columns_holds_where_one_says_nothing(column):
    assert column(["1,234"], every=ColumnChoice("1234,5"))[1] == [1.234]
    assert column(["1,234"], every=ColumnChoice("1234,5"), read={"x": ColumnChoice("1,234.5")})[1] == [1234]


@pytest.mark.parametrize("count", [20_000, 20_001])
def test_a_column_of_very_many_shapes_is_one_of_texts_and_one_of_numbers_has_few(column, count):
    found, read = column([f"a{'b' * (n % 150)}{'c' * (n // 150)}" for n in range(count)])
    assert (found.kind, len(read)) == ("text", count)
    found, read = column([f"0,{n:05}" for n in range(count - 1)] + ["n.a."])
    assert (found.kind, found.odd_count, found.missing, read[7]) == ("number", 1, 1, 0.00007)
    found, _ = column([f"{n:05} kg" for n in range(count)])
    assert (found.unit, found.padded) == ("kg", "00000")


@pytest.mark.parametrize(
    ("cells", "other", "padded"),
    [
        (["1.234"] * 1001, None, None),
        (["1.5"] * 1001, None, None),
        (["7"] * 1000 + ["007"], None, "007"),
        (["7"] * 1000 + ["7.234"], None, None),
        (["7,234"] * 1001, 7.234, None),
    ],
)
def test_what_a_thousand_cells_do_not_tell_all_do(column, cells, other, padded):
    found, read = column(cells)
    assert (found.kind, found.missing, found.other, found.padded) == ("number", 0, other, padded)
    assert read == [float(cell.replace(",", "")) for cell in cells]


@pytest.mark.parametrize(
    ("cells", "numbers", "other"),
    [
        (["1.234"] * 1001, [1234] * 1001, 1.234),
        (["7"] * 1000 + ["7.234"], [7] * 1000 + [7234], 7.234),
        (["7"] * 1001, [7] * 1001, None),
        (["1.234"] * 1000 + ["1.5"], [1.234] * 1000 + [1.5], None),
        (["1.234"] * 1000 + ["1.2345"], [1.234] * 1000 + [1.2345], None),
        (["1.5"] + ["1.234"] * 1000, [1.5] + [1.234] * 1000, None),
    ],
)
def test_a_point_in_a_long_column_is_as_doubtful_as_in_a_short_one(column, cells, numbers, other):
    for some, those in ((cells, numbers), ([*dict.fromkeys(cells)], [*dict.fromkeys(numbers)])):
        found, read = column(some, decimal=",")
        assert (found.other, read) == (other, those)


def test_one_unit_everywhere_is_left_out_and_said(column):
    found, read = column(["5 %", "12,5 %", "", "7 %"])
    assert (found.kind, found.unit, found.odd, read) == ("number", "%", (), [5, 12.5, None, 7])
    found, read = column(["1.200 €", "n.a.", "999,50 €"])
    assert (found.unit, found.odd, read) == ("€", ((3, "n.a."),), [1200, None, 999.5])


def test_what_is_negative_as_accountants_write_it_is_odd_beside_a_unit_too(column):
    cells = ["5 %", "(6 %)", "7 %"]
    found, read = column(cells)
    assert (found.unit, found.odd, read) == ("%", ((3, "(6 %)"),), [5, None, 7])
    found, read = column(cells, read={"x": ColumnChoice(odd="number")})
    assert (found.unit, found.odd, read) == ("%", ((3, "(6 %)"),), [5, -6, 7])


def test_a_column_may_be_mostly_negative_as_accountants_write_it(column):
    cells = ["(1.50)", "(2.25)", "3.00", "–4.00", "(5.00)"]
    found, read = column(cells)
    assert (found.kind, found.odd_count, read) == ("number", 4, [None, None, 3, None, None])
    assert column(cells, read={"x": ColumnChoice(odd="number")})[1] == [-1.5, -2.25, 3, -4, -5]
    cells = ["1.345,60", "210,10-", "1.099,00 −"]  # as SAP writes it
    assert column(cells)[1] == [1345.6, None, None]
    assert column(cells, read={"x": ColumnChoice(odd="number")})[1] == [1345.6, -210.1, -1099]


@pytest.mark.parametrize(
    "cells",
    [
        ["a", "b", "1"],
        ["S", "M", "38", "40"],
        ["1 room", "2 rooms"],
        ["12a", "13b", "14"],
        ["A1", "A2", "A3"],
        ["2020-01-01", "2020-01-02"],
        ["10-20", "20-30"],
        ["5 kg", "500 g", "3"],
        ["(1)", "(2)", "(3)"],
    ],
)
def test_texts_stay_texts(column, cells):
    found, read = column(cells)
    assert (found.kind, read) == ("text", cells)


def test_marks_of_nothing_are_values_among_texts_unless_that_is_chosen(column):
    cells = ["NA", "EU", "None", "-"] * 10
    found, read = column(cells)
    assert (found.missing, read) == (0, cells)
    assert dict(found.marks) == {"NA": 10, "None": 10, "-": 10}
    found, read = column(cells, marks_in_texts=True)
    assert (found.missing, set(read)) == (30, {"EU", None})
    assert column(["NA", "3", "-", "4"])[1] == [None, 3, None, 4]


@pytest.mark.parametrize(
    "cells",
    [
        ["1", "2", "", "4"],
        ["1.234,5", "2.345,5", "n.a.", "3"],
        ["5 kg", "6 kg", "7 kg", ""],
        ["<5", "12", "x", "(7)"],
        ["007", "12345678901234567", "3", "total"],
        ["EU", "NA", "Total", ""],
        ["1", "2", "-999", "3"],
    ],
)
@pytest.mark.parametrize("name", ["^a$", "^.*$", "^[$", "*", "^also$"])
def test_a_name_that_may_be_taken_for_a_pattern_changes_nothing(tmp_path, name, cells):
    found = []
    for called in ("plain", name):
        path = tmp_path / "a.csv"
        path.write_text("\n".join([f"{called};also", *(f"{cell};{row}" for row, cell in enumerate(cells * 400))]))
        frame = read_frame(path)
        (column, _) = frame.columns
        assert (column.name, frame.cells.columns) == (called, [called, "also"])
        remarks = [*frame.remarks, *column_remarks([column]), *telling_nothing(frame, [])]
        said = [str(remark).replace(f"“{called}”", "“plain”") for remark in remarks]
        found.append((replace(column, name="plain"), frame.cells.rows(), said, suggested(frame)[called]))
    assert found[0] == found[1]


@pytest.mark.parametrize("name", ["^a$", "*"])
def test_times_in_a_column_of_such_a_name_become_seconds(tmp_path, name):
    times = polars.Series(name, [datetime.time(0, 1), None, datetime.time(1, 0)])
    polars.DataFrame([times, polars.Series("y", ["u", "v", "w"])]).write_parquet(tmp_path / "a.parquet")
    frame = read_frame(tmp_path / "a.parquet")
    assert frame.cells[name].to_list() == [60.0, None, 3600.0]


@pytest.mark.parametrize("name", ["x", "times", "count"])
def test_marks_are_counted_the_most_frequent_first_whatever_the_column_is_called(tmp_path, name):
    cells = ["EU", "-", "NA", "-", "?", "US", "NA", "-"]
    for times in (1, 200, 3000):
        (tmp_path / "a.csv").write_text("\n".join([f"{name}\ty", *(f"{cell}\ta" for cell in cells * times)]))
        (found, _) = read_frame(tmp_path / "a.csv").columns
        assert list(found.marks.items()) == [("-", 3 * times), ("NA", 2 * times), ("?", times)]


def test_a_point_is_a_mark_among_texts_where_marks_are_looked_for(column):
    cells = ["EU", ".", "NA", "US"]
    assert dict(column(cells)[0].marks) == {".": 1, "NA": 1}
    assert dict(column(cells, marks_in_texts=True)[0].marks) == dict(column(cells, marks=())[0].marks) == {}
    assert column(cells, marks_in_texts=True)[1] == ["EU", ".", None, "US"]


@pytest.mark.parametrize(
    ("content", "decimal", "number", "other"),
    [
        ("x;y\n1.234;5\n", ".", 1234, 1.234),  # spreadsheets write semicolons where the comma is the decimal mark
        ("x,y\n1.234,5\n", ",", 1.234, None),
        ("x\ty\n1.234\t5\n", ".", 1.234, None),
        ("x\ty\n1.234\t5\n", ",", 1234, 1.234),
        ("x\n1.234\n", ".", 1.234, None),
        ("x\n1.234\n", ",", 1234, 1.234),  # of one column nothing is told by what would separate others
    ],
)
def test_what_separates_columns_tells_of_their_marks(tmp_path, content, decimal, number, other):
    (tmp_path / "x.csv").write_text(content)
    found = read_frame(tmp_path / "x.csv", decimal=decimal)
    assert (found.cells["x"].to_list(), found.columns[0].other) == ([number], other)


def test_marks_are_the_same_in_upper_and_lower_case_and_with_spaces_around_them(column):
    assert column(["none", "3", "NONE ", "4"], marks=[" None"])[1] == [None, 3, None, 4]
    assert column(["3.0", "3", "4", "nothing"], marks=[" 3 "])[1] == [3, None, 4, None]


def test_rows_without_anything_are_counted(tmp_path):
    for rows, empty in [("1,2\n,\n,\n3,4\n,\n", 3), ("1,2\n,\n3,4\n", 1), ("1,2\n3,4\n", 0), ("1,\n,4\n", 0)]:
        (tmp_path / "x.csv").write_text(f"x,y\n{rows}")
        found = read_frame(tmp_path / "x.csv")
        assert (found.rows, found.empty) == (2, empty)


@pytest.mark.parametrize("kind", ["text", "integer"])
def test_whole_numbers_that_lose_digits_are_counted(tmp_path, kind):
    numbers = [2**53, 2**53 + 1, 2**53 + 2, 2**60 + 1, -(2**53) - 1]
    path = tmp_path / ("x.csv" if kind == "text" else "x.parquet")
    frame = polars.DataFrame({"x": numbers})
    frame.write_csv(path) if kind == "text" else frame.write_parquet(path)
    (found,) = read_frame(path).columns
    assert (found.lossy, found.lossy_count) == (str(2**53 + 1), 3)


@pytest.mark.parametrize(
    ("cells", "lossy", "count"),
    [
        (["-9007199254740993", "1"], "-9007199254740993", 1),
        (["+9007199254740993", "1"], "+9007199254740993", 1),
        (["9,007,199,254,740,993", "1,000,000"], "9007199254740993", 1),
        (["9 007 199 254 740 993", "9 007 199 254 740 992"], "9007199254740993", 1),
        (["9007199254740993 kg", "1 kg", "9007199254740995 kg"], "9007199254740993", 2),
        (["9007199254740993.5", "1"], None, 0),  # digits behind the mark are lost as of any number
        (["9007199254740993,5", "1"], None, 0),
        (["1" + "0" * 22, "1"], None, 0),
        (["1" + "0" * 23, "1"], "1" + "0" * 23, 1),
        (["9" * 308, "1"], "9" * 308, 1),
        (["1234567890123456", "1"], None, 0),
    ],
)
def test_a_whole_number_that_no_float_is_is_shown_however_it_is_written(column, cells, lossy, count):
    found, _ = column(cells)
    assert (found.kind, found.lossy, found.lossy_count) == ("number", lossy, count)


@pytest.mark.parametrize(
    ("cells", "padded"),
    [
        (["7", "00", "01"], "00"),
        (["0", "0.5", "10"], None),
        (["0", "-01", "10"], None),
        (["01 kg", "2 kg"], "01"),
        (["1,5", "02"], "02"),
        (["00.5", "1"], None),
        (["0", "00"], "00"),
    ],
)
def test_zeros_before_a_whole_number_are_shown(column, cells, padded):
    assert column(cells)[0].padded == padded


def test_a_number_too_large_for_any_float_is_odd(column):
    assert column([*NUMBERS, "1e999"])[0].odd == ((22, "1e999"),)


def test_rows_are_named_by_the_line_of_the_file(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("x,y\n1,2\n\n,\n3,4\nn.a.,5\n6,7\n")
    found = read_frame(path)
    assert found.columns[0].odd == ((6, "n.a."),)
    assert list(found.lines) == [2, 5, 6, 7]


FORMATTED = [(each, between) for each in FORMATS.values() for between in (";", "\t", "|")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.sampled_from(FORMATTED), st.data())
def test_a_file_of_amounts_is_read_exactly_whatever_its_marks(tmp_path, formatted, data):
    each, between = formatted
    amounts = st.lists(st.integers(-(10**10), 10**10), min_size=1, max_size=30)
    cents = data.draw(amounts)
    others = data.draw(st.lists(st.integers(0, 99), min_size=len(cents), max_size=len(cents)))
    path = tmp_path / "amounts.csv"
    rows = [f"{written(x, each)}{between}{y}" for x, y in zip(cents, others, strict=True)]
    path.write_text("\n".join([f"amount{between}other", *rows]), encoding="utf-8")
    frame = read_frame(path)
    assert frame.cells["amount"].to_list() == [x / 100 for x in cents]
    assert frame.cells["other"].to_list() == others
    assert [column.odd_count for column in frame.columns] == [0, 0]


def written(cents, each):
    """An amount with two digits after the mark."""
    whole = f"{abs(cents) // 100:,}".replace(",", each.thousands)
    return f"{'-' if cents < 0 else ''}{whole}{each.decimal}{abs(cents) % 100:02}"


def test_infinite_numbers_of_other_programs_are_odd_cells_and_named(tmp_path):
    numbers = [1.0, float("inf"), float("nan"), None, -float("inf"), 2.0]
    polars.DataFrame({"x": numbers, "y": range(6)}).write_parquet(tmp_path / "x.parquet")
    found = read_frame(tmp_path / "x.parquet")
    column, lines = found.columns[0], found.lines
    assert (column.kind, column.missing, column.odd_count) == ("number", 4, 2)
    assert column.odd == ((lines[1], "inf"), (lines[4], "-inf"))
    assert found.cells["x"].to_list() == [1.0, None, None, None, None, 2.0]
    assert "2 cells are no numbers and count as missing." in str(column_remarks([column])[0])


@pytest.mark.parametrize(
    "cells", [[[1], [2, 3]], [{"a": 1}, {"a": 2}], [b"a", b"b"]], ids=["list", "struct", "bytes"]
)
def test_what_is_neither_number_nor_text_is_said_to_be_left_out(tmp_path, cells):
    polars.DataFrame({"x": cells, "u": [5, 6], "y": [1, 2]}).write_parquet(tmp_path / "x.parquet")
    found = read_frame(tmp_path / "x.parquet")
    (said,) = column_remarks(found.columns)
    assert str(said) == "“x” holds lists or the like, neither numbers nor texts, and cannot be taken."
    assert suggested(found) == {"x": "ignored", "u": "feature", "y": "target"}
    assert not telling_nothing(found, {"u", "y"})
    with pytest.raises(Problem, match="“x” holds lists or the like"):
        encode(found, Choices(("x",), ("y",)))
