"""What Qt shows of an action: its name, its keys, and a QAction for a menu or a toolbar."""

import re
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence

from graphgui.actions.action import Action, Place, Submenu
from graphgui.actions.own_keys import keys_of

_NATIVE = QKeySequence.SequenceFormat.NativeText


def title(entry: Action | Submenu, place: Place | None = None) -> str:
    """What it is called now, in the window's language, with its letter behind `&`."""
    if place and place.text:
        return QCoreApplication.translate("actions", place.text)
    if isinstance(entry, Action) and entry.name:
        return entry.name()
    return QCoreApplication.translate("actions", entry.text)


def plain(text: str) -> str:
    """A title without the mark of its letter."""
    return re.sub("&(.)", r"\1", text)


def keys_text(action: Action, most: int = 1) -> str:
    """The first of its keys as this system writes them, empty where there are none."""
    return ", ".join(QKeySequence(keys).toString(_NATIVE) for keys in keys_of(action)[:most])


def sentence_of(action: Action) -> str:
    """What it is good for, empty where its name says so."""
    return QCoreApplication.translate("actions", action.sentence) if action.sentence else ""


def tip(action: Action) -> str:
    """What it is good for, with the first of its keys."""
    sentence = sentence_of(action) or plain(title(action)).rstrip("…")
    return f"{sentence} ({keys_text(action)})" if keys_of(action) else sentence


class Line(NamedTuple):
    """What a QAction stands for: an action, in a menu or by itself. Its `data()` is this."""

    action: Action
    place: Place | None


def make(action: Action, parent: QObject, place: Place | None = None, at: QPointF | None = None) -> QAction:
    """A QAction that does it; at a place of the scene, where the action takes one and it is given.

    Its keys are shown, no more: the canvas itself knows its own, and the window is given those that it answers to.
    """
    made = QAction(title(action, place), parent)
    made.setObjectName(action.id)
    made.setData(Line(action, place))
    made.setStatusTip(sentence_of(action))
    made.setShortcutVisibleInContextMenu(True)
    made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    show_keys(made)
    made.setCheckable(action.checked is not None and (place is None or place.shows_check))
    refresh(made)

    def do() -> None:
        if action.takes_place and at is not None:
            action.do(at)
        else:
            action.do()
        if action.checked:
            refresh(made)

    made.triggered.connect(lambda _checked=False: do())
    return made


def show_keys(made: QAction) -> None:
    """Show the keys that its action has now, in a menu and in its tip; where it is the window's, obey them."""
    if line := line_of(made):
        made.setToolTip(tip(line.action))
        made.setShortcuts([QKeySequence(keys) for keys in keys_of(line.action)])


def line_of(made: QAction) -> Line | None:
    """What a QAction stands for, None for one that was not made here."""
    data = made.data()
    return data if isinstance(data, Line) else None


def refresh(made: QAction) -> None:
    """Show the name and the check as they are now. Whether it applies is shown by a menu, while it is open."""
    if (line := line_of(made)) is None:
        return
    action, place = line
    if action.name:
        made.setText(title(action, place))
    if made.isCheckable() and action.checked:
        made.setChecked(action.checked())
