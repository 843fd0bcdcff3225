"""What a right-click offers: on nodes, on a wire, on the empty canvas."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF

from graphgui.canvas.menu import Entries, Entry
from graphgui.document.edits.arrange import Edge
from graphgui.engine.graph.graph import PortId

translate = QCoreApplication.translate

if TYPE_CHECKING:
    from graphgui.canvas.editor import Workbench


def entries(view: "Workbench", here: QPointF) -> Entries:
    """The menu for what is selected, or for a place of the empty canvas."""
    if view.editing.cards:
        return _nodes(view)
    if view.editing.selection.notes:
        return _notes(view)
    return _wires(view, here) if view.editing.wires else _canvas(view, here)


def _nodes(view: "Workbench") -> Entries:
    editing = view.editing
    graph, names = view.document.graph, editing.cards
    wired = any(view.scene_shown.wires_of(name) for name in names)
    alone = len(names) == 1
    plain = not editing.groups
    return [
        Entry(translate("canvas", "Rename…"), view.rename, "F2", enabled=alone),
        *([_loss(view)] if alone and plain else []),
        Entry(
            translate("canvas", "Collapsed"),
            editing.fold,
            "H",
            enabled=bool(editing.nodes),
            checked=bool(editing.nodes) and all(graph[name].collapsed for name in editing.nodes),
        ),
        Entry(
            translate("canvas", "Breakpoint"),
            view.toggle_breakpoints,
            "F6",
            enabled=bool(editing.nodes),
            checked=bool(editing.nodes) and view.session.breakpoints.includes(editing.nodes),
        ),
        Entry(
            translate("canvas", "Breakpoint with a Condition…"), view.condition_asked.emit, enabled=alone and plain
        ),
        None,
        Entry(translate("canvas", "Cut"), view.cut, "Ctrl+X"),
        Entry(translate("canvas", "Copy"), view.copy, "Ctrl+C"),
        Entry(translate("canvas", "Duplicate"), view.duplicate, "Ctrl+D"),
        Entry(translate("canvas", "Delete"), view.delete_selection, "Del"),
        Entry(
            translate("canvas", "Delete and Heal the Wires"),
            editing.delete_healing,
            "Ctrl+Del",
            enabled=wired and plain,
        ),
        None,
        Entry(translate("canvas", "Group"), editing.group, "Ctrl+G"),
        Entry(translate("canvas", "Ungroup"), editing.ungroup, "Ctrl+Shift+G", enabled=not plain),
        Entry(translate("canvas", "Open the Group"), view.open_group, "Return", enabled=alone and not plain),
        None,
        Entry(
            translate("canvas", "Standardise"),
            editing.standardise,
            "Shift+S",
            enabled=any(name in view.document.feeds for name in editing.nodes),
        ),
        Entry(translate("canvas", "Pull Out of the Wires"), editing.pull_out, enabled=wired and plain),
        Entry(translate("canvas", "Unplug All Wires"), editing.unplug, enabled=wired),
        None,
        Entry(translate("canvas", "Select Upstream"), editing.select_upstream, "Shift+L", enabled=wired),
        Entry(translate("canvas", "Select Downstream"), editing.select_downstream, "L", enabled=wired),
        Entry(translate("canvas", "Select Connected"), editing.select_connected, "Ctrl+L", enabled=wired),
        None,
        Entry(translate("canvas", "Frame Around"), view.add_frame, "Shift+F"),
        Entry(translate("canvas", "Align"), enabled=len(names) > 1, entries=_align(view)),
        Entry(translate("canvas", "Distribute"), enabled=len(names) > 2, entries=_distribute(view)),
        Entry(
            translate("canvas", "Arrange from Left to Right"),
            view.arranger.arrange,
            "Ctrl+Shift+L",
            enabled=len(names) > 1,
        ),
    ]


def _notes(view: "Workbench") -> Entries:
    editing = view.editing
    return [
        Entry(translate("canvas", "Write…"), view.rename, "F2", enabled=len(editing.names) == 1),
        *([_colours(view)] if editing.frames else []),
        None,
        Entry(translate("canvas", "Cut"), view.cut, "Ctrl+X"),
        Entry(translate("canvas", "Copy"), view.copy, "Ctrl+C"),
        Entry(translate("canvas", "Duplicate"), view.duplicate, "Ctrl+D"),
        Entry(translate("canvas", "Delete"), view.delete_selection, "Del"),
    ]


def _colours(view: "Workbench") -> Entry:
    texts = (
        translate("canvas", "Indigo"),
        translate("canvas", "Orange"),
        translate("canvas", "Blue"),
        translate("canvas", "Red"),
        translate("canvas", "Grey"),
    )
    entries = [Entry(text, partial(view.editing.recolour, number)) for number, text in enumerate(texts)]
    return Entry(translate("canvas", "Colour"), entries=entries)


def _align(view: "Workbench") -> Entries:
    edges: dict[Edge, str] = {
        "left": translate("canvas", "Left Edges"),
        "centre-x": translate("canvas", "Centres, in a Column"),
        "right": translate("canvas", "Right Edges"),
        "top": translate("canvas", "Top Edges"),
        "centre-y": translate("canvas", "Centres, in a Row"),
        "bottom": translate("canvas", "Bottom Edges"),
    }
    return [Entry(text, partial(view.editing.align, edge)) for edge, text in edges.items()]


def _distribute(view: "Workbench") -> Entries:
    return [
        Entry(translate("canvas", "From Left to Right"), partial(view.editing.distribute, "x")),
        Entry(translate("canvas", "From Top to Bottom"), partial(view.editing.distribute, "y")),
    ]


def _loss(view: "Workbench") -> Entry:
    (name,) = view.editing.nodes
    graph = view.document.graph
    op = graph[name].op
    shape = view.document.shapes.known.get(PortId(name, op.output))
    return Entry(
        translate("canvas", "Train This Loss"),
        view.editing.mark_loss,
        enabled=op.is_loss or shape == (1, 1),
        checked=graph.loss == name,
    )


def _wires(view: "Workbench", here: QPointF) -> Entries:
    return [
        Entry(translate("canvas", "Bend Here"), lambda: view.bend(here), "R"),
        Entry(translate("canvas", "Unplug"), view.delete_selection, "Del"),
    ]


def _canvas(view: "Workbench", here: QPointF) -> Entries:
    return [
        Entry(translate("canvas", "Add Here…"), lambda: view.search(here), "Space"),
        Entry(translate("canvas", "Add a Note Here"), lambda: view.add_note(here), "N"),
        Entry(translate("canvas", "Add a Frame Here"), lambda: view.add_frame(here), "Shift+F"),
        Entry(translate("canvas", "Paste"), lambda: view.paste(here), "Ctrl+V"),
        Entry(
            translate("canvas", "Paste with Incoming Wires"), lambda: view.paste_with_wires(here), "Ctrl+Shift+V"
        ),
        None,
        Entry(
            translate("canvas", "Go Out of the Group"),
            view.leave_group,
            "Alt+Up",
            enabled=view.scene_shown.sheet.name is not None,
        ),
        Entry(translate("canvas", "Select All"), view.select_all, "Ctrl+A"),
        Entry(
            translate("canvas", "Arrange All from Left to Right"),
            view.arranger.arrange,
            "Ctrl+Shift+L",
            enabled=len(view.scene_shown.items_by_name) > 1,
        ),
        Entry(translate("canvas", "Fit the Graph"), view.fit, "F"),
        Entry(
            translate("canvas", "Snap to the Grid"),
            lambda: view.set_snapping(not view.snapping),
            checked=view.snapping,
        ),
    ]
