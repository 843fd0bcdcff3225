"""What only keys do: going from node to node, moving what is selected, and the context menu."""

from collections.abc import Callable
from functools import partial

from graphgui.actions.action import Action, Entry
from graphgui.canvas.editor import CanvasEditor
from graphgui.words import mark_for_translation

_WAYS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}
_NEAR = {
    "Left": mark_for_translation("actions", "Move Left"),
    "Right": mark_for_translation("actions", "Move Right"),
    "Up": mark_for_translation("actions", "Move Up"),
    "Down": mark_for_translation("actions", "Move Down"),
}
_FAR = {
    "Left": mark_for_translation("actions", "Move Far Left"),
    "Right": mark_for_translation("actions", "Move Far Right"),
    "Up": mark_for_translation("actions", "Move Far Up"),
    "Down": mark_for_translation("actions", "Move Far Down"),
}


def keyboard_actions(editor: CanvasEditor) -> tuple[Entry, ...]:
    """Actions without a line in a menu."""
    return (
        _by_key(
            "context_menu",
            mark_for_translation("actions", "Context Menu"),
            editor.show_menu,
            ("Shift+F10",),
            mark_for_translation("actions", "Offer what can be done with the selection, or with the canvas"),
        ),
        _by_key(
            "escape",
            mark_for_translation("actions", "Break Off"),
            editor.escape,
            ("Esc",),
            mark_for_translation("actions", "Break off the gesture or the layout under way, else select nothing"),
        ),
        _by_key(
            "next_node",
            mark_for_translation("actions", "Next Node"),
            editor.tab,
            ("Tab",),
            mark_for_translation("actions", "Go on from the selected node, in the order in which values flow"),
        ),
        _by_key("previous_node", mark_for_translation("actions", "Node Before"), editor.back_tab, ("Shift+Tab",)),
        _by_key(
            "port_above",
            mark_for_translation("actions", "Port Above"),
            partial(editor.through_ports, -1),
            ("Ctrl+Up",),
        ),
        _by_key(
            "port_below",
            mark_for_translation("actions", "Port Below"),
            partial(editor.through_ports, 1),
            ("Ctrl+Down",),
        ),
        _by_key(
            "along_wire_back",
            mark_for_translation("actions", "Back Along a Wire"),
            partial(editor.along_wires, False),
            ("Ctrl+Left",),
        ),
        _by_key(
            "along_wire",
            mark_for_translation("actions", "On Along a Wire"),
            partial(editor.along_wires, True),
            ("Ctrl+Right",),
        ),
        *(
            _by_key(
                f"move_{key.lower()}",
                _NEAR[key],
                partial(editor.nudge, right, down),
                (key,),
                mark_for_translation("actions", "Move what is selected by a cell of the grid, else the view"),
            )
            for key, (right, down) in _WAYS.items()
        ),
        *(
            _by_key(
                f"move_far_{key.lower()}",
                _FAR[key],
                partial(editor.nudge, right, down, 5),
                (f"Shift+{key}",),
                mark_for_translation("actions", "Move what is selected by five cells of the grid, else the view"),
            )
            for key, (right, down) in _WAYS.items()
        ),
    )


def _by_key(name: str, text: str, do: Callable[[], object], keys: tuple[str, ...], sentence: str = "") -> Action:
    return Action(id=name, text=text, do=do, sentence=sentence, keys=keys, scope="canvas")
