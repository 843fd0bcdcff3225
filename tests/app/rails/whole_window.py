"""All words of a window of a given size: run by `test_screens.py`, in a process whose screen is another."""

import os
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from graphgui.app.panels import PANELS
from tests.app.rails.cut_off import cut_off
from tests.app.rails.test_whole_words import cropped_words, says_all

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


def test_all_its_words_are_seen(opened, qtbot):
    """At the size that SIZE says, in pixels of the screen, of which PIXELS are one of the window."""
    pixels = QApplication.primaryScreen().devicePixelRatio()
    assert pixels == float(os.environ["PIXELS"])
    width, height = (round(int(each) / pixels) for each in os.environ["SIZE"].split("x"))
    window = opened(width, height, 1.0, "fr")
    window.session.run_now(5)
    window.canvas.editor.select(["linear"])
    for row in PANELS:
        window.panels.bring(row.name)
        qtbot.waitUntil(partial(says_all, window.docks[row.name]), timeout=2_000)
    for bar in (window.transport, window.timeline, window.statusBar()):
        assert cropped_words(bar) + cut_off(bar) == []
    assert (window.width(), window.height()) == (width, height)
    window.start.show()
    QApplication.processEvents()
    assert cropped_words(window.start.page) + cut_off(window.start.page) == []
