"""Small files made after real ones are read as a person would, and all that is not plain is said."""

import json
from pathlib import Path

import pytest

from graphgui.data.columns.remarks import column_remarks, empty_rows
from graphgui.data.frames import read_frame

FOLDER = Path(__file__).parent / "real_world"
FILES = sorted(path.with_suffix("") for path in FOLDER.glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read_as_a_person_would(path):
    wanted = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
    found = read_frame(path)
    assert [(column.name, column.kind) for column in found.columns] == [
        (column["name"], column["kind"]) for column in wanted["columns"]
    ]
    for column in wanted["columns"]:
        assert found.cells[column["name"]].to_list() == column["cells"]
    assert (found.shape.header if found.shape else True) == wanted["header"]
    assert (found.shape.skip if found.shape else 0) == wanted["skipped"]
    if wanted["encoding"]:
        assert (found.shape.encoding, found.shape.separator) == (wanted["encoding"], wanted["separator"])
    said = list(map(str, [*found.remarks, *column_remarks(found.columns)]))
    if found.empty:
        said.append(str(empty_rows(found.empty)))
    assert said == wanted["says"]


def test_there_are_many_of_many_kinds():
    assert len(FILES) >= 60
    assert {".csv", ".tsv", ".txt", ".data", ".xlsx", ".parquet"} <= {path.suffix for path in FILES}
