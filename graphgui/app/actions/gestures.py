"""What the mouse does on the canvas, as one list: help shows it, and docs/interactions.md has a row for each."""

from dataclasses import dataclass

from graphgui.words import mark_for_translation


@dataclass(frozen=True, slots=True)
class MouseGesture:
    """One thing that a hand does.

    Attributes:
        row: of the table in docs/interactions.md.
        how, what: the movement and what follows from it, marked for translation under "gestures".
    """

    row: str
    how: str
    what: str


GESTURES: tuple[MouseGesture, ...] = (
    MouseGesture(
        "From a list",
        mark_for_translation("gestures", "Drag from the list of operations"),
        mark_for_translation("gestures", "Add an operation where it falls; a double-click adds it in the middle"),
    ),
    MouseGesture(
        "Search at the cursor",
        mark_for_translation("gestures", "Double-click the empty canvas"),
        mark_for_translation("gestures", "Search an operation, and add it there"),
    ),
    MouseGesture(
        "Wire let go in the void",
        mark_for_translation("gestures", "Let a wire go over the empty canvas"),
        mark_for_translation("gestures", "Search what fits it, and wire that"),
    ),
    MouseGesture(
        "Node dropped on a wire",
        mark_for_translation("gestures", "Drop a node on a wire"),
        mark_for_translation("gestures", "Insert it where the shapes fit; Alt, or Ctrl and Shift, prevents that"),
    ),
    MouseGesture(
        "Node pulled out of a wire",
        mark_for_translation("gestures", "Drag a node with Alt, or with Ctrl and Shift"),
        mark_for_translation("gestures", "Pull it out of its wire, which closes behind it"),
    ),
    MouseGesture(
        "Files dropped from outside",
        mark_for_translation("gestures", "Drop files on the window"),
        mark_for_translation("gestures", "Open a graph, or take data in as an input"),
    ),
    MouseGesture(
        "From either end",
        mark_for_translation("gestures", "Drag from a port"),
        mark_for_translation("gestures", "Draw a wire, from either end, to a port or a node's body"),
    ),
    MouseGesture(
        "Wire into an occupied input",
        mark_for_translation("gestures", "Drop a wire on a wired input"),
        mark_for_translation("gestures", "Put it in the place of the wire that is there"),
    ),
    MouseGesture(
        "Re-plug, unplug",
        mark_for_translation("gestures", "Drag a wire's end away from its input"),
        mark_for_translation("gestures", "Plug it in elsewhere, or unplug it over the empty canvas"),
    ),
    MouseGesture(
        "Second wire from the same source",
        mark_for_translation("gestures", "Drag from a wired input with Shift"),
        mark_for_translation("gestures", "Draw another wire from the same output"),
    ),
    MouseGesture(
        "Cut wires with a stroke",
        mark_for_translation("gestures", "Drag with Ctrl and the right button"),
        mark_for_translation("gestures", "Cut the wires that the stroke crosses"),
    ),
    MouseGesture(
        "Select several",
        mark_for_translation("gestures", "Drag over the empty canvas"),
        mark_for_translation("gestures", "Select what the box holds; a click with Shift or Ctrl adds one"),
    ),
    MouseGesture(
        "Guides; align and distribute",
        mark_for_translation("gestures", "Drag nodes"),
        mark_for_translation("gestures", "Move them, drawn to the grid and to the edges of what is near"),
    ),
    MouseGesture(
        "Frames",
        mark_for_translation("gestures", "Drag a frame"),
        mark_for_translation("gestures", "Move it with all that it holds"),
    ),
    MouseGesture(
        "Reroute points",
        mark_for_translation("gestures", "Double-click a wire"),
        mark_for_translation("gestures", "Put a bead on it, round which it can be led"),
    ),
    MouseGesture(
        "Rename in place",
        mark_for_translation("gestures", "Double-click a node's title"),
        mark_for_translation("gestures", "Give it another name"),
    ),
    MouseGesture(
        "Open, go back",
        mark_for_translation("gestures", "Double-click a group"),
        mark_for_translation("gestures", "Look into it; the path at the top leads back"),
    ),
    MouseGesture(
        "Pan",
        mark_for_translation("gestures", "Drag with the middle button, or with Space"),
        mark_for_translation("gestures", "Move the canvas"),
    ),
    MouseGesture(
        "Zoom",
        mark_for_translation("gestures", "Turn the wheel, or pinch"),
        mark_for_translation("gestures", "Zoom at the pointer"),
    ),
    MouseGesture(
        "Two-finger scroll",
        mark_for_translation("gestures", "Move two fingers"),
        mark_for_translation("gestures", "Scroll the canvas"),
    ),
    MouseGesture(
        "Context menu",
        mark_for_translation("gestures", "Right-click"),
        mark_for_translation("gestures", "Offer what can be done with a node, a wire or the canvas"),
    ),
)
