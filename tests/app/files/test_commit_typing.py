"""Whatever is being typed is in the document before it is saved, left, played or exported."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from graphgui import assets
from graphgui.document import edits
from graphgui.storage import file
from tests.app.conftest import answers

CTRL, F2, F5, N = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_N
FIVE_POINTS = assets.path("examples", "five-points.graph.json")


@pytest.fixture
def path(window, tmp_path):
    """Where the window's document is saved: five points, and nothing to be asked about."""
    window.open_example(FIVE_POINTS)
    window.document.save(tmp_path / "mine.graph.json")
    window.canvas.setFocus()
    return tmp_path / "mine.graph.json"


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.windowHandle(), key, modifiers)


def type_into(window, text):
    """As a keyboard does it: into what has the focus."""
    for letter in text:
        QTest.keyClick(window.focusWidget(), letter)


def write_note(window):
    press(window, N)
    type_into(window, "remember this")


def rename_on_canvas(window):
    window.canvas.editor.select(["linear"])
    press(window, F2)
    type_into(window, "slope")


def rename_in_inspector(window):
    inspector(window, "linear").name_field.setFocus()
    window.focusWidget().selectAll()
    type_into(window, "slope")


def type_rate(window):
    window.transport.learning_rate.setFocus()
    window.transport.learning_rate.selectAll()
    type_into(window, "0.0123")


def type_matrix(window):
    edits.nodes.add(window.document, "input", (0, 300), name="typed", value=[[1.0]])
    inspector(window, "typed").properties.fields["value"].editor.field.setFocus()
    window.focusWidget().selectAll()
    type_into(window, "7 8; 9 10")


def type_condition(window):
    inspector(window, "linear").breakpoint_field.edit()
    type_into(window, "loss < 3")


def type_cell(window):
    table = window.panels.bring("table")
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(0, 0))
    QTest.keyClick(table.view, "7")
    type_into(window, "7")


def type_answer(window):
    window.canvas.editor.select(["linear"])
    press(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    window.panels["answer"].field.setFocus()
    type_into(window, "X' G")


def inspector(window, node):
    window.canvas.editor.select([node])
    panel = window.panels.bring("inspector")
    panel.show_selection([node], [])
    return panel.form


def noted(project):
    return any(getattr(each, "text", "") == "remember this" for each in project.annotations.values())


FIELDS = {
    "a note": (write_note, noted),
    "a name on the canvas": (rename_on_canvas, lambda project: "slope" in project.graph),
    "a name in the inspector": (rename_in_inspector, lambda project: "slope" in project.graph),
    "the rate": (type_rate, lambda project: project.training.learning_rate == 0.0123),
    "a matrix": (
        type_matrix,
        lambda project: project.graph["typed"].attribute("value") == [[7.0, 8.0], [9.0, 10.0]],
    ),
    "a condition": (type_condition, lambda project: project.breakpoints == {"linear": "loss < 3"}),
    "an answer": (type_answer, lambda project: project.answers == {"linear.W": "X' G"}),
    "a cell": (type_cell, lambda project: 77.0 in next(iter(project.tables.values())).columns["x"]),
}
every_field = pytest.mark.parametrize("type_it,is_in", FIELDS.values(), ids=FIELDS)


@every_field
def test_the_file_has_it_and_the_hand_may_go_on_typing(window, path, type_it, is_in):
    type_it(window)
    field = window.focusWidget()
    press(window, Qt.Key.Key_S, CTRL)
    assert is_in(file.load(path))
    assert not window.isWindowModified()
    assert window.focusWidget() is (window.panels["table"].view if "cell" in type_it.__name__ else field)


@every_field
def test_closing_asks_and_save_keeps_it(window, path, type_it, is_in, monkeypatch):
    type_it(window)
    asked = []

    def question(_parent, _title, text, *_):
        asked.append(text)
        return QMessageBox.StandardButton.Save if len(asked) == 1 else QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "question", question)
    assert window.files.may_leave()
    assert asked == ["Save the changes to mine?"]
    assert is_in(file.load(path))


def test_a_name_left_open_is_not_given_to_the_next_document(window, path, monkeypatch):
    rename_on_canvas(window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answers(FIVE_POINTS))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    press(window, Qt.Key.Key_O, CTRL)
    assert window.document.path == FIVE_POINTS
    QTest.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton)
    assert "linear" in window.document.graph
    assert not window.document.is_modified


def test_saving_while_a_name_is_typed_twice_follows_the_node(window, path):
    rename_on_canvas(window)
    press(window, Qt.Key.Key_S, CTRL)
    type_into(window, "s")
    press(window, Qt.Key.Key_S, CTRL)
    assert "slopes" in file.load(path).graph


def test_play_goes_by_the_rate_that_is_typed(window, path, qtbot):
    type_rate(window)
    press(window, F5)
    qtbot.waitUntil(lambda: window.session.step > 0)
    assert window.session.run.segments[-1].training.learning_rate == 0.0123


def test_an_export_has_what_is_typed(window, path, monkeypatch, tmp_path, qtbot):
    window.session.run_now(2)
    rename_on_canvas(window)

    def choose(*_, **__):
        qtbot.waitUntil(lambda: window.session.moment.loss_port is not None)
        return str(tmp_path / "derived.md"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window.action_table.qt_actions["export_derivation"].trigger()
    assert "slope" in (tmp_path / "derived.md").read_text(encoding="utf-8")


def test_numbers_that_cannot_be_read_are_not_dropped_without_a_question(window, path, monkeypatch):
    edits.nodes.add(window.document, "input", (0, 300), name="typed", value=[[1.0]])
    window.document.save(path)
    editor = inspector(window, "typed").properties.fields["value"].editor
    editor.field.setFocus()
    editor.field.selectAll()
    type_into(window, "1 2; 3 x")
    asked = []
    cancel = QMessageBox.StandardButton.Cancel
    monkeypatch.setattr(QMessageBox, "question", lambda _parent, title, *_: asked.append(title) or cancel)
    assert window.close() is False
    assert asked == ["Something typed cannot be taken"]
    assert editor.field.toPlainText() == "1 2; 3 x"
    editor.field.selectAll()
    type_into(window, "1 2; 3 4")
    press(window, Qt.Key.Key_S, CTRL)
    assert window.files.may_leave()
    assert file.load(path).graph["typed"].attribute("value") == [[1.0, 2.0], [3.0, 4.0]]


def test_an_answer_stands_in_its_field_again_when_the_file_is_opened(window, path, qtbot):
    type_answer(window)
    press(window, Qt.Key.Key_S, CTRL)
    assert window.files.open_path(path)
    window.canvas.editor.select(["mse"])
    qtbot.waitUntil(lambda: window.panels["answer"].port.node == "mse")
    assert window.panels["answer"].field.text() == ""
    window.canvas.editor.select(["linear"])
    qtbot.waitUntil(lambda: window.panels["answer"].field.text() == "X' G")
    edits.nodes.rename(window.document, "linear", "slope")
    assert window.document.answers == {"slope.W": "X' G"}


@pytest.mark.parametrize("type_it", [write_note, rename_on_canvas, rename_in_inspector])
def test_what_is_being_composed_is_saved(window, path, type_it, monkeypatch):
    """As Chinese, Japanese and Korean are typed: until it is committed, it is no text of the field."""

    class Method:
        def commit(self):
            event = QInputMethodEvent()
            event.setCommitString("語")
            QApplication.sendEvent(QApplication.focusWidget(), event)

    type_it(window)
    QApplication.sendEvent(window.focusWidget(), QInputMethodEvent("ご", []))
    monkeypatch.setattr(QGuiApplication, "inputMethod", Method)
    press(window, Qt.Key.Key_S, CTRL)
    project = file.load(path)
    texts = [*project.graph.nodes, *(getattr(each, "text", "") for each in project.annotations.values())]
    assert any(text.endswith("語") for text in texts)
    assert not window.isWindowModified()


def test_what_cannot_be_read_is_not_dropped_for_another_language_or_a_file_that_changed(window, path, monkeypatch):
    edits.nodes.add(window.document, "input", (0, 300), name="typed", value=[[1.0]])
    window.document.save(path)
    field = inspector(window, "typed").properties.fields["value"].editor.field
    field.setFocus()
    field.selectAll()
    type_into(window, "1 2; 3 x")
    asked = []
    cancel = QMessageBox.StandardButton.Cancel
    monkeypatch.setattr(QMessageBox, "question", lambda _parent, title, *_: asked.append(title) or cancel)
    window.action_table.qt_actions["language_fr"].trigger()
    assert window.isVisible() and field.toPlainText() == "1 2; 3 x"
    assert not window.files.reload()
    assert field.toPlainText() == "1 2; 3 x"
    assert asked == ["Something typed cannot be taken"] * 2
