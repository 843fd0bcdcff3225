"""Whatever goes wrong on the disk: the window says so, the document stays modified, a second try succeeds."""

import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from graphgui import assets
from graphgui.app.files.recording.record_run import RecordDialog
from graphgui.app.recovery.autosave import Autosave
from graphgui.app.recovery.recovery import Recovery
from graphgui.document import edits, state_folder
from graphgui.plots.base.save_dialog import SaveDialog
from graphgui.storage import file
from graphgui.storage.recovery import entries
from tests.storage.failing_calls import ERRORS, SHORT, failing_calls, faults, open_files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="open files are counted by /proc")
SOON = 15_000  # ms


@pytest.fixture
def mine(tmp_path):
    """A file in a folder of its own."""
    path = tmp_path / "mine" / "a.graph.json"
    path.parent.mkdir()
    path.write_bytes(assets.path("examples", "five-points.graph.json").read_bytes())
    return path


def once_of_each(calls):
    """Of all faults, those of each call once, in turn with each error: what follows a call is tried elsewhere."""
    kinds = (*ERRORS, SHORT)
    for number, error, from_then in faults(calls):
        if not from_then and kinds.index(error) in (number % len(ERRORS), len(ERRORS)):
            yield number, error


@pytest.mark.parametrize("way", ["save", "close"])
def test_a_save_that_fails_is_said_and_the_document_stays_modified(window, mine, monkeypatch, way):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Save)
    assert window.files.open_path(mine)
    node, old = 0, mine.read_bytes()

    def edit():
        nonlocal node
        node += 1
        edits.nodes.add(window.document, "relu", (60.0 * node, 400.0))

    edit()
    with failing_calls(monkeypatch, mine.parent) as clean:
        assert window.files.save()
    assert {"open", "write", "fsync", "replace"} <= set(clean.calls)
    for at, error in once_of_each(clean.calls):
        edit()
        old, before = mine.read_bytes(), open_files()
        window.banner.hide()
        with failing_calls(monkeypatch, mine.parent, at, error):
            done = window.files.save() if way == "save" else window.files.may_leave()
        which = clean.calls[at], at, error
        if done:
            assert not window.document.is_modified, which
            assert len(file.load(mine).graph) == len(window.document.graph), which
        else:
            assert "cannot be written" in window.banner.text or "may not be written" in window.banner.text, which
            assert window.document.is_modified, which
            assert mine.read_bytes() == old or clean.calls[at] == "fsync", which
            assert len(file.load(mine).graph) in (len(window.document.graph), len(window.document.graph) - 1)
        assert [path.name for path in mine.parent.iterdir()] == [mine.name], which
        assert open_files() <= before, which
        assert window.files.save(), which
        assert len(file.load(mine).graph) == len(window.document.graph)


def test_a_file_that_cannot_be_read_is_said_and_what_is_there_stays(window, mine, monkeypatch):
    window.open_example(assets.path("examples", "engel.graph.json"))
    graph = window.document.graph
    with failing_calls(monkeypatch, mine.parent) as clean:
        assert window.files.open_path(mine)
    window.open_example(assets.path("examples", "engel.graph.json"))
    said = 0
    for at, error in once_of_each(clean.calls):
        window.banner.hide()
        with failing_calls(monkeypatch, mine.parent, at, error):
            is_there = window.files.open_path(mine)
        if is_there:
            assert window.document.path == mine
            window.open_example(assets.path("examples", "engel.graph.json"))
        else:
            said += 1
            assert str(mine) in window.banner.text
            assert window.document.path is None
            assert set(window.document.graph.nodes) == set(graph.nodes)
    assert said


def test_what_cannot_be_kept_for_a_crash_is_said_and_kept_again_later(window, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    recovery = Recovery.of_the_program()
    recovery.begin()
    try:
        kept = tmp_path / "state" / "recovery"

        def nodes():
            return [len(entry.load().graph) for run in kept.glob("*") for entry in entries(run)]

        for number, error in enumerate(ERRORS):
            window.banner.hide()
            with failing_calls(monkeypatch, kept, 0, error, from_then=True):
                edits.nodes.add(window.document, "relu", (60.0 * number, 0.0))
                qtbot.waitUntil(lambda: "cannot be kept" in window.banner.text, timeout=SOON)
            with qtbot.waitSignal(window.findChild(Autosave).saved, timeout=SOON):
                edits.nodes.add(window.document, "relu", (60.0 * number, 90.0))
            qtbot.waitUntil(lambda: nodes() == [len(window.document.graph)], timeout=SOON)
            assert not list(kept.rglob("*.tmp"))
    finally:
        recovery.end()


@pytest.mark.parametrize("name", ["plot.svg", "plot.png", "plot.pdf", "plot.csv", "run.gif"])
def test_a_plot_or_film_that_cannot_be_saved_is_said_and_leaves_nothing(window, tmp_path, monkeypatch, name):
    folder = tmp_path / "exports"
    folder.mkdir()
    window.open_example(assets.path("examples", "five-points.graph.json"))
    window.session.run_now(5)
    plot, ending = window.panels["loss"], f".{name.split('.')[1]}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / name), ""))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    monkeypatch.setattr(SaveDialog, "exec", lambda _: True)
    monkeypatch.setattr(SaveDialog, "ending", property(lambda _: ending))

    def record():
        for dialog in filter(QWidget.isVisible, window.findChildren(RecordDialog)):
            QTest.mouseClick(dialog.record, Qt.MouseButton.LeftButton)

    def export():
        if ending != ".gif":
            plot.save()
            return
        QTimer.singleShot(0, record)
        window.outputs.record()

    with failing_calls(monkeypatch, folder) as clean:
        export()
    (folder / name).unlink()
    assert {"open", "write", "fsync", "replace"} <= set(clean.calls)
    for at, error in once_of_each(clean.calls):
        window.banner.hide()
        with failing_calls(monkeypatch, folder, at, error):
            export()
        which = clean.calls[at], error
        if window.banner.text:
            assert "written" in window.banner.text, which
            assert list(folder.iterdir()) == [] or clean.calls[at] == "fsync", which
        else:
            assert [path.name for path in folder.iterdir()] == [name], which
        for path in folder.iterdir():
            path.unlink()
    window.banner.hide()
    export()
    assert [path.name for path in folder.iterdir()] == [name] and not window.banner.text


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.pdf", "a.md", "a.tex", "a.csv"])
def test_an_export_that_fails_is_said_and_leaves_nothing(window, tmp_path, monkeypatch, qtbot, name):
    folder = tmp_path / "exports"
    folder.mkdir()
    window.open_example(assets.path("examples", "five-points.graph.json"))
    QTest.keyClick(window, Qt.Key.Key_F10)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / name), ""))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)

    def export():
        match name.split(".")[1]:
            case "md" | "tex":
                window.outputs.export_derivation()
            case "csv":
                window.outputs.export_history()
                qtbot.waitUntil(
                    lambda: bool(window.banner.text or window.statusBar().currentMessage()), timeout=SOON
                )
            case _:
                window.outputs.save_picture()

    with failing_calls(monkeypatch, folder) as clean:
        export()
    (folder / name).unlink()
    for at, error in once_of_each(clean.calls):
        window.banner.hide()
        window.statusBar().clearMessage()
        before = open_files()
        with failing_calls(monkeypatch, folder, at, error):
            export()
        if window.banner.text:
            assert "written" in window.banner.text
            assert list(folder.iterdir()) == [] or (clean.calls[at], error) in (("fsync", e) for e in ERRORS)
        else:
            assert [path.name for path in folder.iterdir()] == [name]
        assert open_files() <= before
        for path in folder.iterdir():
            path.unlink()
    window.banner.hide()
    export()
    assert [path.name for path in folder.iterdir()] == [name] and not window.banner.text
