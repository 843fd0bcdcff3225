"""Does what was drawn with a real pointer and real keys, which xdotool sends to the screen."""

import subprocess

from PySide6.QtCore import Qt

from graphgui.app.window import Window
from tests.app.random_events.hands import Hands

PATIENCE = 20.0  # seconds
_BUTTONS = {Qt.MouseButton.LeftButton: 1, Qt.MouseButton.MiddleButton: 2, Qt.MouseButton.RightButton: 3}
_UP, _DOWN = 4, 5  # a wheel's buttons
_MODIFIERS = {
    Qt.KeyboardModifier.ShiftModifier: "shift",
    Qt.KeyboardModifier.ControlModifier: "ctrl",
    Qt.KeyboardModifier.AltModifier: "alt",
    Qt.KeyboardModifier.MetaModifier: "super",
}
_NAMES = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "KP_Enter",
    Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Backspace: "BackSpace",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Insert: "Insert",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "Prior",
    Qt.Key.Key_PageDown: "Next",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Menu: "Menu",
    Qt.Key.Key_Space: "space",
} | {Qt.Key(int(Qt.Key.Key_F1) + number): f"F{number + 1}" for number in range(35)}


class RealHands:
    """One event after another; each has been sent when `perform` comes back, and arrives when it does."""

    def __init__(self) -> None:
        self._hands = Hands()

    def perform(self, window: Window, event: list) -> None:
        """Do it. What belongs to the window manager, as Alt+Tab, and drops from other programs are left out."""
        kind, *rest = event
        if kind in ("move", "press", "release", "double", "wheel"):
            x, y, *how = rest
            _xdotool("mousemove", max(x, 0), max(y, 0), *_pressed(kind, *how))  # it stays on the screen
        elif kind == "key":
            key, modifiers = rest
            held = _held(modifiers)
            if not {"alt", "super"} & set(held):
                _xdotool("key", "+".join([*held, _name(Qt.Key(key))]))
        elif kind == "text" and rest[0]:
            _xdotool("type", "--delay", 2, "--", rest[0])
        elif kind == "resize":
            self._hands.perform(window, event)


def _pressed(kind: str, what: int = 0, modifiers: int = 0) -> list[object]:
    """The words for xdotool: a button with the modifiers that are held."""
    held = [name for name in _held(modifiers) if name not in ("alt", "super")]
    if kind == "move":
        return []
    if kind == "wheel":
        words: list[object] = ["click", "--repeat", max(1, abs(what) // 120), _UP if what > 0 else _DOWN]
    elif kind == "double":
        words = ["click", "--repeat", 2, "--delay", 20, _BUTTONS[Qt.MouseButton(what)]]
    else:
        words = ["mousedown" if kind == "press" else "mouseup", _BUTTONS[Qt.MouseButton(what)]]
    downs = [word for name in held for word in ("keydown", name)]
    return [*downs, *words, *(word for name in held for word in ("keyup", name))]


def _held(modifiers: int) -> list[str]:
    return [name for modifier, name in _MODIFIERS.items() if modifier.value & modifiers]


def _name(key: Qt.Key) -> str:
    """As X calls it; a letter without Shift, which is held or not."""
    return _NAMES.get(key) or (chr(key).lower() if chr(key).isalnum() else f"U{int(key):04x}")


def _xdotool(*words: object) -> None:
    subprocess.run(["xdotool", *map(str, words)], check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL)
