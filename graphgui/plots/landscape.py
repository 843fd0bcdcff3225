"""The loss over two of the parameters: its height, the path of the run, and the minimum where that is known."""

import time

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSignalBlocker
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QWidget

from graphgui.document.closed_form import closed_form
from graphgui.document.document import Document
from graphgui.document.session import Session
from graphgui.engine.analysis import Quadratic
from graphgui.engine.surface import Surface
from graphgui.look.colours import Theme, blend
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.plots.axis import Bounds
from graphgui.plots.base import Plot
from graphgui.plots.curve import Curve
from graphgui.words import Problem

_CELLS = 41  # a side
_LEVELS = 9  # contours
_PATIENCE = 0.25  # seconds that a picture may take to compute
_ROOM = 0.35  # around path and minimum, of what they span
_OFTEN = 0.5  # seconds between pictures while other parameters move


class LandscapePlot(Plot):
    """Contours of the loss; the point of the moment can be dragged, which begins a run there."""

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.picture = pg.ImageItem()
        self.contours = [pg.IsocurveItem() for _ in range(_LEVELS)]
        self.path = Curve()
        self.minimum = pg.ScatterPlotItem(size=14, symbol="+")
        self.now = pg.TargetItem(size=12, movable=True)
        for item in (self.picture, *self.contours, self.path, self.minimum, self.now):
            self.add(item)
        self.axes = [QComboBox(self), QComboBox(self)]
        for box, name in zip(self.axes, (self.tr("Across"), self.tr("Up")), strict=True):
            box.setAccessibleName(name)
            box.activated.connect(self._axes_chosen)
            self.header.addWidget(box)
        self._surface: Surface | None = None
        self._closed: Quadratic | None = None
        self._shown: Bounds | None = None
        self._others: Array | None = None  # the parameters that the picture was computed at
        self._computed_at = 0.0
        self._heights = np.empty((0, 0))
        self._is_known = False
        document.structure_changed.connect(self._forget)
        self.now.sigPositionChangeFinished.connect(self._dropped)
        self.set_theme(theme)

    def draw(self) -> None:
        if not self._is_known:
            self._read_structure()
        theta, surface = self.session.theta, self._surface
        if surface is None or theta is None or surface.size != len(theta) or surface.size < 2:
            self.say_empty(self.tr("The loss over two parameters appears here once it is computed."))
            self._show_items(False)
            return
        self.say_empty("")
        self._show_items(True)
        chosen = self._entries()
        path = self._path(theta, chosen)
        self.path.show_points(path[:, 0], path[:, 1], finite=bool(np.isfinite(path).all()))
        with QSignalBlocker(self.now):
            self.now.setPos(float(theta[chosen[0]]), float(theta[chosen[1]]))
        best = self._closed.minimiser[chosen] if self._closed else None
        self.minimum.setData([] if best is None else [best[0]], [] if best is None else [best[1]])
        self._compute(theta, chosen, path if best is None else np.vstack((path, best)))

    def bounds(self) -> Bounds | None:
        return self._shown

    def words(self) -> str:
        loss = self.session.loss
        return "" if loss is None else self.tr("loss {0}").format(short(loss))

    def words_at(self, where: QPointF) -> str:
        theta, surface = self.session.theta, self._surface
        if theta is None or surface is None or surface.size != len(theta):
            return ""
        theta[self._entries()] = where.x(), where.y()
        return self.tr("loss {0} here").format(short(surface.loss(theta)))

    def paint_theme(self) -> None:
        theme = self.theme
        self.path.paint_as(theme.text, 1.8)
        self.minimum.setPen(pg.mkPen(theme.positive, width=2))
        self.now.setPen(pg.mkPen(theme.accent, width=2))
        self.now.setBrush(pg.mkBrush(theme.accent))
        for curve in self.contours:
            curve.setPen(pg.mkPen(theme.muted, width=0.7))
        shades = [QColor(blend(theme.surface, theme.accent, 0.45 * share)) for share in np.linspace(0, 1, 64)]
        self.picture.setLookupTable(np.array([(c.red(), c.green(), c.blue()) for c in shades], np.uint8))

    # inside

    def _forget(self) -> None:
        self._is_known = False

    def _read_structure(self) -> None:
        self._is_known, self._shown, self._others = True, None, None
        graph, feeds = self.document.graph, self.document.feeds
        try:
            self._surface = Surface(graph, feeds)
            self._closed = closed_form(self.document)
        except Problem:
            self._surface = self._closed = None
        self._offer()

    def _offer(self) -> None:
        names: list[str] = []
        if self._surface:
            for port, array in self._surface.plan.parameters.items():
                places = [f"[{i + 1},{j + 1}]" for i in range(array.shape[0]) for j in range(array.shape[1])]
                names += [str(port) + place for place in places] if array.size > 1 else [str(port)]
        for index, box in enumerate(self.axes):
            kept = box.currentText()
            box.clear()
            box.addItems(names)
            box.setCurrentIndex(names.index(kept) if kept in names else min(index, len(names) - 1))
            box.setVisible(len(names) > 2)
        self._name_axes()

    def _name_axes(self) -> None:
        for side, box in zip(("bottom", "left"), self.axes, strict=True):
            self.label(side, box.currentText())

    def _entries(self) -> list[int]:
        return [max(0, box.currentIndex()) for box in self.axes]

    def _axes_chosen(self) -> None:
        self._shown = self._others = None
        self._name_axes()
        self.schedule()

    def _path(self, theta: Array, chosen: list[int]) -> Array:
        path = self.session.run.path(chosen)
        here = theta[chosen][np.newaxis]
        return here if not len(path) else path

    def _compute(self, theta: Array, chosen: list[int], places: Array) -> None:
        """The heights around these places, anew where they have left the picture or other parameters moved."""
        others = np.delete(theta, chosen)
        places = places[np.isfinite(places).all(axis=1)]
        moved = self._others is None or not np.array_equal(others, self._others)
        inside = self._shown is not None and _covers(self._shown, places)
        now = time.perf_counter()
        if (inside and not moved) or not len(places):
            return
        if self.session.state == "playing" and self._shown is not None and now - self._computed_at < _OFTEN:
            return
        if not inside:
            self._shown = _around(places)
        assert self._shown is not None
        self._computed_at, self._others = now, others
        self._heights = self._measure(theta, chosen, self._shown)
        self._show_heights(self._shown)

    def _measure(self, theta: Array, chosen: list[int], bounds: Bounds) -> Array:
        """The loss at the middle of each cell, columns by rows; fewer cells where one takes long."""
        surface = self._surface
        assert surface is not None
        began = time.perf_counter()
        surface.loss(theta)
        cells = int(np.clip(np.sqrt(_PATIENCE / max(time.perf_counter() - began, 1e-7)), 5, _CELLS))
        heights, place = np.empty((cells, cells)), theta.copy()
        xs = np.linspace(bounds.left, bounds.right, 2 * cells + 1)[1::2]
        ys = np.linspace(bounds.bottom, bounds.top, 2 * cells + 1)[1::2]
        for i, x in enumerate(xs):
            for j, y in enumerate(ys):
                place[chosen[0]], place[chosen[1]] = x, y
                heights[i, j] = surface.loss(place)
        return heights

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

    def _show_items(self, shown: bool) -> None:
        for item in (self.picture, *self.contours, self.path, self.minimum, self.now):
            item.setVisible(shown)

    def _dropped(self) -> None:
        """The point was dragged: a run begins where it was let go."""
        theta = self.session.theta
        if theta is not None:
            theta[self._entries()] = self.now.pos().x(), self.now.pos().y()
            self.session.set_parameters(theta)


def _covers(bounds: Bounds, places: Array) -> bool:
    (left, bottom), (right, top) = places.min(axis=0), places.max(axis=0)
    return bool(bounds.left <= left and right <= bounds.right and bounds.bottom <= bottom and top <= bounds.top)


def _around(places: Array) -> Bounds:
    low, high = places.min(axis=0), places.max(axis=0)
    reach = np.maximum((high - low) * _ROOM, 0.1 * np.maximum(np.abs(high), 1.0))
    (left, bottom), (right, top) = low - reach, high + reach
    return Bounds(float(left), float(right), float(bottom), float(top))
