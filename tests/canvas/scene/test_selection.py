"""What a node depends on, what depends on it, and all that hangs together is selected by one key."""

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication

from graphgui.document import edits

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("keys", "selected"),
    [
        (SHIFT, ["X", "linear"]),
        (NONE, ["linear", "mse"]),
        (CONTROL, ["X", "Y", "linear", "mse"]),
    ],
)
def test_l_selects_along_the_wires(user, keys, selected):
    edits.nodes.add(user.document, "relu", (0, 300))
    user.click(user.header("linear"))
    user.key(Key.Key_L, keys)
    assert user.view.editor.selected_nodes() == selected


def test_the_menu_selects_too(user):
    user.right_click(user.header("linear"))
    user.choose("Select Upstream")
    assert user.view.editor.selected_nodes() == ["X", "linear"]


class Painted(QObject):
    """All that is painted of a widget from now on."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.region += event.region()
        return False


def test_what_is_no_longer_selected_is_painted_so_even_if_numbers_are_painted_first(user):
    """As while it trains."""
    user.click(user.header("linear"))
    viewport = user.view.viewport()
    QApplication.processEvents()
    painted = Painted(viewport)
    user.view.editor.select([])
    viewport.repaint(QRect(0, 0, 4, 4))
    QApplication.processEvents()
    assert painted.region.boundingRect() == viewport.rect()
