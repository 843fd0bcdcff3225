"""What the columns of a file are likely to be for, and what there is to learn from them."""

import polars
import pytest

from graphgui.data.choices import Choices
from graphgui.data.frames import read_frame
from graphgui.data.roles import chosen, is_constant, is_identifier, suggested, task, telling_nothing
from tests.data.files import write

MANY = [f"name {index}" for index in range(60)]


def frame_of(path, columns):
    polars.DataFrame(columns).write_csv(path)
    return read_frame(path)


def test_the_last_number_is_the_target_and_texts_that_can_be_coded_are_features(tmp_path):
    frame = read_frame(write(tmp_path / "patients.csv"))
    assert suggested(frame) == {"age": "feature", "bmi": "feature", "sex": "feature", "y": "target"}


@pytest.mark.parametrize("column", [MANY, ["same"] * 60, [None] * 60, [14.62] * 60])
def test_what_cannot_become_numbers_is_ignored(tmp_path, column):
    frame = frame_of(tmp_path / "t.csv", {"x": range(60), "note": column, "y": range(60)})
    assert suggested(frame) == {"x": "feature", "note": "ignored", "y": "target"}


@pytest.mark.parametrize(("different", "role"), [(1, "ignored"), (2, "feature"), (50, "feature"), (51, "ignored")])
def test_texts_are_categories_where_they_are_neither_one_nor_too_many(tmp_path, different, role):
    kinds = [f"kind {n % different}" for n in range(60)]
    frame = frame_of(tmp_path / "t.csv", {"x": range(60), "kind": kinds, "y": range(60)})
    assert suggested(frame)["kind"] == role


@pytest.mark.parametrize(
    ("name", "cells", "role"),
    [
        ("id", range(100, 160), "ignored"),
        ("patient_id", [n * 7 % 601 for n in range(60)], "ignored"),
        ("PatientId", range(60), "ignored"),
        ("Lfd. Nr.", range(1, 61), "ignored"),
        ("obs", range(1, 61), "ignored"),
        ("Unnamed: 0", range(60), "ignored"),
        ("large", [2**60 + n for n in range(60)], "ignored"),
        ("obs", [n * n for n in range(60)], "feature"),
        ("id", [n % 5 for n in range(60)], "feature"),
        ("width", [n + 0.5 for n in range(60)], "feature"),
        ("liquid", range(60), "feature"),
        ("year", range(1950, 2010), "feature"),
    ],
)
def test_an_identifier_is_not_proposed_as_a_feature(tmp_path, name, cells, role):
    frame = frame_of(tmp_path / "t.csv", {name: cells, "x": [n % 7 for n in range(60)], "y": range(60)})
    assert suggested(frame) == {name: role, "x": "feature", "y": "target"}


def test_an_identifier_of_many_rows_is_one_too(tmp_path):
    columns = {"code": [7 * n for n in range(300)], "obs": range(300), "y": [n % 7 for n in range(300)]}
    assert suggested(frame_of(tmp_path / "t.csv", columns)) == {
        "code": "ignored",
        "obs": "ignored",
        "y": "feature",
    }


@pytest.mark.parametrize(
    ("cells", "role"), [([1, None, 3], "feature"), ([1, 2, 4], "feature"), ([0, 1, 2], "ignored")]
)
def test_what_counts_rows_counts_each_from_0_or_1(tmp_path, cells, role):
    frame = frame_of(tmp_path / "t.csv", {"n": cells, "x": [2, 2, 5], "y": [1, 5, 5]})
    assert suggested(frame)["n"] == role


def test_the_index_that_pandas_writes_behind_the_columns_is_no_target(tmp_path):
    columns = {"x": [1.5, 2, 2.5], "y": [5.5, 6, 8], "__index_level_0__": [30, 10, 20]}
    polars.DataFrame(columns).write_parquet(tmp_path / "t.parquet")
    frame = read_frame(tmp_path / "t.parquet")
    assert suggested(frame) == {"x": "feature", "y": "target", "__index_level_0__": "ignored"}


def test_it_is_said_which_columns_tell_nothing(tmp_path):
    columns = {"id": range(100, 103), "rate": [0.1] * 3, "unit": ["m"] * 3, "x": [1, 2, 2], "y": [5, 6, 7]}
    frame = frame_of(tmp_path / "t.csv", columns)
    left_out, constant, *others = map(str, telling_nothing(frame, {"unit", "x", "y"}))
    assert left_out == "“id” only tells the rows apart, and is not taken."
    assert constant == "“rate” is the same in every row, and is not taken: nothing can be learnt from it."
    assert others == ["“unit” is the same in every row: it stays as it is, and tells nothing."]


def test_one_row_is_not_called_constant(tmp_path):
    frame = frame_of(tmp_path / "t.csv", {"x": [1], "y": [5]})
    assert suggested(frame) == {"x": "feature", "y": "target"}
    assert not telling_nothing(frame, set())


def test_texts_that_are_all_different_are_no_feature(tmp_path):
    frame = frame_of(tmp_path / "t.csv", {"who": ["Ann", "Ben", "Cy"], "x": [1, 2, 2], "y": [5, 6, 7]})
    assert suggested(frame) == {"who": "ignored", "x": "feature", "y": "target"}


def test_without_numbers_the_last_text_is_the_target(tmp_path):
    frame = frame_of(tmp_path / "t.csv", {"a": ["u", "v"], "b": ["n", "m"]})
    assert suggested(frame) == {"a": "feature", "b": "target"}


def test_a_single_column_is_a_feature(tmp_path):
    assert suggested(frame_of(tmp_path / "t.csv", {"a": [1, 2]})) == {"a": "feature"}


def test_roles_become_choices_in_the_order_of_the_file():
    choices = chosen({"y": "target", "b": "feature", "no": "ignored", "a": "feature"}, "mean", "Sheet 2")
    assert choices == Choices(("b", "a"), ("y",), "mean", sheet="Sheet 2")


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        (["numbers"], "regression"),
        (["sex"], "two classes"),
        (["ill"], "two classes"),
        (["ill", "sex"], "two classes"),
        (["kind"], "classes"),
        (["ill", "numbers"], "regression"),
        (["ones"], "regression"),
    ],
)
def test_the_task_follows_from_the_targets(tmp_path, targets, expected):
    columns = {
        "numbers": [0.0, 1.0, 2.0, 1.0],
        "ill": [0, 1, None, 1],
        "ones": [1, 1, 1, 1],
        "sex": ["f", "m", "m", "f"],
        "kind": ["a", "b", "c", "a"],
    }
    frame = frame_of(tmp_path / "t.csv", columns)
    assert task(frame, Choices((), tuple(targets), "drop")) == expected


NAMES = [
    *(
        "id",
        "IDs",
        "uid",
        "uuid",
        "guid",
        "idx",
        "index",
        "key",
        "code",
        "nr",
        "no",
        "rowid",
        "row_id",
        "matricule",
    ),
    *("identifier", "identifiant", "Kennung", "order id", "order_id", "order-id", "orderId", "orderID", "OrderNr"),
    *("orderNo", "orderKey", "orderCode", "orderIndex", "id_old", "ID of order"),
]


@pytest.mark.parametrize("name", NAMES)
def test_whole_numbers_are_identifiers_where_they_are_called_so_and_differ(tmp_path, name):
    for cells, is_so in [
        ([7, 5, 9], True),
        ([7, 5, 5], False),
        ([7.0, 5.0, 9.5], False),
        ([7, 5, None], False),
        ([7, 5, None, 9], True),
        ([7, 5], False),
    ]:
        frame = frame_of(tmp_path / "t.csv", {name: cells, "y": [0.5] * len(cells)})
        assert is_identifier(frame, frame.columns[0]) == is_so


@pytest.mark.parametrize("name", ["grid", "Paid", "video", "casino", "barcode2", "income", "ideal", "monkey"])
def test_a_name_that_ends_or_begins_like_one_is_none(tmp_path, name):
    frame = frame_of(tmp_path / "t.csv", {name: [7, 5, 9], "y": [0.5] * 3})
    assert not is_identifier(frame, frame.columns[0])


COUNTERS = [
    *("#", "n", "i", "Row", "rows", "rownames", "obs", "Observation", "case", "subject", "patient", "sample"),
    *("record", "serial", "number", "num", "lfd. Nr.", "Unnamed: 0", "unnamed:12"),
]


@pytest.mark.parametrize("name", COUNTERS)
def test_whole_numbers_that_count_are_identifiers_where_they_are_called_so(tmp_path, name):
    for cells, is_so in [
        ([1, 2, 3], True),
        ([0, 1, 2], True),
        ([0, 1, None, 2], True),
        ([2, 3, 4], False),
        ([1, 3, 2], False),
        ([0, 1, 3], False),
        ([1, 0, -1], False),
    ]:
        frame = frame_of(tmp_path / "t.csv", {name: cells, "y": [0.5] * len(cells)})
        assert is_identifier(frame, frame.columns[0]) == is_so


@pytest.mark.parametrize("cells", [["u", "u", None], [1.5, 1.5, None]])
def test_what_is_the_same_in_two_rows_is_constant(tmp_path, cells):
    frame = frame_of(
        tmp_path / "t.csv", {"x": cells, "one": [cells[0], None, None], "z": [cells[0], 2 * cells[0], None]}
    )
    assert [is_constant(frame, column) for column in frame.columns] == [True, False, False]


def test_row_names_are_no_feature(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(",x,y\n0,5,6\n1,7,9\n")
    assert suggested(read_frame(path)) == {"index": "ignored", "x": "feature", "y": "target"}
