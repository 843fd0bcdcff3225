"""Every edit is one step that undo takes back exactly."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from graphgui.data.tables import read_csv
from graphgui.document.document import Document, empty_project
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
    return read_csv(path)


EDITS = {
    "add a node": lambda d: d.add_node("square", (40, 60)),
    "wire": lambda d: (d.add_node("square", (0, 0)), d.connect_wire(Wire("mse", "C", "square", "A"))),
    "unplug": lambda d: d.disconnect_wire(Wire("X", "out", "linear", "X")),
    "delete a node with wires": lambda d: d.delete(["linear"]),
    "delete the marked loss": lambda d: (d.mark_loss("mse"), d.delete(["mse", "Y"])),
    "move": lambda d: d.move({"X": (20.0, 40.0), "Y": (60.0, 80.0)}),
    "change an attribute": lambda d: d.set_attributes("linear", bias=2.0),
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


NAMES = st.sampled_from(["a", "b", "c", "d"])


class Edits(RuleBasedStateMachine):
    """Any edits at all: undone to the first byte, redone to the last."""

    def __init__(self):
        super().__init__()
        self.document = Document(empty_project())
        self.first = text(self.document)

    def attempt(self, edit):
        with suppress(Problem):
            edit()

    @rule(op=st.sampled_from(["input", "linear", "mse", "add", "square", "parameter"]), name=NAMES)
    def add(self, op, name):
        self.attempt(lambda: self.document.add_node(op, (0.0, 20.0), name=name))

    @precondition(lambda self: len(self.document.graph) > 0)
    @rule(data=st.data())
    def delete(self, data):
        names = sorted(self.document.graph.nodes)
        self.document.delete(data.draw(st.lists(st.sampled_from(names), unique=True)))

    @precondition(lambda self: len(self.document.graph) > 1)
    @rule(data=st.data())
    def wire(self, data):
        graph = self.document.graph
        inputs = [(n, p.name) for n, node in sorted(graph.nodes.items()) for p in node.op.inputs]
        if inputs:
            source = data.draw(st.sampled_from(sorted(graph.nodes)))
            target, port = data.draw(st.sampled_from(inputs))
            wire = Wire(source, graph[source].op.output, target, port)
            self.attempt(lambda: self.document.connect_wire(wire))

    @precondition(lambda self: any(self.document.graph.wires))
    @rule(data=st.data())
    def unplug(self, data):
        self.document.disconnect_wire(data.draw(st.sampled_from(sorted(self.document.graph.wires))))

    @precondition(lambda self: len(self.document.graph) > 0)
    @rule(data=st.data(), new=NAMES)
    def rename(self, data, new):
        old = data.draw(st.sampled_from(sorted(self.document.graph.nodes)))
        self.attempt(lambda: self.document.rename(old, new))

    @precondition(lambda self: len(self.document.graph) > 0)
    @rule(data=st.data(), x=st.integers(-5, 5))
    def move(self, data, x):
        name = data.draw(st.sampled_from(sorted(self.document.graph.nodes)))
        self.document.move({name: (20.0 * x, 0.0)})

    @precondition(lambda self: len(self.document.graph) > 0)
    @rule(data=st.data())
    def mark(self, data):
        self.document.mark_loss(data.draw(st.none() | st.sampled_from(sorted(self.document.graph.nodes))))

    @rule(back=st.integers(1, 3))
    def undo_some(self, back):
        for _ in range(back):
            self.document.undo_stack.undo()

    @invariant()
    def feeds_and_shapes_follow(self):
        assert set(self.document.shapes.problems) <= set(self.document.graph.nodes)

    def teardown(self):
        stack = self.document.undo_stack
        while stack.canRedo():
            stack.redo()
        last = text(self.document)
        while stack.canUndo():
            stack.undo()
        assert text(self.document) == self.first
        while stack.canRedo():
            stack.redo()
        assert text(self.document) == last
        copy = file.loads(last, Path("/"), drafts=True)
        assert copy.graph == self.document.graph


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=60, stateful_step_count=40, deadline=None, derandomize=True)


def test_training_settings_are_kept_whole(document):
    document.set_training(seed=4)
    assert document.training == replace(Training(), seed=4)
