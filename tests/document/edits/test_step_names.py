"""Each edit is one step of the undo list, called what was done to what, in the language that is spoken."""

import numpy as np
import pytest
from PySide6.QtCore import QTranslator

from graphgui import assets
from graphgui.data.generators import Recipe
from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.document.edits.import_data import Imported, statistics
from graphgui.document.exercises import changes
from graphgui.document.step_names import name_anew
from graphgui.engine import Training
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.faults import Fault
from graphgui.storage.annotations import Frame, Note
from graphgui.storage.kept_runs import KeptRun

WIRE = Wire("X", "out", "linear", "X")
INPUTS, W = ("X", "Y"), PortId("linear", "W")
DATA = Table({"a": np.array([1.0, 3.0]), "y": np.array([2.0, 6.0])})
IMPORTED = Imported("file", DATA, ("a",), ("y",), statistics=statistics(DATA, ("a", "y")))
RUN = KeptRun("first", 1, ((0, 2.0), (1, 1.0)), Training(), {})


def with_table(document):
    edits.tables.add(document, DATA, "t")


def with_frame(document):
    edits.annotations.add_frame(document, (0, 0, 9, 9), "data")


def with_run(document):
    edits.kept_runs.add(document, RUN)


def with_fault(document):
    changes.plant(document, "linear", Fault("W", "sign"))


def with_generated(document):
    edits.generated_data.use(document, Recipe(kind="line", size=20))


STEPS = {
    "Add the table t": (None, with_table),
    "Find the data of t": (None, lambda d: edits.tables.find(d, "t", DATA)),
    "Write into t": (with_table, lambda d: edits.tables.set_cells(d, "t", 0, 0, [[9.0]])),
    "Add a row to t": (with_table, lambda d: edits.tables.add_row(d, "t")),
    "Remove rows of t": (with_table, lambda d: edits.tables.remove_rows(d, "t", [0])),
    "Move a point": (None, lambda d: edits.points.move(d, INPUTS, 0, (1.0, 2.0), 1)),
    "Add a point": (None, lambda d: edits.points.add(d, INPUTS, (1.0, 2.0))),
    "Remove a point": (None, lambda d: edits.points.remove(d, INPUTS, 0)),
    "Make data": (None, with_generated),
    "Change the data": (with_generated, lambda d: edits.generated_data.change(d, Recipe(kind="line", size=30))),
    "Keep the run first": (None, with_run),
    "Forget the run first": (with_run, lambda d: edits.kept_runs.remove(d, "first")),
    "Rename the run first": (with_run, lambda d: edits.kept_runs.rename(d, "first", "second")),
    "Add a frame": (None, with_frame),
    "Add a note": (None, lambda d: edits.annotations.add_note(d, (0, 0, 9, 9), "a")),
    "Change a frame": (with_frame, lambda d: edits.annotations.change(d, "frame.1", title="b")),
    "Start training from here": (
        None,
        lambda d: edits.parameters.start_at(d, {"linear.W": np.ones((1, 1)), "linear.b": np.ones((1, 1))}),
    ),
    "Group model": (None, lambda d: edits.groups.make(d, ["X", "linear"], "model")),
    "Ungroup model": (
        lambda d: edits.groups.make(d, ["X", "linear"], "model"),
        lambda d: edits.groups.ungroup(d, "model"),
    ),
    "Bend X.out → linear.X": (None, lambda d: edits.rewire.add_reroute(d, WIRE, (0.0, 0.0))),
    "Wire X.out → mse.Y": (None, lambda d: edits.rewire.connect_replacing(d, Wire("X", "out", "mse", "Y"))),
    "Wire X.out → linear.X": (
        lambda d: edits.wires.disconnect(d, WIRE),
        lambda d: edits.wires.connect(d, WIRE),
    ),
    "Standardise X": (None, lambda d: edits.standardise.add(d, ["X"])),
    "No scaling of X": (
        lambda d: edits.standardise.add(d, ["X"]),
        lambda d: edits.standardise.remove(d, "X"),
    ),
    "Import file": (None, lambda d: edits.import_data.as_inputs(d, IMPORTED)),
    "Plant a wrong gradient": (None, with_fault),
    "Repair the gradient": (with_fault, lambda d: changes.repair(d, "linear")),
    "Hide the gradients": (None, lambda d: changes.hide_everywhere(d, True)),
    "Show the gradients": (
        lambda d: changes.hide_everywhere(d, True),
        lambda d: changes.hide_everywhere(d, False),
    ),
    "Hide a gradient": (None, lambda d: changes.hide(d, [W], True)),
    "Show a gradient": (lambda d: changes.hide(d, [W], True), lambda d: changes.hide(d, [W], False)),
    "Lock what is hidden": (None, changes.lock),
}


@pytest.fixture
def french(qapp):
    """Speaks French from when it is called on."""
    translator = QTranslator()
    assert translator.load(str(assets.path("translations") / "graphgui_fr.qm"))
    yield lambda: qapp.installTranslator(translator)
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(("name", "before", "edit"), [(name, *steps) for name, steps in STEPS.items()])
def test_a_step_is_called_what_was_done(document, french, name, before, edit):
    if before:
        before(document)
    count = document.undo_stack.count()
    edit(document)
    assert (document.undo_stack.undoText(), document.undo_stack.count()) == (name, count + 1)
    french()
    name_anew(document.undo_stack)
    said = document.undo_stack.undoText()
    assert said and said != name


@pytest.mark.parametrize("edit", [edits.import_data.in_place, edits.import_data.as_model])
def test_an_import_is_one_step_called_so_whatever_becomes_of_it(document, edit):
    rest = ("regression",) if edit is edits.import_data.as_model else ()
    edit(document, IMPORTED, *rest)
    assert (document.undo_stack.undoText(), document.undo_stack.count()) == ("Import file", 1)


def test_frames_and_notes_hold_what_they_are_given(document):
    edits.groups.make(document, ["X"], "g")
    edits.annotations.add_frame(document, (0, 1, 2, 3), "data", 2, "g")
    edits.annotations.add_note(document, (4, 5, 6, 7), "**b**", "g")
    assert document.annotations == {
        "frame.1": Frame(name="frame.1", rect=(0, 1, 2, 3), title="data", colour=2, group="g"),
        "note.1": Note(name="note.1", rect=(4, 5, 6, 7), text="**b**", group="g"),
    }


def test_a_step_of_one_number_that_a_person_drags_is_one_however_often_it_moves(document):
    for place in ((1.0, 2.0), (2.0, 3.0)):
        edits.points.move(document, INPUTS, 0, place, 1)
    assert (document.undo_stack.undoText(), document.undo_stack.count()) == ("Move a point", 1)
