"""Which menu a right-click opens: that of nodes, of notes, of wires, or of the empty canvas."""

from graphgui.canvas.actions.menus import CANVAS, NODES, NOTES, WIRES
from graphgui.canvas.editing.selection_verbs import SelectionVerbs


def context_menu_of(selected: SelectionVerbs) -> str:
    """The menu for what is selected."""
    if selected.cards:
        return NODES
    if selected.selection.notes:
        return NOTES
    return WIRES if selected.wires else CANVAS
