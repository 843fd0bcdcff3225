"""A process that trains and does not answer is remarked on, and never keeps a window open."""

import os
import signal
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from graphgui import assets
from graphgui.app.application import application
from graphgui.app.window import Window
from graphgui.document.document import Document
from graphgui.storage import file
from tests.blocked import blocked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="only elsewhere a process can be stopped")


@pytest.fixture
def stopped(engel, qtbot, monkeypatch):
    """A window that plays, and whose process stands still."""
    monkeypatch.setattr("graphgui.app.training.slow_step_notice.LONG", 0.5)
    QTest.keyClick(engel, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: engel.session.step > 3, timeout=20_000)
    engel.banner.hide()
    os.kill(engel.session.player.warm_up(), signal.SIGSTOP)
    return engel


def say(window, qtbot):
    qtbot.waitUntil(lambda: "does not answer" in window.banner.text, timeout=10_000)
    assert f"up to step {window.session.step}," in window.banner.text
    return window.banner.buttons


def test_another_process_goes_on_from_what_is_kept(stopped, qtbot):
    _, another = say(stopped, qtbot)
    known, pid = stopped.session.step, stopped.session.player.warm_up()
    QTest.mouseClick(another, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stopped.session.step > known, timeout=20_000)
    assert stopped.session.player.warm_up() != pid
    qtbot.waitUntil(lambda: stopped.banner.text == "", timeout=10_000)


def test_pause_stays_at_the_last_step_and_says_so(stopped, qtbot):
    pause, _ = say(stopped, qtbot)
    known = stopped.session.step
    QTest.mouseClick(pause, Qt.MouseButton.LeftButton)
    assert (stopped.session.state, stopped.session.step) == ("idle", known)
    assert "given up" in stopped.statusBar().currentMessage()
    assert stopped.banner.text == ""


def test_it_is_taken_back_when_the_process_answers(stopped, qtbot):
    say(stopped, qtbot)
    os.kill(stopped.session.player.warm_up(), signal.SIGCONT)
    qtbot.waitUntil(lambda: stopped.banner.text == "", timeout=10_000)
    assert stopped.session.state == "playing"


def test_a_window_closes_at_once(qtbot):
    application()
    window = Window(Document(file.load(assets.path("examples", "engel.graph.json"))))
    with qtbot.waitExposed(window):
        window.show()
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.session.step > 3, timeout=20_000)
    os.kill(window.session.player.warm_up(), signal.SIGSTOP)
    assert blocked(window.close) < 0.05
