"""A graph's file names the data files of its tables and how they were read: read again, they are the same."""

import json
import os
from pathlib import Path

import pytest

from graphgui.data.choices import Choices, ColumnChoice
from graphgui.data.read_table import read_table
from graphgui.engine import Graph, Training
from graphgui.storage import file
from graphgui.storage.project import Project
from graphgui.storage.safety.outside import is_outside
from graphgui.words import Problem
from tests.data.files import write


def of_tables(tables):
    return Project(Graph(), tables, Training(), {}, {}, ())


@pytest.fixture
def csv(tmp_path):
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "points.csv"
    path.write_text("x,y\n1,2\n3,4\n")
    return path


def test_a_table_from_a_file_stays_a_path_wherever_the_graph_is_saved(tmp_path, csv):
    before = of_tables({"points": read_table(csv)})
    for folder in ("graphs", "deep/down", "."):
        path = tmp_path / folder / "a.graph.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        file.save(before, path)
        after = file.load(path, outside=True)
        assert after.tables["points"].names == ("x", "y")
        expected = {"graphs": "../data/points.csv", "deep/down": "../../data/points.csv", ".": "data/points.csv"}
        assert json.loads(path.read_text())["tables"] == {"points": {"path": expected[folder]}}
        before = after


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_paths_start_from_the_file_that_a_link_leads_to(tmp_path, csv):
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    file.save(of_tables({"points": read_table(csv)}), tmp_path / "a.graph.json")
    link = tmp_path / "elsewhere" / "deep" / "link.graph.json"
    link.symlink_to(tmp_path / "a.graph.json")
    file.save(file.load(link), link)
    assert json.loads((tmp_path / "a.graph.json").read_text())["tables"] == {"points": {"path": "data/points.csv"}}


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_what_was_chosen_at_an_import_gives_the_same_table_when_the_file_is_opened_again(tmp_path, name):
    data = write(tmp_path / name)
    sheet = "Patients" if data.suffix == ".xlsx" else None
    choices = Choices(("age", "sex"), ("y",), "drop", ("NA", "-999"), sheet)
    before = of_tables({"patients": read_table(data, choices)})
    file.save(before, tmp_path / "a.graph.json")
    assert file.load(tmp_path / "a.graph.json").tables == before.tables
    assert before.tables["patients"].names == ("age", "sex=m", "y")


def test_how_columns_were_read_and_coded_is_kept(tmp_path):
    data = tmp_path / "a.csv"
    data.write_text("x;kind;y\n1.234;a;1\n2.345;NA;2\n<3.000;c;3\n")
    read = {"x": ColumnChoice("1.234,5", "number")}
    table = read_table(data, Choices(("x", "kind"), ("y",), read=read))
    assert table.columns["x"].tolist() == [1234, 2345, 3000]
    assert table.names == ("x", "kind=a", "kind=c", "y")
    file.save(of_tables({"t": table}), tmp_path / "a.graph.json")
    assert file.load(tmp_path / "a.graph.json").tables == {"t": table}
    data.write_text("x;kind;y\n1.234;a;1\n2.345;b;2\n")
    with pytest.raises(Problem, match=r"The table “t”: .*a\.csv: “b” in column “kind”, row 3, was not there"):
        file.load(tmp_path / "a.graph.json")


def test_a_file_of_before_these_choices_gives_the_columns_that_it_gave(tmp_path):
    (tmp_path / "a.csv").write_text("kind,y\na,1\nNA,2\nb,3\nc,3\n")
    table = {"path": "a.csv", "choices": {"features": ["kind"], "targets": ["y"], "missing": "drop"}}
    content = {"format": "graphgui", "version": 1, "tables": {"t": table}}
    found = file.loads(json.dumps(content), tmp_path).tables["t"]
    assert (found.names, found.rows) == (("kind=a", "kind=b", "kind=c", "y"), 3)


def test_a_path_that_no_system_takes_is_outside(tmp_path):
    assert is_outside(Path("data.csv\0"), tmp_path)
    assert not is_outside(Path("data.csv"), tmp_path)
