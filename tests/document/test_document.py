"""Every edit is one step that undo takes back exactly."""

import gc
import json
import weakref
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from graphgui.data.read_table import read_table
from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Training, Wire
from graphgui.storage import file
from graphgui.storage.project import Project
from graphgui.words import Problem
from tests.graphs import regression


def text(document):
    return file.dumps(document.project, Path("/"))


@pytest.fixture
def document(qapp):
    graph, _ = regression(5, 1)
    return Document(Project(graph=graph, tables={}, training=Training(), parameters={}))


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("x,y\n1,2\n3,4\n")
    return read_table(path)


EDITS = {
    "add a node": lambda d: edits.nodes.add(d, "square", (40, 60)),
    "wire": lambda d: (
        edits.nodes.add(d, "square", (0, 0)),
        edits.wires.connect(d, Wire("mse", "C", "square", "A")),
    ),
    "unplug": lambda d: edits.wires.disconnect(d, Wire("X", "out", "linear", "X")),
    "delete a node with wires": lambda d: edits.rewire.delete(d, ["linear"]),
    "delete the marked loss": lambda d: (edits.training.mark_loss(d, "mse"), edits.rewire.delete(d, ["mse", "Y"])),
    "move": lambda d: edits.nodes.move(d, {"X": (20.0, 40.0), "Y": (60.0, 80.0)}),
    "change an attribute": lambda d: edits.nodes.set_attributes(d, "linear", bias=2.0),
    "nudge": lambda d: edits.nodes.move(d, {"X": (0.0, 1.0)}, is_nudge=True),
    "collapse": lambda d: edits.nodes.set_collapsed(d, ["X", "Y"], True),
    "cut": lambda d: edits.clipboard.cut(d, ["linear"]),
    "paste": lambda d: edits.clipboard.paste(d, edits.clipboard.copy(d, ["X", "linear"]), (7.0, 7.0)),
    "paste with what came in": lambda d: edits.clipboard.paste(
        d, edits.clipboard.copy(d, ["linear", "mse"]), None, keep_incoming=True
    ),
    "find data": lambda d: edits.tables.find(d, "lost", Table({"x": np.array([1.0, 2.0])})),
    "paste cells": lambda d: edits.clipboard.paste(d, "1\t2\n3\t4\n", (0.0, 0.0)),
    "duplicate": lambda d: edits.clipboard.duplicate(d, ["X", "linear", "mse"]),
    "insert": lambda d: edits.rewire.insert_on_wire(
        d, edits.nodes.add(d, "tanh", (0, 0)), Wire("X", "out", "linear", "X")
    ),
    "delete and heal": lambda d: edits.rewire.delete_and_heal(d, ["linear"]),
    "pull out": lambda d: edits.rewire.pull_out(d, "linear"),
    "re-plug": lambda d: edits.rewire.replug(d, Wire("X", "out", "linear", "X"), Wire("Y", "out", "linear", "X")),
    "replace": lambda d: edits.rewire.connect_replacing(d, Wire("X", "out", "mse", "Y")),
    "group": lambda d: edits.groups.make(d, ["X", "linear"], "model"),
    "group in a group": lambda d: edits.groups.make(d, [edits.groups.make(d, ["X", "linear"]), "mse"]),
    "ungroup": lambda d: (
        edits.groups.make(d, ["X", "linear"], "m"),
        edits.nodes.move(d, {"m": (9.0, 9.0)}),
        edits.groups.ungroup(d, "m"),
    ),
    "rename a group": lambda d: (
        edits.groups.make(d, ["X"], "m"),
        edits.annotations.add_note(d, (0, 0, 9, 9), group="m"),
        edits.nodes.rename(d, "m", "n"),
    ),
    "delete a group": lambda d: (
        edits.groups.make(d, [edits.groups.make(d, ["X", "linear"], "m"), "mse"], "n"),
        edits.rewire.delete(d, ["n"]),
    ),
    "frame": lambda d: edits.nodes.move(
        d, {edits.annotations.add_frame(d, (0, 0, 90, 90), "data", 2): (5.0, 5.0)}
    ),
    "note": lambda d: edits.annotations.change(
        d, edits.annotations.add_note(d, (0, 0, 90, 90), "a"), text="**b**"
    ),
    "delete a note": lambda d: (
        edits.annotations.add_note(d, (0, 0, 9, 9)),
        edits.annotations.add_frame(d, (0, 0, 9, 9)),
        edits.rewire.delete(d, ["note.1"]),
    ),
    "arrange": lambda d: edits.arrange.lay_out(d),
    "align": lambda d: edits.arrange.align(d, ["X", "Y"], "left", lambda name: (10.0, 10.0)),
    "distribute": lambda d: edits.arrange.distribute(d, ["X", "Y", "mse"], "y", lambda name: (30.0, 10.0)),
    "rename": lambda d: edits.nodes.rename(d, "linear", "affine"),
    "rename the loss": lambda d: (edits.training.mark_loss(d, "mse"), edits.nodes.rename(d, "mse", "C")),
    "mark the loss": lambda d: edits.training.mark_loss(d, "mse"),
    "training": lambda d: edits.training.change(d, learning_rate=0.5, steps=7),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_undo_takes_back_and_redo_makes_again(document, edit):
    before = text(document)
    edit(document)
    after = text(document)
    assert after != before
    assert document.is_modified
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert text(document) == before
    assert not document.is_modified
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    assert text(document) == after


STEPS = {
    "add a node": "Add square",
    "unplug": "Unplug",
    "delete a node with wires": "Delete linear",
    "move": "Move X, Y",
    "change an attribute": "Change linear",
    "collapse": "Collapse",
    "cut": "Cut",
    "paste": "Paste",
    "duplicate": "Duplicate",
    "insert": "Insert tanh",
    "delete and heal": "Delete and heal",
    "pull out": "Pull out linear",
    "re-plug": "Wire Y.out → linear.X",
    "note": "Change a note",
    "arrange": "Arrange",
    "align": "Align",
    "distribute": "Distribute",
    "rename": "Rename linear",
    "mark the loss": "Mark the loss",
    "training": "Change the training",
}


@pytest.mark.parametrize(("edit", "name"), STEPS.items())
def test_a_step_is_called_what_was_done(document, edit, name):
    EDITS[edit](document)
    assert document.undo_stack.undoText() == name


def test_steps_that_turn_something_off_say_so(document):
    names = []
    for change in (
        lambda: edits.nodes.set_collapsed(document, ["X"], True),
        lambda: edits.nodes.set_collapsed(document, ["X"], False),
        lambda: edits.nodes.set_frozen(document, ["linear"], True),
        lambda: edits.nodes.set_frozen(document, ["linear"], False),
    ):
        change()
        names.append(document.undo_stack.undoText())
        change()  # it is so already
    assert (names, document.undo_stack.count()) == (["Collapse", "Expand", "Freeze", "Let train"], 4)


def test_a_table_added_can_be_taken_back(document, table):
    assert edits.tables.add(document, table, "points") == "points"
    assert edits.tables.add(document, table, "points") == "points"
    edits.nodes.set_attributes(document, "X", value=None, table="points", columns=["x"])
    np.testing.assert_array_equal(document.feeds["X"], [[1], [3]])
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.project.tables == {}


def test_an_edit_that_cannot_be_changes_nothing(document):
    before = text(document)
    for edit in (
        lambda: edits.wires.connect(document, Wire("mse", "C", "linear", "W")),
        lambda: edits.nodes.rename(document, "X", "Y"),
        lambda: edits.nodes.rename(document, "X", "a.b"),
        lambda: edits.nodes.set_attributes(document, "linear", outputs=-1),
        lambda: edits.nodes.add(document, "no such op", (0, 0)),
    ):
        with pytest.raises(Problem):
            edit()
    assert text(document) == before
    assert not document.undo_stack.canUndo()


def test_a_step_that_fails_half_way_leaves_nothing_behind(document):
    before = text(document)
    with pytest.raises(Problem), document.one_step("Two edits"):
        edits.nodes.add(document, "square", (0, 0))
        edits.nodes.rename(document, "X", "Y")
    assert text(document) == before
    assert not document.undo_stack.canRedo()
    assert not document.is_modified


def test_turning_a_number_many_times_is_one_step(document):
    for rate in (0.2, 0.3, 0.4):
        edits.training.change(document, learning_rate=rate)
    edits.training.change(document, steps=5)
    assert document.undo_stack.count() == 2


def nudge(document, **places):
    edits.nodes.move(document, places, is_nudge=True)


def test_nudges_of_the_same_things_are_one_step_and_none_where_they_lead_back(document):
    before = text(document)
    nudge(document, X=(0.0, 1.0), Y=(0.0, 1.0))
    nudge(document, X=(0.0, 2.0), Y=(0.0, 2.0))
    assert document.undo_stack.count() == 1
    nudge(document, X=(5.0, 2.0))  # fewer things
    edits.nodes.move(document, {"X": (6.0, 2.0)})  # no nudge
    assert document.undo_stack.count() == 3
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert [document.position(name) for name in ("X", "Y")] == [(0, 2), (0, 2)]
    document.undo_stack.undo()
    assert text(document) == before
    nudge(document, X=(0.0, 1.0))
    nudge(document, X=(0.0, 0.0))
    assert (document.undo_stack.count(), text(document)) == (0, before)


def test_changes_of_other_settings_are_another_step(document):
    edits.training.change(document, learning_rate=0.2)
    edits.training.change(document, learning_rate=0.3, steps=7)
    edits.training.change(document, learning_rate=0.4, steps=8)
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert (document.training.learning_rate, document.training.steps) == (0.2, Training().steps)


def test_an_example_is_opened_as_a_copy_without_a_file_of_its_own(document, tmp_path):
    document.save(tmp_path / "a.graph.json")
    told = []
    document.path_changed.connect(lambda: told.append(document.path))
    document.open(tmp_path / "a.graph.json")
    document.open(tmp_path / "a.graph.json", as_copy=True)
    document.new()
    assert told == [tmp_path / "a.graph.json", None, None]
    assert not document.is_modified and not len(document.graph)
    assert document.training.automatic_rate


@pytest.mark.parametrize("is_modified", [True, False])
def test_work_that_is_brought_back_has_its_file_and_is_modified_where_it_was(document, tmp_path, is_modified):
    project = Project(regression(3, 1)[0], {}, Training(), {})
    document.bring_back(project, tmp_path / "a.graph.json", is_modified=is_modified)
    assert (document.project, document.path) == (project, tmp_path / "a.graph.json")
    assert document.is_modified == is_modified


def test_a_graph_whose_shapes_do_not_fit_and_whose_data_are_gone_is_opened_as_it_was_left(document, tmp_path):
    path = tmp_path / "a.graph.json"
    edits.nodes.set_attributes(document, "Y", value=[[1.0, 2.0]])
    document.save(path)
    content = json.loads(path.read_text())
    content["nodes"][0]["attributes"] = {"table": "t", "columns": ["x"]}
    path.write_text(json.dumps(content | {"tables": {"t": {"path": "gone.csv"}}}))
    opened = Document()
    opened.open(path)
    assert list(opened.project.lacking()) == ["t"]
    assert opened.graph["Y"].attribute("value") == [[1.0, 2.0]]


def test_opening_what_cannot_be_opened_keeps_what_is_there(document, tmp_path):
    edits.nodes.add(document, "square", (0, 0))
    before = text(document)
    with pytest.raises(Problem):
        document.open(tmp_path / "missing.graph.json")
    assert text(document) == before
    assert document.undo_stack.canUndo()


def test_saving_makes_it_unmodified_until_the_next_edit(document, tmp_path):
    edits.nodes.add(document, "square", (0, 0))
    document.save(tmp_path / "a.graph.json")
    assert not document.is_modified
    document.undo_stack.undo()
    assert document.is_modified


def test_training_settings_are_kept_whole(document):
    edits.training.change(document, seed=4)
    assert document.training == replace(Training(), seed=4)


def test_a_document_that_nobody_holds_goes_with_all_its_steps(qapp):
    document = Document()
    gone = weakref.ref(document)
    edits.nodes.add(document, "square", (0, 0))
    edits.nodes.add(document, "square", (0, 0))
    first = document.undo_stack.command(0)
    del document
    gc.collect()  # what is reached by way of a step is collected after it
    del first
    gc.collect()
    assert gone() is None
