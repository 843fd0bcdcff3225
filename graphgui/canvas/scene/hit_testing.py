"""What stands where on the canvas: the nodes, ports and wires at a place."""

from PySide6.QtCore import QPointF, QRectF

from graphgui.canvas.items.node_item import OUTSIDE
from graphgui.canvas.items.wire_curve import apart
from graphgui.canvas.scene.scene_items import SceneItems
from graphgui.canvas.scene.selection import Selection
from graphgui.canvas.scene.tooltips import node_tip, wire_tip
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import PortId, Wire

WIRE_REACH = 9.0


class HitTester:
    """Finds the nodes, ports and wires at a place of the scene."""

    def __init__(self, session: Session, selection: Selection, items: SceneItems) -> None:
        self._session, self._selection, self._items = session, selection, items

    def ports_near(self, point: QPointF, reach: float) -> list[tuple[PortId, bool]]:
        """The ports within reach, nearest first, each with whether it is an output."""
        found = []
        for name in self._nodes(_around(point, reach)):
            ports = self._items.nodes[name].ports()
            found += [(apart(point, at), port, is_output) for port, at, is_output in ports]
        return [(port, is_output) for distance, port, is_output in sorted(found) if distance <= reach]

    def node_at(self, point: QPointF) -> str | None:
        """The node on top at a point."""
        near = self._nodes(_around(point, 0))
        hit = [name for name in near if self._items.nodes[name].rect.contains(point)]
        return self._selection.on_top(hit)[-1] if hit else None

    def wire_at(self, point: QPointF, reach: float) -> Wire | None:
        """The wire whose numbers are at a point, else the nearest within reach."""
        if wire := self.pill_at(point):
            return wire
        near = self._wires(_around(point, reach))
        if not near:
            return None
        distance, wire = min((self._items.wires[wire].distance(point), wire) for wire in near)
        return wire if distance <= reach else None

    def pill_at(self, point: QPointF) -> Wire | None:
        """The wire whose numbers stand at a point."""
        self._items.refresh()
        stands = self._items.labels.boxes.touching(_around(point, 0))
        return next((wire for wire in stands if self._items.wires[wire].pill), None)

    def wires_through(self, area: QRectF) -> list[Wire]:
        """The wires that run through a rectangle, those nearest to its middle first."""
        near = self._wires(area)
        crossing = [wire for wire in near if self._items.wires[wire].curve.crosses(area)]
        return sorted(crossing, key=lambda wire: (self._items.wires[wire].distance(area.center()), wire))

    def wires_crossing(self, start: QPointF, end: QPointF) -> list[Wire]:
        """The wires that a straight line from point to point crosses."""
        near = self._wires(QRectF(start, end).normalized())
        return [wire for wire in near if self._items.wires[wire].curve.meets(start, end)]

    def nodes_in(self, area: QRectF) -> list[str]:
        """The nodes that touch a rectangle."""
        touching = self._nodes(area.adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE))
        return [name for name in touching if self._items.nodes[name].rect.intersects(area)]

    def tip_at(self, point: QPointF) -> str:
        """What there is to know about the thing at a point."""
        if near := self.ports_near(point, 8):
            return str(near[0][0])
        if name := self.node_at(point):
            content = self._items.nodes[name].content
            return node_tip(self._session, name, content.problem) or (name if content.is_dot else "")
        wire = self.wire_at(point, WIRE_REACH)
        return wire_tip(self._session, self._items.wires[wire]) if wire else ""

    def _nodes(self, area: QRectF) -> list[str]:
        self._items.refresh_near([area])
        return self._items.node_boxes.touching(area)

    def _wires(self, area: QRectF) -> list[Wire]:
        self._items.refresh_near([area])
        return self._items.wire_boxes.touching(area)


def _around(point: QPointF, reach: float) -> QRectF:
    return QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
