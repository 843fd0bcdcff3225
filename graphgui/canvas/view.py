"""The canvas's widget: turns mouse, wheel and keys into gestures and verbs of its editor."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
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
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget

from graphgui.actions.own_keys import OwnKeys
from graphgui.canvas.actions.table import canvas_actions
from graphgui.canvas.context_menu import context_menu_of
from graphgui.canvas.editor import CanvasEditor
from graphgui.canvas.flow.flow_animation import FlowAnimation
from graphgui.canvas.gestures.dispatch import begin, begin_right, group_under, is_empty, name_under, wire_under
from graphgui.canvas.gestures.gesture import PanGesture, PointerEvent
from graphgui.canvas.items.style import Style
from graphgui.canvas.menu import context_menu
from graphgui.canvas.navigation.breadcrumb import Breadcrumb
from graphgui.canvas.navigation.legend import Legend
from graphgui.canvas.navigation.minimap import Minimap
from graphgui.canvas.navigation.viewport import Viewport
from graphgui.canvas.painting.moment_pace import MomentPace
from graphgui.canvas.scene.scene import FAR, WIRE_REACH, Scene
from graphgui.canvas.screen_reader.announcer import Announcer
from graphgui.canvas.shortcuts import bindings, verb_of
from graphgui.canvas.view_painter import ViewPainter
from graphgui.canvas.wire_card import WireCard
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.tooltip_text import tooltip_text
from graphgui.engine.graph.graph import Wire
from graphgui.look.colours import Theme

_Button = Qt.MouseButton
_BUTTONS = _Button.LeftButton | _Button.MiddleButton | _Button.RightButton


class CanvasView(QGraphicsView):
    """Shows a document and edits it.

    Attributes:
        editor: every verb of the canvas.
        navigation: which part of the scene is in sight, and how large.
        minimap: the map of the graph in a corner.
        legend: what wires say, in another corner.
        card: all about one wire.
        entries: the declarations of its actions.
        flow: what moves when a step is made.
    """

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # made here: for one of Qt's own, PySide would prepare every class of widget
        self.document, self.session = document, session
        self._scene = Scene(document, session, Style(theme), self)
        self.navigation = Viewport(self, self._scene)
        self.editor = CanvasEditor(self, self._scene, self.navigation)
        self._gestures = self.editor.gestures
        self._breadcrumb = Breadcrumb(self, self._scene)
        self._space_taps = False  # nothing was done while Space was held
        self.minimap = Minimap(self, self._scene)
        self.legend = Legend(self, self._scene)
        self.card = WireCard(self, self._scene)
        self.entries = canvas_actions(self.editor, self.minimap, self.legend)
        self._read_keys()
        OwnKeys.of_the_program().changed.connect(self._read_keys)
        self._painter = ViewPainter(self, self._scene)
        self._pace = MomentPace(self._display_moment, self)
        self.flow = FlowAnimation(self, self._scene, self._paint_ground, self._painter.show_moment)
        self._scene.moment_passed.connect(self._show_moment)
        session.state_changed.connect(self._rest)
        self.setScene(self._scene)
        self._set_up()
        self._paint_theme(theme)
        self._announcer = Announcer(self, self.editor)
        self.editor.menu_asked.connect(self._open_menu)
        self.card.panel_asked.connect(self._ask_for_panel)

    def _read_keys(self) -> None:
        self._keys = bindings(self.entries)

    def _ask_for_panel(self, name: str) -> None:
        """With the wire of the card selected, which the panels follow."""
        wire = self.card.wire
        assert wire is not None
        self.card.close_card()
        self._scene.selection.set(wires=[wire])
        self.editor.panel_asked.emit(name)

    def _set_up(self) -> None:
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that panning shifts its pixels
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

    def scene(self) -> Scene:
        """What is on the canvas."""
        return self._scene

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._scene.set_style(Style(theme))
        self._paint_theme(theme)

    def _paint_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setBackgroundBrush(QColor(theme.canvas))
        self.editor.set_theme(theme)
        self._breadcrumb.set_theme(theme)
        self.card.set_theme(theme)
        self.setStyleSheet(
            f"CanvasView {{ border: 1px solid {theme.border}; }}"
            f"CanvasView:focus {{ border: 1px solid {theme.accent}; }}"
        )

    def _show_moment(self) -> None:
        self.flow.follow()
        if self._scene.session.state == "playing":
            self._pace.show()
        else:
            self._pace.show_now()

    def _display_moment(self) -> None:
        """Show the numbers of this moment: while a graph trains, until the next is shown."""
        if self._scene.session.state == "playing":
            self._scene.displayed.pass_on()
        self._painter.show_moment()
        self.legend.follow()

    def _rest(self, state: str) -> None:
        """Show exactly what training has come to."""
        if state == "idle":
            self._scene.displayed.pass_on()
            self._show_moment()

    def _open_menu(self, place: QPointF) -> None:
        menu = context_menu(self, self.entries, context_menu_of(self.editor.selected), place)
        menu.popup(self.viewport().mapToGlobal(self.mapFromScene(place)))

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.flow.finish()
        if self._gestures.busy:
            return  # another button: the first one goes on
        self.navigation.keeps_fit = False
        self._space_taps = False
        self.editor.popup.dismiss()
        self.card.close_card()
        self.editor.cursor.leave()
        pointer = self._pointer(event)
        if event.button() == _Button.MiddleButton or (
            event.button() == _Button.LeftButton and self._gestures.pans
        ):
            self._gestures.take(PanGesture(self, pointer), pointer.view)
        elif event.button() == _Button.LeftButton:
            self._gestures.take(begin(self.editor.context, pointer), pointer.view)
            wire = self._wire_at(pointer.view)
            if wire and wire == self._scene.hits.pill_at(pointer.scene):
                self.card.show_wire(wire, pointer.view, is_kept=True)
        elif event.button() == _Button.RightButton:
            self._gestures.take(begin_right(self.editor.context, pointer), pointer.view)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        pointer = self._pointer(event)
        left = event.button() == _Button.LeftButton and not self._gestures.pans
        if left and is_empty(self._scene, pointer):
            self.editor.popup.everything(pointer.scene)
        elif left and (wire := wire_under(self._scene, pointer)):
            self._scene.selection.set((), [wire])
            self.editor.bend(pointer.scene)
        elif left and (group := group_under(self._scene, pointer)):
            self.editor.open_group(group)
        elif left and (name := name_under(self._scene, pointer)):
            self._scene.selection.set([name])
            self.editor.rename()
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.editor.pointer_at = event.position().toPoint()
        self.card.look_away(self._pointer(event).scene, 1 / self.navigation.zoom)
        self._gestures.move(self._pointer(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & _BUTTONS:
            self._gestures.release(self._pointer(event))

    def leaveEvent(self, event: QEvent) -> None:
        self.editor.pointer_at = None
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.editor.show_menu()  # a mouse opens it on release, since it may drag before

    def _wire_at(self, at: QPoint) -> Wire | None:
        """The wire at a point of the viewport where no node or port is on top of it."""
        place, hits = self.mapToScene(at), self._scene.hits
        if self.navigation.zoom < FAR or hits.ports_near(place, 8) or hits.node_at(place):
            return None
        return hits.wire_at(place, WIRE_REACH / self.navigation.zoom)

    def _pointer(self, event: QMouseEvent) -> PointerEvent:
        at = event.position()
        inverse, _ = self.viewportTransform().inverted()
        return PointerEvent(inverse.map(at), at.toPoint(), 1 / self.navigation.zoom, event.modifiers())

    # zoom

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.card.close_card()
        self.flow.finish()
        self.editor.inline_edit.leave()
        self.navigation.turn(event)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.navigation.zoom_by(1 + event.value(), event.position().toPoint())
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if not self._gestures.busy and (wire := self._wire_at(event.pos())):
                self.card.show_wire(wire, event.pos(), is_kept=False)
                return True
            text = "" if self._gestures.busy else self._scene.hits.tip_at(self.mapToScene(event.pos()))
            QToolTip.showText(event.globalPos(), tooltip_text(text), self.viewport())
            return True
        return super().viewportEvent(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        self.flow.finish()
        if not self.hasFocus():  # what a field on the canvas leaves over is not meant for it
            event.ignore()
            return
        if self._gestures.key(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.card.close_card()
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self._gestures.pans = self._space_taps = True
            self._gestures.show_cursor()
        elif verb := verb_of(event, self._keys):
            verb()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._gestures.pans = False
            self._gestures.show_cursor()
            if self._space_taps and not self._gestures.busy and (verb := self._keys.get(int(Qt.Key.Key_Space))):
                verb()
            self._space_taps = False
        else:
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab belongs to the canvas."""
        return False

    def focus_next(self) -> None:
        """Leave the canvas for what comes after it."""
        super().focusNextPrevChild(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._gestures.pans = self._space_taps = False
        self._gestures.show_cursor()
        super().focusOutEvent(event)

    # operations dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.editor.drop.consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.editor.drop.consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.editor.drop.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.editor.drop.drop(event)

    # obeying

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.navigation.keeps_fit:
            self.navigation.fit()
        self.legend.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self.mapToScene(QRect(QPoint(), event.oldSize())).boundingRect()
        super().resizeEvent(event)
        if event.oldSize().isValid():
            self.navigation.resized(before)
        elif self.navigation.keeps_fit:
            self.navigation.fit()
        self.legend.settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._scene.set_style(Style(self._theme))

    # painting

    def render(self, painter: QPainter, target: QRectF, source: QRect, mode: Qt.AspectRatioMode) -> None:  # type: ignore[override]
        """Paint a part of the view somewhere else: all of it, whatever has changed since it was painted last."""
        self.flow.clear()
        self._painter.expose(QRegion(source))
        super().render(painter, target, source, mode)

    def _paint_ground(self, painter: QPainter, region: QRegion) -> None:
        """Paint a region of the view without what moves."""
        self._painter.expose(region)
        painter.setRenderHints(self.renderHints())
        painter.setClipRegion(region)
        to_view = self.viewportTransform()
        painter.setTransform(to_view)
        to_scene, _ = to_view.inverted()
        area = to_scene.mapRect(QRectF(region.boundingRect()))
        self.drawBackground(painter, area)
        self.drawForeground(painter, area)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.flow.paint_frame(event.region()):
            return
        self._painter.expose(event.region())
        with self._pace.timed():
            super().paintEvent(event)
        self.flow.paint_over()
        if self._painter.follow():
            self.minimap.follow_soon()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        self._painter.paint(painter, rect)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        self.editor.paint(painter)
