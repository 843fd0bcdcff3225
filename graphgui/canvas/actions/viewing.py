"""Actions on what is seen of the graph, and switches that stand as they were left."""

from collections.abc import Callable

from PySide6.QtCore import QSettings

from graphgui.actions.action import Action, Entry, Place
from graphgui.actions.menus import VIEW
from graphgui.canvas.actions.menus import CANVAS
from graphgui.canvas.editing import animation
from graphgui.canvas.editor import CanvasEditor
from graphgui.canvas.navigation.legend import Legend
from graphgui.canvas.navigation.minimap import Minimap
from graphgui.words import mark_for_translation


def viewing_actions(editor: CanvasEditor, minimap: Minimap, legend: Legend) -> tuple[Entry, ...]:
    """The canvas's part of the View menu."""
    navigation = editor.navigation
    return (
        Action(
            id="fit",
            text=mark_for_translation("actions", "&Fit the Graph"),
            do=navigation.fit,
            sentence=mark_for_translation("actions", "Show the whole graph"),
            keys=("F",),
            scope="canvas",
            places=(Place(VIEW, 0), Place(CANVAS, 1)),
        ),
        Action(
            id="fit_selection",
            text=mark_for_translation("actions", "Fit the Selection"),
            do=navigation.fit_selection,
            keys=(".",),
            scope="canvas",
            places=(Place(VIEW, 0),),
            enabled=lambda: bool(editor.selected.cards),
        ),
        Action(
            id="zoom_in",
            text=mark_for_translation("actions", "Zoom &In"),
            do=navigation.zoom_in,
            keys=("Ctrl++",),
            places=(Place(VIEW, 0),),
        ),
        Action(
            id="zoom_out",
            text=mark_for_translation("actions", "Zoom &Out"),
            do=navigation.zoom_out,
            keys=("Ctrl+-",),
            places=(Place(VIEW, 0),),
        ),
        Action(
            id="zoom_reset",
            text=mark_for_translation("actions", "&Actual Size"),
            do=navigation.zoom_reset,
            keys=("Ctrl+0",),
            places=(Place(VIEW, 0),),
        ),
        _switch(
            "minimap",
            mark_for_translation("actions", "Map of the Graph"),
            lambda: minimap.is_wanted,
            minimap.set_wanted,
            sentence=mark_for_translation("actions", "Show a map in a corner whenever something is out of sight"),
            places=(Place(VIEW, 1),),
        ),
        Action(
            id="wire_legend",
            text=mark_for_translation("actions", "Legend of the Wires"),
            do=lambda: legend.set_open(not legend.is_open),
            sentence=mark_for_translation("actions", "Say what the width and the colour of a wire mean"),
            places=(Place(VIEW, 1),),
            checked=lambda: legend.is_open,
        ),
        _switch(
            "snapping",
            mark_for_translation("actions", "Snap to the Grid"),
            lambda: editor.snapping,
            editor.set_snapping,
            places=(Place(VIEW, 1), Place(CANVAS, 1)),
        ),
        _switch(
            "wheel_scrolls",
            mark_for_translation("actions", "Wheel Scrolls"),
            lambda: navigation.wheel_scrolls,
            navigation.set_wheel_scrolls,
            sentence=mark_for_translation("actions", "The wheel scrolls, and zooms with Ctrl; else it zooms"),
            places=(Place(VIEW, 1),),
        ),
        _switch(
            "reduce_motion",
            mark_for_translation("actions", "Reduce Motion"),
            animation.is_reduced,
            animation.set_reduced,
            sentence=mark_for_translation("actions", "Show where a step leads at once, and let nothing move"),
            places=(Place(VIEW, 1),),
        ),
    )


def _switch(
    name: str,
    text: str,
    read: Callable[[], bool],
    write: Callable[[bool], object],
    *,
    sentence: str = "",
    places: tuple[Place, ...],
) -> Action:
    """A switch that now is as it was left the last time, and is kept when it changes."""
    write(QSettings().value(name, read(), type=bool) is True)

    def toggle() -> None:
        write(not read())
        QSettings().setValue(name, read())

    return Action(id=name, text=text, do=toggle, sentence=sentence, places=places, checked=read)
