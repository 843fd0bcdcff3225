"""What is announced, once each and never at frame rate."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from graphgui.screen_reader import at_spi
from graphgui.screen_reader.announce import announce, announcements

Key = Qt.Key


@pytest.fixture
def heard(qapp):
    said = []
    announcements().said.connect(said.append)
    yield said
    announcements().said.disconnect(said.append)


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
