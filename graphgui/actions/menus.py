"""The ids of the menus in which actions of several parts of the program stand."""

MENU_BAR = "menu bar"
"""Its lines are the menus of the window."""

FILE, EDIT, GRAPH, VIEW, RUN, HELP = "file", "edit", "graph", "view", "run", "help"
TOOLBAR = "toolbar"
