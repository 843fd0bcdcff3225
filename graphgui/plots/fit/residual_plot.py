"""A histogram of the residuals, in the target's own units."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.translated import sample_text
from graphgui.engine.model.prediction import find_prediction_pair
from graphgui.engine.model.report import names, target_units
from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.plots.base.axis import LARGEST, Bounds, spread
from graphgui.plots.base.curve import tinted
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot
from graphgui.plots.base.pyqtgraph_import import pg

_FEWEST, _MOST = 5, 40  # bars


def bins_for(values: Array) -> Array:
    """The edges of bars as wide as Freedman and Diaconis (1981) ask: 2 · IQR / ∛q, within reason."""
    low, high = float(values.min()), float(values.max())
    if low == high:
        low, high = low - 0.5, high + 0.5
    quartiles = np.percentile(values, [25, 75])
    width = 2 * float(quartiles[1] - quartiles[0]) / np.cbrt(len(values))
    count = round((high - low) / width) if width > 0 else _FEWEST
    edges: Array = np.linspace(low, high, int(np.clip(count, _FEWEST, _MOST)) + 1)
    return edges


class ResidualPlot(Plot):
    """Bars of how many residuals Ŷ - Y lie where, and a line at 0."""

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.bars = pg.BarGraphItem(x0=[], x1=[], height=[])
        self.zero = pg.InfiniteLine(0.0)
        self.add(self.bars)
        self.add(self.zero)
        self._edges = self._counts = np.empty(0)
        self._spread = (0.0, 0.0)
        self._named: str | None = None
        self.label("left", self.tr("examples"))
        self.set_theme(theme)

    def draw(self) -> None:
        residuals = self._residuals()
        if residuals is None or not (np.abs(residuals) < LARGEST).all():
            self._edges = self._counts = np.empty(0)
            self.bars.setOpts(x0=[], x1=[], height=[])
            if residuals is None or not np.isfinite(residuals).all():
                self.say_lacking(self._why_none(residuals))
            else:
                self.say_too_large()
            return
        self._edges = bins_for(residuals)
        ends = float(self._edges[0]), float(self._edges[-1])
        self._counts = np.histogram(residuals, len(self._edges) - 1, ends)[0]  # of given edges it would sort
        self._spread = float(residuals.mean()), float(residuals.std())
        self.bars.setOpts(x0=self._edges[:-1], x1=self._edges[1:], height=self._counts)
        self.say_empty("")

    def columns(self) -> Mapping[str, Array]:
        return {"from": self._edges[:-1], "to": self._edges[1:], "examples": self._counts.astype(float)}

    def bounds(self) -> Bounds | None:
        if not len(self._edges):
            return None
        reach = float(np.abs(self._edges).max())
        left, right = spread(-reach, reach, 0.0)
        return Bounds(left, right, 0.0, 1.08 * float(max(self._counts)))

    def words(self) -> str:
        if not len(self._edges):
            return ""
        mean, deviation = self._spread
        text = self.tr("mean {mean}, standard deviation {deviation}")
        return text.format(mean=short(mean), deviation=short(deviation))

    def part_drawn(self) -> str:
        return sample_text(self.session.moment.sample) if self.session.moment.sample else ""

    def words_at(self, where: QPointF) -> str:
        index = int(np.searchsorted(self._edges, where.x())) - 1
        if not 0 <= index < len(self._counts) or not 0 <= where.y() <= self._counts[index]:
            return ""
        text = self.tr("{count} from {low} to {high}")
        low, high = float(self._edges[index]), float(self._edges[index + 1])
        return text.format(count=int(self._counts[index]), low=short(low), high=short(high))

    def paint_theme(self) -> None:
        self.bars.setOpts(brush=pg.mkBrush(tinted(self.theme.data, 150)), pen=pg.mkPen(self.theme.surface))
        self.zero.setPen(pen(self.theme.muted, width=1))

    def _why_none(self, residuals: Array | None) -> str:
        if residuals is not None:
            return self.tr("The predictions are no finite numbers here: go back to a step where they are.")
        if find_prediction_pair(self.document.graph) is None:
            return self.tr("Residuals need a loss that compares Ŷ with Y, such as mse.")
        return self.tr("Press Play: how far predictions miss appears here.")

    def _residuals(self) -> Array | None:
        pair = find_prediction_pair(self.document.graph)
        if pair is None:
            return None
        predicted, target = (self.session.moment.value(p) for p in (pair.prediction, pair.target))
        if predicted is None or target is None or predicted.shape != target.shape:
            return None
        found = target_units(self.document.graph, pair, target.shape[1])
        scale = found.scale if found else np.ones((1, target.shape[1]))
        name = names(found.source, 1)[0] if found else "Y"
        if name != self._named:
            self._named = name
            self.label("bottom", self.tr("predicted less actual: {target}").format(target=name))
        residuals: Array = ((predicted - target) * scale).ravel()
        return residuals
