"""What the file manager holds can be dropped on the window."""

import shutil

import numpy as np
import polars
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui import assets
from graphgui.panels.import_data.dialog import ImportDialog


def drop(window, *paths):
    """Drag files, by path or URL, over the canvas's middle and let go, as the window system reports it."""
    data = QMimeData()
    data.setUrls([path if isinstance(path, QUrl) else QUrl.fromLocalFile(str(path)) for path in paths])
    viewport = window.canvas.viewport()
    at, copy, left = viewport.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    over = viewport.mapTo(window, at)
    enter = QDragEnterEvent(QPoint(over), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(over), copy, data, left, none))
    return enter.isAccepted()


def test_a_csv_becomes_an_input_where_it_fell_as_one_step(window):
    assert drop(window, assets.path("data", "engel.csv"))
    node = window.document.graph["engel"]
    assert node.attribute("columns") == ["income", "foodexp"]
    assert window.document.feeds["engel"].shape == (235, 2)
    middle = window.canvas.mapToScene(window.canvas.viewport().rect().center())
    assert np.hypot(node.position[0] - middle.x(), node.position[1] - middle.y()) < 40
    window.document.undo_stack.undo()
    assert len(window.document.graph) == 0
    assert window.document.project.tables == {}


def test_a_parquet_file_is_taken_like_a_csv(window, tmp_path):
    polars.DataFrame({"x": [1, 2, 3], "y": [2.0, 4.0, 6.0]}).write_parquet(tmp_path / "line.parquet")
    assert drop(window, tmp_path / "line.parquet")
    np.testing.assert_array_equal(window.document.feeds["line"], [[1, 2], [2, 4], [3, 6]])


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("gap.csv", "x,y\n1,1\n,2\n3,3\n", "1 of 3 rows has nothing in column “x”: choose what to do."),
        ("words.csv", "a,b\n1,two\n", "A model needs a feature and a target: choose a column for each."),
    ],
)
def test_what_is_not_numbers_alone_is_asked_about_with_the_reason(window, qtbot, tmp_path, name, text, reason):
    (tmp_path / name).write_text(text)
    assert drop(window, tmp_path / name)
    dialog = window.findChild(ImportDialog)
    qtbot.waitUntil(lambda: not dialog.reading.is_busy)
    assert dialog.reason.text() == reason
    assert not dialog.accept_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(window.document.graph) == 0
    assert not window.document.undo_stack.canUndo()


def test_of_two_files_one_is_asked_about_after_the_other(window, qtbot, tmp_path):
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text("x,y\n1,1\n,2\n3,3\n")
    assert drop(window, tmp_path / "one.csv", tmp_path / "two.csv")
    for name in ("one.csv", "two.csv"):
        dialog = next(dialog for dialog in window.findChildren(ImportDialog) if dialog.isVisible())
        assert name in dialog.windowTitle()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not any(dialog.isVisible() for dialog in window.findChildren(ImportDialog))


def test_a_file_of_many_rows_is_asked_about_and_lands_where_it_fell(window, qtbot, tmp_path):
    columns = {"x": np.arange(200_000.0), "y": np.arange(200_000.0)}
    polars.DataFrame(columns).write_csv(tmp_path / "long.csv")
    middle = window.canvas.mapToScene(window.canvas.viewport().rect().center())
    assert drop(window, tmp_path / "long.csv")
    dialog = window.findChild(ImportDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "X" in window.document.graph)
    position = window.document.graph["X"].position
    assert np.hypot(position[0] - middle.x(), position[1] - middle.y()) < 40


def test_a_graph_file_is_opened(window, tmp_path):
    shutil.copy(assets.path("examples", "five-points.graph.json"), tmp_path)
    assert drop(window, tmp_path / "five-points.graph.json")
    assert window.document.path == tmp_path / "five-points.graph.json"


@pytest.mark.parametrize("name", ["picture.png", "letter.docx"])
def test_what_means_nothing_here_is_not_taken(window, tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    assert not drop(window, tmp_path / name)


def test_a_table_of_a_long_name_is_dropped_as_often_as_one_likes(window, tmp_path):
    path = tmp_path / f"{'long' * 60}.csv"
    path.write_text("x,y\n1,2\n3,4\n")
    for count in (1, 2):
        assert drop(window, path)
        assert len(window.document.graph) == count
    assert all(name.startswith("longlong") for name in window.document.graph.nodes)
