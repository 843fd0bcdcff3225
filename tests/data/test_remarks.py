"""What is read in a way that a person should know about is said in a sentence that names the column."""

import polars
import pytest

from graphgui.data.choices import ColumnChoice
from graphgui.data.columns.remarks import column_remarks, doubts, empty_rows
from graphgui.data.frames import read_frame

ONES = ["1", "2", "3", "4", "5", "6"]


@pytest.fixture
def said(tmp_path):
    def say(cells, **known):
        polars.DataFrame({"x": cells}).write_csv(tmp_path / "x.csv", separator="\t")
        return [str(remark) for remark in column_remarks(read_frame(tmp_path / "x.csv", **known).columns)]

    return say


@pytest.mark.parametrize(
    ("cells", "sentences"),
    [
        (ONES, []),
        (["1.5", "1.234"], []),
        (["47", "1,007"], ["“x”: 1,007 read as 1007: thousands."]),
        (["1 234,5"], ["“x”: 1 234,5 read as 1234.5: thousands."]),
        (["1,5"], ["“x”: 1,5 read as 1.5: decimal comma."]),
        (["1,234"], ["“x”: 1,234 read as 1234: thousands. It may as well be 1.234: choose."]),
        ([*ONES, "n.a."], ["“x”, row 8: “n.a.” is no number and counts as missing."]),
        (
            [*ONES, "n.a.", "<0.5"],
            ["“x”, row 8: “n.a.”, 9: “<0.5”: 2 cells are no numbers and count as missing."],
        ),
        (["5 kg", "6 kg"], ["“x”: “kg” stands beside every number and is left out."]),
        (
            ["01234", "0", "98765"],
            ["“x”: zeros before numbers are not kept: 01234 becomes 1234. Codes are texts."],
        ),
        (["10", "01", "0"], ["“x”: zeros before numbers are not kept: 01 becomes 1. Codes are texts."]),
        (["0.5", "0,5", "00.5"], ["“x”, row 3: “0,5” is no number and counts as missing."]),
        (["NA", "EU", "NA"], ["“x”: “NA” (2) is kept as a value of its own."]),
        (
            ["9007199254740993", "1"],
            ["“x”: a whole number above 2⁵³ loses digits: 9007199254740993 becomes 9007199254740992."],
        ),
    ],
)
def test_what_is_said_of_a_column(said, cells, sentences):
    assert said(cells) == sentences


def test_many_odd_cells_are_counted_and_the_first_are_named(said):
    (sentence,) = said([*ONES * 4, *["n.a."] * 7])
    assert sentence == (
        "“x”, row 26: “n.a.”, 27: “n.a.”, 28: “n.a.”, 29: “n.a.”, 30: “n.a.”, …: "
        "7 cells are no numbers and count as missing."
    )


def test_a_long_cell_is_quoted_by_its_beginning(said):
    for cell, quoted in [("a" * 20, "a" * 20), ("a" * 21, "a" * 19 + "…"), ("a  b", "a b")]:
        assert said([*ONES, cell]) == [f"“x”, row 8: “{quoted}” is no number and counts as missing."]


def test_five_odd_cells_and_five_marks_are_named_and_more_are_not(said):
    (sentence,) = said([*ONES * 4, *["n.a."] * 5])
    assert sentence.endswith("30: “n.a.”: 5 cells are no numbers and count as missing.")
    marks = ["NA", "N/A", "null", "None", "?", "-"]
    (sentence,) = said(["EU", *marks[:5]])
    assert all(f"“{mark}” (1)" in sentence for mark in marks[:5])
    assert sentence.endswith(" are kept as values of their own.")
    assert len(said(["EU", *marks])[0].split(", ")) == 5


def test_several_numbers_that_lose_digits_are_counted(said):
    large = ["9007199254740993", "9007199254740995"]
    assert said([*large, "1"]) == [
        "“x”: 2 whole numbers above 2⁵³ lose digits: 9007199254740993 becomes 9007199254740992."
    ]


def test_the_number_in_a_cell_is_said_to_be_taken(said):
    choice = {"x": ColumnChoice(odd="number")}
    assert said([*ONES, "12 kg"], read=choice) == ["“x”, row 8: “12 kg” is more than a number; 12 is taken."]
    assert said([*ONES, "(4.00)"], read=choice) == ["“x”, row 8: “(4.00)” is more than a number; -4 is taken."]
    assert said([*ONES, "n.a."], read=choice) == ["“x”, row 8: “n.a.” is no number and counts as missing."]
    assert said([*ONES, "–7 kg", "n.a.", "1,5"], read=choice) == [
        "“x”: 1,5 read as 1.5: decimal comma.",
        "“x”, row 8: “–7 kg” → -7, 9: “n.a.”: 2 cells are no numbers; the number in them is taken, and where "
        "there is none they count as missing.",
    ]
    assert said([*ONES, "7 kg", "8 lb"], read=choice) == [
        "“x”, row 8: “7 kg” → 7, 9: “8 lb” → 8: 2 cells are more than a number; the number in them is taken."
    ]
    assert said([*ONES, "1.2 ± 0.1", "2.3 ± 0.2"], read=choice) == [
        "“x”, row 8: “1.2 ± 0.1”, 9: “2.3 ± 0.2”: 2 cells are no numbers and count as missing."
    ]
    (sentence,) = said([*ONES * 2, *["7 kg"] * 5, "n.a."], read=choice)
    assert "where there is none they count as missing" in sentence


def test_empty_rows_are_counted():
    assert str(empty_rows(1)) == "An empty row is left out."
    assert str(empty_rows(2)) == "2 empty rows are left out."
    assert str(empty_rows(12_345)) == "12\u202f345 empty rows are left out."


def test_doubts_are_what_is_said_of_columns_that_may_be_read_otherwise(tmp_path):
    polars.DataFrame({"a": ["1,234"], "b": ["1'234"], "c": ["u"], "d": ["1.234"]}).write_parquet(
        tmp_path / "a.parquet"
    )
    columns = read_frame(tmp_path / "a.parquet", decimal=",").columns
    sentences = list(map(str, doubts(columns)))
    assert sentences == [
        "“a”: 1,234 read as 1.234: decimal mark. It may as well be 1234: choose.",
        "“d”: 1.234 read as 1234: thousands. It may as well be 1.234: choose.",
    ]
    assert [each for each in map(str, column_remarks(columns)) if "choose" in each] == sentences


def test_a_person_with_decimal_commas_is_told_of_the_other_reading(said):
    assert said(["1.234"], decimal=",") == ["“x”: 1.234 read as 1234: thousands. It may as well be 1.234: choose."]
    assert said(["1,234"], decimal=",") == [
        "“x”: 1,234 read as 1.234: decimal mark. It may as well be 1234: choose."
    ]


@pytest.mark.parametrize("digits", [310, 400, 5000])
def test_a_whole_number_beyond_all_numbers_is_missing(said, digits):
    sentences = said([*ONES, "9" * digits, "9" * 300])
    assert any("is no number and counts as missing" in each for each in sentences)
    assert all(len(each) < 1000 for each in sentences)
