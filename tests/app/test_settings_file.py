"""A settings file that cannot be read or written, or holds anything: the window opens, works and closes."""

import os

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMessageBox

from graphgui import assets
from graphgui.app.application import application
from graphgui.app.errors.handler import ErrorHandler
from graphgui.app.window import Window
from graphgui.document import edits, state_folder
from graphgui.document.settings.remembered import remembered_texts
from graphgui.storage import file

KEYS = (
    *("recent", "rate", "theme", "language", "wire_legend", "reduce_motion", "own_keys", "geometry", "layout"),
    *("minimap", "folder", "lessons", "tour", "presentation"),
)


def garbage(path):
    path.write_bytes(os.urandom(4096))


def half(path):
    path.write_text('[General]\nrecent="/a/b.graph.json, /c')


def odd(path):
    values = ("@Invalid()", "@ByteArray(\\x0\\xff)", "@Variant(\\0\\0\\0)", "-1e400", "[[[", "@Size(a b)")
    lines = [f"{key}={value}" for key, value in zip(KEYS, values * 3, strict=False)]
    path.write_text("[General]\n" + "\n".join(lines) + "\n")


def folder(path):
    path.mkdir()


def nothing_to_write_to(path):
    """A file where the folder would be: as for a folder that nobody may write to, which root always may."""
    path.parent.rmdir()
    path.parent.write_text("")


@pytest.fixture
def settings(tmp_path):
    """The settings' file of a test of its own; what all others have comes back."""
    before = QSettings().fileName()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "config"))
    path = tmp_path / "config" / os.path.relpath(QSettings().fileName(), tmp_path / "config")
    path.parent.mkdir(parents=True, exist_ok=True)
    yield path
    home = before.removesuffix(os.path.relpath(path, tmp_path / "config")).rstrip(os.sep)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, home)


@pytest.mark.parametrize("what", [garbage, half, odd, folder, nothing_to_write_to])
def test_the_window_opens_works_and_closes(qapp, qtbot, settings, tmp_path, monkeypatch, what):
    what(settings)
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    application()
    handler, reports = ErrorHandler.of_the_program(), []
    handler.happened.connect(reports.append)
    window = Window()
    with qtbot.waitExposed(window):
        window.show()
    window.complete()
    window.panels.make_all_seen()
    path = tmp_path / "a.graph.json"
    path.write_bytes(assets.path("examples", "five-points.graph.json").read_bytes())
    assert window.files.open_path(path)
    edits.nodes.add(window.document, "relu", (0.0, 400.0))
    assert window.files.save()
    assert len(file.load(path).graph) == len(window.document.graph)
    window.session.step_once()
    assert isinstance(remembered_texts("recent"), list)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    assert window.close()
    handler.happened.disconnect(reports.append)
    assert not reports


def test_a_folder_of_locks_that_takes_none_keeps_no_file_from_being_opened_and_saved(
    window, tmp_path, monkeypatch
):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "locks").write_text("no folder")
    path = tmp_path / "a.graph.json"
    path.write_bytes(assets.path("examples", "five-points.graph.json").read_bytes())
    assert window.files.open_path(path)
    assert not window.banner.text
    edits.nodes.add(window.document, "relu", (0.0, 400.0))
    assert window.files.save()
    assert not window.document.is_modified
