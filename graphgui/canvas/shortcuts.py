"""What the keys do on the canvas: one table."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from graphgui.canvas.editor import CanvasEditor

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_NONE, _SHIFT, _CTRL = _Mod.NoModifier, _Mod.ShiftModifier, _Mod.ControlModifier
_ARROWS = {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}

Stroke = tuple[Qt.Key, Qt.KeyboardModifier]


def key_text(event: QKeyEvent) -> Stroke:
    """The key and what is held with it; whether it is on the number pad makes no difference."""
    return Qt.Key(event.key()), event.modifiers() & ~_Mod.KeypadModifier


def bindings(editor: CanvasEditor, focus_next: Callable[[], None]) -> Mapping[Stroke, Callable[[], object]]:
    """Each key's verb. Space is the view's own matter: tapped it searches, held it pans.

    `focus_next` leaves the canvas for what comes after it.
    """
    table: dict[Stroke, Callable[[], object]] = {
        (_Key.Key_Escape, _NONE): editor.escape,
        (_Key.Key_Tab, _NONE): editor.tab,
        (_Key.Key_Backtab, _SHIFT): editor.back_tab,
        (_Key.Key_Tab, _CTRL): focus_next,
        (_Key.Key_C, _NONE): editor.start_wire,
        (_Key.Key_Up, _CTRL): partial(editor.through_ports, -1),
        (_Key.Key_Down, _CTRL): partial(editor.through_ports, 1),
        (_Key.Key_Left, _CTRL): partial(editor.along_wires, False),
        (_Key.Key_Right, _CTRL): partial(editor.along_wires, True),
        (_Key.Key_A, _CTRL): editor.select_all,
        (_Key.Key_C, _CTRL): editor.copy,
        (_Key.Key_X, _CTRL): editor.cut,
        (_Key.Key_V, _CTRL): editor.paste,
        (_Key.Key_V, _CTRL | _SHIFT): editor.paste_with_wires,
        (_Key.Key_D, _CTRL): editor.duplicate,
        (_Key.Key_F, _NONE): editor.navigation.fit,
        (_Key.Key_F, _SHIFT): editor.add_frame,
        (_Key.Key_N, _NONE): editor.add_note,
        (_Key.Key_R, _NONE): editor.bend,
        (_Key.Key_S, _SHIFT): editor.selected.standardise,
        (_Key.Key_F2, _NONE): editor.rename,
        (_Key.Key_F6, _NONE): editor.toggle_breakpoints,
        (_Key.Key_F10, _SHIFT): editor.show_menu,
        (_Key.Key_H, _NONE): editor.selected.fold,
        (_Key.Key_G, _CTRL): editor.selected.group,
        (_Key.Key_G, _CTRL | _SHIFT): editor.selected.ungroup,
        (_Key.Key_Return, _NONE): editor.open_group,
        (_Key.Key_Enter, _NONE): editor.open_group,
        (_Key.Key_Up, _Mod.AltModifier): editor.leave_group,
        (_Key.Key_L, _NONE): editor.selected.select_downstream,
        (_Key.Key_L, _SHIFT): editor.selected.select_upstream,
        (_Key.Key_L, _CTRL): editor.selected.select_connected,
    }
    for key in (_Key.Key_Delete, _Key.Key_Backspace):
        table[key, _NONE] = table[key, _SHIFT] = editor.delete_selection
        table[key, _CTRL] = editor.selected.delete_healing
    for key, way in _ARROWS.items():
        table[key, _NONE] = partial(editor.nudge, *way)
        table[key, _SHIFT] = partial(editor.nudge, *way, 5)
    return table
