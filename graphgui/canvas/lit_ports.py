"""Ports that stand out while the pointer elsewhere is on a number of theirs, each with that number beside it."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from graphgui.canvas.items.node_layout import PORT_RADIUS
from graphgui.canvas.scene.scene import Scene
from graphgui.engine.graph.graph import PortId

_GAP, _PADDING = 4.0, 4.0


class LitPorts:
    """Rings around ports.

    Attributes:
        ports: what is said beside each.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.ports: Mapping[PortId, str] = {}

    def show(self, ports: Mapping[PortId, str]) -> None:
        """Have these stand out; none ends it."""
        if ports != self.ports:
            self.ports = dict(ports)
            self._scene.update()

    def paint(self, painter: QPainter) -> None:
        """Draw those that are in the group shown."""
        for port, text in self.ports.items():
            if port.node in self._scene.items_by_name:
                is_output = port.port == self._scene.document.graph[port.node].op.output
                self._paint_one(painter, self._scene.port_place(port), text, is_output)

    def _paint_one(self, painter: QPainter, place: QPointF, text: str, is_output: bool) -> None:
        look = self._scene.look
        pen = QPen(look.accent, 2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        reach = PORT_RADIUS + _GAP
        painter.drawEllipse(place, reach, reach)
        font = look.fonts["text"]
        metrics = QFontMetricsF(font)
        wide, high = metrics.horizontalAdvance(text) + 2 * _PADDING, metrics.height() + _PADDING
        left = place.x() + reach + 2 if is_output else place.x() - reach - 2 - wide  # beside the node
        pill = QRectF(left, place.y() - high / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent)
        painter.drawRoundedRect(pill, _PADDING, _PADDING)
        painter.setFont(font)
        painter.setPen(QColor(look.theme.on_accent))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
