"""Menus made from lists of entries, and what the canvas offers at a right-click."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of a menu; with `entries` it opens another menu.

    `keys` are shown beside it, as a portable key text; `checked` is None for what is not switched on and off.
    """

    text: str
    do: Callable[[], object] | None = None
    keys: str = ""
    enabled: bool = True
    checked: bool | None = None
    entries: Sequence["MenuEntry | None"] = ()


MenuEntries = Sequence[MenuEntry | None]
"""The lines of a menu, None for a rule between two groups."""


def build(parent: QWidget, entries: MenuEntries) -> QMenu:
    """A menu that goes when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _fill(menu, entries)
    return menu


def _fill(menu: QMenu, entries: MenuEntries) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif entry.entries:
            within = menu.addMenu(entry.text)
            within.setEnabled(entry.enabled)
            _fill(within, entry.entries)
        else:
            _add(menu, entry)


def _add(menu: QMenu, entry: MenuEntry) -> None:
    action = menu.addAction(entry.text)
    action.setEnabled(entry.enabled and entry.do is not None)
    if entry.keys:
        action.setShortcut(QKeySequence(entry.keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the canvas itself knows the keys
        action.setShortcutVisibleInContextMenu(True)
    if entry.checked is not None:
        action.setCheckable(True)
        action.setChecked(entry.checked)
    if (do := entry.do) is not None:
        action.triggered.connect(lambda _checked=False: do())
