"""The numbers beside wires and in nodes at the session's moment, and where the labels of wires stand."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from PySide6.QtCore import QRectF

from graphgui.canvas.items.displayed_numbers import DetailLevel, displayed_wire
from graphgui.canvas.items.node_item import NodeItem
from graphgui.canvas.items.wire_item import WireItem, WireRepaint
from graphgui.canvas.items.wire_width import WidthScale, width_scale
from graphgui.canvas.scene.awaited import Awaited, node_until, wire_until
from graphgui.canvas.scene.label_placement import LabelPlacement
from graphgui.canvas.scene.scene_items import SceneItems
from graphgui.canvas.scene.selection import Selection
from graphgui.document.session.moment import Moment
from graphgui.document.session.session import Session

_LEVELS: tuple[DetailLevel, ...] = ("least", "norm", "picture", "numbers")


class DisplayedMoment:
    """Brings the numbers of items up to the moment when these are looked at.

    Attributes:
        count: how often the numbers, or what shows them, have changed.
    """

    def __init__(self, session: Session, items: SceneItems, selection: Selection) -> None:
        self._session, self._items, self._selection = session, items, selection
        self._placement = LabelPlacement(items)
        self.count = 0
        self._scale: tuple[Moment, WidthScale] | None = None
        self._awaited: AbstractSet[Awaited] = frozenset()

    @property
    def scale(self) -> WidthScale:
        """How wide wires are at the session's moment."""
        moment = self._session.moment
        if self._scale is None or self._scale[0] is not moment:
            run = moment.run_range if moment.seed is None else None
            self._scale = moment, width_scale(run, moment.derivative_range)
        return self._scale[1]

    def await_numbers(self, awaited: AbstractSet[Awaited]) -> bool:
        """Keep these numbers as they were until they are awaited no more; whether they are others than before."""
        changed = self._awaited ^ awaited
        self._awaited = awaited
        for name in {number.port.node for number in changed}:
            if name in self._items.nodes:
                self._items.nodes[name].moment = -1
            for wire in self._items.wires_of(name):
                self._items.wires[wire].moment = -1
        return bool(changed)

    def pass_on(self) -> None:
        """Have all numbers read anew when they are looked at."""
        self.count += 1

    def read_node(self, item: NodeItem) -> bool:
        """Bring a node's numbers up to the moment; whether they are others."""
        if item.moment == self.count:
            return False
        item.moment = self.count
        before = item.numbers
        numbers = item.read(self._session.moment, self.scale) if item.layout.number_places else ()
        item.numbers = node_until(self._awaited, item.content, before, numbers) if self._awaited else numbers
        return item.numbers != before

    def is_current(self, item: WireItem, seen: DetailLevel) -> bool:
        """Whether a wire shows the moment with the detail that can be seen, where it has room."""
        return item.moment == self.count and item.is_settled and item.detail == self._wanted(item, seen)

    def read_wire(self, item: WireItem, seen: DetailLevel = "picture") -> WireRepaint:
        """Bring a wire's numbers up to the moment, with the detail that can be seen; a selected one shows all."""
        wanted = self._wanted(item, seen)
        if item.moment == self.count and item.detail == wanted:
            return WireRepaint.NOTHING
        item.moment = self.count
        reading = displayed_wire(self._session.moment, item.wire, self.scale, wanted, item.kept)
        if self._awaited and item.detail == wanted:  # else what was there would not go with what is
            reading = wire_until(self._awaited, item.wire, item.reading, reading)
        return item.read(reading, wanted, self._session.state == "playing")

    def _wanted(self, item: WireItem, seen: DetailLevel) -> DetailLevel:
        wanted: DetailLevel = "numbers" if item.wire in self._selection.wires else seen
        return min(wanted, item.most, key=_LEVELS.index)

    def place_labels(self, item: WireItem) -> bool:
        """Give a wire's labels room where nothing else is; whether they had it elsewhere."""
        if not self._placement.place(item):
            return False
        while not item.stands_clear and item.detail != "least":  # perhaps with less to say
            item.most = _LEVELS[_LEVELS.index(item.detail) - 1]
            self.read_wire(item, item.most)
            self._placement.place(item)
        return True

    def label(self, areas: Sequence[QRectF], seen: DetailLevel) -> list[WireItem]:
        """Bring the wires that touch some areas up to the moment, and give their labels room."""
        wires = self._items.wires_touching(areas)
        with np.errstate(all="ignore"):
            for wire in wires:
                self.read_wire(wire, seen)
                self.place_labels(wire)
        return wires

    def label_state(self) -> tuple[object, ...]:
        """Something that is another whenever a label may stand elsewhere."""
        placed = self._placement
        return self._items.arrangement, placed.moves, placed.appearances, self._items.hidden

    def stands_clear(self, item: NodeItem) -> bool:
        """Whether no other node's painting touches a node, so that its numbers can be painted alone."""
        if item.clear_in != self._items.arrangement:
            item.clear_in = self._items.arrangement
            item.is_clear = len(self._items.node_boxes.touching(item.box)) == 1
        return item.is_clear
