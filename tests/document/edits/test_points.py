"""Examples moved, added and removed by hand: rows of all inputs that are read together change together."""

import numpy as np
import pytest

from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Graph, Training
from graphgui.storage.project import Project
from graphgui.words import Problem
from tests.graphs import node

INPUTS = "X", "Y"


@pytest.fixture
def typed(qapp):
    """Two inputs of typed numbers; X is shifted and scaled."""
    X = node("X", "input", value=[[1.0], [2.0]], shift=[[1.0]], scale=[[2.0]])
    return opened([X, node("Y", "input", value=[[5.0], [7.0]])], {})


@pytest.fixture
def read(qapp, tmp_path):
    """Two inputs of one table of three columns, read from a file."""
    table = Table({name: np.array([1.0, 3.0]) * k for k, name in enumerate("abc", 1)}, tmp_path / "data.csv")
    inputs = [node(name, "input", table="t", columns=[column]) for name, column in zip(INPUTS, "ab", strict=True)]
    return opened(inputs, {"t": table})


def opened(nodes, tables):
    return Document(Project(Graph(nodes), tables, Training(), {}))


def numbers(document):
    return [document.feeds[name][:, 0].tolist() for name in INPUTS]


def test_typed_points_come_and_go_in_the_units_of_what_the_inputs_give(typed):
    assert numbers(typed) == [[0.0, 0.5], [5.0, 7.0]]
    assert edits.points.add(typed, INPUTS, (3.0, 9.0)) == 2
    assert numbers(typed) == [[0.0, 0.5, 3.0], [5.0, 7.0, 9.0]]
    assert typed.graph["X"].attributes["value"] == [[1.0], [2.0], [7.0]]
    edits.points.remove(typed, INPUTS, 1)
    assert numbers(typed) == [[0.0, 3.0], [5.0, 9.0]]
    typed.undo_stack.undo()
    typed.undo_stack.undo()
    assert numbers(typed) == [[0.0, 0.5], [5.0, 7.0]]


def test_moves_of_one_gesture_are_one_step(typed):
    for place in ((1.0, 1.0), (2.0, 3.0)):
        edits.points.move(typed, INPUTS, 0, place, gesture=1)
    edits.points.move(typed, INPUTS, 0, (4.0, 4.0), gesture=2)
    assert numbers(typed) == [[4.0, 0.5], [4.0, 7.0]]
    typed.undo_stack.undo()
    assert numbers(typed) == [[2.0, 0.5], [3.0, 7.0]]
    typed.undo_stack.undo()
    assert numbers(typed) == [[0.0, 0.5], [5.0, 7.0]]


def test_the_last_point_stays(typed):
    edits.points.remove(typed, INPUTS, 0)
    with pytest.raises(Problem, match="The last point stays"):
        edits.points.remove(typed, INPUTS, 0)
    assert numbers(typed) == [[0.5], [7.0]]


def test_a_table_that_was_read_becomes_the_documents_own_and_its_other_columns_get_their_mean(read):
    edits.points.add(read, INPUTS, (5.0, 6.0))
    table = read.project.tables["t"]
    assert table.path is None
    assert {name: column.tolist() for name, column in table.columns.items()} == {
        "a": [1.0, 3.0, 5.0],
        "b": [2.0, 6.0, 6.0],
        "c": [3.0, 9.0, 6.0],
    }
    edits.points.remove(read, INPUTS, 0)
    assert read.project.tables["t"].columns["c"].tolist() == [9.0, 6.0]
    edits.points.move(read, INPUTS, 1, (0.0, 1.0), gesture=1)
    assert numbers(read) == [[3.0, 0.0], [6.0, 1.0]]
    assert read.project.tables["t"].columns["c"].tolist() == [9.0, 6.0]


def test_a_column_against_itself_is_changed_once(qapp):
    table = Table({"a": np.array([1.0, 2.0])})
    document = opened([node(name, "input", table="t", columns=["a"]) for name in INPUTS], {"t": table})
    edits.points.add(document, INPUTS, (3.0, 3.0))
    assert numbers(document) == [[1.0, 2.0, 3.0]] * 2


def test_moves_of_two_pairs_of_inputs_are_two_steps_even_within_one_gesture(qapp):
    nodes = [node(name, "input", value=[[0.0], [1.0]]) for name in ("a", "b", "c")]
    document = opened(nodes, {})
    edits.points.move(document, ("a", "b"), 0, (2.0, 3.0), gesture=1)
    edits.points.move(document, ("b", "c"), 0, (4.0, 5.0), gesture=1)

    def firsts():
        return [document.feeds[name][0, 0] for name in ("a", "b", "c")]

    assert firsts() == [2.0, 4.0, 5.0]
    document.undo_stack.undo()
    assert firsts() == [2.0, 3.0, 0.0]
    document.undo_stack.undo()
    assert firsts() == [0.0, 0.0, 0.0]
    document.undo_stack.redo()
    document.undo_stack.redo()
    assert firsts() == [2.0, 4.0, 5.0]
