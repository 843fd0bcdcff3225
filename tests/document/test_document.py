"""Every edit is one step that undo takes back exactly."""

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from graphgui.data.encode import read_table
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
    "add a node": lambda d: d.add_node("square", (40, 60)),
    "wire": lambda d: (d.add_node("square", (0, 0)), d.connect_wire(Wire("mse", "C", "square", "A"))),
    "unplug": lambda d: d.disconnect_wire(Wire("X", "out", "linear", "X")),
    "delete a node with wires": lambda d: d.delete(["linear"]),
    "delete the marked loss": lambda d: (d.mark_loss("mse"), d.delete(["mse", "Y"])),
    "move": lambda d: d.move({"X": (20.0, 40.0), "Y": (60.0, 80.0)}),
    "change an attribute": lambda d: d.set_attributes("linear", bias=2.0),
    "nudge": lambda d: d.move({"X": (0.0, 1.0)}, is_nudge=True),
    "collapse": lambda d: d.set_collapsed(["X", "Y"], True),
    "cut": lambda d: d.cut(["linear"]),
    "paste": lambda d: d.paste(d.copy(["X", "linear"]), (7.0, 7.0)),
    "paste with what came in": lambda d: d.paste(d.copy(["linear", "mse"]), None, keep_incoming=True),
    "paste cells": lambda d: d.paste("1\t2\n3\t4\n", (0.0, 0.0)),
    "duplicate": lambda d: d.duplicate(["X", "linear", "mse"]),
    "insert": lambda d: d.insert_on_wire(d.add_node("tanh", (0, 0)), Wire("X", "out", "linear", "X")),
    "delete and heal": lambda d: d.remove_healing(["linear"]),
    "pull out": lambda d: d.pull_out("linear"),
    "re-plug": lambda d: d.replug(Wire("X", "out", "linear", "X"), Wire("Y", "out", "linear", "X")),
    "replace": lambda d: d.connect_replacing(Wire("X", "out", "mse", "Y")),
    "group": lambda d: d.group(["X", "linear"], "model"),
    "group in a group": lambda d: d.group([d.group(["X", "linear"]), "mse"]),
    "ungroup": lambda d: (d.group(["X", "linear"], "m"), d.move({"m": (9.0, 9.0)}), d.ungroup("m")),
    "rename a group": lambda d: (d.group(["X"], "m"), d.add_note((0, 0, 9, 9), group="m"), d.rename("m", "n")),
    "delete a group": lambda d: (d.group([d.group(["X", "linear"], "m"), "mse"], "n"), d.delete(["n"])),
    "frame": lambda d: d.move({d.add_frame((0, 0, 90, 90), "data", 2): (5.0, 5.0)}),
    "note": lambda d: d.change_annotation(d.add_note((0, 0, 90, 90), "a"), text="**b**"),
    "delete a note": lambda d: (d.add_note((0, 0, 9, 9)), d.add_frame((0, 0, 9, 9)), d.delete(["note.1"])),
    "arrange": lambda d: d.arrange(),
    "align": lambda d: d.align(["X", "Y"], "left", lambda name: (10.0, 10.0)),
    "distribute": lambda d: d.distribute(["X", "Y", "mse"], "y", lambda name: (30.0, 10.0)),
    "rename": lambda d: d.rename("linear", "affine"),
    "rename the loss": lambda d: (d.mark_loss("mse"), d.rename("mse", "C")),
    "mark the loss": lambda d: d.mark_loss("mse"),
    "training": lambda d: d.set_training(learning_rate=0.5, steps=7),
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


def test_a_table_added_can_be_taken_back(document, table):
    assert document.add_table(table, "points") == "points"
    assert document.add_table(table, "points") == "points"
    document.set_attributes("X", value=None, table="points", columns=["x"])
    np.testing.assert_array_equal(document.feeds["X"], [[1], [3]])
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.project.tables == {}


def test_an_edit_that_cannot_be_changes_nothing(document):
    before = text(document)
    for edit in (
        lambda: document.connect_wire(Wire("mse", "C", "linear", "W")),
        lambda: document.rename("X", "Y"),
        lambda: document.rename("X", "a.b"),
        lambda: document.set_attributes("linear", outputs=-1),
        lambda: document.add_node("no such op", (0, 0)),
    ):
        with pytest.raises(Problem):
            edit()
    assert text(document) == before
    assert not document.undo_stack.canUndo()


def test_a_step_that_fails_half_way_leaves_nothing_behind(document):
    before = text(document)
    with pytest.raises(Problem), document.one_step("Two edits"):
        document.add_node("square", (0, 0))
        document.rename("X", "Y")
    assert text(document) == before
    assert not document.undo_stack.canRedo()
    assert not document.is_modified


def test_turning_a_number_many_times_is_one_step(document):
    for rate in (0.2, 0.3, 0.4):
        document.set_training(learning_rate=rate)
    document.set_training(steps=5)
    assert document.undo_stack.count() == 2


def test_opening_what_cannot_be_opened_keeps_what_is_there(document, tmp_path):
    document.add_node("square", (0, 0))
    before = text(document)
    with pytest.raises(Problem):
        document.open(tmp_path / "missing.graph.json")
    assert text(document) == before
    assert document.undo_stack.canUndo()


def test_saving_makes_it_unmodified_until_the_next_edit(document, tmp_path):
    document.add_node("square", (0, 0))
    document.save(tmp_path / "a.graph.json")
    assert not document.is_modified
    document.undo_stack.undo()
    assert document.is_modified


def test_training_settings_are_kept_whole(document):
    document.set_training(seed=4)
    assert document.training == replace(Training(), seed=4)


def test_a_document_that_nobody_holds_goes_with_all_its_steps(qapp):
    document = Document()
    gone = weakref.ref(document)
    document.add_node("square", (0, 0))
    document.add_node("square", (0, 0))
    first = document.undo_stack.command(0)
    del document
    gc.collect()  # what is reached by way of a step is collected after it
    del first
    gc.collect()
    assert gone() is None
