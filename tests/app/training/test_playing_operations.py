"""The slowest speed: Play does one operation a second, as F7 would."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from graphgui.app.training.toolbar import RATES
from graphgui.document import edits


@pytest.fixture
def slow(engel):
    choose(engel, "1 operation/s")
    return engel


def choose(window, speed):
    field = window.transport.speed
    index = field.findText(speed)
    assert index >= 0
    field.setCurrentIndex(index)


def press(window, key=Qt.Key.Key_F5):
    QTest.keyClick(window, key)


def position(window):
    debugger = window.session.moment.step_debugger
    return debugger.position if debugger else None


def play_text(window):
    return window.action_table.qt_actions["play"].text().replace("&", "")


def test_it_is_the_slowest_and_remembered(slow):
    assert slow.transport.speed.itemText(0) == "1 operation/s"
    assert RATES[0] < RATES[1]
    assert float(QSettings().value("rate")) == RATES[0]


def test_play_does_the_next_operation_every_second(slow, qtbot):
    press(slow)
    assert position(slow) == 1
    qtbot.waitUntil(lambda: position(slow) == 2, timeout=4000)
    press(slow)
    QTest.qWait(1200)
    assert position(slow) == 2
    press(slow)
    assert position(slow) == 3


def test_whole_steps_take_over_where_the_speed_is_theirs(slow, qtbot):
    press(slow)
    choose(slow, "60 steps/s")
    assert slow.session.state == "playing"
    choose(slow, "1 operation/s")
    assert slow.session.state == "idle"
    assert slow.running.operations.is_playing
    assert position(slow) == 1


def test_anything_else_that_is_done_ends_it(slow):
    press(slow)
    press(slow, Qt.Key.Key_F10)
    assert not slow.running.operations.is_playing
    press(slow)
    assert slow.running.operations.is_playing
    press(slow, Qt.Key.Key_F4)
    assert not slow.running.operations.is_playing


def test_it_ends_with_the_steps_asked_for(slow, qtbot):
    edits.training.change(slow.document, steps=1)
    press(slow)
    press(slow)
    operations = len(slow.session.moment.step_debugger.operations)
    for _ in range(operations - 2):
        press(slow, Qt.Key.Key_F7)
    press(slow)
    assert slow.session.step == 1
    assert not slow.running.operations.is_playing


def test_play_says_pause_meanwhile(slow):
    assert play_text(slow) == "Play"
    press(slow)
    assert play_text(slow) == "Pause"
    press(slow)
    assert play_text(slow) == "Play"
