"""A node as it is painted in full: a plain object, not a graphics item."""

import math
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from graphgui.canvas.items.displayed_numbers import DisplayedNumber, node_numbers
from graphgui.canvas.items.lock import paint_lock
from graphgui.canvas.items.node_content import NodeContent
from graphgui.canvas.items.node_layout import BEAD, GRID, Measure, NodeLayout, Role, layout
from graphgui.canvas.items.pixmap_cache import PixmapCache
from graphgui.canvas.items.style import Style, draw_text
from graphgui.canvas.items.wire_width import WidthScale
from graphgui.document.session.moment import Moment
from graphgui.engine.graph.graph import PortId, Wire

SLACK = 5.0  # around a node's numbers, that painting may reach into: two pixels where nodes are painted smallest
_EDGE = 14.0  # from a node's edge to its numbers: ports with their light, and the slack
OUTSIDE = 9.0  # how far ports, outlines and shadows reach out of a node

PortFits = Callable[[PortId, bool], bool]
"""Whether a wire in the making may end at a port; the second argument says whether it is an output."""


class NodeItem:
    """A node: its content, where it stands and the numbers that it shows."""

    __slots__ = (
        "_drawn",
        "_shown",
        "box",
        "clear_in",
        "content",
        "is_clear",
        "layout",
        "moment",
        "numbers",
        "position",
        "rect",
    )

    def __init__(self, position: QPointF) -> None:
        self.position = position
        self.content: NodeContent
        self.layout: NodeLayout
        self.rect = QRectF()
        self.box = QRectF()  # all that its painting touches
        self.numbers: tuple[DisplayedNumber, ...] = ()
        self.moment = -1
        self.is_clear = True  # whether no other node's painting touches it,
        self.clear_in = -1  # in this arrangement of nodes
        self._shown: tuple[NodeContent, Style] | None = None
        self._drawn: list[tuple[Role, QColor, str, float, float, bool]] | None = None

    def show(self, content: NodeContent, loss_mark: str, style: Style) -> bool:
        """Lay the node out for what it has to say; whether that is not what it says already."""
        if self._shown == (content, style):
            return False
        self._shown = (content, style)
        self.content = content
        self.layout = self._lay_out(loss_mark, style.measure)
        self.moment = -1
        self._drawn = None
        self.move(self.position)
        return True

    def _lay_out(self, loss_mark: str, measure: Measure) -> NodeLayout:
        return layout(self.content, loss_mark, measure)

    def read(self, moment: Moment, scale: WidthScale) -> tuple[DisplayedNumber, ...]:
        """Its numbers at this moment; `scale` says which gradients are nothing."""
        return node_numbers(moment, self.content, scale)

    def move(self, position: QPointF) -> None:
        """Put the node elsewhere."""
        self.position = position
        self.rect = QRectF(position, self.layout.size)
        self.box = self.outline.adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE)

    def numbers_box(self, slack: float = 0.0) -> QRectF:
        """The rows of its numbers, clear of its edges and ports; nothing where it shows none.

        With `SLACK` around it is still clear of all that must stay.
        """
        number_places = self.layout.number_places
        if not number_places:
            return QRectF()
        rises = [GRID if place.role == "large" else GRID / 2 for place in number_places]
        top = min(place.y - rise for place, rise in zip(number_places, rises, strict=True))
        bottom = max(place.y + rise for place, rise in zip(number_places, rises, strict=True))
        rows = QRectF(self.rect.left(), self.rect.top() + top, self.rect.width(), bottom - top)
        return rows.adjusted(_EDGE - slack, -slack, slack - _EDGE, slack)

    def painted_with_numbers(self) -> QRectF:
        """What is painted with its numbers: also the rows above and below, which must not be painted twice."""
        return self.numbers_box().adjusted(0, -2 * GRID, 0, 2 * GRID)

    @property
    def badge(self) -> QRectF:
        """The warning mark, empty where nothing is wrong."""
        if not self.content.problem:
            return QRectF()
        middle = self.position + self.layout.badge
        return QRectF(middle.x() - 8, middle.y() - 8, 16, 16)

    @property
    def outline(self) -> QRectF:
        """What is seen of it, without what reaches out."""
        return BEAD.translated(self.position) if self.content.is_dot else self.rect

    @property
    def corner(self) -> QPointF:
        """Where a breakpoint is marked."""
        return self.position + (BEAD.topLeft() + QPointF(GRID, 0) if self.content.is_dot else QPointF())

    def input_at(self, port: str) -> QPointF:
        return self.position + self.layout.inputs[port]

    def output_at(self) -> QPointF:
        return self.position + self.layout.output

    def port_at(self, port: PortId) -> QPointF:
        """Where one of its ports is."""
        return self.input_at(port.port) if port.port in self.layout.inputs else self.output_at()

    def leaves_at(self, wire: Wire) -> QPointF:
        """Where a wire that begins here does."""
        return self.output_at()

    def arrives_at(self, wire: Wire) -> QPointF:
        """Where a wire that ends here does."""
        return self.input_at(wire.input)

    def ports(self) -> Iterator[tuple[PortId, QPointF, bool]]:
        """Each port, where it is, and whether it is an output."""
        name = self.content.name
        yield PortId(name, self.content.output), self.output_at(), True
        for port in self.layout.inputs:
            yield PortId(name, port), self.input_at(port), False

    def paint(
        self, painter: QPainter, style: Style, pixmaps: PixmapCache, selected: bool, port_fits: PortFits | None
    ) -> None:
        """Draw the node with every detail."""
        size = self.layout.size
        if self.content.is_dot:
            pixmaps.put(painter, self.position, ("bead", selected))
        else:
            pixmaps.put(painter, self.position, ("card", size.width(), size.height(), selected))
        painter.translate(self.position)
        self._paint_texts(painter, style)
        for lock in self.layout.locks:
            paint_lock(painter, style, lock)
        if self.content.problem:
            _paint_warning(painter, style, self.layout.badge)
        painter.translate(-self.position)
        self._paint_ports(painter, pixmaps, port_fits)

    def paint_numbers(self, painter: QPainter, style: Style) -> None:
        """Draw the rows of its numbers anew, and nothing of what is around them."""
        box = self.numbers_box(SLACK)
        painter.fillRect(box, style.node)
        painter.translate(self.position)
        top = box.top() - self.position.y()
        self._paint_texts(painter, style, top - GRID, top + box.height() + GRID)  # neighbours may have lost a tail
        for lock in self.layout.locks:
            paint_lock(painter, style, lock)
        painter.translate(-self.position)

    def _paint_ports(self, painter: QPainter, pixmaps: PixmapCache, port_fits: PortFits | None) -> None:
        content = self.content
        for port in content.inputs:
            fits = port_fits(PortId(content.name, port.name), False) if port_fits else None
            pixmaps.put(painter, self.position + self.layout.inputs[port.name], ("port", port.state, fits))
        fits = port_fits(PortId(content.name, content.output), True) if port_fits else None
        pixmaps.put(painter, self.output_at(), ("port", "output", fits))

    def _words(self, style: Style) -> list[tuple[Role, QColor, str, float, float, bool]]:
        if self._drawn is None:
            self._drawn = [
                (w.role, style.colours[w.tone], style.elided(w.text, w.role, w.width), w.x, w.y, w.side == "right")
                for w in self.layout.texts
            ]
            self._drawn.sort(key=lambda word: word[0])  # fewer changes of font
        return self._drawn

    def _paint_texts(
        self, painter: QPainter, style: Style, top: float = -math.inf, bottom: float = math.inf
    ) -> None:
        role = None
        for wanted, colour, text, x, y, right in self._words(style):
            if not top < y < bottom:
                continue
            if wanted != role:
                role = wanted
                painter.setFont(style.fonts[role])
            painter.setPen(colour)
            draw_text(painter, style, text, wanted, x, y, right)
        for place, reading in zip(self.layout.number_places, self.numbers, strict=False):
            if place.role != role:
                role = place.role
                painter.setFont(style.fonts[role])
            painter.setPen(style.colours[reading.tone])
            draw_text(painter, style, reading.text, role, place.x, place.y, place.side == "right")


def _paint_warning(painter: QPainter, style: Style, middle: QPointF) -> None:
    triangle = QPainterPath(middle + QPointF(0, -7))
    triangle.lineTo(middle + QPointF(7.5, 6))
    triangle.lineTo(middle + QPointF(-7.5, 6))
    triangle.closeSubpath()
    caution = style.colours["caution"]
    pen = QPen(caution, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(caution)
    painter.drawPath(triangle)
    painter.setPen(QPen(style.node, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle + QPointF(0, -2.5), middle + QPointF(0, 1.5))
    painter.drawPoint(middle + QPointF(0, 4.2))
