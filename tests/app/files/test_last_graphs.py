"""Whoever wants to begins with the graphs that were open when the program ended; else with the start page."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from shiboken6 import isValid

from graphgui import assets
from graphgui.app.application import application
from graphgui.app.files import last_graphs
from graphgui.app.preferences.preferences import Preferences
from graphgui.app.window import Window
from graphgui.document import edits

PROGRAM = """
import sys
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QMainWindow
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
from graphgui.app.application import application
from graphgui.app.main import run
from graphgui.app.files import last_graphs
app = application()
if len(sys.argv) > 2:
    QSettings().setValue("last_graphs", sys.argv[2:])
    last_graphs.want(True)
def look():
    windows = [each for each in app.topLevelWidgets() if isinstance(each, QMainWindow) and each.windowFilePath()]
    if len(windows) == 2:
        print(*sorted(window.windowFilePath() for window in windows), sep="\\n")
        last_graphs.close_all()
timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
sys.exit(run())
"""

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def graphs(tmp_path):
    found = [tmp_path / name for name in ("a.graph.json", "b.graph.json")]
    for path in found:
        shutil.copy(assets.path("examples", "five-points.graph.json"), path)
    return found


@pytest.fixture
def shown(qtbot, monkeypatch):
    """Shows a file in a window of its own."""
    application()
    windows = []

    def show(path):
        window = Window()
        with qtbot.waitExposed(window):
            window.show()
        window.complete()
        window.files.open_path(path)
        windows.append(window)
        return window

    yield show
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    for window in filter(isValid, windows):
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_by_default_the_program_begins_with_the_start_page(graphs):
    last_graphs.keep([])
    assert not last_graphs.are_wanted()


def test_quitting_remembers_all_that_is_open_and_closing_one_window_after_another_the_last(shown, graphs):
    windows = [shown(path) for path in graphs]
    QTest.keyClick(windows[0], Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert sorted(last_graphs.take()) == graphs
    assert last_graphs.take() == [], "once: one that ends the program does so once"
    windows = [shown(path) for path in graphs]
    for window in windows:
        window.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert last_graphs.take() == graphs[1:]


def test_where_the_person_would_rather_not_quit_nothing_is_remembered(shown, graphs, monkeypatch):
    window = shown(graphs[0])
    edits.nodes.add(window.document, "input", (0.0, 0.0))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Cancel)
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible() and last_graphs.take() == []


def test_a_graph_that_is_gone_is_left_out(shown, graphs):
    windows = [shown(path) for path in graphs]
    QTest.keyClick(windows[0], Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    graphs[0].unlink()
    assert last_graphs.take() == graphs[1:]


def test_the_program_begins_with_them_each_in_its_window_start_after_start(graphs, tmp_path):
    for given in (graphs, []):
        command = [sys.executable, "-c", PROGRAM, str(tmp_path / "settings"), *map(str, given)]
        told = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert told.stdout.split() == [str(path) for path in graphs], told.stderr


def test_it_is_chosen_in_the_preferences(window):
    preferences = Preferences(window, window.action_table)
    preferences.open()
    page = preferences.opening_page
    assert page.start_page.isChecked()
    page.last_graphs.setFocus()
    QTest.keyClick(page.last_graphs, Qt.Key.Key_Space)
    assert last_graphs.are_wanted()
    preferences.reject()
    again = Preferences(window, window.action_table).opening_page
    assert again.last_graphs.isChecked()
    again.start_page.click()
    assert not last_graphs.are_wanted()
