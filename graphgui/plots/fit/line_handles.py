"""A line that is moved by its two handles, with the mouse or the arrow keys."""

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from graphgui.engine.analysis.line_model import Line
from graphgui.look.colours import Theme
from graphgui.ops import Array
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot
from graphgui.plots.base.pyqtgraph_import import pg

_INWARD = 0.12  # of the data's width: how far the handles stand from its ends
_GRIP, _NEAR = 12, 8  # pixels within which a handle, and the line between them, are taken
_STEP, _LEAP = 0.005, 10  # of the height that is shown, and times as much with Shift
_LONGEST, _FIRST, _SHORTEST = 80.0, 48.0, 3.0  # pixels of an arrow: at most, of the first gradient, at least
_BARB = 6.0  # pixels

_BOTH = (0, 1)
_TURNS = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}
_MOVES = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}


class LineHandles(QObject):
    """Takes what is pressed near the line while it is shown: a handle turns it, the line between them moves whole.

    An arrow at each handle says which way to push it, against the gradient, and is as long as that is large.

    Attributes:
        xs: where the handles stand.
        is_new: whether the line stands where it began.

    Signals:
        moved: the line is another.
    """

    moved = Signal()

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._plot = plot
        self.curve = PlotCurve()
        self.grips = pg.ScatterPlotItem(size=13)
        self.arrows = (PlotCurve(), PlotCurve())
        for item, z in ((self.curve, 6), (self.grips, 8), (self.arrows[0], 7), (self.arrows[1], 7)):
            item.setZValue(z)
            item.hide()
            plot.add(item)
        self.xs = (0.0, 1.0)
        self.is_new = True
        self._heights = [0.0, 0.0]
        self._ends = np.zeros(2)
        self._gradient: Array | None = None
        self._scale = 1.0
        self._chosen = 0
        self._held: tuple[int, ...] = ()
        self._from = 0.0
        self._is_on = False
        plot.view.viewport().installEventFilter(self)
        plot.view.installEventFilter(self)
        plot.box.sigRangeChanged.connect(self._draw_arrows)

    @property
    def line(self) -> Line:
        """The line as it stands."""
        return Line.through(self.xs, (self._heights[0], self._heights[1]))

    @property
    def places(self) -> list[tuple[float, float]]:
        """Where the handles are, in the plot's coordinates."""
        return list(zip(self.xs, self._heights, strict=True))

    def show(self, xs: Array, height: float) -> None:
        """Begin with a level line over these x, at a height."""
        left, right = float(xs.min()), float(xs.max())
        inward = _INWARD * (right - left)
        self.xs, self._ends = (left + inward, right - inward), np.array([left, right])
        self._heights, self._scale, self._gradient = [height, height], 0.0, None
        self._is_on = self.is_new = True
        for item in (self.curve, self.grips, *self.arrows):
            item.show()
        self._plot.view.setFocus()
        self._draw()

    def hide(self) -> None:
        """Leave the mouse and the keys alone."""
        self._is_on, self._held = False, ()
        self._plot.hold_still(False)
        self._plot.view.unsetCursor()
        for item in (self.curve, self.grips, *self.arrows):
            item.hide()

    def show_gradient(self, gradient: Array) -> None:
        """Point against the gradient of the loss with respect to the heights of both handles."""
        self._gradient = gradient
        self._scale = self._scale or float(np.abs(gradient).max())
        self._draw_arrows()

    def paint_as(self, theme: Theme) -> None:
        """Take other colours."""
        self.curve.paint_as(theme.text, 2.2)
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._is_on:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QMouseEvent) and watched is self._plot.view.viewport():
            return self._mouse(event)
        return False

    # inside

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _TURNS:
            self._chosen = _TURNS[key]
            self._draw()
        elif key in _MOVES:
            (_, (bottom, top)) = self._plot.box.viewRange()
            leap = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._move((self._chosen,), _MOVES[key] * _STEP * leap * (top - bottom))
        else:
            return False
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        left, kind = Qt.MouseButton.LeftButton, event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) and event.button() == left:
            return self._press(event.position())
        if kind == QEvent.Type.MouseMove and self._held:
            place = self._place(event.position())
            self._move(self._held, place.y() - self._from)
            self._from = place.y()
            return True
        if kind == QEvent.Type.MouseMove and not event.buttons():
            shape = Qt.CursorShape.SizeVerCursor if self._at(event.position()) else Qt.CursorShape.ArrowCursor
            self._plot.view.setCursor(shape)
        if kind == QEvent.Type.MouseButtonRelease and event.button() == left and self._held:
            self._held = ()
            self._plot.hold_still(False)
            return True
        return False

    def _press(self, at: QPointF) -> bool:
        self._held = self._at(at)
        if not self._held:
            return False
        self._plot.view.setFocus()
        self._plot.hold_still(True)
        self._from = self._place(at).y()
        if len(self._held) == 1:
            self._chosen = self._held[0]
            self._draw()
        return True

    def _at(self, at: QPointF) -> tuple[int, ...]:
        """What is taken there: one handle, both where the line lies between and beyond them, or none."""
        place, (wide, high) = self._place(at), self._plot.pixel()
        distances = [np.hypot((x - place.x()) / wide, (y - place.y()) / high) for x, y in self.places]
        nearest = int(np.argmin(distances))
        if distances[nearest] <= _GRIP:
            return (nearest,)
        is_beside = self._ends[0] <= place.x() <= self._ends[1]
        rise = abs(float(self.line.at(np.array(place.x()))) - place.y()) / high
        slant = np.hypot(1, self.line.slope * wide / high)
        return _BOTH if is_beside and rise / slant <= _NEAR else ()

    def _move(self, handles: tuple[int, ...], by: float) -> None:
        for handle in handles:
            self._heights[handle] += by
        self.is_new = False
        self._draw()
        self.moved.emit()

    def _place(self, at: QPointF) -> QPointF:
        place: QPointF = self._plot.box.mapSceneToView(self._plot.view.mapToScene(at.toPoint()))
        return place

    def _draw(self) -> None:
        theme = self._plot.theme
        self.curve.show_points(self._ends, self.line.at(self._ends))
        brushes = [pg.mkBrush(theme.text if handle == self._chosen else theme.surface) for handle in _BOTH]
        self.grips.setData(list(self.xs), self._heights, brush=brushes, pen=pen(theme.text, width=2))
        self._draw_arrows()

    def _draw_arrows(self) -> None:
        """Upright, from each handle; their size on the screen stays as it is at any zoom."""
        if not self._is_on or self._gradient is None:
            return
        theme, (wide, high) = self._plot.theme, self._plot.pixel()
        for arrow, (x, y), slope in zip(self.arrows, self.places, self._gradient.tolist(), strict=True):
            length = min(_FIRST * abs(slope) / self._scale, _LONGEST) if self._scale else 0.0
            if length < _SHORTEST:
                arrow.show_points(np.empty(0), np.empty(0))
                continue
            up = -1.0 if slope > 0 else 1.0
            tip, barb = y + up * length * high, y + up * (length - _BARB) * high
            arrow.paint_as(theme.positive if slope > 0 else theme.negative, 3.0)
            arrow.show_points(
                np.array([x, x, x - _BARB * wide, x, x + _BARB * wide]), np.array([y, tip, barb, tip, barb])
            )
