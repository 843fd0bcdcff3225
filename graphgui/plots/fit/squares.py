"""Squared errors drawn as squares on the residuals."""

import numpy as np

from graphgui.look.colours import Theme, curve_colour
from graphgui.ops import Array
from graphgui.plots.base.curve import tinted
from graphgui.plots.base.pens import pen
from graphgui.plots.base.pyqtgraph_import import pg

MOST = 300  # drawn: more would hide each other


class ErrorSquares:
    """A square on each residual, whose area is the squared error, and square on the screen."""

    def __init__(self, box: pg.ViewBox) -> None:
        self.item = pg.BarGraphItem(x0=[], x1=[], y0=[], y1=[])
        self._box = box
        self._xs = self._ys = self._predicted = np.empty(0)
        self._side = 1.0
        box.sigRangeChanged.connect(self._place)
        box.sigResized.connect(self._place)

    def show_residuals(self, xs: Array, ys: Array, predicted: Array) -> None:
        """Draw from each point (x, y) to its prediction (x, ŷ), on the side where the fit does not run."""
        self._xs, self._ys, self._predicted = xs, ys, predicted
        rising = len(xs) < 2 or (xs - xs.mean()) @ (predicted - predicted.mean()) >= 0
        self._side = 1.0 if rising else -1.0
        self._place()

    def clear(self) -> None:
        """Draw none."""
        if len(self._xs):
            self.show_residuals(np.empty(0), np.empty(0), np.empty(0))

    def paint_as(self, theme: Theme) -> None:
        """Take other colours."""
        colour = curve_colour(0, theme)
        outline = pen(tinted(colour, 150), width=1)
        self.item.setOpts(brush=pg.mkBrush(tinted(colour, 36)), pen=outline)

    def _place(self) -> None:
        if not len(self._xs) and not len(self.item.opts["x0"]):
            return
        wide, high = self._box.viewPixelSize()
        residuals = self._predicted - self._ys
        ends = self._xs + self._side * residuals * wide / high
        self.item.setOpts(
            x0=np.minimum(self._xs, ends),
            x1=np.maximum(self._xs, ends),
            y0=np.minimum(self._ys, self._predicted),
            y1=np.maximum(self._ys, self._predicted),
        )
