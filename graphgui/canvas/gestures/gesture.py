"""Gestures of the mouse: one object for each, from press to release.

A gesture that never moved is a click. One that is cancelled leaves everything as it was.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.editing.connection import PendingConnection
from graphgui.canvas.scene.scene import Scene


class PointerEvent(NamedTuple):
    """Where the pointer is, in the scene and in the view, a pixel's size in the scene, and which keys are held."""

    scene: QPointF
    view: QPoint
    pixel: float = 1.0
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier


def keeps_apart(keys: Qt.KeyboardModifier) -> bool:
    """Whether what is dragged is to stay out of wires: with Alt, or Ctrl and Shift where the system takes that."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return bool(keys & Qt.KeyboardModifier.AltModifier) or keys & both == both


class Gesture:
    """What a press of the mouse has begun; by itself it does nothing."""

    cursor: Qt.CursorShape | None = None
    reason: str = ""  # why letting go here would be refused
    is_done: bool = False  # a key ended it

    def move(self, pointer: PointerEvent) -> None:
        """The pointer went further."""

    def end(self, pointer: PointerEvent) -> None:
        """The button was let go after a movement."""

    def click(self) -> None:
        """The button was let go where it was pressed."""

    def key(self, key: Qt.Key) -> bool:
        """A key was pressed meanwhile; whether it was meant for this."""
        return False

    def cancel(self) -> None:
        """Leave everything as it was."""

    def area(self) -> QRectF:
        """Where `paint` draws."""
        return QRectF()

    def paint(self, painter: QPainter) -> None:
        """Draw over everything else."""


@dataclass
class GestureContext:
    """What gestures work on, and whom they tell.

    Attributes:
        tell: tells the person why something was not done.
        offer: lets the person choose a node for a wire that a gesture left at a place.
        open_menu: shows what can be done where the pointer is.
        snaps: nodes move from point to point of the grid.
    """

    scene: Scene
    tell: Callable[[str], None]
    offer: Callable[[PendingConnection, Gesture, QPointF], None]
    open_menu: Callable[[PointerEvent], None]
    snaps: bool = True


class RubberBand(Gesture):
    """Selects the nodes that a rectangle touches and the notes inside it, beside those that were `kept`."""

    def __init__(self, scene: Scene, start: PointerEvent, kept: Collection[str]) -> None:
        self._scene, self._start = scene, start.scene
        self._kept = frozenset(kept)
        self._before = scene.selection.names, scene.selection.wires
        self._band = QRectF()
        self._pixel = start.pixel

    def move(self, pointer: PointerEvent) -> None:
        self._band = QRectF(self._start, pointer.scene).normalized()
        inside = self._scene.annotations.inside(self._band)
        self._scene.selection.set(self._kept.union(self._scene.hits.nodes_in(self._band), inside))

    def end(self, pointer: PointerEvent) -> None:
        self.move(pointer)

    def click(self) -> None:
        self._scene.selection.set(self._kept)

    def cancel(self) -> None:
        names, wires = self._before
        there = {*self._scene.items_by_name, *self._scene.document.annotations}
        self._scene.selection.set(names & there, wires & self._scene.wire_items.keys())

    def area(self) -> QRectF:
        edge = 2 * self._pixel
        return self._band.adjusted(-edge, -edge, edge, edge)

    def paint(self, painter: QPainter) -> None:
        accent = self._scene.look.accent
        fill = QColor(accent)
        fill.setAlpha(28)
        pen = QPen(accent, 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QBrush(fill))
        painter.drawRect(self._band)


class PanGesture(Gesture):
    """Drags the view over the scene."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, view: QGraphicsView, start: PointerEvent) -> None:
        self._view, self._last = view, start.view
        self._by = QPoint()

    def move(self, pointer: PointerEvent) -> None:
        self._scroll(pointer.view - self._last)
        self._last = pointer.view

    def cancel(self) -> None:
        self._scroll(-self._by)

    def _scroll(self, by: QPoint) -> None:
        self._by += by
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() - by.x())
        down.setValue(down.value() - by.y())
