"""The gesture that makes, takes and re-plugs wires."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from graphgui.canvas.editing.connection import ConnectionOutcome, PendingConnection
from graphgui.canvas.gestures.gesture import Gesture, GestureContext, PointerEvent
from graphgui.canvas.items.node_layout import PORT_RADIUS
from graphgui.canvas.items.wire_curve import WireCurve, curve
from graphgui.engine.graph.graph import PortId

SNAP = 18.0  # pixels within which a wire's end jumps to a port
REFUSED = 9.0  # the same where it will not fit: only what is truly pointed at is refused


class DragWire(Gesture):
    """Drags a wire's loose end; a new wire that is let go over empty canvas asks for a node.

    A press on an input that is wired takes its wire; with `copies` it takes another one from the same source.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, context: GestureContext, port: PortId, is_output: bool, copies: bool = False) -> None:
        self._context, self._scene = context, context.scene
        scene = context.scene
        self._pressed = port
        picked = None if is_output else scene.document.graph.incoming(port.node).get(port.port)
        fixed, from_output = (picked.start, True) if picked else (port, is_output)
        self._connection = PendingConnection(scene.document, fixed, from_output, None if copies else picked)
        self._anchor = scene.port_place(fixed)
        self._over: PortId | str | None = None  # the port or else the node under the pointer
        self._answer = ConnectionOutcome()
        self._loose = scene.port_place(port)
        self._is_lit = False

    def move(self, pointer: PointerEvent) -> None:
        self._start()
        over, is_output = self._find(pointer)
        if over != self._over:  # checking costs a copy of the graph
            self._over = over
            self._answer = self._ask(over, is_output)
            self.reason = self._answer.reason
        wire = self._answer.wire
        if wire is None:
            self._loose = pointer.scene
        else:
            self._loose = self._scene.port_place(wire.end if self._connection.is_output else wire.start)

    def end(self, pointer: PointerEvent) -> None:
        self.move(pointer)
        self._finish()
        if self._answer.wire:
            self._connection.make(self._answer.wire)
        elif self._answer.reason:
            self._context.tell(self._answer.reason)
        elif self._connection.picked:
            if self._over is None:
                self._connection.unplug()
        elif self._over is None:
            self._context.offer(self._connection, self, pointer.scene)

    def click(self) -> None:
        host = self._scene.open_group.host(self._pressed.node)
        self._scene.selection.set([] if host is None else [host])

    def cancel(self) -> None:
        self._finish()

    def _start(self) -> None:
        if not self._is_lit:
            self._is_lit = True
            self._scene.highlight_ports(self._connection.fits)
            self._scene.hide([self._connection.picked] if self._connection.picked else [])

    def _finish(self) -> None:
        self._scene.highlight_ports(None)
        self._scene.hide()

    def _find(self, pointer: PointerEvent) -> tuple[PortId | str | None, bool]:
        """The nearest port that fits, else any port in reach, else the node under the pointer."""
        near = self._scene.hits.ports_near(pointer.scene, SNAP * pointer.pixel)
        for port, is_output in near:
            if self._connection.fits(port, is_output):
                return port, is_output
        if at := self._scene.hits.ports_near(pointer.scene, REFUSED * pointer.pixel):
            return at[0]
        return self._scene.hits.node_at(pointer.scene), False

    def _ask(self, over: PortId | str | None, is_output: bool) -> ConnectionOutcome:
        if over is None:
            return ConnectionOutcome()
        return (
            self._connection.at_port(over, is_output)
            if isinstance(over, PortId)
            else self._connection.at_node(over)
        )

    # the loose wire

    @property
    def loose_end(self) -> QPointF:
        """Where the end is that looks for a port, in the scene."""
        return self._loose

    def _curve(self) -> WireCurve:
        ends = self._anchor, self._loose
        return curve(*ends) if self._connection.is_output else curve(*reversed(ends))

    def area(self) -> QRectF:
        reach = PORT_RADIUS + 6
        return self._curve().bounds().adjusted(-reach, -reach, reach, reach)

    def paint(self, painter: QPainter) -> None:
        style = self._scene.look
        colour: QColor = style.colours["caution"] if self._answer.reason else style.accent
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = Qt.PenStyle.SolidLine if self._answer.wire else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, 2.2, line, Qt.PenCapStyle.RoundCap))
        painter.drawPath(self._curve().path())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(self._loose), PORT_RADIUS, PORT_RADIUS)
