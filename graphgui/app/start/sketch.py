"""A graph in small, from its file: boxes and the wires between them, for the start page."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from graphgui.look.colours import Theme

_WIDTH, _HEIGHT = 200.0, 90.0  # of a node, as it stands on the canvas
_HEADER = 0.35  # of a node's height
_AIR = 0.08  # of the picture, around the graph


class Sketch:
    """Paints the nodes and wires of a graph's file at whatever size. Raises `OSError` where there is no file."""

    def __init__(self, path: Path) -> None:
        content = json.loads(path.read_text(encoding="utf-8"))
        self._boxes = {node["name"]: _box(node) for node in content["nodes"]}
        self._wires = [(wire["from"].partition(".")[0], wire["to"].partition(".")[0]) for wire in content["wires"]]

    def __call__(self, painter: QPainter, place: QRectF, theme: Theme) -> None:
        boxes = self._boxes
        if not boxes:
            return
        whole = QRectF()
        for box in boxes.values():
            whole |= box
        free = place.adjusted(*(side * _AIR * place.height() for side in (1, 1, -1, -1)))
        scale = min(free.width() / whole.width(), free.height() / whole.height(), 0.5)
        painter.save()
        painter.translate(place.center())
        painter.scale(scale, scale)
        painter.translate(-whole.center())
        painter.setPen(QPen(QColor(theme.wire), 2.0 / scale))
        for start, end in self._wires:
            if start in boxes and end in boxes:
                painter.drawPath(_curve(boxes[start], boxes[end]))
        for box in boxes.values():
            painter.setPen(QPen(QColor(theme.muted), 1.0 / scale))
            painter.setBrush(QColor(theme.node))
            painter.drawRoundedRect(box, 12, 12)
            painter.setBrush(QColor(theme.node_header))
            painter.drawRoundedRect(box.adjusted(0, 0, 0, -box.height() * (1 - _HEADER)), 12, 12)
        painter.restore()


def _box(node: dict[str, Any]) -> QRectF:
    x, y = node["position"]
    return QRectF(x, y, _WIDTH, _HEIGHT)


def _curve(start: QRectF, end: QRectF) -> QPainterPath:
    a = QPointF(start.right(), start.center().y())
    b = QPointF(end.left(), end.center().y())
    bend = max(40.0, abs(b.x() - a.x()) / 2)
    path = QPainterPath(a)
    path.cubicTo(a + QPointF(bend, 0), b - QPointF(bend, 0), b)
    return path
