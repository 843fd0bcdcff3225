"""The canvas's widget: turns mouse, wheel and keys into gestures, and shows the scene at some place and zoom."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
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
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget

from graphgui.canvas import adding
from graphgui.canvas.bubble import Bubble
from graphgui.canvas.geometry import GRID
from graphgui.canvas.gestures import Gesture, Panning, Pointer
from graphgui.canvas.paper import draw_grid, draw_hint
from graphgui.canvas.pressing import begin, ports_under
from graphgui.canvas.scene import Scene
from graphgui.canvas.style import Style
from graphgui.document.document import Document
from graphgui.document.session import Session
from graphgui.engine.graph import Wire
from graphgui.look.colours import Theme

LEAST_ZOOM, MOST_ZOOM = 0.02, 4.0
_FIT_MOST = 1.4  # a small graph is not blown up further
_STEP = 1.25
_DRAG_STARTS = 4  # pixels

_Key = Qt.Key
_Button = Qt.MouseButton
_ARROWS = {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}
_ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class CanvasView(QGraphicsView):
    """Edits a document.

    Signals:
        selection_changed: other nodes or wires are selected.
        message: a sentence about what could not be done.
    """

    selection_changed = Signal()
    message = Signal(str)

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._scene = Scene(document, session, Style(theme), self)
        self._gesture: Gesture | None = None
        self._pressed_at: QPoint | None = None  # until the pointer has moved far enough to drag
        self._space = False
        self._keeps_fit = True  # until the person looks elsewhere or edits
        self._bubble = Bubble(self)
        self.setScene(self._scene)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that panning shifts its pixels
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAccessibleName(self.tr("Canvas"))
        self.set_theme(theme)
        self._scene.selection.changed.connect(self.selection_changed)
        document.undo_stack.indexChanged.connect(lambda _index: self._cancel())
        document.replaced.connect(self._replaced)

    # what the window asks

    def selected_nodes(self) -> list[str]:
        """The names of the selected nodes, in order."""
        return sorted(self._scene.selection.nodes)

    def selected_wires(self) -> list[Wire]:
        """The selected wires, in order."""
        return sorted(self._scene.selection.wires)

    def select(self, nodes: Iterable[str]) -> None:
        """Select these nodes and nothing else."""
        self._scene.selection.set(nodes)

    def select_all(self) -> None:
        """Select every node and wire."""
        graph = self.document.graph
        self._scene.selection.set(graph.nodes, graph.wires)

    def delete_selection(self) -> None:
        """Remove what is selected, as one step."""
        self._cancel()
        self.document.delete(self.selected_nodes(), self.selected_wires())

    def fit(self) -> None:
        """Bring everything into sight."""
        self._keeps_fit = True
        area = self._scene.itemsBoundingRect()
        if area.isEmpty():
            self.setTransform(QTransform())
            self.centerOn(0, 0)
            return
        room = self.viewport().rect().adjusted(24, 24, -24, -24)
        zoom = min(room.width() / area.width(), room.height() / area.height(), _FIT_MOST)
        zoom = max(zoom, LEAST_ZOOM)
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self.centerOn(area.center())

    def zoom_in(self) -> None:
        """Make everything larger, around the middle."""
        self._zoom_by(_STEP, self._middle())

    def zoom_out(self) -> None:
        """Make everything smaller, around the middle."""
        self._zoom_by(1 / _STEP, self._middle())

    def zoom_reset(self) -> None:
        """Show everything in its own size."""
        self._zoom_by(1 / self._zoom(), self._middle())

    def add_at_centre(self, op: str) -> str:
        """Add a node in the middle, or as near to it as there is room; return its name."""
        middle = self.mapToScene(self._middle())
        return self._add(op, adding.free_place(self._scene, op, middle))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.setBackgroundBrush(QColor(theme.canvas))
        self._scene.set_style(Style(theme))
        self._bubble.set_theme(theme)
        self.setStyleSheet(
            f"CanvasView {{ border: 1px solid {theme.border}; }}"
            f"CanvasView:focus {{ border: 1px solid {theme.accent}; }}"
        )

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._gesture:
            return  # another button: the first one goes on
        self._keeps_fit = False
        if event.button() == _Button.MiddleButton or (event.button() == _Button.LeftButton and self._space):
            self._gesture = Panning(self, self._pointer(event))
        elif event.button() == _Button.LeftButton:
            adds = bool(event.modifiers() & _ADDS)
            self._gesture = begin(self._scene, self._pointer(event), adds, self.message.emit)
        self._pressed_at = event.position().toPoint()
        self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._gesture is None:
            self._show_cursor(self._pointer(event))
            return
        at = event.position().toPoint()
        if self._pressed_at is not None:
            if (at - self._pressed_at).manhattanLength() < _DRAG_STARTS:
                return
            self._pressed_at = None
        before = self._gesture.area()
        self._gesture.move(self._pointer(event))
        self._repaint(before.united(self._gesture.area()))
        self._bubble.say(self._gesture.reason, self.viewport().mapTo(self, at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._gesture is None or event.buttons() & (_Button.LeftButton | _Button.MiddleButton):
            return
        gesture, self._gesture = self._gesture, None
        self._repaint(gesture.area())
        if self._pressed_at is None:
            gesture.end(self._pointer(event))
        else:
            gesture.click()
        self._settle()

    def _pointer(self, event: QMouseEvent) -> Pointer:
        at = event.position()
        inverse, _ = self.viewportTransform().inverted()
        return Pointer(inverse.map(at), at.toPoint(), 1 / self._zoom())

    def _cancel(self) -> bool:
        """Break off the gesture under way; whether there was one."""
        if self._gesture is None:
            return False
        gesture, self._gesture = self._gesture, None
        self._repaint(gesture.area())
        gesture.cancel()
        self._settle()
        return True

    def _repaint(self, area: QRectF) -> None:
        if not area.isEmpty():  # to Qt, no area means all
            self._scene.update(area)

    def _settle(self) -> None:
        self._pressed_at = None
        self._bubble.say("", QPoint())
        self._show_cursor()

    def _show_cursor(self, pointer: Pointer | None = None) -> None:
        if self._gesture:
            shape = self._gesture.cursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        elif pointer and ports_under(self._scene, pointer):
            shape = Qt.CursorShape.CrossCursor
        else:
            shape = None
        self.viewport().setCursor(shape or Qt.CursorShape.ArrowCursor)

    # zoom

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        self._zoom_by(1.0015**turned, event.position().toPoint())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_by(1 + event.value(), event.position().toPoint())
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = "" if self._gesture else self._scene.tip_at(self.mapToScene(event.pos()))
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    def _zoom(self) -> float:
        return self.transform().m11()

    def _middle(self) -> QPoint:
        return self.viewport().rect().center()

    def _zoom_by(self, factor: float, at: QPoint) -> None:
        """Zoom so that what is under `at` stays there."""
        self._keeps_fit = False
        wanted = max(LEAST_ZOOM, min(MOST_ZOOM, self._zoom() * factor))
        held = self.mapToScene(at)
        self.setTransform(QTransform.fromScale(wanted, wanted))
        slid = self.mapFromScene(held) - at
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + slid.x())
        down.setValue(down.value() + slid.y())

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        event.accept()
        if key == _Key.Key_Space and plain:
            self._space = self._space or not event.isAutoRepeat()
            self._show_cursor()
        elif key == _Key.Key_Escape:
            if not self._cancel():
                self._scene.selection.set()
        elif key in (_Key.Key_Delete, _Key.Key_Backspace) and plain:
            self.delete_selection()
        elif key == _Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.select_all()
        elif key == _Key.Key_F and plain:
            self.fit()
        elif key in _ARROWS and plain:
            cells = 5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._nudge(*_ARROWS[_Key(key)], cells * GRID)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == _Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        self._show_cursor()
        super().focusOutEvent(event)

    def _nudge(self, right: int, down: int, by: float) -> None:
        """Move what is selected by the grid; without a selection, look further that way."""
        self._keeps_fit = False
        self._cancel()
        places = {name: self.document.graph[name].position for name in self.selected_nodes()}
        if places:
            self.document.move({n: (x + right * by, y + down * by) for n, (x, y) in places.items()})
            return
        across, along = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(3 * right * by))
        along.setValue(along.value() + round(3 * down * by))

    # operations dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dropEvent(self, event: QDropEvent) -> None:
        op = adding.dropped_op(event.mimeData())
        if op is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._add(op, adding.place_under(self._scene, op, self.mapToScene(event.position().toPoint())))

    def _consider(self, event: QDragMoveEvent) -> None:
        if adding.dropped_op(event.mimeData()) is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _add(self, op: str, place: QPointF) -> str:
        self._keeps_fit = False
        self._cancel()
        name = self.document.add_node(op, (place.x(), place.y()))
        self._scene.selection.set([name])
        self._bring_into_sight(self._scene.item(name).rect)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return name

    def _bring_into_sight(self, area: QRectF) -> None:
        if not self.mapToScene(self.viewport().rect()).boundingRect().contains(area):
            self.ensureVisible(area, 20, 20)

    # obeying

    def _replaced(self) -> None:
        self._cancel()
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._keeps_fit:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._keeps_fit:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._scene.set_style(Style(self._theme))

    # painting around the scene

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, self.backgroundBrush())
        draw_grid(painter, QRectF(rect), self._theme, self._zoom())
        self._scene.draw(painter, QRectF(rect), self._scene.look.patch)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self._gesture:
            self._gesture.paint(painter)
        if not self._scene.items_by_name:
            text = self.tr("Drag an operation here, or open an example")
            draw_hint(painter, self.viewport().rect(), self.font(), self._theme, text)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self._scene.items_by_name:
            self.viewport().update()  # the hint stays in the middle
