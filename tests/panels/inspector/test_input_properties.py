"""An input's numbers are typed, pasted, or taken from a table, and scaled where the person asks for it."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from graphgui.document import edits
from graphgui.document.matrix_text import matrix_text, read_matrix
from graphgui.look.colours import LIGHT
from graphgui.panels.inspector.inspector import Inspector
from graphgui.words import Problem

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def form(document, session_of, show):
    """The properties of the input X."""
    inspector = show(Inspector(document, session_of(document), LIGHT), 320, 700)
    inspector.show_selection(["X"], [])
    return inspector.form.properties


def take_table(document, *columns):
    edits.nodes.set_attributes(document, "X", value=None, table="homes", columns=list(columns))


def attribute(document, name):
    return document.graph["X"].attribute(name)


def checked(form):
    return form.columns.checked()


def click_row(qtbot, form, name):
    """Check or uncheck a column with the keyboard, as with the mouse."""
    widget = form.columns.list
    row = next(i for i in range(widget.count()) if widget.item(i).text() == name)
    widget.setFocus()
    widget.setCurrentRow(row)
    qtbot.keyClick(widget, Qt.Key.Key_Space)


# numbers typed


def test_a_typed_matrix_becomes_the_value(form, document, qtbot):
    field = form.fields["value"].editor.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1 2; 3 4")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert attribute(document, "value") == [[1.0, 2.0], [3.0, 4.0]]
    assert field.toPlainText() == "1 2\n3 4"
    document.undo_stack.undo()
    assert len(attribute(document, "value")) == 20


def test_a_button_takes_what_was_typed(form, document, qtbot):
    editor = form.fields["value"].editor
    assert not editor.take.isVisible()
    editor.field.setFocus()
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "7")
    assert editor.take.isVisible()
    qtbot.mouseClick(editor.take, Qt.MouseButton.LeftButton)
    assert attribute(document, "value") == [[7.0]]
    assert not editor.take.isVisible()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1,5\t2\n−3\t4e-2\n", [[1.5, 2.0], [-3.0, 0.04]]),
        ("1,5\n2,25", [[1.5], [2.25]]),
        ("1,234\t1.5\n5\t6", [[1234, 1.5], [5, 6]]),
    ],
)
def test_a_spreadsheets_cells_are_pasted(form, document, qtbot, text, rows):
    field = form.fields["value"].editor.field
    QApplication.clipboard().setText(text)
    field.setFocus()
    field.selectAll()
    field.paste()
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert attribute(document, "value") == rows


def test_one_row_with_decimal_commas_is_typed(form, document, qtbot):
    line = form.fields["shift"].editor.line
    line.setFocus()
    qtbot.keyClicks(line, "1,5")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert attribute(document, "shift") == [[1.5]]


def test_what_cannot_be_read_stays_to_be_mended_and_escape_gives_it_up(form, document, qtbot):
    before = attribute(document, "value")
    field = form.fields["value"].editor.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1 2; 3")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.fields["value"].problem.text().startswith("Row 2 has 1 numbers and row 1 has 2")
    assert field.toPlainText() == "1 2; 3"
    assert attribute(document, "value") == before
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert read_matrix(field.toPlainText()) == before


@pytest.mark.parametrize("text", ["1 2; 3 4", "1, 2\n3, 4", "[[1,2],[3,4]]", "1\t2\n3\t4", "1, 2;\n3, 4;"])
def test_the_ways_to_write_a_matrix(text):
    assert read_matrix(text) == [[1.0, 2.0], [3.0, 4.0]]


@pytest.mark.parametrize("text", ["", " ; ", "1 two", "1 2; 3", "1\t\t2\n1\t2\t3"])
def test_what_is_no_matrix_is_refused(text):
    with pytest.raises(Problem):
        read_matrix(text)


def test_a_matrix_is_written_with_all_its_digits():
    rows = np.random.default_rng(0).standard_normal((3, 4)).tolist()
    assert read_matrix(matrix_text(rows)) == rows
    assert read_matrix(matrix_text(rows, lines=False)) == rows


# tables


def test_a_csv_is_loaded_in_one_step_and_its_columns_offered(form, document, monkeypatch, tmp_path):
    path = tmp_path / "food.csv"
    path.write_text("income,spent\n1,2\n3,4\n")

    def choose(parent: object = None, caption: str = "", folder: str = "", kinds: str = "") -> tuple[str, str]:
        return str(path), kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    form.load_button.click()
    assert "food" in document.project.tables
    assert attribute(document, "table") == "food"
    assert form.source.box.currentText() == "food"
    assert [form.columns.list.item(i).text() for i in range(2)] == ["income", "spent"]
    assert checked(form) == ["income"] == list(attribute(document, "columns"))
    np.testing.assert_array_equal(document.feeds["X"], [[1], [3]])
    document.undo_stack.undo()
    assert "food" not in document.project.tables
    assert attribute(document, "table") is None


def test_a_csv_that_cannot_be_read_says_why_and_changes_nothing(form, document, monkeypatch, tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("a,b\n1,x\n2,y\n")

    def choose(parent: object = None, caption: str = "", folder: str = "", kinds: str = "") -> tuple[str, str]:
        return str(path), kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    form.load_button.click()
    assert form.load_problem.isVisible() and form.load_problem.text()
    assert document.undo_stack.count() == 0
    assert list(document.project.tables) == ["homes"]


def test_no_file_chosen_changes_nothing(form, document, monkeypatch):
    def choose(parent: object = None, caption: str = "", folder: str = "", kinds: str = "") -> tuple[str, str]:
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    form.load_button.click()
    assert document.undo_stack.count() == 0


def test_a_table_takes_the_place_of_typed_numbers_and_back(form, document, qtbot):
    form.source.box.setFocus()
    qtbot.keyClick(form.source.box, Qt.Key.Key_H)  # h for homes
    qtbot.keyClick(form.source.box, Qt.Key.Key_Return)
    assert attribute(document, "table") == "homes"
    assert not form.fields["value"].isVisible() and form.fields["columns"].isVisible()
    form.source.box.setFocus()
    qtbot.keyClick(form.source.box, Qt.Key.Key_Up)
    assert attribute(document, "table") is None
    assert attribute(document, "value") == [[1.0], [2.0], [3.0], [6.0]]
    assert form.fields["value"].isVisible() and not form.fields["columns"].isVisible()


def test_columns_are_checked_and_unchecked(form, document, qtbot):
    take_table(document, "income")
    click_row(qtbot, form, "rooms")
    assert list(attribute(document, "columns")) == ["income", "rooms"]
    click_row(qtbot, form, "income")
    assert list(attribute(document, "columns")) == ["rooms"]
    document.undo_stack.undo()
    assert checked(form) == ["income", "rooms"]


def test_columns_keep_an_order_of_their_own(form, document):
    take_table(document, "rooms", "income")
    names = [form.columns.list.item(i).text() for i in range(3)]
    assert names == ["rooms", "income", "flat"]
    model = form.columns.list.model()
    assert model.moveRows(form.columns.list.rootIndex(), 1, 1, form.columns.list.rootIndex(), 0)
    assert list(attribute(document, "columns")) == ["income", "rooms"]


def test_keys_change_the_order_of_columns(form, document, qtbot):
    take_table(document, "rooms", "income")
    rows, alt = form.columns.list, Qt.KeyboardModifier.AltModifier
    rows.setCurrentRow(0)
    qtbot.keyClick(rows, Qt.Key.Key_Down, alt)
    assert list(attribute(document, "columns")) == ["income", "rooms"]
    assert rows.currentItem().text() == "rooms"
    qtbot.keyClick(rows, Qt.Key.Key_Up, alt)
    qtbot.keyClick(rows, Qt.Key.Key_Up, alt)  # as far up as it goes
    assert list(attribute(document, "columns")) == ["rooms", "income"]


# scaling


def test_standardise_puts_a_node_behind_the_input(form, document, qtbot):
    take_table(document, "income", "rooms")
    edits.nodes.set_attributes(document, "X", shift=[[1.0]], scale=[[2.0]])
    qtbot.mouseClick(form.standardise_button, Qt.MouseButton.LeftButton)
    values = np.column_stack(([1, 2, 3, 6], [2, 2, 4, 4]))
    (name,) = edits.standardise.nodes_behind(document, "X")
    np.testing.assert_allclose(document.graph[name].attribute("mean"), [values.mean(axis=0)])
    np.testing.assert_allclose(document.graph[name].attribute("deviation"), [values.std(axis=0)])
    assert attribute(document, "shift") is None and attribute(document, "scale") is None
    np.testing.assert_array_equal(document.feeds["X"], values)
    count = document.undo_stack.count()
    qtbot.mouseClick(form.standardise_button, Qt.MouseButton.LeftButton)
    assert edits.standardise.nodes_behind(document, "X") == [name]
    assert document.undo_stack.count() == count


def test_standardise_names_the_columns_that_stay_as_they_are(form, document, qtbot):
    take_table(document, "income", "flat")
    qtbot.mouseClick(form.standardise_button, Qt.MouseButton.LeftButton)
    assert form.load_problem.text() == "Columns that are the same everywhere stay as they are: flat."
    take_table(document, "income", "rooms")
    qtbot.mouseClick(form.standardise_button, Qt.MouseButton.LeftButton)
    assert not form.load_problem.text()


def test_no_scaling_takes_the_numbers_as_they_are(form, document, qtbot):
    take_table(document, "income")
    assert not form.plain_button.isEnabled()
    qtbot.mouseClick(form.standardise_button, Qt.MouseButton.LeftButton)
    assert edits.standardise.nodes_behind(document, "X")
    qtbot.mouseClick(form.plain_button, Qt.MouseButton.LeftButton)
    assert not edits.standardise.nodes_behind(document, "X")
    edits.nodes.set_attributes(document, "X", scale=[[2.0]])
    qtbot.mouseClick(form.plain_button, Qt.MouseButton.LeftButton)
    assert attribute(document, "scale") is None
    np.testing.assert_array_equal(document.feeds["X"].ravel(), [1, 2, 3, 6])


def test_scale_is_typed_in_one_line(form, document, qtbot):
    take_table(document, "income")
    line = form.fields["scale"].editor.line
    line.setFocus()
    qtbot.keyClicks(line, "2")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert attribute(document, "scale") == [[2.0]]
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert attribute(document, "scale") is None


def test_the_node_follows_when_another_column_joins(form, document, qtbot):
    take_table(document, "income")
    qtbot.mouseClick(form.standardise_button, Qt.MouseButton.LeftButton)
    count = document.undo_stack.count()
    click_row(qtbot, form, "rooms")
    (name,) = edits.standardise.nodes_behind(document, "X")
    values = np.column_stack(([1, 2, 3, 6], [2, 2, 4, 4]))
    np.testing.assert_allclose(document.graph[name].attribute("mean"), [values.mean(axis=0)])
    assert document.undo_stack.count() == count + 1


def test_each_column_keeps_a_scale_of_its_own(form, document, qtbot):
    take_table(document, "income", "rooms")
    edits.nodes.set_attributes(document, "X", scale=[[10.0, 2.0]])
    click_row(qtbot, form, "income")
    assert attribute(document, "scale") == [[2.0]]
    click_row(qtbot, form, "flat")
    assert attribute(document, "scale") == [[2.0, 1.0]]
