"""Breakpoints pause while it plays, at the node or where their condition comes true, and stay with their node."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from graphgui.engine import PortId

LEFT, F5, F6 = Qt.MouseButton.LeftButton, Qt.Key.Key_F5, Qt.Key.Key_F6


@pytest.fixture
def linear(engel):
    engel.session.rate = math.inf
    engel.canvas.select(["linear"])
    return engel


def type_condition(window, text):
    field = window.inspector.form.breakpoint_field.condition
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return window.inspector.form.breakpoint_field


def test_play_pauses_before_the_node_forward_and_backward_step_after_step(linear):
    window, session = linear, linear.session
    window.canvas.select(["mse"])
    QTest.keyClick(window.canvas, F6)
    seen = []
    for _ in range(3):
        QTest.keyClick(window, F5)
        assert session.state == "idle"
        following = session.walk.operations[session.walk.position]
        seen.append((session.step, following.phase, following.port.node))
    assert seen == [(0, "forward", "mse"), (0, "backward", "mse"), (1, "forward", "mse")]
    assert session.value(PortId("mse", "C")) is None
    QTest.keyClick(window.canvas, F6)
    assert not session.breakpoints


def test_play_pauses_at_the_step_at_which_the_condition_comes_true_and_plays_on(linear, qtbot):
    window, session = linear, linear.session
    type_condition(window, "step >= 12")
    with qtbot.waitSignal(session.stopped, timeout=10_000) as stopped:
        QTest.keyClick(window, F5)
    assert (stopped.args, session.step) == (["breakpoint"], 12)
    assert "Paused at step 12, where at “linear” step >= 12" in window.statusBar().currentMessage()
    with qtbot.waitSignal(session.stopped, timeout=10_000) as stopped:
        QTest.keyClick(window, F5)
    assert stopped.args == ["steps"]
    assert session.step == window.document.training.steps


def test_a_wrong_condition_is_said_beside_it_and_pauses_nowhere(linear):
    field = type_condition(linear, "|grad Q| < 1")
    assert "no port “Q”" in field.problem.text()
    assert field.problem.isVisible()
    assert not linear.session.breakpoints
    type_condition(linear, "|grad W| < 1")
    assert not field.problem.isVisible()
    assert linear.session.breakpoints.condition("linear") == "|grad W| < 1"
    place = linear.canvas.scene().item("linear").rect.center()
    assert "|grad W| < 1" in linear.canvas.scene().tip_at(place)


def test_a_breakpoint_follows_its_name_and_goes_with_its_node(linear):
    document, breakpoints = linear.document, linear.session.breakpoints
    type_condition(linear, "loss < 1")
    document.rename("linear", "line")
    assert breakpoints.condition("line") == "loss < 1"
    assert linear.inspector.form.breakpoint_field.condition.text() == "loss < 1"
    document.undo_stack.undo()
    assert list(breakpoints) == ["linear"]
    document.delete(["linear"])
    assert not breakpoints


def test_f6_is_an_action_like_every_other(linear):
    action = linear.actions_by_id["breakpoint"]
    action.trigger()
    assert list(linear.session.breakpoints) == ["linear"]
    assert action.shortcut().toString() == "F6"


def test_the_menu_leads_to_the_condition(linear):
    linear.canvas.condition_asked.emit()
    assert linear.inspector.form.breakpoint_field.condition.hasFocus()
