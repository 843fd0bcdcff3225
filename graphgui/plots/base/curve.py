"""Curves that are smooth while they are short and fast when they are long."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from graphgui.ops import Array
from graphgui.plots.base.pens import pen
from graphgui.plots.base.pyqtgraph_import import pg

MANY = 300  # points from which a curve is drawn without smoothing
BROAD = 3.0  # pixels from which a curve stands out among others


def tinted(colour: str, alpha: int) -> QColor:
    """A colour that lets what lies under it through; `alpha` 0 to 255."""
    tint = QColor(colour)
    tint.setAlpha(alpha)
    return tint


class PlotCurve(pg.PlotCurveItem):  # type: ignore[misc]
    """A line that is smooth while it is short and fast when it is long."""

    def __init__(self, *, clickable: bool = False) -> None:
        super().__init__(clickable=clickable)
        self._colour = "#000000"
        self._width = 1.8
        self._style = Qt.PenStyle.SolidLine
        self._is_long = False

    def show_points(self, xs: Array, ys: Array, *, finite: bool = True) -> None:
        """Draw through these; `finite` promises that there is no gap."""
        if (len(xs) > MANY) != self._is_long:
            self._is_long = not self._is_long
            self._repen()
        self.setData(
            xs,
            ys,
            connect="all" if finite else "finite",
            skipFiniteCheck=finite,
            antialias=not self._is_long,
        )

    def paint_as(self, colour: str, width: float = 1.8, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
        """Take a colour and a width; a long curve is dashed one pixel wide, and not at all where it stands out."""
        self._colour, self._width, self._style = colour, width, style
        self._repen()

    def _repen(self) -> None:
        # Wide lines are many times faster as segments; but smooth segments show a dot wherever two meet, and
        # dashed ones begin their dashes anew.
        width, style = self._width, self._style
        if self._is_long:
            stands_out = width > BROAD
            style = Qt.PenStyle.SolidLine if stands_out else style
            width = round(width) if style == Qt.PenStyle.SolidLine else 1
        self.setSegmentedLineMode("on" if self._is_long and width > 1 else "off")
        self.setPen(pen(self._colour, width=width, style=style))
