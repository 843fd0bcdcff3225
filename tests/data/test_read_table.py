"""A file that a graph names is a table of numbers wherever that leaves nothing to be chosen."""

from functools import partial
from pathlib import Path

import polars
import pytest

from graphgui.data.choices import Choices
from graphgui.data.encode import read_encoded
from graphgui.data.read_table import is_short, read_only_table, read_table
from graphgui.data.suffixes import is_data, is_text
from graphgui.progress import unseen
from graphgui.words import Problem
from tests.data.files import write

NUMBERS = polars.DataFrame({"x": [1.5, 2.5], "y": [3.0, 4.0]})


def refusal(read):
    with pytest.raises(Problem) as raised:
        read()
    return str(raised.value)


@pytest.mark.parametrize(
    ("name", "holds_data", "holds_text"),
    [
        ("a.csv", True, True),
        ("A.TSV", True, True),
        ("a.txt", True, True),
        ("a.parquet", True, False),
        ("a.PQ", True, False),
        ("a.xlsx", True, False),
        ("a.xls", True, False),
        ("a.ods", True, False),
        ("a.json", False, True),
        ("csv", False, True),
    ],
)
def test_a_name_tells_what_a_file_holds(name, holds_data, holds_text):
    assert (is_data(Path(name)), is_text(Path(name))) == (holds_data, holds_text)


def test_a_text_of_128_kibibytes_is_read_in_a_moment_and_nothing_else(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"1\n" * 2**16)
    assert is_short(path)
    path.write_bytes(b"1\n" * 2**16 + b"\n")
    assert not is_short(path)
    NUMBERS.write_parquet(tmp_path / "a.parquet")
    assert not is_short(tmp_path / "a.parquet")
    with pytest.raises(FileNotFoundError):
        is_short(tmp_path / "b.csv")


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.xlsx"])
def test_the_only_table_of_a_file_is_read_and_of_several_sheets_none(tmp_path, name):
    path = tmp_path / name
    match path.suffix:
        case ".csv":
            NUMBERS.write_csv(path)
        case ".parquet":
            NUMBERS.write_parquet(path)
        case _:
            NUMBERS.write_excel(path)
            assert read_only_table(write(tmp_path / "two.xlsx"), ".", unseen) is None
    table = read_only_table(path, ".", unseen)
    assert table == read_table(path)
    assert (table.path, table.columns["x"].tolist()) == (path, [1.5, 2.5])


def test_what_a_person_writes_and_who_waits_are_told_to_whatever_reads(tmp_path):
    path, shares = tmp_path / "a.csv", []
    path.write_text("x\n1.234\n")
    for read in (read_only_table, read_table):
        said = refusal(partial(read, path, decimal=",", progress=unseen))
        assert said.startswith(f"{path}: Column “x” may be read in two ways, “1.234” as 1234 or as 1.234")
    NUMBERS.write_parquet(tmp_path / "a.parquet")
    for read in (
        partial(read_table, choices=Choices(("x",))),
        read_table,
        partial(read_only_table, decimal="."),
    ):
        shares.clear()
        assert read(tmp_path / "a.parquet", progress=shares.append).rows == 2
        assert 0.4 in shares and shares == sorted(shares)


def test_what_is_to_be_read_as_it_is_has_numbers_alone(tmp_path):
    path = tmp_path / "a.parquet"

    def read():
        return read_encoded(path, None, ".", unseen)

    NUMBERS.write_parquet(path)
    assert (read().columns["y"].tolist(), read().choices, read().names) == ([3, 4], None, ("x", "y"))
    polars.DataFrame({"x": [1, 2, 3], "y": ["1", "2", "many"]}).write_parquet(path)
    assert refusal(read) == "Row 3 has “many” in column “y”, where a number is needed."
    polars.DataFrame({"x": [1, 2], "y": ["few", "many"]}).write_parquet(path)
    assert refusal(read) == "The column “y” holds text, where numbers are needed."
    polars.DataFrame({"x": [1, None], "y": [1, 2]}).write_parquet(path)
    assert refusal(read) == "1 of 2 rows has nothing in column “x”: choose what to do."
    polars.DataFrame({"x": ["1,234"], "y": [1]}).write_parquet(path)
    assert refusal(read) == (
        "Column “x” may be read in two ways, “1,234” as 1234 or as 1.234: choose in File → Import Data."
    )


def test_what_a_person_writes_decides_between_two_readings(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("x\n1.234\n")
    assert read_encoded(path, None, ".", unseen).columns["x"].tolist() == [1.234]
    assert "may be read in two ways" in refusal(lambda: read_encoded(path, None, ",", unseen))
    assert read_encoded(path, Choices(("x",)), ",", unseen).columns["x"].tolist() == [1.234]


def test_a_value_that_is_missing_everywhere_leaves_nothing(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("x,y\n1,\n,2\n,3\n")

    def read(missing):
        return lambda: read_encoded(path, Choices(("x",), ("y",), missing), ".", unseen)

    assert refusal(read("refuse")) == "2 of 3 rows have nothing in column “x”: choose what to do."
    assert refusal(read("drop")) == "A value is missing in every row: ignore a column that is mostly empty."
    assert read("mean")().columns["x"].tolist() == [1, 1]  # where there is a target
    assert refusal(lambda: read_encoded(path, Choices(()), ".", unseen)) == (
        "No column is chosen: make one a feature."
    )
