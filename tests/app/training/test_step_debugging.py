"""F7 does one operation, Shift+F7 undoes it, F8 ends the phase; what is not computed yet is not shown."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from graphgui.canvas.scene.step_highlight import highlighted
from graphgui.engine import PortId, Trainer, Wire

W, YHAT, C = PortId("linear", "W"), PortId("linear", "Yhat"), PortId("mse", "C")
TO_MSE = Wire("linear", "Yhat", "mse", "Yhat")


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.canvas, key, modifier)


def test_values_come_node_by_node_and_gradients_wire_by_wire(engel):
    window = engel
    session = window.session
    press(window, Qt.Key.Key_F7)
    assert session.moment.value(YHAT) is not None
    assert session.moment.value(C) is session.moment.gradient(TO_MSE.end) is None
    assert highlighted(session.moment) == ({"linear"}, set())
    press(window, Qt.Key.Key_F7)
    assert session.moment.value(C) is not None
    assert session.moment.gradient(TO_MSE.end) is None
    press(window, Qt.Key.Key_F7)
    assert session.moment.gradient(TO_MSE.end) is not None
    assert highlighted(session.moment) == (set(), {TO_MSE})
    assert session.moment.gradient(W) is None
    assert window.docks["operation"].isVisible()
    assert "mse.Ŷ" in window.panels["operation"].title.text()
    press(window, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert session.moment.gradient(TO_MSE.end) is None
    assert highlighted(session.moment) == ({"mse"}, set())


def test_the_phases_together_make_the_step_that_training_makes(engel):
    window = engel
    session, document = window.session, window.document
    for _ in range(3):
        press(window, Qt.Key.Key_F8)
    assert (session.step, session.moment.step_debugger) == (1, None)
    trainer = Trainer(document.graph, document.feeds, document.training)
    trainer.run(1)
    np.testing.assert_array_equal(session.moment.value(W), trainer.plan.parameters[W])


def test_steps_back_go_into_the_step_before_and_on_again_to_the_same_end(engel):
    window = engel
    session = window.session
    for _ in range(6):
        press(window, Qt.Key.Key_F8)
    assert session.step == 2
    end = session.moment.value(W).copy()
    operations = 0
    while session.step == 2 or session.moment.step_debugger.position:
        press(window, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
        operations += 1
    assert session.step == 1
    assert session.moment.value(YHAT) is None
    for _ in range(operations):
        press(window, Qt.Key.Key_F7)
    assert (session.step, session.moment.step_debugger) == (2, None)
    np.testing.assert_array_equal(session.moment.value(W), end)
    assert session.runs == [session.run]


def test_playing_goes_on_from_where_the_debugger_began(engel, qtbot):
    window = engel
    session = window.session
    press(window, Qt.Key.Key_F7)
    press(window, Qt.Key.Key_F10)
    assert (session.step, session.moment.step_debugger) == (1, None)
    assert highlighted(window.session.moment) == (set(), set())


def test_step_over_pauses_before_a_node_with_a_breakpoint(engel):
    window = engel
    session = window.session
    window.canvas.editor.select(["mse"])
    press(window, Qt.Key.Key_F6)
    press(window, Qt.Key.Key_F8)
    assert session.moment.value(YHAT) is not None
    assert session.moment.value(C) is None
    press(window, Qt.Key.Key_F8)
    assert session.moment.value(C) is not None
    press(window, Qt.Key.Key_F6)
    assert not session.breakpoints
