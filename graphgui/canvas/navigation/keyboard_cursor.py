"""The keyboard's place on the canvas: a node, or one of its ports.

The node is the only one that is selected, so that every verb on the selection is a verb on it. A ring shows the
place while keys lead, and goes with the next press of the mouse.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from graphgui.canvas.items.node_layout import PORT_RADIUS
from graphgui.canvas.items.style import RADIUS
from graphgui.canvas.scene.scene import Scene
from graphgui.engine.graph.graph import PortId, Wire

_GAP = 5.0  # between what the ring is around and the ring


class KeyboardCursor:
    """Goes from node to node and from port to port.

    Args:
        show: brings an area of the scene into sight.
        tell: is told that the place is another.
    """

    def __init__(self, scene: Scene, show: Callable[[QRectF], None], tell: Callable[[], None]) -> None:
        self._scene, self._show, self._tell = scene, show, tell
        self._at: PortId | None = None  # a port that the keys went to
        self.leads = False

    @property
    def node(self) -> str | None:
        """The node that keys are about."""
        nodes = self._scene.selection.nodes
        return next(iter(nodes)) if len(nodes) == 1 else None

    @property
    def port(self) -> PortId | None:
        """The port that the keys went to, None where they are about the whole node."""
        here = self._at
        return here if here and self.node and here in self._ports(self.node) else None

    @property
    def place(self) -> PortId | Wire | str | None:
        """The port, node or wire where the keyboard is; a port only while keys lead."""
        wires = self._scene.selection.wires
        only = next(iter(wires)) if len(wires) == 1 and not self._scene.selection.names else None
        return (self.port if self.leads else None) or self.node or only

    @property
    def wire(self) -> Wire | None:
        """The wire that arrives at the port."""
        here = self.port
        return self._scene.document.graph.incoming(here.node).get(here.port) if here else None

    def step(self, by: int) -> None:
        """Go on to the next node, or back, in the order in which values flow."""
        order = self._scene.order()
        if not order:
            return
        at = order.index(self.node) + by if self.node in order else (0 if by > 0 else -1)
        self.go_to(order[at % len(order)])

    def through_ports(self, by: int) -> None:
        """Go down or up: the node as a whole, its inputs, its output."""
        if (node := self.node) is None:
            self.step(by)
            return
        stops: list[PortId | None] = [None, *self._ports(node)]
        at = stops.index(self.port) + by
        self.go_to(node, stops[max(0, min(len(stops) - 1, at))])

    def along_wires(self, forwards: bool) -> None:
        """Go along a wire, the port's own first; where there is none, to the node that is nearest that way."""
        if (node := self.node) is None:
            self.step(1 if forwards else -1)
            return
        open_group, ends = self._scene.open_group, list[tuple[float, PortId, str]]()
        arriving = self.wire
        for wire in self._scene.wires_of(node) if forwards or arriving is None else [arriving]:
            start, end = open_group.hosts(wire)
            near, far, port = (start, end, wire.end) if forwards else (end, start, wire.start)
            if near == node and far is not None:
                ends.append((self._scene.port_place(port).y(), port, far))
        if ends:
            self.go_to(min(ends)[-1])
        elif near := self._nearest(node, forwards):
            self.go_to(near)

    def leave(self) -> None:
        """Show no ring any more: the mouse is used."""
        if self.leads:
            self.leads = False
            self._scene.update()

    def beside(self) -> QPointF | None:
        """Where to put what belongs next to the current node, while keys lead."""
        if not self.leads or self.node is None:
            return None
        body = self._scene.item(self.node).rect
        return QPointF(body.right() + body.width(), body.center().y())

    def paint(self, painter: QPainter) -> None:
        """Draw the ring."""
        if not self.leads or self.node is None:
            return
        pen = QPen(self._scene.look.accent, 2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.port:
            reach = PORT_RADIUS + _GAP
            painter.drawEllipse(self._scene.port_place(self.port), reach, reach)
        else:
            body = self._scene.item(self.node).rect.adjusted(-_GAP, -_GAP, _GAP, _GAP)
            painter.drawRoundedRect(body, RADIUS + _GAP, RADIUS + _GAP)

    def take(self, place: PortId | Wire | str) -> None:
        """Be at a port, node or wire of the open group, wherever the keys were."""
        if isinstance(place, Wire):
            self._scene.selection.set((), [place])
            self._tell()
        elif isinstance(place, PortId):
            self.go_to(self._scene.open_group.host(place.node) or place.node, place)
        else:
            self.go_to(place)

    def go_to(self, node: str, port: PortId | None = None) -> None:
        """Go to a node of the open group, or to one of its ports."""
        self._at, self.leads = port, True
        self._scene.selection.set([node])
        self._show(self._scene.item(node).rect)
        self._scene.update()
        self._tell()

    def _ports(self, node: str) -> list[PortId]:
        ports = [(is_output, port) for port, _, is_output in self._scene.item(node).ports()]
        return [port for is_output, port in sorted(ports, key=lambda found: found[0])]

    def _nearest(self, node: str, forwards: bool) -> str | None:
        here = self._scene.item(node).rect.center()
        way = 1 if forwards else -1

        def far(name: str) -> float:
            there = self._scene.item(name).rect.center() - here
            return there.x() * way + 2 * abs(there.y()) if there.x() * way > 0 else float("inf")

        return _least((name for name in sorted(self._scene.items_by_name) if name != node), far)


def _least(names: Iterable[str], far: Callable[[str], float]) -> str | None:
    best = min(names, key=far, default=None)
    return best if best is not None and far(best) < float("inf") else None
