"""Arrows from the origin, stems from the axis, and the names of some of their tips."""

import numpy as np

from graphgui.look.colours import Theme
from graphgui.ops import Array
from graphgui.plots.base.curve import PlotCurve, tinted
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.plots.pulls.measures import NAMED, Points

_BARB = 9.0  # pixels


class Shafts:
    """A thin line to each point, from the origin or from below it, and a dot there; the row of some is written."""

    def __init__(self, plot: Plot) -> None:
        self.lines = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        self.tips = pg.ScatterPlotItem(size=5, pen=None)
        self.names = [pg.TextItem() for _ in range(NAMED)]
        for item in (self.lines, self.tips, *self.names):
            plot.add(item)

    def show(self, points: Points, *, from_origin: bool) -> None:
        """Draw these; one that is no number stands at the origin."""
        places = points.places
        finite = np.asarray(np.isfinite(places).all(axis=1))
        ends = np.zeros((2 * len(places), 2))
        ends[1::2] = np.where(finite[:, np.newaxis], places, 0.0)
        if not from_origin:
            ends[::2, 0] = ends[1::2, 0]
        self.lines.setData(ends[:, 0], ends[:, 1], connect="pairs", skipFiniteCheck=True)
        self.tips.setData(ends[1::2, 0], ends[1::2, 1])
        middle = (ends[:, 0].min(initial=0.0) + ends[:, 0].max(initial=0.0)) / 2
        for index, name in enumerate(self.names):
            is_named = index < len(points.named)
            name.setVisible(is_named)
            if is_named:
                at = int(points.named[index])
                name.setText(str(int(points.rows[at]) + 1))
                x, y = ends[2 * at + 1]
                name.setAnchor((1.0, 0.5) if x > middle else (0.0, 0.5))  # inward, where there is room
                name.setPos(x, y)

    def setVisible(self, shown: bool) -> None:
        """Show all of it, or nothing."""
        for item in (self.lines, self.tips, *self.names):
            item.setVisible(shown)

    def paint_as(self, theme: Theme) -> None:
        """Take other colours."""
        self.lines.setPen(pen(tinted(theme.data, 70), width=1))
        self.tips.setBrush(pg.mkBrush(tinted(theme.data, 150)))
        for name in self.names:
            name.setColor(theme.text)


def draw_arrow(curve: PlotCurve, tip: Array | None, pixel: tuple[float, float]) -> None:
    """An arrow from the origin, whose barbs keep their size at any zoom; none where there is no tip."""
    if tip is None or not np.isfinite(tip).all() or not tip.any():
        curve.show_points(np.empty(0), np.empty(0))
        return
    scale = np.array(pixel)
    along = tip / np.abs(tip).max() / scale  # no longer than floats are
    along = along / np.hypot(*along)
    across = np.array([-along[1], along[0]])
    barbs = [tip + scale * _BARB * (-along + side * 0.5 * across) for side in (1, -1)]
    line = np.array([np.zeros(2), tip, barbs[0], tip, barbs[1]])
    curve.show_points(line[:, 0], line[:, 1])


def draw_stem(curve: PlotCurve, tip: Array | None) -> None:
    """An upright line from the axis below; none where there is no tip."""
    if tip is None or not np.isfinite(tip).all():
        curve.show_points(np.empty(0), np.empty(0))
    else:
        curve.show_points(np.array([tip[0], tip[0]]), np.array([0.0, tip[1]]))
