"""The Why panel writes a derivation in three notations, shows shapes, and points at the canvas."""

import pytest
from PySide6.QtCore import QEvent, QPointF, QSettings, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from graphgui.document import edits
from graphgui.look.formulas import plain


@pytest.fixture(autouse=True)
def opened(example):
    example("five-points")


@pytest.fixture
def panel(ask, qtbot):
    shown = ask("why", "linear")
    qtbot.waitUntil(lambda: len(shown.steps) > 0)
    return shown


def choose(panel, notation):
    QTest.mouseClick(panel.notation.buttons[notation], Qt.MouseButton.LeftButton)


def last_equations(panel):
    return [plain(formula.latex) for formula in panel.steps[-1].formulas]


def test_indices_are_written_as_by_hand(panel):
    choose(panel, "index")
    assert last_equations(panel) == [
        "∂C/∂W_kl = Σ_ij ∂C/∂Ŷ_ij ∂Ŷ_ij/∂W_kl",
        "∂Ŷ_ij/∂W_kl = X_ik δ_jl",
        "∂C/∂W_kl = Σ_i X_ik ∂C/∂Ŷ_il",
    ]
    assert plain(panel.steps[-1].entry_formula.latex).startswith("∂C/∂W_11 = X_11 ∂C/∂Ŷ_11 + X_21 ∂C/∂Ŷ_21 + ")


def test_the_element_that_is_clicked_is_the_one_of_the_equation(panel, qtbot):
    choose(panel, "index")
    step = panel.steps[1]
    qtbot.waitUntil(lambda: step.result.matrix.width() > 60)
    place = step.result.matrix.entry_rect(2, 0).center().toPoint()
    QTest.mouseClick(step.result.matrix, Qt.MouseButton.LeftButton, pos=place)
    assert plain(step.entry_formula.latex) == "∂C/∂Ŷ_31 = 2/q (Ŷ_31 − Y_31)"
    assert step.entry.text().startswith("row 3, column 1: (2/5)·")


def test_single_numbers_are_written_small(panel):
    choose(panel, "scalar")
    assert last_equations(panel) == ["∂C/∂w = ∂C/∂ŷ · ∂ŷ/∂w", "∂ŷ/∂w = x", "∂C/∂w = x ∂C/∂ŷ"]
    assert [plain(formula.latex) for formula in panel.steps[1].formulas] == ["∂C/∂ŷ = 2 (ŷ − y)"]
    assert "q = n = p = 1" in panel.said.text()


def test_the_notation_is_remembered(window, panel, qtbot):
    choose(panel, "index")
    assert QSettings().value("derivation_notation") == "index"


def test_the_factors_stand_as_boxes_with_their_shapes(panel):
    assert panel.steps[-1].shapes.isVisible()
    assert panel.steps[-1].shapes.accessibleName() == "Xᵀ 1 × 5, ∂C/∂Ŷ 5 × 1"


def test_a_line_under_the_pointer_lights_its_path(window, panel):
    scene, step = window.canvas.editor.scene, panel.steps[-1]
    where = QPointF(step.rect().center())
    QGuiApplication.sendEvent(step, QEnterEvent(where, where, QPointF(step.mapToGlobal(step.rect().center()))))
    assert scene.lit[0] == {"linear", "mse"}
    assert [(wire.source, wire.target) for wire in scene.lit[1]] == [("linear", "mse")]
    QGuiApplication.sendEvent(step, QEvent(QEvent.Type.Leave))
    assert scene.lit == (frozenset(), frozenset())


def test_it_is_copied_as_markdown_and_as_a_picture(panel):
    choose(panel, "index")
    latex, markdown, picture = panel.copy_button.menu().actions()
    markdown.trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("$$\n\\begin{aligned}") and r"\delta_{jl}" in text
    picture.trigger()
    assert QGuiApplication.clipboard().pixmap().width() > 100
    latex.trigger()
    assert QGuiApplication.clipboard().text().startswith(r"\begin{aligned}")


def point_at(panel, qtbot, formula, part):
    panel.findChild(QScrollArea).ensureWidgetVisible(formula)
    seen = [each for step in panel.steps for each in step.formulas if not each.visibleRegion().isEmpty()]
    qtbot.waitUntil(lambda: all(each.is_typeset for each in seen))  # which moves what stands below
    QTest.qWait(0)
    panel.findChild(QScrollArea).ensureWidgetVisible(formula)
    QTest.mouseMove(formula, formula.part_rect(part).center().toPoint())


def lit(window):
    nodes, wires = window.canvas.editor.scene.lit
    return set(nodes), {(wire.source, wire.target) for wire in wires}


def test_a_factor_under_the_pointer_lights_what_it_is_of(window, panel, qtbot):
    formula = panel.steps[-1].formula
    assert plain(formula.latex) == "∂C/∂W = Xᵀ ∂C/∂Ŷ"
    point_at(panel, qtbot, formula, 1)
    assert lit(window) == ({"X"}, {("X", "linear")})
    marked = formula.grab().toImage()
    point_at(panel, qtbot, formula, 2)
    assert lit(window) == ({"linear", "mse"}, {("linear", "mse")})
    assert formula.grab().toImage() != marked
    QTest.mouseMove(window.canvas, window.canvas.rect().center())
    qtbot.waitUntil(lambda: lit(window) == (set(), set()))


def test_so_does_a_derivative_between_two_values(window, panel, qtbot):
    choose(panel, "index")
    formula = panel.steps[-1].formulas[1]
    point_at(panel, qtbot, formula, 0)
    assert lit(window) == ({"linear"}, set())


def test_what_is_selected_on_the_canvas_has_its_line_marked(window, panel, hands):
    assert [step.is_marked for step in panel.steps] == [False, False, True]
    QTest.mouseClick(panel.keep_button, Qt.MouseButton.LeftButton)
    hands.click(hands.header("mse"))
    assert len(panel.steps) == 3 and [step.is_marked for step in panel.steps] == [True, True, False]
    hands.click(hands.header("X"))
    assert not any(step.is_marked for step in panel.steps)
    QTest.mouseClick(panel.keep_button, Qt.MouseButton.LeftButton)
    hands.click(hands.header("mse"))
    assert len(panel.steps) == 1


def test_what_is_kept_stays_while_its_node_gets_another_name(window, panel, qtbot, hands):
    QTest.mouseClick(panel.keep_button, Qt.MouseButton.LeftButton)
    edits.nodes.rename(window.document, "linear", "model")
    qtbot.waitUntil(lambda: window.session.moment.is_computed and len(panel.steps) == 3)
    assert panel.gradient_box.currentText() == "model.W"
    assert panel.copy_button.isEnabled() and panel.steps[-1].line.port.node == "model"
    hands.click(hands.header("mse"))
    assert len(panel.steps) == 3


def test_lines_that_are_gone_light_nothing_any_more(window, panel, qtbot):
    point_at(panel, qtbot, panel.steps[-1].formula, 1)
    assert lit(window) == ({"X"}, {("X", "linear")})
    window.canvas.editor.select(["mse"])
    assert len(panel.steps) == 1 and lit(window) == (set(), set())


def test_a_line_that_is_clicked_is_shown_on_the_canvas_and_its_derivation_stays(window, panel):
    step = panel.steps[1]
    QTest.mouseClick(step, Qt.MouseButton.LeftButton, pos=step.formula.geometry().center())
    assert window.canvas.editor.selected_nodes() == ["mse"]
    assert panel.steps[1] is step and step.is_marked and len(panel.steps) == 3
