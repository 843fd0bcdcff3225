"""An edit in the middle of ten thousand nodes takes no longer than a frame."""

import time

import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Graph, Training, Wire
from graphgui.engine.analysis.sharpness import sharpness
from graphgui.engine.graph.shapes import infer
from graphgui.storage.project import Project
from tests.graphs import node

LENGTH = 10_000
FRAME = 0.016  # seconds
MIDDLE = f"n{LENGTH // 2}"


@pytest.fixture
def document(qapp):
    names = [f"n{i}" for i in range(LENGTH)]
    graph = Graph([node("p", "parameter"), *(node(name, "leaky_relu") for name in names)])
    before = "p"
    for name in names:
        graph.connect(Wire(before, "out", name, "A"))
        before = name
    document = Document(Project(graph, {}, Training(), {}))
    assert not document.shapes.problems
    return document


def fastest(edit, times=5):
    """Seconds that the fastest of some edits took, with what the document does about shapes."""
    took = []
    for number in range(times):
        began = time.perf_counter()
        edit(number)
        took.append(time.perf_counter() - began)
    return min(took)


def insert(document, number):
    wire = document.graph.incoming(MIDDLE)["A"]
    with document.one_step("insert"):
        name = edits.nodes.add(document, "tanh", (0.0, 0.0))
        edits.rewire.insert_on_wire(document, name, wire)


EDITS = {
    "a number": lambda document, number: edits.nodes.set_attributes(document, MIDDLE, slope=0.1 + number / 100),
    "a node on a wire": insert,
    "a second wire": lambda document, number: edits.wires.connect(
        document, Wire(MIDDLE, "out", edits.nodes.add(document, "negate", (0.0, 0.0)), "A")
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_and_its_undo_take_less_than_a_frame(document, edit):
    assert fastest(lambda number: edit(document, number)) < FRAME
    assert fastest(lambda _: document.undo_stack.undo()) < FRAME
    assert fastest(lambda _: document.undo_stack.redo()) < FRAME
    assert dict(document.shapes.known) == dict(infer(document.graph, document.feeds).known)
    assert not document.shapes.problems


def test_the_largest_stable_rate_is_not_sought_while_the_window_waits(document):
    assert fastest(lambda _: sharpness(document.graph, document.feeds, document.training)) < FRAME
    assert sharpness(document.graph, document.feeds, document.training) is None
