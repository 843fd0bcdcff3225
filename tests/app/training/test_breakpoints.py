"""Breakpoints pause while it plays, at the node or where their condition comes true, and stay with their node."""

import json
import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from graphgui.document import edits
from graphgui.engine import PortId

LEFT, F5, F6 = Qt.MouseButton.LeftButton, Qt.Key.Key_F5, Qt.Key.Key_F6
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def linear(engel):
    engel.session.rate = math.inf
    engel.canvas.editor.select(["linear"])
    engel.panels.bring("inspector")
    return engel


def type_condition(window, text):
    field = window.panels["inspector"].form.breakpoint_field.condition
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return window.panels["inspector"].form.breakpoint_field


def test_play_pauses_before_the_node_forward_and_backward_step_after_step(linear):
    window, session = linear, linear.session
    window.canvas.editor.select(["mse"])
    QTest.keyClick(window.canvas, F6)
    seen = []
    for _ in range(3):
        QTest.keyClick(window, F5)
        assert session.state == "idle"
        debugger = session.moment.step_debugger
        following = debugger.operations[debugger.position]
        seen.append((session.step, following.phase, following.port.node))
    assert seen == [(0, "forward", "mse"), (0, "backward", "mse"), (1, "forward", "mse")]
    assert session.moment.value(PortId("mse", "C")) is None
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


def test_a_condition_takes_a_decimal_comma_but_no_number_that_may_be_two(linear):
    type_condition(linear, "|grad W| < 0,5 and step > 1.234")
    assert linear.session.breakpoints.condition("linear") == "|grad W| < 0.5 and step > 1.234"
    type_condition(linear, "step >= 1,234")
    field = linear.panels["inspector"].form.breakpoint_field
    assert "“1,234” may be 1234 or 1.234" in field.problem.text()
    assert linear.session.breakpoints.condition("linear") == "|grad W| < 0.5 and step > 1.234"


def test_a_wrong_condition_is_said_beside_it_and_pauses_nowhere(linear):
    field = type_condition(linear, "|grad Q| < 1")
    assert "no port “Q”" in field.problem.text()
    assert field.problem.isVisible()
    assert not linear.session.breakpoints
    type_condition(linear, "|grad W| < 1")
    assert not field.problem.isVisible()
    assert linear.session.breakpoints.condition("linear") == "|grad W| < 1"
    place = linear.canvas.scene().item("linear").rect.center()
    assert "|grad W| < 1" in linear.canvas.scene().hits.tip_at(place)


def test_a_breakpoint_follows_its_name_goes_with_its_node_and_comes_back_with_it(linear):
    document, breakpoints = linear.document, linear.session.breakpoints
    type_condition(linear, "loss < 1")
    linear.canvas.setFocus()
    QTest.keyClick(linear.canvas, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "line")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert breakpoints.condition("line") == "loss < 1"
    assert linear.panels["inspector"].form.breakpoint_field.condition.text() == "loss < 1"
    QTest.keyClick(linear, Qt.Key.Key_Z, CTRL)
    assert list(breakpoints) == ["linear"]
    linear.canvas.editor.select(["linear"])
    QTest.keyClick(linear.canvas, Qt.Key.Key_Delete)
    assert "linear" not in document.graph and not breakpoints
    QTest.keyClick(linear, Qt.Key.Key_Z, CTRL)
    assert "linear" in document.graph
    assert (list(breakpoints), breakpoints.condition("linear")) == (["linear"], "loss < 1")
    breakpoints.set("linear", "loss < 2")
    QTest.keyClick(linear, Qt.Key.Key_Z, CTRL_SHIFT)
    assert not breakpoints
    QTest.keyClick(linear, Qt.Key.Key_Z, CTRL)
    assert breakpoints.condition("linear") == "loss < 2"  # what it was when it went


def test_another_node_of_the_same_name_does_not_inherit_it(linear):
    QTest.keyClick(linear.canvas, F6)
    QTest.keyClick(linear.canvas, Qt.Key.Key_Delete)
    edits.nodes.add(linear.document, "linear", (0, 0), name="linear")
    assert not linear.session.breakpoints


def test_a_condition_pauses_while_a_breakpoint_without_one_stands_elsewhere(linear, qtbot):
    """Going from node to node leads through the moment at which the condition comes true, and stays there."""
    window, session = linear, linear.session
    type_condition(window, "step >= 2")
    window.canvas.editor.select(["mse"])
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, F6)
    places = []
    for _ in range(6):
        QTest.keyClick(window, F5)
        qtbot.waitUntil(lambda: session.state == "idle")
        debugger = session.moment.step_debugger
        places.append((session.step, debugger.operations[debugger.position].phase if debugger else "paused"))
        if not debugger:
            break
    assert places == [
        (0, "forward"), (0, "backward"), (1, "forward"), (1, "backward"), (2, "paused"),
    ]  # fmt: skip
    assert "at “linear” step >= 2" in window.statusBar().currentMessage()
    QTest.keyClick(window, F5)
    debugger = session.moment.step_debugger
    assert (session.step, debugger.operations[debugger.position].phase) == (2, "forward")


def test_they_are_kept_in_the_file_and_pause_when_it_is_opened_again(linear, tmp_path, qtbot):
    type_condition(linear, "step >= 7")
    linear.document.save(tmp_path / "a.graph.json")
    linear.files.new()
    assert not linear.session.breakpoints
    linear.files.open_path(tmp_path / "a.graph.json")
    assert linear.session.breakpoints.condition("linear") == "step >= 7"
    assert not linear.document.is_modified
    with qtbot.waitSignal(linear.session.stopped, timeout=10_000) as stopped:
        QTest.keyClick(linear, F5)
    assert (stopped.args, linear.session.step) == (["breakpoint"], 7)


def test_a_condition_of_a_file_that_cannot_be_read_is_left_out(linear, tmp_path):
    path = tmp_path / "a.graph.json"
    linear.document.save(path)
    content = json.loads(path.read_text())
    content["breakpoints"] = {"linear": "the moon is full", "mse": ""}
    path.write_text(json.dumps(content))
    linear.files.open_path(path)
    assert list(linear.session.breakpoints) == ["mse"]


def test_f6_is_an_action_like_every_other(linear):
    action = linear.action_table.qt_actions["breakpoint"]
    action.trigger()
    assert list(linear.session.breakpoints) == ["linear"]
    assert action.shortcut().toString() == "F6"


def test_the_menu_leads_to_the_condition(linear):
    linear.canvas.editor.condition_asked.emit()
    assert linear.panels["inspector"].form.breakpoint_field.condition.hasFocus()
