"""Menus made from the declarations of actions, for the menu bar and at a right-click."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from graphgui.actions.action import Action, Entry, Place, Submenu, lines
from graphgui.actions.qt_action import line_of, make, plain, refresh, title

_NONE = Qt.KeyboardModifier.NoModifier
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class MenuKeys(QObject):
    """Leaves plain keys to the open menu that they are typed into, whatever shortcut waits for them behind it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if not event.modifiers() & _HELD:
            event.accept()
            return True
        if isinstance(watched, QMenuBar) and QApplication.activePopupWidget() is None:
            # It has the focus still, with which lines of its menus answer to the keys that they show, too.
            QApplication.sendEvent(watched, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, _NONE))
        return super().eventFilter(watched, event)


class MenuBuilder:
    """Fills menus; they show what applies and what is on each time they open.

    Args:
        entries: all actions and submenus; each says in which menus it stands.
        line: gives the QAction for a line.
        keys: is given every menu.
        has_letters: whether lines are chosen by the letters marked in their titles.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        line: Callable[[Action, Place, QMenu], QAction],
        keys: MenuKeys,
        *,
        has_letters: bool,
    ) -> None:
        self._entries, self._line, self._keys, self._has_letters = entries, line, keys, has_letters

    def fill(self, menu: QMenu, name: str) -> None:
        """Give a menu the lines that are declared for it, and the menus within it theirs."""
        menu.installEventFilter(self._keys)
        menu.aboutToShow.connect(lambda: _show_state(menu))
        menu.aboutToHide.connect(lambda: _leave(menu))
        headings = next((e.headings for e in self._entries if isinstance(e, Submenu) and e.id == name), ())
        menu.setToolTipsVisible(bool(headings))
        if headings:
            menu.addSection(headings[0])
        groups = iter(headings[1:])
        for found in lines(self._entries, name):
            if found is None:
                menu.addSection(next(groups)) if headings else menu.addSeparator()
                continue
            entry, place = found
            if isinstance(entry, Action):
                menu.addAction(self._line(entry, place, menu))
            else:
                self._add_submenu(menu, entry, place)

    def _add_submenu(self, menu: QMenu, entry: Submenu, place: Place) -> None:
        text = title(entry, place)
        within = menu.addMenu(text if self._has_letters else plain(text))
        within.setObjectName(entry.id)
        if read := entry.changing:
            within.installEventFilter(self._keys)
            within.aboutToShow.connect(lambda: _read(within, read()))
        else:
            self.fill(within, entry.id)
        if entry.is_choice:
            group = QActionGroup(within)
            for action in within.actions():
                group.addAction(action)


def context_menu(parent: QWidget, entries: Sequence[Entry], name: str, at: QPointF) -> QMenu:
    """The menu of a right-click at a place of the scene; it goes when it is closed."""

    def line(action: Action, place: Place, within: QMenu) -> QAction:
        made = make(action, within, place, at)
        made.setText(plain(made.text()))
        return made

    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    MenuBuilder(entries, line, MenuKeys(menu), has_letters=False).fill(menu, name)
    return menu


def _read(menu: QMenu, actions: Sequence[Action]) -> None:
    menu.clear()
    for action in actions:
        menu.addAction(make(action, menu))
    _show_state(menu)


def _show_state(menu: QMenu) -> None:
    """Names and checks as they are now; what does not apply is grey."""
    for made in menu.actions():
        if line := line_of(made):
            refresh(made)
            applies = line.action.enabled()
            made.setEnabled(applies)
            made.setVisible(applies or line.place is None or line.place.is_always_there)
    for within in menus_in(menu):
        found = [line.action.enabled() for each in within.actions() if (line := line_of(each))]
        within.menuAction().setEnabled(any(found) or not found)


def menus_in(widget: QWidget) -> list[QMenu]:
    """The menus right below a menu or a menu bar. PySide6 6.8 loses a menu that its action is asked for."""
    found = widget.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [menu for menu in found if menu.objectName()]  # a bar too narrow for them has one of Qt's own


def _leave(menu: QMenu) -> None:
    """Keys and buttons reach every action, which says itself what is lacking."""
    for made in menu.actions():
        if line_of(made):
            made.setEnabled(True)
