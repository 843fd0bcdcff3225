"""What the canvas is measured against: a bare QGraphicsScene with as many nodes and wires, and nothing else.

It has no texts, ports, shapes, numbers or selection: a node is a rectangle, a wire a straight line, as the canvas
shows them too when a thousand are in sight. `plain` uses Qt's own items, which C++ paints; `painted` gives each
item a `paint` in Python, as node editors made with Python do.
"""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

_LINE, _FILL = QPen(QColor("#8b95a5"), 0), QBrush(QColor("#e7ebf3"))


class Node(QGraphicsItem):
    """A rectangle painted from Python."""

    def __init__(self, box: QRectF) -> None:
        super().__init__()
        self._box = box

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setPen(_LINE)
        painter.setBrush(_FILL)
        painter.drawRect(self._box)


class Wire(QGraphicsItem):
    """A line painted from Python."""

    def __init__(self, line: QLineF) -> None:
        super().__init__()
        self._line = line
        self._box = QRectF(line.p1(), line.p2()).normalized().adjusted(-1, -1, 1, 1)
        self.setZValue(-1)

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setPen(_LINE)
        painter.drawLine(self._line)


def painted(boxes: Sequence[QRectF], lines: Sequence[QLineF]) -> QGraphicsView:
    """A view of a scene of items painted from Python."""
    scene = QGraphicsScene()
    for line in lines:
        scene.addItem(Wire(line))
    for box in boxes:
        scene.addItem(Node(box))
    return _view(scene)


def plain(boxes: Sequence[QRectF], lines: Sequence[QLineF]) -> QGraphicsView:
    """A view of a scene of Qt's own items."""
    scene = QGraphicsScene()
    for line in lines:
        wire = QGraphicsLineItem(line)
        wire.setPen(_LINE)
        wire.setZValue(-1)
        scene.addItem(wire)
    for box in boxes:
        node = QGraphicsRectItem(box)
        node.setPen(_LINE)
        node.setBrush(_FILL)
        scene.addItem(node)
    return _view(scene)


def _view(scene: QGraphicsScene) -> QGraphicsView:
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setBackgroundBrush(QColor("#eef0f3"))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # panning shifts its pixels, as ours does
    area = scene.itemsBoundingRect()
    view.setSceneRect(area.adjusted(-area.width(), -area.height(), area.width(), area.height()))
    return view
