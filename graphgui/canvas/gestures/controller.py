"""Leads one gesture at a time from its press to its release."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.gestures.dispatch import ports_under
from graphgui.canvas.gestures.gesture import Gesture, PointerEvent
from graphgui.canvas.pointer_hint import PointerHint
from graphgui.canvas.scene.scene import Scene

_DRAG_STARTS = 4  # pixels


class GestureController:
    """Holds the gesture that is under way, and hands it what the mouse and the keys do.

    Attributes:
        pans: the next press will drag the view.
    """

    def __init__(self, view: QGraphicsView, scene: Scene, bubble: PointerHint) -> None:
        self._view, self._scene, self._hint = view, scene, bubble
        self._gesture: Gesture | None = None
        self._pressed_at: QPoint | None = None  # until the pointer has moved far enough to drag
        self.pans = False

    @property
    def gesture(self) -> Gesture | None:
        """The gesture under way."""
        return self._gesture

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def take(self, gesture: Gesture, at: QPoint | None = None) -> None:
        """Begin a gesture, pressed at a point of the viewport; one that the keyboard leads has none."""
        self.cancel()
        self._gesture, self._pressed_at = gesture, at
        self._repaint(gesture.area())
        self.show_cursor()

    def move(self, pointer: PointerEvent) -> None:
        """The pointer is there now."""
        if self._gesture is None:
            self.show_cursor(pointer)
            return
        if self._pressed_at is not None:
            if (pointer.view - self._pressed_at).manhattanLength() < _DRAG_STARTS:
                return
            self._pressed_at = None
        before = self._gesture.area()
        self._gesture.move(pointer)
        self._repaint(before.united(self._gesture.area()))
        self._hint.show_text(self._gesture.reason, self._view.viewport().mapTo(self._view, pointer.view))

    def release(self, pointer: PointerEvent) -> None:
        """The button was let go."""
        gesture, was_dragged = self._gesture, self._pressed_at is None
        if gesture is None:
            return
        self._gesture = None
        self._repaint(gesture.area())
        if was_dragged:
            gesture.end(pointer)
        else:
            gesture.click()
        self._reset()

    def cancel(self) -> bool:
        """Break off the gesture under way; whether there was one."""
        if self._gesture is None:
            return False
        gesture, self._gesture = self._gesture, None
        self._repaint(gesture.area())
        gesture.cancel()
        self._reset()
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Whether the gesture under way took the key for itself."""
        if self._gesture is None:
            return False
        gesture = self._gesture
        before = gesture.area()
        if not gesture.key(Qt.Key(event.key())):
            return False
        if gesture is self._gesture and gesture.is_done:
            self._gesture = None
            self._reset()
        self._repaint(before.united(gesture.area()))
        return True

    def paint(self, painter: QPainter) -> None:
        """Draw what the gesture draws over everything else."""
        if self._gesture:
            self._gesture.paint(painter)

    def show_cursor(self, pointer: PointerEvent | None = None) -> None:
        """Give the pointer the shape of what a press would do."""
        if self._gesture:
            shape = self._gesture.cursor
        elif self.pans:
            shape = Qt.CursorShape.OpenHandCursor
        elif pointer and ports_under(self._scene, pointer):
            shape = Qt.CursorShape.CrossCursor
        else:
            shape = None
        self._view.viewport().setCursor(shape or Qt.CursorShape.ArrowCursor)

    def _repaint(self, area: QRectF) -> None:
        if not area.isEmpty():  # to Qt, no area means all
            self._scene.update(area)

    def _reset(self) -> None:
        self._pressed_at = None
        self._hint.show_text("", QPoint())
        self.show_cursor()
