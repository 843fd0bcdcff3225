"""The menus that the canvas's actions stand in: those of a right-click by what is clicked, and submenus."""

from graphgui.actions.action import Place, Submenu
from graphgui.actions.menus import GRAPH, MENU_BAR
from graphgui.words import mark_for_translation

NODES, NOTES, WIRES, CANVAS = "nodes", "notes", "wires", "canvas"
ALIGN, DISTRIBUTE, COLOUR = "align", "distribute", "colour"

GRAPH_MENU = Submenu(id=GRAPH, text=mark_for_translation("actions", "&Graph"), places=(Place(MENU_BAR, 2),))
COLOUR_MENU = Submenu(
    id=COLOUR, text=mark_for_translation("actions", "Colo&ur"), places=(Place(GRAPH, 1), Place(NOTES, 0))
)
ALIGN_MENU = Submenu(
    id=ALIGN, text=mark_for_translation("actions", "&Align"), places=(Place(GRAPH, 4), Place(NODES, 5))
)
DISTRIBUTE_MENU = Submenu(
    id=DISTRIBUTE, text=mark_for_translation("actions", "&Distribute"), places=(Place(GRAPH, 4), Place(NODES, 5))
)
