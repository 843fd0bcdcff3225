"""While it trains, speed and every setting are changed by hand, and hold from the next step on."""

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QToolButton

from graphgui.document import edits
from graphgui.engine.training.trainer import Trainer

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def playing(engel, qtbot):
    """Training at a walking pace, with the settings' panel open."""
    edits.training.change(engel.document, steps=1_000_000)
    QTest.mouseClick(engel.findChild(QToolButton, "panel_training_button"), LEFT)
    QTest.mouseClick(engel.findChild(QToolButton, "play_button"), LEFT)
    qtbot.waitUntil(lambda: engel.session.step > 3, timeout=20_000)
    return engel


def type_into(line, text):
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def change(form, name):
    """Change a setting with the keys."""
    editor = form.fields[name].editor
    form.ensureWidgetVisible(editor)
    match name:
        case "batch_size":
            type_into(editor.box.lineEdit(), "32")
        case "schedule" | "optimiser":
            editor.box.setFocus()
            QTest.keyClick(editor.box, Qt.Key.Key_Down)
        case "seed":
            type_into(editor.box.lineEdit(), "7")


@pytest.mark.parametrize(
    ("name", "value"), [("optimiser", "momentum"), ("batch_size", 32), ("schedule", "step"), ("seed", 7)]
)
def test_a_setting_holds_from_the_next_step_on(playing, qtbot, name, value):
    session = playing.session
    if name == "seed":
        edits.training.change(playing.document, batch_size=16)  # which examples a batch has is the seed's to say
    change(playing.panels["training"], name)
    assert getattr(playing.document.training, name) == value
    assert session.state == "playing"
    begun = session.step
    qtbot.waitUntil(lambda: session.step > begun + 5, timeout=20_000)
    QTest.mouseClick(playing.findChild(QToolButton, "play_button"), LEFT)
    assert session.state == "idle"
    last = session.run.segments[-1]
    assert getattr(last.training, name) == value
    assert 3 < last.start.step <= begun < session.step
    again = Trainer(last.graph, last.feeds, last.training, last.start.theta)
    again.restore(last.start)
    again.run(session.step - last.start.step)
    np.testing.assert_array_equal(session.moment.theta, again.plan.theta)
    assert list(session.run.losses)[last.start.step :] == list(again.history.since(last.start.step))


def test_each_such_change_is_undone_while_it_trains(playing, qtbot):
    change(playing.panels["training"], "optimiser")
    playing.canvas.setFocus()
    QTest.keyClick(playing, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert playing.document.training.optimiser == "sgd"
    assert playing.session.state == "playing"


def test_the_speed_is_chosen_with_the_keys_and_holds_at_once(playing, qtbot):
    speed, session = playing.transport.speed, playing.session
    speed.setFocus()
    QTest.keyClick(speed, Qt.Key.Key_End)
    assert math.isinf(session.rate)
    qtbot.waitUntil(lambda: session.step > 5000, timeout=20_000)  # a minute and a half at 60 steps a second
    QTest.keyClick(speed, Qt.Key.Key_Home)  # one operation a second
    QTest.keyClick(speed, Qt.Key.Key_Down)
    assert session.rate == 1.0
    session.pause()
    began = session.step
    QTest.mouseClick(playing.findChild(QToolButton, "play_button"), LEFT)
    qtbot.waitUntil(lambda: session.step > began, timeout=20_000)
    assert session.step <= began + 2


def test_how_many_steps_is_typed_into_the_question(engel, qtbot):
    def answer():
        field = engel.findChild(QInputDialog).findChild(QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, "12")
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    with qtbot.waitSignal(engel.session.stopped, timeout=20_000):
        QTest.keyClick(engel, Qt.Key.Key_F10, Qt.KeyboardModifier.ControlModifier)
    assert engel.session.step == 12
