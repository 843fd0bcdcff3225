"""The menu bar, made from the table of actions."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from graphgui import assets
from graphgui.app import language, theme
from graphgui.app.actions import table
from graphgui.words import mark_for_translation

if TYPE_CHECKING:
    from graphgui.app.window import Window

_TITLES: dict[table.Menu, str] = {
    "file": mark_for_translation("menus", "&File"),
    "edit": mark_for_translation("menus", "&Edit"),
    "view": mark_for_translation("menus", "&View"),
    "run": mark_for_translation("menus", "&Training"),
    "help": mark_for_translation("menus", "&Help"),
}
_THEMES: dict[theme.Choice, str] = {
    "system": mark_for_translation("menus", "As the &System"),
    "light": mark_for_translation("menus", "&Light"),
    "dark": mark_for_translation("menus", "&Dark"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("menus", text)


def build(window: "Window") -> None:
    """Fill the window's menu bar."""
    for name, title in _TITLES.items():
        menu = window.menuBar().addMenu(_tr(title))
        if name == "edit":
            _add_undo(window, menu)
        for spec in table.in_menu(name):
            if spec.separator:
                menu.addSeparator()
            menu.addAction(window.actions_by_id[spec.id])
            if spec.id == "open":
                _add_files(window, menu)
        if name == "view":
            _add_view_choices(window, menu)


def _add_undo(window: "Window", menu: QMenu) -> None:
    stack = window.document.undo_stack
    undo = stack.createUndoAction(window, _tr(mark_for_translation("menus", "&Undo")))
    redo = stack.createRedoAction(window, _tr(mark_for_translation("menus", "&Redo")))
    undo.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Undo))
    redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
    for name, action in (("undo", undo), ("redo", redo)):
        menu.addAction(action)
        window.addAction(action)
        window.actions_by_id[name] = action


def _add_files(window: "Window", menu: QMenu) -> None:
    recent = menu.addMenu(_tr(mark_for_translation("menus", "Open &Recent")))
    recent.aboutToShow.connect(partial(_fill_recent, window, recent))
    examples = menu.addMenu(_tr(mark_for_translation("menus", "&Examples")))
    examples.setObjectName("examples")
    for title, path in assets.examples():
        examples.addAction(QCoreApplication.translate("examples", title), partial(window.open_example, path))


def _fill_recent(window: "Window", menu: QMenu) -> None:
    menu.clear()
    paths = window.files.recent()
    for path in paths:
        menu.addAction(f"{path.name} — {path.parent}", partial(window.files.open_path, path))
    if not paths:
        menu.addAction(_tr(mark_for_translation("menus", "None yet"))).setEnabled(False)


def _add_view_choices(window: "Window", menu: QMenu) -> None:
    panels = menu.addMenu(_tr(mark_for_translation("menus", "&Panels")))
    for dock in window.docks.values():
        panels.addAction(dock.toggleViewAction())
    looks = menu.addMenu(_tr(mark_for_translation("menus", "&Theme")))
    themes = {choice: _tr(text) for choice, text in _THEMES.items()}
    _add_choices(looks, themes, theme.chosen(), window.choose_theme)
    tongues = menu.addMenu(_tr(mark_for_translation("menus", "&Language")))
    tongues.setObjectName("languages")
    names = {language.SYSTEM: _tr(mark_for_translation("menus", "As the &System"))} | language.languages()
    _add_choices(tongues, names, language.chosen(), window.choose_language)


def _add_choices(menu: QMenu, texts: Mapping[Any, str], chosen: str, choose: Callable[[Any], None]) -> None:
    """One of several: `choose` is called with the key of the one that is clicked."""
    group = QActionGroup(menu)
    for choice, text in texts.items():
        action = menu.addAction(text, partial(choose, choice))
        action.setCheckable(True)
        action.setChecked(choice == chosen)
        group.addAction(action)
