"""Where everything of a node stands: sizes, ports, the grid. No painting.

A node's height is a multiple of the grid and its ports stand on it, so that a wire between nodes on the grid can
run straight.
"""

import math
from collections.abc import Callable
from typing import Literal, NamedTuple

from msgspec import Struct, field
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF

from graphgui.canvas.items.displayed_numbers import Tone
from graphgui.canvas.items.node_content import InputContent, NodeContent, ParameterBlock, shape_text

GRID = 20.0
HEADER = 30.0
ROW = GRID
FOOT = 10.0
PADDING = 14.0
GAP = 12.0
CELL_GAP = 8.0
NARROWEST, WIDEST_TEXT, WIDEST_NAME = 160.0, 220.0, 260.0
PORT_RADIUS = 5.0
BEAD = QRectF(0, GRID - 7, 2 * GRID, 14)  # of a reroute
BADGE = 16.0
LOCK = 10.0  # the width of one

Role = Literal["title", "text", "small", "large", "far"]
Side = Literal["left", "right"]
Measure = Callable[[str, Role], float]
WIDEST_NUMBER = "−8.88e-88"


class TextLine(NamedTuple):
    """A text at the left or right of `x`, in the middle of a line around `y`; no wider than `width`."""

    text: str
    x: float
    y: float
    side: Side
    role: Role
    tone: Tone
    width: float = math.inf


class NumberPlace(NamedTuple):
    """Where a number is written, right-aligned at `x` unless `side` says otherwise."""

    x: float
    y: float
    role: Role
    side: Side = "right"


class NodeLayout(Struct, frozen=True):
    """Where everything stands, from the node's top left corner; the numbers in the order of `node_numbers`."""

    size: QSizeF
    inputs: dict[str, QPointF]
    output: QPointF
    texts: tuple[TextLine, ...]
    number_places: tuple[NumberPlace, ...]
    badge: QPointF  # the middle of the warning mark, where there is one
    outputs: dict[str, QPointF] = field(default_factory=dict)  # of a group, `node.port`
    locks: tuple[QPointF, ...] = ()  # the middle of each, at a parameter that is frozen


def snap(point: QPointF) -> QPointF:
    """The nearest point of the grid."""
    return QPointF(round(point.x() / GRID) * GRID, round(point.y() / GRID) * GRID)


def grid_lines(area: QRectF, step: float) -> list[QLineF]:
    """Lines across an area, `step` apart, through the origin."""
    left, top = math.ceil(area.left() / step), math.ceil(area.top() / step)
    right, bottom = math.floor(area.right() / step), math.floor(area.bottom() / step)
    upright = [QLineF(i * step, area.top(), i * step, area.bottom()) for i in range(left, right + 1)]
    return upright + [QLineF(area.left(), i * step, area.right(), i * step) for i in range(top, bottom + 1)]


def layout(content: NodeContent, loss_mark: str, measure: Measure) -> NodeLayout:
    """Lay out a node; `measure` gives a text's width."""
    if content.is_dot:
        return _dot(content)
    width = _width(content, loss_mark, measure)
    texts = header_texts(content, loss_mark, width, measure)
    badge = QPointF(width - PADDING - 2, HEADER / 2)
    if content.is_folded:
        return _folded(content, width, texts, badge)
    number_places: list[NumberPlace] = []
    inputs: dict[str, QPointF] = {}
    locks: list[QPointF] = []
    output_row = HEADER + ROW / 2
    texts += _output(content, width, measure)
    y = HEADER
    for port in content.inputs:
        if port.block and y == HEADER:
            y += ROW  # the first line is the output's
        inputs[port.name] = QPointF(0, y + ROW / 2)
        texts.append(TextLine(port.label, PADDING, y + ROW / 2, "left", "text", "text"))
        if port.block and port.block.is_frozen:
            locks.append(QPointF(PADDING + _input_width(port, measure) + CELL_GAP + LOCK / 2, y + ROW / 2))
        if text := _input_shape(port):
            x = PADDING + measure(port.label, "text") + 8
            texts.append(TextLine(text, x, y + ROW / 2, "left", "small", "muted"))
        y = _block(port.block, y, width, texts, number_places, measure) if port.block else y + ROW
    if content.lines:
        room = width - 2 * PADDING - (_output_width(content, measure) + GAP)
        for line in content.lines:
            texts.append(TextLine(line, PADDING, y + ROW / 2, "left", "small", "muted", room))
            y, room = y + ROW, width - 2 * PADDING
    y = max(y, HEADER + ROW)
    if content.block:
        texts.append(TextLine(content.block.label, PADDING, y + ROW / 2, "left", "small", "muted"))
        if content.block.is_frozen:
            x = PADDING + measure(content.block.label, "small") + CELL_GAP + LOCK / 2
            locks.append(QPointF(x, y + ROW / 2))
        y = _block(content.block, y, width, texts, number_places, measure)
    if content.result == "large":
        number_places.append(NumberPlace(PADDING, y + ROW, "large", "left"))
        y += 2 * ROW
    elif content.result:
        texts.append(
            TextLine(content.output_label or content.output, PADDING, y + ROW / 2, "left", "text", "text")
        )
        number_places.append(NumberPlace(width - PADDING, y + ROW / 2, "text"))
        y += ROW
    size = QSizeF(width, y + FOOT)
    output = QPointF(width, output_row)
    return NodeLayout(size, inputs, output, tuple(texts), tuple(number_places), badge, locks=tuple(locks))


def _dot(content: NodeContent) -> NodeLayout:
    """A bead with room around it for a hand, and its ports at its ends, on the grid."""
    inputs = {port.name: QPointF(0, GRID) for port in content.inputs}
    return NodeLayout(QSizeF(2 * GRID, 2 * GRID), inputs, QPointF(2 * GRID, GRID), (), (), QPointF(GRID, GRID))


def _folded(content: NodeContent, width: float, texts: list[TextLine], badge: QPointF) -> NodeLayout:
    """The header alone, with the inputs along its left edge."""
    height = HEADER + FOOT
    pitch = height / (len(content.inputs) + 1)
    inputs = {port.name: QPointF(0, pitch * number) for number, port in enumerate(content.inputs, start=1)}
    return NodeLayout(QSizeF(width, height), inputs, QPointF(width, height / 2), tuple(texts), (), badge)


def _width(content: NodeContent, loss_mark: str, measure: Measure) -> float:
    first = _input_width(content.inputs[0], measure) + GAP if content.inputs else 0
    first += _output_width(content, measure)
    rows = [header_width(content, loss_mark, measure), first]
    for block in content.blocks:
        columns = block.cells[1] if block.cells else 1
        cells = columns * (measure(WIDEST_NUMBER, "text") + CELL_GAP) - CELL_GAP
        rows.append(_label_width(block, measure) + GAP + cells)
    for number, line in enumerate(content.lines):
        beside = _output_width(content, measure) + GAP if number == 0 else 0
        rows.append(min(measure(line, "small"), WIDEST_TEXT) + beside)
    width = max(NARROWEST, max(rows) + 2 * PADDING)
    return math.ceil(width / GRID) * GRID


def header_width(content: NodeContent, loss_mark: str, measure: Measure) -> float:
    """How wide the first line is."""
    header = min(measure(content.name, "title"), WIDEST_NAME)
    for text in (content.kind, loss_mark):
        header += GAP + measure(text, "small") if text else 0
    return header + GAP + BADGE if content.problem else header


def header_texts(content: NodeContent, loss_mark: str, width: float, measure: Measure) -> list[TextLine]:
    """The name, the kind and the mark of a loss."""
    y = HEADER / 2
    texts = [TextLine(content.name, PADDING, y, "left", "title", "text", WIDEST_NAME)]
    if content.kind:
        x = PADDING + min(measure(content.name, "title"), WIDEST_NAME) + GAP
        texts.append(TextLine(content.kind, x, y, "left", "small", "muted"))
    if loss_mark:
        right = width - PADDING - (GAP + BADGE if content.problem else 0)
        tone: Tone = "accent" if content.loss == "trained" else "muted"
        texts.append(TextLine(loss_mark, right, y, "right", "small", tone))
    return texts


def _input_width(port: InputContent, measure: Measure) -> float:
    shape = _input_shape(port)
    return measure(port.label, "text") + (8 + measure(shape, "small") if shape else 0)


def _input_shape(port: InputContent) -> str:
    """What stands beside an input's label; nothing where its numbers tell as much."""
    if port.block:
        return "" if port.block.cells else shape_text(port.block.shape)
    return shape_text(port.shape)


def _output_width(content: NodeContent, measure: Measure) -> float:
    shape = shape_text(content.shape)
    label = measure(content.output_label, "text") if content.output_label else 0
    return label + (measure(shape, "small") if shape else 0) + (8 if shape and content.output_label else 0)


def _output(content: NodeContent, width: float, measure: Measure) -> list[TextLine]:
    y, right = HEADER + ROW / 2, width - PADDING
    texts = []
    if content.output_label:
        texts.append(TextLine(content.output_label, right, y, "right", "text", "text"))
        right -= measure(content.output_label, "text") + 8
    if content.shape:
        texts.append(TextLine(shape_text(content.shape), right, y, "right", "small", "muted"))
    return texts


def _label_width(block: ParameterBlock, measure: Measure) -> float:
    label = measure(block.label, "text") + (CELL_GAP + LOCK if block.is_frozen else 0)
    return max(label, measure(block.gradient_label, "small"))


def _block(
    block: ParameterBlock,
    y: float,
    width: float,
    texts: list[TextLine],
    number_places: list[NumberPlace],
    measure: Measure,
) -> float:
    """Values above, gradients below, in columns at the right; returns where the next line begins."""
    rows, columns = block.cells or (1, 1)
    pitch = measure(WIDEST_NUMBER, "text") + CELL_GAP
    right = width - PADDING
    for role in ("text", "small"):
        if role == "small":
            texts.append(TextLine(block.gradient_label, PADDING, y + ROW / 2, "left", "small", "muted"))
        for _ in range(rows):
            middle = y + ROW / 2
            number_places += [NumberPlace(right - (columns - 1 - c) * pitch, middle, role) for c in range(columns)]
            y += ROW
    return y
