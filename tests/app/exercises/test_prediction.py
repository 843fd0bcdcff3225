"""Predict First, with the mouse and the keyboard in the window: nothing on the screen tells what is hidden."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from graphgui import assets
from graphgui.engine import PortId, Wire

TO_LOSS = Wire("linear", "Yhat", "mse", "Yhat")


@pytest.fixture
def points(window, qtbot):
    window.open_example(assets.path("examples", "five-points.graph.json"))
    qtbot.waitUntil(lambda: window.session.moment.is_computed)
    return window


@pytest.fixture
def panel(points):
    points.action_table.qt_actions["predict_first"].trigger()
    panel = points.panels["prediction"]
    assert panel.isVisible()
    return panel


def click(button):
    assert button.isVisible() and button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def reading(window, wire=TO_LOSS):
    window.canvas.grab()
    return window.canvas.scene().wire_item(wire).reading


def test_wires_tell_neither_number_nor_sign_nor_size(points, panel):
    readings = [reading(points, wire) for wire in points.document.graph.wires]
    assert {each.gradient.text for each in readings} == {"?"}
    assert len({each.width for each in readings}) == 1
    assert {each.gradient.tone for each in readings} == {"muted"}


def test_the_node_the_inspector_the_card_and_why_tell_nothing(points, panel, hands, qtbot):
    hands.click(hands.header("linear"))
    numbers = [number.text for number in points.canvas.scene().item("linear").numbers]
    assert numbers.count("?") == 2
    said = points.session.moment.hidden_gradient(PortId("linear", "W")).item()
    inspector = points.panels.bring("inspector")
    points.canvas.grab()
    qtbot.waitUntil(lambda: bool(inspector.findChildren(type(panel.asked))))
    texts = [label.text() for label in inspector.findChildren(type(panel.asked))]
    assert not any(f"{abs(said):.1f}" in text for text in texts)
    points.canvas.setFocus()
    QTest.keyClick(points.canvas, Qt.Key.Key_F3)
    why = points.panels["why"]
    qtbot.waitUntil(lambda: bool(why.steps))
    assert all(step.line.result is None and not step.entry.text() for step in why.steps)
    click(why.notation.buttons["index"])
    qtbot.waitUntil(lambda: len(why.steps) == 3)
    assert [formula.latex for formula in why.steps[-1].formulas][-1].endswith(r"_{il}}")  # in indices all the same
    assert all(step.line.result is None and not step.entry.text() for step in why.steps)


def test_a_sign_is_said_with_a_click_and_the_number_is_seen(points, panel, hands):
    hands.click(hands.header("linear"))
    assert panel.asked.text().startswith("What is ∂C/∂W of “linear”?")
    click(panel.sign_buttons[0])
    assert panel.told.text().startswith("Right: ∂C/∂W of “linear” is −51.9")
    assert panel.score.text() == "1 of 1 right"
    assert "∂C/∂b" in panel.asked.text()
    points.canvas.grab()
    assert [n.text for n in points.canvas.scene().item("linear").numbers].count("?") == 1


def test_a_size_is_chosen_of_three_and_a_value_typed(points, panel, hands):
    hands.click(hands.header("linear"))
    number = points.session.moment.hidden_gradient(PortId("linear", "W")).item()
    sizes = [float(button.text()) for button in panel.size_buttons]
    click(panel.size_buttons[sizes.index(min(sizes, key=lambda size: abs(size - abs(number))))])
    assert panel.told.text().startswith("Right")
    panel.value_field.setFocus()
    QTest.keyClicks(panel.value_field, "what")
    QTest.keyClick(panel.value_field, Qt.Key.Key_Return)
    assert panel.told.text() == "“what” is no number." and panel.score.text() == "1 of 1 right"
    panel.value_field.clear()
    QTest.keyClicks(panel.value_field, "1")
    QTest.keyClick(panel.value_field, Qt.Key.Key_Return)
    assert panel.told.text().startswith("No: ∂C/∂b") and panel.score.text() == "1 of 2 right"


def test_one_wire_is_hidden_and_shown_again(points, hands):
    hands.click(hands.at(points.canvas.scene().wire_item(TO_LOSS).curve.at(0.15)))
    assert points.canvas.editor.selected_wires() == [TO_LOSS]
    action = points.action_table.qt_actions["hide_gradient"]
    action.trigger()
    assert points.document.hidden == {TO_LOSS.end, TO_LOSS.start}
    assert reading(points).gradient.text == "?"
    action.trigger()
    assert points.document.hidden == frozenset()


def test_a_lock_leaves_the_switch_grey(points, panel):
    actions = {entry.id: entry for entry in points.action_table.actions()}
    assert actions["lock_hidden"].enabled()
    actions["lock_hidden"].do()
    assert not actions["predict_first"].enabled() and not actions["hide_gradient"].enabled()
    actions["predict_first"].do()
    assert "locked" in points.banner.text
    assert points.document.hiding.everywhere


def test_neither_forward_mode_nor_the_pulls_tell_what_is_hidden(points, panel):
    forward = points.panels.bring("forward_mode")
    forward.port.setFocus()
    QTest.keyClicks(forward.port, "linear.W")
    QTest.mouseClick(forward.switch, Qt.MouseButton.LeftButton, pos=QPoint(10, forward.switch.height() // 2))
    assert points.session.seed.port == PortId("linear", "W")
    assert forward.forward.text() == forward.reverse.text() == "?"
    pulls = points.panels.bring("pulls")
    pulls.draw_now()
    assert not pulls.columns() and not pulls.mean.isVisible()
    forward.switch_off()
    points.action_table.qt_actions["predict_first"].trigger()
    pulls.draw_now()
    assert pulls.columns() and pulls.mean.isVisible()


def test_a_node_without_parameters_asks_for_its_wires_and_says_where_a_number_stands(points, panel, hands):
    hands.click(hands.header("mse"))
    assert panel.asked.text().startswith("∂C/∂Ŷ of “mse” is 5 × 1. What stands in row ")
    click(panel.sign_buttons[0])
    assert panel.told.text().startswith("Right: ∂C/∂Ŷ of “mse” is −") and ", column 1." in panel.told.text()
    assert panel.asked.text().startswith("∂C/∂Y of “mse”")
    hands.click(hands.header("X"))
    assert panel.asked.text().startswith("∂C/∂X of “linear” is 5 × 1")
