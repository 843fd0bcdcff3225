"""Nothing is cut: neither by an edge to which nobody can scroll, nor in a text that is painted."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from graphgui.app.panels import PANELS
from tests.app.rails.cut_off import cut_in_painting, cut_off
from tests.app.rails.test_longer_words import longer

__all__ = ["longer"]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

WAYS = [
    ((800, 600), 1.0, "en"),
    ((800, 600), 1.5, "fr"),
    ((1280, 800), 1.0, "fr"),
    ((1920, 1080), 1.5, "fr"),
    ((3840, 2160), 1.0, "fr"),
]


def is_whole(part: QWidget) -> None:
    assert cut_off(part) + cut_in_painting(part) == [], part.objectName()


def check_all(window, qtbot) -> None:
    """Every panel, one after the other, and what is around them all."""
    window.session.run_now(5)
    window.canvas.editor.select(["linear"])
    for row in PANELS:
        window.panels.bring(row.name)
        qtbot.waitUntil(partial(is_whole, window.docks[row.name]), timeout=3_000)
    for part in (window.transport, window.timeline, window.statusBar(), window.canvas):
        qtbot.waitUntil(partial(is_whole, part), timeout=3_000)


@pytest.mark.parametrize(("size", "scale", "speaks"), WAYS, ids=str)
def test_nothing_of_a_window_is_cut(opened, qtbot, size, scale, speaks):
    check_all(opened(*size, scale, speaks), qtbot)


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1280, 800), 1.5)], ids=str)
def test_nothing_is_cut_in_longer_words(longer, opened, qtbot, size, scale):
    check_all(opened(*size, scale), qtbot)


class Painting(QWidget):
    def paintEvent(self, _event):
        painter = QPainter(self)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft, "a text")
        painter.end()


@pytest.fixture
def room(qtbot):
    area, inner = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    inner.setFixedSize(300, 50)
    label = QLabel("a label", inner)
    label.move(220, 10)
    area.setWidget(inner)
    area.resize(200, 100)
    area.show()
    QApplication.processEvents()
    return area


def test_what_can_be_scrolled_to_is_not_cut(room):
    assert cut_off(room) == []


def test_what_cannot_be_scrolled_to_is_cut(room):
    room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    assert cut_off(room) == ["QLabel : a label"]


def test_a_text_that_is_painted_into_too_little_room_is_cut(qtbot):
    painting = Painting()
    qtbot.addWidget(painting)
    painting.resize(200, 40)
    assert cut_in_painting(painting) == []
    painting.resize(12, 40)
    assert cut_in_painting(painting) == ["a text"]
