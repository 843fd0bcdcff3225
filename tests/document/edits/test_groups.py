"""A group is a view: nothing that is computed changes, and taken apart everything is as it was."""

import numpy as np
import pytest

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import PortId, Wire
from graphgui.engine.graph import groups
from graphgui.words import Problem


def test_grouping_and_ungrouping_gives_back_the_same_text(document, text):
    before = text()
    name = document.group(["X", "linear"])
    assert name == "group"
    assert document.ungroup(name) == ["X", "linear"]
    assert text() == before


def test_what_training_has_computed_outlives_every_change_of_looks(document):
    session = Session(document)
    session.evaluate()
    name = document.group(["X", "linear"], "model")
    document.move({name: (50.0, 50.0), "mse": (0.0, 0.0)})
    document.set_collapsed(["Y"], True)
    document.rename(name, "other")
    document.change_annotation(document.add_note((0, 0, 9, 9)), text="a")
    document.add_frame((0, 0, 9, 9), "b", 1)
    document.arrange()
    document.ungroup("other")
    assert session.moment.is_computed
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert session.moment.is_computed
    assert np.isfinite(session.moment.gradient(PortId("linear", "W"))).all()


def test_a_group_shows_the_ports_at_its_edge_and_what_is_still_to_be_wired(document):
    document.group(["linear"], "model")
    assert document.group_ports("model") == ((PortId("linear", "X"),), (PortId("linear", "Yhat"),))
    document.ungroup("model")
    document.group(["linear", "mse"], "model")
    expected = (PortId("linear", "X"), PortId("mse", "Y")), (PortId("mse", "C"),)
    assert document.group_ports("model") == expected
    document.disconnect_wire(Wire("Y", "out", "mse", "Y"))
    assert document.group_ports("model") == expected


def test_a_group_in_a_group_passes_its_ports_on(document):
    document.group([document.group(["linear"], "inner"), "mse"], "outer")
    graph = document.graph
    assert groups.path(graph, "linear") == ["outer", "inner"]
    assert groups.members(graph, "outer") == {"linear", "mse"}
    assert document.group_ports("outer").inputs == (PortId("linear", "X"), PortId("mse", "Y"))
    assert groups.host(graph, "linear", None) == "outer"
    assert groups.host(graph, "linear", "outer") == "inner"
    assert groups.host(graph, "X", "outer") is None
    assert groups.host(graph, "X", None) == "X"


def test_ungrouping_puts_what_was_inside_where_the_group_stands(document):
    document.group(["linear", "mse"], "model")
    x, y = document.position("model")
    document.move({"model": (x + 100, y - 20)})
    document.ungroup("model")
    assert document.graph["linear"].position == (380.0, -20.0)
    assert document.graph["mse"].position == (660.0, 40.0)


def test_nodes_can_be_added_and_wired_inside(document):
    document.group(["linear"], "model")
    name = document.add_node("tanh", (0.0, 0.0), group="model")
    assert document.graph.inside("model") == {"linear", "tanh"}
    document.insert_on_wire(name, Wire("linear", "Yhat", "mse", "Yhat"))
    assert document.group_ports("model").outputs == (PortId("tanh", "out"),)


def test_deleting_a_group_deletes_what_is_in_it(document):
    document.group([document.group(["X", "linear"], "inner")], "outer")
    document.add_frame((0, 0, 9, 9), group="inner")
    document.delete(["outer"])
    assert set(document.graph.nodes) == {"Y", "mse"}
    assert not document.graph.groups
    assert not document.annotations


def test_what_cannot_be_grouped_says_why(document, text):
    document.group(["X"], "model")
    before = text()
    for names, title, sentence in (
        ([], None, "There is nothing to group"),
        (["X", "linear"], None, "Only what stands on one sheet"),
        (["model", "nobody"], None, "There is no node called “nobody”"),
        (["linear"], "a.b", "is no name"),
    ):
        with pytest.raises(Problem, match=sentence):
            document.group(names, title)
    with pytest.raises(Problem, match="There is no group called “X”"):
        document.ungroup("X")
    with pytest.raises(Problem, match="There is another node called “model”"):
        document.rename("linear", "model")
    assert text() == before


def test_every_change_of_looks_is_announced(document, qtbot):
    heard = []
    for name in ("group_added", "group_removed", "group_changed", "node_view_changed", "annotation_added"):
        getattr(document, name).connect(lambda thing, name=name: heard.append((name, thing)))
    document.annotation_changed.connect(lambda thing: heard.append(("annotation_changed", thing)))
    document.annotation_removed.connect(lambda thing: heard.append(("annotation_removed", thing)))
    document.group_renamed.connect(lambda old, new: heard.append(("group_renamed", old, new)))
    document.group(["X"], "m")
    document.set_collapsed(["Y"], True)
    document.move({"m": (1.0, 1.0)})
    document.rename("m", "n")
    document.delete([document.add_note((0, 0, 9, 9), group="n"), "n"])
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
    note = document.add_note((0, 0, 10, 10))
    before = text()
    for edit, sentence in (
        (lambda: document.add_frame((0, 0, 0, 10)), "width and height"),
        (lambda: document.add_frame((0, 0, 9, 9), colour=-1), "counted from 0"),
        (lambda: document.add_note((0, 0, 9, 9), group="nowhere"), "no group called “nowhere”"),
        (lambda: document.change_annotation("note.9", text="a"), "no frame or note called “note.9”"),
        (lambda: document.change_annotation(note, rect=(0, 0, -1, 1)), "width and height"),
        (lambda: document.add_node("tanh", (0, 0), group="nowhere"), "no group called “nowhere”"),
    ):
        with pytest.raises(Problem, match=sentence):
            edit()
    assert text() == before


def test_an_empty_group_can_be_taken_apart(document):
    document.group(["X"], "m")
    document.delete(["X"])
    assert document.group_ports("m") == ((), ())
    assert document.ungroup("m") == []


def test_a_document_opened_has_its_groups_and_notes(document, tmp_path):
    document.group(["X"], "m")
    document.add_note((0, 0, 9, 9), "text", group="m")
    document.save(tmp_path / "a.graph.json")
    other = Document()
    other.open(tmp_path / "a.graph.json")
    assert other.graph == document.graph
    assert other.annotations == document.annotations
