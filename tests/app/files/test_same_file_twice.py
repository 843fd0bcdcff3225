"""A file that is changed, gone or opened elsewhere is told of in the banner, and nothing is replaced unasked."""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from graphgui import assets
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.storage import atomic, file

FIVE_POINTS = assets.path("examples", "five-points.graph.json")
DISCARD, CANCEL = QMessageBox.StandardButton.Discard, QMessageBox.StandardButton.Cancel


@pytest.fixture
def path(window, tmp_path):
    path = tmp_path / "mine.graph.json"
    path.write_bytes(FIVE_POINTS.read_bytes())
    assert window.files.open_path(path)
    return path


@pytest.fixture
def asked(monkeypatch):
    """The titles of what is asked; each is answered with Cancel, or with `asked.answer`."""

    class Asked(list):
        answer = CANCEL

    asked = Asked()

    def question(_parent, title, *_):
        asked.append(title)
        return asked.answer

    monkeypatch.setattr(QMessageBox, "question", question)
    return asked


def change(path):
    """Write another graph in its place, as another program does: under a new name, which takes the place."""
    other = Document(file.load(path))
    edits.nodes.add(other, "square", (0, 400), name="theirs")
    atomic.write(path, file.dumps(other.project, path.parent))


def wait_for(window, qtbot, words):
    qtbot.waitUntil(lambda: words in window.banner.text)


def press(window, text):
    (button,) = [button for button in window.banner.buttons if button.text() == text]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_file_that_is_changed_can_be_loaded_again(window, path, qtbot):
    for _ in range(2):  # also after it was replaced as a whole
        change(path)
        wait_for(window, qtbot, "mine was changed outside this window")
        assert "theirs" not in window.document.graph
        press(window, "Reload")
        assert "theirs" in window.document.graph
        assert window.banner.text == ""
        edits.nodes.remove(window.document, ["theirs"])
        assert window.files.save()


def test_changes_made_here_are_asked_about_before_they_are_replaced(window, path, qtbot, asked):
    edits.nodes.add(window.document, "exp", (0, 400), name="ours")
    change(path)
    wait_for(window, qtbot, "was changed outside")
    press(window, "Reload")
    assert asked == ["Reload the file?"]
    assert "ours" in window.document.graph
    asked.answer = DISCARD
    press(window, "Reload")
    assert "ours" not in window.document.graph and "theirs" in window.document.graph


def test_what_can_be_done_is_offered_until_it_is_done_or_the_file_is_saved(window, path, qtbot, asked):
    change(path)
    wait_for(window, qtbot, "was changed outside this window: what is here is without that change")
    edits.nodes.add(window.document, "exp", (0, 400), name="ours")
    window.document.undo_stack.undo()
    window.document.undo_stack.redo()
    assert "was changed outside" in window.banner.text
    asked.answer = DISCARD
    assert window.files.save() and asked == ["Replace what was changed?"]
    assert window.banner.text == ""
    path.unlink()
    wait_for(window, qtbot, "is there no more")
    window.document.undo_stack.undo()
    assert "is there no more" in window.banner.text
    press(window, "Save")
    assert window.banner.text == "" and path.is_file()


def test_what_is_here_can_be_kept_and_is_then_unsaved(window, path, qtbot, asked):
    change(path)
    wait_for(window, qtbot, "was changed outside")
    press(window, "Keep Mine")
    assert window.banner.text == "" and window.isWindowModified()
    assert window.files.save()
    assert asked == []
    assert "theirs" not in file.load(path).graph


def test_saving_over_what_was_changed_asks_even_before_the_change_is_told(window, path, asked):
    edits.nodes.add(window.document, "exp", (0, 400), name="ours")
    change(path)
    assert not window.files.save()
    assert asked == ["Replace what was changed?"]
    assert "theirs" in file.load(path).graph
    asked.answer = DISCARD
    assert window.files.save()
    assert "ours" in file.load(path).graph


def test_a_file_that_is_gone_is_told_and_closing_asks(window, path, qtbot, asked):
    path.unlink()
    wait_for(window, qtbot, "The file of mine is there no more")
    assert not window.files.may_leave()
    assert asked == ["Unsaved changes"]
    press(window, "Save")
    assert path.exists() and window.banner.text == ""


def test_a_file_that_was_only_touched_is_the_same(window, path, qtbot):
    path.write_bytes(path.read_bytes())
    window.files.watch.look()
    assert window.banner.text == ""
    assert not window.files.watch.is_another


def test_a_file_of_the_same_time_and_size_as_the_one_before_is_known_by_its_content(window, path, tmp_path):
    other = tmp_path / "other.graph.json"
    other.write_bytes(path.read_bytes().replace(b"0", b"1", 1))
    status = path.stat()
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert window.files.open_path(other)
    other.touch()
    window.files.watch.look()
    assert window.banner.text == ""


def test_a_second_window_on_the_file_says_so_and_the_first_does_not(window, path, qtbot):
    assert window.banner.text == ""
    other = window.new_window()
    other.files.open_path(path)
    assert "mine is open in another window or program" in other.banner.text
    assert window.banner.text == ""
    other.close()


def test_a_file_is_free_once_its_window_has_another(window, path, qtbot):
    window.files.new()
    other = window.new_window()
    other.files.open_path(path)
    assert other.banner.text == ""
    other.close()


def test_a_third_window_says_so_where_the_first_is_gone(window, path, qtbot):
    second, third = window.new_window(), window.new_window()
    second.files.open_path(path)
    window.files.new()
    second.files.watch.look()  # as when the person turns to it
    third.files.open_path(path)
    assert "mine is open in another window or program" in third.banner.text
    for each in (second, third):
        each.close()


def test_a_folder_that_was_away_while_saving_failed_is_asked_about_by_nobody(window, path, asked):
    path.parent.rename(path.parent.with_name("away"))
    edits.nodes.add(window.document, "exp", (0, 400), name="ours")
    assert not window.files.save()
    path.parent.with_name("away").rename(path.parent)
    assert window.files.save()
    assert asked == []
    assert "ours" in file.load(path).graph


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_pipe_in_the_file_s_place_is_not_waited_for(window, path, qtbot, asked):
    path.unlink()
    os.mkfifo(path)
    wait_for(window, qtbot, "mine")
    edits.nodes.add(window.document, "exp", (0, 400), name="ours")
    asked.answer = DISCARD
    assert not window.files.save()
    assert "no file with a beginning and an end" in window.banner.text
    assert window.isWindowModified()
