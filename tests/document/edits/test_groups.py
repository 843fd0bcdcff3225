"""A group is a view: nothing that is computed changes, and taken apart everything is as it was."""

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import PortId, Wire
from graphgui.engine.graph.groups import ports
from graphgui.words import Problem


def test_grouping_and_ungrouping_gives_back_the_same_text(document, text):
    before = text()
    name = edits.groups.make(document, ["X", "linear"])
    assert name == "group"
    assert edits.groups.ungroup(document, name) == ["X", "linear"]
    assert text() == before


def test_what_training_has_computed_outlives_every_change_of_looks(document):
    session = Session(document)
    session.evaluate()
    name = edits.groups.make(document, ["X", "linear"], "model")
    edits.nodes.move(document, {name: (50.0, 50.0), "mse": (0.0, 0.0)})
    edits.nodes.set_collapsed(document, ["Y"], True)
    edits.nodes.rename(document, name, "other")
    edits.annotations.change(document, edits.annotations.add_note(document, (0, 0, 9, 9)), text="a")
    edits.annotations.add_frame(document, (0, 0, 9, 9), "b", 1)
    edits.arrange.lay_out(document)
    edits.groups.ungroup(document, "other")
    assert session.moment.is_computed
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert session.moment.is_computed
    assert np.isfinite(session.moment.gradient(PortId("linear", "W"))).all()


def test_a_group_shows_the_ports_at_its_edge_and_what_is_still_to_be_wired(document):
    edits.groups.make(document, ["linear"], "model")
    assert ports(document.graph, "model") == ((PortId("linear", "X"),), (PortId("linear", "Yhat"),))
    edits.groups.ungroup(document, "model")
    edits.groups.make(document, ["linear", "mse"], "model")
    expected = (PortId("linear", "X"), PortId("mse", "Y")), (PortId("mse", "C"),)
    assert ports(document.graph, "model") == expected
    edits.wires.disconnect(document, Wire("Y", "out", "mse", "Y"))
    assert ports(document.graph, "model") == expected


def test_ungrouping_puts_what_was_inside_where_the_group_stands(document):
    edits.groups.make(document, ["linear", "mse"], "model")
    x, y = document.position("model")
    edits.nodes.move(document, {"model": (x + 100, y - 20)})
    edits.groups.ungroup(document, "model")
    assert document.graph["linear"].position == (380.0, -20.0)
    assert document.graph["mse"].position == (660.0, 40.0)


def test_nodes_can_be_added_and_wired_inside(document):
    edits.groups.make(document, ["linear"], "model")
    name = edits.nodes.add(document, "tanh", (0.0, 0.0), group="model")
    assert document.graph.inside("model") == {"linear", "tanh"}
    edits.rewire.insert_on_wire(document, name, Wire("linear", "Yhat", "mse", "Yhat"))
    assert ports(document.graph, "model").outputs == (PortId("tanh", "out"),)


def test_deleting_a_group_deletes_what_is_in_it(document):
    edits.groups.make(document, [edits.groups.make(document, ["X", "linear"], "inner")], "outer")
    edits.annotations.add_frame(document, (0, 0, 9, 9), group="inner")
    edits.rewire.delete(document, ["outer"])
    assert set(document.graph.nodes) == {"Y", "mse"}
    assert not document.graph.groups
    assert not document.annotations


def test_what_cannot_be_grouped_says_why(document, text):
    edits.groups.make(document, ["X"], "model")
    before = text()
    for names, title, sentence in (
        ([], None, "There is nothing to group"),
        (["X", "linear"], None, "Only what stands on one sheet"),
        (["model", "nobody"], None, "There is no node called “nobody”"),
        (["linear"], "a.b", "is no name"),
    ):
        with pytest.raises(Problem, match=sentence):
            edits.groups.make(document, names, title)
    with pytest.raises(Problem, match="There is no group called “X”"):
        edits.groups.ungroup(document, "X")
    with pytest.raises(Problem, match="There is another node called “model”"):
        edits.nodes.rename(document, "linear", "model")
    assert text() == before


def test_every_change_of_looks_is_announced(document, qtbot):
    heard = []
    for name in ("group_added", "group_removed", "group_changed", "node_view_changed", "annotation_added"):
        getattr(document, name).connect(lambda thing, name=name: heard.append((name, thing)))
    document.annotation_changed.connect(lambda thing: heard.append(("annotation_changed", thing)))
    document.annotation_removed.connect(lambda thing: heard.append(("annotation_removed", thing)))
    document.group_renamed.connect(lambda old, new: heard.append(("group_renamed", old, new)))
    edits.groups.make(document, ["X"], "m")
    edits.nodes.set_collapsed(document, ["Y"], True)
    edits.nodes.move(document, {"m": (1.0, 1.0)})
    edits.nodes.rename(document, "m", "n")
    edits.rewire.delete(document, [edits.annotations.add_note(document, (0, 0, 9, 9), group="n"), "n"])
    assert heard == [
        ("group_added", "m"),
        ("node_view_changed", "X"),
        ("node_view_changed", "Y"),
        ("group_changed", "m"),
        ("group_renamed", "m", "n"),
        ("node_view_changed", "X"),
        ("annotation_added", "note.1"),
        ("annotation_removed", "note.1"),
        ("group_removed", "n"),
    ]


def test_an_annotation_that_cannot_be_says_why(document, text):
    note = edits.annotations.add_note(document, (0, 0, 10, 10))
    before = text()
    for edit, sentence in (
        (lambda: edits.annotations.add_frame(document, (0, 0, 0, 10)), "width and height"),
        (lambda: edits.annotations.add_frame(document, (0, 0, 9, 9), colour=-1), "counted from 0"),
        (lambda: edits.annotations.add_note(document, (0, 0, 9, 9), group="nowhere"), "no group called “nowhere”"),
        (lambda: edits.annotations.change(document, "note.9", text="a"), "no frame or note called “note.9”"),
        (lambda: edits.annotations.change(document, note, rect=(0, 0, -1, 1)), "width and height"),
        (lambda: edits.nodes.add(document, "tanh", (0, 0), group="nowhere"), "no group called “nowhere”"),
    ):
        with pytest.raises(Problem, match=sentence):
            edit()
    assert text() == before


def test_an_empty_group_can_be_taken_apart(document):
    edits.groups.make(document, ["X"], "m")
    edits.rewire.delete(document, ["X"])
    assert ports(document.graph, "m") == ((), ())
    assert edits.groups.ungroup(document, "m") == []


def test_a_document_opened_has_its_groups_and_notes(document, tmp_path):
    edits.groups.make(document, ["X"], "m")
    edits.annotations.add_note(document, (0, 0, 9, 9), "text", group="m")
    document.save(tmp_path / "a.graph.json")
    other = Document()
    other.open(tmp_path / "a.graph.json")
    assert other.graph == document.graph
    assert other.annotations == document.annotations
