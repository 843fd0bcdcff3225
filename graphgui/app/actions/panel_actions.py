"""An action for every panel: brings it to the front, or puts it away."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from graphgui.actions.action import Action, Entry, Place, Submenu
from graphgui.actions.menus import EDIT, RUN, TOOLBAR, VIEW
from graphgui.words import mark_for_translation

_PANELS = "panels"


class _More(NamedTuple):
    """What a panel has besides its line among the panels: a name and a line in another menu, keys, an icon."""

    text: str
    sentence: str
    places: tuple[Place, ...]
    keys: tuple[str, ...] = ()
    icon: str = ""


def _line(menu: str, group: int) -> Place:
    return Place(menu, group, shows_check=False)


_MORE: dict[str, _More] = {
    "data": _More(
        mark_for_translation("actions", "&Make Data…"),
        mark_for_translation(
            "actions", "Lines, curves and classes with noise, changed by sliders while it trains"
        ),
        (_line(EDIT, 3),),
    ),
    "table": _More(
        mark_for_translation("actions", "Table of the Data"),
        mark_for_translation(
            "actions", "The numbers themselves, to be typed over, added, removed, copied and pasted"
        ),
        (_line(EDIT, 3),),
        keys=("Ctrl+T",),
    ),
    "forward_mode": _More(
        mark_for_translation("actions", "&Forward Mode"),
        mark_for_translation(
            "actions", "Tangents with respect to one number, beside the gradients of reverse mode"
        ),
        (_line(RUN, 1),),
        keys=("Ctrl+F7",),
    ),
    "training": _More(
        mark_for_translation("actions", "Training Se&ttings"),
        mark_for_translation("actions", "Learning rate, optimiser, batches, schedule, and when to stop"),
        (_line(RUN, 4), Place(TOOLBAR, 2)),
        icon="sliders",
    ),
    "runs": _More(
        mark_for_translation("actions", "R&uns"),
        mark_for_translation("actions", "Compare runs, name them, keep them in the file"),
        (_line(RUN, 4),),
    ),
}


def panel_actions(
    titles: Mapping[str, str], toggle: Callable[[str], object], is_open: Callable[[str], bool]
) -> tuple[Entry, ...]:
    """Actions for panels, given by name with their titles in the window's language."""
    submenu = Submenu(id=_PANELS, text=mark_for_translation("actions", "Pane&ls"), places=(Place(VIEW, 3),))
    return submenu, *(_action(name, title, toggle, is_open) for name, title in titles.items())


def _action(name: str, title: str, toggle: Callable[[str], object], is_open: Callable[[str], bool]) -> Action:
    do, checked = partial(toggle, name), partial(is_open, name)
    if more := _MORE.get(name):
        return Action(
            id=f"panel_{name}",
            text=more.text,
            do=do,
            sentence=more.sentence,
            keys=more.keys,
            places=(*more.places, Place(_PANELS, text=title)),
            checked=checked,
            icon=more.icon,
        )
    return Action(
        id=f"panel_{name}", text=title, name=lambda: title, do=do, places=(Place(_PANELS),), checked=checked
    )
