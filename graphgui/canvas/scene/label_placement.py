"""Gives the numbers of wires their places: clear of nodes, of each other and of other wires."""

import numpy as np
from PySide6.QtCore import QRectF, QSizeF

from graphgui.canvas.items.node_item import OUTSIDE
from graphgui.canvas.items.node_layout import PORT_RADIUS
from graphgui.canvas.items.wire_item import PillPlace, WireItem
from graphgui.canvas.scene.pill_place import Obstacles, pieces, pill_place
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
        items.displace_labels()

        def obstacles(area: QRectF) -> Obstacles:
            items.labels.drop(item.wire)
            nodes = np.add(items.node_boxes.edges(area), (_SPARE, _SPARE, -_SPARE, -_SPARE))
            others = [other.curve for other in items.wires_through(area) if other is not item]
            return Obstacles(np.concatenate([nodes, items.labels.boxes.edges(area)]), pieces(others))

        def find(size: QSizeF) -> PillPlace | None:
            return pill_place(item.curve, size, item.box, obstacles)

        was_seen = item.pill is not None
        has_moved = item.place_pill(items.style, find)
        if (item.pill is not None) != was_seen:
            self.appearances += 1
        if not has_moved:
            return False
        items.labels.keep(item)
        self.moves += 1
        return True
