"""The card of a group: what it says, where that stands, and how it is painted."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QSizeF, Qt
from PySide6.QtGui import QPainter

from graphgui.canvas.items.displayed_numbers import DisplayedNumber, displayed_value
from graphgui.canvas.items.node_content import InputContent, NodeContent, PortState, shape_text
from graphgui.canvas.items.node_item import NodeItem, PortFits
from graphgui.canvas.items.node_layout import (
    FOOT,
    GAP,
    GRID,
    HEADER,
    NARROWEST,
    PADDING,
    ROW,
    Measure,
    NodeLayout,
    NumberPlace,
    TextLine,
    header_texts,
    header_width,
)
from graphgui.canvas.items.pixmap_cache import PixmapCache
from graphgui.canvas.items.style import RADIUS, Style
from graphgui.canvas.items.wire_width import WidthScale
from graphgui.document.session.moment import Moment
from graphgui.document.translated import problem_text
from graphgui.engine.graph import groups
from graphgui.engine.graph.graph import Graph, PortId, Wire
from graphgui.engine.graph.shapes import Shapes
from graphgui.explain.notation import port_label, port_text
from graphgui.ops import Shape

translate = QCoreApplication.translate

_NUMBER = 90.0  # the room of a value


class OutputContent(NamedTuple):
    """One output; `shows_value` where no wire does."""

    port: PortId
    label: str
    shape: Shape | None
    shows_value: bool


class GroupContent(NodeContent, frozen=True):
    """A group as it is shown; its ports are those of nodes inside, the inputs named `node.port`."""

    ports: tuple[PortId, ...] = ()
    outputs: tuple[OutputContent, ...] = ()


def group_content(graph: Graph, shapes: Shapes, name: str, trained: str | None) -> GroupContent:
    """What a group has to say; `trained` is the loss that is trained."""
    inside, ports = groups.members(graph, name), groups.ports(graph, name)
    labels = _labels(graph, ports.inputs)
    inputs = []
    for port in ports.inputs:
        state: PortState = "wired" if port.port in graph.incoming(port.node) else "needed"
        inputs.append(InputContent(str(port), labels[port], state, shape=shapes.known.get(port)))
    labels = _labels(graph, ports.outputs)
    outputs = [
        OutputContent(port, labels[port], shapes.known.get(port), not graph.outgoing(port.node))
        for port in ports.outputs
    ]
    problem = next((shapes.problems[each] for each in sorted(inside & shapes.problems.keys())), None)
    return GroupContent(
        name=name,
        kind=translate("canvas", "group of {count}").format(count=len(inside)),
        inputs=tuple(inputs),
        output="",
        output_label="",
        shape=None,
        loss="trained" if trained in inside else "",
        problem=problem_text(problem) if problem else "",
        ports=ports.inputs,
        outputs=tuple(outputs),
    )


def _labels(graph: Graph, ports: Iterable[PortId]) -> dict[PortId, str]:
    """The ports' own names where they tell them apart, else those of their nodes, too."""
    short = {port: _label(graph, port) for port in ports}
    count = Counter(short.values())
    return {port: label if count[label] == 1 else port_text(port) for port, label in short.items()}


def _label(graph: Graph, port: PortId) -> str:
    op = graph[port.node].op
    if (declared := op.port(port.port)) is not None:
        return port_label(declared.name)
    return port.node if op.output == "out" else port_label(op.output)


def group_layout(content: GroupContent, loss_mark: str, measure: Measure) -> NodeLayout:
    """Inputs at the left, outputs at the right, then the values that no wire shows."""
    width = _width(content, loss_mark, measure)
    texts = header_texts(content, loss_mark, width, measure)
    inputs: dict[str, QPointF] = {}
    outputs: dict[str, QPointF] = {}
    number_places: list[NumberPlace] = []
    y = HEADER + ROW / 2
    for row, port in enumerate(content.inputs):
        inputs[port.name] = QPointF(0, y + row * ROW)
        texts.append(TextLine(port.label, PADDING, y + row * ROW, "left", "text", "text"))
        if port.shape:
            x = PADDING + measure(port.label, "text") + 8
            texts.append(TextLine(shape_text(port.shape), x, y + row * ROW, "left", "small", "muted"))
    for row, output in enumerate(content.outputs):
        right, middle = width - PADDING, y + row * ROW
        outputs[str(output.port)] = QPointF(width, middle)
        texts.append(TextLine(output.label, right, middle, "right", "text", "text"))
        if output.shape:
            right -= measure(output.label, "text") + 8
            texts.append(TextLine(shape_text(output.shape), right, middle, "right", "small", "muted"))
    y += max(len(content.inputs), len(content.outputs), 1) * ROW
    for output in content.outputs:
        if output.shows_value:
            texts.append(TextLine(output.label, PADDING, y, "left", "small", "muted"))
            number_places.append(NumberPlace(width - PADDING, y, "text"))
            y += ROW
    size = QSizeF(width, y - ROW / 2 + FOOT)
    badge = QPointF(width - PADDING - 2, HEADER / 2)
    return NodeLayout(size, inputs, QPointF(width, HEADER / 2), tuple(texts), tuple(number_places), badge, outputs)


def _width(content: GroupContent, loss_mark: str, measure: Measure) -> float:
    left = max((_side_width(port.label, port.shape, measure) for port in content.inputs), default=0)
    right = max((_side_width(output.label, output.shape, measure) for output in content.outputs), default=0)
    shown = (measure(o.label, "small") + GAP + _NUMBER for o in content.outputs if o.shows_value)
    rows = max(header_width(content, loss_mark, measure), left + 2 * GAP + right, *shown, 0)
    return math.ceil(max(NARROWEST, rows + 2 * PADDING) / GRID) * GRID


def _side_width(label: str, shape: Shape | None, measure: Measure) -> float:
    return measure(label, "text") + (measure(shape_text(shape), "small") + 8 if shape else 0)


class GroupItem(NodeItem):
    """A group: its card stands for all that is inside."""

    __slots__ = ()

    content: GroupContent

    def _lay_out(self, loss_mark: str, measure: Measure) -> NodeLayout:
        return group_layout(self.content, loss_mark, measure)

    def ports(self) -> Iterator[tuple[PortId, QPointF, bool]]:
        for output in self.content.outputs:
            yield output.port, self.position + self.layout.outputs[str(output.port)], True
        for port in self.content.ports:
            yield port, self.position + self.layout.inputs[str(port)], False

    def port_at(self, port: PortId) -> QPointF:
        at = self.layout.inputs.get(str(port)) or self.layout.outputs.get(str(port))
        return self.position + at if at else self.rect.center()

    def leaves_at(self, wire: Wire) -> QPointF:
        return self.port_at(wire.start)

    def arrives_at(self, wire: Wire) -> QPointF:
        return self.port_at(wire.end)

    def read(self, moment: Moment, _scale: WidthScale) -> tuple[DisplayedNumber, ...]:
        return tuple(displayed_value(moment.value(o.port)) for o in self.content.outputs if o.shows_value)

    def paint(
        self, painter: QPainter, style: Style, pixmaps: PixmapCache, selected: bool, port_fits: PortFits | None
    ) -> None:
        painter.setPen(style.selected_outline if selected else style.outline)
        painter.setBrush(style.node)
        for step in (6.0, 3.0):  # sheets below, since there are more
            below = self.rect.adjusted(step, 0, -step, 0).translated(0, step)
            painter.drawRoundedRect(below, RADIUS, RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        super().paint(painter, style, pixmaps, selected, port_fits)

    def _paint_ports(self, painter: QPainter, pixmaps: PixmapCache, port_fits: PortFits | None) -> None:
        for port, content in zip(self.content.ports, self.content.inputs, strict=True):
            fits = port_fits(port, False) if port_fits else None
            pixmaps.put(painter, self.port_at(port), ("port", content.state, fits))
        for output in self.content.outputs:
            fits = port_fits(output.port, True) if port_fits else None
            pixmaps.put(painter, self.port_at(output.port), ("port", "output", fits))
