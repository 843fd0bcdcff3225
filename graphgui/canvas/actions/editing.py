"""Actions on what is selected: clipboard, deletion, selecting more of it."""

from graphgui.actions.action import Action, Entry, Place
from graphgui.actions.menus import EDIT
from graphgui.canvas.actions.menus import CANVAS, NODES, NOTES, WIRES
from graphgui.canvas.editor import CanvasEditor
from graphgui.words import mark_for_translation


def editing_actions(editor: CanvasEditor) -> tuple[Entry, ...]:
    """The canvas's part of the Edit menu."""
    selected = editor.selected

    def has_any() -> bool:
        return bool(selected.names)

    def can_heal() -> bool:
        return selected.is_wired and not selected.groups

    return (
        Action(
            id="cut",
            text=mark_for_translation("actions", "Cu&t"),
            do=editor.cut,
            keys=("Ctrl+X", "Shift+Del"),
            scope="canvas",
            places=(Place(EDIT, 1), Place(NODES, 1), Place(NOTES, 1)),
            enabled=has_any,
        ),
        Action(
            id="copy",
            text=mark_for_translation("actions", "&Copy"),
            do=editor.copy,
            keys=("Ctrl+C", "Ctrl+Ins"),
            scope="canvas",
            places=(Place(EDIT, 1), Place(NODES, 1), Place(NOTES, 1)),
            enabled=has_any,
        ),
        Action(
            id="paste",
            text=mark_for_translation("actions", "&Paste"),
            do=editor.paste,
            keys=("Ctrl+V", "Shift+Ins"),
            scope="canvas",
            places=(Place(EDIT, 1), Place(CANVAS, 0)),
            takes_place=True,
        ),
        Action(
            id="paste_with_wires",
            text=mark_for_translation("actions", "Paste with Incoming Wires"),
            do=editor.paste_with_wires,
            keys=("Ctrl+Shift+V",),
            scope="canvas",
            places=(Place(EDIT, 1), Place(CANVAS, 0)),
            takes_place=True,
        ),
        Action(
            id="duplicate",
            text=mark_for_translation("actions", "Dup&licate"),
            do=editor.duplicate,
            keys=("Ctrl+D",),
            scope="canvas",
            places=(Place(EDIT, 1), Place(NODES, 1), Place(NOTES, 1)),
            enabled=has_any,
        ),
        Action(
            id="delete",
            text=mark_for_translation("actions", "&Delete"),
            do=editor.delete_selection,
            sentence=mark_for_translation("actions", "Delete the selected nodes and wires"),
            keys=("Del", "Backspace", "Shift+Backspace"),
            scope="canvas",
            places=(
                Place(EDIT, 1),
                Place(NODES, 1),
                Place(NOTES, 1),
                Place(WIRES, 0, mark_for_translation("actions", "Unplug")),
            ),
            enabled=lambda: has_any() or bool(selected.wires),
        ),
        Action(
            id="delete_healing",
            text=mark_for_translation("actions", "Delete and Heal the Wires"),
            do=selected.delete_healing,
            keys=("Ctrl+Del", "Ctrl+Backspace"),
            scope="canvas",
            places=(Place(EDIT, 1), Place(NODES, 1)),
            enabled=can_heal,
        ),
        Action(
            id="select_all",
            text=mark_for_translation("actions", "Select &All"),
            do=editor.select_all,
            keys=("Ctrl+A",),
            scope="canvas",
            places=(Place(EDIT, 2), Place(CANVAS, 1)),
        ),
        Action(
            id="select_upstream",
            text=mark_for_translation("actions", "Select Upstream"),
            do=selected.select_upstream,
            sentence=mark_for_translation("actions", "Select, too, all that the selected nodes depend on"),
            keys=("Shift+L",),
            scope="canvas",
            places=(Place(EDIT, 2), Place(NODES, 4)),
            enabled=lambda: selected.is_wired,
        ),
        Action(
            id="select_downstream",
            text=mark_for_translation("actions", "Select Downstream"),
            do=selected.select_downstream,
            sentence=mark_for_translation("actions", "Select, too, all that depends on the selected nodes"),
            keys=("L",),
            scope="canvas",
            places=(Place(EDIT, 2), Place(NODES, 4)),
            enabled=lambda: selected.is_wired,
        ),
        Action(
            id="select_connected",
            text=mark_for_translation("actions", "Select Connected"),
            do=selected.select_connected,
            sentence=mark_for_translation("actions", "Select, too, all that wires lead to, in whatever direction"),
            keys=("Ctrl+L",),
            scope="canvas",
            places=(Place(EDIT, 2), Place(NODES, 4)),
            enabled=lambda: selected.is_wired,
        ),
    )
