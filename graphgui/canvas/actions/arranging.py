"""Actions that put the selected nodes in order."""

from functools import partial

from graphgui.actions.action import Action, Entry, Place
from graphgui.actions.menus import GRAPH
from graphgui.canvas.actions.menus import (
    ALIGN,
    ALIGN_MENU,
    CANVAS,
    DISTRIBUTE,
    DISTRIBUTE_MENU,
    NODES,
)
from graphgui.canvas.editor import CanvasEditor
from graphgui.document.edits.arrange import Edge
from graphgui.words import mark_for_translation

_EDGES: dict[Edge, str] = {
    "left": mark_for_translation("actions", "Left Edges"),
    "centre-x": mark_for_translation("actions", "Centres, in a Column"),
    "right": mark_for_translation("actions", "Right Edges"),
    "top": mark_for_translation("actions", "Top Edges"),
    "centre-y": mark_for_translation("actions", "Centres, in a Row"),
    "bottom": mark_for_translation("actions", "Bottom Edges"),
}


def arranging_actions(editor: CanvasEditor) -> tuple[Entry, ...]:
    """Align, distribute, and the layout from left to right."""
    selected = editor.selected
    return (
        ALIGN_MENU,
        *(
            Action(
                id=f"align_{edge}",
                text=text,
                do=partial(selected.align, edge),
                places=(Place(ALIGN),),
                enabled=lambda: len(selected.cards) > 1,
            )
            for edge, text in _EDGES.items()
        ),
        DISTRIBUTE_MENU,
        Action(
            id="distribute_x",
            text=mark_for_translation("actions", "From Left to Right"),
            do=partial(selected.distribute, "x"),
            places=(Place(DISTRIBUTE),),
            enabled=lambda: len(selected.cards) > 2,
        ),
        Action(
            id="distribute_y",
            text=mark_for_translation("actions", "From Top to Bottom"),
            do=partial(selected.distribute, "y"),
            places=(Place(DISTRIBUTE),),
            enabled=lambda: len(selected.cards) > 2,
        ),
        Action(
            id="arrange",
            text=mark_for_translation("actions", "Arrange from Left to Right"),
            do=editor.auto_layout.arrange,
            sentence=mark_for_translation("actions", "Lay out the selected nodes, or all of them"),
            keys=("Ctrl+Shift+L",),
            places=(
                Place(GRAPH, 4),
                Place(NODES, 5),
                Place(CANVAS, 1, mark_for_translation("actions", "Arrange All from Left to Right")),
            ),
            enabled=lambda: len(selected.cards or editor.scene.items_by_name) > 1,
        ),
    )
