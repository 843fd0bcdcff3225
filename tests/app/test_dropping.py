"""What the file manager holds can be dropped on the window."""

import shutil

import numpy as np
import polars
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from graphgui import assets


def drop(window, *paths):
    """Drag files over the canvas's middle and let go, as the window system reports it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
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


def test_a_missing_value_is_refused_in_a_sentence(window, tmp_path):
    polars.DataFrame({"x": [1, None, 3], "y": [1, 2, 3]}).write_parquet(tmp_path / "gap.parquet")
    drop(window, tmp_path / "gap.parquet")
    assert "1 of 3 rows have nothing in column “x”" in window.banner.text
    assert len(window.document.graph) == 0


def test_a_graph_file_is_opened(window, tmp_path):
    shutil.copy(assets.path("examples", "five-points.graph.json"), tmp_path)
    assert drop(window, tmp_path / "five-points.graph.json")
    assert window.document.path == tmp_path / "five-points.graph.json"


def test_a_bad_table_is_explained_and_nothing_is_added(window, tmp_path):
    (tmp_path / "bad.csv").write_text("a,b\n1,two\n")
    drop(window, tmp_path / "bad.csv")
    assert "two" in window.banner.text
    assert len(window.document.graph) == 0
    assert not window.document.undo_stack.canUndo()


@pytest.mark.parametrize("name", ["picture.png", "letter.docx"])
def test_what_means_nothing_here_is_not_taken(window, tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    assert not drop(window, tmp_path / name)
