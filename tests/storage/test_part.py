"""A part of a graph is text that holds all that it uses."""

import json

import numpy as np
import pytest

from graphgui.data.read_table import read_table
from graphgui.data.tables import Table
from graphgui.engine import Graph, Node, Wire
from graphgui.engine.graph.graph import Group
from graphgui.ops import OPS
from graphgui.storage import part
from graphgui.storage.annotations import Note
from graphgui.storage.part import GraphPart
from graphgui.words import Problem
from tests.graphs import regression


def test_a_part_comes_back_from_its_text_and_its_text_from_the_part():
    graph, _ = regression(3, 2)
    graph.add_group(Group("g", (1.0, 2.0)))
    graph.put_into("linear", "g")
    graph.mark_loss("mse")
    before = GraphPart(
        graph,
        [Wire("w", "out", "linear", "W")],
        {"t": Table({"x": np.array([1.0, 2.0])})},
        {"linear.b": np.array([[0.25]])},
        {"note.1": Note(name="note.1", rect=(0.0, 0.0, 5.0, 5.0), text="a", group="g")},
        {"mse": "loss < 1", "X": ""},
    )
    text = part.dumps(before)
    after = part.loads(text)
    assert after.graph == before.graph
    assert after.incoming == before.incoming
    assert after.tables == before.tables
    assert after.annotations == before.annotations
    assert after.breakpoints == before.breakpoints
    assert list(json.loads(text)["breakpoints"]) == ["X", "mse"]
    np.testing.assert_array_equal(after.parameters["linear.b"], [[0.25]])
    assert part.dumps(after) == text


def test_a_table_from_a_file_stays_that_file_wherever_the_text_is_read(tmp_path, monkeypatch):
    (tmp_path / "points.csv").write_text("x\n1\n2\n")
    table = read_table(tmp_path / "points.csv")
    text = part.dumps(
        GraphPart(Graph([Node("X", OPS["input"], {"table": "t", "columns": ["x"]})]), [], {"t": table})
    )
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    assert part.loads(text).tables == {"t": table}
    (tmp_path / "points.csv").unlink()
    with pytest.raises(Problem, match=r"points\.csv"):
        part.loads(text)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "1\t2", "{}", "[1]", '["graphgui-part"]', '{"format": "graphgui", "loss": "graphgui-part"}'],
)
def test_other_text_is_no_part(text):
    assert part.loads(text) is None


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"version": 2}, "A newer graphgui wrote this"),
        ({"nodes": [{"name": "a", "op": "magic"}]}, "There is no operation called “magic”"),
        ({"training": {}}, "The file has a field “training” that is not known"),
        ({"incoming": [{"from": "a", "to": "b.c"}]}, "A wire ends at “a”"),
        ({"wires": [{"from": "a.out", "to": "b.c"}]}, "There is no node called “a”"),
    ],
)
def test_a_part_with_something_wrong_says_what(changed, sentence):
    with pytest.raises(Problem, match=sentence):
        part.loads(json.dumps({"format": "graphgui-part", "version": 1} | changed))
