"""The data and the model's predictions: a line through points, or predicted against actual."""

import math
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.model.classifier import find_classifier
from graphgui.engine.model.prediction import PredictionPair, find_prediction_pair
from graphgui.engine.model.sample import is_many
from graphgui.look.colours import Theme, curve_colour
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.plots.base.axis import Bounds
from graphgui.plots.base.curve import PlotCurve, tinted
from graphgui.plots.base.downsampling import evenly, some_rows
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot, nearest
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.plots.fit.column_titles import single_source, title
from graphgui.plots.fit.feature_slice import Feature, FeatureBox
from graphgui.plots.fit.fit_data import FitData, bounds_of
from graphgui.plots.fit.fit_words import fit_words
from graphgui.plots.fit.guess import Guess
from graphgui.plots.fit.line_ends import LineEnds
from graphgui.plots.fit.point_editor import PointEditor
from graphgui.plots.fit.squares import MOST, ErrorSquares
from graphgui.plots.fit.without_row import WithoutRow
from graphgui.words import with_separators

POINTS = 2000
MOVING = 600  # points that another moment moves, each frame
RESIDUALS = 500
_NEAR = 5  # tenths of the data's height within which the view makes room for the line
_FEW = 60  # points whose squares a guess begins with


class FitPlot(Plot):
    """Points, the model's line and what is left between them; the view follows the data, and the line near it.

    Signals:
        row_chosen: the row of a point that was pressed while points are edited.
    """

    row_chosen = Signal(int)

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.residuals = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        self.points = pg.ScatterPlotItem(size=6, pen=None)
        self.line = PlotCurve()
        self.squares = ErrorSquares(self.box)
        for item in (self.squares.item, self.residuals, self.points, self.line):
            self.add(item)
        self._fit: PredictionPair | None = None
        self._source: str | None = None
        self._data: FitData | None = None
        self._structure_is_known = False
        document.structure_changed.connect(self._forget_structure)
        self.squares_action = QAction(self.tr("Squares"), self, checkable=True)
        self.squares_action.setToolTip(self.tr("Each squared error as the area of a square"))
        self.squares_action.toggled.connect(self.schedule)
        self.edit_action = QAction(self.tr("Edit points"), self, checkable=True)
        self.edit_action.setToolTip(
            self.tr(
                "Click to add a point, drag to move it, Delete to remove it."
                " By keys: Ctrl+arrows to choose one, arrows to move it, Ins to add one"
            )
        )
        self.guess = Guess(self, document, self._known_source, lambda: self._rows()[:2])
        self.guess.action.toggled.connect(self._guess_switched)
        self.without_row = WithoutRow(self, document)
        self.ends = LineEnds(self, self.line)
        self.feature_box = FeatureBox(document, session, self)
        self.feature_box.currentIndexChanged.connect(self._choose_feature)
        self.header.addWidget(self.feature_box)
        buttons = [QToolButton(self) for _ in self.own_actions()]
        for button, action in zip(buttons, self.own_actions(), strict=True):
            button.setDefaultAction(action)
            self.header.addWidget(button)
        self.squares_button, self.edit_button, self.compare_button, self.start_button, self.guess_button = buttons
        self._guess_switched()
        self._editor = PointEditor(self, document, self._editable, self._rows)
        self.edit_action.toggled.connect(self._edit_switched)
        self._editor.chosen.connect(self.row_chosen)
        self._editor.problem.connect(self.problem)
        self.set_theme(theme)

    def own_actions(self) -> list[QAction]:
        guess = self.guess
        return [self.squares_action, self.edit_action, guess.compare, guess.start, guess.action]

    def mark_row(self, row: int) -> None:
        """Ring the point of a row of the data, where rows are points."""
        self._editor.mark(row)

    def _edit_switched(self, on: bool) -> None:
        if on:
            self.guess.action.setChecked(False)  # both take the mouse
        self._editor.set_on(on)

    def _guess_switched(self) -> None:
        """Other buttons: there is no room for all of them, and the menu has the others."""
        on = self.guess.is_on
        if on:
            self.edit_action.setChecked(False)
            if len(self._rows()[0]) <= _FEW:
                self.squares_action.setChecked(True)
        for button in (self.squares_button, self.edit_button):
            button.setVisible(not on)
        for button in (self.compare_button, self.start_button):
            button.setVisible(on)

    def _known_source(self) -> str | None:
        if not self._structure_is_known:
            self._read_structure()
        return self._source

    def _editable(self) -> tuple[str, str] | None:
        """The two inputs whose rows are the points drawn, where both can be written."""
        if self._source is None or self._fit is None or self._fit.target_source is None:
            return None
        graph, names = self.document.graph, (self._source, self._fit.target_source)
        if any(name not in graph for name in names):  # of the graph that was there before
            return None
        nodes = [graph[name] for name in names]
        writable = all(n.attribute("value") is not None or len(n.attribute("columns") or ()) == 1 for n in nodes)
        return (nodes[0].name, nodes[1].name) if writable else None

    def _rows(self) -> tuple[Array, Array, Array]:
        data = self._data
        return (data.xs, data.ys, data.kept) if data else (np.empty(0), np.empty(0), np.empty(0, int))

    @property
    def ringed(self) -> tuple[float, float] | None:
        """The point of the row that is marked, in the plot's coordinates; None where none is."""
        return self._editor.ringed

    # drawing

    @property
    def _is_scatter(self) -> bool:
        """Whether predicted stands against actual, not the target against a feature."""
        return self._source is None and self.feature_box.chosen is None

    def draw(self) -> None:
        if not self._structure_is_known:
            self._read_structure()
            self._editor.show_ring()
            self.guess.look_again()
        if self._source is None and self.feature_box.chosen is not None:
            self._draw_feature(self.feature_box.chosen)
        elif self._source is None:
            self._draw_scatter_of_predictions()
        else:
            self._draw_line()
        self.guess.draw()
        self.ends.draw(self.drawable_bounds(), self.theme)
        self.without_row.draw(self._fit, self._source, self.feature_box)

    def _choose_feature(self) -> None:
        self._forget_structure()
        self.fit()

    def _forget_structure(self) -> None:
        self._structure_is_known = False

    def _read_structure(self) -> None:
        """Find what there is to draw; the points that the data alone gives stand from then on."""
        document = self.document
        self._structure_is_known = True
        self._fit = find_prediction_pair(document.graph)
        self._source = single_source(document, self._fit) if self._fit else None
        self._data = None
        self.feature_box.offer(self._fit if self._source is None else None)
        feature = self.feature_box.chosen
        self.squares_action.setEnabled(feature is None)
        self.paint_theme()
        for item in (self.residuals, self.points, self.line):
            item.setData([], [])
        self.squares.clear()
        if self._fit is None:
            self.say_lacking(self._why_none())
            return
        if self._source is not None:
            self._name_axes(self._source, self._fit.target_source)
        elif feature is not None:
            self._name_axes(feature.source, self._fit.target_source, feature.column)
        else:
            self.label("bottom", self.tr("actual"))
            self.label("left", self.tr("predicted"))
        target = self._target()
        if target is not None:
            self._place_data(target)
        self.edit_action.setEnabled(self._editable() is not None)

    def _why_none(self) -> str:
        if find_classifier(self.document.graph, self.document.feeds) is None:
            return self.tr("The fit appears here for a loss that compares Ŷ with Y.")
        return self.tr(
            "This model tells classes apart: where it does so by two inputs, Regions (View → Panels) shows which "
            "class it gives to every place."
        )

    def _target(self) -> Array | None:
        assert self._fit is not None
        if self._fit.target_source is not None:
            return self.document.feeds.get(self._fit.target_source)
        return self.session.moment.value(self._fit.target)

    def _place_data(self, target: Array) -> None:
        sample, (rows, columns) = self.session.moment.sample, target.shape
        if sample and rows == len(sample.rows):
            rows = sample.count
        most = MOVING if self._is_scatter else POINTS
        kept = evenly(rows * columns, most)
        if is_many(rows):
            some = some_rows(rows, max(1, most // columns))
            kept = (some[:, None] * columns + np.arange(columns)).ravel()
        feature, feeds, ys = self.feature_box.chosen, self.document.feeds, self._at(target, kept)
        if self._source is not None:
            xs = feeds[self._source].ravel()[kept]
        else:
            xs = ys if feature is None else feeds[feature.source][kept, feature.column]
        self._data = FitData(xs, ys, kept, np.argsort(xs, kind="stable"))
        if not self._is_scatter:
            self.points.setData(self._data.xs, self._data.ys)
            self.say_empty("")

    def _name_axes(self, source: str, target: str | None, column: int | None = None) -> None:
        document = self.document
        name = title(document.graph[source], document.feeds.get(source), column or 0)
        others = self.tr("{feature}, the others at their means")
        self.label("bottom", name if column is None else others.format(feature=name))
        self.label("left", title(document.graph[target], document.feeds.get(target)) if target else "Y")

    def _predictions(self) -> Array | None:
        """What is said of the points that are drawn: by the line that is guessed, else by the model."""
        if self.guess.is_on and self._data is not None:
            return self.guess.heights(self._data.xs)
        values = self.session.moment.value(self._fit.prediction) if self._fit else None
        if values is None or self._data is None:
            return None
        return self._at(values, self._data.kept)

    def _at(self, values: Array, kept: Array) -> Array:
        """Some numbers of a matrix, counted along its rows in all examples, of which it may hold a sample."""
        sample, columns = self.session.moment.sample, values.shape[1]
        if sample and len(values) == len(sample.rows):
            kept = sample.places(kept // columns) * columns + kept % columns
        return values.ravel()[kept]

    def _draw_line(self) -> None:
        if self._data is None and (target := self._target()) is not None:
            self._place_data(target)
        predicted, data = self._predictions(), self._data
        if data is None:
            self.say_lacking(self.tr("Press Play: the fit appears here."))
            return
        if predicted is None or not np.isfinite(predicted).all():
            self.line.setData([], [])
            self.residuals.setData([], [])
            self.squares.clear()
            return
        if self.guess.is_on:
            self.line.setData([], [])
        else:
            self.line.show_points(data.xs[data.order], predicted[data.order])
        some = evenly(len(data.xs), RESIDUALS)
        ends = np.column_stack((data.ys[some], predicted[some])).ravel()
        self.residuals.setData(np.repeat(data.xs[some], 2), ends, connect="pairs", skipFiniteCheck=True)
        self._draw_squares(data.xs, data.ys, predicted)

    def _draw_squares(self, xs: Array, ys: Array, predicted: Array) -> None:
        if self.squares_action.isChecked():
            some = evenly(len(xs), MOST)
            self.squares.show_residuals(xs[some], ys[some], predicted[some])
        else:
            self.squares.clear()

    def _draw_feature(self, feature: Feature) -> None:
        if self._data is None and (target := self._target()) is not None:
            self._place_data(target)
        if self._data is None:
            self.say_lacking(self.tr("Press Play: the fit appears here."))
            return
        line = self.feature_box.line(feature)
        if line is None:
            self.line.setData([], [])
        else:
            self.line.show_points(*line)

    def _draw_scatter_of_predictions(self) -> None:
        if self._fit is None:
            return
        if self._data is None and (target := self._target()) is not None:
            self._place_data(target)
        predicted, data = self._predictions(), self._data
        if predicted is None or data is None or not np.isfinite(predicted).all():
            self.points.setData([], [])
            self.line.setData([], [])
            self.squares.clear()
            self.say_lacking(
                self.tr("Press Play: predicted against actual appears here.")
                if predicted is None
                else self.tr("The predictions are no finite numbers here: go back to a step where they are.")
            )
            return
        self.say_empty("")
        self.points.setData(data.ys, predicted)
        ends = np.array([data.ys.min(), data.ys.max()])
        self.line.show_points(ends, ends)
        self._draw_squares(data.ys, predicted, data.ys)

    def columns(self) -> Mapping[str, Array]:
        data, predicted = self._data, self._predictions()
        if data is None:
            return {}
        found = {"actual": data.ys} if self._is_scatter else {"x": data.xs, "y": data.ys}
        if predicted is not None:
            found["my line" if self.guess.is_on else "predicted"] = predicted
        feature = self.feature_box.chosen
        if feature is not None and (line := self.feature_box.line(feature)) is not None:
            found["line x"], found["line y"] = line
        return found

    def bounds(self) -> Bounds | None:
        data = self._data
        if data is None or not len(data.xs):
            return None
        if self.guess.is_on:
            return bounds_of(data.xs, data.ys, self.guess.room(), math.inf)
        _, heights = (None, None) if self._is_scatter else self.line.getData()
        return bounds_of(data.xs, data.ys, heights, _NEAR)

    # words

    def words(self) -> str:
        if self._fit is None or self._data is None or self.guess.is_on:  # whose buttons leave no room
            return ""
        count = self.document.shapes.known.get(self._fit.target, (0, 0))
        number = count[0] * count[1]
        total = with_separators(number)
        has_squares = self.squares_action.isChecked() and self.squares_action.isEnabled()
        if has_squares and number > MOST and self.session.moment.is_computed:
            return self.tr("{total} points, {shown} squares shown").format(shown=MOST, total=total)
        if number > len(self._data.kept):
            return self.tr("{shown} of {total} points shown").format(shown=len(self._data.kept), total=total)
        if self._source is not None and number > RESIDUALS and self.session.moment.is_computed:
            return self.tr("{total} points, {shown} residuals shown").format(shown=RESIDUALS, total=total)
        return self.tr("1 point") if number == 1 else self.tr("{total} points").format(total=total)

    def result(self) -> str:
        told = fit_words(self.document, self.session, self._fit) if self._fit and not self.guess.is_on else []
        return ", ".join(filter(None, (*told, self.words())))

    def part_drawn(self) -> str:
        count = self.document.shapes.known.get(self._fit.target, (0, 0)) if self._fit else (0, 0)
        return self.words() if is_many(count[0]) else ""

    def words_at(self, where: QPointF) -> str:
        xs, ys = self.points.getData()
        index = nearest(xs, ys, where, self.pixel())
        predicted = self._predictions()
        if index is None or self._data is None:
            return ""
        if self._is_scatter:
            return self.tr("actual {0}, predicted {1}").format(short(float(xs[index])), short(float(ys[index])))
        text = self.tr("x {0}, y {1}").format(short(float(xs[index])), short(float(ys[index])))
        if predicted is None:
            return text
        residual = float(predicted[index] - ys[index])
        said = (
            self.tr(", my line {0}, residual {1}")
            if self.guess.is_on
            else self.tr(", predicted {0}, residual {1}")
        )
        text += said.format(short(float(predicted[index])), short(residual))
        if self.squares_action.isChecked():
            text += self.tr(", squared {0}").format(short(residual**2))
        return text

    def paint_theme(self) -> None:
        theme = self.theme
        self.squares.paint_as(theme)
        self.guess.paint_as(theme)
        self.without_row.paint_as(theme)
        self.points.setBrush(pg.mkBrush(tinted(theme.data, 170)))
        self.residuals.setPen(pen(tinted(curve_colour(0, theme), 110), width=1))
        if self._is_scatter:
            self.line.paint_as(theme.muted, 1.2, Qt.PenStyle.DashLine)  # where a perfect prediction would lie
        else:
            self.line.paint_as(theme.fit, 2.2)
