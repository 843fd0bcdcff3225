"""A button beside each gradient has that very one compared with differences."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from graphgui.engine import PortId, Wire

TO_LOSS = Wire("linear", "Yhat", "mse", "Yhat")


@pytest.fixture(autouse=True)
def opened(example):
    example("five-points")


@pytest.fixture
def is_checked(window, qtbot):
    """Wait until the plot has the curve of a port."""

    def waited(port):
        qtbot.waitUntil(lambda: window.panels["differences"].isVisible())
        plot = window.panels["differences"]
        qtbot.waitUntil(lambda: plot.port_box.currentData() == port and plot.curve is not None)
        return True

    return waited


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_in_the_inspector_of_a_node_each_port_has_its_own(window, is_checked):
    window.canvas.editor.select(["linear"])
    inspector = window.panels.bring("inspector")
    for port in ("b", "X", "Yhat", "W"):
        click(inspector.form.ports[port].gradient.check_button)
        assert is_checked(PortId("linear", port))


def test_in_the_inspector_of_a_wire_its_share_has_one(window, is_checked):
    window.panels.bring("inspector")
    window.choices.choose_wire(TO_LOSS)
    click(window.panels["inspector"].form.share.check_button)
    assert is_checked(TO_LOSS.end)


def test_where_there_is_no_gradient_there_is_no_button(window):
    window.canvas.editor.select(["X"])
    inspector = window.panels.bring("inspector")
    assert not inspector.form.ports["out"].gradient.check_button.isHidden()
    window.action_table.qt_actions["predict_first"].trigger()
    assert inspector.form.ports["out"].gradient.check_button.isHidden()


def test_in_the_panel_of_reasons_it_is_the_gradient_derived(ask, is_checked):
    panel = ask("why", "linear")
    panel.gradient_box.setFocus()
    QTest.keyClick(panel.gradient_box, Qt.Key.Key_Down)
    click(panel.check_button)
    assert is_checked(PortId("linear", "b"))


def test_on_the_card_of_a_wire_it_is_the_share_of_that_wire(window, hands, is_checked):
    window.canvas.viewport().grab()
    hands.click(hands.at(window.canvas.scene().wire_item(TO_LOSS).pill.center()))
    card = window.canvas.card
    assert card.isVisible()
    click(next(each for each in card.findChildren(QPushButton) if each.text() == "Check by Differences"))
    assert is_checked(TO_LOSS.end)
