"""A note beside the thing it is about, which is ringed."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

_WIDTH, _GAP, _EDGE = 300, 16, 8  # pixels: of the note, to its thing, and to the window's edge
_AROUND = 5  # pixels between a thing and its ring


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
        self.leave = QPushButton(self.tr("Leave (Esc)"), self)
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

    def say(self, number: int, count: int, text: str) -> None:
        """Show the words of one stop."""
        self.number.setText(self.tr("Step {0} of {1}").format(number, count))
        self.text.setText(text)
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def stand_beside(self, places: Sequence[QRect], room: QRect) -> None:
        """Stand where it hides none of these: below, above or beside them, within the room."""
        width = min(_WIDTH, room.width() - 2 * _EDGE)
        size = QSize(width, self._grid.totalHeightForWidth(width) + 4)  # and the border
        within = room.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        spot = _spot(size, places, within)
        self.setGeometry(QRect(spot, size))


def _spot(size: QSize, places: Sequence[QRect], within: QRect) -> QPoint:
    """The first place beside the things where nothing is hidden; the middle where there is none."""
    whole = QRect()
    for place in places:
        whole = whole.united(place)
    middle = within.center() - QPoint(size.width() // 2, size.height() // 2)
    if whole.isNull():
        return middle
    centre = whole.center() - QPoint(size.width() // 2, size.height() // 2)
    for spot in (
        QPoint(centre.x(), whole.bottom() + _GAP),
        QPoint(centre.x(), whole.top() - _GAP - size.height()),
        QPoint(whole.right() + _GAP, centre.y()),
        QPoint(whole.left() - _GAP - size.width(), centre.y()),
        QPoint(within.left(), within.bottom()),
        QPoint(within.right(), within.bottom()),
    ):
        x = min(max(spot.x(), within.left()), within.right() - size.width() + 1)
        y = min(max(spot.y(), within.top()), within.bottom() - size.height() + 1)
        found = QRect(QPoint(x, y), size)
        if not any(found.intersects(place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)) for place in places):
            return found.topLeft()
    return middle
