"""The canvas's widget: turns mouse, wheel and keys into gestures and verbs, and shows what a hand is doing."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from graphgui.canvas.editor import Workbench
from graphgui.canvas.gestures.dispatch import begin, begin_right, group_under, is_empty, name_under, wire_under
from graphgui.canvas.gestures.gesture import PanGesture, PointerEvent
from graphgui.canvas.items.style import Style
from graphgui.canvas.painting.background import draw_hint
from graphgui.canvas.shortcuts import bindings, key_text
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.look.colours import Theme

_Button = Qt.MouseButton
_BUTTONS = _Button.LeftButton | _Button.MiddleButton | _Button.RightButton


class CanvasView(Workbench):
    """Edits a document."""

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self._space_taps = False  # nothing was done while Space was held
        self._keys = bindings(self)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._gestures.busy:
            return  # another button: the first one goes on
        self._viewport.keeps_fit = False
        self._space_taps = False
        self._add_popup.dismiss()
        self._cursor.leave()
        pointer = self._pointer(event)
        if event.button() == _Button.MiddleButton or (
            event.button() == _Button.LeftButton and self._gestures.pans
        ):
            self._gestures.take(PanGesture(self, pointer), pointer.view)
        elif event.button() == _Button.LeftButton:
            self._gestures.take(begin(self._context, pointer), pointer.view)
        elif event.button() == _Button.RightButton:
            self._gestures.take(begin_right(self._context, pointer), pointer.view)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        pointer = self._pointer(event)
        left = event.button() == _Button.LeftButton and not self._gestures.pans
        if left and is_empty(self._scene, pointer):
            self._add_popup.everything(pointer.scene)
        elif left and (wire := wire_under(self._scene, pointer)):
            self._scene.selection.set((), [wire])
            self.bend(pointer.scene)
        elif left and (group := group_under(self._scene, pointer)):
            self.open_group(group)
        elif left and (name := name_under(self._scene, pointer)):
            self._scene.selection.set([name])
            self.rename()
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer_at = event.position().toPoint()
        self._gestures.move(self._pointer(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & _BUTTONS:
            self._gestures.release(self._pointer(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer_at = None
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.show_menu()  # a mouse opens it on release, since it may drag before

    def _pointer(self, event: QMouseEvent) -> PointerEvent:
        at = event.position()
        inverse, _ = self.viewportTransform().inverted()
        return PointerEvent(inverse.map(at), at.toPoint(), 1 / self._viewport.zoom, event.modifiers())

    # zoom

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._inline_edit.leave()
        self._viewport.turn(event)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._viewport.zoom_by(1 + event.value(), event.position().toPoint())
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = "" if self._gestures.busy else self._scene.tip_at(self.mapToScene(event.pos()))
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if self._gestures.key(event):
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self._gestures.pans = self._space_taps = True
            self._gestures.show_cursor()
        elif verb := self._keys.get(key_text(event)):
            verb()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._gestures.pans = False
            self._gestures.show_cursor()
            if self._space_taps and not self._gestures.busy:
                self.search()
            self._space_taps = False
        else:
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab belongs to the canvas."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._gestures.pans = self._space_taps = False
        self._gestures.show_cursor()
        super().focusOutEvent(event)

    # operations dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drop.consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drop.consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop.drop(event)

    # obeying

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._viewport.keeps_fit:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._viewport.keeps_fit:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._scene.set_style(Style(self._theme))

    # painting around the scene

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self.hasFocus():
            self._cursor.paint(painter)
        self._add_popup.paint(painter)
        self._drop.paint(painter)
        self._gestures.paint(painter)
        if not len(self.document.graph):
            text = self.tr("Drag an operation here, or open an example")
            draw_hint(painter, self.viewport().rect(), self.font(), self._theme, text)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not len(self.document.graph):
            self.viewport().update()  # the hint stays in the middle
