"""What the keys do while the canvas has the focus: the canvas's actions, by their keys."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from graphgui.actions.action import Entry, actions_of
from graphgui.actions.own_keys import keys_of

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def bindings(entries: Iterable[Entry]) -> Mapping[int, Callable[..., object]]:
    """Each key's verb, by the key and what is held with it as one number."""
    on_canvas = [action for action in actions_of(entries) if action.scope == "canvas"]
    return {_number(keys): action.do for action in on_canvas for keys in keys_of(action)}


def verb_of(event: QKeyEvent, keys: Mapping[int, Callable[..., object]]) -> Callable[..., object] | None:
    """What the key does, None where it does nothing here.

    Whether it is on the number pad makes no difference, nor does Shift where it only reaches a sign.
    """
    key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
    if key == Qt.Key.Key_Backtab:
        key = Qt.Key.Key_Tab
    verb = keys.get(QKeyCombination(held, key).toCombined())
    is_sign = event.text().isprintable() and not event.text().isalnum() and not event.text().isspace()
    if verb is None and is_sign and event.text():
        verb = keys.get(QKeyCombination(held & ~_SHIFT, key).toCombined())
    return verb


def _number(keys: str) -> int:
    stroke: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs know no `[]`
    return stroke.toCombined()
