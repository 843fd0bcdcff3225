"""What a right-click offers: on nodes, on a wire, on the empty canvas."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF

from graphgui.canvas.menu import Entries, Entry
from graphgui.engine.graph import PortId

if TYPE_CHECKING:
    from graphgui.canvas.view import CanvasView


def _tr(text: str) -> str:
    return QCoreApplication.translate("canvas", text)


def entries(view: "CanvasView", here: QPointF) -> Entries:
    """The menu for what is selected, or for a place of the empty canvas."""
    if view.editing.nodes:
        return _nodes(view)
    return _wires(view) if view.editing.wires else _canvas(view, here)


def _nodes(view: "CanvasView") -> Entries:
    editing = view.editing
    graph, names = view.document.graph, editing.nodes
    wired = any(graph.wires_of(name) for name in names)
    alone = len(names) == 1
    return [
        Entry(_tr("Rename…"), view.rename, "F2", enabled=alone),
        *([_loss(view)] if alone else []),
        None,
        Entry(_tr("Delete"), view.delete_selection, "Del"),
        Entry(_tr("Pull Out of the Wires"), editing.pull_out, enabled=wired),
        Entry(_tr("Unplug All Wires"), editing.unplug, enabled=wired),
        None,
        Entry(_tr("Select Upstream"), editing.select_upstream, "Shift+L", enabled=wired),
        Entry(_tr("Select Downstream"), editing.select_downstream, "L", enabled=wired),
        Entry(_tr("Select Connected"), editing.select_connected, "Ctrl+L", enabled=wired),
    ]


def _loss(view: "CanvasView") -> Entry:
    (name,) = view.editing.nodes
    graph = view.document.graph
    op = graph[name].op
    shape = view.document.shapes.known.get(PortId(name, op.output))
    return Entry(
        _tr("Train This Loss"),
        view.editing.mark_loss,
        enabled=op.is_loss or shape == (1, 1),
        checked=graph.loss == name,
    )


def _wires(view: "CanvasView") -> Entries:
    return [Entry(_tr("Unplug"), view.delete_selection, "Del")]


def _canvas(view: "CanvasView", here: QPointF) -> Entries:
    return [
        Entry(_tr("Add Here…"), lambda: view.search(here), "Space"),
        None,
        Entry(_tr("Select All"), view.select_all, "Ctrl+A"),
        Entry(_tr("Fit the Graph"), view.fit, "F"),
        Entry(_tr("Snap to the Grid"), lambda: view.set_snapping(not view.snapping), checked=view.snapping),
    ]
