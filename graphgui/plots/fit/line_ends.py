"""Where the fit's line is out of range: an arrow at the edge, with the number it goes to."""

from graphgui.look.colours import Theme
from graphgui.plots.base.axis import Bounds
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.edge_marks import EdgeMark, EdgeMarks
from graphgui.plots.base.plot import Plot


class LineEnds:
    """An arrow for each end of a line that lies above or below what is shown; one for both where they coincide."""

    def __init__(self, plot: Plot, line: PlotCurve) -> None:
        self._line = line
        self.edge = EdgeMarks(plot.box, plot.add)

    def draw(self, bounds: Bounds | None, theme: Theme) -> None:
        """Mark the ends that lie beyond these bounds."""
        xs, ys = self._line.getData()
        if bounds is None or xs is None or not len(xs):
            self.edge.show([])
            return
        ends = ((float(xs[0]), float(ys[0])), (float(xs[-1]), float(ys[-1])))
        marks = [
            EdgeMark(x, y, theme.fit, is_below=y < bounds.bottom)
            for x, y in ends
            if not bounds.bottom <= y <= bounds.top
        ]
        self.edge.show(marks)
