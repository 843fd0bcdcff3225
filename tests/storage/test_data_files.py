"""A graph's file names the data files of its tables and how they were read: read again, they are the same."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from graphgui.data.choices import Choices, ColumnChoice
from graphgui.data.read_table import read_table
from graphgui.data.tables import Table
from graphgui.engine import Graph, Node, Training
from graphgui.ops import OPS
from graphgui.storage import file, part
from graphgui.storage.part import GraphPart
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


def test_the_data_files_outside_a_graphs_folder_are_told_before_any_is_read(tmp_path, csv):
    inside, path = tmp_path / "points.csv", tmp_path / "graphs" / "a.graph.json"
    inside.write_text(csv.read_text())
    path.parent.mkdir()
    file.save(of_tables({"in": read_table(inside), "out": read_table(csv), "again": read_table(csv)}), path)
    inside.unlink(), csv.unlink()
    outside = path.parent / "../data/points.csv"
    assert file.outside(path) == [outside, path.parent / "../points.csv"]
    assert file.outside(path, tmp_path / "deep" / "down" / "a.graph.json") == [
        tmp_path / "deep" / "down" / "../data/points.csv",
        tmp_path / "deep" / "down" / "../points.csv",
    ]


def test_no_data_lie_outside_for_what_is_no_graph_and_one_without_tables(tmp_path):
    path = tmp_path / "a.graph.json"
    assert file.outside(path) == []
    path.write_text('{"format": "graphgui", "version": 1, "tables": {"t": {"path": "/a.csv"}')
    assert file.outside(path) == []
    file.save(of_tables({"t": Table({"x": np.array([1.0])})}), path)
    assert file.outside(path) == []


def test_the_data_files_outside_are_told_of_a_part_too(tmp_path, csv):
    graph = Graph([Node("X", OPS["input"], {"table": "t", "columns": ["x"]})])
    text = part.dumps(GraphPart(graph, [], {"t": read_table(csv)}))
    assert part.outside(text, csv.parent) == []
    assert part.outside(text, tmp_path / "graphs") == [csv]
    assert part.outside("x,y", tmp_path) == part.outside(text[:-9], tmp_path / "graphs") == []


def test_tables_whose_files_are_gone_are_to_be_written_into_the_graphs_file(tmp_path, csv):
    project = of_tables({"there": read_table(csv), "typed": Table({"x": np.array([1.0])})})
    assert file.to_embed(project) == []
    csv.unlink()
    assert file.to_embed(project) == ["there"]
    file.save(project, tmp_path / "a.graph.json")
    assert file.load(tmp_path / "a.graph.json").tables["there"].columns["y"].tolist() == [2, 4]
