"""Per-example gradients: each example's own negative gradient of two parameters, and the mean of all."""

from collections.abc import Mapping

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.translated import problem_text
from graphgui.engine.analysis.per_example_gradients import Gradients, PerExampleGradients
from graphgui.engine.model.parameter_names import parameter_names
from graphgui.engine.training.examples import find_examples
from graphgui.look.colours import Theme, curve_colour
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.plots.base.axis import Bounds, spread
from graphgui.plots.base.curve import PlotCurve, tinted
from graphgui.plots.base.downsampling import some_rows
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot, nearest
from graphgui.words import Problem

MOST = 250  # points: computing them one by one takes a part of a frame
_BARB = 9.0  # pixels


class PullsPlot(Plot):
    """An arrow from the origin for each example: its negative gradient with respect to two parameters.

    Signals:
        row_chosen: the row of the point whose arrow was clicked.
    """

    row_chosen = Signal(int)
    PACE = 250

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.shafts = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        self.tips = pg.ScatterPlotItem(size=5, pen=None)
        self.mean, self.own = PlotCurve(), PlotCurve()
        for item in (self.shafts, self.tips, self.mean, self.own):
            self.add(item)
        self.tips.sigClicked.connect(self._tip_clicked)
        self.axes = [QComboBox(self), QComboBox(self)]
        for box, name in zip(self.axes, (self.tr("Across"), self.tr("Up")), strict=True):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(7)
            box.activated.connect(self._axes_chosen)
            self.header.addWidget(box)
        self._row: int | None = None
        self._points: PerExampleGradients | None = None
        self._why_not = ""
        self._found: Gradients | None = None
        self._pulls = np.empty((0, 2))
        self._is_known = False
        document.structure_changed.connect(self._invalidate)
        self.box.sigRangeChanged.connect(self._draw_arrows)
        self.set_theme(theme)

    def mark_row(self, row: int) -> None:
        """Make the arrow of one example stand out; it is computed even where a part of them stands for all."""
        if row != self._row:
            self._row = row
            if self._points is not None and row not in self._points.rows:
                self._invalidate()
            self.schedule()

    def draw(self) -> None:
        if not self._is_known:
            self._read_structure()
        theta = self.session.moment.theta
        if self._points is None or theta is None or self._points.size != len(theta):
            self._found, self._pulls = None, np.empty((0, 2))
            self._show_items(False)
            self.say_lacking(self._why_not or self.tr("Press Play: what each point pulls by appears here."))
            return
        self._found = self._points(theta)
        chosen = [box.currentIndex() for box in self.axes]
        self._pulls = -self._found.each[:, chosen]
        self.say_empty("")
        self._show_items(True)
        finite = np.asarray(np.isfinite(self._pulls).all(axis=1))
        ends = np.zeros((2 * len(self._pulls), 2))
        ends[1::2] = np.where(finite[:, None], self._pulls, 0.0)
        self.shafts.setData(ends[:, 0], ends[:, 1], connect="pairs", skipFiniteCheck=True)
        self.tips.setData(ends[1::2, 0], ends[1::2, 1])
        self._draw_arrows()

    def columns(self) -> Mapping[str, Array]:
        if self._points is None or not len(self._pulls):
            return {}
        names = [f"pull on {box.currentText()}" for box in self.axes]
        return {"row": self._points.rows + 1.0, **dict(zip(names, self._pulls.T, strict=True))}

    def bounds(self) -> Bounds | None:
        known = self._pulls[np.isfinite(self._pulls).all(axis=1)]
        if not len(known):
            return None
        low, high = np.minimum(known.min(axis=0), 0.0), np.maximum(known.max(axis=0), 0.0)
        return Bounds(*spread(low[0], high[0], 1e-12), *spread(low[1], high[1], 1e-12))

    def words(self) -> str:
        found, points = self._found, self._points
        if found is None or points is None:
            return ""
        if not found.adds_up:
            return self.tr("These do not add up to the gradient: the graph looks at several rows at once.")
        if (index := self._index()) is not None:
            return self._words_of(index)
        across, up = -found.together[[box.currentIndex() for box in self.axes]]
        return self.tr("mean: {across} across, {up} up").format(across=short(across), up=short(up))

    def part_drawn(self) -> str:
        points = self._points
        if points is None or len(points.rows) == points.count:
            return ""
        return self.tr("{drawn} of {count} points").format(drawn=len(points.rows), count=points.count)

    def words_at(self, where: QPointF) -> str:
        index = nearest(self._pulls[:, 0], self._pulls[:, 1], where, self.pixel(), reach=10)
        return "" if index is None else self._words_of(index)

    def paint_theme(self) -> None:
        theme = self.theme
        self.shafts.setPen(pen(tinted(theme.data, 70), width=1))
        self.tips.setBrush(pg.mkBrush(tinted(theme.data, 150)))
        self.mean.paint_as(curve_colour(0, theme), 3.0)
        self.own.paint_as(theme.accent, 2.4)

    # inside

    def _invalidate(self) -> None:
        self._is_known = False

    def _axes_chosen(self) -> None:
        for side, box in zip(("bottom", "left"), self.axes, strict=True):
            self.label(side, self.tr("pull on {0}").format(box.currentText()))
        self.fit()

    def _read_structure(self) -> None:
        """Find the examples, and the parameters to choose from."""
        document = self.document
        self._is_known, self._points, self._why_not = True, None, ""
        graph, feeds = document.runnable_graph, document.feeds
        if graph.trained_loss() is None:
            self._why_not = self.tr("There is no loss, so nothing pulls.")
            return
        try:
            rows = some_rows(find_examples(graph, feeds).count, MOST)
            if self._row is not None and self._row not in rows and self._row < find_examples(graph, feeds).count:
                rows = np.sort(np.append(rows, self._row))
            points = PerExampleGradients(graph, feeds, rows)
        except Problem as problem:
            self._why_not = problem_text(problem)
            return
        if points.size < 2:
            self._why_not = self.tr("A plane needs two parameters, and here there are fewer.")
            return
        self._points = points
        self._offer(parameter_names(graph, points.parameters))

    def _offer(self, names: list[str]) -> None:
        if [self.axes[0].itemText(i) for i in range(self.axes[0].count())] == names:
            return
        for place, box in enumerate(self.axes):
            box.clear()
            box.addItems(names)
            box.setCurrentIndex(place if place == 0 else len(names) - 1)
        self._axes_chosen()

    def _index(self) -> int | None:
        """Where the chosen row stands among those drawn."""
        if self._points is None or self._row is None:
            return None
        found = np.flatnonzero(self._points.rows == self._row)
        return int(found[0]) if len(found) else None

    def _words_of(self, index: int) -> str:
        assert self._points is not None
        across, up = self._pulls[index]
        return self.tr("row {row}: {across} across, {up} up").format(
            row=int(self._points.rows[index]) + 1, across=short(float(across)), up=short(float(up))
        )

    def _draw_arrows(self) -> None:
        """The mean and the chosen one with barbs, which keep their size at any zoom."""
        found, index = self._found, self._index()
        mean = None if found is None else -found.together[[box.currentIndex() for box in self.axes]]
        self._draw_arrow(self.mean, mean if found is not None and found.adds_up else None)
        self._draw_arrow(self.own, None if index is None or not len(self._pulls) else self._pulls[index])

    def _draw_arrow(self, curve: PlotCurve, tip: Array | None) -> None:
        if tip is None or not np.isfinite(tip).all() or not tip.any():
            curve.show_points(np.empty(0), np.empty(0))
            return
        pixel = np.array(self.pixel())
        along = tip / pixel
        along = along / np.hypot(*along)
        across = np.array([-along[1], along[0]])
        barbs = [tip + pixel * _BARB * (-along + side * 0.5 * across) for side in (1, -1)]
        line = np.array([np.zeros(2), tip, barbs[0], tip, barbs[1]])
        curve.show_points(line[:, 0], line[:, 1])

    def _show_items(self, shown: bool) -> None:
        for item in (self.shafts, self.tips, self.mean, self.own):
            item.setVisible(shown)
        for box in self.axes:
            box.setVisible(shown)

    def _tip_clicked(self, _item: object, points: list[pg.SpotItem], _event: object) -> None:
        if self._points is not None and len(points):
            self.row_chosen.emit(int(self._points.rows[points[0].index()]))
