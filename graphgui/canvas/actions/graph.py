"""Actions that build the graph: what is added, named, wired, grouped, and which loss is trained."""

from functools import partial

from graphgui.actions.action import Action, Entry, Place
from graphgui.actions.menus import GRAPH, RUN
from graphgui.canvas.actions.menus import CANVAS, COLOUR, COLOUR_MENU, GRAPH_MENU, NODES, NOTES, WIRES
from graphgui.canvas.editor import CanvasEditor
from graphgui.words import mark_for_translation

_COLOURS = (
    mark_for_translation("actions", "Indigo"),
    mark_for_translation("actions", "Orange"),
    mark_for_translation("actions", "Blue"),
    mark_for_translation("actions", "Red"),
    mark_for_translation("actions", "Grey"),
)


def graph_actions(editor: CanvasEditor) -> tuple[Entry, ...]:
    """The Graph menu, but for what arranges, and the marks of the Training menu."""
    return GRAPH_MENU, *_adding(editor), *_naming(editor), *_wiring(editor), *_grouping(editor), *_marking(editor)


def _adding(editor: CanvasEditor) -> tuple[Entry, ...]:
    return (
        Action(
            id="add",
            text=mark_for_translation("actions", "Add a Nod&e…"),
            do=editor.search,
            sentence=mark_for_translation("actions", "Search an operation and add it where the pointer is"),
            keys=("Space",),
            scope="canvas",
            places=(Place(GRAPH, 0), Place(CANVAS, 0, mark_for_translation("actions", "Add Here…"))),
            takes_place=True,
        ),
        Action(
            id="add_note",
            text=mark_for_translation("actions", "Add a No&te"),
            do=editor.add_note,
            keys=("N",),
            scope="canvas",
            places=(Place(GRAPH, 0), Place(CANVAS, 0, mark_for_translation("actions", "Add a Note Here"))),
            takes_place=True,
        ),
        Action(
            id="add_frame",
            text=mark_for_translation("actions", "Add a &Frame"),
            do=editor.add_frame,
            keys=("Shift+F",),
            scope="canvas",
            places=(
                Place(GRAPH, 0),
                Place(NODES, 5, mark_for_translation("actions", "Frame Around")),
                Place(CANVAS, 0, mark_for_translation("actions", "Add a Frame Here")),
            ),
            takes_place=True,
        ),
    )


def _naming(editor: CanvasEditor) -> tuple[Entry, ...]:
    selected = editor.selected
    return (
        Action(
            id="rename",
            text=mark_for_translation("actions", "Re&name…"),
            do=editor.rename,
            keys=("F2",),
            scope="canvas",
            places=(
                Place(GRAPH, 1),
                Place(NODES, 0),
                Place(NOTES, 0, mark_for_translation("actions", "Write…")),
            ),
            enabled=lambda: len(selected.names) == 1,
        ),
        Action(
            id="edit_fields",
            text=mark_for_translation("actions", "Ed&it Its Fields"),
            do=editor.ask_fields,
            sentence=mark_for_translation("actions", "Go to the first field of what is selected; Esc comes back"),
            keys=("E",),
            scope="canvas",
            places=(Place(GRAPH, 1), Place(NODES, 0)),
            enabled=lambda: len(selected.nodes) == 1,
        ),
        COLOUR_MENU,
        *(
            Action(
                id=f"colour_{number}",
                text=text,
                do=partial(selected.recolour, number),
                places=(Place(COLOUR),),
                enabled=lambda: bool(selected.frames),
            )
            for number, text in enumerate(_COLOURS)
        ),
    )


def _wiring(editor: CanvasEditor) -> tuple[Entry, ...]:
    selected, document = editor.selected, editor.document
    return (
        Action(
            id="start_wire",
            text=mark_for_translation("actions", "&Wire from Here"),
            do=editor.start_wire,
            sentence=mark_for_translation(
                "actions", "Begin a wire at the port or node where the keyboard is; then arrows and Enter"
            ),
            keys=("C",),
            scope="canvas",
            places=(Place(GRAPH, 2),),
            enabled=lambda: len(selected.cards) == 1,
        ),
        Action(
            id="bend",
            text=mark_for_translation("actions", "&Bend the Wire"),
            do=editor.bend,
            sentence=mark_for_translation("actions", "Put a reroute into the selected wires"),
            keys=("R",),
            scope="canvas",
            places=(Place(GRAPH, 2), Place(WIRES, 0, mark_for_translation("actions", "Bend Here"))),
            enabled=lambda: bool(selected.wires),
            takes_place=True,
        ),
        Action(
            id="standardise",
            text=mark_for_translation("actions", "&Standardise the Input"),
            do=selected.standardise,
            sentence=mark_for_translation(
                "actions", "Put a node behind the selected input that gives every column mean 0 and deviation 1"
            ),
            keys=("Shift+S",),
            scope="canvas",
            places=(Place(GRAPH, 2), Place(NODES, 3, mark_for_translation("actions", "Standardise"))),
            enabled=lambda: any(name in document.feeds for name in selected.nodes),
        ),
        Action(
            id="pull_out",
            text=mark_for_translation("actions", "&Pull Out of the Wires"),
            do=selected.pull_out,
            sentence=mark_for_translation("actions", "Take the selected nodes out of their wires, which heal"),
            places=(Place(GRAPH, 2), Place(NODES, 3)),
            enabled=lambda: selected.is_wired and not selected.groups,
        ),
        Action(
            id="unplug",
            text=mark_for_translation("actions", "Unplu&g All Wires"),
            do=selected.unplug,
            sentence=mark_for_translation("actions", "Remove every wire of the selected nodes"),
            places=(Place(GRAPH, 2), Place(NODES, 3)),
            enabled=lambda: selected.is_wired,
        ),
    )


def _grouping(editor: CanvasEditor) -> tuple[Entry, ...]:
    selected, scene = editor.selected, editor.scene
    return (
        Action(
            id="collapse",
            text=mark_for_translation("actions", "C&ollapse or Unfold"),
            do=selected.fold,
            keys=("H",),
            scope="canvas",
            places=(
                Place(GRAPH, 1, shows_check=False),
                Place(NODES, 0, mark_for_translation("actions", "Collapsed")),
            ),
            enabled=lambda: bool(selected.nodes),
            checked=lambda: selected.are_collapsed,
        ),
        Action(
            id="group",
            text=mark_for_translation("actions", "G&roup"),
            do=selected.group,
            sentence=mark_for_translation("actions", "Show what is selected as one card"),
            keys=("Ctrl+G",),
            scope="canvas",
            places=(Place(GRAPH, 3), Place(NODES, 2)),
            enabled=lambda: bool(selected.cards),
        ),
        Action(
            id="ungroup",
            text=mark_for_translation("actions", "Ungroup"),
            do=selected.ungroup,
            sentence=mark_for_translation("actions", "Put what is in the selected groups back beside the others"),
            keys=("Ctrl+Shift+G",),
            scope="canvas",
            places=(Place(GRAPH, 3), Place(NODES, 2)),
            enabled=lambda: bool(selected.groups),
        ),
        Action(
            id="open_group",
            text=mark_for_translation("actions", "Open the Group"),
            do=editor.open_group,
            sentence=mark_for_translation("actions", "Show what is inside the selected group"),
            keys=("Return", "Enter"),
            scope="canvas",
            places=(Place(GRAPH, 3), Place(NODES, 2)),
            enabled=lambda: len(selected.groups) == len(selected.cards) == 1,
        ),
        Action(
            id="leave_group",
            text=mark_for_translation("actions", "Go Out of the Group"),
            do=editor.leave_group,
            keys=("Alt+Up",),
            scope="canvas",
            places=(Place(GRAPH, 3), Place(CANVAS, 1)),
            enabled=lambda: scene.open_group.name is not None,
        ),
    )


def _marking(editor: CanvasEditor) -> tuple[Entry, ...]:
    selected, breakpoints = editor.selected, editor.session.breakpoints
    return (
        Action(
            id="why",
            text=mark_for_translation("actions", "Why This Number?"),
            do=partial(editor.panel_asked.emit, "why"),
            sentence=mark_for_translation(
                "actions", "Derive the gradient of what is selected, line by line, with its numbers"
            ),
            keys=("F3",),
            places=(Place(RUN, 1), Place(NODES, 0), Place(WIRES, 0)),
        ),
        Action(
            id="answer",
            text=mark_for_translation("actions", "Your Turn"),
            do=partial(editor.panel_asked.emit, "answer"),
            sentence=mark_for_translation(
                "actions", "Type a formula for the gradient of what is selected, and have it checked"
            ),
            keys=("Shift+F3",),
            places=(Place(RUN, 1), Place(NODES, 0), Place(WIRES, 0)),
        ),
        Action(
            id="show_jacobian",
            text=mark_for_translation("actions", "Jacobian of the Selection"),
            do=partial(editor.panel_asked.emit, "jacobian"),
            sentence=mark_for_translation(
                "actions", "Show how each number of the selected operation moves with each number of an input"
            ),
            places=(Place(RUN, 1), Place(NODES, 0, mark_for_translation("actions", "Its Jacobian"))),
        ),
        Action(
            id="check_gradient",
            text=mark_for_translation("actions", "Check by Differences"),
            do=partial(editor.panel_asked.emit, "differences"),
            sentence=mark_for_translation(
                "actions", "Compare the gradient of what is selected with difference quotients, for every step"
            ),
            places=(Place(RUN, 1), Place(NODES, 0), Place(WIRES, 0)),
        ),
        Action(
            id="breakpoint",
            text=mark_for_translation("actions", "Brea&kpoint"),
            do=editor.toggle_breakpoints,
            sentence=mark_for_translation("actions", "Pause before the selected nodes, or no more"),
            keys=("F6",),
            scope="canvas",
            places=(Place(RUN, 2), Place(NODES, 0)),
            enabled=lambda: bool(selected.nodes),
            checked=lambda: bool(selected.nodes) and breakpoints.includes(selected.nodes),
        ),
        Action(
            id="breakpoint_condition",
            text=mark_for_translation("actions", "Breakpoint with a Con&dition…"),
            do=editor.ask_condition,
            sentence=mark_for_translation("actions", "Pause before the selected node where a condition holds"),
            places=(Place(RUN, 2), Place(NODES, 0)),
            enabled=lambda: len(selected.nodes) == len(selected.cards) == 1,
        ),
        Action(
            id="freeze",
            text=mark_for_translation("actions", "Free&ze the Parameters"),
            do=selected.freeze,
            sentence=mark_for_translation(
                "actions",
                "Let training leave the selected nodes' parameters as they are, or learn them again",
            ),
            keys=("Z",),
            scope="canvas",
            places=(Place(RUN, 2), Place(NODES, 0, mark_for_translation("actions", "Frozen"))),
            enabled=lambda: bool(selected.parameters),
            checked=lambda: selected.are_frozen,
        ),
        Action(
            id="mark_loss",
            text=mark_for_translation("actions", "Train This &Loss"),
            do=selected.mark_loss,
            sentence=mark_for_translation("actions", "Make the selected scalar the loss to train, or no more"),
            places=(Place(RUN, 2), Place(NODES, 0)),
            enabled=lambda: selected.can_be_loss,
            checked=lambda: selected.is_loss,
        ),
    )
