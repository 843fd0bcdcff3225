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
    """Seconds of work in the fastest of some edits, with what the document does about shapes."""
    return min(seconds(edit, number) for number in range(times))


def seconds(edit, *number):
    """Of work: what else the machine does meanwhile is not the edit's."""
    began = time.process_time()
    edit(*number)
    return time.process_time() - began


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


def test_a_wire_in_the_middle_is_taken_out_and_put_back_within_a_frame(document):
    wire = document.graph.incoming(MIDDLE)["A"]
    stack = document.undo_stack
    changes = {
        "taken out": lambda: edits.wires.disconnect(document, wire),
        "put back": lambda: edits.wires.connect(document, wire),
        "undone": stack.undo,
        "undone to the wire": stack.undo,
    }
    took = [{name: seconds(change) for name, change in changes.items()} for _ in range(7)]
    assert {name: min(each[name] for each in took) for name in changes} == pytest.approx(
        dict.fromkeys(changes, 0.0), abs=FRAME
    )
    stack.redo()
    assert {port for port in document.shapes.known if port.node == f"n{LENGTH - 1}"} == set()
    assert told(document.shapes) == told(infer(document.graph, document.feeds))
    stack.undo()
    assert told(document.shapes) == told(infer(document.graph, document.feeds))


def test_of_two_problems_the_first_is_found_within_a_frame(document):
    for name in (MIDDLE, f"n{LENGTH - 10}"):
        edits.wires.disconnect(document, document.graph.incoming(name)["A"])
    assert len(document.shapes.problems) == 2
    assert fastest(lambda _: document.shapes.first_problem()) < FRAME


def told(shapes):
    return dict(shapes.known), {name: str(problem) for name, problem in shapes.problems.items()}


def test_the_largest_stable_rate_is_not_sought_while_the_window_waits(document):
    assert fastest(lambda _: sharpness(document.graph, document.feeds, document.training)) < FRAME
    assert sharpness(document.graph, document.feeds, document.training) is None
