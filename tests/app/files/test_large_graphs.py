"""A large graph is opened between the window's events, with progress and Cancel, and looks as any other."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressDialog, QPushButton

from graphgui.engine import Graph, Node, Training, Wire
from graphgui.ops import OPS
from graphgui.storage import file
from graphgui.storage.project import Project

NODES = 1_500


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """A chain of many nodes in a file; what takes any time shows its dialogue."""
    monkeypatch.setattr("graphgui.dialogs.progress_dialog.SHOWS_AFTER", 0)
    names = ["w", *(f"n{number}" for number in range(1, NODES))]
    nodes = [Node("w", OPS["parameter"], {}, (0.0, 0.0))] + [
        Node(name, OPS["negate"], {}, (240.0 * (number % 40), 160.0 * (number // 40)))
        for number, name in enumerate(names)
        if number
    ]
    wires = [Wire(a.name, a.op.output, b.name, "A") for a, b in pairwise(nodes)]
    path = tmp_path / "many.graph.json"
    file.save(Project(Graph(nodes, wires), {}, Training(), {}), path)
    return path


@pytest.fixture
def beats():
    """How often the event loop came by."""
    counted = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: counted.append(len(counted)))
    timer.start()
    yield counted
    timer.stop()


def test_the_window_answers_while_nodes_are_laid_out(window, saved, beats):
    nodes, shown = window.canvas.scene().items_by_name, []
    window.document.replaced.connect(lambda: shown.append(len(beats)))
    assert window.files.open_path(saved)
    assert len(nodes) == NODES
    assert shown[0] > 5, "between them"


def test_it_looks_as_a_graph_that_was_shown_at_once(window, saved, qtbot):
    assert window.files.open_path(saved)
    scene = window.canvas.scene()
    boxes = {name: scene.rect(name) for name in window.document.graph.nodes}
    lines = {wire: scene.wire_item(wire).curve for wire in window.document.graph.wires}
    texts = {name: scene.item(name).layout.texts for name in boxes}
    bounds = scene.itemsBoundingRect()
    window.document.open(saved)
    assert {name: scene.rect(name) for name in boxes} == boxes
    assert {name: scene.item(name).layout.texts for name in boxes} == texts
    assert {wire: scene.wire_item(wire).curve for wire in lines} == lines
    assert scene.itemsBoundingRect() == bounds


def test_cancel_keeps_what_is_there(engel, saved):
    before = engel.document.project

    def cancel():
        laying_out = [
            each for each in engel.findChildren(QProgressDialog) if each.isVisible() and each.value() > 0
        ]
        for dialog in laying_out:
            QTest.mouseClick(dialog.findChild(QPushButton), Qt.MouseButton.LeftButton)
        if not laying_out:
            QTimer.singleShot(0, engel, cancel)

    QTimer.singleShot(0, engel, cancel)
    assert not engel.files.open_path(saved)
    assert engel.document.project is before
    assert "mse" in engel.canvas.scene().items_by_name


def test_what_fails_between_events_is_told_and_keeps_what_is_there(engel, saved, monkeypatch):
    def broken(*_):
        raise ValueError("broken")

    before = engel.document.project
    monkeypatch.setattr("graphgui.canvas.items.node_item.NodeItem.show", broken)
    with pytest.raises(ValueError, match="broken"):
        engel.files.open_path(saved)
    assert engel.document.project is before
