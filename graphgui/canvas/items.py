"""Nodes and wires as they are painted.

Plain objects, not graphics items: the scene paints those that a repaint touches, in one call from Qt, and at small
zooms all of them at once.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from graphgui.canvas.faces import NodeFace
from graphgui.canvas.geometry import (
    LABEL_REACH,
    PORT_RADIUS,
    Curve,
    LabelPlaces,
    NodeLayout,
    Role,
    curve,
    label_places,
    layout,
)
from graphgui.canvas.readings import Reading, WireReading
from graphgui.canvas.style import Style, draw_text
from graphgui.engine.graph import PortId, Wire

OUTSIDE = 9.0  # how far ports, outlines and shadows reach out of a node

Lights = Callable[[PortId, bool], bool]
"""Whether a wire in the making may end at a port; the second argument says whether it is an output."""


class NodeItem:
    """A node: its face, where it stands and the numbers that it shows."""

    __slots__ = ("_drawn", "_shown", "face", "layout", "moment", "position", "readings")

    def __init__(self, position: QPointF) -> None:
        self.position = position
        self.face: NodeFace
        self.layout: NodeLayout
        self.readings: tuple[Reading, ...] = ()
        self.moment = -1
        self._shown: tuple[NodeFace, Style] | None = None
        self._drawn: list[tuple[Role, QColor, str, float, float, bool]] = []

    def show(self, face: NodeFace, loss_mark: str, style: Style) -> None:
        """Lay the node out for what it has to say, where that is not what it says already."""
        if self._shown == (face, style):
            return
        self._shown = (face, style)
        self.face = face
        self.layout = layout(face, loss_mark, style.measure)
        self.moment = -1
        self._drawn = [
            (w.role, style.colours[w.tone], style.elided(w.text, w.role, w.room), w.x, w.y, w.side == "right")
            for w in self.layout.words
        ]
        self._drawn.sort(key=lambda word: word[0])  # fewer changes of font

    @property
    def rect(self) -> QRectF:
        return QRectF(self.position, self.layout.size)

    @property
    def box(self) -> QRectF:
        """All that its painting touches."""
        return self.rect.adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE)

    @property
    def badge(self) -> QRectF:
        """The warning mark, empty where nothing is wrong."""
        if not self.face.problem:
            return QRectF()
        middle = self.position + self.layout.badge
        return QRectF(middle.x() - 8, middle.y() - 8, 16, 16)

    def input_at(self, port: str) -> QPointF:
        return self.position + self.layout.inputs[port]

    def output_at(self) -> QPointF:
        return self.position + self.layout.output

    def paint(self, painter: QPainter, style: Style, selected: bool, lights: Lights | None) -> None:
        """Draw the node with every detail."""
        painter.translate(self.position)
        size = self.layout.size
        body, header = style.card(size.width(), size.height())
        painter.translate(0, 1.5)
        painter.fillPath(body, style.shadow)
        painter.translate(0, -1.5)
        painter.fillPath(body, style.node)
        painter.fillPath(header, style.header)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(style.selected_outline if selected else style.outline)
        painter.drawPath(body)
        self._paint_texts(painter, style)
        self._paint_ports(painter, style, lights)
        if self.face.problem:
            _paint_warning(painter, style, self.layout.badge)
        painter.translate(-self.position)

    def _paint_texts(self, painter: QPainter, style: Style) -> None:
        role = None
        for wanted, colour, text, x, y, right in self._drawn:
            if wanted != role:
                role = wanted
                painter.setFont(style.fonts[role])
            painter.setPen(colour)
            draw_text(painter, style, text, wanted, x, y, right)
        for slot, reading in zip(self.layout.slots, self.readings, strict=False):
            if slot.role != role:
                role = slot.role
                painter.setFont(style.fonts[role])
            painter.setPen(style.colours[reading.tone])
            draw_text(painter, style, reading.text, role, slot.x, slot.y, slot.side == "right")

    def _paint_ports(self, painter: QPainter, style: Style, lights: Lights | None) -> None:
        face = self.face
        for port in face.inputs:
            fits = lights(PortId(face.name, port.name), False) if lights else None
            _paint_port(painter, style, self.layout.inputs[port.name], port.state, fits)
        fits = lights(PortId(face.name, face.output), True) if lights else None
        _paint_port(painter, style, self.layout.output, "output", fits)


def _paint_port(painter: QPainter, style: Style, at: QPointF, state: str, fits: bool | None) -> None:
    """A filled dot, hollow where a wire is needed, small where one is possible; lit or dimmed while wiring."""
    colour = style.accent if fits else style.port
    radius = PORT_RADIUS - 1.5 if state == "own" else PORT_RADIUS
    if fits is False:
        painter.setOpacity(0.3)
    if fits:
        halo = QColor(style.accent)
        halo.setAlpha(60)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(halo)
        painter.drawEllipse(at, PORT_RADIUS + 3.5, PORT_RADIUS + 3.5)
    painter.setPen(QPen(colour if state == "needed" else style.node, 1.8 if state == "needed" else 1.5))
    painter.setBrush(style.node if state == "needed" else colour)
    painter.drawEllipse(at, radius, radius)
    painter.setOpacity(1)


def _paint_warning(painter: QPainter, style: Style, middle: QPointF) -> None:
    triangle = QPainterPath(middle + QPointF(0, -7))
    triangle.lineTo(middle + QPointF(7.5, 6))
    triangle.lineTo(middle + QPointF(-7.5, 6))
    triangle.closeSubpath()
    warning = style.colours["warning"]
    pen = QPen(warning, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(warning)
    painter.drawPath(triangle)
    painter.setPen(QPen(style.node, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle + QPointF(0, -2.5), middle + QPointF(0, 1.5))
    painter.drawPoint(middle + QPointF(0, 4.2))


class WireItem:
    """A wire: its curve and the value and gradient that it shows."""

    __slots__ = ("_labels", "_labels_of", "_path", "_room", "curve", "moment", "reading", "wire")

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.curve: Curve
        self._path: QPainterPath
        self.reading = WireReading()
        self.moment = -1
        self._labels: LabelPlaces
        self._labels_of = -1  # the arrangement of nodes that they were placed for
        self._room = (QSizeF(), QSizeF())

    def route(self, start: QPointF, end: QPointF) -> None:
        """Give the wire other ends."""
        self.curve = curve(start, end)
        self._path = self.curve.path()
        self._labels_of = -1

    @property
    def box(self) -> QRectF:
        """All that its painting touches, its labels included."""
        across, down = LABEL_REACH.width(), LABEL_REACH.height()
        return self.curve.bounds().adjusted(-across, -down, across, down)

    def paint(self, painter: QPainter, style: Style, selected: bool) -> None:
        """Draw the line."""
        reading = self.reading
        colour = style.accent if selected else style.wire_colours.get(reading.gradient.tone, style.wire)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if selected:
            halo = QColor(style.accent)
            halo.setAlpha(50)
            painter.setPen(QPen(halo, reading.width + 6))
            painter.drawPath(self._path)
        painter.setPen(QPen(colour, reading.width))
        painter.drawPath(self._path)

    def paint_label(
        self,
        painter: QPainter,
        style: Style,
        paper: QColor | None,
        arrangement: int,
        is_free: Callable[[QRectF], bool],
    ) -> None:
        """Write the value above the line and the gradient below.

        Args:
            paper: of this colour are the patches that keep other lines off the words, if there are any.
            arrangement: a number that changes whenever a node stands elsewhere.
            is_free: whether no node is in a label's way.
        """
        reading = self.reading
        sizes = style.text(reading.value.text, "small").size(), style.text(reading.gradient.text, "small").size()
        self._place_labels(sizes, arrangement, is_free)
        for what, size, middle in zip((reading.value, reading.gradient), sizes, self._labels, strict=True):
            left, top = middle.x() - size.width() / 2, middle.y() - size.height() / 2
            if paper:
                painter.fillRect(QRectF(left - 2, top + 1, size.width() + 4, size.height() - 2), paper)
            painter.setPen(style.colours[what.tone])
            draw_text(painter, style, what.text, "small", left, middle.y(), right=False)

    def _place_labels(
        self, sizes: tuple[QSizeF, QSizeF], arrangement: int, is_free: Callable[[QRectF], bool]
    ) -> None:
        """Find places with room for the widest numbers yet, so that labels do not dance while they change."""
        room = sizes[0].expandedTo(self._room[0]), sizes[1].expandedTo(self._room[1])
        if self._labels_of != arrangement or self._room != room:
            self._labels_of, self._room = arrangement, room
            self._labels = label_places(self.curve, self.reading.width, *room, is_free)

    def distance(self, point: QPointF) -> float:
        """How far a point is from the line."""
        return self.curve.distance(point)
