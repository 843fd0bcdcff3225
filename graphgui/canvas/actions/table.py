"""All actions of the canvas, in the order in which menus show them."""

from graphgui.actions.action import Entry
from graphgui.canvas.actions.arranging import arranging_actions
from graphgui.canvas.actions.editing import editing_actions
from graphgui.canvas.actions.graph import graph_actions
from graphgui.canvas.actions.keyboard import keyboard_actions
from graphgui.canvas.actions.viewing import viewing_actions
from graphgui.canvas.editor import CanvasEditor
from graphgui.canvas.navigation.legend import Legend
from graphgui.canvas.navigation.minimap import Minimap


def canvas_actions(editor: CanvasEditor, minimap: Minimap, legend: Legend) -> tuple[Entry, ...]:
    """The actions on an editor, the map and the legend beside it."""
    return (
        *editing_actions(editor),
        *graph_actions(editor),
        *arranging_actions(editor),
        *viewing_actions(editor, minimap, legend),
        *keyboard_actions(editor),
    )
