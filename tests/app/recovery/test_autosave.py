"""What is edited in a window lies in the recovery folder soon after, and never in the person's file."""

import threading
import time

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui import assets
from graphgui.app.recovery.autosave import Autosave
from graphgui.app.recovery.recovery import Recovery
from graphgui.document import edits, state_folder
from graphgui.storage import atomic, file
from graphgui.storage.annotations import Note
from graphgui.storage.recovery import Entry, Facts, entries

SOON = 2000  # ms


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    return tmp_path / "state" / "recovery"


@pytest.fixture
def keeping(window, folder):
    """A window whose document is kept."""
    recovery = Recovery.of_the_program()
    recovery.begin()
    yield window
    recovery.end()


def kept(folder):
    return [entry for run in folder.glob("*") for entry in entries(run)]


def notes(folder):
    return [
        note.text for entry in kept(folder) for note in entry.load().annotations.values() if isinstance(note, Note)
    ]


def nodes(folder):
    return [len(entry.load().graph) for entry in kept(folder)]


def test_an_untitled_document_is_kept_after_each_edit_and_undo(keeping, folder, qtbot):
    keeping.open_example(assets.path("examples", "engel.graph.json"))
    qtbot.waitUntil(lambda: nodes(folder) == [4], timeout=SOON)
    keeping.canvas.setFocus()
    keeping.canvas.scene().selection.set(["X"])
    QTest.keyClick(keeping.canvas, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: nodes(folder) == [3], timeout=SOON)
    keeping.document.undo_stack.undo()
    qtbot.waitUntil(lambda: nodes(folder) == [4], timeout=SOON)


def test_a_file_is_left_as_it_is(keeping, folder, qtbot, tmp_path):
    path = tmp_path / "mine.graph.json"
    path.write_bytes(assets.path("examples", "five-points.graph.json").read_bytes())
    before = path.read_bytes()
    keeping.files.open_path(path)
    qtbot.waitUntil(lambda: [entry.source() for entry in kept(folder)] == [path], timeout=SOON)
    keeping.canvas.scene().selection.set(["X"])
    keeping.canvas.setFocus()
    QTest.keyClick(keeping.canvas, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [entry.source() == path for entry in kept(folder)] == [False], timeout=SOON)
    assert path.read_bytes() == before
    assert kept(folder)[0].facts().path == str(path)
    assert keeping.files.save()
    qtbot.waitUntil(lambda: [entry.source() for entry in kept(folder)] == [path], timeout=SOON)


def test_what_training_has_found_is_kept_at_a_pause(keeping, folder, qtbot):
    keeping.open_example(assets.path("examples", "engel.graph.json"))
    QTest.keyClick(keeping, Qt.Key.Key_F10)
    shown = keeping.session.moment.parameters
    qtbot.waitUntil(lambda: any(entry.load().parameters for entry in kept(folder)), timeout=SOON)
    parameters = kept(folder)[0].load().parameters
    assert {str(port): array.tolist() for port, array in shown.items()} == {
        name: array.tolist() for name, array in parameters.items()
    }


def test_another_document_takes_the_place_of_the_one_before(keeping, folder, qtbot):
    keeping.open_example(assets.path("examples", "engel.graph.json"))
    qtbot.waitUntil(lambda: nodes(folder) == [4], timeout=SOON)
    keeping.files.new()
    assert kept(folder) == []


def test_a_note_is_kept_while_it_is_written_and_its_field_stays(keeping, folder, qtbot):
    keeping.open_example(assets.path("examples", "engel.graph.json"))
    keeping.canvas.setFocus()
    QTest.keyClick(keeping.canvas, Qt.Key.Key_N)
    field, steps = QApplication.focusWidget(), keeping.document.undo_stack.count()
    QTest.keyClicks(field, "remember this")
    qtbot.waitUntil(lambda: "remember this" in notes(folder), timeout=SOON)
    assert QApplication.focusWidget() is field and not field.textCursor().hasSelection()
    assert keeping.document.undo_stack.count() == steps
    QTest.keyClick(field, Qt.Key.Key_Escape)
    keeping.document.undo_stack.undo()
    qtbot.waitUntil(lambda: "remember this" not in notes(folder), timeout=SOON)


def test_what_was_brought_back_stays_until_its_new_copy_is_written(keeping, folder, qtbot, tmp_path, monkeypatch):
    recovery = Recovery.of_the_program()
    crashed = Entry(tmp_path, "crashed")
    crashed.keep(Facts("untitled"), file.load(assets.path("examples", "engel.graph.json")))
    write = atomic.write_own

    def write_slowly(path, content):
        time.sleep(0.2)
        write(path, content)

    monkeypatch.setattr(atomic, "write_own", write_slowly)
    keeping.findChild(Autosave).save()  # the empty document is being looked at when the other comes
    keeping.document.bring_back(crashed.load(), None, is_modified=True)
    recovery.replace(crashed, keeping.document)
    qtbot.waitUntil(lambda: not entries(tmp_path), timeout=SOON)
    assert nodes(folder) == [4]


def test_an_exception_while_a_copy_is_made_is_not_made_again_and_again(
    keeping, folder, handled, monkeypatch, qtbot
):
    def fail(*_):
        raise RuntimeError("no copy")

    monkeypatch.setattr(file, "dumps", fail)
    keeping.open_example(assets.path("examples", "engel.graph.json"))
    qtbot.waitUntil(lambda: bool(handled), timeout=SOON)
    later = QElapsedTimer()
    later.start()
    qtbot.waitUntil(lambda: later.elapsed() > 300)
    assert len(handled) == 1


def test_an_older_copy_never_takes_the_place_of_the_last(keeping, folder, monkeypatch, qtbot):
    keeping.open_example(assets.path("examples", "engel.graph.json"))
    qtbot.waitUntil(lambda: nodes(folder) == [4], timeout=SOON)
    autosave, lay_out, threads, held = keeping.findChild(Autosave), file.dumps, [], threading.Event()

    def lay_out_slowly(*given):
        if threading.current_thread() is not threading.main_thread():
            threads.append(threading.current_thread())
            held.wait(SOON / 1000)
        return lay_out(*given)

    monkeypatch.setattr(file, "dumps", lay_out_slowly)
    autosave.save()
    qtbot.waitUntil(lambda: bool(threads))
    edits.nodes.remove(keeping.document, ["X"])
    autosave.save_now()
    held.set()
    threads[0].join()
    assert nodes(folder) == [3]


def test_where_nothing_can_be_kept_one_banner_says_so(keeping, folder, qtbot):
    [run] = folder.glob("*")
    run.rename(run.with_name("gone"))
    said = []
    keeping.banner.gone.connect(lambda: said.append(keeping.banner.text))
    keeping.open_example(assets.path("examples", "engel.graph.json"))
    qtbot.waitUntil(lambda: "cannot be kept" in keeping.banner.text, timeout=SOON)
    keeping.banner.hide()
    keeping.document.undo_stack.resetClean()
    qtbot.wait(1)
    keeping.canvas.scene().selection.set(["X"])
    keeping.canvas.setFocus()
    QTest.keyClick(keeping.canvas, Qt.Key.Key_Delete)
    run.with_name("gone").rename(run)
    qtbot.waitUntil(lambda: nodes(folder) == [3], timeout=2 * SOON)
    assert keeping.banner.text == ""


def test_where_no_folder_can_be_made_every_window_says_so(window, folder):
    folder.parent.write_text("a file stands where the folder would be")
    recovery = Recovery.of_the_program()
    recovery.begin()
    window.keep()
    other = window.new_window()
    other.keep()
    for each in (window, other):
        assert "cannot be kept for the case of a crash: " in each.banner.text
        assert each.banner.text.endswith(". Save it now and then.")
    recovery.end()
    other.close()
