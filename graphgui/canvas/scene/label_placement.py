"""Where labels of wires stand: beside their wire, clear of nodes and of each other."""

from PySide6.QtCore import QRectF

from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.scene.scene_items import SceneItems


class LabelPlacement:
    """Gives labels their places; they keep them until something near them changes.

    Attributes:
        moves: counts how often one got another place.
    """

    def __init__(self, items: SceneItems) -> None:
        self._items = items
        self.moves = 0

    def place(self, item: WireItem) -> bool:
        """Place a wire's labels, where they have no place that holds; whether they stood elsewhere."""
        items = self._items
        items.disturb_labels()

        def walls() -> list[QRectF]:
            items.drop_labels(item.wire)
            return items.node_boxes.rects(item.box) + items.label_boxes.rects(item.box)

        if not item.place_labels(items.style, walls):
            return False
        for side, room in enumerate(item.label_rects):
            items.label_boxes.put((item.wire, side), room)
        self.moves += 1
        return True
