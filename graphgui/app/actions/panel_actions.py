"""An action for every panel: brings it to the front, or puts it away."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from graphgui.actions.action import Action, Entry, Place, Submenu
from graphgui.actions.menus import EDIT, RUN, TOOLBAR, VIEW
from graphgui.app.panel_row import PanelRow, Purpose
from graphgui.words import mark_for_translation

_PANELS = "panels"
_translate = QCoreApplication.translate


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
    rows: Iterable[PanelRow], toggle: Callable[[str], object], is_open: Callable[[str], bool]
) -> tuple[Entry, ...]:
    """Actions for panels, in groups of one purpose each."""
    groups = tuple(Purpose)
    submenu = Submenu(
        id=_PANELS,
        text=mark_for_translation("actions", "Pane&ls"),
        places=(Place(VIEW, 3),),
        headings=tuple(_translate("panels", purpose.value) for purpose in groups),
    )
    return submenu, *(_action(row, groups.index(row.purpose), toggle, is_open) for row in rows)


def _action(row: PanelRow, group: int, toggle: Callable[[str], object], is_open: Callable[[str], bool]) -> Action:
    do, checked = partial(toggle, row.name), partial(is_open, row.name)
    title, line = _translate("panels", row.title), _translate("panels", row.line)
    if more := _MORE.get(row.name):
        return Action(
            id=f"panel_{row.name}",
            text=more.text,
            do=do,
            sentence=more.sentence,
            keys=more.keys,
            places=(*more.places, Place(_PANELS, group, text=title)),
            checked=checked,
            icon=more.icon,
        )
    return Action(
        id=f"panel_{row.name}",
        text=title,
        name=lambda: title,
        do=do,
        sentence=line,
        places=(Place(_PANELS, group),),
        checked=checked,
    )
