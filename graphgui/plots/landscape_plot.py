"""The loss over a plane of the parameters, with the path of the run, the negative gradient and the minimum."""

import time
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, QSignalBlocker
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QGraphicsItem, QWidget

from graphgui.document.analysis.closed_form import shown_closed_form, when_known
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.analysis.closed_form import Quadratic
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.parameter_plane import ParameterPlane, plane_of_parameters, plane_of_path
from graphgui.engine.model.parameter_names import parameter_names
from graphgui.look.colours import Theme, blend
from graphgui.look.numbers import norm, short
from graphgui.ops import Array
from graphgui.plots.base.axis import Bounds
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.words import Problem

_CELLS = 41  # a side
_LEVELS = 9  # contours
_PATIENCE = 0.25  # seconds that a picture may take to compute
_ROOM = 0.35  # around path and minimum, of what they span
_OFTEN = 0.5  # seconds between pictures while other parameters move
_MOST_NUMBERS = 200_000  # of a path, of which the principal directions are sought
_ARROW, _BARB = 42.0, 8.0  # pixels
_ROUNDING = 1e-9
_WORTHWHILE = 0.005  # of the gradient, that is not in the plane


class LandscapePlot(Plot):
    """Contours of the loss; the point of the moment can be dragged, which begins a run there.

    The plane is that of two parameters, or of the two principal directions of the run's path; it goes through the
    moment shown, on which path and minimum are dropped. The arrow goes against the gradient.
    """

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.picture = pg.ImageItem()
        self.contours = [pg.IsocurveItem() for _ in range(_LEVELS)]
        self.path = PlotCurve()
        self.minimum = pg.ScatterPlotItem(size=14, symbol="+")
        self.arrow = PlotCurve()
        self.now = pg.TargetItem(size=12, movable=True)
        for item in self._items():
            self.add(item)
        self.axes = [QComboBox(self), QComboBox(self)]
        for box, name in zip(self.axes, (self.tr("Across"), self.tr("Up")), strict=True):
            box.setAccessibleName(name)
            box.activated.connect(self._axes_chosen)
            self.header.addWidget(box)
        self._loss_function: LossFunction | None = None
        self._closed: Quadratic | None = None
        self._shown: Bounds | None = None
        self._beside: Array | None = None  # what did not lie in the plane where the picture was computed
        self._plane: ParameterPlane | None = None
        self._plane_is_of: object = None
        self._plane_found_at = 0.0
        self._slope = np.zeros(2)  # of the loss, in the plane
        self._computed_at = 0.0
        self._heights = np.empty((0, 0))
        self._is_known = False
        document.structure_changed.connect(self._invalidate)
        when_known(document, self._invalidate)
        when_known(document, self.schedule)
        self.now.sigPositionChangeFinished.connect(self._dropped)
        self.box.sigRangeChanged.connect(self._draw_arrow)
        self.set_theme(theme)

    def draw(self) -> None:
        if not self._is_known:
            self._read_structure()
        theta, loss_function = self.session.moment.theta, self._loss_function
        if loss_function is None or theta is None or loss_function.size != len(theta) or loss_function.size < 2:
            is_narrow = loss_function is not None and loss_function.size < 2
            self.say_lacking(
                self.tr("A landscape needs two numbers to learn, and here there are fewer.")
                if is_narrow
                else self.tr("The loss over two parameters appears here once it is computed.")
            )
            self._show_items(False)
            return
        self._take_plane(theta)
        if self._plane is None:
            self.say_empty(self.tr("Make some steps: the principal directions of their path appear here."))
            self._show_items(False)
            return
        self.say_empty("")
        self._show_items(True)
        plane, here = self._plane, self._plane.coordinates(theta)
        self.now.setVisible(bool(np.isfinite(here).all()))
        path = self._path(theta, plane)
        self.path.show_points(path[:, 0], path[:, 1], finite=bool(np.isfinite(path).all()))
        with QSignalBlocker(self.now):
            self.now.setPos(float(here[0]), float(here[1]))
        best = plane.coordinates(self._closed.minimiser) if self._closed else None
        best = best if best is not None and np.isfinite(best).all() else None
        self.minimum.setData([] if best is None else [best[0]], [] if best is None else [best[1]])
        gradient = self._gradient()
        self._slope = plane.axes @ gradient if gradient is not None else np.zeros(2)
        self._draw_arrow()
        self._compute(theta, plane, path if best is None else np.vstack((path, best)))

    def columns(self) -> Mapping[str, Array]:
        path = dict(zip(("path across", "path up"), self.path.getData(), strict=True))
        found = {name: values for name, values in path.items() if values is not None}
        if self._shown is None or not self._heights.size:
            return found
        xs, ys = self._middles(self._shown, len(self._heights))
        across, up = np.meshgrid(xs, ys, indexing="ij")
        return {"across": across.ravel(), "up": up.ravel(), "loss": self._heights.ravel(), **found}

    def bounds(self) -> Bounds | None:
        return self._shown

    def words(self) -> str:
        loss, gradient = self.session.moment.loss, self._gradient()
        if loss is None:
            return ""
        if gradient is None or not self.arrow.isVisible():
            return self.tr("loss {0}").format(short(loss))
        whole, part = norm(gradient), norm(self._slope)
        text = self.tr("loss {loss}; gradient {whole}")
        if part < (1 - _WORTHWHILE) * whole:
            text = self.tr("loss {loss}; gradient {whole} ({part} in the plane)")
        return text.format(loss=short(loss), whole=short(whole), part=short(part))

    def words_at(self, where: QPointF) -> str:
        theta, loss_function, plane = self.session.moment.theta, self._loss_function, self._plane
        if theta is None or loss_function is None or plane is None or loss_function.size != len(theta):
            return ""
        return self.tr("loss {0} here").format(short(loss_function.loss(plane.place(theta, where.x(), where.y()))))

    def paint_theme(self) -> None:
        theme = self.theme
        self.path.paint_as(theme.text, 1.8)
        self.arrow.paint_as(theme.accent, 2.2)
        self.minimum.setPen(pen(theme.text, width=2))
        self.now.setPen(pen(theme.accent, width=2))
        self.now.setBrush(pg.mkBrush(theme.accent))
        for curve in self.contours:
            curve.setPen(pen(theme.muted, width=0.7))
        shades = [QColor(blend(theme.surface, theme.accent, 0.45 * share)) for share in np.linspace(0, 1, 64)]
        self.picture.setLookupTable(np.array([(c.red(), c.green(), c.blue()) for c in shades], np.uint8))

    # inside

    def _invalidate(self) -> None:
        self._is_known = False

    def _read_structure(self) -> None:
        self._is_known, self._shown, self._beside = True, None, None
        self._plane = self._plane_is_of = None
        try:
            self._loss_function = LossFunction(self.document.runnable_graph, self.document.feeds)
            self._closed = shown_closed_form(self.document)
        except Problem:
            self._loss_function = self._closed = None
        self._offer()

    def _offer(self) -> None:
        names = (
            parameter_names(self._loss_function.plan.graph, self._loss_function.plan.parameters)
            if self._loss_function
            else []
        )
        for index, box in enumerate(self.axes):
            kept, is_across = box.currentText(), not index
            offered = [self.tr("principal directions"), *names] if is_across else names
            box.clear()
            box.addItems(offered)
            box.setCurrentIndex(offered.index(kept) if kept in offered else min(1, len(offered) - 1))
        self._choose_axes()

    def _choose_axes(self) -> None:
        for index, box in enumerate(self.axes):
            is_needed = not index or not self._is_principal()
            box.setVisible(self.axes[1].count() > 2 and is_needed)

    def _is_principal(self) -> bool:
        """Whether the plane is to be that of the path; of two parameters there is but one."""
        return self.axes[0].currentIndex() == 0 and self.axes[1].count() > 2

    def _axes_chosen(self) -> None:
        self._plane = self._plane_is_of = None
        self._choose_axes()
        self.schedule()

    def _take_plane(self, theta: Array) -> None:
        """The plane asked for; one of a path goes with the run, and stays until another run has moved."""
        run, size, now = self.session.run, len(theta), time.perf_counter()
        wanted = (run, run.steps) if self._is_principal() else None
        if self._plane is not None and wanted == self._plane_is_of:
            return
        found: ParameterPlane | None
        if wanted is None:
            found = plane_of_parameters(size, *self._entries())
        elif self._plane and self.session.state == "playing" and now - self._plane_found_at < _OFTEN:
            return
        else:
            found = plane_of_path(run.path(most=self._most_rows(size)))
        self._plane_is_of, self._plane_found_at = wanted, now
        if found is not None:
            self._plane, self._shown, self._beside = found, None, None
            self._name_axes()

    def _name_axes(self) -> None:
        explained = self._plane.explained if self._plane else None
        if explained is None:
            self.label("bottom", self.axes[0].currentText())
            self.label("left", self.axes[1].currentText())
        else:
            across = self.tr("principal direction 1: {0} % of the variance")
            self.label("bottom", across.format(short(100 * explained[0])))
            self.label("left", self.tr("direction 2: {0} %").format(short(100 * explained[1])))

    def _entries(self) -> list[int]:
        """The numbers of the two parameters chosen."""
        return [max(0, self.axes[0].currentIndex() - 1), max(0, self.axes[1].currentIndex())]

    def _most_rows(self, size: int) -> int:
        return min(500, max(3, _MOST_NUMBERS // size))

    def _path(self, theta: Array, plane: ParameterPlane) -> Array:
        if self._is_principal():
            most = self._most_rows(len(theta))
            path, steps = self.session.run.path(most=most), self.session.run.path_steps(most)
            path = plane.coordinates(path) if len(path) else path
        else:
            path, steps = self.session.run.path(self._entries()), self.session.run.path_steps()
        path = path[steps <= self.horizon]
        return path if len(path) else plane.coordinates(theta[np.newaxis])

    def _gradient(self) -> Array | None:
        """That of the parameters at the moment shown; None where it is not computed, or is no number."""
        shares = [self.session.moment.gradient(port) for port in self.session.moment.parameters]
        known = [share.ravel() for share in shares if share is not None]
        gradient = np.concatenate(known) if known else np.empty(0)
        loss_function = self._loss_function
        is_whole = loss_function is not None and len(gradient) == loss_function.size
        return gradient if is_whole and np.isfinite(gradient).all() else None

    def _draw_arrow(self) -> None:
        """From the point down the slope, always as long on the screen."""
        down, pixel = -self._slope, np.array(self.pixel())
        with np.errstate(over="ignore"):  # a slope so steep has no arrow
            length = norm(down / pixel)
        is_seen = self.now.isVisible() and 0 < length < np.inf
        self.arrow.setVisible(is_seen)
        if not is_seen:
            return
        along = down / pixel / length
        across = np.array([-along[1], along[0]])
        barbs = [along * (_ARROW - _BARB) + side * across * _BARB / 2 for side in (1, -1)]
        tip = along * _ARROW
        points = np.array([self.now.pos().x(), self.now.pos().y()]) + pixel * [
            0 * tip,
            tip,
            barbs[0],
            tip,
            barbs[1],
        ]
        self.arrow.show_points(points[:, 0], points[:, 1])

    def _compute(self, theta: Array, plane: ParameterPlane, places: Array) -> None:
        """The heights around these places, anew where they have left the picture or other parameters moved."""
        beside = plane.height(theta)
        places = places[np.isfinite(places).all(axis=1)]
        moved = self._beside is None or norm(beside - self._beside) > _ROUNDING * (1 + norm(theta))
        inside = self._shown is not None and _covers(self._shown, places)
        now = time.perf_counter()
        if (inside and not moved) or not len(places):
            return
        if self.session.state == "playing" and self._shown is not None and now - self._computed_at < _OFTEN:
            return
        if not inside:
            self._shown = _around(places)
        assert self._shown is not None
        self._computed_at, self._beside = now, beside
        self._heights = self._measure(theta, plane, self._shown)
        self._show_heights(self._shown)

    def _measure(self, theta: Array, plane: ParameterPlane, bounds: Bounds) -> Array:
        """The loss at the middle of each cell, columns by rows; fewer cells where one takes long."""
        loss_function = self._loss_function
        assert loss_function is not None
        began = time.perf_counter()
        loss_function.loss(theta)
        cells = int(np.clip(np.sqrt(_PATIENCE / max(time.perf_counter() - began, 1e-7)), 5, _CELLS))
        heights = np.empty((cells, cells))
        xs, ys = self._middles(bounds, cells)
        for i, x in enumerate(xs):
            for j, y in enumerate(ys):
                heights[i, j] = loss_function.loss(plane.place(theta, x, y))
        return heights

    def _middles(self, bounds: Bounds, cells: int) -> tuple[Array, Array]:
        """Where the middles of so many cells lie, across and up."""
        xs: Array = np.linspace(bounds.left, bounds.right, 2 * cells + 1)[1::2]
        ys: Array = np.linspace(bounds.bottom, bounds.top, 2 * cells + 1)[1::2]
        return xs, ys

    def _show_heights(self, bounds: Bounds) -> None:
        heights = self._heights
        finite = np.isfinite(heights)
        if not finite.any():
            self.picture.clear()
            return
        low, high = float(heights[finite].min()), float(heights[finite].max())
        scaled = np.log1p(99 * (np.where(finite, heights, high) - low) / ((high - low) or 1.0))
        across, up = bounds.right - bounds.left, bounds.top - bounds.bottom
        self.picture.setImage(scaled, autoLevels=False, levels=(0.0, float(np.log(100))), axisOrder="col-major")
        self.picture.setRect(bounds.left, bounds.bottom, across, up)
        for curve, level in zip(self.contours, np.linspace(0, np.log(100), _LEVELS + 2)[1:-1], strict=True):
            curve.setData(scaled, float(level))
            curve.setTransform(self.picture.transform())
            curve.setPos(self.picture.pos())

    def _items(self) -> list[QGraphicsItem]:
        return [self.picture, *self.contours, self.path, self.minimum, self.arrow, self.now]

    def _show_items(self, shown: bool) -> None:
        for item in self._items():
            item.setVisible(shown)

    def _dropped(self) -> None:
        """The point was dragged: a run begins where it was let go."""
        theta = self.session.moment.theta
        if theta is not None and self._plane is not None:
            self.session.set_parameters(self._plane.place(theta, self.now.pos().x(), self.now.pos().y()))


def _covers(bounds: Bounds, places: Array) -> bool:
    (left, bottom), (right, top) = places.min(axis=0), places.max(axis=0)
    return bool(bounds.left <= left and right <= bounds.right and bounds.bottom <= bottom and top <= bounds.top)


def _around(places: Array) -> Bounds:
    low, high = places.min(axis=0), places.max(axis=0)
    reach = np.maximum((high - low) * _ROOM, 0.1 * np.maximum(np.abs(high), 1.0))
    (left, bottom), (right, top) = low - reach, high + reach
    return Bounds(float(left), float(right), float(bottom), float(top))
