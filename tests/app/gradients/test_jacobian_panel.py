"""The Jacobian panel in the window: opened from a node's menu, followed by the pointer, costed by the slider."""

import numpy as np
import pytest
from PySide6.QtCore import QDeadlineTimer, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from graphgui import assets
from graphgui.engine import PortId
from graphgui.look.colours import LIGHT
from graphgui.look.formulas import plain
from graphgui.panels.worked_operation import written


@pytest.fixture
def panel(window, qtbot):
    window.resize(1280, 800)
    window.open_example(assets.path("examples", "five-points.graph.json"))
    qtbot.waitUntil(lambda: window.session.moment.is_computed)
    window.canvas.editor.select(["linear"])
    panel = window.panels.bring("jacobian")
    qtbot.waitUntil(lambda: panel.isVisible() and panel.picture.isVisible())
    return panel


def value(window, port):
    return window.session.moment.value(PortId("linear", port))


def choose(box, text):
    box.setFocus()
    box.setCurrentIndex(box.findText(text))


def hover(panel, row, column):
    patience = QDeadlineTimer(5000)
    while panel.whole and not panel.whole.is_typeset:  # which moves what stands below it
        assert not patience.hasExpired()
        QTest.qWait(10)
    QTest.qWait(0)  # until that has moved
    QTest.mouseMove(panel.picture, QPoint(1, 1))
    QTest.mouseMove(panel.picture, panel.picture.entry_rect(row, column).center().toPoint())


def test_a_node_s_menu_opens_it(window, qtbot, hands):
    window.resize(1280, 800)
    window.open_example(assets.path("examples", "five-points.graph.json"))
    qtbot.waitUntil(lambda: window.session.moment.is_computed)
    hands.click(hands.header("mse"))
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menus = window.canvas.findChildren(QMenu) + window.findChildren(QMenu)
    menu = next(each for each in menus if each.isVisible())
    line = next(each for each in menu.actions() if each.objectName() == "show_jacobian")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(line).center())
    qtbot.waitUntil(lambda: "jacobian" in window.panels.made and window.panels["jacobian"].isVisible())
    assert window.panels["jacobian"].node_box.currentText() == "mse"


def test_of_linear_by_x_it_is_the_identity_times_w(panel, window):
    assert panel.node_box.currentText() == "linear" and panel.input_box.currentText() == "X"
    assert plain(panel.whole.latex) == "∂Ŷ/∂X = I₅ ⊗ Wᵀ"
    assert panel.said.text().startswith("5 × 5 numbers. 20 of 25 blocks are zero and the others alike")
    choose(panel.input_box, "W")
    assert plain(panel.whole.latex) == "∂Ŷ/∂W = X"
    choose(panel.input_box, "b")
    assert panel.said.text().startswith("5 × 1 numbers. Each of the 5 blocks is the identity")


def test_the_number_under_the_pointer_is_told_with_its_formula(panel, window):
    hover(panel, 2, 2)
    assert panel.entry.text() == f"∂Ŷ₃₁/∂X₃₁ = W₁₁ = {written(value(window, 'W').item())}"
    hover(panel, 2, 3)
    assert panel.entry.text() == "∂Ŷ₃₁/∂X₄₁ = 0"
    choose(panel.input_box, "W")
    hover(panel, 3, 0)
    assert panel.entry.text() == f"∂Ŷ₄₁/∂W₁₁ = X₄₁ = {written(value(window, 'X')[3, 0])}"


def test_the_two_numbers_that_it_is_about_light_up_at_their_ports(panel, window):
    lit, view = window.canvas.editor.lit_ports, window.canvas.viewport()
    choose(panel.input_box, "W")
    before = view.grab().toImage()
    hover(panel, 3, 0)
    weight, output = written(value(window, "W").item()), written(value(window, "Yhat")[3, 0])
    assert lit.ports == {PortId("linear", "Yhat"): f"Ŷ₄₁ = {output}", PortId("linear", "W"): f"W₁₁ = {weight}"}
    assert view.grab().toImage() != before
    QTest.mouseMove(panel.picture, QPoint(1, 1))  # beside the matrix
    assert lit.ports == {}
    assert view.grab().toImage() == before


def test_arrow_keys_light_them_too_until_the_keyboard_goes_elsewhere(panel, window):
    panel.picture.setFocus()
    QTest.keyClick(panel.picture, Qt.Key.Key_Down)
    assert PortId("linear", "X") in window.canvas.editor.lit_ports.ports
    window.canvas.setFocus()
    assert window.canvas.editor.lit_ports.ports == {}


def test_arrow_keys_go_from_number_to_number(panel):
    hover(panel, 0, 0)
    panel.picture.setFocus()
    QTest.keyClick(panel.picture, Qt.Key.Key_Down)
    QTest.keyClick(panel.picture, Qt.Key.Key_Right)
    QTest.keyClick(panel.picture, Qt.Key.Key_Up)
    assert panel.picture.chosen == (0, 1)
    assert panel.entry.text().startswith("∂Ŷ₁₁/∂X₂₁")
    QTest.keyClick(panel.picture, Qt.Key.Key_Up)
    assert panel.picture.chosen == (0, 1)


def test_it_follows_the_selection_and_a_wire_chooses_the_input(panel, window, hands):
    hands.click(hands.header("mse"))
    assert panel.node_box.currentText() == "mse" and panel.input_box.currentText() == "Ŷ"
    assert panel.said.text().startswith("1 × 5 numbers. One row")
    window.choices.choose_wire(next(wire for wire in window.document.graph.wires if wire.source == "Y"))
    assert panel.input_box.currentText() == "Y"


def test_it_follows_training(panel, window):
    hover(panel, 0, 0)
    before = panel.entry.text()
    QTest.keyClick(window.canvas, Qt.Key.Key_F10)
    assert panel.entry.text() != before
    assert panel.entry.text().endswith(written(value(window, "W").item()))


def test_the_slider_lets_the_examples_grow_and_the_jacobian_with_their_square(panel):
    costs = panel.costs
    assert costs.examples.text() == "q = 5"
    assert [cost.text for cost in costs.memory.costs] == ["40 bytes", "200 bytes"]
    costs.slider.setFocus()
    for _ in range(30):
        QTest.keyClick(costs.slider, Qt.Key.Key_PageUp)
    assert costs.examples.text() == "q = 1\u202f000\u202f000"
    assert [cost.amount for cost in costs.memory.costs] == [8_000_000, 8_000_000_000_000]
    assert costs.operations.costs[0].amount == 1_000_000
    forward, reverse = costs.orders.costs
    assert reverse.amount == 10**12 and forward.amount == 10**12  # X has as many numbers as Yhat


def test_from_the_parameters_reverse_is_the_cheaper_order(window, qtbot):
    window.open_example(assets.path("examples", "diabetes.graph.json"))
    qtbot.waitUntil(lambda: window.session.moment.is_computed)
    panel = window.panels.bring("jacobian")
    choose(panel.node_box, "linear")
    choose(panel.input_box, "W")
    forward, reverse = panel.costs.orders.costs
    q, parameters = window.document.feeds["X"].shape
    assert forward.amount == q * parameters == reverse.amount  # of two stages either order is one product


def test_without_numbers_it_says_when_it_will_have_some(window, qtbot):
    panel = window.panels.bring("jacobian")
    qtbot.waitUntil(panel.isVisible)
    assert "once the graph has numbers" in panel.said.text()
    assert not panel.picture.isVisible() and not panel.costs.isVisible()


def test_a_thousand_by_a_thousand_are_drawn_between_two_frames(window, qtbot):
    from time import perf_counter

    from graphgui.engine.jacobian.blocks import Blocks
    from graphgui.engine.jacobian.matrix import Jacobian
    from graphgui.panels.jacobian.matrix_picture import MatrixPicture

    matrix = np.diag(np.linspace(-1, 1, 1000))
    picture = MatrixPicture(LIGHT)
    qtbot.addWidget(picture)
    picture.resize(300, 300)
    picture.show_matrix(Blocks(Jacobian(matrix, (100, 10), (100, 10))), "Y", "X")
    image = QImage(picture.size(), QImage.Format.Format_RGB32)
    picture.render(image)  # fonts are loaded
    best = np.inf
    for _ in range(5):
        picture.set_theme(LIGHT)
        began = perf_counter()
        picture.render(image)
        best = min(best, perf_counter() - began)
    assert best < 0.1
    first, last = (image.pixelColor(picture.entry_rect(i, i).center().toPoint()) for i in (3, 996))
    assert first.blue() > 2 * first.red() and last.red() > 2 * last.blue()


def test_the_loss_s_jacobian_is_not_told_while_its_gradient_is_to_be_predicted(panel, window):
    window.action_table.qt_actions["predict_first"].trigger()
    window.panels.bring("jacobian")
    choose(panel.node_box, "mse")
    assert not panel.picture.isVisible() and "predicted first" in panel.said.text()
    choose(panel.node_box, "linear")
    assert panel.picture.isVisible()
    plot = window.panels.bring("differences")
    plot.draw_now()
    assert plot.curve is None and "predicted first" in plot.empty.text()
