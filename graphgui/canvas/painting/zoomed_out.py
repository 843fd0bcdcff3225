"""The graph from further away: boxes with their names, and from afar plain rectangles and straight lines.

From afar each kind of thing is handed to Qt in one call, as shapes that were made when the thing was put there, so
that ten thousand of them are painted without a call of Python for each.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from graphgui.canvas.items.displayed_numbers import Tone
from graphgui.canvas.items.node_item import NodeItem
from graphgui.canvas.items.style import Style, draw_text
from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.items.wire_labels import MARK, draw_mark
from graphgui.canvas.items.wire_width import THINNEST
from graphgui.canvas.painting.level_of_detail import zoom_of

_MANY = 1000  # lines beyond which smooth edges cost more than they show
_PADDING = 3.0  # pixels


def paint_far(
    painter: QPainter,
    style: Style,
    nodes: Sequence[NodeItem],
    wires: Sequence[WireItem],
    chosen_nodes: Collection[NodeItem],
    chosen_wires: Collection[WireItem],
) -> None:
    """Plain rectangles and straight lines; what is chosen comes last."""
    is_smooth = len(wires) < _MANY
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, is_smooth)
    painter.setPen(_fine(style) if is_smooth else QPen(style.wire, 0))
    painter.drawLines([wire.line for wire in wires])
    if chosen_wires:
        painter.setPen(_cosmetic(style))
        painter.drawLines([wire.line for wire in chosen_wires])
    _paint_boxes(painter, style, nodes, chosen_nodes)


def _paint_boxes(painter: QPainter, style: Style, nodes: Sequence[NodeItem], chosen: Collection[NodeItem]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(style.wire, 0))
    painter.setBrush(style.header)
    painter.drawRects([node.rect for node in nodes])
    if chosen:
        painter.setPen(_cosmetic(style))
        painter.setBrush(style.far_selected)
        painter.drawRects([node.rect for node in chosen])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def paint_marks(painter: QPainter, style: Style, nodes: Sequence[NodeItem]) -> None:
    """The nodes at which something is wrong with training."""
    painter.setPen(_cosmetic(style, "warning", 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects([node.rect for node in nodes])


def _fine(style: Style) -> QPen:
    """As fine as a line may be that is smooth and still stands out."""
    pen = QPen(style.wire, THINNEST)
    pen.setCosmetic(True)
    return pen


def _cosmetic(style: Style, tone: Tone = "text", width: float = 2) -> QPen:
    pen = QPen(style.colours[tone], width)
    pen.setCosmetic(True)
    return pen


def paint_titles(
    painter: QPainter,
    style: Style,
    nodes: Sequence[NodeItem],
    wires: Sequence[WireItem],
    chosen_nodes: Collection[NodeItem],
    chosen_wires: Collection[WireItem],
) -> None:
    """Wires in the width and colour of their gradients, with what is wrong with them, and boxes with names."""
    zoom = zoom_of(painter)
    for wire in wires:
        wire.paint(painter, style, wire in chosen_wires, zoom)
    _paint_boxes(painter, style, nodes, chosen_nodes)
    to_view = painter.worldTransform()
    painter.resetTransform()
    for wire in wires:
        if mark := wire.reading.gradient.mark:
            draw_mark(painter, style, mark, to_view.map(wire.curve.at(0.5)) - QPointF(0, MARK))
    painter.setFont(style.fonts["far"])
    painter.setPen(style.colours["text"])
    for node in nodes:
        box = to_view.mapRect(node.rect)
        title = style.elided(node.content.name, "far", box.width() - 2 * _PADDING)
        left = box.center().x() - style.measure(title, "far") / 2
        draw_text(painter, style, title, "far", left, box.center().y(), right=False)
    painter.setTransform(to_view)
