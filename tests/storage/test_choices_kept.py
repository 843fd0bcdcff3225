"""Whatever a person has chosen at an import stands in the graph's file, also while the data are away."""

import json
import tempfile
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphgui.data.choices import MARKS, Choices, ColumnChoice, Dummies, Missing, Odd
from graphgui.data.numbers import FORMATS
from graphgui.data.parsing.file_shape import SEPARATORS, Encoding, FileShape
from graphgui.engine import Graph, GraphProblem, Node, Training
from graphgui.ops import OPS
from graphgui.storage import file
from graphgui.storage.missing_table import MissingTable
from graphgui.storage.project import Project
from graphgui.words import Problem

NAMES = st.text("abcé", min_size=1, max_size=3)
LISTS = st.lists(NAMES, min_size=1, max_size=3, unique=True).map(tuple)
SHAPES = st.builds(
    FileShape,
    st.sampled_from(get_args(Encoding)),
    st.sampled_from(SEPARATORS),
    st.sampled_from(['"', "'", ""]),
    st.sampled_from(["\\", ""]),
    st.integers(0, 9),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
CHOICES = st.builds(
    Choices,
    LISTS,
    st.just(()) | LISTS,
    st.sampled_from(get_args(Missing)),
    st.just(MARKS) | LISTS,
    st.none() | NAMES,
    st.none() | SHAPES,
    st.booleans(),
    st.dictionaries(
        NAMES,
        st.builds(
            ColumnChoice, st.none() | st.sampled_from(sorted(FORMATS)), st.none() | st.sampled_from(get_args(Odd))
        ),
        max_size=2,
    ),
    st.sampled_from(get_args(Dummies)),
    st.none() | st.dictionaries(NAMES, LISTS, max_size=2),
)


def reading(table: MissingTable) -> Project:
    """A project with an input that reads a table whose data are away."""
    graph = Graph([Node("X", OPS["input"], {"table": "t", "columns": ["x"]})])
    return Project(graph, {}, Training(), {}, {}, missing={"t": table})


@given(st.none() | CHOICES)
def test_all_choices_are_kept(choices):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / "a.graph.json"
        data = path.with_name("a.csv")
        file.save(reading(MissingTable(data, choices, Problem("gone"))), path)
        (found,) = file.load(path, drafts=True).missing.values()
    assert (found.path, found.choices) == (data, choices)
    assert "There is no file" in str(found.reason) and not found.is_refused


@pytest.mark.parametrize(
    ("choices", "written"),
    [
        (Choices(("x",), dummies="all", marks_in_texts=True), {"features": ["x"]}),
        (
            Choices(("x",), read={"z": ColumnChoice(None, "text"), "a": ColumnChoice()}, values={"k": ("a", "b")}),
            {
                "features": ["x"],
                "marks_in_texts": False,
                "dummies": "all but one",
                "read": {"a": {}, "z": {"odd": "text"}},
                "values": {"k": ["a", "b"]},
            },
        ),
        (
            Choices(("x",), dummies="all", marks_in_texts=True, shape=FileShape(separator=";", skip=2)),
            {"features": ["x"], "shape": {"encoding": "utf-8", "separator": ";", "skip": 2}},
        ),
    ],
)
def test_only_what_differs_from_a_file_without_choices_is_written(tmp_path, choices, written):
    path = tmp_path / "a.graph.json"
    file.save(reading(MissingTable(tmp_path / "a.csv", choices, Problem("gone"))), path)
    assert json.loads(path.read_text())["tables"]["t"] == {"path": "a.csv", "choices": written}


def test_a_graph_whose_data_are_away_says_why_and_where_it_cannot_run(tmp_path):
    given = reading(MissingTable(tmp_path / "a.csv", None, Problem("{file} is gone.", file="a.csv")))
    with pytest.raises(GraphProblem) as caught:
        given.check()
    assert (str(caught.value), caught.value.node) == ("“X”: a.csv is gone.", "X")
