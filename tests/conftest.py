"""What every test stands on: settings of its own, and a window system that needs no screen."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # the system tells which decimal mark a person uses

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QLocale, QSettings
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QApplication

from graphgui.document import saved_parts, state_folder
from graphgui.document.garbage import collect_due
from graphgui.document.lessons import all_lessons
from graphgui.words import write_decimals_with

# A machine that has other work is slow, and no less right.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

gc.disable()  # as in the program: a collection while Qt destroys an object may wait for ever


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory, monkeypatch):
    """No test reads or writes the settings of whoever runs it, or of another test; none waits for what moves."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    QCoreApplication.setOrganizationName("graphgui-tests")
    QCoreApplication.setApplicationName("graphgui-tests")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setattr(saved_parts, "folder", lambda: folder / "parts")
    monkeypatch.setattr(state_folder, "folder", lambda: folder / "state")
    monkeypatch.setattr(all_lessons, "own_folder", lambda: folder / "lessons")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    QSettings().setValue("reduce_motion", True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown():
    """No test leaves a window open: it would lie over the next one's, and take its pointer."""
    yield
    if isinstance(app := QCoreApplication.instance(), QApplication):
        left = [widget for widget in app.topLevelWidgets() if widget.isVisible()]
        for widget in left:
            widget.hide()
        assert not left


@pytest.fixture(autouse=True)
def pointer_outside_all_windows():
    """Where a test moves the pointer it must not stand already: no window would hear of the move."""
    if isinstance(QCoreApplication.instance(), QGuiApplication):
        QCursor.setPos(-1, -1)


@pytest.fixture(autouse=True)
def numbers_in_english():
    """A test in another language leaves no decimal comma behind."""
    before = QLocale()
    yield
    QLocale.setDefault(before)
    write_decimals_with(".")


@pytest.fixture(autouse=True)
def garbage_collected_between_tests():
    yield
    collect_due()
