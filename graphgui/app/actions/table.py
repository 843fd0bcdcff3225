"""The table of all actions of a window: one QAction for each, and what menus, palette and help ask of them."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from graphgui.actions.action import Action, Entry, Place, Submenu, actions_of, lines
from graphgui.actions.menus import MENU_BAR
from graphgui.actions.own_keys import OwnKeys
from graphgui.actions.qt_action import make, plain, show_keys, title
from graphgui.app.icons import icon
from graphgui.canvas.menu import MenuBuilder, MenuKeys
from graphgui.look.colours import Theme


class ActionTable(QObject):
    """Every action of a window.

    Attributes:
        entries: the declarations, actions and submenus, in the order in which menus show them.
    """

    def __init__(self, window: QMainWindow, entries: Sequence[Entry]) -> None:
        super().__init__(window)
        self.entries = tuple(entries)
        self._window = window
        self._submenus = {entry.id: entry for entry in self.entries if isinstance(entry, Submenu)}
        self._qt_actions: dict[str, QAction] = {}
        self._theme: Theme | None = None
        self._menus = {
            found[0].id: window.menuBar().addMenu(title(found[0]))
            for found in lines(self.entries, MENU_BAR)
            if found is not None
        }
        own = OwnKeys.of_the_program()
        own.know(entry for entry in self.entries if isinstance(entry, Action))
        own.changed.connect(self._show_keys)

    @property
    def qt_actions(self) -> dict[str, QAction]:
        """By id, the QAction of each action that does not come and go."""
        self.complete()
        return {entry.id: self._qt_action(entry) for entry in self.entries if isinstance(entry, Action)}

    def complete(self) -> None:
        """Fill the menus and listen to the keys, once: a window's first frame shows neither."""
        if not self._menus:
            return
        for entry in self.entries:
            if isinstance(entry, Action):
                self._qt_action(entry)
        bar = self._window.menuBar()
        keys = MenuKeys(bar)
        bar.installEventFilter(keys)
        builder = MenuBuilder(self.entries, self._line, keys, has_letters=True)
        while self._menus:
            name, menu = self._menus.popitem()
            menu.setObjectName(name)
            builder.fill(menu, name)

    def actions(self) -> list[Action]:
        """The declarations of all actions, those that come and go as they are now."""
        return actions_of(self.entries)

    def in_order(self) -> list[Action]:
        """All actions in the order of the menus, those that only keys do last."""
        found = {action.id: action for action in self._below(MENU_BAR)}
        return [*found.values(), *(action for action in self.actions() if action.id not in found)]

    def in_menu(self, menu: str, group: int) -> list[QAction]:
        """The QActions of one group of a menu, in order."""
        found = [line for line in lines(self.entries, menu) if line is not None and line[1].group == group]
        return [self._qt_action(entry) for entry, _ in found if isinstance(entry, Action)]

    def by_menu(self) -> list[tuple[str | None, list[Action]]]:
        """Each menu's title and the actions that stay in it; last those that only keys do."""
        found: dict[str | None, list[Action]] = {}
        stay = {entry.id for entry in self.entries if isinstance(entry, Action)}
        for action in self.in_order():
            if action.id in stay:
                path = self.path(action)
                found.setdefault(path[0] if path else None, []).append(action)
        return sorted(found.items(), key=lambda menu: menu[0] is None)

    def path(self, action: Action) -> list[str] | None:
        """The titles of the menus from the menu bar to the action; None for one that only keys do."""
        for place in action.places:
            if (above := self._path_to(place.menu)) is not None:
                return above
        return None

    def paint_icons(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        self._theme = theme
        for action in self.entries:
            if isinstance(action, Action) and action.icon and action.id in self._qt_actions:
                self._qt_actions[action.id].setIcon(icon(action.icon, theme))

    def _show_keys(self) -> None:
        for made in self._window.findChildren(QAction):
            show_keys(made)

    def _qt_action(self, action: Action) -> QAction:
        """The action's QAction. The window has those whose keys work anywhere in it, menu bar hidden or not."""
        if (made := self._qt_actions.get(action.id)) is not None:
            return made
        made = self._qt_actions[action.id] = make(action, self._window, next(iter(action.places), None))
        if action.icon and self._theme:
            made.setIcon(icon(action.icon, self._theme))
        if action.scope == "window":
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self._window.addAction(made)
        return made

    def _below(self, menu: str) -> Iterator[Action]:
        for found in lines(self.entries, menu):
            if found is None:
                continue
            entry, _ = found
            if isinstance(entry, Action):
                yield entry
            elif entry.changing:
                yield from entry.changing()
            else:
                yield from self._below(entry.id)

    def _line(self, action: Action, place: Place, menu: QMenu) -> QAction:
        """The action's own QAction in the first of its menus; in others one that may have another name."""
        return self._qt_action(action) if place == action.places[0] else make(action, menu, place)

    def _path_to(self, menu: str) -> list[str] | None:
        if menu not in self._submenus:
            return None
        submenu = self._submenus[menu]
        for place in submenu.places:
            if place.menu == MENU_BAR:
                return [plain(title(submenu))]
            if (above := self._path_to(place.menu)) is not None:
                return [*above, plain(title(submenu))]
        return None


def collect(*parts: Iterable[Entry]) -> tuple[Entry, ...]:
    """The parts, each declared where its things are done, as one table."""
    return tuple(entry for part in parts for entry in part)
