"""The window's part of the Edit menu: undo and redo, and to go to a node by its name."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoStack

from graphgui.actions.action import Action, Entry, Place, Submenu
from graphgui.actions.menus import EDIT, GRAPH, MENU_BAR
from graphgui.words import mark_for_translation


def edit_actions(
    undo_stack: QUndoStack,
    find_node: Callable[[], object],
    keep_part: Callable[[], object],
    show_preferences: Callable[[], object],
) -> tuple[Entry, ...]:
    """Actions on the document's list of edits, and those that ask for a name."""
    undo = mark_for_translation("actions", "&Undo")
    redo = mark_for_translation("actions", "&Redo")
    return (
        Submenu(id=EDIT, text=mark_for_translation("actions", "&Edit"), places=(Place(MENU_BAR, 1),)),
        Action(
            id="undo",
            text=undo,
            name=lambda: _with_edit(undo, undo_stack.undoText()),
            do=undo_stack.undo,
            keys=("Ctrl+Z",),
            places=(Place(EDIT, 0),),
            enabled=undo_stack.canUndo,
        ),
        Action(
            id="redo",
            text=redo,
            name=lambda: _with_edit(redo, undo_stack.redoText()),
            do=undo_stack.redo,
            keys=("Ctrl+Shift+Z", "Ctrl+Y"),
            places=(Place(EDIT, 0),),
            enabled=undo_stack.canRedo,
        ),
        Action(
            id="find_node",
            text=mark_for_translation("actions", "&Go to a Node…"),
            do=find_node,
            sentence=mark_for_translation("actions", "Find a node by its name"),
            keys=("Ctrl+F",),
            places=(Place(EDIT, 4),),
        ),
        Action(
            id="preferences",
            text=mark_for_translation("actions", "Pre&ferences…"),
            do=show_preferences,
            sentence=mark_for_translation("actions", "Give actions other keys"),
            keys=("Ctrl+,",),
            places=(Place(EDIT, 5),),
        ),
        Action(
            id="keep",
            text=mark_for_translation("actions", "&Keep for Later…"),
            do=keep_part,
            sentence=mark_for_translation(
                "actions", "Put the selection under “Mine” in the palette, for this and other graphs"
            ),
            keys=("Ctrl+K",),
            places=(Place(GRAPH, 5),),
        ),
    )


def _with_edit(text: str, edit: str) -> str:
    """What would be undone stands behind the word."""
    return f"{QCoreApplication.translate('actions', text)} {edit.replace('&', '&&')}".strip()
