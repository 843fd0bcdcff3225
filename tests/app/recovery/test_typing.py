"""What was being typed when the program ended is told where the document comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui import assets
from graphgui.app.recovery.recovery import Recovery
from graphgui.document import state_folder
from graphgui.storage import file
from graphgui.storage.recovery import Entry, Facts, TypedText, entries

SOON = 3000  # ms


@pytest.fixture
def keeping(window, tmp_path, monkeypatch):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    recovery = Recovery.of_the_program()
    recovery.begin()
    yield window
    recovery.end()


def typed(tmp_path):
    runs = (tmp_path / "state" / "recovery").glob("*")
    return [(text.place, text.text) for run in runs for entry in entries(run) for text in entry.facts().typed]


def a_name(window):
    window.canvas.editor.select(["linear"])
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_F2)
    return QApplication.focusWidget(), "abc", "linear · Name"


def a_rate(window):
    window.transport.learning_rate.setFocus()
    window.transport.learning_rate.selectAll()
    return window.transport.learning_rate, "0.5", "Learning rate"


def a_condition(window):
    window.canvas.editor.select(["linear"])
    condition = window.panels.bring("inspector").form.breakpoint_field.condition
    condition.setFocus()
    return condition, "loss <", "Inspector · linear · Condition"


@pytest.mark.parametrize("field_of", [a_name, a_rate, a_condition])
def test_what_stands_in_a_field_is_kept_until_it_is_taken(keeping, tmp_path, qtbot, field_of):
    keeping.open_example(assets.path("examples", "engel.graph.json"))
    field, text, place = field_of(keeping)
    QTest.keyClicks(field, text)
    qtbot.waitUntil(lambda: typed(tmp_path) == [(place, text)], timeout=SOON)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    keeping.canvas.setFocus()
    qtbot.waitUntil(lambda: typed(tmp_path) == [], timeout=SOON)


def test_what_is_searched_for_is_no_work(keeping, tmp_path, qtbot):
    keeping.open_example(assets.path("examples", "engel.graph.json"))
    keeping.canvas.setFocus()
    QTest.keyClick(keeping.canvas, Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "rel")
    keeping.document.undo_stack.resetClean()
    runs = tmp_path / "state" / "recovery"
    qtbot.waitUntil(lambda: any(e.facts().title for run in runs.glob("*") for e in entries(run)), timeout=SOON)
    assert typed(tmp_path) == []


def test_what_was_typed_is_told_and_can_be_copied(keeping, tmp_path):
    recovery, crashed = Recovery.of_the_program(), Entry(tmp_path, "crashed")
    facts = Facts("untitled", typed=(TypedText("Inspector · linear · Condition", "loss <"),))
    crashed.keep(facts, file.load(assets.path("examples", "engel.graph.json")))
    keeping.document.bring_back(crashed.load(), None, is_modified=True)
    recovery.replace(crashed, keeping.document)
    assert "Inspector · linear · Condition: loss <" in keeping.banner.text
    QTest.mouseClick(keeping.banner.buttons[0], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "loss <"


def test_a_file_that_has_changed_since_is_told_of(keeping, tmp_path, qtbot):
    recovery, path = Recovery.of_the_program(), tmp_path / "mine.graph.json"
    path.write_bytes(assets.path("examples", "five-points.graph.json").read_bytes())
    assert keeping.files.open_path(path)
    keeping.document.undo_stack.resetClean()

    def left():
        return [entry for run in (tmp_path / "state" / "recovery").glob("*") for entry in entries(run)]

    def is_kept(facts):  # as a whole: what is said of a document is written after it
        return facts.is_modified and facts.known is not None

    qtbot.waitUntil(lambda: [is_kept(entry.facts()) for entry in left()] == [True], timeout=SOON)
    [entry] = left()
    facts, project, crashed = entry.facts(), entry.load(), Entry(tmp_path, "crashed")
    crashed.keep(facts, project)
    path.write_bytes(assets.path("examples", "engel.graph.json").read_bytes())
    keeping.document.bring_back(crashed.load(), path, is_modified=True)
    recovery.replace(crashed, keeping.document)
    assert "was changed outside this window" in keeping.banner.text
    assert keeping.files.watch.is_another
