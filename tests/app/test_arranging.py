"""A large graph is laid out beside the window: it can be broken off, and never undoes what was done meanwhile."""

import os
import random
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QSettings, Qt
from PySide6.QtTest import QTest

from graphgui.app.application import application
from graphgui.app.window import Window
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Graph, Node, Training, Wire
from graphgui.ops import OPS
from graphgui.storage.project import Project

CONTROL = Qt.KeyboardModifier.ControlModifier


def tangle(count: int) -> Project:
    """Additions that each take two values from anywhere before, in rows of twenty."""
    choice = random.Random(0)
    names = [f"n{number}" for number in range(count)]
    nodes = [Node(names[0], OPS["parameter"], {"rows": 1, "columns": 1}, (0.0, 0.0))]
    nodes += [Node(name, OPS["add"], {}, (i % 20 * 220.0, i // 20 * 140.0)) for i, name in enumerate(names) if i]
    wires = [Wire(a, "out", b, "A") for a, b in pairwise(names)]
    wires += [Wire(choice.choice(names[:i]), "out", name, "B") for i, name in enumerate(names) if i]
    return Project(graph=Graph(nodes, wires), tables={}, training=Training(), parameters={})


@pytest.fixture
def tangled(window):
    window.document.apply_project(tangle(300))
    return window


@pytest.fixture
def arrange(tangled):
    """The keys that ask for a layout; the process that makes it."""

    def arrange():
        QTest.keyClick(tangled.canvas, Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        return tangled.canvas.editor.auto_layout.process

    return arrange


def places(window) -> set[tuple[float, float]]:
    return {window.document.position(name) for name in window.document.graph.nodes}


def is_there(pid: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_large_layout_is_one_step_and_ends_its_process(tangled, arrange, qtbot):
    before = places(tangled)
    pid = arrange().pid
    assert tangled.banner.text == "Arranging 300 nodes…"
    assert places(tangled) == before
    qtbot.waitUntil(lambda: places(tangled) != before, timeout=20_000)
    assert tangled.banner.text == ""
    assert tangled.document.undo_stack.index() == 1
    qtbot.waitUntil(lambda: not is_there(pid))
    tangled.document.undo_stack.undo()
    assert places(tangled) == before


def test_escape_breaks_it_off(tangled, arrange, qtbot):
    pid = arrange().pid
    QTest.keyClick(tangled.canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not is_there(pid))
    assert tangled.banner.text == ""
    assert tangled.document.undo_stack.index() == 0


def test_cancel_in_the_banner_breaks_it_off(tangled, arrange, qtbot):
    pid = arrange().pid
    (cancel,) = tangled.banner.buttons
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not is_there(pid))
    assert tangled.banner.text == ""


def test_closing_the_window_leaves_no_process(qtbot):
    application()
    window = Window(Document(tangle(300)))
    with qtbot.waitExposed(window):
        window.show()
    window.complete()
    QTest.keyClick(window.canvas, Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    pid = window.canvas.editor.auto_layout.process.pid
    assert is_there(pid)
    window.close()
    qtbot.waitUntil(lambda: not is_there(pid))


def test_an_edit_of_the_graph_meanwhile_counts_more(tangled, arrange, qtbot):
    before = places(tangled)
    pid = arrange().pid
    tangled.canvas.editor.select(["n7"])
    QTest.keyClick(tangled.canvas, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "edited meanwhile" in tangled.banner.text)
    qtbot.waitUntil(lambda: not is_there(pid))
    assert tangled.document.undo_stack.index() == 1
    assert places(tangled) < before


def test_another_learning_rate_meanwhile_does_not_matter(tangled, arrange, qtbot):
    before = places(tangled)
    arrange()
    edits.training.change(tangled.document, learning_rate=0.5)
    qtbot.waitUntil(lambda: places(tangled) != before, timeout=20_000)
    assert tangled.document.undo_stack.index() == 2


@pytest.fixture
def heap(engel):
    """A small graph in one heap, arranged: the document knows the places, the nodes are on their way."""
    QSettings().setValue("reduce_motion", False)
    document: Document = engel.document
    edits.nodes.move(document, dict.fromkeys(document.graph.nodes, (0.0, 0.0)))
    QTest.keyClick(engel.canvas, Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    return engel


def shown(window) -> dict[str, QPointF]:
    return {name: QPointF(window.canvas.scene().item(name).position) for name in window.document.graph.nodes}


def meant(window) -> dict[str, QPointF]:
    return {name: QPointF(*window.document.position(name)) for name in window.document.graph.nodes}


def test_nodes_glide_to_their_places(heap, qtbot):
    assert set(map(QPointF.toTuple, shown(heap).values())) == {(0.0, 0.0)}
    assert len(set(map(QPointF.toTuple, meant(heap).values()))) == len(heap.document.graph)
    qtbot.waitUntil(lambda: shown(heap) == meant(heap))
    assert heap.document.undo_stack.index() == 2


def test_a_press_ends_the_gliding(heap):
    assert shown(heap) != meant(heap)
    QTest.mousePress(heap.canvas.viewport(), Qt.MouseButton.LeftButton, pos=heap.canvas.rect().bottomRight() / 2)
    assert shown(heap) == meant(heap)
    QTest.mouseRelease(heap.canvas.viewport(), Qt.MouseButton.LeftButton, pos=heap.canvas.rect().bottomRight() / 2)


def test_undo_ends_the_gliding(heap):
    heap.document.undo_stack.undo()
    assert set(map(QPointF.toTuple, shown(heap).values())) == {(0.0, 0.0)}


def test_nothing_glides_where_the_style_animates_nothing(engel, monkeypatch):
    monkeypatch.setattr("graphgui.canvas.editing.animation.is_wanted", lambda widget: False)
    edits.nodes.move(engel.document, dict.fromkeys(engel.document.graph.nodes, (0.0, 0.0)))
    QTest.keyClick(engel.canvas, Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert shown(engel) == meant(engel)
