"""The canvas's widget: turns mouse, wheel and keys into gestures, and shows the scene at some place and zoom."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
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
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget

from graphgui.canvas import adding
from graphgui.canvas.bubble import Bubble
from graphgui.canvas.context import entries
from graphgui.canvas.dropping import Dropping
from graphgui.canvas.editing import Editing
from graphgui.canvas.finding import Candidate
from graphgui.canvas.geometry import GRID
from graphgui.canvas.gestures import Bench, Panning, Pointer
from graphgui.canvas.hands import Hands
from graphgui.canvas.joining import Joining
from graphgui.canvas.keys import bindings, stroke
from graphgui.canvas.looking import Lens
from graphgui.canvas.menu import build
from graphgui.canvas.naming import Naming
from graphgui.canvas.offering import Offering
from graphgui.canvas.paper import draw_hint
from graphgui.canvas.pressing import begin, begin_right, header_under, is_empty, select_under
from graphgui.canvas.scene import Scene
from graphgui.canvas.style import Style
from graphgui.canvas.surface import Surface
from graphgui.document.document import Document
from graphgui.document.session import Session
from graphgui.engine.graph import Wire
from graphgui.look.colours import Theme
from graphgui.ops import OPS

_STEP = 1.25

_Button = Qt.MouseButton
_BUTTONS = _Button.LeftButton | _Button.MiddleButton | _Button.RightButton


class CanvasView(Surface):
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
        self._lens = Lens(self)
        self._offering = Offering(self, self._scene, self._add)
        self._dropping = Dropping(self, self._scene, self._add)
        self._bench = Bench(self._scene, self.message.emit, self._offering.for_wire, self._open_menu)
        self.editing = Editing(self._scene, self.message.emit)
        self._bubble = Bubble(self)
        self._hands = Hands(self, self._scene, self._bubble)
        self._naming = Naming(self, self._scene, self._bubble.say)
        self._pointer_at: QPoint | None = None  # None where it is elsewhere
        self._space_taps = False  # nothing was done while Space was held
        self._keys = bindings(self)
        self.show_scene(self._scene)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAccessibleName(self.tr("Canvas"))
        self.set_theme(theme)
        self._scene.selection.changed.connect(self.selection_changed)
        document.undo_stack.indexChanged.connect(self._edited)
        document.replaced.connect(self._replaced)

    # what the window asks

    def selected_nodes(self) -> list[str]:
        """The names of the selected nodes, in order."""
        return self.editing.nodes

    def selected_wires(self) -> list[Wire]:
        """The selected wires, in order."""
        return self.editing.wires

    def select(self, nodes: Iterable[str]) -> None:
        """Select these nodes and nothing else."""
        self._scene.selection.set(nodes)

    def select_all(self) -> None:
        """Select every node and wire."""
        self.editing.select_all()

    def delete_selection(self) -> None:
        """Remove what is selected, as one step."""
        self._cancel()
        self.editing.delete()

    def rename(self) -> None:
        """Let the person type another name for the selected node, over its header."""
        self._cancel()
        if len(names := self.selected_nodes()) == 1:
            self._lens.bring_into_sight(self._scene.item(names[0]).rect)
            self._naming.ask(names[0])

    def show_menu(self) -> None:
        """Offer what can be done with the selection, beside it, or with the canvas."""
        names = self.selected_nodes()
        self._pop_up(self._scene.item(names[0]).rect.center() if names else self._here())

    @property
    def snapping(self) -> bool:
        """Whether nodes move from point to point of the grid."""
        return self._bench.snaps

    def set_snapping(self, on: bool) -> None:
        """Keep nodes that are moved on the grid, or let them stand anywhere."""
        self._bench.snaps = on

    def search(self, place: QPointF | None = None) -> None:
        """Offer every operation, at a place of the scene: where the pointer is, or in the middle."""
        self._cancel()
        self._offering.everything(self._here() if place is None else place)

    def fit(self) -> None:
        """Bring everything into sight."""
        self._lens.fit()

    def zoom_in(self) -> None:
        """Make everything larger, around the middle."""
        self._lens.zoom_by(_STEP)

    def zoom_out(self) -> None:
        """Make everything smaller, around the middle."""
        self._lens.zoom_by(1 / _STEP)

    def zoom_reset(self) -> None:
        """Show everything in its own size."""
        self._lens.zoom_by(1 / self._lens.zoom)

    def nudge(self, right: int, down: int, cells: int = 1) -> None:
        """Move what is selected by cells of the grid; without a selection, look further that way."""
        self._lens.keeps_fit = False
        self._cancel()
        by = cells * GRID
        places = {name: self.document.graph[name].position for name in self.selected_nodes()}
        if places:
            self.document.move({n: (x + right * by, y + down * by) for n, (x, y) in places.items()})
        else:
            self._lens.scroll(round(3 * right * by), round(3 * down * by))

    def escape(self) -> None:
        """Break off the gesture under way, else select nothing."""
        if not self._cancel():
            self._scene.selection.set()

    def add_at_centre(self, op: str) -> str:
        """Add a node in the middle, or as near to it as there is room; return its name."""
        middle = self.mapToScene(self._lens.middle)
        return self._add(Candidate(OPS[op]), adding.free_place(self._scene, op, middle))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.setBackgroundBrush(QColor(theme.canvas))
        self._scene.set_style(Style(theme))
        self._bubble.set_theme(theme)
        self._offering.set_theme(theme)
        self._naming.set_theme(theme)
        self.setStyleSheet(
            f"CanvasView {{ border: 1px solid {theme.border}; }}"
            f"CanvasView:focus {{ border: 1px solid {theme.accent}; }}"
        )

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._hands.busy:
            return  # another button: the first one goes on
        self._lens.keeps_fit = False
        self._space_taps = False
        self._offering.dismiss()
        pointer = self._pointer(event)
        if event.button() == _Button.MiddleButton or (event.button() == _Button.LeftButton and self._hands.pans):
            self._hands.take(Panning(self, pointer), pointer.view)
        elif event.button() == _Button.LeftButton:
            self._hands.take(begin(self._bench, pointer), pointer.view)
        elif event.button() == _Button.RightButton:
            self._hands.take(begin_right(self._bench, pointer), pointer.view)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        pointer = self._pointer(event)
        left = event.button() == _Button.LeftButton and not self._hands.pans
        if left and is_empty(self._scene, pointer):
            self._offering.everything(pointer.scene)
        elif left and (name := header_under(self._scene, pointer)):
            self._scene.selection.set([name])
            self.rename()
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer_at = event.position().toPoint()
        self._hands.move(self._pointer(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & _BUTTONS:
            self._hands.release(self._pointer(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer_at = None
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.show_menu()  # a mouse opens it on release, since it may drag before

    def _open_menu(self, pointer: Pointer) -> None:
        select_under(self._scene, pointer)
        self._pop_up(pointer.scene)

    def _pop_up(self, place: QPointF) -> None:
        build(self, entries(self, place)).popup(self.viewport().mapToGlobal(self.mapFromScene(place)))

    def _pointer(self, event: QMouseEvent) -> Pointer:
        at = event.position()
        inverse, _ = self.viewportTransform().inverted()
        return Pointer(inverse.map(at), at.toPoint(), 1 / self._lens.zoom, event.modifiers())

    def _here(self) -> QPointF:
        return self.mapToScene(self._lens.middle if self._pointer_at is None else self._pointer_at)

    def _cancel(self) -> bool:
        """Break off the gesture under way; whether there was one."""
        self._offering.dismiss()
        return self._hands.cancel()

    # zoom

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._naming.leave()
        turned = event.angleDelta().y() or event.angleDelta().x()
        self._lens.zoom_by(1.0015**turned, event.position().toPoint())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._lens.zoom_by(1 + event.value(), event.position().toPoint())
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = "" if self._hands.busy else self._scene.tip_at(self.mapToScene(event.pos()))
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if self._hands.key(event):
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self._hands.pans = self._space_taps = True
            self._hands.show_cursor()
        elif verb := self._keys.get(stroke(event)):
            verb()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hands.pans = False
            self._hands.show_cursor()
            if self._space_taps and not self._hands.busy:
                self.search()
            self._space_taps = False
        else:
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab belongs to the canvas."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._hands.pans = self._space_taps = False
        self._hands.show_cursor()
        super().focusOutEvent(event)

    # operations dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._dropping.consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._dropping.consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._dropping.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping.drop(event)

    def _add(self, candidate: Candidate, place: QPointF, joining: Joining | None = None) -> str:
        self._lens.keeps_fit = False
        self._cancel()
        name = adding.add(self.document, candidate, place, joining)
        self._scene.selection.set([name])
        self._lens.bring_into_sight(self._scene.item(name).rect)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return name

    # obeying

    def _edited(self, _index: int) -> None:
        self._cancel()

    def _replaced(self) -> None:
        self._cancel()
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._lens.keeps_fit:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lens.keeps_fit:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._scene.set_style(Style(self._theme))

    # painting around the scene

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        self._offering.paint(painter)
        self._dropping.paint(painter)
        self._hands.paint(painter)
        if not self._scene.items_by_name:
            text = self.tr("Drag an operation here, or open an example")
            draw_hint(painter, self.viewport().rect(), self.font(), self._theme, text)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self._scene.items_by_name:
            self.viewport().update()  # the hint stays in the middle
