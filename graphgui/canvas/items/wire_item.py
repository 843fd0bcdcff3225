"""A wire as it is painted in full: a plain object, not a graphics item."""

import math
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from graphgui.canvas.items.displayed_numbers import DetailLevel, DisplayedWire, WireCache
from graphgui.canvas.items.style import Style
from graphgui.canvas.items.wire_curve import (
    LABEL_REACH,
    LabelPlaces,
    WireCurve,
    centred,
    curve,
    label_places,
    middle_places,
)
from graphgui.canvas.items.wire_labels import WireLabel, label_size
from graphgui.canvas.items.wire_width import THICKEST
from graphgui.engine.graph.graph import Wire

_STEP = 12.0  # of the widths of labels' rooms
_LINE_REACH = 13.0  # half of the thickest line with its halo
_HALO, _GAP = 10.0, 4.0  # how much wider than the line a selected one's halo is, and the gap within
_STRIPE = 24.0  # from one stripe of a gradient with both signs to the next of its kind
_DASH = (5.0, 4.0)  # of a wire that cannot reach the loss


class WireRepaint(Enum):
    """What is to be painted anew of a wire that shows other numbers."""

    NOTHING = 0
    NUMBERS = 1
    LINE = 2  # or what is wrong with its gradient, and its numbers


class WireItem:
    """A wire: its curve and the value and gradient that it shows."""

    __slots__ = (
        "_label_room",
        "_labelled",
        "_labels",
        "_path",
        "_sizes",
        "box",
        "curve",
        "detail",
        "has_room",
        "is_crowded",
        "is_placed",
        "kept",
        "line",
        "moment",
        "reading",
        "wire",
    )

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.kept = WireCache(wire)
        self.curve: WireCurve
        self.line = QLineF()  # from end to end, for when nothing else could be seen
        self.box = QRectF()  # all that its painting touches, its labels included
        self._path: QPainterPath | None = None
        self.reading = DisplayedWire()
        self.moment = -1
        self.detail: DetailLevel = "picture"  # what it was read for
        self.has_room = True  # whether its labels stand where nothing else is
        self.is_placed = False  # whether its labels have places that hold
        self.is_crowded = False  # whether there was no room for a matrix's numbers
        self._labels: LabelPlaces
        self._labelled: DisplayedWire | None = None  # the reading that they have room for
        self._label_room = self._sizes = (QSizeF(), QSizeF())

    def route(self, start: QPointF, end: QPointF) -> bool:
        """Let the wire lead from point to point; whether it did not already."""
        line = QLineF(start, end)
        if line == self.line and not self.box.isNull():
            return False
        self.curve, self.line = curve(start, end), line
        across, down = LABEL_REACH.width(), LABEL_REACH.height()
        self.box = self.curve.bounds().adjusted(-across, -down, across, down)
        self._path = None
        self.displace_labels()
        return True

    def displace_labels(self) -> None:
        """Have its labels placed anew: something else is, or may be, in their way."""
        self.is_placed = self.is_crowded = False

    def read(self, reading: DisplayedWire, detail: DetailLevel) -> WireRepaint:
        """Show other numbers."""
        before, self.reading = self.reading, reading
        if detail != self.detail:
            self.detail, self._label_room, self.is_placed = detail, (QSizeF(), QSizeF()), False
        if _line_of(before) != _line_of(reading):
            return WireRepaint.LINE
        return WireRepaint.NOTHING if before == reading else WireRepaint.NUMBERS

    @property
    def line_box(self) -> QRectF:
        """All that its painting touches besides labels."""
        return self.curve.bounds().adjusted(-_LINE_REACH, -_LINE_REACH, _LINE_REACH, _LINE_REACH)

    @property
    def path(self) -> QPainterPath:
        """The curve to be drawn."""
        if self._path is None:
            self._path = self.curve.path()
        return self._path

    @property
    def width(self) -> float:
        """How wide the line is, by the size of its gradient."""
        return self.reading.width

    def colour(self, style: Style) -> QColor:
        """The sign of its gradient, the prevailing one where it has both."""
        tone = self.reading.gradient.tone
        if tone == "mixed":
            tone = "positive" if self.reading.positive > 0.5 else "negative"
        return style.wire_colours.get(tone, style.wire)

    def paint(self, painter: QPainter, style: Style, selected: bool) -> None:
        """Draw the line."""
        reading, path = self.reading, self.path
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if selected:
            painter.setPen(QPen(style.halo, reading.width + _HALO))
            painter.drawPath(path)
            painter.setPen(QPen(style.patch, reading.width + _GAP))
            painter.drawPath(path)
        if reading.gradient.tone == "mixed":
            self._paint_stripes(painter, style)
            return
        pen = QPen(self.colour(style), reading.width)
        if not reading.reaches_loss:
            _dash(pen, *_DASH)
        painter.setPen(pen)
        painter.drawPath(path)

    def _paint_stripes(self, painter: QPainter, style: Style) -> None:
        """Draw both colours in turn, as long as their shares are."""
        width, positive = self.reading.width, self.reading.positive
        painter.setPen(QPen(style.wire_colours["negative"], width))
        painter.drawPath(self.path)
        pen = QPen(style.wire_colours["positive"], width)
        _dash(pen, _STRIPE * positive, _STRIPE * (1 - positive))
        painter.setPen(pen)
        painter.drawPath(self.path)

    def place_labels(self, style: Style, walls: Callable[[], list[QRectF]]) -> bool:
        """Find places with room for the widest labels yet, so that they do not dance while the numbers change.

        Args:
            style: measures them.
            walls: finds what is in the labels' way.

        Returns:
            Whether they stand elsewhere than before.
        """
        if self.is_placed and self._labelled is self.reading:
            return False
        self._labelled = self.reading
        over, under = label_size(self.reading.value, style), label_size(self.reading.gradient, style)
        self._sizes = over, under
        above, below = self._label_room
        if self.is_placed and _fits(over, above) and _fits(under, below):
            return False
        room = _roomy(over).expandedTo(above), _roomy(under).expandedTo(below)
        self.is_placed, self._label_room = True, room
        about = self.curve, THICKEST, *room
        found = walls()
        free = label_places(*about, lambda area: not any(wall.intersects(area) for wall in found))
        self.has_room, self._labels = free is not None, free or middle_places(*about)
        return True

    @property
    def label_rects(self) -> tuple[QRectF, QRectF]:
        """The room of the two labels, the value's first."""
        (above, below), (over, under) = self._labels, self._label_room
        return centred(above, over), centred(below, under)

    def label_patches(self, to_view: QTransform) -> tuple[QRect, QRect]:
        """The pixels of a view that belong to the two labels alone."""
        return tuple(  # type: ignore[return-value]
            to_view.mapRect(room.adjusted(-2, -1, 2, 1)).toAlignedRect() for room in self.label_rects
        )

    @property
    def labels(self) -> tuple[WireLabel, WireLabel]:
        """The value above the line and the gradient below."""
        (above, below), (over, under) = self._labels, self._sizes
        return WireLabel(self.reading.value, above, over), WireLabel(self.reading.gradient, below, under)

    def distance(self, point: QPointF) -> float:
        """How far a point is from the line."""
        return self.curve.distance(point)


def _line_of(reading: DisplayedWire) -> tuple[object, ...]:
    """All that decides how the line looks."""
    gradient = reading.gradient
    return reading.width, gradient.tone, gradient.mark, reading.reaches_loss, str(reading.positive)


def _dash(pen: QPen, length: float, gap: float) -> None:
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([length / pen.widthF(), gap / pen.widthF()])  # Qt counts in widths of the line


def _fits(size: QSizeF, room: QSizeF) -> bool:
    return size.width() <= room.width() and size.height() <= room.height()


def _roomy(size: QSizeF) -> QSizeF:
    """A little more room, in steps, so that few numbers ask for more."""
    return QSizeF(math.ceil(size.width() / _STEP) * _STEP, size.height())
