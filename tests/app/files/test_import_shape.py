"""Import Data proposes how a file is cut, and each of it can be changed and comes back with the graph's file."""

import polars
import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from graphgui.app.window import Window
from graphgui.cli import main
from graphgui.data.parsing.file_shape import FileShape
from graphgui.panels.import_data.dialog import ImportDialog
from graphgui.storage import file

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def asked(window: Window, qtbot, tmp_path):
    """The dialogue about a file of these bytes, once it is read."""

    def ask(content: bytes, name: str = "some.csv") -> ImportDialog:
        (tmp_path / name).write_bytes(content)
        window.importing.open(tmp_path / name)
        dialog = window.findChild(ImportDialog)
        qtbot.waitUntil(lambda: not dialog.reading.is_busy)
        return dialog

    return ask


def choose(box: QComboBox, value, qtbot, dialog: ImportDialog) -> None:
    """Go through a box with the arrow keys, as far as the value, and wait for the file to be read so."""
    wanted = next(index for index in range(box.count()) if box.itemData(index) == value)
    while box.currentIndex() != wanted:
        QTest.keyClick(box, KEY.Key_Down if box.currentIndex() < wanted else KEY.Key_Up)
        qtbot.waitUntil(lambda: not dialog.reading.is_busy)


def names(dialog: ImportDialog) -> list[str]:
    return list(dialog.columns.roles)


def test_what_is_proposed_is_shown_and_said(asked):
    dialog = asked("Messwerte für Mai\n\nZeit;Größe\ns;m\n0;1,5\n1;2,5\n".encode("cp1252"))
    bar = dialog.shape_bar
    assert bar.encoding.currentText() == "Windows-1252"
    assert bar.separator.currentText() == "Semicolon"
    assert bar.skip.value() == 2
    assert bar.header.currentText() == "Names, then units"
    assert "A line above the table is left out: “Messwerte für Mai”." in dialog.remarks.text()
    assert names(dialog) == ["Zeit", "Größe"]


def test_each_can_be_changed_and_the_preview_follows(asked, qtbot):
    dialog = asked(b"5.1;3.5,1\n4.9;3.0,2\n4.7;3.2,3\n")
    bar, preview = dialog.shape_bar, dialog.preview.model()
    assert names(dialog) == ["column 1", "column 2"]
    choose(bar.separator, ",", qtbot, dialog)
    assert preview.index(0, 0).data() == "5.1;3.5"
    choose(bar.header, "names", qtbot, dialog)
    assert names(dialog) == ["5.1;3.5", "1"]
    assert bar.separator.currentData() == ","  # what was chosen before stays
    bar.skip.stepUp()
    qtbot.waitUntil(lambda: not dialog.reading.is_busy)
    assert names(dialog) == ["4.9;3.0", "2"]
    assert preview.rowCount() == 1


def test_another_encoding_reads_other_letters_and_one_that_cannot_be_is_refused(asked, qtbot):
    dialog = asked("имя;y\nа;1\nб;2\n".encode("cp1251"))
    choose(dialog.shape_bar.encoding, "cp1251", qtbot, dialog)
    assert names(dialog) == ["имя", "y"]
    choose(dialog.shape_bar.encoding, "utf-8", qtbot, dialog)
    assert "cannot be read as UTF-8: choose another encoding" in dialog.reason.text()
    assert not dialog.accept_button.isEnabled()
    choose(dialog.shape_bar.encoding, "cp1251", qtbot, dialog)
    assert dialog.reason.text() == ""
    assert names(dialog) == ["имя", "y"]


def test_a_file_that_does_not_parse_can_be_cut_otherwise(asked, qtbot):
    dialog = asked(b'x;y\n1;2\n"5" pipe";3\n')
    assert dialog.reason.text().endswith("Row 3 cannot be read: is a quotation mark missing?")
    assert dialog.shape_bar.separator.currentData() == ";"
    assert dialog.shape_bar.separator.isEnabled()


def test_what_was_chosen_is_kept_in_the_graph_and_read_in_the_same_way_again(window, asked, qtbot, tmp_path):
    dialog = asked(b"1;2\n3;4\n5;6\n")
    choose(dialog.shape_bar.header, "names", qtbot, dialog)
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.accept_button, LEFT)
    (table,) = window.document.project.tables.values()
    assert table.names == ("1", "2")
    assert table.choices.shape == FileShape(separator=";")
    file.save(window.document.project, tmp_path / "a.graph.json")
    assert '"separator": ";"' in (tmp_path / "a.graph.json").read_text()
    (again,) = file.load(tmp_path / "a.graph.json").tables.values()
    assert again == table
    assert again.columns["1"].tolist() == [3, 5]


def test_the_terminal_writes_the_graph_that_the_dialogue_makes(window, asked, qtbot, tmp_path):
    dialog = asked(b"Sales\n\nsize;kind;price\n1,5;a;3\n2,5;b;5\n3,5;a;8\n")
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.accept_button, LEFT)
    file.save(window.document.project, tmp_path / "window.graph.json")
    assert (
        main(["data", str(tmp_path / "some.csv"), "--target", "price", "-o", str(tmp_path / "cli.graph.json")])
        == 0
    )
    written, wanted = ((tmp_path / f"{name}.graph.json").read_text() for name in ("cli", "window"))
    assert written == wanted


def test_a_file_that_leaves_no_choice_shows_none(asked, tmp_path):
    polars.DataFrame({"x": [1.0, 2], "y": [1.0, 3]}).write_parquet(tmp_path / "b.parquet")
    dialog = asked((tmp_path / "b.parquet").read_bytes(), "c.parquet")
    assert not any(box.isVisible() for box in (dialog.shape_bar.encoding, dialog.shape_bar.header, dialog.sheet))


def test_hidden_sheets_are_marked_and_the_sheet_can_always_be_chosen(window, asked, qtbot, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        book.add_worksheet("Lookup").hide()
        book.add_worksheet("Cover")
        sheet = book.add_worksheet("Data")
        sheet.activate()
        for row, cells in enumerate([["x", "y"], [1, 2], [3, 5]]):
            sheet.write_row(row, 0, cells)
    dialog = asked((tmp_path / "book.xlsx").read_bytes(), "copy.xlsx")
    box = dialog.sheet
    assert [box.itemText(at) for at in range(box.count())] == ["Lookup (hidden)", "Cover", "Data"]
    assert (box.currentData(), names(dialog)) == ("Data", ["x", "y"])
    choose(box, "Cover", qtbot, dialog)
    assert dialog.reason.text().endswith("The sheet is empty: choose another.")
    assert box.isEnabled()
    choose(box, "Data", qtbot, dialog)
    assert names(dialog) == ["x", "y"]
    assert dialog.accept_button.isEnabled()
