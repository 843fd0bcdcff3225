"""A note beside the thing it is about, which is ringed."""

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

_WIDTH, _GAP, _EDGE = 300, 16, 8  # pixels: of the note, to its thing, and to the window's edge
_AROUND = 5  # pixels between a thing and its ring
_PACE = 24  # pixels between two spots that are tried
_WORTH = 12  # square pixels of something else hidden that are worth going a pixel further
_NEVER = 100  # pixels further for each square pixel of its things
_STAYING = 120  # pixels that another spot must be better


class Rings(QWidget):
    """Rings around things, over everything else in a window, and in nobody's way."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._places: Sequence[QRect] = ()

    def show_around(self, places: Sequence[QRect]) -> None:
        """Ring these, in the window's coordinates."""
        self.setGeometry(self.window().rect())
        if list(places) != list(self._places):
            self._places = list(places)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.palette().color(QPalette.ColorRole.Accent)), 3))
        for place in self._places:
            painter.drawRoundedRect(QRectF(place).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND), 10, 10)
        painter.end()


class Callout(QFrame):
    """What is said at a stop, with a button to go on and one to leave.

    Signals:
        passed: the person would rather go on.
        left: the person has had enough.
    """

    passed = Signal()
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("callout")
        self.setAutoFillBackground(True)
        self.number = QLabel(self)
        self.number.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.text = QLabel(self, wordWrap=True)
        self.on = QPushButton(self.tr("&Next"), self)
        self.leave = QPushButton(self.tr("Leave"), self)
        self.on.clicked.connect(self.passed)
        self.leave.clicked.connect(self.left)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.addWidget(self.number, 0, 0, 1, 3)
        grid.addWidget(self.text, 1, 0, 1, 3)
        grid.addWidget(self.leave, 2, 0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.on, 2, 2)
        self._grid = grid
        self._stood: tuple[object, ...] = ()  # what its place was found for
        self._is_at_new_stop = True

    def say(self, number: int, count: int, text: str) -> None:
        """Show the words of one stop."""
        self.number.setText(self.tr("Step {0} of {1}").format(number, count))
        self.text.setText(text)
        self._stood, self._is_at_new_stop = (), True
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def stand_beside(self, places: Sequence[QRect], others: Sequence[QRect], room: QRect) -> None:
        """Stand near these things within the room and hide none of them, and of the `others` as little as it can.

        At one stop it stays where it stands, unless that hides a thing or another place is much better.
        """
        asked = list(places), list(others), room
        if asked == self._stood:
            return
        self._stood = asked
        width = min(_WIDTH, room.width() - 2 * _EDGE)
        size = QSize(width, self._grid.totalHeightForWidth(width) + 4)  # and the border
        within = room.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        now = QRect(self.pos(), size)
        spots = [QRect(spot, size) for spot in _spots(size, within)]
        best = min(spots, key=lambda spot: _badness(spot, places, others))
        stays = not self._is_at_new_stop and within.contains(now)
        self._is_at_new_stop = False
        if not stays or _badness(best, places, others) + _STAYING < _badness(now, places, others):
            now = best
        self.setGeometry(now)


def _spots(size: QSize, within: QRect) -> Iterator[QPoint]:
    """Where the note may stand: all over the room."""
    right, bottom = within.right() - size.width() + 1, within.bottom() - size.height() + 1
    for y in (*range(within.top(), bottom, _PACE), bottom):
        for x in (*range(within.left(), right, _PACE), right):
            yield QPoint(x, y)


def _badness(spot: QRect, places: Sequence[QRect], others: Sequence[QRect]) -> float:
    """How far from its things a note would stand, in pixels, and how much it would hide."""
    ringed = [place.adjusted(-_GAP, -_GAP, _GAP, _GAP) for place in places]
    hidden = [spot.intersected(each) for each in (*ringed, *others)]
    areas = [each.width() * each.height() for each in hidden]
    off = sum(areas[: len(ringed)]) * _NEVER + sum(areas[len(ringed) :]) / _WORTH
    return off + sum(_between(spot, place) for place in places) / max(1, len(places))


def _between(one: QRect, other: QRect) -> float:
    """The pixels between two areas, and a little for how far their middles are apart."""
    across = max(0, one.left() - other.right(), other.left() - one.right())
    along = max(0, one.top() - other.bottom(), other.top() - one.bottom())
    return math.hypot(across, along) + (one.center() - other.center()).manhattanLength() / 10
