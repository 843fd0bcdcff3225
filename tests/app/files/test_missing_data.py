"""A graph whose data have moved or changed opens all the same, says so, and takes them again or not."""

import json

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from graphgui.data.choices import Choices
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.read_table import read_table
from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.document.edits.import_data import Imported, statistics
from graphgui.panels.import_data.dialog import ImportDialog
from graphgui.storage import file
from tests.app.conftest import answers

LEFT = Qt.MouseButton.LeftButton
ROWS = "kind,x,y\na,1,2\nb,2,4\nc,3,7\na,4,8\nb,5,9\nc,6,13\n"


@pytest.fixture
def saved(window, tmp_path):
    """A graph that reads a data file, trained and saved."""
    (tmp_path / "data").mkdir()
    data = tmp_path / "data" / "points.csv"
    data.write_text(ROWS)
    table = read_table(data, Choices(("kind", "x"), ("y",)))
    features, targets = ("kind=b", "kind=c", "x"), ("y",)
    known = statistics(table, (*features, *targets))
    edits.import_data.as_model(
        window.document, Imported("points", table, features, targets, 0, known), "regression"
    )
    window.session.run_now(50)
    path = tmp_path / "a.graph.json"
    window.document.save(path)
    window.document.new()
    return path


def press(window, text):
    (button,) = [button for button in window.banner.buttons if button.text() == text]
    QTest.mouseClick(button, LEFT)


def moved(path):
    """The data file, where nobody looks for it."""
    return (path.parent / "data" / "points.csv").rename(path.parent / "other.csv")


def test_a_graph_whose_data_have_moved_opens_and_finds_them(window, saved, monkeypatch):
    content, data = saved.read_text(), moved(saved)
    assert window.files.open_path(saved)
    assert "points.csv" in window.banner.text
    assert set(window.document.feeds) == set()
    assert not window.document.is_modified
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answers(data))
    press(window, "Find the Data…")
    assert window.document.feeds["X"].shape == (6, 3)
    assert window.document.project.tables["points"].path == data
    window.document.undo_stack.undo()
    assert set(window.document.feeds) == set()
    window.document.undo_stack.redo()
    window.document.save(saved)
    assert json.loads(saved.read_text())["tables"]["points"]["path"] == "other.csv"
    assert json.loads(saved.read_text())["parameters"] == json.loads(content)["parameters"]
    assert file.load(saved).tables["points"].rows == 6


def test_saving_without_the_data_keeps_all_that_the_file_held(window, saved):
    content, data = json.loads(saved.read_text()), moved(saved)
    window.files.open_path(saved)
    edits.nodes.add(window.document, "input", (0, 0), name="more")
    assert window.files.save()
    again = json.loads(saved.read_text())
    assert again["tables"] == content["tables"]
    assert again["parameters"] == content["parameters"]
    window.document.new()
    assert window.files.open_path(saved)
    data.rename(saved.parent / "data" / "points.csv")
    assert window.files.open_path(saved)
    assert window.document.feeds["X"].shape == (6, 3)


def test_data_that_go_while_the_graph_is_open_are_saved_with_it(window, saved):
    window.files.open_path(saved)
    moved(saved)
    assert window.files.save()
    assert window.banner.text == "The data file of points is gone: its numbers were saved with the graph."
    assert file.load(saved).tables["points"].rows == 6


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (ROWS.replace("c,3", "d,3"), "“d” in column “kind”, row 4, was not there when it was imported"),
        (ROWS.replace("kind", "sort"), "The table has no column “kind”: choose among sort, x, y."),
    ],
)
def test_data_that_have_changed_are_said_and_imported_again(window, saved, qtbot, rows, said):
    (saved.parent / "data" / "points.csv").write_text(rows)
    assert window.files.open_path(saved)
    assert said in window.banner.text
    assert set(window.document.feeds) == set()
    press(window, "Import Them Again…")
    dialog = window.findChild(ImportDialog)
    qtbot.waitUntil(lambda: not dialog.reading.is_busy)
    assert list(dialog.columns.roles.values()) == ["feature", "feature", "target"]
    assert dialog.making.currentData() == "in place"
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.accept_button, LEFT)
    assert set(window.document.feeds) == {"X", "Y"}
    assert window.document.project.lacking() == {}
    assert len(window.document.graph) == 5


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("a.csv", Choices(("x",), ("y",), shape=FileShape(separator=";", skip=2))),
        ("a.csv", Choices(("x",), ("y",), shape=FileShape("cp1251", ";", skip=2))),
        ("a.xlsx", Choices(("x",), ("y",), sheet="Second")),
        ("a.xlsx", Choices(("x",), ("y",), sheet="Second", shape=FileShape(skip=1))),
    ],
)
def test_data_imported_again_are_cut_as_they_were(window, tmp_path, qtbot, name, choices):
    data = tmp_path / name
    if data.suffix == ".csv":
        data.write_text("q,r\nx;y\nx;y\n1,5;2,5\n3,5;4,5\n")
    else:
        with xlsxwriter.Workbook(data) as book:
            for sheet in ("First", "Second"):
                written = book.add_worksheet(sheet)
                for at in range(4):
                    written.write_row(
                        at, 0, ("x", "y") if at == 0 or (choices.shape and at == 1) else (at, at + 0.5)
                    )
    window.importing.open_again(data, choices)
    dialog = window.findChild(ImportDialog)
    qtbot.waitUntil(lambda: not dialog.reading.is_busy)
    bar = dialog.shape_bar
    if choices.sheet:
        assert dialog.sheet.currentData() == "Second"
    else:
        assert (bar.encoding.currentData(), bar.separator.currentData()) == (choices.shape.encoding, ";")
    assert bar.skip.value() == (choices.shape.skip if choices.shape else 0)
    assert list(dialog.columns.roles.items()) == [("x", "feature"), ("y", "target")]
    dialog.reject()


def test_data_that_are_cut_otherwise_now_are_imported_again_all_the_same(window, tmp_path, qtbot):
    data = tmp_path / "a.csv"
    data.write_text("x,y\n1,2\n3,4\n")
    window.importing.open_again(data, Choices(("x",), ("y",), shape=FileShape(separator=";", skip=1)))
    dialog = window.findChild(ImportDialog)
    qtbot.waitUntil(lambda: not dialog.reading.is_busy)
    assert (dialog.shape_bar.separator.currentData(), dialog.shape_bar.skip.value()) == (",", 0)
    assert list(dialog.columns.roles.items()) == [("x", "feature"), ("y", "target")]
    dialog.reject()


def test_a_column_that_is_gone_from_a_plain_table_is_said(window, tmp_path):
    data, path = tmp_path / "a.csv", tmp_path / "a.graph.json"
    data.write_text("x,y\n1,2\n3,4\n")
    document = window.document
    name = edits.tables.add(document, read_table(data), "a")
    edits.nodes.add(document, "input", (0, 0), name="X", table=name, columns=["x"])
    document.save(path)
    data.write_text("z,y\n1,2\n3,4\n")
    assert window.files.open_path(path)
    assert window.banner.text == "“X”: The table has no column “x”: choose among z, y."


def test_what_is_found_must_fit_as_well(window, saved, monkeypatch):
    data = moved(saved)
    data.write_text("a,b\n1,2\n")
    window.files.open_path(saved)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answers(data))
    press(window, "Find the Data…")
    assert "The table has no column “kind”" in window.banner.text
    assert [button.text() for button in window.banner.buttons] == ["Find the Data…", "Import Them Again…"]


def test_another_table_does_not_slip_into_the_place_of_one_that_is_missing(window, saved):
    moved(saved)
    window.files.open_path(saved)
    assert edits.tables.add(window.document, Table({"x": [1.0, 2.0]}), "points") == "points2"
    assert set(window.document.feeds) == set()
