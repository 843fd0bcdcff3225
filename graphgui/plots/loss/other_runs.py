"""The curves of the runs that are not shown, thin beside the one that is."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsItem

from graphgui.document.session.runs import RunEntry, Runs
from graphgui.look.colours import Theme, blend, curve_colour
from graphgui.ops import Array
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.scales import Scales

_WIDTH = 1.0  # pixels
_MUTED = 0.1  # how far a colour goes towards the surface
_NONE = np.empty((2, 0))


class RunPoints(NamedTuple):
    """What is drawn of a run: steps x losses, 2 x points, in training and on the examples kept apart."""

    losses: Array
    validation: Array


class OtherRuns:
    """A curve for each run but the one shown, and a dashed one where it was validated.

    `add` and `remove` put an item into the plot and take it out.
    """

    def __init__(
        self, runs: Runs, add: Callable[[QGraphicsItem], None], remove: Callable[[QGraphicsItem], None]
    ) -> None:
        self._runs, self._add, self._remove = runs, add, remove
        self.curves: list[PlotCurve] = []
        self.validations: list[PlotCurve] = []
        self._entries: list[RunEntry] = []
        self._points: dict[int, tuple[int, RunPoints]] = {}  # by a run's number: its steps, and what is drawn
        self._shown = _NONE
        self._drawn: tuple[Theme, Scales] | None = None
        self._is_polled = False
        runs.changed.connect(self._changed)

    def poll(self) -> None:
        """Read what is to be drawn, where runs have changed."""
        if self._drawn is None and not self._is_polled:
            self._poll()
            self._is_polled = True

    def losses_and_colours(self, theme: Theme) -> Iterator[tuple[Array, Array, str]]:
        """The steps and losses of each run that is drawn, and the colour of its curve."""
        for entry in self._entries:
            steps, losses = self._points[entry.number][1].losses
            yield steps, losses, self._colour(entry, theme)

    def draw(self, theme: Theme, scales: Scales) -> None:
        """Bring the curves to the runs as they are; nothing is done where nothing has changed."""
        self.poll()
        if self._drawn == (theme, scales):
            return
        self._drawn = (theme, scales)
        shown = [_NONE]
        for entry, *curves in zip(self._entries, self.curves, self.validations, strict=True):
            colour = self._colour(entry, theme)
            styles = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine
            for curve, points, style in zip(curves, self._points[entry.number][1], styles, strict=True):
                xs, ys = scales.place(*points)
                shown.append(np.array((xs, ys)))
                curve.paint_as(colour, _WIDTH, style)
                curve.show_points(xs, ys, finite=bool(np.isfinite(ys).all()))
        self._shown = np.concatenate(shown, axis=1)

    def points(self) -> tuple[Array, Array]:
        """All that is drawn: steps, and losses or their logarithms."""
        return self._shown[0], self._shown[1]

    def names_and_points(self) -> Iterator[tuple[str, RunPoints]]:
        """Each run that is drawn: its name, and its points."""
        for entry in self._entries:
            yield entry.name, self._points[entry.number][1]

    def _changed(self) -> None:
        self._drawn, self._is_polled = None, False

    def _colour(self, entry: RunEntry, theme: Theme) -> str:
        return blend(curve_colour(entry.number, theme), theme.surface, _MUTED)

    def _poll(self) -> None:
        self._entries = [entry for entry in self._runs.entries() if not entry.is_shown]
        known, self._points = self._points, {}
        for entry in self._entries:
            steps, points = known.get(entry.number, (-1, RunPoints(_NONE, _NONE)))
            if steps != entry.steps:
                both = self._runs.curve(entry), self._runs.validation(entry)
                points = RunPoints(*(np.array(each, float).reshape(-1, 2).T for each in both))
            self._points[entry.number] = entry.steps, points
        for curves in (self.curves, self.validations):
            while len(curves) < len(self._entries):
                curves.append(curve := PlotCurve())
                curve.setZValue(-1)
                self._add(curve)
            while len(curves) > len(self._entries):
                self._remove(curves.pop())
