"""Where the numbers of wires stand: on their wire or close beside it, clear of nodes and of each other."""

from PySide6.QtCore import QRectF

from graphgui.canvas.items.node_item import OUTSIDE
from graphgui.canvas.items.node_layout import PORT_RADIUS
from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.scene.scene_items import SceneItems

_SPARE = OUTSIDE - PORT_RADIUS - 1.0  # of what painting touches beside a node, that ports do not


class LabelPlacement:
    """Gives the numbers of wires their places; they keep them until something near them changes.

    Attributes:
        moves: counts how often one got another place.
        appearances: counts how often one came or went, for there was something to say or nothing.
    """

    def __init__(self, items: SceneItems) -> None:
        self._items = items
        self.moves = self.appearances = 0

    def place(self, item: WireItem) -> bool:
        """Place a wire's numbers, where they have no place that holds; whether they stood elsewhere."""
        items = self._items
        items.disturb_labels()

        def walls() -> list[QRectF]:
            items.drop_labels(item.wire)
            nodes = [box.adjusted(_SPARE, _SPARE, -_SPARE, -_SPARE) for box in items.node_boxes.rects(item.box)]
            return nodes + items.label_boxes.rects(item.box)

        was_seen = item.pill is not None
        has_moved = item.place_pill(items.style, walls)
        if (item.pill is not None) != was_seen:
            self.appearances += 1
        if not has_moved:
            return False
        items.keep_label(item)
        self.moves += 1
        return True
