"""Looking for what Tab can reach changes nothing."""

import pytest
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget
from shiboken6 import delete, isValid

from graphgui.app.keyboard.parts import stops_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


def test_what_stands_behind_a_label_that_goes_stays(qtbot):
    part = QWidget()
    qtbot.addWidget(part)
    column, label, tabs = QVBoxLayout(part), QLabel("Pages"), QTabWidget()
    column.addWidget(label)
    column.addWidget(tabs)
    bar = tabs.tabBar()  # made by Qt itself
    part.show()
    assert list(stops_in(part)) == [bar]
    delete(label)
    assert isValid(bar)
    assert list(stops_in(part)) == [bar]
