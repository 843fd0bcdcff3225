"""What each line of a plot is, in a row above it: it covers none of them."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from graphgui.look.colours import Theme
from graphgui.screen_reader.roles import give_role

_SWATCH, _GAP, _APART, _LEFT, _BELOW = 18.0, 6.0, 16.0, 10.0, 2.0  # pixels


class KeyLine(NamedTuple):
    """One line of a plot: its name and how it is drawn."""

    name: str
    colour: str
    style: Qt.PenStyle = Qt.PenStyle.SolidLine


class CurveKey(QWidget):
    """A few named lines beside each other, in as many rows as they need; hidden while there is only one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        give_role(self, QAccessible.Role.Graphic)
        self._lines: tuple[KeyLine, ...] = ()
        self._theme: Theme | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def lines(self) -> tuple[KeyLine, ...]:
        """What it shows."""
        return self._lines

    def show_lines(self, lines: Sequence[KeyLine], theme: Theme, font: QFont) -> None:
        """Show these and nothing else."""
        if (tuple(lines), theme, font) == (self._lines, self._theme, self.font()):
            return
        self._lines, self._theme = tuple(lines), theme
        self.setFont(font)
        self.setAccessibleName(", ".join(line.name for line in lines))
        self.setVisible(len(lines) > 1)
        self._take_room()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Draw it from the painter's origin on."""
        if self._theme is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        metrics = QFontMetricsF(self.font())
        for line, place in zip(self._lines, self._places(), strict=True):
            painter.setPen(QPen(QColor(line.colour), 2, line.style))
            middle = round(place.y() + metrics.height() / 2)
            painter.drawLine(QPointF(place.x(), middle), QPointF(place.x() + _SWATCH, middle))
            painter.setPen(QColor(self._theme.text))
            painter.drawText(QPointF(place.x() + _SWATCH + _GAP, place.y() + metrics.ascent()), line.name)

    def _take_room(self) -> None:
        places, line = self._places(), QFontMetricsF(self.font()).height()
        self.setFixedHeight(round(max((place.y() + line + _BELOW for place in places), default=0.0)))

    def _places(self) -> list[QPointF]:
        """The upper left corner of each line, in the next row where it has no room."""
        metrics, x, y = QFontMetricsF(self.font()), _LEFT, 0.0
        places = []
        for line in self._lines:
            wide = _SWATCH + _GAP + metrics.horizontalAdvance(line.name)
            if x > _LEFT and x + wide > self.width() - _LEFT:
                x, y = _LEFT, y + metrics.height()
            places.append(QPointF(x, y))
            x += wide + _APART
        return places
