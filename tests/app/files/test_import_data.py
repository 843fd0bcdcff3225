"""Import Data: a file is looked at, its columns get roles, and what becomes of it is one step."""

import numpy as np
import polars
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog

from graphgui import assets
from graphgui.app.window import Window
from graphgui.data.read_table import read_table
from graphgui.engine.graph.graph import PortId
from graphgui.engine.training.examples import split
from graphgui.panels.import_data.column_models import Columns
from graphgui.panels.import_data.dialog import ImportDialog
from graphgui.panels.import_data.reading_form import ColumnMenu
from tests.app.conftest import answers
from tests.data.files import write
from tests.data.worker.test_worker import DAMAGED

CTRL, LEFT, KEY = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def asked(window: Window, qtbot, tmp_path, monkeypatch):
    """Ctrl+I on a file: the dialogue, once the file is read."""

    def ask(path) -> ImportDialog:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", answers(path))
        QTest.keyClick(window, KEY.Key_I, CTRL)
        dialog = window.findChild(ImportDialog)
        qtbot.waitUntil(lambda: not dialog.reading.is_busy)
        return dialog

    return ask


def choose(box: QComboBox, value: str) -> None:
    """Go down a box with the arrow key, as far as the value."""
    QTest.keyClick(box, KEY.Key_Home)
    while box.currentData() != value:
        before = box.currentIndex()
        QTest.keyClick(box, KEY.Key_Down)
        assert box.currentIndex() > before


def role_cell(dialog: ImportDialog, row: int):
    return dialog.role_view.visualRect(dialog.columns.index(row, Columns.ROLE)).center()


def give_role(dialog: ImportDialog, row: int, letter: str) -> None:
    """Click on a column's name, and press the letter of a role."""
    name = dialog.role_view.visualRect(dialog.columns.index(row, Columns.NAME)).center()
    QTest.mouseClick(dialog.role_view.viewport(), LEFT, pos=name)
    QTest.keyClicks(dialog.role_view, letter)


def press_import(dialog: ImportDialog, qtbot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.accept_button, LEFT)


def test_the_dialogue_says_what_is_in_the_file(asked, tmp_path):
    dialog = asked(write(tmp_path / "patients.csv"))
    rows = [[dialog.columns.index(row, column).data() for column in range(4)] for row in range(4)]
    assert rows == [
        ["age", "number", "1", "feature"],
        ["bmi", "number", "", "feature"],
        ["sex", "text, 2 values", "", "feature"],
        ["y", "number", "", "target"],
    ]
    preview = dialog.preview.model()
    assert [preview.index(row, 0).data() for row in range(4)] == ["59", "48", "missing", "24"]
    gap, there = (preview.index(row, 0).data(Qt.ItemDataRole.BackgroundRole) for row in (2, 3))
    assert gap is not None
    assert there is None


def test_of_many_columns_those_in_sight_get_their_width_and_the_others_when_they_are(asked, tmp_path):
    path = tmp_path / "wide.csv"
    names = ",".join(f"{'a_column_called' if number % 2 else 'x'}_{number}" for number in range(400))
    path.write_text("\n".join([names, ",".join(["1.25"] * 400), ",".join(["2.5"] * 400)]))
    dialog = asked(path)
    view = dialog.preview
    short, long, far = (view.columnWidth(column) for column in (0, 1, 399))
    assert short < long
    assert far == view.horizontalHeader().defaultSectionSize()
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert view.columnWidth(399) == pytest.approx(long, abs=20)
    assert view.columnWidth(398) == pytest.approx(short, abs=20)


def test_missing_cells_need_a_choice_which_is_told_in_counts(asked, tmp_path):
    dialog = asked(write(tmp_path / "patients.csv"))
    assert not dialog.accept_button.isEnabled()
    assert dialog.reason.text() == "1 of 4 rows has nothing in column “age”: choose what to do."
    choose(dialog.missing, "drop")
    assert dialog.accept_button.isEnabled()
    assert not dialog.reason.text()
    dropped = "1 of 4 rows is dropped, because something is missing: age (1)."
    assert dialog.story.text() == f"{dropped} “sex” becomes 0 and 1: 1 is “m”."
    choose(dialog.missing, "mean")
    assert "Missing cells become the mean of their column: age (1)." in dialog.story.text()


GERMAN = (
    "Nr;Preis;Fläche;Lage;Wert\n1;1.234,50 €;47;Stadt;1.234\n2;999,00 €;167;NA;2.345\n"
    "3;1.500,25 €;1.007;Stadt;3.456\n4;875,00 €;<50;Land;4.567\n5;2.100,00 €;98;NA;5.678\n"
)


@pytest.fixture
def german(asked, tmp_path):
    (tmp_path / "german.csv").write_text(GERMAN)
    return asked(tmp_path / "german.csv")


def shown(dialog, name):
    """The first rows of a column in the preview."""
    model, at = dialog.preview.model(), list(dialog.columns.roles).index(name)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def kind(dialog, name):
    return dialog.columns.index(list(dialog.columns.roles).index(name), Columns.KIND).data()


def test_how_numbers_were_read_is_shown(german):
    assert [kind(german, name) for name in ("Nr", "Preis", "Fläche", "Lage")] == [
        "number, all different",
        "number · 1.234,5 · €",
        "number · 1.234,5 · 1 odd",
        "text, 3 values",
    ]
    assert [german.preview.model().headerData(row, Qt.Orientation.Vertical) for row in range(2)] == [2, 3]
    assert shown(german, "Wert") == ["1234", "2345", "3456", "4567", "5678"]
    assert shown(german, "Fläche") == ["47", "167", "1007", "“<50”", "98"]
    for said in (
        "“Wert”: 1.234 read as 1234: thousands.",
        "“Fläche”, row 5: “<50” is no number and counts as missing.",
        "“Lage”: “NA” (2) is kept as a value of its own.",
        "“Nr” only tells the rows apart, and is not taken.",
    ):
        assert said in german.readings.text()
    assert german.reason.text() == "1 of 5 rows has nothing in column “Fläche”: choose what to do."


def test_a_doubt_is_said_apart_and_ends_with_a_choice(asked, qtbot, tmp_path):
    (tmp_path / "doubt.csv").write_text("x\ty\n1,234\t5\n2,345\t6\n")
    dialog = asked(tmp_path / "doubt.csv")
    assert dialog.doubts.text() == "“x”: 1,234 read as 1234: thousands. It may as well be 1.234: choose."
    assert "1,234" not in dialog.readings.text()
    choose(dialog.reading_form.numbers, "1234,5")
    qtbot.waitUntil(lambda: shown(dialog, "x") == ["1.234", "2.345"])
    assert dialog.doubts.text() == ""
    assert "“x”: 1,234 read as 1.234: decimal comma." in dialog.readings.text()


def test_another_way_to_read_numbers_is_chosen_for_the_whole_table(german, qtbot):
    give_role(german, 1, "i")
    choose(german.reading_form.numbers, "1,234.5")
    qtbot.waitUntil(lambda: shown(german, "Wert")[0] == "1.234")
    assert german.columns.roles["Preis"] == "ignored"  # what was chosen stays


def test_another_way_to_read_numbers_is_chosen_for_a_column_in_its_menu(german, qtbot):
    row = list(german.columns.roles).index("Wert")
    place = german.role_view.visualRect(german.columns.index(row, Columns.KIND)).center()
    QTest.mouseClick(german.role_view.viewport(), LEFT, pos=place)
    pick(german, "1234.5")
    qtbot.waitUntil(lambda: shown(german, "Wert")[0] == "1.234")
    assert shown(german, "Preis")[0] == "1234.5"
    choose(german.missing, "drop")
    press_import(german, qtbot)


def pick(dialog, text):
    """Choose in the menu that is open, with the arrow keys."""
    menu = dialog.findChild(ColumnMenu)
    while menu.activeAction() is None or menu.activeAction().text() != text:
        QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Return)


def test_the_number_in_odd_cells_is_taken_where_that_is_chosen_by_keys(window, german, qtbot):
    german.role_view.setCurrentIndex(german.columns.index(2, Columns.KIND))
    QTest.keyClick(german.role_view, KEY.Key_Space)
    pick(german, "Take the number in them")
    qtbot.waitUntil(lambda: shown(german, "Fläche")[3] == "50")
    assert "“<50” is more than a number; 50 is taken." in german.readings.text()
    assert german.story.text().startswith("All 5 rows are taken.")
    press_import(german, qtbot)
    (table,) = window.document.project.tables.values()
    assert table.columns["Fläche"].tolist() == [47, 167, 1007, 50, 98]
    assert read_table(table.path, table.choices) == table


def test_a_column_is_made_one_of_text(german, qtbot):
    choose(german.reading_form.odd, "text")
    qtbot.waitUntil(lambda: kind(german, "Fläche").startswith("text"))
    assert kind(german, "Preis") == "text, all different"


def test_marks_of_nothing_are_edited(german, qtbot):
    form = german.reading_form
    form.marks.setFocus()
    form.marks.selectAll()
    QTest.keyClicks(form.marks, "<50, NA")
    QTest.keyClick(form.marks, KEY.Key_Tab)
    qtbot.waitUntil(lambda: shown(german, "Fläche")[3] == "missing")
    assert kind(german, "Fläche") == "number · 1.234,5"
    assert shown(german, "Lage")[1] == "NA"
    QTest.keyClick(form.in_texts, KEY.Key_Space)
    qtbot.waitUntil(lambda: shown(german, "Lage")[1] == "missing")
    choose(german.missing, "drop")
    assert german.story.text().startswith("3 of 5 rows are dropped")
    assert "Fläche (1), Lage (2)" in german.story.text()


def test_every_value_of_a_text_gets_a_column_where_that_is_chosen(german):
    choose(german.missing, "drop")
    assert "“Lage” becomes 2 columns of 0 and 1, all 0 for “Land”." in german.story.text()
    assert german.made.text().startswith("X is 4 × 4")
    choose(german.reading_form.dummies, "all")
    assert "“Lage” becomes 3 columns of 0 and 1." in german.story.text()
    assert german.made.text().startswith("X is 4 × 5")


def test_a_regression_is_wired_and_learns_and_one_undo_takes_it_back(window, asked, qtbot, tmp_path):
    x = np.linspace(-3, 3, 60)
    polars.DataFrame({"x": x, "z": np.cos(x), "y": 5 * x - 2}).write_parquet(tmp_path / "plane.parquet")
    dialog = asked(tmp_path / "plane.parquet")
    QTest.keyClick(dialog.validation, KEY.Key_Up)
    QTest.keyClick(dialog.validation, KEY.Key_Up)
    press_import(dialog, qtbot)
    document = window.document
    assert sorted(document.graph.nodes) == ["X", "Y", "linear", "mse", "standardise"]
    assert document.training.validation == pytest.approx(0.1)
    assert document.feeds["X"].shape == (60, 2)
    window.session.evaluate()
    trained_on, _ = split(60, document.training.validation, document.training.seed)
    standardised = window.session.moment.value(PortId("linear", "X"))
    np.testing.assert_allclose(standardised[trained_on].std(axis=0), 1)
    window.session.run_now(300)
    assert window.session.moment.loss < 1e-9
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, KEY.Key_Z, CTRL)
    assert len(document.graph) == 0
    assert document.project.tables == {}
    assert document.training.validation == 0
    assert not document.undo_stack.canUndo()


@pytest.mark.parametrize(
    ("values", "loss", "outputs"),
    [(["f", "m"], "binary_cross_entropy", 1), (["a", "b", "c"], "softmax_cross_entropy", 3)],
)
def test_texts_as_the_target_make_a_classifier(window, asked, qtbot, tmp_path, values, loss, outputs):
    x = np.arange(30.0)
    polars.DataFrame({"kind": [values[int(v) % len(values)] for v in x], "x": x}).write_csv(tmp_path / "k.csv")
    dialog = asked(tmp_path / "k.csv")
    give_role(dialog, 0, "t")
    give_role(dialog, 1, "f")
    press_import(dialog, qtbot)
    graph = window.document.graph
    assert loss in graph
    assert graph["linear"].attribute("outputs") == outputs
    window.session.step_once()
    assert np.isfinite(window.session.moment.loss)


def test_a_role_is_chosen_in_its_list_with_the_mouse(asked, qtbot, tmp_path):
    dialog = asked(write(tmp_path / "patients.csv"))
    QTest.mouseClick(dialog.role_view.viewport(), LEFT, pos=role_cell(dialog, 0))
    popup = dialog.role_view.findChild(QComboBox).view()
    qtbot.waitUntil(popup.isVisible)
    ignored = popup.model().index(2, 0)
    QTest.mouseClick(popup.viewport(), LEFT, pos=popup.visualRect(ignored).center())
    assert dialog.columns.roles["age"] == "ignored"
    assert dialog.accept_button.isEnabled()  # what was missing is not taken


def test_a_role_is_chosen_in_its_list_with_the_keyboard(asked, qtbot, tmp_path):
    dialog = asked(write(tmp_path / "patients.csv"))
    QTest.keyClick(dialog.role_view, KEY.Key_Down)
    QTest.keyClick(dialog.role_view, KEY.Key_F2)
    popup = dialog.role_view.findChild(QComboBox).view()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Return)
    assert dialog.columns.roles["bmi"] == "ignored"
    assert dialog.isVisible()


def test_one_letter_gives_a_role_to_all_rows_selected(asked, tmp_path):
    dialog = asked(write(tmp_path / "patients.csv"))
    give_role(dialog, 0, "i")
    name = dialog.role_view.visualRect(dialog.columns.index(2, Columns.NAME)).center()
    QTest.mouseClick(dialog.role_view.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, name)
    QTest.keyClicks(dialog.role_view, "i")
    assert list(dialog.columns.roles.values()) == ["ignored", "ignored", "ignored", "target"]
    assert dialog.reason.text() == "A model needs a feature and a target: choose a column for each."


def test_a_spreadsheet_is_read_sheet_by_sheet(window, asked, qtbot, tmp_path):
    dialog = asked(write(tmp_path / "patients.xlsx"))
    assert [dialog.sheet.itemText(index) for index in range(dialog.sheet.count())] == [
        "Notes",
        "Patients",
    ]
    QTest.keyClick(dialog.sheet, KEY.Key_Down)
    qtbot.waitUntil(lambda: "bmi" in dialog.columns.roles)
    choose(dialog.missing, "drop")
    choose(dialog.making, "inputs")
    press_import(dialog, qtbot)
    (table,) = window.document.project.tables.values()
    assert table.choices.sheet == "Patients"
    assert window.document.feeds["X"].shape == (3, 3)
    assert window.document.feeds["Y"].shape == (3, 1)


def test_cancel_changes_nothing_and_lets_the_file_go(window, asked, tmp_path, qtbot):
    dialog = asked(write(tmp_path / "patients.csv"))
    with qtbot.waitSignal(dialog.finished):
        QTest.mouseClick(dialog.cancel_button, LEFT)
    assert len(window.document.graph) == 0
    assert not window.document.undo_stack.canUndo()


def test_the_window_lives_while_a_file_is_read_and_cancel_ends_it(window, qtbot, tmp_path):
    (tmp_path / "long.csv").write_bytes(b"a,b\n" + b"1,2x\n" * 4_000_000)
    window.importing.open(tmp_path / "long.csv")
    dialog = window.findChild(ImportDialog)
    qtbot.wait(50)
    assert dialog.progress.isVisible()
    assert not dialog.accept_button.isEnabled()
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert not dialog.reading.is_busy
    QApplication.processEvents()
    assert len(window.document.graph) == 0


@pytest.mark.parametrize("name", ["panics", "aborts"])
def test_a_file_over_which_its_reader_dies_is_explained_and_the_next_is_read(asked, window, qtbot, tmp_path, name):
    dialog = asked(DAMAGED / f"{name}.parquet")
    assert f"{name}.parquet" in dialog.reason.text()
    assert dialog.size_label.text() == ""
    assert not dialog.progress.isVisible()
    QTest.keyClick(dialog, KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is None)
    window.importing.open(write(tmp_path / "patients.parquet"))
    qtbot.waitUntil(lambda: "bmi" in window.findChild(ImportDialog).columns.roles)
    QTest.keyClick(window.findChild(ImportDialog), KEY.Key_Escape)


def test_a_file_that_cannot_be_read_is_explained_in_the_dialogue(asked, tmp_path):
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 torn")
    dialog = asked(tmp_path / "broken.parquet")
    assert "cannot be read as parquet" in dialog.reason.text()
    assert not dialog.accept_button.isEnabled()


def test_new_data_keep_what_was_learnt_where_it_fits(engel, asked, qtbot, tmp_path):
    engel.session.run_now(40)
    learnt = {port: array.copy() for port, array in engel.session.moment.parameters.items()}
    polars.DataFrame({"a": [1.0, 2, 3], "b": [1.0, 4, 9]}).write_csv(tmp_path / "three.csv")
    dialog = asked(tmp_path / "three.csv")
    choose(dialog.making, "in place")
    assert dialog.made.text() == "X is 3 × 1, Y is 3 × 1. All trained parameters are kept."
    press_import(dialog, qtbot)
    assert list(engel.document.project.tables) == ["three"]
    for port, array in engel.session.moment.parameters.items():
        np.testing.assert_array_equal(array, learnt[port])
    engel.document.undo_stack.undo()
    assert list(engel.document.project.tables) != ["three"]


def test_new_data_of_another_width_say_what_is_drawn_anew(engel, asked, qtbot, tmp_path):
    engel.session.run_now(40)
    polars.DataFrame({"a": [1.0, 2, 3], "b": [1.0, 4, 9], "c": [0.0, 1, 1]}).write_csv(tmp_path / "wide.csv")
    dialog = asked(tmp_path / "wide.csv")
    choose(dialog.making, "in place")
    assert "Of another shape then, and so drawn anew: linear.W." in dialog.made.text()
    press_import(dialog, qtbot)
    assert "linear.W" in engel.banner.text
    engel.session.evaluate()
    assert engel.session.moment.value(PortId("linear", "W")).shape == (2, 1)


def test_without_a_model_there_is_nothing_to_give_new_data(window, asked, tmp_path):
    dialog = asked(assets.path("data", "engel.csv"))
    choose(dialog.making, "in place")
    assert not dialog.accept_button.isEnabled()
    assert "There is no loss that compares a prediction with an input" in dialog.reason.text()


def test_the_data_panel_has_a_button_for_it(window, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answers(write(tmp_path / "patients.csv")))
    window.action_table.qt_actions["panel_data"].trigger()
    QTest.mouseClick(window.panels["data"].import_button, LEFT)
    dialog = window.findChild(ImportDialog)
    qtbot.waitUntil(lambda: not dialog.reading.is_busy)
    assert "bmi" in dialog.columns.roles
    QTest.keyClick(dialog, KEY.Key_Escape)


def test_what_is_imported_beside_a_graph_is_brought_into_sight(asked, tmp_path, window, qtbot):
    window.open_example(assets.path("examples", "engel.graph.json"))
    before, canvas = set(window.document.graph.nodes), window.canvas
    (tmp_path / "line.csv").write_text("a,b\n1,2\n2,4\n3,7\n")
    dialog = asked(tmp_path / "line.csv")
    press_import(dialog, qtbot)
    new = set(window.document.graph.nodes) - before
    assert new
    sight = canvas.navigation.area
    assert all(sight.contains(canvas.scene().rect(name)) for name in new)
    assert not all(sight.contains(canvas.scene().rect(name)) for name in before)
