"""Editing points in the fit plot: a click or Ins adds one, a drag or arrows move it, Delete removes it."""

import itertools
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot, nearest
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.screen_reader.announce import announce
from graphgui.words import Problem

Inputs = tuple[str, str]
Rows = tuple[Array, Array, Array]

_gestures = itertools.count()
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_STEP = 5  # pixels that an arrow moves a point; one with Shift


class PointEditor(QObject):
    """Takes the left button while it is on, and rings the point that is chosen.

    Args:
        inputs: the two inputs that the plot's points are made of; None where points cannot be edited.
        rows: x, y and row of each point that is drawn.

    Signals:
        chosen: the row of the point that was pressed.
        problem: the `Problem` that kept a point from being changed.
    """

    chosen = Signal(int)
    problem = Signal(object)

    def __init__(
        self,
        plot: Plot,
        document: Document,
        inputs: Callable[[], Inputs | None],
        rows: Callable[[], Rows],
    ) -> None:
        super().__init__(plot)
        self._plot, self._document, self._inputs, self._rows = plot, document, inputs, rows
        self._on = False
        self._row: int | None = None
        self._gesture: int | None = None
        self._pressed: QPointF | None = None
        self._ring = pg.ScatterPlotItem(size=13, brush=None)
        self._ring.setZValue(10)
        plot.add(self._ring)
        plot.view.viewport().installEventFilter(self)
        plot.view.installEventFilter(self)
        document.structure_changed.connect(self.show_ring)

    def set_on(self, on: bool) -> None:
        """Take the left button, or leave it to panning."""
        self._on = on
        self._row = None
        self._plot.view.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)
        self.show_ring()

    @property
    def ringed(self) -> tuple[float, float] | None:
        """The point that is ringed, in the plot's coordinates; None where none is."""
        xs, ys = self._ring.getData()
        return (float(xs[0]), float(ys[0])) if len(xs) else None

    def mark(self, row: int) -> None:
        """Ring the point of a row."""
        self._row = row
        self.show_ring()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._on:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_ours = watched is self._plot.view and self._key(event)
            if is_ours:
                self._tell()
            return is_ours
        if isinstance(event, QMouseEvent) and watched is self._plot.view.viewport():
            return self._mouse(event)
        return False

    # inside

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key was for the points: those beside and new ones with Ctrl and Insert, moves with arrows."""
        key, is_held = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._remove()
        if key == Qt.Key.Key_Insert and (inputs := self._inputs()):
            middle = self._plot.box.viewRect().center()
            self._attempt(lambda: self._add(inputs, middle))
            return True
        if (way := _WAYS.get(key)) is None:
            return False
        if is_held:
            self._choose_beside(way[0] + way[1])
        else:
            pixels = 1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            self._nudge(way[0] * pixels, way[1] * pixels)
        return True

    def _tell(self) -> None:
        """Have it spoken where the chosen point is now, or how many there are where none is chosen."""
        inputs, ringed = self._inputs(), self.ringed
        if self._row is not None and ringed is not None:
            x, y = map(short, ringed)
            words = self.tr("row {row}: x {x}, y {y}").format(row=self._row + 1, x=x, y=y)
        else:
            count = len(self._document.feeds[inputs[0]]) if inputs else 0
            words = self.tr("points: {count}").format(count=count)
        announce(self._plot.view, words)

    def _choose_beside(self, by: int) -> None:
        """Choose the next point by x, or the one before; the first where none is chosen."""
        xs, _, rows = self._rows()
        in_order = [int(row) for row in rows[xs.argsort(kind="stable")]]
        if not in_order:
            return
        at = in_order.index(self._row) + by if self._row in in_order else 0 if by > 0 else -1
        self._row = in_order[at % len(in_order)]
        self.chosen.emit(self._row)
        self.show_ring()

    def _nudge(self, right: int, up: int) -> None:
        """Move the chosen point by pixels, as one step of undo."""
        inputs, row, ringed = self._inputs(), self._row, self.ringed
        if inputs is None or row is None or ringed is None:
            return
        width, height = self._plot.pixel()
        place = ringed[0] + right * width, ringed[1] + up * height
        self._attempt(lambda: edits.points.move(self._document, inputs, row, place, next(_gestures)))

    def _mouse(self, event: QMouseEvent) -> bool:
        left = Qt.MouseButton.LeftButton
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) and event.button() == left:
            self._press(event.position())
        elif kind == QEvent.Type.MouseMove and event.buttons() & left:
            self._move(event.position())
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == left:
            self._release(event.position())
        else:
            return False
        return True

    def _press(self, at: QPointF) -> None:
        self._plot.view.setFocus()
        xs, ys, rows = self._rows()
        found = nearest(xs, ys, self._place(at), self._plot.pixel(), reach=10)
        self._pressed, self._row = at, None if found is None else int(rows[found])
        if self._row is not None:
            self.chosen.emit(self._row)
            self._gesture = next(_gestures)
            self._plot.hold_still(True)
        self.show_ring()

    def _move(self, at: QPointF) -> None:
        inputs, row, gesture = self._inputs(), self._row, self._gesture
        if inputs is None or row is None or gesture is None:
            return
        place = self._place(at)
        self._attempt(lambda: edits.points.move(self._document, inputs, row, (place.x(), place.y()), gesture))

    def _release(self, at: QPointF) -> None:
        self._plot.hold_still(False)
        pressed, self._pressed, self._gesture = self._pressed, None, None
        inputs = self._inputs()
        if self._row is not None or pressed is None or inputs is None:
            return
        if (at - pressed).manhattanLength() < 6:
            place = self._place(at)
            self._attempt(lambda: self._add(inputs, place))

    def _add(self, inputs: Inputs, place: QPointF) -> None:
        self._row = edits.points.add(self._document, inputs, (place.x(), place.y()))
        self.show_ring()

    def _remove(self) -> bool:
        inputs, row = self._inputs(), self._row
        if inputs is None or row is None:
            return False
        self._row = None
        self._attempt(lambda: edits.points.remove(self._document, inputs, row))
        return True

    def _attempt(self, edit: Callable[[], None]) -> None:
        try:
            edit()
        except Problem as problem:
            self.problem.emit(problem)

    def _place(self, at: QPointF) -> QPointF:
        plot = self._plot
        place: QPointF = plot.box.mapSceneToView(plot.view.mapToScene(at.toPoint()))
        return place

    def show_ring(self) -> None:
        """Ring the point of the row that is marked, if it is there."""
        row, feeds = self._row, self._document.feeds
        inputs = None if row is None else self._inputs()
        if inputs is None or row is None or any(name not in feeds or row >= len(feeds[name]) for name in inputs):
            self._ring.clear()
            return
        place = [[float(feeds[name][row, 0])] for name in inputs]
        self._ring.setData(*place, pen=pen(self._plot.theme.accent, width=2))
