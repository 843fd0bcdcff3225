"""Where a new node goes: a place on the grid under the pointer, or where there is room."""

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF

from graphgui.canvas.editing.connection import PendingConnection
from graphgui.canvas.editing.operation_search import OperationMatch
from graphgui.canvas.items.node_content import new_node_content
from graphgui.canvas.items.node_layout import GRID, HEADER, NodeLayout, layout, snap
from graphgui.canvas.scene.scene import Scene
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine.graph.graph import PortId
from graphgui.ops import OPS, Op

translate = QCoreApplication.translate

_MARGIN = GRID
_RINGS, _SPOTS = 80, 12


def place_under(scene: Scene, op: str, point: QPointF) -> QPointF:
    """The corner of a new node whose header is under a point."""
    return snap(point - QPointF(_size(scene, op).width() / 2, HEADER / 2))


def place_by_port(scene: Scene, candidate: OperationMatch, point: QPointF) -> QPointF:
    """The corner of a new node whose port, the one that a wire in hand fits, is at a point."""
    found = preview_content(scene, candidate.op)
    return snap(point - found.inputs.get(candidate.port, found.output))


def add(
    document: Document,
    candidate: OperationMatch,
    place: QPointF,
    connection: PendingConnection | None = None,
    group: str | None = None,
) -> str:
    """Add a node to a group, and join the wire in hand to it, as one step; return its name."""
    op = candidate.op.name
    with document.one_step(translate("canvas", "Add {0}").format(document.graph.free_name(op))):
        name = edits.nodes.add(document, op, (place.x(), place.y()), group=group, **candidate.attributes)
        if connection:
            connection.make(connection.wire_to(PortId(name, candidate.port)))
    return name


def free_place(scene: Scene, op: str, middle: QPointF) -> QPointF:
    """The corner nearest to the middle where a new node covers no other, in rings around it."""
    size = _size(scene, op)
    home = snap(middle - QPointF(size.width() / 2, size.height() / 2))
    for ring in range(_RINGS):
        spots = _SPOTS if ring else 1
        for spot in range(spots):
            angle = 2 * math.pi * spot / spots
            corner = snap(home + QPointF(math.cos(angle), math.sin(angle)) * (2 * GRID * ring))
            area = QRectF(corner, size).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
            if not scene.hits.nodes_in(area):
                return corner
    return home


def preview_content(scene: Scene, op: Op) -> NodeLayout:
    """How a new node of an operation will be laid out."""
    return layout(new_node_content(op), "", scene.look.measure)


def _size(scene: Scene, op: str) -> QSizeF:
    return preview_content(scene, OPS[op]).size
