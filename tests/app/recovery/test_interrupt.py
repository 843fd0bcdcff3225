"""Ctrl+C in the terminal that started the window closes it as its button would, whatever it is doing."""

import os
import signal

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from graphgui.app.recovery.termination import answer_signals
from graphgui.document import edits

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture
def interrupt(qapp):
    """Presses Ctrl+C, as the terminal does: the whole process hears of it."""
    numbers = signal.SIGINT, signal.SIGTERM, signal.SIGHUP
    before = [signal.getsignal(number) for number in numbers]
    answer_signals(QApplication.closeAllWindows, lambda: None, QCoreApplication.instance())
    yield lambda: os.kill(os.getpid(), signal.SIGINT)
    signal.set_wakeup_fd(-1)
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


def test_work_is_asked_about_and_cancel_keeps_the_window(window, interrupt, monkeypatch, qtbot):
    edits.nodes.add(window.document, "square", (0, 0))
    asked = []
    cancel = QMessageBox.StandardButton.Cancel
    monkeypatch.setattr(QMessageBox, "question", lambda _parent, title, *_: asked.append(title) or cancel)
    for count in (1, 2):
        interrupt()
        qtbot.waitUntil(lambda count=count: len(asked) == count)
    assert window.isVisible()


def test_it_lands_in_no_slot_that_runs(window, interrupt, monkeypatch, qtbot):
    edits.nodes.add(window.document, "square", (0, 0))
    asked, reached = [], []
    cancel = QMessageBox.StandardButton.Cancel
    monkeypatch.setattr(QMessageBox, "question", lambda _parent, title, *_: asked.append(title) or cancel)

    def slot():
        interrupt()
        reached.append(not asked)

    window.document.undo_stack.indexChanged.connect(slot)
    edits.nodes.add(window.document, "exp", (200, 0))
    assert reached == [True]
    qtbot.waitUntil(lambda: bool(asked))
    window.document.undo_stack.indexChanged.disconnect(slot)
