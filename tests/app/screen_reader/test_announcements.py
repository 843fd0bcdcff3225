"""What is announced, once each and never at frame rate."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from graphgui import assets
from graphgui.engine.faults import fault_in
from graphgui.screen_reader import at_spi
from graphgui.screen_reader.announce import announce

Key = Qt.Key


@pytest.fixture
def old_reader(monkeypatch):
    """One that hears no announcements."""
    monkeypatch.setattr(at_spi, "hears_announcements", lambda: False)
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_of_many_sentences_about_one_thing_the_last_is_said(heard, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    for frame in range(60):
        announce(widget, f"frame {frame}")
        QTest.qWait(5)
    qtbot.waitUntil(lambda: heard[-1:] == ["frame 59"])
    assert len(heard) <= 8


def test_an_old_reader_hears_it_as_the_description_of_what_has_the_keys(heard, old_reader, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    field, other = QLineEdit(window), QLineEdit(window)
    other.move(0, 50)
    field.setAccessibleDescription("its own")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    announce(window, "something")
    qtbot.waitUntil(lambda: heard == ["something"])
    assert field.accessibleDescription() == "something"
    other.setFocus()
    assert field.accessibleDescription() == "its own"


def test_where_nobody_says_in_time_what_readers_hear_the_last_answer_holds(monkeypatch):
    answers = iter([None, "Object:Focus", None])
    monkeypatch.setattr(at_spi.QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(at_spi, "_registered", lambda: next(answers))
    monkeypatch.setattr(at_spi, "_answer", True)
    heard = []
    for _ in range(3):
        monkeypatch.setattr(at_spi, "_due", 0.0)
        heard.append(at_spi.hears_announcements())
    assert heard == [True, False, False]


def test_the_message_says_what_can_be_done(window, heard, qtbot):
    window.banner.say("It goes wrong.", tone="trouble")
    qtbot.waitUntil(lambda: "It goes wrong." in heard)


def test_the_choice_in_the_search_is_told(window, heard, qtbot):
    window.canvas.setFocus()
    window.canvas.editor.search()
    QTest.keyClicks(QApplication.focusWidget(), "tanh")
    qtbot.waitUntil(lambda: any(said.startswith("tanh: ") for said in heard))


def test_the_choice_in_the_command_palette_is_told(window, heard, qtbot):
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.canvas, Key.Key_P, held)
    QTest.keyClicks(QApplication.focusWidget(), "evaluate")
    qtbot.waitUntil(lambda: heard[-1:] != [] and heard[-1].startswith("Evaluate, F9, "))
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)


def test_each_operation_of_a_step_taken_apart_is_told(engel, heard, qtbot):
    engel.canvas.setFocus()
    QTest.keyClick(engel.canvas, Key.Key_F7)
    qtbot.waitUntil(lambda: any(said.startswith("Forward: the value of") for said in heard))


@pytest.fixture
def points(window, qtbot):
    window.open_example(assets.path("examples", "five-points.graph.json"))
    qtbot.waitUntil(lambda: window.session.moment.is_computed)
    window.canvas.editor.select(["linear"])
    return window


def test_what_is_said_of_an_answer_is_told_and_so_is_a_hint(points, heard, qtbot):
    panel = points.panels.bring("answer")
    QTest.keyClicks(panel.field, "X + W")
    QTest.keyClick(panel.field, Key.Key_Return)
    qtbot.waitUntil(lambda: panel.said.text() != "" and panel.said.text() in heard)
    QTest.keyClick(panel.hint_button, Key.Key_Space)
    qtbot.waitUntil(lambda: heard[-1] != panel.said.text())


def test_how_a_prediction_went_is_told_with_what_is_asked_next(points, heard, qtbot):
    points.action_table.qt_actions["predict_first"].trigger()
    panel = points.panels["prediction"]
    QTest.keyClicks(panel.value_field, "7")
    QTest.keyClick(panel.value_field, Key.Key_Return)
    assert panel.told.text()
    qtbot.waitUntil(lambda: f"{panel.told.text()} {panel.asked.text()}" in heard)


def test_what_an_accusation_came_to_is_told_each_time(points, heard, qtbot):
    points.action_table.qt_actions["break_gradient"].trigger()
    panel = points.panels["broken_gradient"]
    name, _ = fault_in(points.document.graph)
    points.canvas.editor.select([next(each for each in ("linear", "mse") if each != name)])
    for times in (1, 2):
        QTest.keyClick(panel.accuse_button, Key.Key_Space)
        qtbot.waitUntil(lambda times=times: heard.count(panel.answered.text()) == times)
    points.canvas.editor.select([name])
    QTest.keyClick(panel.accuse_button, Key.Key_Space)
    qtbot.waitUntil(lambda: f"{panel.answered.text()} {panel.said.text()}" in heard)
