"""What stands on a wire: a number, a small matrix, or a picture of one and its norm; and what is wrong."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from graphgui.canvas.items.bars import HEIGHT as BARS
from graphgui.canvas.items.bars import draw_bars
from graphgui.canvas.items.displayed_numbers import DisplayedNumber, Mark, Tone
from graphgui.canvas.items.heatmap import HEIGHT, SIDE, Heat, strip
from graphgui.canvas.items.style import Style, draw_text

_GAP = 5.0
_CELL_GAP = 8.0
_LINE = 14.0
MARK = 11.0  # the side of a mark
_RADIUS = 7.0


class Size(NamedTuple):
    """A width and a height: made for every number at every moment, for which Qt's own would take too long."""

    width: float
    height: float


NO_ROOM = Size(0.0, 0.0)
_PADDING = Size(5.0, 3.0)  # of a pill


class WireLabel(NamedTuple):
    """What stands from `x` to the right, around the height `y`."""

    reading: DisplayedNumber
    x: float
    y: float


def label_size(reading: DisplayedNumber, style: Style) -> Size:
    """The room that a label takes."""
    width = MARK + _GAP if reading.mark else 0.0
    if reading.cells:
        columns = _column_widths(reading, style)
        return Size(width + sum(columns) + _CELL_GAP * (len(columns) - 1), _LINE * len(reading.cells))
    if reading.heat:
        width += reading.heat.width + _GAP
    if reading.bars:
        width += reading.bars.width + _GAP
    return Size(width + style.measure(reading.text, "small"), _LINE)


def pill_size(rows: Sequence[Size]) -> Size:
    """The room of labels one below the other, with what is around them; nothing for none."""
    if not rows:
        return NO_ROOM
    if len(rows) == 1:
        width, height = rows[0]
    else:
        (first, height), (second, below) = rows
        width, height = max(first, second), height + below
    return Size(width + 2 * _PADDING.width, height + 2 * _PADDING.height)


def draw_pill(painter: QPainter, style: Style, room: QRectF) -> None:
    """Draw what numbers stand on."""
    painter.setPen(style.pill_outline)
    painter.setBrush(style.node)
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_labels(painter: QPainter, style: Style, labels: Iterable[WireLabel]) -> None:
    """Draw labels; the painter's font is the small one."""
    pictures: list[tuple[QRectF, Heat]] = []
    rise, tone = style.heights["small"] / 2, None
    for reading, x, y in labels:
        if reading.mark:
            draw_mark(painter, style, reading.mark, QPointF(x + MARK / 2, y))
            x += MARK + _GAP
            tone = None  # the painter has another pen now
        if reading.cells:
            _draw_cells(painter, style, reading, x, y)
            tone = None
            continue
        if reading.heat:
            area = QRectF(x, y - HEIGHT / 2, reading.heat.width, HEIGHT)
            pictures.append((area, reading.heat))
            x += area.width() + _GAP
        if reading.bars:
            signs: tuple[Tone, Tone] = ("negative", "positive") if reading.bars.is_signed else ("muted", "muted")
            colours = [style.colours[sign] for sign in signs]
            draw_bars(painter, reading.bars, QPointF(x, y - BARS / 2), colours, style.colours["muted"])
            x += reading.bars.width + _GAP
            tone = None
        if reading.tone != tone:
            tone = reading.tone
            painter.setPen(style.colours[tone])
        painter.drawStaticText(round(x), round(y - rise), style.text(reading.text, "small"))
    if pictures:
        _draw_pictures(painter, style, pictures)


def _draw_pictures(painter: QPainter, style: Style, pictures: Sequence[tuple[QRectF, Heat]]) -> None:
    """Draw pictures on whole pixels, so that their edges are the same whatever else is painted with them."""
    to_view = painter.worldTransform()
    painter.resetTransform()
    drawn = strip([shown for _, shown in pictures], style.theme)
    for place, (area, shown) in enumerate(pictures):
        source = QRect(0, place * SIDE, shown.columns, shown.rows)
        painter.drawImage(to_view.mapRect(area).toRect(), drawn, source)
    painter.setTransform(to_view)


def _column_widths(reading: DisplayedNumber, style: Style) -> list[float]:
    columns = zip(*reading.cells, strict=True)
    return [max(style.measure(text, "small") for text, _ in column) for column in columns]


def _draw_cells(painter: QPainter, style: Style, reading: DisplayedNumber, x: float, y: float) -> None:
    widths = _column_widths(reading, style)
    top = y - _LINE * (len(reading.cells) - 1) / 2
    for number, row in enumerate(reading.cells):
        right = x - _CELL_GAP
        for (text, tone), width in zip(row, widths, strict=True):
            right += _CELL_GAP + width
            painter.setPen(style.colours[tone])
            draw_text(painter, style, text, "small", right, top + number * _LINE, right=True)


def draw_mark(painter: QPainter, style: Style, mark: Mark, middle: QPointF) -> None:
    """Empty and pointing down where it vanishes, full and up where it explodes, a crossed box for nan."""
    half = MARK / 2
    warning = style.colours["warning"]
    painter.setPen(QPen(warning, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark == "broken":
        box = QRectF(middle.x() - half + 1, middle.y() - half + 1, MARK - 2, MARK - 2)
        painter.drawRect(box)
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
        return
    tip = half - 1 if mark == "vanishing" else 1 - half
    triangle = QPainterPath(middle + QPointF(0, tip))
    triangle.lineTo(middle + QPointF(half - 0.5, -tip))
    triangle.lineTo(middle + QPointF(0.5 - half, -tip))
    triangle.closeSubpath()
    if mark == "exploding":
        painter.setBrush(warning)
    painter.drawPath(triangle)
    painter.setBrush(Qt.BrushStyle.NoBrush)
