"""What the model would be at the least loss without one of the rows."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QObject, Qt

from graphgui.document.analysis.closed_form import is_hidden
from graphgui.document.analysis.influence import Known, influence_of
from graphgui.document.document import Document
from graphgui.engine.graph.graph import PortId
from graphgui.engine.model.prediction import PredictionPair
from graphgui.engine.model.predictor import predictor
from graphgui.look.colours import Theme
from graphgui.ops import Array
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.plots.fit.feature_slice import FeatureBox
from graphgui.words import Problem

_PLACES = 100  # along the feature at which the model is asked


class WithoutRow(QObject):
    """A cross at the point that is left out, and a dashed line where the plot has a feature to draw it over."""

    def __init__(self, plot: Plot, document: Document) -> None:
        super().__init__(plot)
        self._plot, self._document = plot, document
        self._row: int | None = None
        self._drawn: object = None
        self.curve = PlotCurve()
        self.cross = pg.ScatterPlotItem(size=14, symbol="x", brush=None)
        for item in (self.curve, self.cross):
            item.setZValue(5)
            plot.add(item)

    def show_row(self, row: int | None) -> None:
        """Show what would be without this row, or nothing."""
        self._row = row
        self._plot.schedule()

    def draw(self, fit: PredictionPair | None, source: str | None, features: FeatureBox) -> None:
        """Draw it over the one feature of the model, or over the one that is chosen."""
        known = self._known()
        moves = source is None and features.chosen is None  # predicted against actual, as at the moment shown
        moment = self._plot.session.moment if moves else None
        drawn = None if known is None else (known[0], self._row, source, features.chosen, moment)
        if drawn == self._drawn:  # as in most frames while it trains
            return
        self._drawn = drawn
        self.curve.setData([], [])
        self.cross.setData([], [])
        parameters = self._parameters(known) if known else None
        if fit is None or parameters is None:
            return
        if source is not None:
            line, x = self._along(fit, source, parameters), self._entry(source, 0)
        elif features.chosen is not None:
            line, x = features.line(features.chosen, parameters), self._entry(*features.chosen)
        else:
            self._cross_prediction(fit)
            return
        if line is not None:
            self.curve.show_points(*line)
        if fit.target_source is not None:
            self.cross.setData([x], [self._entry(fit.target_source, 0)])

    def paint_as(self, theme: Theme) -> None:
        """Take other colours."""
        self.curve.paint_as(theme.text, 1.8, Qt.PenStyle.DashLine)
        self.cross.setPen(pen(theme.text, width=2))

    def _entry(self, source: str, column: int) -> float:
        return float(self._document.feeds[source][self._row, column])

    def _cross_prediction(self, fit: PredictionPair) -> None:
        predicted = self._plot.session.moment.value(fit.prediction)
        if fit.target_source is None or predicted is None or self._row is None:
            return
        if len(predicted) == len(self._document.feeds[fit.target_source]):  # else they are of some rows
            self.cross.setData([self._entry(fit.target_source, 0)], [float(predicted[self._row, 0])])

    def _known(self) -> Known | None:
        """What rows do; None where none is left out, where it is not known, and while a line is to be guessed."""
        if self._row is None or is_hidden(self._document):
            return None
        try:
            known = influence_of(self._document)
        except Problem:
            return None
        return known if known and self._row < len(known[0].change) else None

    def _parameters(self, known: Known) -> Mapping[PortId, Array] | None:
        """Those of the least loss without the row; None where they would not be determined."""
        found, closed = known
        theta, parameters, end = closed.minimiser + found.change[self._row], {}, 0
        for port, array in closed.parameters.items():
            start, end = end, end + array.size
            parameters[port] = theta[start:end].reshape(array.shape)
        return parameters if np.isfinite(theta).all() else None

    def _along(
        self, fit: PredictionPair, source: str, parameters: Mapping[PortId, Array]
    ) -> tuple[Array, Array] | None:
        graph, feeds = self._document.runnable_graph, self._document.feeds
        ask = predictor(graph, feeds, fit.prediction, (source,), _PLACES)
        x = feeds[source]
        xs = np.linspace(x.min(), x.max(), _PLACES)
        return (xs, ask(parameters, [xs[:, np.newaxis]]).ravel()) if ask else None
