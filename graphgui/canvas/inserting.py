"""A node goes into a wire, or comes out of it and leaves it whole: what would happen, and the picture of it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from graphgui.canvas.geometry import Curve, curve
from graphgui.canvas.scene import Scene
from graphgui.document.document import Document
from graphgui.engine import shapes
from graphgui.engine.graph import Node, Wire
from graphgui.ops import Op
from graphgui.words import Problem

translate = QCoreApplication.translate


def input_for(document: Document, wire: Wire, op: Op, name: str | None = None) -> str | None:
    """The input by which a node would go into a wire; None where it does not fit.

    Args:
        op: the node's operation.
        name: the node; None for one that is not there yet.
    """
    trial = document.graph.copy()
    trial.disconnect(wire)
    if name is None:
        name = trial.free_name(op.name)
        trial.add(Node(name, op))
    for port in op.inputs:
        if port.own_shape is not None:
            continue
        inward, outward = Wire(*wire.start, name, port.name), Wire(name, op.output, *wire.end)
        joined = trial.copy()
        try:
            shapes.check_wire(joined, document.feeds, inward)
            joined.connect(inward)
            shapes.check_wire(joined, document.feeds, outward)
        except Problem:
            continue
        return port.name
    return None


def insert(document: Document, name: str, wire: Wire, port: str) -> None:
    """Put a node into a wire, as one step."""
    with document.one_step(translate("canvas", "Insert {0}").format(name)):
        document.disconnect_wire(wire)
        document.connect_wire(Wire(*wire.start, name, port))
        document.connect_wire(Wire(name, document.graph[name].op.output, *wire.end))


def healing(document: Document, name: str) -> list[Wire]:
    """The wires that close the gap where a node is taken out: from what feeds it first to all that it feeds."""
    trial = document.graph.copy()
    incoming, outgoing = trial.incoming(name), sorted(trial.outgoing(name))
    feeding = next((incoming[port.name] for port in trial[name].op.inputs if port.name in incoming), None)
    if feeding is None:
        return []
    for wire in trial.wires_of(name):
        trial.disconnect(wire)
    healed = []
    for wire in outgoing:
        whole = Wire(*feeding.start, *wire.end)
        try:
            shapes.check_wire(trial, document.feeds, whole)
        except Problem:
            continue
        trial.connect(whole)
        healed.append(whole)
    return healed


def pull_out(document: Document, name: str) -> None:
    """Take a node out of its wires and close them, as one step; the node stays."""
    healed = healing(document, name)
    with document.one_step(translate("canvas", "Pull out {0}").format(name)):
        document.delete([], document.graph.wires_of(name))
        for wire in healed:
            document.connect_wire(wire)


class Landing:
    """Looks for the wire under a node that is dragged, and shows how it would go in.

    Attributes:
        wire: the wire that the node would go into here, None where there is none that fits.
        port: the input by which it would go in.
    """

    def __init__(self, scene: Scene, op: Op, name: str | None = None) -> None:
        self._scene, self._op, self._name = scene, op, name
        self.wire: Wire | None = None
        self.port = ""
        self._asked: dict[Wire, str | None] = {}  # while the mouse moves nothing is asked twice: it costs copies
        self._curves: list[Curve] = []

    @staticmethod
    def is_for(document: Document, name: str) -> bool:
        """Whether a node could go into a wire at all: it has an input and no wire yet."""
        return bool(document.graph[name].op.inputs) and not document.graph.wires_of(name)

    def over(self, body: QRectF, input_at: dict[str, QPointF], output_at: QPointF) -> None:
        """The node is here now, with its ports at these places."""
        found = next((wire for wire in self._scene.wires_through(body) if self._input(wire)), None)
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
            self._asked[wire] = input_for(self._scene.document, wire, self._op, self._name)
        return self._asked[wire]


def bounds(curves: Iterable[Curve]) -> QRectF:
    """A rectangle that holds curves as `paint_wires` draws them."""
    area = QRectF()
    for each in curves:
        area = area.united(each.bounds().adjusted(-8, -8, 8, 8))
    return area


def paint_wires(painter: QPainter, curves: Iterable[Curve], accent: QColor) -> None:
    """Draw wires that will be there on letting go."""
    halo = QColor(accent)
    halo.setAlpha(50)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for each in curves:
        for pen in (QPen(halo, 8), QPen(accent, 2.5)):
            painter.setPen(pen)
            painter.drawPath(each.path())
