"""How the flow looks: dots that carry values, comets that carry gradients, and notes of what was reckoned."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPen, QPolygonF

from graphgui.canvas.items.style import Style

_TAIL = 0.3  # of the way, behind a comet
_TAIL_PIECES, _FEW_PIECES = 10, 2  # the latter where comets are many
MANY = 60  # movers from which on their rings are left out, and all of the view is painted
_RIPPLE = 0.14  # of the whole time, after something has arrived
_RIPPLE_REACH = 12.0
_GLOW = 1.9  # of the head's radius
_PADDING = 6.0
_HALF_PILL = 8.5  # of a pill's height


class Mover(NamedTuple):
    """A dot or a comet on its way.

    Attributes:
        way: points of the view from where it leaves to where it arrives, as many on each equal piece of the way.
        start, end: the shares of the flow's time between which it moves.
        radius: in pixels, of the head when it arrives.
        text: the number that it carries.
        scale: how large that is written.
    """

    way: Sequence[QPointF]
    start: float
    end: float
    colour: QColor
    radius: float
    is_comet: bool
    text: str = ""
    scale: float = 1.0

    def place(self, share: float) -> float | None:
        """How far it is on its way, 0 to 1, at a share of the flow's time; None where it does not move."""
        if not self.start <= share < self.end:
            return None
        x = (share - self.start) / (self.end - self.start)
        return x * x * (3 - 2 * x)

    def at(self, place: float) -> QPointF:
        """The point of the view so far on its way."""
        along = max(0.0, min(1.0, place)) * (len(self.way) - 1)
        first = min(int(along), len(self.way) - 2)
        a, b = self.way[first], self.way[first + 1]
        return a + (b - a) * (along - first)

    def ripple(self, share: float) -> float | None:
        """How far the ring has spread that says that it has arrived, 0 to 1."""
        spread = (share - self.end) / _RIPPLE
        return spread if 0 <= spread < 1 else None


class Note(NamedTuple):
    """A short text that stands in an area of the view from a share of the flow's time on.

    Attributes:
        scale: how large it is written.
    """

    text: str
    area: QRectF
    start: float
    scale: float = 1.0


def mover_box(mover: Mover, share: float, style: Style) -> QRectF:
    """What painting it touches; empty where it is not to be seen."""
    spread = mover.ripple(share)
    if spread is not None:
        reach = mover.radius + _RIPPLE_REACH + 2
        return _around(mover.way[-1], reach)
    place = mover.place(share)
    if place is None:
        return QRectF()
    head = mover.at(place)
    box = _around(head, mover.radius * _GLOW + 2)
    if mover.is_comet:
        for piece in range(1, _TAIL_PIECES + 1):
            box = box.united(_around(mover.at(place - _TAIL * piece / _TAIL_PIECES), 2))
    if mover.text:
        box = box.united(_carried(mover, head, style).adjusted(-2, -2, 2, 2))
    return box


def note_size(text: str, style: Style, scale: float) -> QSizeF:
    """How large a note is, in pixels."""
    return QSizeF((style.measure(text, "small") + 2 * _PADDING) * scale, 2 * _HALF_PILL * scale)


def note_box(note: Note) -> QRectF:
    """What painting it touches."""
    return note.area.adjusted(-2, -2, 2, 2)


def paint_movers(painter: QPainter, movers: Sequence[Mover], share: float, style: Style) -> None:
    """Paint what moves, comets first: numbers lie on top."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    moving: list[tuple[Mover, QPointF]] = []
    for mover in movers:
        spread = mover.ripple(share)
        if spread is not None:
            if len(movers) <= MANY:
                _paint_ripple(painter, mover, spread)
            continue
        place = mover.place(share)
        if place is None:
            continue
        head = mover.at(place)
        if mover.is_comet:
            _paint_comet(painter, mover, place, head, style, _TAIL_PIECES if len(movers) <= MANY else _FEW_PIECES)
        else:
            _paint_head(painter, head, mover.radius, mover.colour, style)
        if mover.text:
            moving.append((mover, head))
    painter.setFont(style.fonts["small"])
    for mover, head in moving:
        _paint_pill(painter, _carried(mover, head, style), mover.text, style, mover.scale, style.outline)


def paint_notes(painter: QPainter, notes: Sequence[Note], share: float, style: Style) -> None:
    """Write what was reckoned."""
    strong = QPen(style.colours["muted"], 1)
    painter.setFont(style.fonts["small"])
    for note in notes:
        if share >= note.start:
            _paint_pill(painter, note.area, note.text, style, note.scale, strong)


def _paint_comet(painter: QPainter, mover: Mover, place: float, head: QPointF, style: Style, count: int) -> None:
    radius = mover.radius * (0.8 + 0.2 * place)  # it swells on its way
    pieces = [mover.at(place - _TAIL * (1 - piece / count)) for piece in range(count)] + [head]
    left, right = QPolygonF(), list[QPointF]()
    for number, point in enumerate(pieces):
        ahead, behind = pieces[min(number + 1, count)], pieces[max(number - 1, 0)]
        along = ahead - behind
        length = math.hypot(along.x(), along.y()) or 1.0
        aside = QPointF(-along.y(), along.x()) * (radius * number / count / length)
        left.append(point + aside)
        right.append(point - aside)
    for point in reversed(right):
        left.append(point)
    fade = QLinearGradient(pieces[0], head)
    clear = QColor(mover.colour)
    clear.setAlpha(0)
    fade.setColorAt(0.0, clear)
    fade.setColorAt(1.0, mover.colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fade)
    painter.drawPolygon(left)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _paint_head(painter, head, radius, mover.colour, style, _GLOW)


def _paint_head(
    painter: QPainter, head: QPointF, radius: float, colour: QColor, style: Style, glow: float = 1.0
) -> None:
    pixels = painter.device().devicePixelRatio()
    picture = _head(colour.rgba(), style.patch.rgba(), round(radius * 2) / 2, glow, pixels)
    half = picture.width() / pixels / 2
    painter.drawImage(head - QPointF(half, half), picture)


@lru_cache(maxsize=256)
def _head(colour: int, rim: int, radius: float, glow: float, pixels: float) -> QImage:
    """A disc with a rim, in a glow: kept, since painting one takes longer than all else of a frame."""
    half = math.ceil(radius * glow) + 2
    picture = QImage(round(2 * half * pixels), round(2 * half * pixels), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, light = QPointF(half, half), QColor.fromRgba(colour)
    if glow > 1:
        light.setAlpha(60)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light)
        painter.drawEllipse(middle, radius * glow, radius * glow)
    painter.setPen(QPen(QColor.fromRgba(rim), 1.5))
    painter.setBrush(QColor.fromRgba(colour))
    painter.drawEllipse(middle, radius, radius)
    painter.end()
    return picture


def _paint_ripple(painter: QPainter, mover: Mover, spread: float) -> None:
    colour = QColor(mover.colour)
    colour.setAlphaF((1 - spread) * 0.7)
    painter.setPen(QPen(colour, 2))
    reach = mover.radius + _RIPPLE_REACH * spread
    painter.drawEllipse(mover.way[-1], reach, reach)


def _paint_pill(painter: QPainter, pill: QRectF, text: str, style: Style, scale: float, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(style.node)
    painter.drawRoundedRect(pill, _HALF_PILL * scale, _HALF_PILL * scale)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(style.colours["text"])
    before = painter.transform()
    painter.translate(pill.left() + _PADDING * scale, pill.center().y())
    painter.scale(scale, scale)
    painter.drawStaticText(QPointF(0, -style.heights["small"] / 2), style.text(text, "small"))
    painter.setTransform(before)


def _carried(mover: Mover, head: QPointF, style: Style) -> QRectF:
    size = note_size(mover.text, style, mover.scale)
    bottom = head.y() - mover.radius - 2 * mover.scale
    return QRectF(QPointF(head.x() - size.width() / 2, bottom - size.height()), size)


def _around(point: QPointF, reach: float) -> QRectF:
    return QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
