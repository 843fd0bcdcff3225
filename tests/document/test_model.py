"""Each change of the project is announced once, by the signal that says what it is."""

import numpy as np
import pytest

from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.engine import PortId, Training, Wire
from graphgui.engine.graph.incremental_shapes import IncrementalShapes
from graphgui.storage.hiding import Hiding
from graphgui.storage.project import Project
from tests.graphs import regression

SIGNALS = (
    *("node_added", "node_removed", "node_changed", "node_moved", "node_renamed", "node_view_changed"),
    *("wire_added", "wire_removed", "group_added", "group_removed", "group_changed", "group_renamed"),
    *("annotation_added", "annotation_removed", "annotation_changed", "loss_changed", "training_changed"),
    *("start_moved", "tables_changed", "kept_runs_changed", "breakpoints_changed", "hiding_changed"),
    *("answers_changed", "structure_changed", "replaced"),
)
IN, OUT = "X.out → linear.X", "linear.Yhat → mse.Yhat"


@pytest.fixture
def told(document):
    """All signals that the document sends, each with the names or the wire that it says."""
    said = []

    def hear(signal, *values):
        named = [str(value) for value in values if isinstance(value, str | Wire)]
        said.append(" ".join([signal, *named]))

    for signal in SIGNALS:
        getattr(document, signal).connect(lambda *values, signal=signal: hear(signal, *values))
    return said


EDITS = {
    "add": (
        lambda d: edits.nodes.add(d, "tanh", (0.0, 0.0)),
        ["node_added tanh", "structure_changed"],
    ),
    "remove": (
        lambda d: edits.rewire.delete(d, ["X"]),
        [f"wire_removed {IN}", "structure_changed", "node_removed X", "structure_changed"],
    ),
    "unplug": (
        lambda d: edits.wires.disconnect(d, Wire("X", "out", "linear", "X")),
        [f"wire_removed {IN}", "structure_changed"],
    ),
    "attributes": (
        lambda d: edits.nodes.set_attributes(d, "linear", bias=2.0),
        ["node_changed linear", "structure_changed"],
    ),
    "rename": (
        lambda d: edits.nodes.rename(d, "X", "points"),
        ["wire_removed " + IN, "node_renamed X points", "wire_added points.out → linear.X", "structure_changed"],
    ),
    "loss": (lambda d: edits.training.mark_loss(d, "mse"), ["loss_changed", "structure_changed"]),
    "training": (lambda d: edits.training.change(d, steps=7), ["training_changed"]),
    "start": (lambda d: edits.parameters.start_at(d, {"linear.W": np.ones((1, 1))}), ["start_moved"]),
    "table": (
        lambda d: edits.tables.add(d, Table({"x": [1.0]}), "a"),
        ["tables_changed", "structure_changed"],
    ),
    "move": (lambda d: edits.nodes.move(d, {"X": (5.0, 5.0)}), ["node_moved X"]),
    "collapse": (lambda d: edits.nodes.set_collapsed(d, ["X"], True), ["node_view_changed X"]),
    "group": (
        lambda d: edits.groups.make(d, ["X"], "m"),
        ["group_added m", "node_view_changed X"],
    ),
    "note": (lambda d: edits.annotations.add_note(d, (0, 0, 9, 9)), ["annotation_added note.1"]),
    "hide": (lambda d: d.apply_hiding(Hiding(everywhere=True)), ["hiding_changed"]),
    "answer": (lambda d: d.apply_answer(PortId("linear", "W"), "X' G"), ["answers_changed"]),
    "breakpoint": (lambda d: d.apply_breakpoints({"mse": ""}), ["breakpoints_changed"]),
}


@pytest.mark.parametrize(("edit", "signals"), EDITS.values(), ids=EDITS.keys())
def test_a_change_is_told_by_its_signals_and_no_others(document, told, edit, signals):
    edit(document)
    assert told == signals


def test_what_is_so_already_is_not_told(document, told):
    document.apply_hiding(Hiding())
    document.apply_answer(PortId("linear", "W"), "")
    assert told == []
    document.apply_answer(PortId("linear", "W"), "X' G")
    document.apply_answer(PortId("linear", "W"), "X' G")
    document.apply_answer(PortId("linear", "W"), "")
    assert (told, document.answers) == (["answers_changed"] * 2, {})


def test_what_stands_on_a_group_that_is_renamed_or_moved_is_told(document, told):
    edits.groups.make(document, [edits.groups.make(document, ["X"], "inner"), "linear"], "outer")
    for group in ("outer", "inner", None):
        edits.annotations.add_note(document, (0, 0, 9, 9), group=group)
    told.clear()
    edits.nodes.rename(document, "outer", "model")
    assert told == [
        *("group_renamed outer model", "group_changed inner"),
        *("node_view_changed linear", "annotation_changed note.1"),
    ]
    assert [document.group_of(name) for name in ("inner", "linear", "note.1", "X", "Y")] == [
        *("model", "model", "model", "inner", None),
    ]
    told.clear()
    edits.nodes.move(document, {"model": (9.0, 9.0), "note.1": (7.0, 7.0)})
    assert sorted(told) == ["annotation_changed note.1", "group_changed model"]
    assert (document.position("model"), document.position("note.1")) == ((9, 9), (7, 7))


def test_what_a_node_is_known_by_follows_its_name_and_nothing_else(document):
    W, b, yhat = PortId("linear", "W"), PortId("linear", "b"), PortId("mse", "Yhat")
    for port in (W, b, yhat):
        document.apply_answer(port, str(port))
    document.apply_breakpoints({"linear": "step > 1", "mse": ""})
    document.apply_hiding(Hiding(hidden=frozenset({W, yhat})))
    document.apply_parameters({"linear.W": np.ones((1, 1)), "linear.b": np.zeros((1, 1))})
    edits.nodes.rename(document, "linear", "line")
    assert document.answers == {"line.W": "linear.W", "line.b": "linear.b", "mse.Yhat": "mse.Yhat"}
    assert document.breakpoints == {"line": "step > 1", "mse": ""}
    assert document.hiding.hidden == {PortId("line", "W"), yhat}
    assert (list(document.learnt("line")), document.learnt("linear")) == (["line.W", "line.b"], {})
    edits.rewire.delete(document, ["line"])
    assert (document.breakpoints, document.learnt("line")) == ({"mse": ""}, {})
    document.undo_stack.undo()
    assert (document.breakpoints["line"], list(document.learnt("line"))) == ("step > 1", ["line.W", "line.b"])


def test_parameters_come_and_go_one_by_one(document):
    document.apply_parameters({"linear.W": np.ones((1, 1)), "linear.b": np.zeros((1, 1))})
    document.apply_parameters({"linear.W": None})
    assert list(document.project.parameters) == ["linear.b"]
    document.apply_trained_parameters({"linear.W": np.ones((1, 1)), "gone.W": np.ones((1, 1))})
    assert sorted(document.project.parameters) == ["linear.W", "linear.b"]


def test_feeds_are_another_mapping_after_a_change_and_hold_what_did_not_change(document):
    before, X = document.feeds, document.feeds["X"]
    edits.nodes.set_attributes(document, "linear", bias=2.0)
    assert document.feeds is before
    edits.nodes.set_attributes(document, "Y", value=[[1.0]] * 5)
    assert document.feeds is not before and before["Y"][0, 0] != 1
    assert document.feeds["X"] is X
    np.testing.assert_array_equal(document.feeds["Y"], [[1.0]] * 5)
    edits.rewire.delete(document, ["X"])
    assert list(document.feeds) == ["Y"] and list(before) == ["X", "Y"]


def test_inputs_and_shapes_that_were_made_beforehand_are_those_of_that_project_alone(document):
    graph, feeds = regression(7, 2)
    project = Project(graph, {}, Training(), {})
    shapes = IncrementalShapes(graph, feeds)
    document.expect(project, feeds, shapes)
    document.apply_project(project)
    assert document.feeds is feeds
    assert document.shapes.at["linear"].output == (7, 1)
    other = Project(regression(3, 1)[0], {}, Training(), {})
    document.expect(project, feeds, shapes)
    document.apply_project(other)
    assert document.feeds["X"].shape == (3, 1)
    document.apply_project(project)
    assert document.feeds is not feeds  # it was expected next, and came later


def test_shapes_are_announced_once_for_all_nodes_at_which_they_have_changed(document):
    changed = []
    document.shapes_changed.connect(changed.append)
    assert document.shapes.at["linear"].output == (5, 1)
    edits.nodes.set_attributes(document, "linear", bias=2.0)
    assert changed == []
    edits.nodes.set_attributes(document, "linear", outputs=3)
    assert [set(each) for each in changed] == [{"linear", "mse"}]
    document.announce_shapes()
    assert len(changed) == 1
