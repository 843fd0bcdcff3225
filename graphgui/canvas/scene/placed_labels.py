"""Where the numbers of wires stand that have been placed, and which of them must be placed anew."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from graphgui.canvas.items.wire_curve import WireCurve
from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.scene.pill_place import CLEARANCE, crosses, pieces
from graphgui.canvas.scene.spatial_index import SpatialIndex
from graphgui.engine.graph.graph import Wire

_MANY = 64  # places of nodes or wires, beyond which all numbers are placed anew


class PlacedLabels:
    """The places of wires' numbers, and what has come or gone around them since they were looked at.

    Attributes:
        boxes: where those stand that have room.
    """

    def __init__(self) -> None:
        self.boxes: SpatialIndex[Wire] = SpatialIndex()
        self._crowded: set[Wire] = set()  # those that have no room
        self._giving_way: set[Wire] = set()  # those that would stand elsewhere, or say more, without other wires
        self._nodes: list[QRectF] = []  # where nodes came, went or changed
        self._came: list[WireCurve] = []
        self._gone: list[WireCurve] = []

    def clear(self) -> None:
        """Forget all."""
        self.boxes.clear()
        for forgotten in (self._crowded, self._giving_way, self._nodes, self._came, self._gone):
            forgotten.clear()

    def keep(self, item: WireItem) -> None:
        """Remember where the numbers of a wire stand, or that there is no room for them."""
        self.drop(item.wire)
        if item.pill:
            self.boxes.put(item.wire, item.pill)
        elif not item.has_room:
            self._crowded.add(item.wire)
        if item.gives_way:
            self._giving_way.add(item.wire)

    def drop(self, wire: Wire) -> None:
        """Forget where the numbers of a wire stand."""
        self.boxes.drop(wire)
        self._crowded.discard(wire)
        self._giving_way.discard(wire)

    def disturb(self, *areas: QRectF) -> None:
        """A node came, went or changed in some areas."""
        if len(self._nodes) < _MANY:
            self._nodes += filter(QRectF.isValid, areas)  # what has not been shown yet has no place

    def disturb_by_line(self, gone: WireCurve | None, came: WireCurve | None) -> None:
        """A wire came, went or leads elsewhere."""
        for line, lines in ((gone, self._gone), (came, self._came)):
            if line and len(lines) < _MANY:
                lines.append(line)

    def disturbed(self, wire_boxes: SpatialIndex[Wire]) -> set[Wire]:
        """The wires whose numbers may stand elsewhere after all that has happened since the last `settle`."""
        placed = {*self.boxes, *self._crowded}
        if max(len(self._nodes), len(self._came), len(self._gone)) >= _MANY:
            return placed
        found = placed.intersection(wire_boxes.touching(*self._nodes)) if self._nodes else set()
        found |= self.giving_way_to(self._gone, wire_boxes)
        return found | self.under(self._came)

    def settle(self) -> None:
        """All that has happened has been heeded."""
        self._nodes.clear()
        self._came.clear()
        self._gone.clear()

    @property
    def is_settled(self) -> bool:
        """Whether nothing has happened."""
        return not (self._nodes or self._came or self._gone)

    def giving_way_to(self, lines: Sequence[WireCurve], wire_boxes: SpatialIndex[Wire]) -> set[Wire]:
        """The wires whose numbers may have another place without some lines."""
        if not (lines and self._giving_way):
            return set()
        return self._giving_way.intersection(wire_boxes.touching(*(line.bounds() for line in lines)))

    def under(self, lines: Sequence[WireCurve]) -> set[Wire]:
        """The wires whose numbers stand on some lines."""
        if not (lines and len(self.boxes)):
            return set()
        near = CLEARANCE
        area = [line.bounds().adjusted(-near, -near, near, near) for line in lines]
        wires = self.boxes.touching(*area)
        hit = crosses(self.boxes.edges(*area), pieces(lines), CLEARANCE)
        return {wire for wire, is_hit in zip(wires, hit, strict=True) if is_hit}
