"""Declarations of actions: what menus, context menus, toolbar, command palette, keys and help are made from."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from msgspec import Struct

Scope = Literal["window", "canvas"]


def _always() -> bool:
    return True


class Place(Struct, frozen=True):
    """A line in a menu.

    Attributes:
        menu: the menu's id.
        group: lines of one group stand together, groups in order with a rule between them.
        text: what the action is called in this menu, where that is another name.
        shows_check: whether the line shows that what the action switches is on.
        is_always_there: whether the line stands there, grey, where the action does not apply.
    """

    menu: str
    group: int = 0
    text: str = ""
    shows_check: bool = True
    is_always_there: bool = True


class Action(Struct, frozen=True, kw_only=True):
    """One thing that the program does on command.

    Attributes:
        id: what code calls it.
        text: what a person calls it, marked under "actions", with its letter in a menu behind `&`.
        do: does it. Keys call it whenever they are pressed, so it must bear being called where it does not apply,
            and do nothing or say what is lacking.
        sentence: what it is good for, marked under "actions".
        keys: portable texts of the keys that do it, the one that is shown first.
        scope: where the keys work: anywhere in the window, or while the canvas has the focus.
        places: its lines in menus; without any, only keys do it.
        enabled: whether it applies now, for the menus to show.
        checked: whether what it switches is on; None for what is no switch.
        name: its text now, translated, where that changes or is not of the program's making.
        takes_place: `do` takes the place of the scene where a context menu was opened.
        icon: the name of its icon.
    """

    id: str
    text: str
    do: Callable[..., object]
    sentence: str = ""
    keys: tuple[str, ...] = ()
    scope: Scope = "window"
    places: tuple[Place, ...] = ()
    enabled: Callable[[], bool] = _always
    checked: Callable[[], bool] | None = None
    name: Callable[[], str] | None = None
    takes_place: bool = False
    icon: str = ""


class Submenu(Struct, frozen=True, kw_only=True):
    """A menu within others, or in the menu bar.

    Attributes:
        id: the name by which places name it.
        text: its title, marked under "actions".
        places: where it stands.
        headings: what stands over each of its groups, translated; nothing for rules between them.
        is_choice: exactly one of its lines is checked.
        changing: its lines, where they are other ones from one time to the next.
    """

    id: str
    text: str
    places: tuple[Place, ...]
    headings: tuple[str, ...] = ()
    is_choice: bool = False
    changing: Callable[[], Sequence[Action]] | None = None


Entry = Action | Submenu


def lines(entries: Iterable[Entry], menu: str) -> list[tuple[Entry, Place] | None]:
    """The lines of a menu in order, None for a rule between two groups."""
    found = [(entry, place) for entry in entries for place in entry.places if place.menu == menu]
    found.sort(key=lambda line: line[1].group)
    ruled: list[tuple[Entry, Place] | None] = []
    for line in found:
        if ruled and ruled[-1] and ruled[-1][1].group != line[1].group:
            ruled.append(None)
        ruled.append(line)
    return ruled


def actions_of(entries: Iterable[Entry]) -> list[Action]:
    """Every action, those of changing submenus as they are now."""
    found: list[Action] = []
    for entry in entries:
        if isinstance(entry, Action):
            found.append(entry)
        elif entry.changing:
            found += entry.changing()
    return found
