"""Which class the model gives to every place of the plane, and the examples on it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.model.classifier import Classifier, boundaries
from graphgui.engine.model.plane_classifier import find_plane_classifier
from graphgui.engine.model.predictor import Predictor, predictor
from graphgui.look.colours import Theme, curve_colour
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.plots.base.axis import Bounds, spread
from graphgui.plots.base.downsampling import some_rows
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot, nearest
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.plots.fit.column_titles import title
from graphgui.plots.fit.fit_plot import POINTS
from graphgui.words import with_separators

SIDE = 80  # cells across and up
_SHARE = 10  # while it trains, the time between two pictures, in pictures
_SYMBOLS = ("o", "s", "t", "d", "p", "h")  # so that classes differ by more than their colour
_FAINT, _STRONG = 0.10, 0.55  # how much of a class's colour a place has, from undecided to certain


def class_colour(kind: int, theme: Theme) -> str:
    """As curves are told apart."""
    return curve_colour(kind, theme)


@dataclass(frozen=True, slots=True)
class Examples:
    """The points shown: where they are, their true classes, and which rows they are."""

    xs: Array
    ys: Array
    classes: Array
    kept: Array
    total: int


class RegionsPlot(Plot):
    """A model of two inputs that tells classes apart: its regions, the lines between them, and the examples."""

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.picture = pg.ImageItem(axisOrder="col-major")
        self.border = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True, antialias=True)
        self.points = pg.ScatterPlotItem(size=7)
        for item in (self.picture, self.border, self.points):
            self.add(item)
        self._classifier: Classifier | None = None
        self._examples: Examples | None = None
        self._ask: Predictor | None = None
        self._is_known = False
        self._probabilities = np.empty((0, 0, 2))
        self._area = Bounds(0.0, 0.0, 0.0, 0.0)
        self._not_before = 0.0
        document.structure_changed.connect(self._invalidate)
        self.box.sigRangeChangedManually.connect(lambda *_: self.schedule())
        self.set_theme(theme)

    @property
    def grid(self) -> tuple[Array, Array]:
        """The places across and up at which the model is asked: the middles of the cells."""
        left, right, bottom, top = self._area
        middles = (np.arange(SIDE) + 0.5) / SIDE
        return left + (right - left) * middles, bottom + (top - bottom) * middles

    @property
    def probabilities(self) -> Array:
        """Those of each class at each place of the grid, across x up x classes; empty before there are any."""
        return self._probabilities

    def draw(self) -> None:
        self._read()
        if self._examples is None:
            self.say_lacking(self.tr("Regions appear here for a model that tells classes apart by two inputs."))
            return
        self.say_empty("")
        if not self.session.moment.is_computed or self._ask is None:
            self._show_nothing()
            return
        now = time.perf_counter()
        if self.session.state == "playing" and now < self._not_before:
            return  # what follows the last moment shown draws it
        self._draw_regions(self._ask)
        done = time.perf_counter()
        self._not_before = done + _SHARE * (done - now)

    def columns(self) -> Mapping[str, Array]:
        found: dict[str, Array] = {}
        if (examples := self._examples) is not None:
            found = {"x": examples.xs, "y": examples.ys, "class": examples.classes.astype(float)}
        if self._probabilities.size:
            x, y = np.meshgrid(*self.grid, indexing="ij")
            found |= {"grid x": x.ravel(), "grid y": y.ravel()}
            for kind in range(self._probabilities.shape[2]):
                found[f"probability of {kind}"] = self._probabilities[:, :, kind].ravel()
        return found

    def bounds(self) -> Bounds | None:
        examples = self._examples
        if examples is None or not len(examples.xs):
            return None
        return Bounds(*_around(examples.xs), *_around(examples.ys))

    def words(self) -> str:
        examples = self._examples
        if examples is None:
            return ""
        count, shown = examples.total, len(examples.xs)
        text = self.tr("1 point") if count == 1 else self.tr("{total} points").format(total=with_separators(count))
        if shown < count:
            text = self.tr("{shown} of {total} points shown").format(shown=shown, total=with_separators(count))
        given = self._given()
        if given is None:
            return text
        wrong = int(np.count_nonzero(given.argmax(axis=1) != examples.classes))
        return text + self.tr(", {wrong} on the wrong side").format(wrong=wrong)

    def words_at(self, where: QPointF) -> str:
        examples, given = self._examples, self._given()
        if examples is None or given is None:
            return ""
        index = nearest(examples.xs, examples.ys, where, self.pixel(), reach=8)
        if index is not None:
            text = self.tr("a point of class {true}: class {kind} by {share}")
            return text.format(true=int(examples.classes[index]), **_most_probable(given[index]))
        column, row = (int(np.floor(share * SIDE)) for share in self._shares(where))
        if not (self._probabilities.size and 0 <= column < SIDE and 0 <= row < SIDE):
            return ""
        xs, ys = self.grid
        text = self.tr("at {x}, {y}: class {kind} by {share}")
        found = _most_probable(self._probabilities[column, row])
        return text.format(x=short(float(xs[column])), y=short(float(ys[row])), **found)

    def paint_theme(self) -> None:
        self.border.setPen(pen(self.theme.text, width=1.5))
        self._paint_points()
        self._paint_picture()

    # inside

    def _invalidate(self) -> None:
        """Another graph or other data."""
        self._is_known = False

    def _read(self) -> None:
        """Find out what there is to draw, once for each graph and its data."""
        if self._is_known:
            return
        self._is_known = True
        document = self.document
        graph, feeds = document.graph, document.feeds
        self._examples = self._ask = None
        self._probabilities = np.empty((0, 0, 2))
        self._classifier = found = find_plane_classifier(graph, feeds)
        if found is None:
            return
        seen = [feeds[name] for name in found.sources]
        target = feeds[graph.incoming(found.target.node)[found.target.port].source]
        self._ask = predictor(graph, feeds, found.scores, found.sources, SIDE * SIDE)
        kept = some_rows(len(target), POINTS)
        places = np.hstack(seen)[kept]
        self._examples = Examples(places[:, 0], places[:, 1], found.classes(target[kept]), kept, len(target))
        names = [
            title(graph[name], feeds[name], column)
            for name in found.sources
            for column in range(feeds[name].shape[1])
        ]
        self.label("bottom", names[0])
        self.label("left", names[1])
        self._paint_points()

    def _draw_regions(self, ask: Predictor) -> None:
        assert self._classifier is not None
        wanted = self.bounds() if self.follows else None
        across, up = self.box.viewRange()
        self._area = wanted or Bounds(*across, *up)
        x, y = np.meshgrid(*self.grid, indexing="ij")
        places = np.stack((x.ravel(), y.ravel()), axis=1)
        widths = np.cumsum([self.document.feeds[name].shape[1] for name in self._classifier.sources])[:-1]
        scores = ask(self.session.moment.parameters, np.split(places, widths, axis=1))
        if not np.isfinite(scores).all():
            self._show_nothing()
            return
        self._probabilities = self._classifier.probabilities(scores).reshape(SIDE, SIDE, -1)
        self.border.setData(*boundaries(self._probabilities, *self.grid), connect="pairs", skipFiniteCheck=True)
        self._paint_picture()

    def _show_nothing(self) -> None:
        self._probabilities = np.empty((0, 0, 2))
        self.picture.clear()
        self.border.setData([], [])

    def _paint_picture(self) -> None:
        P = self._probabilities
        if not P.size:
            return
        kinds = P.shape[2]
        surface = _rgb(self.theme.surface)
        colours = np.array([_rgb(class_colour(kind, self.theme)) for kind in range(kinds)])
        certainty = (P.max(axis=2) - 1 / kinds) / (1 - 1 / kinds)
        share = (_FAINT + (_STRONG - _FAINT) * certainty)[:, :, None]
        pixels = surface + share * (colours[P.argmax(axis=2)] - surface)
        self.picture.setImage(pixels.astype(np.uint8), autoLevels=False, levels=None)
        left, right, bottom, top = self._area
        self.picture.setRect(QRectF(left, bottom, right - left, top - bottom))

    def _paint_points(self) -> None:
        examples = self._examples
        if examples is None:
            self.points.clear()
            return
        kinds = range(int(examples.classes.max(initial=0)) + 1)
        brushes = [pg.mkBrush(class_colour(kind, self.theme)) for kind in kinds]
        self.points.setData(
            examples.xs,
            examples.ys,
            brush=[brushes[kind] for kind in examples.classes],
            symbol=[_SYMBOLS[kind % len(_SYMBOLS)] for kind in examples.classes],
            pen=pen(self.theme.surface, width=1),
        )

    def _given(self) -> Array | None:
        """The probabilities that the model gives to the examples shown, points x classes."""
        found, examples = self._classifier, self._examples
        scores = self.session.moment.value(found.scores) if found and examples else None
        if found is None or examples is None or scores is None:
            return None
        sample = self.session.moment.sample
        if len(scores) != (len(sample.rows) if sample else examples.total):
            return None
        return found.probabilities(scores[sample.places(examples.kept) if sample else examples.kept])

    def _shares(self, where: QPointF) -> tuple[float, float]:
        left, right, bottom, top = self._area
        return (where.x() - left) / (right - left or 1.0), (where.y() - bottom) / (top - bottom or 1.0)


def _around(values: Array) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    return spread(low, high, 0.01 * max(abs(low), abs(high)) or 1.0)


def _most_probable(probabilities: Array) -> dict[str, str]:
    kind = int(probabilities.argmax())
    return {"kind": str(kind), "share": short(float(probabilities[kind]))}


def _rgb(colour: str) -> Array:
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], float)
