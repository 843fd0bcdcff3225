"""The Help menu: actions by their names, keys, and what this program is."""

from collections.abc import Callable

from PySide6 import QtWidgets  # Qt makes each dialogue's class when it is first named
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from graphgui import __version__
from graphgui.actions.action import Action, Entry, Place, Submenu
from graphgui.actions.menus import HELP, MENU_BAR
from graphgui.words import mark_for_translation


def help_actions(
    find_action: Callable[[], object],
    show_shortcuts: Callable[[], object],
    take_tour: Callable[[], object],
    about: Callable[[], object],
) -> tuple[Entry, ...]:
    """Actions that tell of the others."""
    return (
        Submenu(id=HELP, text=mark_for_translation("actions", "&Help"), places=(Place(MENU_BAR, 5),)),
        Action(
            id="find_action",
            text=mark_for_translation("actions", "&Find an Action…"),
            do=find_action,
            sentence=mark_for_translation("actions", "Every action by its name"),
            keys=("Ctrl+Shift+P",),
            places=(Place(HELP, 0),),
        ),
        Action(
            id="shortcuts",
            text=mark_for_translation("actions", "&Keys, Gestures, Glossary"),
            do=show_shortcuts,
            sentence=mark_for_translation(
                "actions", "What every key does and where, what the mouse does, and what the words mean"
            ),
            keys=("F1",),
            places=(Place(HELP, 0),),
        ),
        Action(
            id="tour",
            text=mark_for_translation("actions", "&Tour in Five Steps"),
            do=take_tour,
            sentence=mark_for_translation("actions", "Node, wire, Play, gradient, one operation at a time"),
            places=(Place(HELP, 0),),
        ),
        Action(
            id="about",
            text=mark_for_translation("actions", "&About graphgui"),
            do=about,
            places=(Place(HELP, 0),),
        ),
    )


def about(window: QWidget) -> None:
    """Say what this is."""
    title = QCoreApplication.translate("actions", "About graphgui")
    text = QCoreApplication.translate(
        "actions", "graphgui {0}: wire a computation graph, watch its gradients flow."
    )
    QtWidgets.QMessageBox.about(window, title, text.format(__version__))
