"""What is typed and cannot be read stays where it was typed, marked and named in a sentence; nothing changes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox

from graphgui import assets
from graphgui.app import theme
from graphgui.document import edits

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def type_over(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def is_marked(field):
    return bool(field.property("unread"))


@pytest.fixture
def inspector(engel):
    """That of the input X, whose numbers are typed, open beside the canvas."""
    edits.nodes.set_attributes(engel.document, "X", table=None, columns=[], value=[[1.0], [2.0], [3.0]])
    engel.canvas.editor.select(["X"])
    yield engel.panels.bring("inspector")
    engel.document.undo_stack.setClean()


def value_field(inspector):
    return inspector.form.properties.fields["value"]


def numbers(window):
    return window.document.graph["X"].attribute("value")


def test_numbers_that_cannot_be_read_are_named_and_come_back_with_their_node(engel, inspector, hands, qtbot):
    type_over(value_field(inspector).editor.field, "1 2 3 4 abc")
    hands.click(engel.canvas.viewport().rect().bottomRight() - engel.canvas.viewport().rect().center() / 8)
    qtbot.waitUntil(lambda: "“abc” is no number" in engel.banner.text)
    assert engel.banner.text.startswith("X: ")
    engel.canvas.editor.select(["X"])
    field = value_field(inspector)
    assert field.editor.field.toPlainText() == "1 2 3 4 abc"
    assert is_marked(field.editor.field)
    assert field.problem.isVisible() and "“abc”" in field.problem.text()
    assert numbers(engel) == [[1.0], [2.0], [3.0]]
    QTest.keyClick(field.editor.field, ESCAPE)
    assert field.editor.field.toPlainText() == "1\n2\n3"
    assert not is_marked(field.editor.field) and not field.problem.isVisible()


def test_the_word_is_named_and_not_the_length_of_its_row(engel, inspector):
    field = value_field(inspector)
    type_over(field.editor.field, "1; 2; 3 4 abc")
    QTest.keyClick(field.editor.field, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert field.problem.text() == "“abc” is no number."


def test_what_was_refused_outlasts_an_edit_of_something_else(engel, inspector):
    field = value_field(inspector)
    type_over(field.editor.field, "1 2 abc")
    QTest.keyClick(field.editor.field, ENTER, Qt.KeyboardModifier.ControlModifier)
    edits.nodes.set_attributes(engel.document, "linear", weights=0.5)
    QTest.keyClick(engel, Qt.Key.Key_F10)
    assert field.editor.field.toPlainText() == "1 2 abc"
    assert is_marked(field.editor.field) and "“abc”" in field.problem.text()
    edits.nodes.set_attributes(engel.document, "X", value=[[7.0]])
    assert field.editor.field.toPlainText() == "7"
    assert not is_marked(field.editor.field) and not field.problem.isVisible()


@pytest.mark.parametrize(
    ("name", "typed", "named"),
    [
        ("learning_rate", "0.1 abc", "“0.1 abc” is no number"),
        ("learning_rate", "-1", "-1"),
        ("steps", "many", "“many” is no number"),
        ("steps", "0", "0"),
        ("steps", "1.5", "1.5"),
    ],
)
def test_the_toolbar_keeps_and_names_what_it_cannot_read(engel, name, typed, named):
    field = getattr(engel.transport, name)
    before, shown = engel.document.training, field.text()
    type_over(field, typed)
    QTest.keyClick(field, ENTER)
    assert named in engel.banner.text
    assert field.lineEdit().text() == typed and is_marked(field)
    assert field.lineEdit().palette().color(QPalette.ColorRole.Text).name() == theme.shown().warning
    assert engel.document.training == before
    edits.training.change(engel.document, seed=5)
    assert field.lineEdit().text() == typed
    QTest.keyClick(field, ESCAPE)
    assert field.text() == shown and not is_marked(field)
    engel.document.undo_stack.setClean()


@pytest.mark.parametrize(("name", "typed", "other"), [("learning_rate", "fast", 0.03), ("steps", "many", 70)])
def test_another_value_takes_the_place_of_what_the_toolbar_could_not_read(engel, name, typed, other):
    field = getattr(engel.transport, name)
    type_over(field, typed)
    QTest.keyClick(field, ENTER)
    edits.training.change(engel.document, **{name: other})
    assert field.value() == other and field.lineEdit().text() == field.textFromValue(other)
    assert not is_marked(field)
    engel.document.undo_stack.setClean()


@pytest.mark.parametrize("name", ["learning_rate", "steps"])
def test_what_the_toolbar_has_refused_goes_with_its_document(engel, name, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    field = getattr(engel.transport, name)
    shown = field.text()
    type_over(field, "many")
    QTest.keyClick(field, ENTER)
    assert is_marked(field)
    engel.open_example(assets.path("examples", "engel.graph.json"))
    assert field.text() == shown and not is_marked(field)


def test_a_count_may_be_typed_as_a_power_of_ten(engel):
    type_over(engel.transport.steps, "2e4")
    QTest.keyClick(engel.transport.steps, ENTER)
    assert engel.document.training.steps == 20_000
    engel.document.undo_stack.setClean()


@pytest.mark.parametrize(("name", "typed"), [("learning_rate", "fast"), ("batch_size", "few"), ("steps", "many")])
def test_the_settings_of_training_keep_what_they_cannot_read(engel, name, typed):
    field = engel.panels.bring("training").fields[name]
    before = engel.document.training
    line = field.editor.findChild(QLineEdit)
    type_over(line, typed)
    QTest.keyClick(line, ENTER)
    assert line.text() == typed
    assert f"“{typed}”" in field.problem.text() and field.problem.isVisible()
    assert engel.document.training == before
    type_over(line, "3")
    QTest.keyClick(line, ENTER)
    assert getattr(engel.document.training, name) == 3
    assert not field.problem.isVisible()
    engel.document.undo_stack.setClean()


def test_a_name_and_a_condition_that_cannot_be_come_back_with_their_node(engel, inspector, qtbot):
    form = inspector.form
    for field, typed in ((form.name_field, "linear"), (form.breakpoint_field.condition, "loss ~ 3")):
        type_over(field, typed)
        QTest.keyClick(field, ENTER)
        assert field.text() == typed and is_marked(field)
    engel.canvas.editor.select(["linear"])
    qtbot.waitUntil(lambda: inspector.form is not form)
    engel.canvas.editor.select(["X"])
    form = inspector.form
    assert form.name_field.text() == "linear" and "“linear”" in form.name_problem.text()
    assert form.breakpoint_field.condition.text() == "loss ~ 3" and form.breakpoint_field.problem.isVisible()
    assert "X" in engel.document.graph and not engel.session.breakpoints


def test_a_name_on_the_canvas_that_cannot_be_is_told_when_the_field_is_left(engel, hands):
    engel.canvas.editor.select(["X"])
    QTest.keyClick(engel.canvas, Qt.Key.Key_F2)
    field = engel.canvas.findChild(QLineEdit, "naming")
    type_over(field, "linear")
    engel.transport.speed.setFocus()
    assert not field.isVisible()
    assert "“linear”" in engel.banner.text
    assert "X" in engel.document.graph
