"""What is opened or edited shows its numbers at once, and nothing has to be asked for."""

import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui.document import edits
from graphgui.document.session import evaluator, upkeep
from graphgui.engine import PortId, Wire
from graphgui.examples import EXAMPLES

W = PortId("linear", "W")


def settle():
    for _ in range(3):
        QApplication.processEvents()


def readings(window):
    """What stands on every wire."""
    scene = window.canvas.scene()
    return [scene.wire_item(wire).reading for wire in window.document.graph.wires]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_example_shows_numbers_as_soon_as_it_is_open(window, example):
    window.open_example(example.path)
    settle()
    assert window.session.moment.is_computed
    assert window.session.moment.loss is not None
    assert not window.isWindowModified()
    window.canvas.grab()
    assert all(reading.value.text not in ("", "–", "…") for reading in readings(window))
    assert all(reading.gradient.text not in ("", "…") for reading in readings(window))


def test_after_each_edit_the_numbers_are_those_of_the_graph_as_it_is(engel):
    settle()
    before = engel.session.moment.loss
    edits.rewire.delete(engel.document, ["mse"])
    settle()
    assert engel.session.moment.is_computed
    assert engel.session.moment.loss is None
    assert engel.session.moment.value(PortId("linear", "Yhat")).shape == (235, 1)
    engel.document.undo_stack.undo()
    settle()
    assert engel.session.moment.loss == before
    edits.nodes.set_attributes(engel.document, "X", scale=[[500.0]])
    settle()
    assert engel.session.moment.loss not in (None, before)


def test_what_can_be_computed_of_an_unfinished_graph_is(window):
    document = window.document
    edits.nodes.add(document, "input", (0, 0), name="X", value=[[1.0], [2.0]])
    edits.nodes.add(document, "linear", (200, 0))
    edits.nodes.add(document, "mse", (400, 0))
    edits.wires.connect(document, Wire("X", "out", "linear", "X"))
    edits.wires.connect(document, Wire("linear", "Yhat", "mse", "Yhat"))  # and Y is missing
    settle()
    assert window.session.moment.value(PortId("linear", "Yhat")).shape == (2, 1)
    assert window.banner.text == ""  # nobody asked for anything
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert "mse" in window.banner.text  # now somebody did
    assert window.session.state == "idle"


def test_numbers_that_nobody_learnt_are_not_kept_in_the_document(engel):
    settle()
    assert engel.document.project.parameters == {}
    edits.training.change(engel.document, seed=7)
    settle()
    seventh = engel.session.moment.value(W).copy()
    edits.training.change(engel.document, seed=8)
    settle()
    assert not np.array_equal(engel.session.moment.value(W), seventh)
    edits.training.change(engel.document, seed=7)
    QTest.keyClick(engel, Qt.Key.Key_F10)
    np.testing.assert_array_equal(engel.session.run.snapshot(0).theta[0], seventh.item())


def test_what_was_learnt_survives_a_detour_over_an_unfinished_graph(engel):
    engel.session.run_now(50)
    learnt = engel.session.moment.value(W).copy()
    wire = Wire("X", "out", "linear", "X")
    edits.wires.disconnect(engel.document, wire)
    settle()
    edits.wires.connect(engel.document, wire)
    settle()
    np.testing.assert_array_equal(engel.session.moment.value(W), learnt)


def test_a_graph_that_takes_long_is_computed_beside_the_window(engel, qtbot, monkeypatch):
    settle()
    monkeypatch.setattr(upkeep, "takes_long", lambda document: True)
    plan_of = type(engel.document.project).plan

    def slow(self, *arguments, **named):
        time.sleep(2)
        return plan_of(self, *arguments, **named)

    monkeypatch.setattr(type(engel.document.project), "plan", slow)
    began = time.perf_counter()
    edits.nodes.set_attributes(engel.document, "X", scale=[[500.0]])
    settle()
    assert time.perf_counter() - began < 1.5
    assert not engel.session.moment.is_computed
    qtbot.waitUntil(lambda: engel.session.moment.is_computed)
    assert engel.session.moment.loss is not None


def test_millions_of_numbers_and_hundreds_of_nodes_take_long_and_an_example_does_not(engel):
    assert not evaluator.takes_long(engel.document)
    edits.nodes.set_attributes(engel.document, "linear", outputs=10_000)
    assert evaluator.takes_long(engel.document)
