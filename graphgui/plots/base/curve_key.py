"""What each line of a plot is, in the plot's upper right corner."""

from collections.abc import Sequence
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from graphgui.look.colours import Theme
from graphgui.plots.base.curve import tinted

_SWATCH, _GAP, _MARGIN = 18.0, 6.0, 4.0  # pixels
_SEE_THROUGH = 215  # of 255: curves behind it are made out, and its words are read


class KeyLine(NamedTuple):
    """One line of a plot: its name and how it is drawn."""

    name: str
    colour: str
    style: Qt.PenStyle = Qt.PenStyle.SolidLine


class CurveKey(QGraphicsItem):
    """A few named lines; nothing is seen of it while there is only one. Drawn once and then kept as a picture."""

    def __init__(self, box: pg.ViewBox) -> None:
        super().__init__(box)
        self._box = box
        self._lines: tuple[KeyLine, ...] = ()
        self._theme: Theme | None = None
        self._font = QFont()
        self._size = QRectF()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setZValue(10)
        self.setVisible(False)
        box.sigResized.connect(self._place)

    @property
    def lines(self) -> tuple[KeyLine, ...]:
        """What it shows."""
        return self._lines

    def show_lines(self, lines: Sequence[KeyLine], theme: Theme, font: QFont) -> None:
        """Show these and nothing else."""
        if (tuple(lines), theme, font) == (self._lines, self._theme, self._font):
            return
        self.prepareGeometryChange()
        self._lines, self._theme, self._font = tuple(lines), theme, QFont(font)
        metrics = QFontMetricsF(font)
        wide = max((metrics.horizontalAdvance(line.name) for line in lines), default=0.0)
        self._size = QRectF(0, 0, wide + _SWATCH + _GAP + 2 * _MARGIN, len(lines) * metrics.height() + 2 * _MARGIN)
        self.setVisible(len(lines) > 1)
        self._place()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._size

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._theme is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self._size, tinted(self._theme.surface, _SEE_THROUGH))
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        for index, line in enumerate(self._lines):
            top = _MARGIN + index * metrics.height()
            painter.setPen(QPen(QColor(line.colour), 2, line.style))
            middle = round(top + metrics.height() / 2)
            painter.drawLine(QPointF(_MARGIN, middle), QPointF(_MARGIN + _SWATCH, middle))
            painter.setPen(QColor(self._theme.text))
            painter.drawText(QPointF(_MARGIN + _SWATCH + _GAP, top + metrics.ascent()), line.name)

    def _place(self) -> None:
        self.setPos(self._box.rect().right() - self._size.width() - 2, self._box.rect().top() + 2)
