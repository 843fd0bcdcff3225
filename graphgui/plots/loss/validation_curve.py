"""The validation losses of a run: the curve through them, and the last one at a step."""

import math
from bisect import bisect_right

import numpy as np
from PySide6.QtCore import Qt

from graphgui.engine.training.run import Run
from graphgui.look.colours import Theme
from graphgui.ops import Array
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.scales import Scales

_MOST = 256  # points drawn: dashes of more would be slow, and dots


class ValidationCurve:
    """A dashed curve of what was measured on the examples kept apart, now and then."""

    style = Qt.PenStyle.DashLine

    def __init__(self) -> None:
        self.curve = PlotCurve()

    def draw(self, run: Run, scales: Scales, horizon: float = math.inf) -> None:
        """Bring the curve to the run, up to the horizon; of many points every second is drawn, or every fourth."""
        count, step = bisect_right(run.validation_steps, horizon), 1
        while count > _MOST * step:
            step *= 2
        rows = sorted({*range(0, count, step), count - 1} if count else ())  # the last is always there
        steps = np.array([run.validation_steps[row] for row in rows], float)
        losses = np.array([run.validation[row] for row in rows])
        xs, ys = scales.place(steps, losses)
        self.curve.show_points(xs, ys, finite=bool(np.isfinite(ys).all()))

    def paint_as(self, theme: Theme) -> None:
        """Take other colours."""
        self.curve.paint_as(theme.text, 1.6, self.style)

    def points(self) -> Array:
        """The coordinates of the losses that are drawn."""
        ys: Array | None = self.curve.getData()[1]
        return np.empty(0) if ys is None else ys


def cadence(run: Run) -> int | None:
    """How many steps lay between the last two measurements; None before there were two."""
    steps = run.validation_steps
    return steps[-1] - steps[-2] if len(steps) > 1 else None


def measured(run: Run, step: int) -> tuple[int, float] | None:
    """The last measurement at or before a step: when, and the loss."""
    index = bisect_right(run.validation_steps, step) - 1
    return (run.validation_steps[index], run.validation[index]) if index >= 0 else None
