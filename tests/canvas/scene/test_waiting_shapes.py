"""One wire gives hundreds of nodes other shapes: those in sight show them at once, the others soon after."""

import pytest
from PySide6.QtGui import QAccessible

from graphgui.app.files.save_picture import save_scene
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Graph, Node, Training, Wire
from graphgui.ops import OPS
from graphgui.storage.project import Project

COUNT, ACROSS, PITCH = 500, 25, 240.0
NEAR, FAR = "n3", f"n{COUNT - 1}"


def wire(i):
    return Wire(f"n{i - 1}", "out", f"n{i}", "A")


@pytest.fixture
def user(show):
    """A chain of which the first nodes are in sight."""
    ops = ["parameter", *["negate"] * (COUNT - 1)]
    nodes = [Node(f"n{i}", OPS[op], {}, (i % ACROSS * PITCH, i // ACROSS * PITCH)) for i, op in enumerate(ops)]
    graph = Graph(nodes, [wire(i) for i in range(1, COUNT)])
    user = show(Document(Project(graph=graph, tables={}, training=Training(), parameters={})))
    user.view.navigation.zoom_reset()
    user.view.centerOn(user.view.scene().item(NEAR).rect.center())
    user.view.grab()
    return user


def shown(user, name):
    """What a node says as it was painted last."""
    return user.view.scene().items_by_name[name].content


def test_an_edit_lays_out_what_is_in_sight_and_the_rest_when_there_is_time(user, qtbot):
    before = {name: shown(user, name) for name in user.document.graph.nodes}
    edits.wires.disconnect(user.document, wire(1))
    user.view.grab()
    changed = [name for name, content in before.items() if shown(user, name) is not content]
    assert NEAR in changed
    assert FAR not in changed
    assert len(changed) < COUNT / 5
    qtbot.waitUntil(lambda: all(shown(user, f"n{i}") != before[f"n{i}"] for i in range(1, COUNT)))
    edits.wires.connect(user.document, wire(1))
    qtbot.waitUntil(lambda: all(shown(user, name) == content for name, content in before.items()))


def test_a_node_that_is_asked_for_says_what_holds_now(user):
    before = shown(user, FAR)
    edits.wires.disconnect(user.document, wire(1))
    assert user.view.scene().item(FAR).content != before


def test_what_comes_into_sight_says_what_holds_now(user):
    before, place = shown(user, FAR), user.view.scene().item(FAR).rect.center()
    edits.wires.disconnect(user.document, wire(1))
    user.view.centerOn(place)
    user.view.grab()
    assert shown(user, FAR) != before


def test_a_saved_picture_waits_for_nothing(user, tmp_path):
    before = shown(user, FAR)
    edits.wires.disconnect(user.document, wire(1))
    save_scene(user.view, tmp_path / "graph.svg")
    assert shown(user, FAR) != before


def test_a_node_that_goes_while_it_waits_is_gone(user, qtbot):
    before = shown(user, "n400")
    edits.wires.disconnect(user.document, wire(1))
    edits.rewire.delete(user.document, [FAR])
    user.document.undo_stack.undo()
    edits.nodes.rename(user.document, FAR, "last")
    qtbot.waitUntil(lambda: shown(user, "n400") != before)
    assert FAR not in user.view.scene().items_by_name
    assert user.view.scene().item("last").content.name == "last"


@pytest.fixture
def reading():
    """A screen reader runs."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_a_screen_reader_has_no_node_laid_out_that_it_does_not_ask_for(user, reading):
    canvas = QAccessible.queryAccessibleInterface(user.view)
    assert canvas.childCount() >= COUNT
    before = shown(user, FAR)
    edits.wires.disconnect(user.document, wire(1))
    assert canvas.childCount() >= COUNT
    assert shown(user, FAR) is before
    far = next(canvas.child(i) for i in range(COUNT) if canvas.child(i).text(QAccessible.Text.Name) == FAR)
    assert far.rect().width() > 0
    assert shown(user, FAR) is not before
