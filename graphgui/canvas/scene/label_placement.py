"""Where labels of wires stand: beside their wire, clear of nodes and of each other."""

from PySide6.QtCore import QRectF

from graphgui.canvas.items.style import Style
from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.scene.spatial_index import SpatialIndex
from graphgui.engine.graph.graph import Wire


class LabelPlacement:
    """Gives labels their places, among the boxes of all nodes. `moves` counts how often one got another."""

    def __init__(self, nodes: SpatialIndex[str]) -> None:
        self._nodes = nodes
        self._labels: SpatialIndex[tuple[Wire, int]] = SpatialIndex()
        self._arrangement = -1
        self.moves = 0

    def place(self, item: WireItem, style: Style, arrangement: int) -> bool:
        """Place a wire's labels, all anew in another arrangement of nodes; whether they stood elsewhere."""
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._labels.clear()

        def walls() -> list[QRectF]:
            self._clear(item.wire)
            return self._nodes.rects(item.box) + self._labels.rects(item.box)

        if not item.place_labels(style, arrangement, walls):
            return False
        for side, room in enumerate(item.label_rects):
            self._labels.put((item.wire, side), room)
        self.moves += 1
        return True

    def _clear(self, wire: Wire) -> None:
        for side in (0, 1):
            self._labels.drop((wire, side))
