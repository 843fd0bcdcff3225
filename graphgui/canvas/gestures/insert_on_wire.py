"""A node goes into a wire, or comes out of it and leaves it whole: what would happen, and the picture of it."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from graphgui.canvas.items.wire_curve import WireCurve, curve
from graphgui.canvas.scene.scene import Scene
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine.graph.graph import Node, Wire
from graphgui.engine.graph.wire_checks import check_new_node
from graphgui.ops import Op
from graphgui.words import Problem


def input_for(document: Document, wire: Wire, op: Op) -> str | None:
    """The input by which a new node of an operation would go into a wire; None where it does not fit."""
    node = Node(document.graph.free_name(op.name), op)
    for port in op.inputs:
        try:
            check_new_node(document.graph, document.feeds, document.shapes, node, port.name, wire)
        except Problem:
            continue
        return port.name
    return None


def healing(document: Document, name: str) -> list[Wire]:
    """The wires that would close the gap where a node is pulled out."""
    graph = document.graph
    incoming = graph.incoming(name)
    starts = [incoming[port.name].start for port in graph[name].op.inputs if port.name in incoming]
    healed = []
    for gap in sorted(graph.outgoing(name)):
        fitting = (wire for start in starts if _fits(document, wire := Wire(*start, *gap.end), gap))
        healed += [*fitting][:1]
    return healed


def _fits(document: Document, wire: Wire, gap: Wire) -> bool:
    try:
        edits.wires.check(document, wire, [gap])
    except Problem:
        return False
    return True


class WireInsertPreview:
    """Looks for the wire under a node that is dragged, and shows how it would go in.

    Attributes:
        wire: the wire that the node would go into here, None where there is none that fits.
        port: the input by which it would go in.
    """

    def __init__(self, scene: Scene, op: Op, name: str | None = None) -> None:
        self._scene, self._op, self._name = scene, op, name
        self.wire: Wire | None = None
        self.port = ""
        self._asked: dict[Wire, str | None] = {}  # while the mouse moves nothing is asked twice
        self._curves: list[WireCurve] = []

    @staticmethod
    def is_for(document: Document, name: str) -> bool:
        """Whether a node could go into a wire at all: it has an input and no wire yet."""
        return bool(document.graph[name].op.inputs) and not document.graph.wires_of(name)

    def over(self, body: QRectF, input_at: dict[str, QPointF], output_at: QPointF) -> None:
        """The node is here now, with its ports at these places."""
        found = next((wire for wire in self._scene.hits.wires_through(body) if self._input(wire)), None)
        if found != self.wire:
            self.wire, self.port = found, (self._input(found) or "") if found else ""
            self._scene.hide([found] if found else [])
        self._curves = []
        if found:
            start, end = self._scene.port_place(found.start), self._scene.port_place(found.end)
            self._curves = [curve(start, input_at[self.port]), curve(output_at, end)]

    def leave(self) -> None:
        """The node is nowhere near a wire."""
        if self.wire:
            self._scene.hide()
        self.wire, self.port, self._curves = None, "", []

    def area(self) -> QRectF:
        """Where `paint` draws."""
        return bounds(self._curves)

    def paint(self, painter: QPainter) -> None:
        """Draw the wires as they would be."""
        paint_wires(painter, self._curves, self._scene.look.accent)

    def _input(self, wire: Wire) -> str | None:
        if wire not in self._asked:
            document = self._scene.document
            if self._name is None:
                self._asked[wire] = input_for(document, wire, self._op)
            else:
                self._asked[wire] = edits.rewire.fitting_input(document, self._name, wire)
        return self._asked[wire]


def bounds(curves: Iterable[WireCurve]) -> QRectF:
    """A rectangle that holds curves as `paint_wires` draws them."""
    area = QRectF()
    for each in curves:
        area = area.united(each.bounds().adjusted(-8, -8, 8, 8))
    return area


def paint_wires(painter: QPainter, curves: Iterable[WireCurve], accent: QColor) -> None:
    """Draw wires that will be there on letting go."""
    halo = QColor(accent)
    halo.setAlpha(50)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for each in curves:
        for pen in (QPen(halo, 8), QPen(accent, 2.5)):
            painter.setPen(pen)
            painter.drawPath(each.path())
