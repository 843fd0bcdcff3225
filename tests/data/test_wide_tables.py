"""Tables of thousands of columns are read column by column, once each; wider ones are refused before they are."""

import polars
import pytest

from graphgui.data.frames import RawTable, read_frame
from graphgui.data.read_table import read_table
from graphgui.data.width import MOST_COLUMNS, check_width
from graphgui.document.matrix_text import read_cells
from graphgui.words import Problem

SAYS = "columns: 16\u202f384 are the most that may be"


def written(path, columns, separator=","):
    names = separator.join(f"x{number}" for number in range(columns))
    path.write_text(f"{names}\n{separator.join(['1.5'] * columns)}\n{separator.join(['2.5'] * columns)}\n")
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_too_many_columns_are_counted_in_the_sentence(tmp_path, separator):
    path = written(tmp_path / "wide.csv", 100_000, separator)
    for read in (read_frame, read_table):
        with pytest.raises(Problem) as problem:
            read(path)
        assert "100\u202f000 " + SAYS in str(problem.value)


def test_so_are_they_in_other_files(tmp_path):
    path = tmp_path / "wide.parquet"
    polars.DataFrame({f"x{number}": [1.0, 2.0] for number in range(MOST_COLUMNS + 1)}).write_parquet(path)
    with pytest.raises(Problem) as problem:
        read_frame(path)
    assert SAYS in str(problem.value)


def test_so_are_they_off_the_clipboard():
    with pytest.raises(Problem) as problem:
        read_cells("\n".join(["\t".join(["1.5"] * 100_000)] * 2))
    assert "100\u202f000 " + SAYS in str(problem.value)


def test_as_many_columns_as_a_spreadsheet_has_may_be():
    check_width(16_384)
    with pytest.raises(Problem) as problem:
        check_width(16_385)
    assert str(problem.value) == (
        f"This table has 16\u202f385 {SAYS}. If each is an example, exchange rows and columns."
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_header_of_long_names_is_read_however_long_it_is(tmp_path, separator):
    names = [f"ENSG{number:011}" for number in range(10_000)]
    rows = [separator.join(["1.5", "2"] * 5_000)] * 3
    path = tmp_path / "genes.csv"
    path.write_text("\n".join([separator.join(names), *rows]))
    frame = read_frame(path)
    assert [column.name for column in frame.columns] == names
    assert {column.kind for column in frame.columns} == {"number"}


def test_a_cell_of_a_long_text_is_one_cell(tmp_path):
    long = "a word " * 50_000
    path = tmp_path / "notes.csv"
    path.write_text(f'x,note\n1,"{long}"\n2,"another, short"\n')
    assert [column.name for column in read_frame(path).columns] == ["x", "note"]
    assert read_frame(path).column("x").kind == "number"


def test_columns_are_found_by_their_names_without_a_search(tmp_path):
    class Counted(tuple):
        looks = 0

        def __iter__(self):
            Counted.looks += 1
            return super().__iter__()

    frame = read_frame(written(tmp_path / "wide.csv", 50))
    many = RawTable(frame.path, frame.cells, Counted(frame.columns), frame.lines)
    assert [many.column(column.name) for column in frame.columns] == list(frame.columns)
    assert Counted.looks == 1
    with pytest.raises(Problem, match="x50"):
        many.column("x50")


def test_zeros_and_long_numbers_are_told_in_short_and_long_columns(tmp_path):
    for rows in (3, 3000):
        path = tmp_path / f"{rows}.csv"
        body = "\n".join(["007,12345678901234567,1.5"] + ["7,1,2.5"] * (rows - 1))
        path.write_text(f"code,long,plain\n{body}\n")
        code, long, plain = read_frame(path).columns
        assert (code.padded, code.lossy) == ("007", None)
        assert (long.padded, long.lossy, long.lossy_count) == (None, "12345678901234567", 1)
        assert (plain.padded, plain.lossy) == (None, None)
