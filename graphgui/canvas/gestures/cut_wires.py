"""The gesture that cuts wires with a stroke."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from graphgui.canvas.gestures.gesture import Gesture, GestureContext, PointerEvent
from graphgui.canvas.gestures.insert_on_wire import bounds
from graphgui.document import edits
from graphgui.engine.graph.graph import Wire


class ContextClick(Gesture):
    """A press of the right button: opens the menu, unless it is dragged."""

    def __init__(self, context: GestureContext, start: PointerEvent) -> None:
        self._context, self._start = context, start

    def click(self) -> None:
        self._context.open_menu(self._start)


class CutWires(ContextClick):
    """Draws a stroke; the wires that it crosses are deleted as one step."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, context: GestureContext, start: PointerEvent) -> None:
        super().__init__(context, start)
        self._scene = context.scene
        self._stroke = [start.scene]
        self._pixel = start.pixel
        self._cut: set[Wire] = set()

    def move(self, pointer: PointerEvent) -> None:
        self._cut.update(self._scene.hits.wires_crossing(self._stroke[-1], pointer.scene))
        self._scene.hide(self._cut)
        self._stroke.append(pointer.scene)

    def end(self, pointer: PointerEvent) -> None:
        self.move(pointer)
        self._scene.hide()
        edits.rewire.delete(self._scene.document, [], self._cut)

    def cancel(self) -> None:
        self._scene.hide()

    def area(self) -> QRectF:
        edge = 4 * self._pixel
        stroke = QPolygonF(self._stroke).boundingRect().adjusted(-edge, -edge, edge, edge)
        return stroke.united(bounds(self._scene.wire_item(wire).curve for wire in self._cut))

    def paint(self, painter: QPainter) -> None:
        warning = self._scene.look.colours["warning"]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(warning, 1.5, Qt.PenStyle.DashLine))
        for wire in self._cut:
            painter.drawPath(self._scene.wire_item(wire).curve.path())
        pen = QPen(warning, 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(point) for point in self._stroke])
