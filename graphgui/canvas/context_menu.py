"""What a right-click offers: on nodes, on a wire, on the empty canvas."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF

from graphgui.canvas.editor import CanvasEditor
from graphgui.canvas.menu import MenuEntries, MenuEntry
from graphgui.document.edits.arrange import Edge
from graphgui.engine.graph.graph import PortId

translate = QCoreApplication.translate


def context_entries(editor: CanvasEditor, here: QPointF) -> MenuEntries:
    """The menu for what is selected, or for a place of the empty canvas."""
    if editor.selected.cards:
        return _nodes(editor)
    if editor.selected.selection.notes:
        return _notes(editor)
    return _wires(editor, here) if editor.selected.wires else _canvas(editor, here)


def _nodes(editor: CanvasEditor) -> MenuEntries:
    selected = editor.selected
    graph, names = editor.document.graph, selected.cards
    wired = any(editor.scene.wires_of(name) for name in names)
    alone = len(names) == 1
    plain = not selected.groups
    return [
        MenuEntry(translate("canvas", "Rename…"), editor.rename, "F2", enabled=alone),
        *([_loss(editor)] if alone and plain else []),
        MenuEntry(
            translate("canvas", "Collapsed"),
            selected.fold,
            "H",
            enabled=bool(selected.nodes),
            checked=bool(selected.nodes) and all(graph[name].collapsed for name in selected.nodes),
        ),
        MenuEntry(
            translate("canvas", "Breakpoint"),
            editor.toggle_breakpoints,
            "F6",
            enabled=bool(selected.nodes),
            checked=bool(selected.nodes) and editor.session.breakpoints.includes(selected.nodes),
        ),
        MenuEntry(
            translate("canvas", "Breakpoint with a Condition…"), editor.ask_condition, enabled=alone and plain
        ),
        None,
        MenuEntry(translate("canvas", "Cut"), editor.cut, "Ctrl+X"),
        MenuEntry(translate("canvas", "Copy"), editor.copy, "Ctrl+C"),
        MenuEntry(translate("canvas", "Duplicate"), editor.duplicate, "Ctrl+D"),
        MenuEntry(translate("canvas", "Delete"), editor.delete_selection, "Del"),
        MenuEntry(
            translate("canvas", "Delete and Heal the Wires"),
            selected.delete_healing,
            "Ctrl+Del",
            enabled=wired and plain,
        ),
        None,
        MenuEntry(translate("canvas", "Group"), selected.group, "Ctrl+G"),
        MenuEntry(translate("canvas", "Ungroup"), selected.ungroup, "Ctrl+Shift+G", enabled=not plain),
        MenuEntry(translate("canvas", "Open the Group"), editor.open_group, "Return", enabled=alone and not plain),
        None,
        MenuEntry(
            translate("canvas", "Standardise"),
            selected.standardise,
            "Shift+S",
            enabled=any(name in editor.document.feeds for name in selected.nodes),
        ),
        MenuEntry(translate("canvas", "Pull Out of the Wires"), selected.pull_out, enabled=wired and plain),
        MenuEntry(translate("canvas", "Unplug All Wires"), selected.unplug, enabled=wired),
        None,
        MenuEntry(translate("canvas", "Select Upstream"), selected.select_upstream, "Shift+L", enabled=wired),
        MenuEntry(translate("canvas", "Select Downstream"), selected.select_downstream, "L", enabled=wired),
        MenuEntry(translate("canvas", "Select Connected"), selected.select_connected, "Ctrl+L", enabled=wired),
        None,
        MenuEntry(translate("canvas", "Frame Around"), editor.add_frame, "Shift+F"),
        MenuEntry(translate("canvas", "Align"), enabled=len(names) > 1, entries=_align(editor)),
        MenuEntry(translate("canvas", "Distribute"), enabled=len(names) > 2, entries=_distribute(editor)),
        MenuEntry(
            translate("canvas", "Arrange from Left to Right"),
            editor.auto_layout.arrange,
            "Ctrl+Shift+L",
            enabled=len(names) > 1,
        ),
    ]


def _notes(editor: CanvasEditor) -> MenuEntries:
    selected = editor.selected
    return [
        MenuEntry(translate("canvas", "Write…"), editor.rename, "F2", enabled=len(selected.names) == 1),
        *([_colours(editor)] if selected.frames else []),
        None,
        MenuEntry(translate("canvas", "Cut"), editor.cut, "Ctrl+X"),
        MenuEntry(translate("canvas", "Copy"), editor.copy, "Ctrl+C"),
        MenuEntry(translate("canvas", "Duplicate"), editor.duplicate, "Ctrl+D"),
        MenuEntry(translate("canvas", "Delete"), editor.delete_selection, "Del"),
    ]


def _colours(editor: CanvasEditor) -> MenuEntry:
    texts = (
        translate("canvas", "Indigo"),
        translate("canvas", "Orange"),
        translate("canvas", "Blue"),
        translate("canvas", "Red"),
        translate("canvas", "Grey"),
    )
    entries = [MenuEntry(text, partial(editor.selected.recolour, number)) for number, text in enumerate(texts)]
    return MenuEntry(translate("canvas", "Colour"), entries=entries)


def _align(editor: CanvasEditor) -> MenuEntries:
    edges: dict[Edge, str] = {
        "left": translate("canvas", "Left Edges"),
        "centre-x": translate("canvas", "Centres, in a Column"),
        "right": translate("canvas", "Right Edges"),
        "top": translate("canvas", "Top Edges"),
        "centre-y": translate("canvas", "Centres, in a Row"),
        "bottom": translate("canvas", "Bottom Edges"),
    }
    return [MenuEntry(text, partial(editor.selected.align, edge)) for edge, text in edges.items()]


def _distribute(editor: CanvasEditor) -> MenuEntries:
    return [
        MenuEntry(translate("canvas", "From Left to Right"), partial(editor.selected.distribute, "x")),
        MenuEntry(translate("canvas", "From Top to Bottom"), partial(editor.selected.distribute, "y")),
    ]


def _loss(editor: CanvasEditor) -> MenuEntry:
    (name,) = editor.selected.nodes
    graph = editor.document.graph
    op = graph[name].op
    shape = editor.document.shapes.known.get(PortId(name, op.output))
    return MenuEntry(
        translate("canvas", "Train This Loss"),
        editor.selected.mark_loss,
        enabled=op.is_loss or shape == (1, 1),
        checked=graph.loss == name,
    )


def _wires(editor: CanvasEditor, here: QPointF) -> MenuEntries:
    return [
        MenuEntry(translate("canvas", "Bend Here"), lambda: editor.bend(here), "R"),
        MenuEntry(translate("canvas", "Unplug"), editor.delete_selection, "Del"),
    ]


def _canvas(editor: CanvasEditor, here: QPointF) -> MenuEntries:
    return [
        MenuEntry(translate("canvas", "Add Here…"), lambda: editor.search(here), "Space"),
        MenuEntry(translate("canvas", "Add a Note Here"), lambda: editor.add_note(here), "N"),
        MenuEntry(translate("canvas", "Add a Frame Here"), lambda: editor.add_frame(here), "Shift+F"),
        MenuEntry(translate("canvas", "Paste"), lambda: editor.paste(here), "Ctrl+V"),
        MenuEntry(
            translate("canvas", "Paste with Incoming Wires"), lambda: editor.paste_with_wires(here), "Ctrl+Shift+V"
        ),
        None,
        MenuEntry(
            translate("canvas", "Go Out of the Group"),
            editor.leave_group,
            "Alt+Up",
            enabled=editor.scene.open_group.name is not None,
        ),
        MenuEntry(translate("canvas", "Select All"), editor.select_all, "Ctrl+A"),
        MenuEntry(
            translate("canvas", "Arrange All from Left to Right"),
            editor.auto_layout.arrange,
            "Ctrl+Shift+L",
            enabled=len(editor.scene.items_by_name) > 1,
        ),
        MenuEntry(translate("canvas", "Fit the Graph"), editor.navigation.fit, "F"),
        MenuEntry(
            translate("canvas", "Snap to the Grid"),
            lambda: editor.set_snapping(not editor.snapping),
            checked=editor.snapping,
        ),
    ]
