"""What width and colour of a wire mean, in a corner of the canvas, with this run's numbers; it can be folded."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSettings, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsView, QWidget

from graphgui.canvas.items.style import Style
from graphgui.canvas.items.wire_item import DASH, STRIPE, dash
from graphgui.canvas.items.wire_width import THICKEST, WITHOUT_GRADIENT
from graphgui.canvas.painting.level_of_detail import FAR
from graphgui.canvas.scene.pill_place import count_crossing
from graphgui.canvas.scene.scene import Scene
from graphgui.screen_reader.roles import give_role
from graphgui.words import shown_number

_MARGIN = 14  # from the corner of the view
_PADDING, _GAP, _LINE, _SAMPLE = 9.0, 12.0, 17.0, 26.0
_RADIUS = 6
_CORNERS = (
    Qt.Corner.BottomLeftCorner,
    Qt.Corner.BottomRightCorner,
    Qt.Corner.TopRightCorner,
    Qt.Corner.TopLeftCorner,
)
_MOST_WIRES = 64  # in a corner, that are looked at: among more there are nodes, too
_AS_MANY = 1000  # things that something else in a corner counts for
_SHARE = 0.4  # of the view's width or height, at most; else it is folded for as long as it would cover more

_Kind = Literal["negative", "positive", "mixed", "waiting", "unreachable"]


class _Row(NamedTuple):
    kind: _Kind
    text: str


class Legend(QWidget):
    """Stands beside the view's contents, as the map does; hidden where there are no wires."""

    def __init__(self, view: QGraphicsView, scene: Scene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._corner: Qt.Corner = Qt.Corner.BottomLeftCorner
        self._is_open = QSettings().value("wire_legend", True, type=bool) is True
        self._is_wanted = False  # by a person who opened it where it covers something
        self._is_crowded = False  # no corner is free
        self._placed_for: object = None  # the view, and where numbers of wires stood in it
        self._numbers: tuple[float, ...] = ()
        self._picture: QPixmap | None = None
        self._picture_of: object = None
        self.setObjectName("legend")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        give_role(self, QAccessible.Role.Graphic)
        self.setAccessibleName(self.tr("Legend of the wires"))
        self.setToolTip(self.tr("What wires say. A click folds and opens it."))
        scene.rearranged.connect(self._rearranged)
        self.hide()

    # what a person does

    @property
    def is_open(self) -> bool:
        """Whether it is to be read, and not folded to its title."""
        return self._is_open

    def set_open(self, is_open: bool) -> None:
        """Show it, or fold it to its title; remembered."""
        self._is_open = is_open
        QSettings().setValue("wire_legend", is_open)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_wanted = not self.shows_all
            self.set_open(self._is_wanted)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    # obeying

    def follow(self) -> None:
        """Bring it up to the moment shown; it is painted only where its numbers are others.

        Where numbers of wires stand elsewhere it may have to make way; not while training plays: it would leap.
        """
        numbers = self._scene.displayed.scale.samples()
        is_useful = bool(self._scene.wire_items)
        has_changed, self._numbers = numbers != self._numbers, numbers
        is_at_rest = self._scene.session.state != "playing"
        if is_useful == self.isHidden():
            self.setVisible(is_useful)
            self._place()
        elif is_useful and is_at_rest and self._placed_for != self._seen():
            self._place()
        elif has_changed and is_useful:
            self._say()

    def _rearranged(self) -> None:
        self.follow()
        self._place()

    def _place(self) -> None:
        """Into its corner, as large as what it says; into another, or folded, where it would cover the graph."""
        if self.isHidden() or not self._view.isVisible():
            return
        self._placed_for = self._seen()
        self._is_crowded = False
        if self._find_corner() and self.shows_all and not self._is_wanted:
            self._is_crowded = True
            self._find_corner()
        self.move(self._rect(self._corner).topLeft())
        self._say()

    def _seen(self) -> object:
        """Something that is another whenever it may cover something else."""
        return self._scene.displayed.label_state(), self._view.viewportTransform()

    def _say(self) -> None:
        self.setAccessibleDescription("\n".join(self._words()))
        self.update()

    def _find_corner(self) -> int:
        """Choose the corner where it covers least, its own if that is free; how many things those are."""
        self.resize(self._size())
        least = self._covered(self._rect(self._corner))
        for corner in [each for each in _CORNERS if each != self._corner]:
            if least and (covered := self._covered(self._rect(corner))) < least:
                self._corner, least = corner, covered
        return least

    def _rect(self, corner: Qt.Corner) -> QRect:
        """Where it stands in a corner of the view."""
        room = self._view.viewport().geometry().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        place = QRect(room.topLeft(), self.size())
        if corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            place.moveBottom(room.bottom())
        if corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner):
            place.moveRight(room.right())
        return place

    def _covered(self, place: QRect) -> int:
        """How many nodes, wires, their numbers, notes and other things in corners it would cover there."""
        scene, view = self._scene, self._view
        others = [each for each in view.findChildren(QWidget, "minimap") if each.isVisible()]
        area = view.mapToScene(place.translated(-view.viewport().pos())).boundingRect()
        nodes, wires = scene.touching([area])
        wires = wires if len(wires) <= _MOST_WIRES else []
        pills = [wire.pill for wire in wires if wire.pill] if view.transform().m11() >= FAR else []
        return (
            sum(item.rect.intersects(area) for item in nodes)
            + sum(pill.intersects(area) for pill in pills)
            + count_crossing(area, [wire.curve for wire in wires])
            + sum(rect.intersects(area) for rect in scene.annotations.note_rects())
            + sum(_AS_MANY for each in others if each.geometry().intersects(place))
        )

    def settle(self) -> None:
        """Stay in a corner of a view of another size."""
        self._place()

    @property
    def shows_all(self) -> bool:
        """Whether it is open, and has room to be."""
        if not self._is_open or self._is_crowded:
            return False
        size, room = self._open_size(), self._view.viewport().size()
        return size.width() <= _SHARE * room.width() and size.height() <= _SHARE * room.height()

    # what it says

    def _rows(self) -> list[_Row]:
        return [
            _Row("negative", self.tr("negative")),
            _Row("positive", self.tr("positive")),
            _Row("mixed", self.tr("both signs")),
            _Row("waiting", self.tr("not computed")),
            _Row("unreachable", self.tr("cannot reach the loss")),
        ]

    def _title(self) -> str:
        return self.tr("Wires: width and colour of the gradient")

    def _words(self) -> Iterable[str]:
        yield self._title()
        yield from (_number(number) for number in self._numbers)
        yield from (row.text for row in self._rows())

    # painting

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._scene.look.fonts["small"])

    def _size(self) -> QSize:
        if self.shows_all:
            return self._open_size()
        return QSize(round(self._metrics().horizontalAdvance(self._folded()) + 2 * _PADDING), 24)

    def _folded(self) -> str:
        return "▸ " + self.tr("Legend")

    def _pairs(self) -> list[Sequence[_Row]]:
        """The rows, two of the short ones on a line."""
        rows = self._rows()
        return [rows[0:2], rows[2:4], rows[4:5]]

    def _columns(self) -> float:
        """How far the second column is from the first."""
        measure = self._metrics().horizontalAdvance
        return max(measure(pair[0].text) for pair in self._pairs()[:2]) + _SAMPLE + 2 * _GAP

    def _open_size(self) -> QSize:
        measure, pairs = self._metrics().horizontalAdvance, self._pairs()
        second = max(measure(pair[1].text) for pair in pairs[:2]) + _SAMPLE + _GAP / 2
        wide = max(
            measure("▾ " + self._title()), self._columns() + second, measure(pairs[2][0].text) + _SAMPLE + _GAP / 2
        )
        high = _LINE * (2 + len(pairs)) + THICKEST + 2 * _PADDING
        return QSize(round(wide + 2 * _PADDING), round(high))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn())

    def _drawn(self) -> QPixmap:
        """All of it, drawn when something of it has changed."""
        pixels, style = self.devicePixelRatioF(), self._scene.look
        drawn_of = self.size(), pixels, style, self._numbers, self.shows_all
        if self._picture is None or drawn_of != self._picture_of:
            self._picture_of = drawn_of
            self._picture = QPixmap(self.size() * pixels)
            self._picture.setDevicePixelRatio(pixels)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, style)
            painter.end()
        return self._picture

    def _draw(self, painter: QPainter, style: Style) -> None:
        painter.setPen(QPen(QColor(style.theme.border), 1))
        painter.setBrush(QColor(style.theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setFont(style.fonts["small"])
        painter.setPen(style.colours["muted"])
        if not self.shows_all:
            self._write(painter, self._folded(), _PADDING, 12.0)
            return
        y = _PADDING + _LINE / 2 - 2
        self._write(painter, "▾ " + self._title(), _PADDING, y)
        y += _LINE
        self._draw_widths(painter, style, y)
        y += _LINE + THICKEST
        for pair in self._pairs():
            for column, row in enumerate(pair):
                x = _PADDING + column * self._columns()
                _draw_sample(painter, style, row.kind, QPointF(x, y))
                painter.setPen(style.colours["text"])
                self._write(painter, row.text, x + _SAMPLE + _GAP / 2, y)
            y += _LINE

    def _draw_widths(self, painter: QPainter, style: Style, y: float) -> None:
        """Lines as wide as wires are, with the sizes of gradients that they stand for."""
        room = (self.width() - 2 * _PADDING) / 3
        for place, number in enumerate(self._numbers):
            x = _PADDING + place * room
            width = self._scene.displayed.scale.width(number)
            painter.setPen(QPen(style.colours["muted"], width, c=Qt.PenCapStyle.FlatCap))
            painter.drawLine(QLineF(x, y, x + room - _GAP, y))
            painter.setPen(style.colours["text"])
            self._write(painter, _number(number), x, y + THICKEST / 2 + 7)
        if not self._numbers:
            painter.setPen(style.colours["muted"])
            self._write(painter, self.tr("wider: a larger gradient"), _PADDING, y + 4)

    def _write(self, painter: QPainter, text: str, x: float, middle: float) -> None:
        metrics = self._metrics()
        painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), text)


def _number(number: float) -> str:
    """One of `WidthScale.samples`, which have one digit."""
    return shown_number(f"{number:g}")


def _draw_sample(painter: QPainter, style: Style, kind: _Kind, start: QPointF) -> None:
    line, width = QLineF(start, start + QPointF(_SAMPLE, 0)), 5.0
    if kind in ("waiting", "unreachable"):
        pen = QPen(style.wire, WITHOUT_GRADIENT)
        if kind == "unreachable":
            dash(pen, *DASH)
    else:
        pen = QPen(style.wire_colours["positive" if kind == "positive" else "negative"], width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(line)
    if kind == "mixed":
        pen = QPen(style.wire_colours["positive"], width)
        dash(pen, STRIPE / 3, STRIPE / 3)
        painter.setPen(pen)
        painter.drawLine(line)
