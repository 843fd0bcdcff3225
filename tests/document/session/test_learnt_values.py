"""What is learnt belongs to its node: it goes and comes back with it, and no other node of the name has it."""

import json

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import PortId, Training, Wire
from graphgui.storage import file
from graphgui.storage.project import Project
from tests.graphs import regression

W = PortId("linear", "W")


@pytest.fixture
def document(qapp):
    graph, _ = regression(20, 2)
    return Document(Project(graph=graph, tables={}, training=Training(0.1, steps=300), parameters={}))


@pytest.fixture
def session(document):
    session = Session(document)
    yield session
    session.close()


def wire_again(document):
    edits.wires.connect(document, Wire("X", "out", "linear", "X"))
    edits.wires.connect(document, Wire("linear", "Yhat", "mse", "Yhat"))


def shown(session):
    session.evaluate()
    return session.moment.value(W).copy()


def test_another_node_of_the_name_starts_fresh(session, document):
    fresh = shown(session)
    session.run_now(50)
    trained = shown(session)
    assert not np.array_equal(trained, fresh)
    edits.rewire.delete(document, ["linear"])
    assert edits.nodes.add(document, "linear", (0, 0)) == "linear"
    wire_again(document)
    np.testing.assert_array_equal(shown(session), fresh)


def test_undo_of_the_deletion_brings_back_what_was_learnt(session, document):
    session.run_now(50)
    trained = shown(session)
    edits.rewire.delete(document, ["linear"])
    session.evaluate()
    document.undo_stack.undo()
    np.testing.assert_array_equal(shown(session), trained)
    document.undo_stack.redo()
    edits.nodes.add(document, "linear", (0, 0))
    wire_again(document)
    assert not np.array_equal(shown(session), trained)


def test_redo_of_an_addition_brings_back_what_was_learnt_since(session, document):
    edits.nodes.add(document, "parameter", (0, 300), name="w", rows=2)
    edits.wires.connect(document, Wire("w", "out", "linear", "W"))
    session.run_now(20)
    trained = session.moment.value(PortId("w", "out")).copy()
    document.undo_stack.undo()
    document.undo_stack.undo()
    session.evaluate()
    document.undo_stack.redo()
    document.undo_stack.redo()
    session.evaluate()
    np.testing.assert_array_equal(session.moment.value(PortId("w", "out")), trained)


def test_a_node_that_is_unplugged_for_a_while_keeps_what_it_learnt(session, document):
    session.run_now(50)
    trained = shown(session)
    wire = Wire("X", "out", "linear", "X")
    edits.rewire.delete(document, [], [wire])
    edits.nodes.add(document, "parameter", (0, 400))
    session.evaluate()
    edits.wires.connect(document, wire)
    np.testing.assert_array_equal(shown(session), trained)


def test_files_hold_nothing_of_nodes_that_are_gone_nor_of_ports_that_a_wire_feeds(session, document, tmp_path):
    session.run_now(50)
    edits.rewire.delete(document, ["linear"])
    document.save(tmp_path / "gone.graph.json")
    assert "parameters" not in json.loads((tmp_path / "gone.graph.json").read_text())
    document.undo_stack.undo()
    edits.nodes.add(document, "parameter", (0, 300), name="w", rows=2)
    edits.wires.connect(document, Wire("w", "out", "linear", "W"))
    session.evaluate()
    document.save(tmp_path / "wired.graph.json")
    written = json.loads((tmp_path / "wired.graph.json").read_text())["parameters"]
    assert set(written) == {"linear.b", "w.out"}


def test_a_file_of_before_with_values_of_nodes_that_are_gone_loses_them(session, document, tmp_path):
    session.run_now(5)
    path = tmp_path / "old.graph.json"
    document.save(path)
    content = json.loads(path.read_text())
    content["parameters"]["ghost.W"] = [[1.0]]
    path.write_text(json.dumps(content))
    assert set(file.load(path).parameters) == {"linear.W", "linear.b"}


def test_a_run_of_a_graph_of_before_leaves_nothing_to_a_new_node(session, document):
    fresh = shown(session)
    session.run_now(50)
    edits.rewire.delete(document, ["linear"])
    session.show_run(session.runs[0])
    assert edits.nodes.add(document, "linear", (0, 0)) == "linear"
    wire_again(document)
    np.testing.assert_array_equal(shown(session), fresh)
