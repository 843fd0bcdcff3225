"""What a right-click offers: on nodes, on a wire, on the empty canvas."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF

from graphgui.canvas.menu import MenuEntries, MenuEntry
from graphgui.document.edits.arrange import Edge
from graphgui.engine.graph.graph import PortId

translate = QCoreApplication.translate

if TYPE_CHECKING:
    from graphgui.canvas.editor import Workbench


def context_entries(view: "Workbench", here: QPointF) -> MenuEntries:
    """The menu for what is selected, or for a place of the empty canvas."""
    if view.editing.cards:
        return _nodes(view)
    if view.editing.selection.notes:
        return _notes(view)
    return _wires(view, here) if view.editing.wires else _canvas(view, here)


def _nodes(view: "Workbench") -> MenuEntries:
    editing = view.editing
    graph, names = view.document.graph, editing.cards
    wired = any(view.scene_shown.wires_of(name) for name in names)
    alone = len(names) == 1
    plain = not editing.groups
    return [
        MenuEntry(translate("canvas", "Rename…"), view.rename, "F2", enabled=alone),
        *([_loss(view)] if alone and plain else []),
        MenuEntry(
            translate("canvas", "Collapsed"),
            editing.fold,
            "H",
            enabled=bool(editing.nodes),
            checked=bool(editing.nodes) and all(graph[name].collapsed for name in editing.nodes),
        ),
        MenuEntry(
            translate("canvas", "Breakpoint"),
            view.toggle_breakpoints,
            "F6",
            enabled=bool(editing.nodes),
            checked=bool(editing.nodes) and view.session.breakpoints.includes(editing.nodes),
        ),
        MenuEntry(
            translate("canvas", "Breakpoint with a Condition…"), view.condition_asked.emit, enabled=alone and plain
        ),
        None,
        MenuEntry(translate("canvas", "Cut"), view.cut, "Ctrl+X"),
        MenuEntry(translate("canvas", "Copy"), view.copy, "Ctrl+C"),
        MenuEntry(translate("canvas", "Duplicate"), view.duplicate, "Ctrl+D"),
        MenuEntry(translate("canvas", "Delete"), view.delete_selection, "Del"),
        MenuEntry(
            translate("canvas", "Delete and Heal the Wires"),
            editing.delete_healing,
            "Ctrl+Del",
            enabled=wired and plain,
        ),
        None,
        MenuEntry(translate("canvas", "Group"), editing.group, "Ctrl+G"),
        MenuEntry(translate("canvas", "Ungroup"), editing.ungroup, "Ctrl+Shift+G", enabled=not plain),
        MenuEntry(translate("canvas", "Open the Group"), view.open_group, "Return", enabled=alone and not plain),
        None,
        MenuEntry(
            translate("canvas", "Standardise"),
            editing.standardise,
            "Shift+S",
            enabled=any(name in view.document.feeds for name in editing.nodes),
        ),
        MenuEntry(translate("canvas", "Pull Out of the Wires"), editing.pull_out, enabled=wired and plain),
        MenuEntry(translate("canvas", "Unplug All Wires"), editing.unplug, enabled=wired),
        None,
        MenuEntry(translate("canvas", "Select Upstream"), editing.select_upstream, "Shift+L", enabled=wired),
        MenuEntry(translate("canvas", "Select Downstream"), editing.select_downstream, "L", enabled=wired),
        MenuEntry(translate("canvas", "Select Connected"), editing.select_connected, "Ctrl+L", enabled=wired),
        None,
        MenuEntry(translate("canvas", "Frame Around"), view.add_frame, "Shift+F"),
        MenuEntry(translate("canvas", "Align"), enabled=len(names) > 1, entries=_align(view)),
        MenuEntry(translate("canvas", "Distribute"), enabled=len(names) > 2, entries=_distribute(view)),
        MenuEntry(
            translate("canvas", "Arrange from Left to Right"),
            view.arranger.arrange,
            "Ctrl+Shift+L",
            enabled=len(names) > 1,
        ),
    ]


def _notes(view: "Workbench") -> MenuEntries:
    editing = view.editing
    return [
        MenuEntry(translate("canvas", "Write…"), view.rename, "F2", enabled=len(editing.names) == 1),
        *([_colours(view)] if editing.frames else []),
        None,
        MenuEntry(translate("canvas", "Cut"), view.cut, "Ctrl+X"),
        MenuEntry(translate("canvas", "Copy"), view.copy, "Ctrl+C"),
        MenuEntry(translate("canvas", "Duplicate"), view.duplicate, "Ctrl+D"),
        MenuEntry(translate("canvas", "Delete"), view.delete_selection, "Del"),
    ]


def _colours(view: "Workbench") -> MenuEntry:
    texts = (
        translate("canvas", "Indigo"),
        translate("canvas", "Orange"),
        translate("canvas", "Blue"),
        translate("canvas", "Red"),
        translate("canvas", "Grey"),
    )
    entries = [MenuEntry(text, partial(view.editing.recolour, number)) for number, text in enumerate(texts)]
    return MenuEntry(translate("canvas", "Colour"), entries=entries)


def _align(view: "Workbench") -> MenuEntries:
    edges: dict[Edge, str] = {
        "left": translate("canvas", "Left Edges"),
        "centre-x": translate("canvas", "Centres, in a Column"),
        "right": translate("canvas", "Right Edges"),
        "top": translate("canvas", "Top Edges"),
        "centre-y": translate("canvas", "Centres, in a Row"),
        "bottom": translate("canvas", "Bottom Edges"),
    }
    return [MenuEntry(text, partial(view.editing.align, edge)) for edge, text in edges.items()]


def _distribute(view: "Workbench") -> MenuEntries:
    return [
        MenuEntry(translate("canvas", "From Left to Right"), partial(view.editing.distribute, "x")),
        MenuEntry(translate("canvas", "From Top to Bottom"), partial(view.editing.distribute, "y")),
    ]


def _loss(view: "Workbench") -> MenuEntry:
    (name,) = view.editing.nodes
    graph = view.document.graph
    op = graph[name].op
    shape = view.document.shapes.known.get(PortId(name, op.output))
    return MenuEntry(
        translate("canvas", "Train This Loss"),
        view.editing.mark_loss,
        enabled=op.is_loss or shape == (1, 1),
        checked=graph.loss == name,
    )


def _wires(view: "Workbench", here: QPointF) -> MenuEntries:
    return [
        MenuEntry(translate("canvas", "Bend Here"), lambda: view.bend(here), "R"),
        MenuEntry(translate("canvas", "Unplug"), view.delete_selection, "Del"),
    ]


def _canvas(view: "Workbench", here: QPointF) -> MenuEntries:
    return [
        MenuEntry(translate("canvas", "Add Here…"), lambda: view.search(here), "Space"),
        MenuEntry(translate("canvas", "Add a Note Here"), lambda: view.add_note(here), "N"),
        MenuEntry(translate("canvas", "Add a Frame Here"), lambda: view.add_frame(here), "Shift+F"),
        MenuEntry(translate("canvas", "Paste"), lambda: view.paste(here), "Ctrl+V"),
        MenuEntry(
            translate("canvas", "Paste with Incoming Wires"), lambda: view.paste_with_wires(here), "Ctrl+Shift+V"
        ),
        None,
        MenuEntry(
            translate("canvas", "Go Out of the Group"),
            view.leave_group,
            "Alt+Up",
            enabled=view.scene_shown.open_group.name is not None,
        ),
        MenuEntry(translate("canvas", "Select All"), view.select_all, "Ctrl+A"),
        MenuEntry(
            translate("canvas", "Arrange All from Left to Right"),
            view.arranger.arrange,
            "Ctrl+Shift+L",
            enabled=len(view.scene_shown.items_by_name) > 1,
        ),
        MenuEntry(translate("canvas", "Fit the Graph"), view.fit, "F"),
        MenuEntry(
            translate("canvas", "Snap to the Grid"),
            lambda: view.set_snapping(not view.snapping),
            checked=view.snapping,
        ),
    ]
