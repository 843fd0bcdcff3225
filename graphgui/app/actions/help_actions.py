"""The Help menu: actions by their names, keys, and what this program is."""

from collections.abc import Callable

from graphgui.actions.action import Action, Entry, Place, Submenu
from graphgui.actions.menus import HELP, MENU_BAR
from graphgui.words import mark_for_translation


def help_actions(
    find_action: Callable[[], object], show_shortcuts: Callable[[], object], about: Callable[[], object]
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
            text=mark_for_translation("actions", "&Keyboard Shortcuts"),
            do=show_shortcuts,
            sentence=mark_for_translation("actions", "What every key does, and where"),
            keys=("F1",),
            places=(Place(HELP, 0),),
        ),
        Action(
            id="about",
            text=mark_for_translation("actions", "&About graphgui"),
            do=about,
            places=(Place(HELP, 0),),
        ),
    )
