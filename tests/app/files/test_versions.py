"""What was saved of a file can be had back, and what interrupted writes have left goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from graphgui import assets
from graphgui.document import edits, state_folder


@pytest.fixture
def saved(window, tmp_path):
    """A window with a file of its own."""
    path = tmp_path / "mine.graph.json"
    path.write_bytes(assets.path("examples", "five-points.graph.json").read_bytes())
    window.files.open_path(path)
    return window


def save_with(window, op):
    edits.nodes.add(window.document, op, (0.0, 0.0))
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def menu_of_versions(window):
    """The lines of File > Versions as it opens."""
    [menu] = [
        menu for menu in window.findChildren(type(window.menuBar().addMenu(""))) if menu.title() == "&Versions"
    ]
    menu.aboutToShow.emit()
    return menu.actions()


def test_the_last_ten_saved_versions_are_kept_apart_from_the_file(saved, tmp_path):
    first = saved.document.path.read_bytes()
    for _ in range(11):
        save_with(saved, "relu")
    versions = saved.files.versions()
    assert len(versions) == 10
    assert versions[0].path.read_bytes() == saved.document.path.read_bytes()
    assert first not in [version.path.read_bytes() for version in versions]
    assert list(tmp_path.iterdir()) == [saved.document.path]
    assert all(state_folder.folder() in version.path.parents for version in versions)


def test_a_version_is_opened_and_the_file_stays_until_it_is_saved(saved, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    before = len(saved.document.graph)
    save_with(saved, "relu")
    path, now = saved.document.path, saved.document.path.read_bytes()
    lines = menu_of_versions(saved)
    assert len(lines) == 2
    lines[1].trigger()
    assert len(saved.document.graph) == before
    assert saved.document.path == path
    assert saved.isWindowModified()
    assert path.read_bytes() == now
    assert saved.files.save()
    assert len(saved.files.versions()) == 3


def test_a_document_that_was_never_saved_has_none(window):
    [line] = menu_of_versions(window)
    assert not line.isEnabled()


def test_leftovers_of_interrupted_writes_go_when_a_file_is_opened(saved, tmp_path):
    (tmp_path / ".graphgui-0123456789ab.tmp").write_text("half")
    (tmp_path / "other.tmp").write_text("not ours")
    saved.files.open_path(saved.document.path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.graph.json", "other.tmp"]
