"""Forward mode: the canvas shows tangents while the switch is on, and the panel compares the two modes."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from graphgui.canvas.readings import wire_reading
from graphgui.engine import PortId, Wire
from graphgui.look.numbers import short

W, C = PortId("linear", "W"), PortId("mse", "C")
TO_MSE = Wire("linear", "Yhat", "mse", "Yhat")
FROM_X = Wire("X", "out", "linear", "X")


@pytest.fixture
def panel(engel):
    QTest.keyClick(engel.canvas, Qt.Key.Key_F9)
    QTest.keyClick(engel.canvas, Qt.Key.Key_F7, Qt.KeyboardModifier.ControlModifier)
    return engel.panels["forward_mode"].widget


def flip(panel):
    QTest.mouseClick(panel.switch, Qt.MouseButton.LeftButton, pos=QPoint(10, panel.switch.height() // 2))


def labels(window):
    window.canvas.grab()
    return {block.gradient_label for block in window.canvas.scene().item("linear").face.blocks}


def follow(panel, port):
    panel.port.setFocus()
    panel.port.setCurrentIndex(panel.port.findText(str(port)))


def test_the_tangent_of_the_loss_is_the_gradient_of_reverse_mode(engel, panel):
    flip(panel)
    follow(panel, W)
    session = engel.session
    gradient = session.gradient(W).item()
    assert session.forward_mode.tangent(C).item() == pytest.approx(gradient, rel=1e-9)
    assert panel.forward.text() == panel.reverse.text() == short(gradient)


def test_wires_show_tangents_while_the_switch_is_on(engel, panel):
    session = engel.session
    in_reverse = wire_reading(session, TO_MSE)
    flip(panel)
    follow(panel, W)
    np.testing.assert_allclose(session.derivative(TO_MSE.end), session.value(PortId("linear", "X")))
    assert wire_reading(session, TO_MSE).gradient.text == wire_reading(session, FROM_X).value.text
    assert labels(engel) == {"tangent"}
    flip(panel)
    assert wire_reading(session, TO_MSE) == in_reverse
    assert labels(engel) == {"∂L/∂W", "∂L/∂b"}


def test_operations_are_counted_for_both(engel, panel):
    flip(panel)
    follow(panel, W)
    one, every, reverse = panel.count.text().splitlines()
    assert one.endswith(": 2.")
    assert every.endswith(": 4.")
    assert reverse.endswith(f": {len(engel.session.forward_mode.plan.backward_steps)}.")


def test_tangents_follow_training(engel, panel):
    flip(panel)
    before = panel.forward.text()
    QTest.keyClick(engel.canvas, Qt.Key.Key_F10)
    assert panel.forward.text() == panel.reverse.text() != before


def test_the_switch_goes_off_where_the_number_is_gone(engel, panel):
    flip(panel)
    follow(panel, W)
    engel.canvas.select(["linear"])
    QTest.keyClick(engel.canvas, Qt.Key.Key_Delete)
    assert not panel.switch.isChecked()
    assert engel.session.seed is None
