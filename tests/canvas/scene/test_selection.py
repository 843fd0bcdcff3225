"""What a node depends on, what depends on it, and all that hangs together is selected by one key."""

import pytest
from PySide6.QtCore import Qt

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
