"""What each example does: its own negative gradient of two parameters, and its influence on the least loss."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QWidget

from graphgui.document.analysis.influence import Known, influence_of, when_influence_known
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.translated import problem_text
from graphgui.engine.analysis.per_example_gradients import Gradients, PerExampleGradients
from graphgui.engine.model.parameter_names import parameter_names
from graphgui.engine.training.examples import find_examples
from graphgui.look.colours import Theme, curve_colour
from graphgui.look.numbers import NOT_COMPUTED, short
from graphgui.ops import Array
from graphgui.plots.base.axis import Bounds, spread
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.downsampling import some_rows
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot, nearest
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.plots.pulls.arrows import Shafts, draw_arrow, draw_stem
from graphgui.plots.pulls.measures import NOTHING, Measure, Points, influences, pulls
from graphgui.words import Listing, Problem, with_separators

MOST = 250  # points: computing them one by one takes a part of a frame
_SHORT, _LONG = 7, 13  # letters of a box that others stand beside, and of one that is alone


class PullsPlot(Plot):
    """An arrow from the origin for each example, its negative gradient with respect to two parameters; or, at the
    least loss, its leverage, its Cook's distance, or how the parameters would change without it.

    Signals:
        row_chosen: the row of the point that was clicked.
        row_left_out: the row without which the least loss is to be looked at, None for none.
    """

    row_chosen = Signal(int)
    row_left_out = Signal(object)
    PACE = 250

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.shafts = Shafts(self)
        self.mean, self.own = PlotCurve(), PlotCurve()
        self.limit = pg.InfiniteLine(0.0, angle=0)
        for item in (self.mean, self.own, self.limit):
            self.add(item)
        self.shafts.tips.sigClicked.connect(self._tip_clicked)
        self.measure = QComboBox(self)
        self.measure.setAccessibleName(self.tr("What is shown of each example"))
        for measure, text in self._measures().items():
            self.measure.addItem(text, measure)
        self.axes = [QComboBox(self), QComboBox(self)]
        for box, name in zip(self.axes, (self.tr("Across"), self.tr("Up")), strict=True):
            box.setAccessibleName(name)
        for box in (self.measure, *self.axes):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_SHORT)
            box.activated.connect(self._choice_made)
            self.header.addWidget(box)
        self._row: int | None = None
        self._hovered: int | None = None
        self._told: int | None = None
        self._points: PerExampleGradients | None = None
        self._why_not = ""
        self._gradients: Gradients | None = None
        self._known: Known | None = None
        self._taken: tuple[object, Points] | None = None  # influences, and what they are of
        self._drawn = NOTHING
        self._is_known = False
        document.structure_changed.connect(self._invalidate)
        when_influence_known(document, self.schedule)
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
        self._gradients = self._known = None
        self._drawn = NOTHING
        why_not = self._take_pulls() if self._measure is Measure.PULL else self._take_influences()
        for box in self.axes:
            box.setVisible(not why_not and self._measure.is_in_the_plane and box.count() > 2)  # else no choice
        for item in (self.shafts, self.mean, self.own):
            item.setVisible(not why_not)
        self.limit.setVisible(not why_not and self._measure is Measure.LEVERAGE)
        self._tell_left_out()
        if why_not:
            self.say_lacking(why_not)
            return
        self.say_empty("")
        self.shafts.show(self._drawn, from_origin=self._measure.is_in_the_plane)
        self._draw_arrows()

    def columns(self) -> Mapping[str, Array]:
        rows, places, _ = self._drawn
        if not len(rows):
            return {}
        if not self._measure.is_in_the_plane:
            return {"row": places[:, 0], self._measure.value: places[:, 1]}
        names = [f"{self._measure.value} of {box.currentText()}" for box in self.axes]
        return {"row": rows + 1.0, **dict(zip(names, places.T, strict=True))}

    def bounds(self) -> Bounds | None:
        known = self._drawn.places[np.isfinite(self._drawn.places).all(axis=1)]
        if not len(known):
            return None
        low, high = np.minimum(known.min(axis=0), 0.0), np.maximum(known.max(axis=0), 0.0)
        if self._measure.is_in_the_plane:
            return Bounds(*spread(low[0], high[0], 1e-12), *spread(low[1], high[1], 1e-12))
        return Bounds(*spread(low[0], high[0], 1.0), 0.0, 1.1 * float(high[1]) or 1.0)

    def words(self) -> str:
        if (index := self._index()) is not None:
            return self._words_of(index)
        if self._known is not None:
            return self._words_of_most(self._known)
        found = self._gradients
        if found is None:
            return ""
        if not found.adds_up:
            return self.tr("These do not add up to the gradient: the graph looks at several rows at once.")
        across, up = -found.together[self._chosen]
        return self.tr("mean: {across} across, {up} up").format(across=short(across), up=short(up))

    def part_drawn(self) -> str:
        count = self._points.count if self._points else 0
        if self._known is not None:
            count = len(self._known[0].leverage)
        if len(self._drawn.rows) >= count:
            return ""
        text = self.tr("{drawn} of {count} points")
        return text.format(drawn=len(self._drawn.rows), count=with_separators(count))

    def words_at(self, where: QPointF) -> str:
        index = self._nearest(where)
        return "" if index is None else self._words_of(index)

    def paint_theme(self) -> None:
        theme = self.theme
        self.shafts.paint_as(theme)
        self.mean.paint_as(curve_colour(0, theme), 3.0)
        self.own.paint_as(theme.accent, 2.4)
        self.limit.setPen(pen(theme.muted, width=1, style=Qt.PenStyle.DashLine))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            place = self.box.mapSceneToView(self.view.mapToScene(event.position().toPoint()))
            index = self._nearest(place)
            self._hovered = None if index is None else int(self._drawn.rows[index])
            self._tell_left_out()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.WindowDeactivate):
            self._hovered = None
            self._tell_left_out()
        return done

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hovered = None
        self._tell_left_out()

    # inside

    def _measures(self) -> dict[Measure, str]:
        return {
            Measure.PULL: self.tr("Pull"),
            Measure.LEVERAGE: self.tr("Leverage"),
            Measure.COOK: self.tr("Cook's distance"),
            Measure.CHANGE: self.tr("Without it"),
        }

    @property
    def _measure(self) -> Measure:
        measure: Measure = self.measure.currentData()
        return measure

    @property
    def _chosen(self) -> list[int]:
        """The two parameters of the plane."""
        return [box.currentIndex() for box in self.axes]

    def _invalidate(self) -> None:
        self._is_known = False

    def _choice_made(self) -> None:
        self._drawn = NOTHING  # until it is drawn
        self.measure.setMinimumContentsLength(_SHORT if self._measure.is_in_the_plane else _LONG)
        if self._measure.is_in_the_plane:
            across = self.tr("pull on {0}") if self._measure is Measure.PULL else self.tr("change of {0}")
            for side, box in zip(("bottom", "left"), self.axes, strict=True):
                self.label(side, across.format(box.currentText()))
        else:
            self.label("bottom", self.tr("row"), counts=True)
            self.label("left", self.measure.currentText())
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

    def _take_pulls(self) -> str:
        """The pulls at the moment shown; why there are none, else nothing."""
        theta, points = self.session.moment.theta, self._points
        if points is None or theta is None or points.size != len(theta):
            return self._why_not or self.tr("Press Play: what each point pulls by appears here.")
        if self.session.moment.hidden:
            return self.tr("A gradient is to be predicted first: then the pulls that it is made of appear here.")
        self._gradients = points(theta)
        self._drawn = pulls(self._gradients, points.rows, self._chosen)
        return ""

    def _take_influences(self) -> str:
        """The influence on the least loss; why there is none, else nothing."""
        if self._measure is Measure.CHANGE and self._points is None:
            return self._why_not
        try:
            self._known = influence_of(self.document)
        except Problem as problem:
            return problem_text(problem)
        if self._known is None:
            return self.tr("The least loss is being computed.")
        found, _ = self._known
        key = (found, self._measure, self._chosen, self._row)
        if self._taken is None or self._taken[0] != key:  # not anew in every frame: rows may be many
            self._taken = key, influences(found, self._measure, self._chosen, self._row)
            self.limit.setValue(2 * found.leverage.mean())
        self._drawn = self._taken[1]
        return ""

    def _offer(self, names: list[str]) -> None:
        if [self.axes[0].itemText(i) for i in range(self.axes[0].count())] == names:
            return
        for place, box in enumerate(self.axes):
            box.clear()
            box.addItems(names)
            box.setCurrentIndex(place if place == 0 else len(names) - 1)
        self._choice_made()

    def _index(self) -> int | None:
        """Where the chosen row stands among those drawn."""
        if self._row is None:
            return None
        found = np.flatnonzero(self._drawn.rows == self._row)
        return int(found[0]) if len(found) else None

    def _nearest(self, where: QPointF) -> int | None:
        places = self._drawn.places
        return nearest(places[:, 0], places[:, 1], where, self.pixel(), reach=10)

    def _words_of(self, index: int) -> str:
        row, place = int(self._drawn.rows[index]), self._drawn.places[index]
        if self._known is None:
            across, up = place
            text = self.tr("row {row}: {across} across, {up} up")
            return text.format(row=row + 1, across=short(float(across)), up=short(float(up)))
        found, closed = self._known
        if self._measure is not Measure.CHANGE:
            text = self.tr("row {row}: leverage {leverage}, Cook {cook}")
            leverage, cook = _known_or_none(found.leverage[row]), _known_or_none(found.cook[row])
            return text.format(row=row + 1, leverage=leverage, cook=cook)
        names = [box.currentText() for box in self.axes]
        node = names[0].partition(".")[0] + "."
        names = [name.removeprefix(node) for name in names] if names[1].startswith(node) else names
        moves = [
            f"{name} {short(float(closed.minimiser[at]))} → "
            f"{_known_or_none(closed.minimiser[at] + found.change[row, at])}"
            for name, at in zip(names, self._chosen, strict=True)
        ]
        return self.tr("without {row}: {moves}").format(row=row + 1, moves=", ".join(moves))

    def _words_of_most(self, known: Known) -> str:
        if self._measure is Measure.LEVERAGE:
            return self.tr("dashed: twice the mean, {limit}").format(
                limit=short(2 * float(known[0].leverage.mean()))
            )
        most = Listing(str(row + 1) for row in known[0].most(len(self.shafts.names)).tolist())
        if not most:
            return self.tr("No row has any influence: all of them lie on the fit.")
        return self.tr("most influential: rows {rows}").format(rows=most.joined(self.tr("and")))

    def _draw_arrows(self) -> None:
        """The mean and the chosen one, over the others."""
        index, found = self._index(), self._gradients
        own = None if index is None else self._drawn.places[index]
        draw_arrow(self.mean, -found.together[self._chosen] if found and found.adds_up else None, self.pixel())
        if self._measure.is_in_the_plane:
            draw_arrow(self.own, own, self.pixel())
        else:
            draw_stem(self.own, own)

    def _tell_left_out(self) -> None:
        """The row under the mouse, else the chosen one, while it is seen what would be without it."""
        row = self._row if self._hovered is None else self._hovered
        row = row if self._known is not None and self.isVisible() else None
        if row != self._told:
            self._told = row
            self.row_left_out.emit(row)

    def _tip_clicked(self, _item: object, points: list[pg.SpotItem], _event: object) -> None:
        if len(points) and points[0].index() < len(self._drawn.rows):
            self.row_chosen.emit(int(self._drawn.rows[points[0].index()]))


def _known_or_none(number: float) -> str:
    return short(float(number)) if np.isfinite(number) else NOT_COMPUTED
