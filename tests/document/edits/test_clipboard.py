"""What is copied is text; what is pasted is the same again, under names that are free."""

import json

import numpy as np
import pytest

from graphgui.data.read_table import read_table
from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Wire
from graphgui.words import Problem


def wires(document):
    return {str(wire) for wire in document.graph.wires}


def test_a_part_pasted_elsewhere_is_the_same_graph(document):
    other = Document()
    assert edits.clipboard.paste(other, edits.clipboard.copy(document, ["X", "Y", "linear", "mse"]), None) == [
        "X",
        "Y",
        "linear",
        "mse",
    ]
    assert other.graph == document.graph


def test_names_that_are_taken_get_the_next_number(document):
    text = edits.clipboard.copy(document, ["X", "linear"])
    assert edits.clipboard.paste(document, text, None) == ["X2", "linear2"]
    assert edits.clipboard.paste(document, edits.clipboard.copy(document, ["X2", "linear2"]), None) == [
        "X3",
        "linear3",
    ]
    assert "X3.out → linear3.X" in wires(document)


def test_a_part_lands_with_its_upper_left_corner_where_it_is_pasted(document):
    edits.clipboard.paste(document, edits.clipboard.copy(document, ["Y", "mse"]), (1000.0, -50.0))
    assert document.graph["Y2"].position == (1000.0, 90.0)
    assert document.graph["mse2"].position == (1280.0, -50.0)


def test_without_a_place_a_copy_lies_aside_of_what_is_there(document):
    for _ in range(2):
        edits.clipboard.paste(document, edits.clipboard.copy(document, ["X"]), None)
    assert document.graph["X2"].position == (40.0, 40.0)
    assert document.graph["X3"].position == (80.0, 80.0)


def test_what_came_in_is_left_out_or_kept_as_asked(document):
    text = edits.clipboard.copy(document, ["linear"])
    edits.clipboard.paste(document, text, None)
    assert document.graph.wires_of("linear2") == []
    edits.clipboard.paste(document, text, None, keep_incoming=True)
    assert document.graph.wires_of("linear3") == [Wire("X", "out", "linear3", "X")]


def test_an_incoming_wire_that_does_not_fit_here_is_left_out(document):
    text = edits.clipboard.copy(document, ["mse"])
    edits.nodes.set_attributes(document, "Y", value=[[1, 2]])
    edits.clipboard.paste(document, text, None, keep_incoming=True)
    assert len(document.graph.wires_of("mse2")) == 1


def test_what_came_from_a_node_that_is_not_here_is_left_out(document):
    other = Document()
    text = edits.clipboard.copy(document, ["linear"])
    edits.clipboard.paste(other, text, None, keep_incoming=True)
    assert (list(other.graph.nodes), list(other.graph.wires)) == (["linear"], [])


def test_a_copy_lies_aside_of_notes_too_and_of_what_stands_on_its_own_sheet_alone(document):
    edits.annotations.add_note(document, (40.0, 40.0, 9.0, 9.0))
    edits.clipboard.duplicate(document, ["X"])
    assert document.graph["X2"].position == (80.0, 80.0)
    edits.groups.make(document, ["X2"], "m")
    document.apply_position("X2", (0.0, 0.0))
    edits.clipboard.paste(document, edits.clipboard.copy(document, ["X"]), None, group="m")
    assert document.graph["X3"].position == (40.0, 40.0)
    edits.clipboard.duplicate(document, ["Y", "X"], (500.0, 600.0))
    assert [document.graph[name].position for name in ("X4", "Y2")] == [(500, 600), (780, 800)]


def test_cut_is_one_step_and_can_be_pasted_back(document, text):
    before = text()
    part = edits.clipboard.cut(document, ["linear"])
    assert "linear" not in document.graph
    edits.clipboard.paste(document, part, (280.0, 0.0), keep_incoming=True)
    assert "X.out → linear.X" in wires(document)
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert text() == before


def test_a_paste_of_many_is_one_step(document):
    edits.clipboard.paste(document, edits.clipboard.copy(document, ["X", "Y", "linear", "mse"]), None)
    assert document.undo_stack.count() == 1


def test_tables_come_along_and_an_equal_one_is_not_added_again(document, tmp_path):
    (tmp_path / "points.csv").write_text("x,y\n1,2\n3,4\n")
    edits.tables.add(document, read_table(tmp_path / "points.csv"), "points")
    edits.nodes.set_attributes(document, "X", value=None, table="points", columns=["x"])
    text = edits.clipboard.copy(document, ["X"])
    edits.clipboard.paste(document, text, None)
    assert list(document.project.tables) == ["points"]

    other = Document()
    edits.tables.add(other, Table({"z": np.array([1.0])}), "points")
    edits.clipboard.paste(other, text, None)
    assert list(other.project.tables) == ["points", "points2"]
    np.testing.assert_array_equal(other.feeds["X"], [[1], [3]])


def test_what_was_learnt_comes_along_and_goes_with_undo(document):
    document.project.parameters = {"linear.W": np.array([[2.0]]), "linear.b": np.array([[3.0]])}
    edits.clipboard.duplicate(document, ["linear"])
    np.testing.assert_array_equal(document.project.parameters["linear2.W"], [[2.0]])
    document.undo_stack.undo()
    assert document.project.parameters.keys() == {"linear.W", "linear.b"}


def test_what_was_learnt_follows_a_rename(document):
    document.project.parameters = {"linear.W": np.array([[2.0]]), "linear.b": np.array([[3.0]])}
    edits.nodes.rename(document, "linear", "affine")
    assert document.project.parameters.keys() == {"affine.W", "affine.b"}
    document.undo_stack.undo()
    assert document.project.parameters.keys() == {"linear.W", "linear.b"}


def test_a_group_is_copied_with_all_that_is_in_it(document):
    edits.groups.make(document, [edits.groups.make(document, ["X", "linear"], "model"), "mse"], "whole")
    edits.annotations.add_note(document, (0, 0, 50, 50), "why", group="model")
    assert edits.clipboard.duplicate(document, ["whole"]) == ["whole2"]
    graph = document.graph
    assert graph.inside("whole2") == {"model2", "mse2"}
    assert graph.inside("model2") == {"X2", "linear2"}
    assert document.annotations["note.2"].group == "model2"
    assert graph["X2"].position == graph["X"].position, "inside, places are the group's own"


def test_a_part_is_pasted_onto_the_sheet_that_is_open(document):
    edits.groups.make(document, ["linear"], "model")
    edits.clipboard.paste(document, edits.clipboard.copy(document, ["X"]), None, group="model")
    assert document.graph["X2"].group == "model"


def test_a_spreadsheet_s_cells_become_an_input(document):
    assert edits.clipboard.paste(document, "1\t2,5\r\n-3\t4e2\r\n", (10.0, 20.0)) == ["input"]
    node = document.graph["input"]
    assert node.attribute("value") == [[1, 2.5], [-3, 400]]
    assert node.position == (10.0, 20.0)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing to paste"),
        ("hello\nworld", "“hello” is neither a part of a graph nor a number"),
        ("1\t2\n3", "Row 2 has 1 numbers and row 1 has 2"),
        ("1\tnan", "“nan” is neither"),
        ('{"format": "graphgui-part", "version": 1}', "There is nothing to paste"),
        ('{"format": "graphgui-part", "version": 9}', "A newer graphgui wrote this"),
        ('{"format": "graphgui-part", "version": 1, "nodes": [{"name": "a"}]}', "has no field “op”"),
        ('{"format": "graphgui-part"', "Broken JSON"),
    ],
)
def test_what_cannot_be_pasted_says_why_and_changes_nothing(document, text, sentence):
    with pytest.raises(Problem, match=sentence):
        edits.clipboard.paste(document, text, None)
    assert not document.undo_stack.canUndo()


def test_copying_what_is_not_there_says_so(document):
    with pytest.raises(Problem, match="There is no node called “nobody”"):
        edits.clipboard.copy(document, ["nobody"])


def test_the_text_is_json_that_a_person_can_read(document):
    content = json.loads(edits.clipboard.copy(document, ["linear"]))
    assert content["format"] == "graphgui-part"
    assert content["incoming"] == [{"from": "X.out", "to": "linear.X"}]


def test_cut_and_pasted_a_node_stays_the_loss_and_keeps_its_breakpoint(document):
    edits.nodes.add(document, "mae", (0, 300))
    edits.training.mark_loss(document, "mse")
    document.apply_breakpoints({"mse": "step > 3", "linear": ""})
    text = edits.clipboard.cut(document, ["mse", "linear"])
    assert document.graph.loss is None
    assert document.breakpoints == {}
    assert edits.clipboard.paste(document, text, None) == ["linear", "mse"]
    assert document.graph.loss == "mse"
    assert document.breakpoints == {"mse": "step > 3", "linear": ""}
    document.undo_stack.undo()
    assert document.graph.loss is None
    assert document.breakpoints == {}
    document.undo_stack.redo()
    assert document.graph.loss == "mse"
    assert document.breakpoints == {"mse": "step > 3", "linear": ""}


def test_a_copy_takes_neither_the_mark_nor_breakpoints_along(document):
    edits.training.mark_loss(document, "mse")
    document.apply_breakpoints({"mse": ""})
    edits.clipboard.paste(document, edits.clipboard.copy(document, ["mse"]), None)
    assert document.graph.loss == "mse"
    assert document.breakpoints == {"mse": ""}
    other = Document()
    edits.clipboard.paste(other, edits.clipboard.copy(document, ["mse"]), None)
    assert other.graph.loss is None
