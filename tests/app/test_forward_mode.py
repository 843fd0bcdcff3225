"""Forward mode: the canvas shows tangents while the switch is on, and the panel compares the two modes."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from graphgui.canvas.items.displayed_numbers import displayed_wire
from graphgui.engine import PortId, Wire
from graphgui.look.numbers import short

W, C = PortId("linear", "W"), PortId("mse", "C")
TO_MSE = Wire("linear", "Yhat", "mse", "Yhat")
FROM_X = Wire("X", "out", "linear", "X")


@pytest.fixture
def panel(engel):
    QTest.keyClick(engel.canvas, Qt.Key.Key_F9)
    QTest.keyClick(engel.canvas, Qt.Key.Key_F7, Qt.KeyboardModifier.ControlModifier)
    return engel.panels["forward_mode"]


def flip(panel):
    QTest.mouseClick(panel.switch, Qt.MouseButton.LeftButton, pos=QPoint(10, panel.switch.height() // 2))


def labels(window):
    window.canvas.grab()
    return {block.gradient_label for block in window.canvas.scene().item("linear").content.blocks}


def follow(panel, port):
    panel.port.setFocus()
    panel.port.setCurrentIndex(panel.port.findText(str(port)))


def test_the_tangent_of_the_loss_is_the_gradient_of_reverse_mode(engel, panel):
    flip(panel)
    follow(panel, W)
    session = engel.session
    gradient = session.moment.gradient(W).item()
    assert session.moment.forward_mode.tangent(C).item() == pytest.approx(gradient, rel=1e-9)
    assert panel.forward.text() == panel.reverse.text() == short(gradient)


def test_wires_show_tangents_while_the_switch_is_on(engel, panel):
    session = engel.session
    in_reverse = displayed_wire(session.moment, TO_MSE)
    flip(panel)
    follow(panel, W)
    np.testing.assert_allclose(session.moment.derivative(TO_MSE.end), session.moment.value(PortId("linear", "X")))
    tangent, of_x = displayed_wire(session.moment, TO_MSE).gradient, displayed_wire(session.moment, FROM_X).value
    assert tangent.text.split()[1] == of_x.text.split()[1]
    assert tangent.text.startswith("|T|")
    assert labels(engel) == {"tangent"}
    flip(panel)
    assert displayed_wire(session.moment, TO_MSE) == in_reverse
    assert labels(engel) == {"∂C/∂W", "∂C/∂b"}


def test_both_modes_are_counted_in_one_unit(engel, panel):
    flip(panel)
    follow(panel, W)
    rows = [[label.text() for label in labels] for labels in panel.costs.rows]
    assert rows == [
        ["this number", "2", "2"],  # through linear.W and mse.Yhat
        ["parameters: 2", "4", "3"],  # a pass each; linear.W, linear.b, mse.Yhat
        ["with the data: 472", f"{2 * 2 + 235 * 2 + 235}", "5"],
    ]


def test_putting_the_panel_away_gives_the_gradients_back(engel, panel):
    in_reverse = displayed_wire(engel.session.moment, TO_MSE)
    flip(panel)
    assert labels(engel) == {"tangent"}
    QTest.keyClick(engel.canvas, Qt.Key.Key_F7, Qt.KeyboardModifier.ControlModifier)
    assert engel.docks["forward_mode"].isHidden()
    assert displayed_wire(engel.session.moment, TO_MSE) == in_reverse
    assert labels(engel) == {"∂C/∂W", "∂C/∂b"}
    QTest.keyClick(engel.canvas, Qt.Key.Key_F7, Qt.KeyboardModifier.ControlModifier)
    assert panel.isVisible() and not panel.switch.isChecked()


def test_behind_another_panel_and_in_a_presentation_the_tangents_stay(engel, panel):
    flip(panel)
    engel.docks["inspector"].raise_()
    QTest.qWait(1)
    assert labels(engel) == {"tangent"}
    QTest.keyClick(engel.canvas, Qt.Key.Key_F11)
    assert engel.docks["forward_mode"].isHidden()
    assert labels(engel) == {"tangent"}
    QTest.keyClick(engel.canvas, Qt.Key.Key_F11)
    assert panel.switch.isChecked()
    assert labels(engel) == {"tangent"}


def test_tangents_follow_training(engel, panel):
    flip(panel)
    before = panel.forward.text()
    QTest.keyClick(engel.canvas, Qt.Key.Key_F10)
    assert panel.forward.text() == panel.reverse.text() != before


def test_the_switch_goes_off_where_the_number_is_gone(engel, panel):
    flip(panel)
    follow(panel, W)
    engel.canvas.editor.select(["linear"])
    engel.canvas.setFocus()
    QTest.keyClick(engel.canvas, Qt.Key.Key_Delete)
    assert not panel.switch.isChecked()
    assert engel.session.moment.seed is None
