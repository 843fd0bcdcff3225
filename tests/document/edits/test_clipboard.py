"""What is copied is text; what is pasted is the same again, under names that are free."""

import json

import numpy as np
import pytest

from graphgui.data.encode import read_table
from graphgui.data.tables import Table
from graphgui.document.document import Document
from graphgui.engine import Wire
from graphgui.words import Problem


def wires(document):
    return {str(wire) for wire in document.graph.wires}


def test_a_part_pasted_elsewhere_is_the_same_graph(document):
    other = Document()
    assert other.paste(document.copy(["X", "Y", "linear", "mse"]), None) == ["X", "Y", "linear", "mse"]
    assert other.graph == document.graph


def test_names_that_are_taken_get_the_next_number(document):
    text = document.copy(["X", "linear"])
    assert document.paste(text, None) == ["X2", "linear2"]
    assert document.paste(document.copy(["X2", "linear2"]), None) == ["X3", "linear3"]
    assert "X3.out → linear3.X" in wires(document)


def test_a_part_lands_with_its_upper_left_corner_where_it_is_pasted(document):
    document.paste(document.copy(["Y", "mse"]), (1000.0, -50.0))
    assert document.graph["Y2"].position == (1000.0, 90.0)
    assert document.graph["mse2"].position == (1280.0, -50.0)


def test_without_a_place_a_copy_lies_aside_of_what_is_there(document):
    for _ in range(2):
        document.paste(document.copy(["X"]), None)
    assert document.graph["X2"].position == (40.0, 40.0)
    assert document.graph["X3"].position == (80.0, 80.0)


def test_what_came_in_is_left_out_or_kept_as_asked(document):
    text = document.copy(["linear"])
    document.paste(text, None)
    assert document.graph.wires_of("linear2") == []
    document.paste(text, None, keep_incoming=True)
    assert document.graph.wires_of("linear3") == [Wire("X", "out", "linear3", "X")]


def test_an_incoming_wire_that_does_not_fit_here_is_left_out(document):
    text = document.copy(["mse"])
    document.set_attributes("Y", value=[[1, 2]])
    document.paste(text, None, keep_incoming=True)
    assert len(document.graph.wires_of("mse2")) == 1


def test_cut_is_one_step_and_can_be_pasted_back(document, text):
    before = text()
    part = document.cut(["linear"])
    assert "linear" not in document.graph
    document.paste(part, (280.0, 0.0), keep_incoming=True)
    assert "X.out → linear.X" in wires(document)
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert text() == before


def test_a_paste_of_many_is_one_step(document):
    document.paste(document.copy(["X", "Y", "linear", "mse"]), None)
    assert document.undo_stack.count() == 1


def test_tables_come_along_and_an_equal_one_is_not_added_again(document, tmp_path):
    (tmp_path / "points.csv").write_text("x,y\n1,2\n3,4\n")
    document.add_table(read_table(tmp_path / "points.csv"), "points")
    document.set_attributes("X", value=None, table="points", columns=["x"])
    text = document.copy(["X"])
    document.paste(text, None)
    assert list(document.project.tables) == ["points"]

    other = Document()
    other.add_table(Table({"z": np.array([1.0])}), "points")
    other.paste(text, None)
    assert list(other.project.tables) == ["points", "points2"]
    np.testing.assert_array_equal(other.feeds["X"], [[1], [3]])


def test_what_was_learnt_comes_along_and_goes_with_undo(document):
    document.project.parameters = {"linear.W": np.array([[2.0]]), "linear.b": np.array([[3.0]])}
    document.duplicate(["linear"])
    np.testing.assert_array_equal(document.project.parameters["linear2.W"], [[2.0]])
    document.undo_stack.undo()
    assert document.project.parameters.keys() == {"linear.W", "linear.b"}


def test_what_was_learnt_follows_a_rename(document):
    document.project.parameters = {"linear.W": np.array([[2.0]]), "linear.b": np.array([[3.0]])}
    document.rename("linear", "affine")
    assert document.project.parameters.keys() == {"affine.W", "affine.b"}
    document.undo_stack.undo()
    assert document.project.parameters.keys() == {"linear.W", "linear.b"}


def test_a_group_is_copied_with_all_that_is_in_it(document):
    document.group([document.group(["X", "linear"], "model"), "mse"], "whole")
    document.add_note((0, 0, 50, 50), "why", group="model")
    assert document.duplicate(["whole"]) == ["whole2"]
    graph = document.graph
    assert graph.inside("whole2") == {"model2", "mse2"}
    assert graph.inside("model2") == {"X2", "linear2"}
    assert document.annotations["note.2"].group == "model2"
    assert graph["X2"].position == graph["X"].position, "inside, places are the group's own"


def test_a_part_is_pasted_onto_the_sheet_that_is_open(document):
    document.group(["linear"], "model")
    document.paste(document.copy(["X"]), None, group="model")
    assert document.graph["X2"].group == "model"


def test_a_spreadsheet_s_cells_become_an_input(document):
    assert document.paste("1\t2,5\r\n-3\t4e2\r\n", (10.0, 20.0)) == ["input"]
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
        document.paste(text, None)
    assert not document.undo_stack.canUndo()


def test_copying_what_is_not_there_says_so(document):
    with pytest.raises(Problem, match="There is no node called “nobody”"):
        document.copy(["nobody"])


def test_the_text_is_json_that_a_person_can_read(document):
    content = json.loads(document.copy(["linear"]))
    assert content["format"] == "graphgui-part"
    assert content["incoming"] == [{"from": "X.out", "to": "linear.X"}]
