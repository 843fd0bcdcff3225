"""What the keys do on the canvas: one table."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from graphgui.canvas.editor import Workbench

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_NONE, _SHIFT, _CTRL = _Mod.NoModifier, _Mod.ShiftModifier, _Mod.ControlModifier
_ARROWS = {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}

Stroke = tuple[Qt.Key, Qt.KeyboardModifier]


def key_text(event: QKeyEvent) -> Stroke:
    """The key and what is held with it; whether it is on the number pad makes no difference."""
    return Qt.Key(event.key()), event.modifiers() & ~_Mod.KeypadModifier


def bindings(view: "Workbench") -> Mapping[Stroke, Callable[[], object]]:
    """Each key's verb. Space is the view's own matter: tapped it searches, held it pans."""
    table: dict[Stroke, Callable[[], object]] = {
        (_Key.Key_Escape, _NONE): view.escape,
        (_Key.Key_Tab, _NONE): view.tab,
        (_Key.Key_Backtab, _SHIFT): view.back_tab,
        (_Key.Key_Tab, _CTRL): view.focus_next,
        (_Key.Key_C, _NONE): view.start_wire,
        (_Key.Key_Up, _CTRL): partial(view.through_ports, -1),
        (_Key.Key_Down, _CTRL): partial(view.through_ports, 1),
        (_Key.Key_Left, _CTRL): partial(view.along_wires, False),
        (_Key.Key_Right, _CTRL): partial(view.along_wires, True),
        (_Key.Key_A, _CTRL): view.select_all,
        (_Key.Key_C, _CTRL): view.copy,
        (_Key.Key_X, _CTRL): view.cut,
        (_Key.Key_V, _CTRL): view.paste,
        (_Key.Key_V, _CTRL | _SHIFT): view.paste_with_wires,
        (_Key.Key_D, _CTRL): view.duplicate,
        (_Key.Key_F, _NONE): view.fit,
        (_Key.Key_F, _SHIFT): view.add_frame,
        (_Key.Key_N, _NONE): view.add_note,
        (_Key.Key_R, _NONE): view.bend,
        (_Key.Key_S, _SHIFT): view.editing.standardise,
        (_Key.Key_F2, _NONE): view.rename,
        (_Key.Key_F6, _NONE): view.toggle_breakpoints,
        (_Key.Key_F10, _SHIFT): view.show_menu,
        (_Key.Key_H, _NONE): view.editing.fold,
        (_Key.Key_G, _CTRL): view.editing.group,
        (_Key.Key_G, _CTRL | _SHIFT): view.editing.ungroup,
        (_Key.Key_Return, _NONE): view.open_group,
        (_Key.Key_Enter, _NONE): view.open_group,
        (_Key.Key_Up, _Mod.AltModifier): view.leave_group,
        (_Key.Key_L, _NONE): view.editing.select_downstream,
        (_Key.Key_L, _SHIFT): view.editing.select_upstream,
        (_Key.Key_L, _CTRL): view.editing.select_connected,
    }
    for key in (_Key.Key_Delete, _Key.Key_Backspace):
        table[key, _NONE] = table[key, _SHIFT] = view.delete_selection
        table[key, _CTRL] = view.editing.delete_healing
    for key, way in _ARROWS.items():
        table[key, _NONE] = partial(view.nudge, *way)
        table[key, _SHIFT] = partial(view.nudge, *way, 5)
    return table
