"""Tables of a document: added once, written into by hand, with rows that come and go."""

import numpy as np
import pytest

from graphgui.data.generators import GENERATORS, Recipe
from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.words import Problem


def columns(document, name="t"):
    return {column: numbers.tolist() for column, numbers in document.project.tables[name].columns.items()}


@pytest.fixture
def with_table(document, tmp_path):
    edits.tables.add(document, Table({"a": np.array([1.0, 3.0]), "b": np.array([2.0, 6.0])}, tmp_path / "x"), "t")
    return document


def test_an_equal_table_is_there_once_and_another_of_the_name_gets_a_number(with_table):
    table = with_table.project.tables["t"]
    assert edits.tables.add(with_table, table, "other") == "t"
    other = edits.tables.add(with_table, Table({"a": np.ones(1)}), "t")
    assert other != "t" and columns(with_table, other) == {"a": [1.0]}
    with_table.undo_stack.undo()
    assert list(with_table.project.tables) == ["t"]


def test_a_block_is_written_where_it_is_put_and_rows_that_it_needs_are_added(with_table):
    edits.tables.set_cells(with_table, "t", 0, 1, [[9.0]])
    assert columns(with_table) == {"a": [1.0, 3.0], "b": [9.0, 6.0]}
    assert with_table.project.tables["t"].path is None
    edits.tables.set_cells(with_table, "t", 1, 0, [[7.0], [8.0], [9.0]])
    assert columns(with_table) == {"a": [1.0, 7.0, 8.0, 9.0], "b": [9.0, 6.0, 7.5, 7.5]}
    with_table.undo_stack.undo()
    assert columns(with_table) == {"a": [1.0, 3.0], "b": [9.0, 6.0]}


def test_a_block_that_is_too_wide_is_refused(with_table):
    with pytest.raises(Problem, match="2 columns are too many here: from “b” on there are 1"):
        edits.tables.set_cells(with_table, "t", 0, 1, [[1.0, 2.0]])
    assert columns(with_table) == {"a": [1.0, 3.0], "b": [2.0, 6.0]}


def test_a_row_is_added_with_the_mean_of_each_column(with_table):
    assert edits.tables.add_row(with_table, "t") == 2
    assert columns(with_table) == {"a": [1.0, 3.0, 2.0], "b": [2.0, 6.0, 4.0]}


def test_rows_are_removed_and_one_stays(with_table):
    edits.tables.add_row(with_table, "t")
    steps = with_table.undo_stack.count()
    edits.tables.remove_rows(with_table, "t", [])
    assert with_table.undo_stack.count() == steps
    edits.tables.remove_rows(with_table, "t", [2, 0, 2])
    assert columns(with_table) == {"a": [3.0], "b": [6.0]}
    with pytest.raises(Problem, match="A row stays: a table needs one"):
        edits.tables.remove_rows(with_table, "t", [0])


@pytest.mark.parametrize("kind", GENERATORS)
def test_made_up_data_come_with_the_inputs_that_read_them_and_change_in_one_step(document, kind):
    X, Y = edits.generated_data.use(document, Recipe(kind=kind, size=20))
    generator = GENERATORS[kind]
    assert document.feeds[X].shape == (20, len(generator.features))
    assert document.feeds[Y].shape == (20, 1)
    assert len(document.graph) == 6, "what was there has its own model"
    made = document.feeds[X].copy()
    for size in (30, 40):
        edits.generated_data.change(document, Recipe(kind=kind, size=size))
    assert len(document.feeds[X]) == 40
    document.undo_stack.undo()
    np.testing.assert_array_equal(document.feeds[X], made)
    document.undo_stack.undo()
    assert document.project.tables == {}
    edits.generated_data.change(document, Recipe(kind=kind, size=30))
    assert document.project.tables == {}, "there were none to be changed"


@pytest.mark.parametrize("kind", GENERATORS)
def test_on_an_empty_canvas_made_up_data_come_with_a_model(document, kind):
    edits.nodes.remove(document, list(document.graph.nodes))
    edits.generated_data.use(document, Recipe(kind=kind, size=20))
    assert (document.graph["X"].position, document.graph["Y"].position) == ((0, 0), (300, 180))
    loss = document.graph[document.graph.trained_loss()]
    assert (loss.op.name == "binary_cross_entropy") == GENERATORS[kind].has_classes
    assert not document.shapes.problems
