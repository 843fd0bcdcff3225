"""What stands where on the canvas: the nodes, ports and wires at a place."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from graphgui.canvas.items.node_item import OUTSIDE, NodeItem
from graphgui.canvas.items.tooltips import node_tip, wire_tip
from graphgui.canvas.items.wire_curve import apart
from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.scene.selection import Selection
from graphgui.canvas.scene.spatial_index import SpatialIndex
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import PortId, Wire

WIRE_REACH = 9.0


class Ground(QGraphicsScene):
    """The items of one sheet, groups' cards among them, and where they are."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.selection = Selection(self)
        self.items_by_name: dict[str, NodeItem] = {}
        self.wire_items: dict[Wire, WireItem] = {}
        self._node_boxes: SpatialIndex[str] = SpatialIndex()
        self._wire_boxes: SpatialIndex[Wire] = SpatialIndex()

    def _refresh(self) -> None:
        """Bring every item up to date."""
        raise NotImplementedError

    def ports_near(self, point: QPointF, reach: float) -> list[tuple[PortId, bool]]:
        """The ports within reach, nearest first, each with whether it is an output."""
        self._refresh()
        found = []
        for name in self._node_boxes.touching(_around(point, reach)):
            ports = self.items_by_name[name].ports()
            found += [(apart(point, at), port, is_output) for port, at, is_output in ports]
        return [(port, is_output) for distance, port, is_output in sorted(found) if distance <= reach]

    def node_at(self, point: QPointF) -> str | None:
        """The node on top at a point."""
        self._refresh()
        near = self._node_boxes.touching(_around(point, 0))
        hit = [name for name in near if self.items_by_name[name].rect.contains(point)]
        return self._on_top(hit)[-1] if hit else None

    def wire_at(self, point: QPointF, reach: float) -> Wire | None:
        """The wire nearest to a point, within reach."""
        self._refresh()
        near = self._wire_boxes.touching(_around(point, reach))
        if not near:
            return None
        distance, wire = min((self.wire_items[wire].distance(point), wire) for wire in near)
        return wire if distance <= reach else None

    def wires_through(self, area: QRectF) -> list[Wire]:
        """The wires that run through a rectangle, those nearest to its middle first."""
        self._refresh()
        near = self._wire_boxes.touching(area)
        crossing = [wire for wire in near if self.wire_items[wire].curve.crosses(area)]
        return sorted(crossing, key=lambda wire: (self.wire_items[wire].distance(area.center()), wire))

    def wires_crossing(self, start: QPointF, end: QPointF) -> list[Wire]:
        """The wires that a straight line from point to point crosses."""
        self._refresh()
        near = self._wire_boxes.touching(QRectF(start, end).normalized())
        return [wire for wire in near if self.wire_items[wire].curve.meets(start, end)]

    def nodes_in(self, area: QRectF) -> list[str]:
        """The nodes that touch a rectangle."""
        self._refresh()
        touching = self._node_boxes.touching(area.adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE))
        return [name for name in touching if self.items_by_name[name].rect.intersects(area)]

    def tip_at(self, point: QPointF) -> str:
        """What there is to know about the thing at a point."""
        if near := self.ports_near(point, 8):
            return str(near[0][0])
        if name := self.node_at(point):
            content = self.items_by_name[name].content
            return node_tip(self.session, name, content.problem) or (name if content.is_dot else "")
        wire = self.wire_at(point, WIRE_REACH)
        return wire_tip(self.session, self.wire_items[wire]) if wire else ""

    def _on_top(self, names: Iterable[str]) -> list[str]:
        """In the order of painting: what is selected comes last, so that it lies on top."""
        chosen = self.selection.nodes
        return sorted(names, key=chosen.__contains__) if chosen else list(names)


def _around(point: QPointF, reach: float) -> QRectF:
    return QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
