"""The keys that a person has given to actions: kept as the differences from those that are declared."""

import json
import re
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence

from graphgui.actions.action import Action
from graphgui.singleton import singleton

_SETTING = "own_keys"
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
Keys = tuple[str, ...]
"""Portable texts, the one that is shown first."""


class OwnKeys(QObject):
    """One for all windows of the program.

    Signals:
        changed: an action has other keys now.
    """

    changed = Signal()

    @classmethod
    def of_the_program(cls) -> "OwnKeys":
        """The one that there is."""
        return singleton(cls)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_read = False
        self._differences: Mapping[str, Keys] = {}
        self._declared: dict[str, Action] = {}

    def know(self, actions: Iterable[Action]) -> None:
        """Take note of what is declared, whose keys sentences name."""
        self._declared = {action.id: action for action in actions}

    def in_words(self, text: str) -> str:
        """A sentence that names declared keys (`Press F7`) with the person's own in their place.

        An action without any is named itself. Single letters are no keys in a sentence.
        """
        own = {}
        for name, keys in self._read().items():
            if (action := self._declared.get(name)) is not None:
                title = QCoreApplication.translate("actions", action.text).replace("&", "").rstrip("…")
                said = _native(keys[0]) if keys else f"“{title}”"
                own.update({_native(each): said for each in action.keys if len(each) > 1 and each not in keys})
        if not own:
            return text
        named = "|".join(map(re.escape, sorted(own, key=len, reverse=True)))
        return re.sub(rf"(?<![\w+])(?:{named})(?![\w+])", lambda found: own[found[0]], text)

    def of(self, action: Action) -> Keys:
        """The keys that do it: the person's, else those that are declared."""
        return self._read().get(action.id, action.keys)

    def differ(self, action: Action) -> bool:
        """Whether the person has given it others."""
        return action.id in self._read()

    def give(self, given: Mapping[Action, Keys]) -> None:
        """Give actions these keys from now on, all at once."""
        differences = dict(self._read())
        for action, keys in given.items():
            differences[action.id] = keys
            if keys == action.keys:
                del differences[action.id]
        self._keep(differences)

    def reset(self) -> None:
        """Give every action the keys that are declared."""
        self._keep({})

    def _keep(self, differences: Mapping[str, Keys]) -> None:
        if differences:
            QSettings().setValue(_SETTING, json.dumps({name: list(differences[name]) for name in differences}))
        else:
            QSettings().remove(_SETTING)
        self._is_read = False
        self.changed.emit()

    def _read(self) -> Mapping[str, Keys]:
        """Once for each turn of the event loop: menus ask hundreds of times."""
        if not self._is_read:
            self._is_read = True
            self._differences = _parsed(str(QSettings().value(_SETTING, "")))
            QTimer.singleShot(0, self, self._read_anew)
        return self._differences

    def _read_anew(self) -> None:
        self._is_read = False


def keys_of(action: Action) -> Keys:
    """The keys that do an action in this program, as its person has them."""
    return OwnKeys.of_the_program().of(action)


def holders(actions: Iterable[Action], key: str, but: Action) -> list[Action]:
    """The other actions that a key does."""
    wanted = QKeySequence(key)
    return [
        action
        for action in actions
        if action.id != but.id and any(QKeySequence(each) == wanted for each in keys_of(action))
    ]


def is_plain(key: str) -> bool:
    """Whether a text or a list would take the key for itself: no F5, and nothing held but Shift."""
    stroke: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs know no `[]`
    is_function = Qt.Key.Key_F1 <= stroke.key() <= Qt.Key.Key_F35
    return not is_function and not stroke.keyboardModifiers() & _HELD


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _parsed(text: str) -> dict[str, Keys]:
    """What the settings hold, which a person or another version may have written."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        name: tuple(each for each in keys if isinstance(each, str) and not QKeySequence(each).isEmpty())
        for name, keys in found.items()
        if isinstance(keys, list)
    }
