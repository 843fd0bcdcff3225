"""Find the broken gradient, with the mouse and the keyboard in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui import assets
from graphgui.document.exercises import changes
from graphgui.engine import PortId
from graphgui.engine.faults import fault_in
from graphgui.faults import Fault


@pytest.fixture
def points(window):
    window.open_example(assets.path("examples", "five-points.graph.json"))
    return window


def asked(window):
    """The menu's line, chosen."""
    window.action_table.qt_actions["break_gradient"].trigger()
    panel = window.panels["broken_gradient"]
    assert panel.isVisible()
    return panel


def click(button):
    assert button.isVisible() and button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def line(window, hands):
    """The line of the accusation in the menu that a right-click on a node opens."""
    at = hands.header("linear")
    QTest.mousePress(window.canvas.viewport(), Qt.MouseButton.RightButton, pos=at)
    QTest.mouseRelease(window.canvas.viewport(), Qt.MouseButton.RightButton, pos=at)
    menu = QApplication.activePopupWidget()
    return next(action for action in menu.actions() if action.objectName() == "accuse")


def choose(panel, port, kind):
    panel.port_box.setFocus()
    while panel.port_box.currentData() != port:
        QTest.keyClick(panel.port_box, Qt.Key.Key_Down)
    row = next(
        i for i in range(panel.repairs.count()) if panel.repairs.item(i).data(Qt.ItemDataRole.UserRole) == kind
    )
    place = panel.repairs.visualItemRect(panel.repairs.item(row)).center()
    QTest.mouseClick(panel.repairs.viewport(), Qt.MouseButton.LeftButton, pos=place)
    click(panel.repair_button)


def test_the_menu_plants_one_that_is_found_accused_and_repaired(points, hands):
    graph = points.document.graph.copy()
    panel = asked(points)
    name, fault = fault_in(points.document.graph)
    other = next(each for each in ("linear", "mse") if each != name)
    hands.click(hands.header(other))
    click(panel.accuse_button)
    assert panel.answered.text().startswith(f"No: given what arrives at “{other}”")
    hands.click(hands.header(name))
    click(panel.accuse_button)
    assert panel.answered.text() == f"Yes: a gradient of “{name}” is wrong."
    choose(panel, fault.port, fault.kind)
    assert panel.said.text().startswith("Right.") and "Wrong answers on the way: 1." in panel.said.text()
    assert points.document.graph == graph


def test_the_menu_of_a_node_accuses_it_and_offers_that_only_then(points, hands):
    assert not line(points, hands).isVisible()
    QApplication.activePopupWidget().close()
    changes.plant(points.document, "linear", Fault("W", "sign"))
    found = line(points, hands)
    assert found.isVisible() and found.isEnabled()
    found.trigger()
    QApplication.activePopupWidget().close()
    assert points.exercises.broken_gradient.stage == "repair"
    assert points.panels["broken_gradient"].isVisible()


def test_three_hints_and_giving_up(points, hands):
    panel = asked(points)
    name, _ = fault_in(points.document.graph)
    for _ in range(3):
        click(panel.hint_button)
    assert f"“{name}”" in panel.hints.text() and not panel.hint_button.isEnabled()
    click(panel.give_up_button)
    assert panel.said.text().startswith("This was it: ")
    assert fault_in(points.document.graph) is None
    click(panel.begin_button)
    assert panel.accuse_button.isVisible() and not panel.hints.isVisible()


def test_undo_takes_it_back(points):
    panel = asked(points)
    points.canvas.setFocus()
    QTest.keyClick(points.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert fault_in(points.document.graph) is None
    assert panel.begin_button.isVisible()


def test_an_empty_graph_is_told(window):
    window.action_table.qt_actions["break_gradient"].trigger()
    assert "No wrong gradient would be seen" in window.banner.text


def test_the_number_on_the_node_is_the_wrong_one(points, qtbot):
    moment = points.session.moment
    port = PortId("linear", "W")
    right = moment.gradient(port).item()
    changes.plant(points.document, "linear", Fault("W", "sign"))
    qtbot.waitUntil(lambda: points.session.moment.is_computed)
    assert points.session.moment.gradient(port).item() == -right


def test_a_repair_is_typed(points, hands):
    panel = asked(points)
    points.document.undo_stack.undo()
    changes.plant(points.document, "linear", Fault("W", "sign"))
    hands.click(hands.header("linear"))
    click(panel.accuse_button)
    while panel.port_box.currentData() != "W":
        QTest.keyClick(panel.port_box, Qt.Key.Key_Down)
    QTest.keyClicks(panel.formula_field, "-X' G")
    QTest.keyClick(panel.formula_field, Qt.Key.Key_Return)
    assert "sign" in panel.answered.text()
    panel.formula_field.clear()
    QTest.keyClicks(panel.formula_field, "X' G")
    QTest.keyClick(panel.formula_field, Qt.Key.Key_Return)
    assert panel.said.text().startswith("Right.")
    assert fault_in(points.document.graph) is None


def test_a_sum_that_loses_a_share_is_never_written_as_one_that_comes_to_it(window, hands, qtbot):
    window.open_example(assets.path("examples", "shared-weights.graph.json"))
    changes.plant(window.document, "w", Fault("out", "overwritten"))
    qtbot.waitUntil(lambda: window.session.moment.is_computed)
    hands.click(hands.header("w"))
    QTest.keyClick(window.canvas, Qt.Key.Key_F3)
    why = window.panels["why"]
    qtbot.waitUntil(lambda: len(why.steps) == 6)
    first, second, total = why.steps[-3:]
    assert first.entry.text() and second.entry.text() and not total.entry.text()
    assert total.line.result.item() == pytest.approx(second.line.result.item())
    QTest.keyClick(window.canvas, Qt.Key.Key_F7)
    while window.session.moment.step_debugger.current.phase != "sum":
        QTest.keyClick(window.canvas, Qt.Key.Key_F7)
    panel = window.panels["operation"]
    assert [block.matrix.accessibleName() for block in panel.operands] == ["G₁", "G₂"]
    assert not panel.entry.text()
