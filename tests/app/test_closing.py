"""A window that is closed in the middle of training leaves no process and no thread behind."""

import multiprocessing
import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from shiboken6 import isValid

from graphgui import assets
from graphgui.app.application import application
from graphgui.app.window import Window
from graphgui.dialogs.progress_dialog import wait_for
from graphgui.document.document import Document
from graphgui.storage import file


@pytest.mark.parametrize("windows", [1, 3])
def test_closing_while_it_trains_leaves_nothing(qtbot, windows):
    application()
    threads = set(threading.enumerate())
    for _ in range(windows):
        window = Window(Document(file.load(assets.path("examples", "engel.graph.json"))))
        with qtbot.waitExposed(window):
            window.show()
        QTest.keyClick(window, Qt.Key.Key_F5)
        qtbot.waitUntil(lambda session=window.session: session.step > 3, timeout=20_000)
        assert window.session.state == "playing"
        pid = window.session.player.warm_up()
        assert pid in {child.pid for child in multiprocessing.active_children()}
        window.close()
        qtbot.waitUntil(lambda pid=pid: pid not in {child.pid for child in multiprocessing.active_children()})
    qtbot.waitUntil(lambda: set(threading.enumerate()) <= threads)


def test_a_window_that_is_closed_while_it_waits_for_a_file_is_there_until_it_is_told(qtbot):
    """Ctrl+C in the terminal closes it so."""
    application()
    window = Window()
    with qtbot.waitExposed(window):
        window.show()
    ends = threading.Event()
    QTimer.singleShot(20, window, window.close)
    QTimer.singleShot(120, ends.set)
    assert wait_for(lambda _progress: ends.wait(60), "Opening…", "Cancel", window) is None
    assert isValid(window)
    ends.set()
    qtbot.waitUntil(lambda: not isValid(window))
