"""A data file of any kind becomes the table that was chosen, and whatever was left out or filled in is counted."""

from dataclasses import replace

import numpy as np
import polars
import pytest

from graphgui.data.choices import Choices, ColumnChoice
from graphgui.data.encode import encode, encoded_columns, outcome, read_encoded
from graphgui.data.frames import read_frame, sheets
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.read_table import read_table
from graphgui.progress import unseen
from graphgui.words import Problem
from tests.data.files import write

PATIENTS = Choices(("age", "bmi"), ("y",))
KINDS = ["a.csv", "a.tsv", "a.parquet", "a.xlsx"]


def sheet_of(path):
    return "Patients" if path.suffix == ".xlsx" else None


@pytest.fixture
def text(tmp_path):
    def make(content):
        (tmp_path / "some.csv").write_text(content)
        return tmp_path / "some.csv"

    return make


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_file_gives_the_same_columns(tmp_path, name):
    path = write(tmp_path / name)
    frame = read_frame(path, sheet_of(path))
    assert [(c.name, c.kind, c.missing) for c in frame.columns] == [
        ("age", "number", 1),
        ("bmi", "number", 0),
        ("sex", "text", 0),
        ("y", "number", 0),
    ]


@pytest.mark.parametrize("name", KINDS)
def test_rows_with_a_missing_value_are_dropped_and_counted(tmp_path, name):
    path = write(tmp_path / name)
    choices = replace(PATIENTS, missing="drop", sheet=sheet_of(path))
    frame = read_frame(path, choices.sheet)
    found = outcome(frame, choices)
    assert (found.rows, found.kept, found.dropped) == (4, 3, {"age": 1})
    assert encode(frame, choices).columns["age"].tolist() == [59, 48, 24]
    assert encode(frame, choices) == read_table(path, choices)


def test_the_mean_takes_the_place_of_a_missing_feature_but_never_of_a_target(text):
    frame = read_frame(text("a,b,y\n1,5,1\n,6,2\n3,7,\n"))
    choices = Choices(("a", "b"), ("y",), "mean")
    found = outcome(frame, choices)
    assert (found.filled, found.dropped, found.kept) == ({"a": 1}, {"y": 1}, 2)
    assert encode(frame, choices).columns["a"].tolist() == [1, 2]


def test_without_a_choice_a_missing_value_is_refused_in_one_sentence(tmp_path):
    frame = read_frame(write(tmp_path / "a.csv"))
    with pytest.raises(Problem, match="1 of 4 rows has nothing in column “age”: choose what to do"):
        encode(frame, PATIENTS)
    assert encode(frame, Choices(("bmi",))).rows == 4  # nothing is missing there


@pytest.mark.parametrize("name", ["a.tsv", "a.parquet", "a.csv"])
def test_the_plain_way_takes_all_or_refuses(tmp_path, name):
    path = write(tmp_path / name)
    with pytest.raises(Problem, match=f"{name}: "):
        read_table(path)
    polars.DataFrame({"x": [1, 2], "y": [0.5, 1.5]}).write_parquet(tmp_path / "b.parquet")
    table = read_table(tmp_path / "b.parquet")
    assert (table.names, table.choices) == (("x", "y"), None)


def test_texts_become_columns_of_0_and_1(text):
    frame = read_frame(text("sex,kind,y\nm,a,1\nf,c,2\nm,b,3\n"))
    choices = Choices(("sex", "kind"), ("y",), dummies="all")
    assert encoded_columns(frame, choices) == (["sex=m", "kind=a", "kind=b", "kind=c"], ["y"])
    table = encode(frame, choices)
    np.testing.assert_array_equal(table.columns["sex=m"], [1, 0, 1])
    np.testing.assert_array_equal([table.columns[f"kind={k}"] for k in "abc"], [[1, 0, 0], [0, 0, 1], [0, 1, 0]])


def test_one_value_of_a_feature_has_no_column_and_is_told_but_every_class_has_one(text):
    frame = read_frame(text("kind,class,y\na,u,1\nc,v,2\nb,w,3\n"))
    choices = Choices(("kind",), ("class",))
    assert encoded_columns(frame, choices) == (["kind=b", "kind=c"], ["class=u", "class=v", "class=w"])
    coded = outcome(frame, choices).coded
    assert (coded["kind"].left_out, coded["class"].left_out) == ("a", None)
    with_intercept = np.column_stack([encode(frame, choices).columns[f"kind={k}"] for k in "bc"] + [np.ones(3)])
    assert np.linalg.matrix_rank(with_intercept) == 3


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        ({"sex": ["m", "f", "m"], "sex=m": [5, 6, 7]}, ["sex=m (2)", "sex=m"]),
        ({"sex=m": [5, 6, 7], "sex": ["m", "f", "m"]}, ["sex=m", "sex=m (2)"]),
        ({"a": ["b=c", "x", "b=c"], "a=b": ["c", "a", "c"]}, ["a=x", "a=b=c"]),
        ({"a": ["b=c", "a", "b=c"], "a=b": ["c", "a", "c"]}, ["a=b=c", "a=b=c (2)"]),
        ({"a": ["b", "c", "d"], "a=c": [1, 2, 3], "a=c (2)": [4, 5, 6]}, ["a=c (3)", "a=d", "a=c", "a=c (2)"]),
    ],
)
def test_no_two_columns_become_one(tmp_path, columns, names):
    polars.DataFrame(columns).write_parquet(tmp_path / "x.parquet")
    frame = read_frame(tmp_path / "x.parquet")
    choices = Choices(tuple(columns))
    assert encoded_columns(frame, choices)[0] == names
    table = encode(frame, choices)
    assert list(table.names) == names
    for name in columns:
        if frame.column(name).kind == "number":
            assert table.columns[name].tolist() == columns[name]


def test_an_ignored_column_keeps_its_name_for_itself(tmp_path):
    polars.DataFrame({"sex": ["m", "f"], "sex=m": [5, 6]}).write_parquet(tmp_path / "x.parquet")
    assert encoded_columns(read_frame(tmp_path / "x.parquet"), Choices(("sex",)))[0] == ["sex=m (2)"]


def read_again(path, choices):
    """What the worker reads of a file for which something was chosen."""
    return read_encoded(path, choices, ".", unseen)


def imported(path, choices):
    """The choices that a table keeps once it is imported."""
    return encode(read_frame(path), choices).choices


def test_a_file_is_read_as_was_chosen(tmp_path, text):
    path = write(tmp_path / "a.xlsx")
    assert read_again(path, Choices(("bmi",), sheet="Patients")).columns["bmi"].tolist() == [
        32.1,
        21.6,
        30.5,
        25.3,
    ]
    with pytest.raises(Problem, match="no column “bmi”: choose among note"):
        read_again(path, Choices(("bmi",)))
    path = text("a;b\n1;x\n-999;-\n3;y\n4;z\n")
    choices = Choices(("a", "b"), (), "drop", shape=FileShape(separator=";"))
    table = read_again(path, choices)
    assert table.columns["a"].tolist() == [1, -999, 3, 4]
    assert table.names == ("a", "b=x", "b=y", "b=z")
    assert read_again(path, replace(choices, marks=("-999",))).columns["a"].tolist() == [1, 3, 4]
    assert read_again(path, replace(choices, marks_in_texts=True)).names == ("a", "b=y", "b=z")
    below = replace(choices, features=("column 1",), shape=FileShape(separator=";", skip=2, header=False))
    assert read_again(path, below).columns["column 1"].tolist() == [-999, 3, 4]


def test_a_file_that_is_read_again_is_coded_as_it_was(text):
    choices = imported(text("kind,y\na,1\nb,2\nc,3\n"), Choices(("kind",), ("y",)))
    again = read_again(text("kind,y\nc,1\nc,2\nb,7\n"), choices)
    assert again.names == ("kind=b", "kind=c", "y")
    assert again.columns["kind=c"].tolist() == [1, 1, 0]
    assert again.choices == choices


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("kind,y\na,1\nb,2\nd,3\n", "“d” in column “kind”, row 4, was not there when it was imported"),
        ("sort,y\na,1\nb,2\nc,3\n", "The table has no column “kind”: choose among sort, y."),
        ("kind,y\na,low\nb,mid\nc,low\n", "The column “y” held numbers when it was imported, and holds texts"),
        ("kind,y\na,1\nb,\nc,3\n", "1 of 3 rows has nothing in column “y”"),
    ],
)
def test_what_has_changed_since_the_import_is_said(text, content, sentence):
    choices = imported(text("kind,y\na,1\nb,2\nc,3\n"), Choices(("kind",), ("y",)))
    with pytest.raises(Problem, match=sentence):
        read_again(text(content), choices)


def test_texts_that_have_come_to_look_like_numbers_are_texts_still(text):
    choices = imported(text("kind,y\n1,1\nb,2\nc,3\n"), Choices(("kind",), ("y",)))
    assert read_again(text("kind,y\n1,1\n1,2\n1,3\n"), choices).names == ("kind=b", "kind=c", "y")


def test_how_numbers_were_read_is_kept_with_the_import(text):
    choices = imported(text("x\ty\n1,234\t1.5\n"), Choices(("x",), ("y",)))
    assert read_again(text("x\ty\n1,234\t2\n"), choices).columns["x"].tolist() == [1234]
    odd = Choices(("x",), read={"x": ColumnChoice(odd="number")})
    path = text("x;y\n1,5;1\n2,5;1\n<0,5;1\n")
    assert read_again(path, encode(read_frame(path, read=odd.read), odd).choices).columns["x"].tolist() == [
        1.5,
        2.5,
        0.5,
    ]


def test_names_and_remarks_are_no_categories(text):
    frame = read_frame(text("who,y\n" + "".join(f"person {i},1\n" for i in range(60))))
    with pytest.raises(Problem, match="“who” has 60 different texts"):
        encode(frame, Choices(("who",), ("y",)))


@pytest.mark.parametrize("different", [1, 2, 50, 51])
def test_2_to_50_texts_are_categories(text, different):
    frame = read_frame(text("who,y\n" + "".join(f"person {n % different:02},1\n" for n in range(60))))
    choices = Choices(("who",), ("y",))
    if different == 1:
        with pytest.raises(Problem, match="“who” has the same text in all rows: only 2 to 50 become numbers"):
            encode(frame, choices)
    elif different == 51:
        with pytest.raises(Problem, match="“who” has 51 different texts: only 2 to 50 become numbers"):
            encode(frame, choices)
    else:
        assert encode(frame, choices).names == (*(f"who=person {n:02}" for n in range(1, different)), "y")


@pytest.mark.parametrize("name", ["*", "times", "count", "literal", "len", "$", "^a$", "^.*$", "^[$"])
@pytest.mark.parametrize(("missing", "rows"), [("drop", [1, 7, 8]), ("mean", [1, 16 / 3, 7, 8])])
def test_a_column_may_be_called_whatever_means_several_or_is_made_elsewhere(text, name, missing, rows):
    frame = read_frame(text(f"{name},also,y\n1,2,3\n,u,6\n7,,9\n8,v,10\n"))
    assert encode(frame, Choices((name, "y"), (), missing)).columns[name].tolist() == rows


def test_a_row_without_its_text_goes_whatever_becomes_of_numbers(text):
    frame = read_frame(text("kind,x,y\na,1,1\n,2,2\nb,,3\nb,5,4\n"))
    choices = Choices(("kind", "x"), ("y",), "mean")
    found = outcome(frame, choices)
    assert (found.rows, found.kept, found.dropped, found.filled) == (4, 3, {"kind": 1}, {"x": 1})
    assert encode(frame, choices).columns["x"].tolist() == [1, 8 / 3, 5]


def test_a_table_keeps_what_was_decided_and_said_of_the_columns_that_are_taken(text):
    frame = read_frame(text("a;b;kind;c\n1,5;007;u;1\n2,5;1;v;n.a.\n3,5;2;u;3\n4,5;2;u;3\n"))
    read = {"a": ColumnChoice(odd="number"), "c": ColumnChoice(odd="text"), "kind": ColumnChoice(odd="text")}
    choices = Choices(("a",), ("kind",), read=read)
    table = encode(frame, choices)
    assert list(map(str, table.remarks)) == ["“a”: 1,5 read as 1.5: decimal comma."]
    assert table.choices == replace(
        choices,
        read={"a": ColumnChoice("1234,5", "number"), "kind": ColumnChoice(odd="text")},
        values={"kind": ("u", "v")},
        shape=FileShape(separator=";"),
    )
    assert encode(frame, Choices(("b",))).choices.read == {}
    assert list(map(str, encode(frame, Choices(("b", "c"), missing="drop")).remarks)) == [
        "“b”: zeros before numbers are not kept: 007 becomes 7. Codes are texts.",
        "“c”, row 3: “n.a.” is no number and counts as missing.",
    ]


def test_marks_say_what_counts_as_missing(text):
    path = text("x,y\n1,1\n-999,1\nn/a,1\n2,1\n")
    assert read_frame(path).columns[0].missing == 1
    assert read_frame(path, marks=("-999", "N/A")).columns[0].missing == 2
    assert read_frame(path, marks=()).columns[0].odd == ((4, "n/a"),)


@pytest.mark.parametrize("kind", ["i", "f", "s"])
def test_a_number_may_be_a_mark_of_nothing(tmp_path, kind):
    columns = {"i": [1, -999, 2], "f": [1.0, -999.0, 2.0], "s": ["1", "-999", "2"]}
    polars.DataFrame({"x": columns[kind]}).write_parquet(tmp_path / "x.parquet")
    assert read_frame(tmp_path / "x.parquet", marks=("-999",)).cells["x"].to_list() == [1, None, 2]


def test_decimal_commas_are_numbers_where_columns_are_separated_otherwise(text):
    frame = read_frame(text("x;y\n1,5;2\n-0,25;3\n"))
    assert encode(frame, Choices(("x", "y"))).columns["x"].tolist() == [1.5, -0.25]


def test_numbers_that_are_not_finite_count_as_missing_and_empty_rows_as_none(tmp_path, text):
    polars.DataFrame({"x": [1.0, float("nan"), float("inf")]}).write_parquet(tmp_path / "x.parquet")
    assert (frame := read_frame(tmp_path / "x.parquet")).rows == 2
    assert (frame.empty, frame.columns[0].missing, frame.columns[0].odd) == (1, 1, ((3, "inf"),))
    assert read_frame(text("x,y\n1,2\n\n3,4\n")).rows == 2


def test_sheets_are_chosen_by_name(tmp_path):
    path = write(tmp_path / "a.xlsx")
    assert [sheet.name for sheet in sheets(path)] == ["Notes", "Patients"]
    assert read_frame(path).columns[0].name == "note"
    assert sheets(write(tmp_path / "a.csv")) == sheets(tmp_path / "missing.parquet") == ()
    with pytest.raises(Problem, match="There is no sheet “Doctors”: choose among Notes, Patients"):
        read_frame(path, "Doctors")


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.xlsx"])
def test_what_is_no_such_file_is_said(tmp_path, name):
    with pytest.raises(Problem, match="There is no file"):
        read_frame(tmp_path / name)
    (tmp_path / name).write_bytes(b"\xff\xfe\x00PK")
    with pytest.raises(Problem, match=name):
        read_frame(tmp_path / name)


def test_a_row_that_is_too_long_is_named(text):
    with pytest.raises(Problem, match="The header has 2 cells and row 3 has 3"):
        read_frame(text("x,y\n1,2\n1,2,3\n"))


def test_what_is_done_is_told_as_a_growing_share(tmp_path):
    shares = []
    read_frame(write(tmp_path / "a.csv"), progress=shares.append)
    ends = [0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.9, 1]  # each of the four columns is looked at, and then read
    assert shares == pytest.approx([0.4, *(0.4 + 0.6 * end for end in ends)])


def test_one_is_not_counted_as_many(text):
    with pytest.raises(Problem, match="“kind” has the same text in all rows: only 2 to 50 become numbers"):
        read_table(text("kind,y\na,1\na,2\n"), Choices(("kind",), ("y",)))
    with pytest.raises(Problem, match="2 of 3 rows have nothing in column “y”"):
        read_table(text("kind,y\na,1\nb,\nc,\n"), Choices(("kind",), ("y",)))
