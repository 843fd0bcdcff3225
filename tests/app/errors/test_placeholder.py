"""A widget whose painting fails shows a sentence in its place, and itself again once it can."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from graphgui.app.errors.placeholder import Placeholder
from graphgui.canvas.editor import CanvasEditor


class Picture(QWidget):
    is_broken = True
    painted = 0

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), "red")
        if self.is_broken:
            raise ValueError("half painted")
        painter.end()
        self.painted += 1


def test_a_placeholder_takes_the_place_of_what_cannot_be_painted(window, handled, qtbot):
    picture = Picture(window)
    picture.resize(200, 100)
    picture.show()
    qtbot.waitUntil(lambda: picture.findChild(Placeholder) is not None)
    cover = picture.findChild(Placeholder)
    assert cover.isVisible() and cover.geometry() == picture.rect()
    assert picture.grab().toImage().pixelColor(2, 2).name() != "#ff0000"
    picture.is_broken = False
    qtbot.waitUntil(lambda: picture.painted > 0)
    assert not cover.isVisible()
    assert len(handled) == 1


def test_a_canvas_that_cannot_be_painted_comes_back_after_a_click(engel, handled, qtbot, monkeypatch):
    def broken(self, painter):
        raise ValueError("half painted")

    monkeypatch.setattr(CanvasEditor, "paint", broken)
    engel.canvas.viewport().update()
    qtbot.waitUntil(lambda: engel.canvas.findChild(Placeholder) is not None)
    cover = engel.canvas.findChild(Placeholder)
    assert cover.geometry() == engel.canvas.viewport().geometry()
    assert "went wrong" in engel.banner.text
    monkeypatch.undo()
    handled.clear()
    qtbot.mouseClick(cover, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not cover.isVisible())
    engel.canvas.grab()
    assert not handled
