"""A wire as it is painted in full: a plain object, not a graphics item."""

import math
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

from graphgui.canvas.items.displayed_numbers import DetailLevel, DisplayedNumber, DisplayedWire, WireCache
from graphgui.canvas.items.style import Style
from graphgui.canvas.items.wire_curve import LABEL_REACH, WireCurve, curve
from graphgui.canvas.items.wire_labels import NO_ROOM, Size, WireLabel, label_size, pill_size
from graphgui.canvas.items.wire_width import THICKEST, width_at_zoom
from graphgui.engine.graph.graph import Wire

_STEP = 8.0  # of the widths of labels' rooms
_HALO, _GAP = 10.0, 4.0  # how much wider than the line a selected one's halo is, and the gap within
STRIPE = 24.0  # from one stripe of a gradient with both signs to the next of its kind
_EDGE = 0.01  # of a stripe, from one colour to the other
_SLIGHT = 0.5  # px of width that nobody sees: a line is not painted anew for less
DASH = (5.0, 4.0)  # of a wire that cannot reach the loss


class WireRepaint(Enum):
    """What is to be painted anew of a wire that shows other numbers."""

    NOTHING = 0
    NUMBERS = 1
    LINE = 2  # or what is wrong with its gradient, and its numbers


class PillPlace(NamedTuple):
    """A place for the numbers of a wire.

    Attributes:
        crosses: whether they stand on another wire.
        gives_way: whether they would stand elsewhere if there were no other wires.
    """

    area: QRectF
    crosses: bool = False
    gives_way: bool = False


class WireItem:
    """A wire: its curve and the value and gradient that it shows."""

    __slots__ = (
        "_measured",
        "_path",
        "_place",
        "_room",
        "_rows",
        "_striped",
        "box",
        "curve",
        "detail",
        "is_placed",
        "kept",
        "line",
        "moment",
        "most",
        "reading",
        "wire",
    )

    def __init__(self, wire: Wire, symbol: str = "A") -> None:
        self.wire = wire
        self.kept = WireCache(wire, symbol)
        self.curve: WireCurve
        self.line = QLineF()  # from end to end, for when nothing else could be seen
        self.box = QRectF()  # all that its painting touches, its labels included
        self._path: QPainterPath | None = None
        self._striped: tuple[Style, float, QBrush] | None = None
        self.reading = DisplayedWire()
        self.moment = -1
        self.detail: DetailLevel = "picture"  # what it was read for
        self.is_placed = False  # whether the place of its numbers holds
        self.most: DetailLevel = "numbers"  # what there may be room for
        self._measured: DisplayedWire | None = None  # the reading that it was made for
        self._rows: list[tuple[DisplayedNumber, Size]] = []
        self._room = NO_ROOM
        self._place: PillPlace | None = None  # None where there is no room

    def route(self, start: QPointF, end: QPointF) -> bool:
        """Let the wire lead from point to point; whether it did not already."""
        line = QLineF(start, end)
        if line == self.line and not self.box.isNull():
            return False
        self.curve, self.line = curve(start, end), line
        across, down = LABEL_REACH.width(), LABEL_REACH.height()
        self.box = self.curve.bounds().adjusted(-across, -down, across, down)
        self._path = self._striped = None
        self.displace_pill()
        return True

    def displace_pill(self) -> None:
        """Have its numbers placed anew: something else is, or may be, in their way."""
        self.is_placed, self.most = False, "numbers"

    def read(self, reading: DisplayedWire, detail: DetailLevel, is_passing: bool = False) -> WireRepaint:
        """Show other numbers; of a passing moment in the same width as before, where that is nearly right."""
        before = self.reading
        if is_passing and before.norm > 0 and abs(reading.width - before.width) < _SLIGHT:
            reading = reading._replace(width=before.width)
        self.reading = reading
        if detail != self.detail:
            self.detail, self._room, self.is_placed = detail, NO_ROOM, False
        was, now = before.gradient, reading.gradient
        if (
            before.width != reading.width
            or (was.tone, was.mark) != (now.tone, now.mark)
            or (before.positive, before.reaches_loss) != (reading.positive, reading.reaches_loss)
        ):
            return WireRepaint.LINE
        return WireRepaint.NOTHING if before == reading else WireRepaint.NUMBERS

    @property
    def routed(self) -> WireCurve | None:
        """Its curve, once it has one."""
        return None if self.box.isNull() else self.curve

    @property
    def line_box(self) -> QRectF:
        """All that its painting touches besides labels at life size, however wide it may be."""
        return self.line_box_at(1.0)

    def line_box_at(self, zoom: float) -> QRectF:
        """The same as it is painted at a zoom."""
        reach = (width_at_zoom(THICKEST, zoom) + _HALO) / 2 + 1.0
        return self.curve.bounds().adjusted(-reach, -reach, reach, reach)

    @property
    def path(self) -> QPainterPath:
        """The curve to be drawn."""
        if self._path is None:
            self._path = self.curve.path()
        return self._path

    @property
    def width(self) -> float:
        """How wide the line is at life size, by the size of its gradient."""
        return self.reading.width

    def colour(self, style: Style) -> QColor:
        """The sign of its gradient, the prevailing one where it has both."""
        tone = self.reading.gradient.tone
        if tone == "mixed":
            tone = "positive" if self.reading.positive > 0.5 else "negative"
        return style.wire_colours.get(tone, style.wire)

    def paint(self, painter: QPainter, style: Style, selected: bool, zoom: float) -> None:
        """Draw the line."""
        reading, path = self.reading, self.path
        width = width_at_zoom(reading.width, zoom)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if selected:
            painter.setPen(QPen(style.halo, width + _HALO))
            painter.drawPath(path)
            painter.setPen(QPen(style.patch, width + _GAP))
            painter.drawPath(path)
        ink = self._stripes(style) if reading.gradient.tone == "mixed" else QBrush(self.colour(style))
        pen = QPen(ink, width)
        if not reading.reaches_loss:
            dash(pen, *DASH)
        painter.setPen(pen)
        painter.drawPath(path)

    def _stripes(self, style: Style) -> QBrush:
        """Both colours in turn along the way from end to end, as long as their shares are."""
        positive = self.reading.positive
        if self._striped is None or self._striped[:2] != (style, positive):
            way = QLineF(self.line)
            way.setLength(STRIPE)
            gradient = QLinearGradient(way.p1(), way.p2())
            gradient.setSpread(QGradient.Spread.RepeatSpread)
            edge, blue, orange = 1 - positive, style.wire_colours["negative"], style.wire_colours["positive"]
            for place, colour in ((0.0, blue), (edge, blue), (min(1.0, edge + _EDGE), orange), (1.0, orange)):
                gradient.setColorAt(place, colour)
            self._striped = style, positive, QBrush(gradient)
        return self._striped[2]

    @property
    def is_settled(self) -> bool:
        """Whether its numbers have the room that they were given when they were read last."""
        return self.is_placed and self._measured is self.reading

    def place_pill(self, style: Style, find: Callable[[QSizeF], PillPlace | None]) -> bool:
        """Find room for the widest numbers yet, so that they do not dance while they change.

        Args:
            style: measures them.
            find: a free place of a size; None where there is none.

        Returns:
            Whether they have other room than before.
        """
        if self.is_settled:
            return False
        self._measured = self.reading
        self._rows = rows = [(shown, label_size(shown, style)) for shown in self.reading.rows]
        width, height = pill_size([size for _, size in rows])
        if not rows or (self.is_placed and width <= self._room.width and height <= self._room.height):
            return False
        roomy = math.ceil(width / _STEP) * _STEP  # in steps, so that few numbers ask for more
        self._room = Size(max(roomy, self._room.width), max(height, self._room.height))
        self.is_placed = True
        self._place = find(QSizeF(*self._room))
        return True

    @property
    def pill(self) -> QRectF | None:
        """Where its numbers stand; None where there are none, or no room for them."""
        return self._place.area if self._rows and self._place else None

    @property
    def has_room(self) -> bool:
        """Whether there is room for its numbers, where it has any."""
        return self._place is not None or not self._rows

    @property
    def stands_clear(self) -> bool:
        """Whether there is room that is on no other wire."""
        return self._place is not None and not self._place.crosses if self._rows else True

    @property
    def gives_way(self) -> bool:
        """Whether its numbers may stand elsewhere, or say more, without other wires."""
        return bool(self._place and self._place.gives_way) or self.most != "numbers"

    def pill_pixels(self, to_view: QTransform) -> list[QRect]:
        """The pixels of a view that belong to its numbers alone; none where there is no room for them."""
        pill = self.pill
        return [to_view.mapRect(pill).toAlignedRect()] if pill else []

    @property
    def labels(self) -> list[WireLabel]:
        """What stands in the pill, the value above the gradient; nothing where there is no room for it."""
        pill = self.pill
        if pill is None:
            return []
        middle = pill.center()
        x, y = middle.x(), middle.y() - sum(size.height for _, size in self._rows) / 2
        labels = []
        for shown, (width, height) in self._rows:
            labels.append(WireLabel(shown, x - width / 2, y + height / 2))
            y += height
        return labels

    def distance(self, point: QPointF) -> float:
        """How far a point is from the line."""
        return self.curve.distance(point)


def dash(pen: QPen, length: float, gap: float) -> None:
    """Let a pen draw pieces of a length, and gaps between them."""
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([length / pen.widthF(), gap / pen.widthF()])  # Qt counts in widths of the line
