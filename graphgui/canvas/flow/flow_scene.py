"""A flow on the canvas as it stands: which movers and notes it is, and what shows its numbers late."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QTransform

from graphgui.canvas.flow.flow import Flow, FlowEvent, ShownMoment
from graphgui.canvas.flow.flow_painter import Mover, Note, note_size
from graphgui.canvas.flow.note_place import NotePlaces
from graphgui.canvas.items.displayed_numbers import DisplayedWire, displayed_wire, sign_tone
from graphgui.canvas.items.style import Style
from graphgui.canvas.items.wire_curve import WireCurve
from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.painting.level_of_detail import FAR, TITLES
from graphgui.canvas.scene.awaited import Awaited, number_ports
from graphgui.canvas.scene.scene import Scene
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.engine.training.step_debugger import Operation
from graphgui.look.numbers import MINUS, norm, short, short_array, short_norm
from graphgui.ops import Array

_POINTS = 32  # pieces of a way
_MEETING = 0.3  # of a wire, on which shares come together
_LEAST_SCALE, _MOST_SCALE = 0.75, 1.5  # of what moves, however far away or near the graph is
_LEAST_TEXT = 0.6  # of its own size
_DOT = 6.5
_HEAD, _HEAD_OF_WIDTH = 4.5, 0.5  # a comet's radius: so much, and of its wire's width
_MOST_SHARES = 3  # that are written out
_Find = Callable[[NotePlaces, QSizeF], QRectF]


class FlowScene:
    """Movers and notes of a flow, in the pixels of a view that does not move meanwhile.

    Args:
        to_view: from the scene to the view.
        room: the view's own pixels.
        before: the moment before.
    """

    def __init__(self, flow: Flow, scene: Scene, to_view: QTransform, room: QRect, before: ShownMoment) -> None:
        self.flow, self.to_view, self.room, self.before = flow, to_view, room, before
        self._scene = scene
        self._zoom = to_view.m11()
        self._scale = max(_LEAST_SCALE, min(_MOST_SCALE, self._zoom))
        self._text_scale = max(_LEAST_TEXT, min(_MOST_SCALE, self._zoom))
        to_scene, _ = to_view.inverted()
        self._area = to_scene.mapRect(QRectF(room))
        self._in_sight = {item.wire: item for item in scene.touching([self._area])[1]}
        self._ways: dict[tuple[Wire, float], list[QPointF]] = {}
        self._readings: dict[Wire, DisplayedWire] = {}
        self._ends = sorted(event.end for event in flow.events)
        self._awaited: dict[int, frozenset[Awaited]] = {}  # by how many operations have arrived
        self.movers: list[Mover] = []
        self.notes: list[Note] = []
        self._asked: list[tuple[str, float, _Find]] = []
        self._placed_beside: object = None
        for event in flow.events:
            self._add(event)
        self.place_notes()

    def _add(self, event: FlowEvent) -> None:
        operation, style = event.operation, self._scene.look
        items = [self._in_sight[wire] for wire in self.flow.wires(operation) if wire in self._in_sight]
        if operation.phase == "forward":
            for item in items:
                self._add_dot(item, event, style)
        elif operation.phase == "backward":
            for item in items:
                self._add_comet(item, event, style)
            if not self.flow.wires(operation):
                self._add_comet_within(operation.port, event, style)
        elif operation.phase == "sum":
            self._add_sum(operation, items, event, style)
        else:
            self._add_update(operation, event)

    # what moves

    def _add_dot(self, item: WireItem, event: FlowEvent, style: Style) -> None:
        text = self._reading(item).value.text if self._zoom >= FAR else ""
        way, colour = self._way(item), style.colours["value"]
        self.movers.append(
            Mover(way, event.start, event.end, colour, _DOT * self._scale, False, text, self._text_scale)
        )

    def _add_comet(self, item: WireItem, event: FlowEvent, style: Style) -> None:
        way = self._way(item)
        way.reverse()
        self.movers.append(self._comet(way, self._reading(item), event.start, event.end, style))

    def _add_comet_within(self, port: PortId, event: FlowEvent, style: Style) -> None:
        """The gradient of a parameter that a node holds itself: from the node's output to where it is written."""
        end = self._number_place(Awaited("gradient", port))
        if end is None or self._zoom < FAR:
            return
        start = self.to_view.map(self._scene.port_place(PortId(port.node, self._output(port.node))))
        gradient = self._scene.session.moment.derivative(port)
        tone = "muted" if gradient is None else sign_tone(gradient)
        way = [start + (end - start) * (piece / _POINTS) for piece in range(_POINTS + 1)]
        radius = _HEAD * self._scale
        self.movers.append(Mover(way, event.start, event.end, style.colours[tone], radius, True))

    def _output(self, name: str) -> str:
        return self.flow.graph[name].op.output

    def _comet(self, way: list[QPointF], reading: DisplayedWire, start: float, end: float, style: Style) -> Mover:
        radius = (_HEAD + _HEAD_OF_WIDTH * reading.width) * self._scale
        return Mover(way, start, end, _gradient_colour(reading, style), radius, True)

    def _add_sum(self, operation: Operation, items: list[WireItem], event: FlowEvent, style: Style) -> None:
        if not items:
            return
        if len(self.flow.events) == 1:  # else the comets of the shares arrive together at this time
            middle = event.start + 0.5 * (event.end - event.start)
            for item in items:
                way = self._way(item, _MEETING)
                way.reverse()
                self.movers.append(self._comet(way, self._reading(item), event.start, middle, style))
            start = middle
        else:
            start = event.end
        text, port = self._sum_text(operation), self.to_view.map(items[0].curve.start)
        if text and self._zoom >= FAR and QRectF(self.room).contains(port):
            host = self._scene.open_group.host(operation.port.node)
            node = self._rect(host) if host is not None else QRectF(port, QSizeF())
            self._add_note(text, start, lambda places, size: places.beside_port(node, port, size))

    def _sum_text(self, operation: Operation) -> str:
        """The shares and their sum as numbers, or how many where they are matrices; nothing of what is undone."""
        moment = self._scene.session.moment
        total = moment.gradient(operation.port)
        if total is None or self.flow.is_undone:
            return ""
        found = (moment.gradient(wire.end) for wire in self.flow.wires(operation))
        shares = [share for share in found if share is not None]
        is_short = total.size == 1 or (total.shape[0] == 1 and total.size <= 3)
        if is_short and len(shares) <= _MOST_SHARES:
            first, *others = [short_array(share) for share in shares]
            written = [f"({text})" if text.startswith(MINUS) else text for text in others]
            return " + ".join([first, *written]) + " = " + short_array(total)
        return f"Σ {len(shares)} → {short_array(total, 'G')}"

    def _add_update(self, operation: Operation, event: FlowEvent) -> None:
        old, new = self.before.parameter(operation.port), self._scene.session.moment.value(operation.port)
        if old is None or new is None or self._zoom < FAR or old.shape != new.shape or (old == new).all():
            return
        place = self._number_place(Awaited("value", operation.port))
        if place is not None and QRectF(self.room).contains(place):
            start = 0.0 if self.flow.is_undone else event.start
            node, y = self._rect(operation.port.node), place.y()
            text = self._update_text(operation.port, old, new)
            self._add_note(text, start, lambda places, size: places.beside_row(node, y, size))

    def _update_text(self, port: PortId, old: Array, new: Array) -> str:
        """A parameter before and after: its numbers where they are few, else its norm."""
        symbol = port.node if port.port == "out" else port.port
        if not (new.size == 1 or (new.shape[0] == 1 and new.size <= 3)):
            return f"{short_norm(norm(old), symbol)} → {short(norm(new))}"
        is_alone = len(self._scene.item(port.node).content.blocks) == 1
        return ("" if is_alone else f"{symbol}: ") + f"{short_array(old)} → {short_array(new)}"

    # notes

    def _add_note(self, text: str, start: float, find: _Find) -> None:
        self._asked.append((text, start, find))

    def place_notes(self) -> None:
        """Place notes anew where the numbers on wires stand elsewhere than before."""
        stands = self._scene.displayed.label_state()
        if self._asked and stands != self._placed_beside:
            self._placed_beside = stands
            style, scale = self._scene.look, self._text_scale
            texts = self._scene.annotations.note_rects()
            places = NotePlaces(*self._scene.touching([self._area]), texts, self.to_view, QRectF(self.room))
            self.notes = [
                Note(text, find(places, note_size(text, style, scale)), start, scale)
                for text, start, find in self._asked
            ]

    def _rect(self, name: str) -> QRectF:
        """Where a node is in the view."""
        return self.to_view.mapRect(self._scene.item(name).rect)

    def _number_place(self, number: Awaited) -> QPointF | None:
        """The right end of the rows in which a number of a node is written; None where it is not."""
        scene, name = self._scene, number.port.node
        if name not in scene.items_by_name:
            return None
        item = scene.item(name)
        found = zip(item.layout.number_places, number_ports(item.content), strict=False)
        places = [place for place, each in found if each == number]
        if not places:
            return None
        right, y = max(place.x for place in places), sum(place.y for place in places) / len(places)
        return self.to_view.map(item.rect.topLeft() + QPointF(right, y))

    def _way(self, item: WireItem, most: float = 1.0) -> list[QPointF]:
        """Points of the view along a wire, as it is drawn at this zoom."""
        if (item.wire, most) not in self._ways:
            to_view = self.to_view.map
            if self._zoom < TITLES:
                start, end = to_view(item.line.p1()), to_view(item.line.p2())
                along = (end - start) * most
                way = [start + along * (piece / _POINTS) for piece in range(_POINTS + 1)]
            else:
                way = WireCurve(*map(to_view, item.curve)).points(_POINTS, most)
            self._ways[item.wire, most] = way
        return self._ways[item.wire, most].copy()

    def _reading(self, item: WireItem) -> DisplayedWire:
        """With the number that moves: of what is undone, the one before."""
        if self.flow.is_undone:
            return item.reading
        if item.wire not in self._readings:
            self._readings[item.wire] = displayed_wire(
                self._scene.session.moment, item.wire, self._scene.displayed.scale, item.detail, item.kept
            )
        return self._readings[item.wire]

    # what shows its numbers late

    def awaited(self, share: float) -> frozenset[Awaited]:
        """The numbers that stay as they were, at a share of the flow's time."""
        arrived = bisect_right(self._ends, share)
        if arrived not in self._awaited:
            late = (each.operation for each in self.flow.events if (share >= each.end) == self.flow.is_undone)
            self._awaited[arrived] = frozenset(number for each in late for number in self._numbers(each))
        return self._awaited[arrived]

    def _numbers(self, operation: Operation) -> Iterable[Awaited]:
        port = operation.port
        if operation.phase in ("forward", "update"):
            yield Awaited("value", port)
            return
        yield Awaited("gradient", port)
        wire: Wire | None = self.flow.graph.incoming(port.node).get(port.port)
        if wire:
            yield Awaited("gradient", wire.start)


def _gradient_colour(reading: DisplayedWire, style: Style) -> QColor:
    """The colour of a gradient's sign, of the prevailing one where it has both."""
    tone = reading.gradient.tone
    if tone == "mixed":
        tone = "positive" if reading.positive > 0.5 else "negative"
    return style.colours[tone]
