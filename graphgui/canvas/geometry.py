"""Where everything of a node and a wire stands: sizes, ports, paths, distances, the grid. No painting.

A node's height is a multiple of the grid and its ports stand on it, so that a wire between nodes on the grid can
run straight.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath

from graphgui.canvas.faces import Block, InputFace, NodeFace, shape_text
from graphgui.canvas.readings import Tone

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
LABEL_REACH = QSizeF(200.0, 130.0)  # how far a wire's labels reach from its curve
BADGE = 16.0

Role = Literal["title", "text", "small", "large", "far"]
Side = Literal["left", "right"]
Measure = Callable[[str, Role], float]
WIDEST_NUMBER = "−8.88e-88"


class Words(NamedTuple):
    """A text at the left or right of `x`, in the middle of a line around `y`; no wider than `room`."""

    text: str
    x: float
    y: float
    side: Side
    role: Role
    tone: Tone
    room: float = math.inf


class Slot(NamedTuple):
    """Where a number stands, right-aligned at `x` unless `side` says otherwise."""

    x: float
    y: float
    role: Role
    side: Side = "right"


@dataclass(frozen=True, slots=True)
class NodeLayout:
    """Where everything stands, from the node's top left corner; slots in the order of `readings.node_readings`."""

    size: QSizeF
    inputs: dict[str, QPointF]
    output: QPointF
    words: tuple[Words, ...]
    slots: tuple[Slot, ...]
    badge: QPointF  # the middle of the warning mark, where there is one
    outputs: dict[str, QPointF] = field(default_factory=dict)  # of a group, `node.port`


def snap(point: QPointF) -> QPointF:
    """The nearest point of the grid."""
    return QPointF(round(point.x() / GRID) * GRID, round(point.y() / GRID) * GRID)


def grid_lines(area: QRectF, step: float) -> list[QLineF]:
    """Lines across an area, `step` apart, through the origin."""
    left, top = math.ceil(area.left() / step), math.ceil(area.top() / step)
    right, bottom = math.floor(area.right() / step), math.floor(area.bottom() / step)
    upright = [QLineF(i * step, area.top(), i * step, area.bottom()) for i in range(left, right + 1)]
    return upright + [QLineF(area.left(), i * step, area.right(), i * step) for i in range(top, bottom + 1)]


def layout(face: NodeFace, loss_mark: str, measure: Measure) -> NodeLayout:
    """Lay out a node; `measure` gives a text's width."""
    if face.is_dot:
        return _dot(face)
    width = _width(face, loss_mark, measure)
    words = header_words(face, loss_mark, width, measure)
    badge = QPointF(width - PADDING - 2, HEADER / 2)
    if face.is_folded:
        return _folded(face, width, words, badge)
    slots: list[Slot] = []
    inputs: dict[str, QPointF] = {}
    output_row = HEADER + ROW / 2
    words += _output(face, width, measure)
    y = HEADER
    for port in face.inputs:
        if port.block and y == HEADER:
            y += ROW  # the first line is the output's
        inputs[port.name] = QPointF(0, y + ROW / 2)
        words.append(Words(port.label, PADDING, y + ROW / 2, "left", "text", "text"))
        if text := _input_shape(port):
            x = PADDING + measure(port.label, "text") + 8
            words.append(Words(text, x, y + ROW / 2, "left", "small", "muted"))
        y = _block(port.block, y, width, words, slots, measure) if port.block else y + ROW
    if face.lines:
        room = width - 2 * PADDING - (_output_width(face, measure) + GAP)
        for line in face.lines:
            words.append(Words(line, PADDING, y + ROW / 2, "left", "small", "muted", room))
            y, room = y + ROW, width - 2 * PADDING
    y = max(y, HEADER + ROW)
    if face.block:
        words.append(Words(face.block.label, PADDING, y + ROW / 2, "left", "small", "muted"))
        y = _block(face.block, y, width, words, slots, measure)
    if face.result == "large":
        slots.append(Slot(PADDING, y + ROW, "large", "left"))
        y += 2 * ROW
    elif face.result:
        words.append(Words(face.output_label or face.output, PADDING, y + ROW / 2, "left", "text", "text"))
        slots.append(Slot(width - PADDING, y + ROW / 2, "text"))
        y += ROW
    size = QSizeF(width, y + FOOT)
    return NodeLayout(size, inputs, QPointF(width, output_row), tuple(words), tuple(slots), badge)


def _dot(face: NodeFace) -> NodeLayout:
    """A bead with room around it for a hand, and its ports at its ends, on the grid."""
    inputs = {port.name: QPointF(0, GRID) for port in face.inputs}
    return NodeLayout(QSizeF(2 * GRID, 2 * GRID), inputs, QPointF(2 * GRID, GRID), (), (), QPointF(GRID, GRID))


def _folded(face: NodeFace, width: float, words: list[Words], badge: QPointF) -> NodeLayout:
    """The header alone, with the inputs along its left edge."""
    height = HEADER + FOOT
    pitch = height / (len(face.inputs) + 1)
    inputs = {port.name: QPointF(0, pitch * number) for number, port in enumerate(face.inputs, start=1)}
    return NodeLayout(QSizeF(width, height), inputs, QPointF(width, height / 2), tuple(words), (), badge)


def _width(face: NodeFace, loss_mark: str, measure: Measure) -> float:
    first = _input_width(face.inputs[0], measure) + GAP if face.inputs else 0
    first += _output_width(face, measure)
    rows = [header_width(face, loss_mark, measure), first]
    for block in face.blocks:
        columns = block.cells[1] if block.cells else 1
        cells = columns * (measure(WIDEST_NUMBER, "text") + CELL_GAP) - CELL_GAP
        rows.append(_label_width(block, measure) + GAP + cells)
    for number, line in enumerate(face.lines):
        beside = _output_width(face, measure) + GAP if number == 0 else 0
        rows.append(min(measure(line, "small"), WIDEST_TEXT) + beside)
    width = max(NARROWEST, max(rows) + 2 * PADDING)
    return math.ceil(width / GRID) * GRID


def header_width(face: NodeFace, loss_mark: str, measure: Measure) -> float:
    """How wide the first line is."""
    header = min(measure(face.name, "title"), WIDEST_NAME)
    for text in (face.kind, loss_mark):
        header += GAP + measure(text, "small") if text else 0
    return header + GAP + BADGE if face.problem else header


def header_words(face: NodeFace, loss_mark: str, width: float, measure: Measure) -> list[Words]:
    """The name, the kind and the mark of a loss."""
    y = HEADER / 2
    words = [Words(face.name, PADDING, y, "left", "title", "text", WIDEST_NAME)]
    if face.kind:
        x = PADDING + min(measure(face.name, "title"), WIDEST_NAME) + GAP
        words.append(Words(face.kind, x, y, "left", "small", "muted"))
    if loss_mark:
        right = width - PADDING - (GAP + BADGE if face.problem else 0)
        tone: Tone = "accent" if face.loss == "trained" else "muted"
        words.append(Words(loss_mark, right, y, "right", "small", tone))
    return words


def _input_width(port: InputFace, measure: Measure) -> float:
    shape = _input_shape(port)
    return measure(port.label, "text") + (8 + measure(shape, "small") if shape else 0)


def _input_shape(port: InputFace) -> str:
    """What stands beside an input's label; nothing where its numbers tell as much."""
    if port.block:
        return "" if port.block.cells else shape_text(port.block.shape)
    return shape_text(port.shape)


def _output_width(face: NodeFace, measure: Measure) -> float:
    shape = shape_text(face.shape)
    label = measure(face.output_label, "text") if face.output_label else 0
    return label + (measure(shape, "small") if shape else 0) + (8 if shape and face.output_label else 0)


def _output(face: NodeFace, width: float, measure: Measure) -> list[Words]:
    y, right = HEADER + ROW / 2, width - PADDING
    words = []
    if face.output_label:
        words.append(Words(face.output_label, right, y, "right", "text", "text"))
        right -= measure(face.output_label, "text") + 8
    if face.shape:
        words.append(Words(shape_text(face.shape), right, y, "right", "small", "muted"))
    return words


def _label_width(block: Block, measure: Measure) -> float:
    return max(measure(block.label, "text"), measure(block.gradient_label, "small"))


def _block(block: Block, y: float, width: float, words: list[Words], slots: list[Slot], measure: Measure) -> float:
    """Values above, gradients below, in columns at the right; returns where the next line begins."""
    rows, columns = block.cells or (1, 1)
    pitch = measure(WIDEST_NUMBER, "text") + CELL_GAP
    right = width - PADDING
    for role in ("text", "small"):
        if role == "small":
            words.append(Words(block.gradient_label, PADDING, y + ROW / 2, "left", "small", "muted"))
        for _ in range(rows):
            middle = y + ROW / 2
            slots += [Slot(right - (columns - 1 - c) * pitch, middle, role) for c in range(columns)]
            y += ROW
    return y


# wires

LABEL_GAP = 4.0
_PIECES = 24  # straight ones that stand for a curve
_LABEL_SPOTS = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78)
_FURTHER = (0.0, 20.0, 40.0, 60.0, 80.0)


class Curve(NamedTuple):
    """The four points of a wire's cubic."""

    start: QPointF
    leave: QPointF
    arrive: QPointF
    end: QPointF

    def at(self, t: float) -> QPointF:
        """The point at parameter `t`, 0 to 1."""
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        return QPointF(
            a * self.start.x() + b * self.leave.x() + c * self.arrive.x() + d * self.end.x(),
            a * self.start.y() + b * self.leave.y() + c * self.arrive.y() + d * self.end.y(),
        )

    def path(self) -> QPainterPath:
        """The curve to be drawn."""
        path = QPainterPath(self.start)
        path.cubicTo(self.leave, self.arrive, self.end)
        return path

    def bounds(self) -> QRectF:
        """A rectangle that holds the curve."""
        xs, ys = [p.x() for p in self], [p.y() for p in self]
        return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def normal(self, t: float) -> QPointF:
        """The direction of length 1 that points away from the curve, upwards, at parameter `t`."""
        along = self.at(min(1.0, t + 0.02)) - self.at(max(0.0, t - 0.02))
        length = apart(along, QPointF())
        if length < 1e-9:
            return QPointF(0, -1)
        up = QPointF(along.y(), -along.x()) / length
        return -up if up.y() > 0 else up

    def crosses(self, area: QRectF) -> bool:
        """Whether the curve runs through a rectangle."""
        span = self.bounds()
        pieces = 8 + int((span.width() + span.height()) / GRID)
        return any(area.contains(self.at(i / pieces)) for i in range(pieces + 1))

    def meets(self, start: QPointF, end: QPointF) -> bool:
        """Whether a straight line from point to point crosses the curve."""
        line = QLineF(start, end)
        corners = [self.at(i / _PIECES) for i in range(_PIECES + 1)]
        meets = QLineF.IntersectionType.BoundedIntersection
        return any(line.intersects(QLineF(a, b))[0] == meets for a, b in pairwise(corners))

    def distance(self, point: QPointF, pieces: int = _PIECES) -> float:
        """How far a point is from the curve, nearly."""
        corners = [self.at(i / pieces) for i in range(pieces + 1)]
        return min(_to_segment(point, a, b) for a, b in pairwise(corners))


def curve(start: QPointF, end: QPointF) -> Curve:
    """Leaves an output to the right and arrives at an input from the left."""
    across, down = end.x() - start.x(), abs(end.y() - start.y())
    if across >= 0:
        pull = max(min(across / 2, 160.0), min(40.0, across / 2 + down / 4))
    else:
        pull = min(40.0 - across / 2, 240.0)
    side = QPointF(pull, 0)
    return Curve(start, start + side, end - side, end)


class LabelPlaces(NamedTuple):
    """The middles of a wire's two labels."""

    above: QPointF
    below: QPointF


def label_places(
    wire: Curve, width: float, above: QSizeF, below: QSizeF, is_free: Callable[[QRectF], bool]
) -> LabelPlaces | None:
    """One label on each side of the curve, clear of it, as near to its middle as nothing is in the way.

    Where there is no such place, both on one side, and then each as far from the curve as it must be. None where
    something is in the way everywhere.
    """
    for places in _label_places(wire, width, above, below):
        if is_free(centred(places.above, above)) and is_free(centred(places.below, below)):
            return places
    for t in _LABEL_SPOTS:
        over = _free_place(wire, t, width, above, 1, is_free)
        under = _free_place(wire, t, width, below, -1, is_free) if over else None
        if over and under:
            return LabelPlaces(over, under)
    return None


def middle_places(wire: Curve, width: float, above: QSizeF, below: QSizeF) -> LabelPlaces:
    """One label on each side of the curve's middle, whatever is in the way."""
    return next(_label_places(wire, width, above, below))


def _free_place(
    wire: Curve, t: float, width: float, size: QSizeF, side: int, is_free: Callable[[QRectF], bool]
) -> QPointF | None:
    near, away = _beside(wire, t, width, size, side), wire.normal(t) * side
    places = (near + away * distance for distance in _FURTHER)
    return next((place for place in places if is_free(centred(place, size))), None)


def _label_places(wire: Curve, width: float, above: QSizeF, below: QSizeF) -> Iterator[LabelPlaces]:
    for t in _LABEL_SPOTS:
        yield LabelPlaces(_beside(wire, t, width, above, 1), _beside(wire, t, width, below, -1))
    for t in _LABEL_SPOTS:
        for side in (1, -1):
            yield _stacked(wire, t, width, above, below, side)


def _stacked(wire: Curve, t: float, width: float, above: QSizeF, below: QSizeF, side: int) -> LabelPlaces:
    point, normal = wire.at(t), wire.normal(t)
    height = above.height() + below.height()
    clear = (abs(normal.y()) * height / 2 + width / 2 + LABEL_GAP) / max(abs(normal.x()), 0.5)
    return LabelPlaces(
        point + QPointF(side * (clear + above.width() / 2), -above.height() / 2),
        point + QPointF(side * (clear + below.width() / 2), below.height() / 2),
    )


def _beside(wire: Curve, t: float, width: float, size: QSizeF, side: int) -> QPointF:
    normal = wire.normal(t)
    clear = abs(normal.x()) * size.width() / 2 + abs(normal.y()) * size.height() / 2
    return wire.at(t) + normal * (side * (clear + width / 2 + LABEL_GAP))


def centred(middle: QPointF, size: QSizeF) -> QRectF:
    """The rectangle of a size around its middle."""
    return QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height())


def _to_segment(point: QPointF, a: QPointF, b: QPointF) -> float:
    along, to = b - a, point - a
    length = QPointF.dotProduct(along, along)
    share = max(0.0, min(1.0, QPointF.dotProduct(to, along) / length)) if length else 0.0
    return apart(point, a + along * share)


def apart(one: QPointF, other: QPointF) -> float:
    """The distance between two points."""
    return math.hypot(one.x() - other.x(), one.y() - other.y())
