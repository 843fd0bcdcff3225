"""Where wires leave the open group: at its edges, beside the names of the ports outside."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from graphgui.canvas.items.node_layout import GRID, PORT_RADIUS
from graphgui.canvas.items.style import Style, draw_text
from graphgui.canvas.items.wire_item import WireItem
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.explain.notation import port_text

_AWAY = 200.0  # from the outermost nodes
_PITCH = 3 * GRID  # at least, from one to the next below it
_ROOM = QRectF(-160, -GRID, 320, 2 * GRID)  # of a boundary port with its name

Leaving = Iterable[tuple[float, Wire]]
"""Wires, each with the height of its port inside."""


class BoundaryPorts:
    """A place for the outer end of each wire that leaves the open group."""

    def __init__(self) -> None:
        self._places: dict[Wire, QPointF] = {}
        self._incoming: set[Wire] = set()

    def clear(self) -> None:
        """Forget all."""
        self._places.clear()
        self._incoming.clear()

    def lay_out(self, incoming: Leaving, outgoing: Leaving, inside: QRectF) -> None:
        """Put those that come in at the left of what is inside, the others at the right; none over another."""
        self.clear()
        for side, x in ((incoming, inside.left() - _AWAY), (outgoing, inside.right() + _AWAY)):
            free = -1e9
            for wanted, wire in sorted(side):
                free = max(wanted, free)
                self._places[wire] = QPointF(x, free)
                free += _PITCH
                if side is incoming:
                    self._incoming.add(wire)

    def place(self, wire: Wire) -> QPointF:
        """Where the outer end of a wire is."""
        return self._places.get(wire, QPointF())

    def port_place(self, port: PortId) -> QPointF:
        """Where a port outside is, by one of the wires that lead there."""
        return next((at for wire, at in self._places.items() if port in (wire.start, wire.end)), QPointF())

    def bounds(self) -> QRectF:
        """Around all with their names; a null rectangle where there are none."""
        area = QRectF()
        for place in self._places.values():
            area = area.united(_ROOM.translated(place))
        return area

    def paint(self, painter: QPainter, style: Style, wires: Iterable[WireItem]) -> None:
        """Write the names of the outer ports of these wires, those of them that leave."""
        if not self._places:
            return
        painter.setFont(style.fonts["small"])
        for item in wires:
            if (at := self._places.get(item.wire)) is None:
                continue
            comes_in = item.wire in self._incoming
            port = item.wire.start if comes_in else item.wire.end
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.port)
            painter.drawEllipse(at, PORT_RADIUS - 1.5, PORT_RADIUS - 1.5)
            painter.setPen(style.colours["muted"])
            aside = -10 if comes_in else 10
            draw_text(painter, style, port_text(port), "small", at.x() + aside, at.y(), right=comes_in)
        painter.setBrush(Qt.BrushStyle.NoBrush)
