"""Why this number? F3 derives the gradient of what is selected from the loss backwards, also while it trains."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from graphgui.engine import Graph, Node, PortId, Training, Wire
from graphgui.look.formulas import plain
from graphgui.ops import OPS
from graphgui.panels.worked_operation import written
from graphgui.storage.project import Project
from tests.graphs import constant

TO_LOSS = Wire("linear", "Yhat", "mse", "Yhat")


@pytest.fixture(autouse=True)
def opened(example):
    example("five-points")


@pytest.fixture
def why(ask, qtbot):
    def panel(node="", wire=None):
        shown = ask("why", node, wire)
        qtbot.waitUntil(lambda: len(shown.steps) > 0)
        return shown

    return panel


def equations(panel):
    return [plain(step.formula.latex) for step in panel.steps]


def test_a_weight_is_derived_from_the_loss_to_the_number_on_its_node(window, why):
    panel = why("linear")
    assert panel.gradient_box.currentText() == "linear.W"
    assert equations(panel) == ["∂C/∂C = 1", "∂C/∂Ŷ = 2/q (Ŷ − Y)", "∂C/∂W = Xᵀ ∂C/∂Ŷ"]
    gradient = window.session.moment.gradient(PortId("linear", "W")).item()
    assert panel.steps[-1].entry.text().endswith(f"= {written(gradient)}")


def test_another_gradient_of_the_node_is_chosen(window, why):
    panel = why("linear")
    panel.gradient_box.setFocus()
    QTest.keyClick(panel.gradient_box, Qt.Key.Key_Down)
    assert panel.gradient_box.currentText() == "linear.b"
    assert equations(panel)[-1] == "∂C/∂b = 1ᵀ ∂C/∂Ŷ"


def test_the_number_that_is_clicked_is_written_out(window, qtbot, why):
    panel = why(wire=TO_LOSS)
    assert panel.gradient_box.currentText() == "mse.Ŷ"
    step = panel.steps[-1]
    matrix = step.result.matrix
    qtbot.waitUntil(lambda: matrix.width() > 60)
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.entry_rect(3, 0).center().toPoint())
    gradient = window.session.moment.gradient(TO_LOSS.end)
    assert step.entry.text().startswith("row 4, column 1: (2/5)·1·(")
    assert step.entry.text().endswith(f"= {written(gradient[3, 0])}")


def test_it_follows_the_steps_of_training(window, why):
    panel = why("linear")
    before = panel.steps[-1].entry.text()
    QTest.keyClick(window.canvas, Qt.Key.Key_F10)
    assert window.session.step == 1
    gradient = window.session.moment.gradient(PortId("linear", "W")).item()
    assert panel.steps[-1].entry.text() != before
    assert panel.steps[-1].entry.text().endswith(f"= {written(gradient)}")


def test_the_number_chosen_stays_chosen_while_the_steps_go_on(window, why):
    panel = why(wire=TO_LOSS)
    step = panel.steps[-1]
    step.write_entry(3, 0)
    QTest.keyClick(window.canvas, Qt.Key.Key_F10)
    assert panel.steps[-1] is step
    gradient = window.session.moment.gradient(TO_LOSS.end)
    assert step.entry.text().startswith("row 4, column 1: ")
    assert step.entry.text().endswith(f"= {written(gradient[3, 0])}")


def test_what_does_not_reach_the_loss_is_told_so(window, qtbot, why):
    panel = why("linear")
    window.choices.choose_wire(Wire("Y", "out", "mse", "Y"))
    qtbot.waitUntil(lambda: panel.gradient_box.currentText() == "mse.Y")
    assert equations(panel)[-1] == "∂C/∂Y = −2/q (Ŷ − Y)"
    window.document.undo_stack.setClean()
    window.canvas.editor.select(["mse"])
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    assert panel.steps == []
    assert panel.said.text()


def test_along_the_time_line_it_comes_to_the_numbers_of_the_step_shown_last(window, qtbot, why):
    panel = why("linear")
    for _ in range(5):
        QTest.keyClick(window.canvas, Qt.Key.Key_F10)
    for step in (1, 4, 2, 5, 3):
        window.session.show_step(step)
    gradient = window.session.moment.gradient(PortId("linear", "W")).item()
    qtbot.waitUntil(lambda: panel.steps[-1].entry.text().endswith(f"= {written(gradient)}"))


def test_a_picture_has_every_line_typeset_also_those_that_were_not_seen(window, example, why):
    example("deep-chain")
    first = next(wire for wire in window.document.graph.wires if wire.source == "X")
    panel = why(wire=first)
    panel.copy_picture()
    first = QGuiApplication.clipboard().pixmap().height()
    formulas = [formula for step in panel.steps for formula in step.formulas]
    assert len(panel.steps) > 10 and all(formula.is_typeset for formula in formulas)
    QTest.qWait(0)
    panel.copy_picture()
    assert QGuiApplication.clipboard().pixmap().height() == first


def test_it_is_copied_as_latex(window, why):
    panel = why("linear")
    QTest.mouseClick(panel.copy_button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith(r"\begin{aligned}") and r"X^{\top}" in text
    assert r"= -51.9" in text and r"\begin{pmatrix} -1.14 \\ " in text
    assert text.isascii()  # as LaTeX has numbers, too
    assert np.isfinite(window.session.moment.loss)


def test_factors_are_called_as_in_the_formula_above_them(example, qtbot, why):
    example("shared-weights")
    panel = why("w")
    qtbot.waitUntil(lambda: len(panel.steps) == 6)
    first, second, _ = panel.steps[-3:]
    assert first.shapes.accessibleName() == "Xᵀ 1 × 8, ∂C/∂once 8 × 1"
    assert second.shapes.accessibleName() == "onceᵀ 1 × 8, ∂C/∂twice 8 × 1"


def test_an_operation_without_a_formula_says_so_in_every_notation(window, qtbot, why):
    op = replace(OPS["square"], name="mine", formula="", gradients=(), index_form=())
    nodes = [constant("x", [[1, 2]]), Node("h", op), Node("C", OPS["sum"])]
    graph = Graph(nodes, [Wire("x", "out", "h", "A"), Wire("h", "out", "C", "A")], loss="C")
    window.document.open(Path("mine"), as_copy=True, project=Project(graph, {}, Training(0.1, steps=5), {}))
    qtbot.waitUntil(lambda: window.session.moment.is_computed)
    panel = why("x")
    for button in panel.notation.buttons.values():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(panel.steps) == 3)
        assert panel.steps[-1].remark.text().startswith("Back through “h”, which declares no formula")
        assert panel.steps[-1].entry.text() == "row 1, column 1: 1·2 = 2"
