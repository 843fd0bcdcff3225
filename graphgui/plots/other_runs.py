"""The curves of the runs that are not shown, thin beside the one that is."""

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtWidgets import QGraphicsItem

from graphgui.document.runs import Entry, Runs
from graphgui.look.colours import Theme, blend, curve_colour
from graphgui.ops import Array
from graphgui.plots.curve import Curve
from graphgui.plots.scales import Scales

_WIDTH = 1.0  # pixels
_MUTED = 0.35  # how far a colour goes towards the surface


class OtherRuns:
    """One curve for each run but the one shown. `add` and `remove` put an item into the plot and take it out."""

    def __init__(
        self, runs: Runs, add: Callable[[QGraphicsItem], None], remove: Callable[[QGraphicsItem], None]
    ) -> None:
        self._runs, self._add, self._remove = runs, add, remove
        self.curves: list[Curve] = []
        self._entries: list[Entry] = []
        self._losses: dict[int, tuple[int, Array]] = {}  # by a run's number: its steps, and steps x losses
        self._shown = np.empty((2, 0))
        self._drawn: tuple[Theme, Scales] | None = None
        runs.changed.connect(self._changed)

    def draw(self, theme: Theme, scales: Scales) -> None:
        """Bring the curves to the runs as they are; nothing is done where nothing has changed."""
        if self._drawn == (theme, scales):
            return
        if self._drawn is None:
            self._take()
        self._drawn = (theme, scales)
        shown = []
        for entry, curve in zip(self._entries, self.curves, strict=True):
            xs, ys = scales.place(*self._losses[entry.number][1])
            shown.append((xs, ys))
            curve.paint_as(blend(curve_colour(entry.number, theme), theme.surface, _MUTED), width=_WIDTH)
            curve.show_points(xs, ys, finite=bool(np.isfinite(ys).all()))
        self._shown = np.concatenate([np.empty((2, 0)), *shown], axis=1)

    def points(self) -> tuple[Array, Array]:
        """All that is drawn: steps, and losses or their logarithms."""
        return self._shown[0], self._shown[1]

    def names_and_losses(self) -> Iterator[tuple[str, Array]]:
        """Each run that is drawn: its name, and steps x losses, 2 x points."""
        for entry in self._entries:
            yield entry.name, self._losses[entry.number][1]

    def _changed(self) -> None:
        self._drawn = None

    def _take(self) -> None:
        self._entries = [entry for entry in self._runs.entries() if not entry.is_shown]
        known, self._losses = self._losses, {}
        for entry in self._entries:
            steps, points = known.get(entry.number, (-1, np.empty((2, 0))))
            if steps != entry.steps:
                points = np.array(self._runs.curve(entry), float).reshape(-1, 2).T
            self._losses[entry.number] = entry.steps, points
        while len(self.curves) < len(self._entries):
            self.curves.append(curve := Curve())
            curve.setZValue(-1)
            self._add(curve)
        while len(self.curves) > len(self._entries):
            self._remove(self.curves.pop())
