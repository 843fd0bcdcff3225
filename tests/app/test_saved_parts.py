"""What is kept under “Mine” comes back onto any canvas: by drag, double-click or Enter."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog

from graphgui.document import saved_parts


@pytest.fixture
def keeping(engel, monkeypatch):
    """A window whose linear node was kept as “layer”."""
    engel.canvas.setFocus()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: ("layer", True))
    engel.canvas.editor.select(["linear"])
    QTest.keyClick(engel.canvas, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return engel


def rows(window):
    shown = window.panels["palette"].mine
    return [shown.item(row).text() for row in range(shown.count()) if not shown.item(row).isHidden()]


def test_the_section_is_there_once_something_is_kept(engel, keeping):
    assert rows(keeping) == ["layer"]
    assert keeping.panels.bring("palette").mine.isVisible()
    assert [name for name, _ in saved_parts.parts()] == ["layer"]


def test_a_double_click_adds_it_and_undo_takes_it_away(keeping):
    listed = keeping.panels["palette"].mine
    at = listed.visualItemRect(listed.item(0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "linear2" in keeping.document.graph.nodes
    assert keeping.canvas.editor.selected_nodes() == ["linear2"]
    keeping.document.undo_stack.undo()
    assert "linear2" not in keeping.document.graph.nodes


def test_it_is_dropped_where_the_pointer_is(keeping):
    listed, view = keeping.panels["palette"].mine, keeping.canvas
    data = listed.mimeData([listed.item(0)])
    assert isinstance(data, QMimeData)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPoint(300, 380)
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at, copy, data, left, none))
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(at), copy, data, left, none))
    x, y = keeping.document.graph.position("linear2")
    place = view.mapToScene(at)
    assert abs(x - place.x()) < 20
    assert abs(y - place.y()) < 20


def test_it_is_found_chosen_and_forgotten_by_keys(keeping):
    palette = keeping.panels["palette"]
    QTest.keyClicks(palette.search, "lay")
    assert rows(keeping) == ["layer"]
    QTest.keyClicks(palette.search, "x")
    assert rows(keeping) == []
    palette.search.clear()
    palette.mine.setFocus()
    palette.mine.setCurrentRow(0)
    QTest.keyClick(palette.mine, Qt.Key.Key_Return)
    assert "linear2" in keeping.document.graph.nodes
    QTest.keyClick(palette.mine, Qt.Key.Key_Delete)
    assert rows(keeping) == []
    assert not palette.mine.isVisible()


def test_nothing_selected_is_said(engel):
    engel.canvas.editor.select([])
    engel.canvas.setFocus()
    QTest.keyClick(engel.canvas, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert engel.banner.isVisible()
    assert saved_parts.parts() == []


def test_what_is_kept_renamed_or_forgotten_in_one_window_is_so_in_every_other(keeping, monkeypatch):
    other = keeping.new_window()
    assert rows(other) == ["layer"]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: ("loss", True))
    keeping.canvas.editor.select(["mse"])
    QTest.keyClick(keeping.canvas, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert rows(other) == ["layer", "loss"]
    mine = other.panels["palette"].mine
    mine.setCurrentRow(0)
    mine.item(0).setText("one layer")
    assert rows(keeping) == rows(other) == ["loss", "one layer"]
    mine.setFocus()
    mine.setCurrentRow(0)
    QTest.keyClick(mine, Qt.Key.Key_Delete)
    assert rows(keeping) == rows(other) == ["one layer"]
    other.close()
