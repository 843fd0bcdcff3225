"""The canvas without its events: what it is made of, and what it does on command."""

from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from graphgui.canvas import accessible
from graphgui.canvas.add_node import AddNodePopup
from graphgui.canvas.context_menu import context_entries
from graphgui.canvas.editing import node_placement
from graphgui.canvas.editing.auto_layout import AutoLayout
from graphgui.canvas.editing.clipboard import ClipboardVerbs
from graphgui.canvas.editing.connection import PendingConnection
from graphgui.canvas.editing.inline_edit import InlineEdit
from graphgui.canvas.editing.operation_search import OperationMatch
from graphgui.canvas.editing.selection_verbs import SelectionVerbs
from graphgui.canvas.gestures.controller import GestureController
from graphgui.canvas.gestures.dispatch import select_under
from graphgui.canvas.gestures.drop_operation import DropOperation
from graphgui.canvas.gestures.gesture import GestureContext, PointerEvent
from graphgui.canvas.gestures.keyboard_wire import KeyboardWire
from graphgui.canvas.items.descriptions import canvas_words, node_words, port_words
from graphgui.canvas.items.node_layout import GRID, snap
from graphgui.canvas.items.style import Style
from graphgui.canvas.menu import build
from graphgui.canvas.navigation.breadcrumb import Breadcrumb
from graphgui.canvas.navigation.keyboard_cursor import KeyboardCursor
from graphgui.canvas.navigation.viewport import Viewport
from graphgui.canvas.pointer_hint import PointerHint
from graphgui.canvas.repaint_view import Surface
from graphgui.canvas.scene.annotations import around, sides
from graphgui.canvas.scene.scene import Scene
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.look.colours import Theme
from graphgui.ops import OPS

_STEP = 1.25
_FRAME, _NOTE = (320.0, 200.0), (240.0, 120.0)  # sizes of new ones
_PAUSE = 150  # milliseconds of rest after which what a screen reader says is brought up to date


class Workbench(Surface):
    """The canvas's parts put together, and its verbs.

    Signals:
        selection_changed: other nodes or wires are selected.
        condition_asked: the person wants to say when the selected node's breakpoint pauses.
        message: a sentence about what could not be done.
    """

    selection_changed = Signal()
    message = Signal(str)
    condition_asked = Signal()

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.session = document, session
        self._scene = Scene(document, session, Style(theme), self)
        self._viewport = Viewport(self)
        self.editing = SelectionVerbs(self._scene, self.message.emit)
        self._clipboard_verbs = ClipboardVerbs(self._scene, self.editing)
        self._add_popup = AddNodePopup(self, self._scene, self._add, self.add_part)
        self._context = GestureContext(self._scene, self.message.emit, self._add_popup.for_wire, self._open_menu)
        self.arranger = AutoLayout(self, self._scene, self.editing, self.message.emit)
        self._drop = DropOperation(self, self._scene, self._add, self.add_part)
        self._hint = PointerHint(self)
        self._gestures = GestureController(self, self._scene, self._hint)
        self._inline_edit = InlineEdit(self, self._scene, self._hint.say)
        self._breadcrumb = Breadcrumb(self, self._scene)
        self._cursor = KeyboardCursor(self._scene, self._viewport.bring_into_sight, self._speak)
        self._spoken_of: PortId | str | None = None
        self._silence = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pointer_at: QPoint | None = None  # None where it is elsewhere
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
        accessible.install()
        self.set_theme(theme)
        self._scene.selection.changed.connect(self.selection_changed)
        self._scene.selection.changed.connect(self._silence.start)
        self._silence.timeout.connect(self._speak)
        session.moment_shown.connect(self._silence.start)
        for marked in (session.breakpoints, session.marks):
            marked.changed.connect(self._scene.update)
        document.structure_changed.connect(self._silence.start)
        self._speak()
        document.undo_stack.indexChanged.connect(self._edited)
        document.replaced.connect(self._replaced)
        self._scene.open_group_changed.connect(self._open_group_changed)

    # what the window asks

    def selected_nodes(self) -> list[str]:
        """The names of the selected nodes, in order."""
        return self.editing.nodes

    def selected_wires(self) -> list[Wire]:
        """The selected wires, in order."""
        return self.editing.wires

    def select(self, nodes: Iterable[str]) -> None:
        """Select these nodes and nothing else, on the sheet where they stand."""
        names = list(nodes)
        self._scene.show_names(names)
        self._scene.selection.set(names)

    def go_to(self, node: str) -> None:
        """Select a node, and bring it to the middle of the view."""
        self.select([node])
        self.centerOn(self._scene.item(node).rect.center())

    def select_all(self) -> None:
        """Select all that stands on the sheet."""
        self.editing.select_all()

    def delete_selection(self) -> None:
        """Remove what is selected, or the wire where the keyboard is, as one step."""
        self._cancel()
        if self._cursor.leads and self._cursor.wire:
            self.document.disconnect_wire(self._cursor.wire)
        else:
            self.editing.delete()

    def copy(self) -> None:
        """Put what is selected onto the clipboard, as text."""
        self._clipboard_verbs.copy()

    def cut(self) -> None:
        """Put what is selected onto the clipboard, and remove it."""
        self._cancel()
        self._clipboard_verbs.cut()

    def paste(self, at: QPointF | None = None) -> None:
        """Add what the clipboard holds, at a place of the scene: where the pointer is, or where it was."""
        self._paste(at, keep_incoming=False)

    def paste_with_wires(self, at: QPointF | None = None) -> None:
        """Paste, and wire the copies to what feeds the originals."""
        self._paste(at, keep_incoming=True)

    def duplicate(self) -> None:
        """Put a copy of what is selected beside it."""
        self._cancel()
        self._clipboard_verbs.duplicate()

    def _paste(self, at: QPointF | None, keep_incoming: bool) -> None:
        self._cancel()
        self._viewport.keeps_fit = False
        known = self._pointer_at is not None
        self._clipboard_verbs.paste(self._here() if at is None and known else at, keep_incoming)

    def rename(self) -> None:
        """Let the person type another name, title or text for what is selected, over it."""
        self._cancel()
        if len(names := self.editing.names) == 1:
            self._viewport.bring_into_sight(self._scene.rect(names[0]))
            self._inline_edit.write(names[0])

    def bend(self, at: QPointF | None = None) -> None:
        """Put a reroute into the selected wires: at a place of the scene, or into their middles."""
        self._cancel()
        self._viewport.keeps_fit = False
        self.editing.bend(at)

    def toggle_breakpoints(self) -> None:
        """Let training pause before the selected nodes, or no more."""
        if self.editing.nodes:
            self.session.breakpoints.toggle(self.editing.nodes)

    def add_frame(self, at: QPointF | None = None) -> None:
        """Put a frame around the selected nodes, or at a place of the scene, and ask for its title."""
        self._cancel()
        rects = [self._scene.rect(name) for name in self.editing.cards]
        area = around(rects) if rects else self._box(at, *_FRAME)
        self._annotate(self.document.add_frame(sides(area), group=self._scene.open_group.name))

    def add_note(self, at: QPointF | None = None) -> None:
        """Put a note at a place of the scene, and ask for its text."""
        self._cancel()
        area = sides(self._box(at, *_NOTE))
        self._annotate(self.document.add_note(area, group=self._scene.open_group.name))

    def _box(self, at: QPointF | None, width: float, height: float) -> QRectF:
        return QRectF(snap(self._here() if at is None else at), QSizeF(width, height))

    def _annotate(self, name: str) -> None:
        self._viewport.keeps_fit = False
        self._scene.selection.set([name])
        self.rename()

    @property
    def keyboard_place(self) -> PortId | str | None:
        """The port or node where the keyboard is."""
        return self._cursor.place

    @property
    def scene_shown(self) -> Scene:
        """What is on the canvas."""
        return self._scene

    def open_group(self, name: str | None = None) -> None:
        """Show the inside of a group: this one, or the one that is selected."""
        if name is None:
            chosen = self.editing.groups
            name = chosen[0] if len(chosen) == 1 else None
        if name is not None:
            self._scene.show_group(name)

    def leave_group(self) -> None:
        """Show the sheet on which the open group stands, and select it there."""
        if way := self._scene.open_group.path:
            self._scene.go_out(way[-2] if len(way) > 1 else None)

    def show_menu(self) -> None:
        """Offer what can be done with the selection, beside it, or with the canvas."""
        names = self.editing.cards
        self._pop_up(self._scene.item(names[0]).rect.center() if names else self._here())

    @property
    def snapping(self) -> bool:
        """Whether nodes move from point to point of the grid."""
        return self._context.snaps

    def set_snapping(self, on: bool) -> None:
        """Keep nodes that are moved on the grid, or let them stand anywhere."""
        self._context.snaps = on

    def search(self, place: QPointF | None = None) -> None:
        """Offer every operation, at a place of the scene: where the pointer is, or in the middle."""
        self._cancel()
        self._add_popup.everything(self._here() if place is None else place)

    def fit(self) -> None:
        """Bring everything into sight."""
        self._viewport.fit()

    def fit_selection(self) -> None:
        """Bring what is selected into sight, as large as it will go."""
        areas = [self._scene.item(name).rect for name in self.editing.cards]
        if areas:
            self._viewport.show(reduce(QRectF.united, areas))

    @property
    def wheel_scrolls(self) -> bool:
        """Whether the wheel scrolls, and zooms with Ctrl alone."""
        return self._viewport.wheel_scrolls

    def set_wheel_scrolls(self, on: bool) -> None:
        """Have the wheel scroll, or zoom."""
        self._viewport.wheel_scrolls = on

    def zoom_in(self) -> None:
        """Make everything larger, around the middle."""
        self._viewport.zoom_by(_STEP)

    def zoom_out(self) -> None:
        """Make everything smaller, around the middle."""
        self._viewport.zoom_by(1 / _STEP)

    def zoom_reset(self) -> None:
        """Show everything in its own size."""
        self._viewport.zoom_by(1 / self._viewport.zoom)

    def nudge(self, right: int, down: int, cells: int = 1) -> None:
        """Move what is selected by cells of the grid; without a selection, look further that way."""
        self._viewport.keeps_fit = False
        self._cancel()
        by = cells * GRID
        if self.editing.names:
            self.editing.nudge(right * by, down * by)
        else:
            self._viewport.scroll(round(3 * right * by), round(3 * down * by))

    # by keys

    def tab(self) -> None:
        """Go on to the next node; without a node to go on from, offer every operation.

        Tab walks and Tab searches in one editor or another. Here it walks from a node and searches where there is
        none; Space always searches, and Esc leaves the node.
        """
        if self._cursor.node:
            self._cursor.step(1)
        else:
            self.search()

    def back_tab(self) -> None:
        """Go back to the node before."""
        self._cursor.step(-1)

    def through_ports(self, by: int) -> None:
        """Go down or up through the ports of the node."""
        self._cursor.through_ports(by)

    def along_wires(self, forwards: bool) -> None:
        """Go to the node at the other end of a wire."""
        self._cursor.along_wires(forwards)

    def start_wire(self) -> None:
        """Begin a wire at the port where the keyboard is, or at the node's output; then arrows and Enter."""
        if (node := self._cursor.node) is None:
            self.message.emit(self.tr("Choose a node first: a wire begins there."))
            return
        outputs = [port for port, _, is_output in self._scene.item(node).ports() if is_output]
        port = self._cursor.port or next(iter(outputs), None)
        if port is None:
            return
        wiring = KeyboardWire(
            self._context, port, port in outputs, self._viewport.bring_into_sight, self._speak_of
        )
        if wiring.has_target:
            self._gestures.take(wiring)
        else:
            self.message.emit(self.tr("No port here fits this wire. Space adds an operation."))

    def focus_next(self) -> None:
        """Leave the canvas for what comes after it: Tab itself walks the nodes."""
        super().focusNextPrevChild(True)

    def escape(self) -> None:
        """Break off the gesture or the layout under way, else select nothing."""
        if not (self._cancel() or self.arranger.cancel()):
            self._scene.selection.set()

    def add_part(self, text: str, at: QPointF | None = None) -> None:
        """Add a part that was kept, at a place of the scene, or in the middle."""
        self._cancel()
        self._viewport.keeps_fit = False
        self._clipboard_verbs.add_text(text, self.mapToScene(self._viewport.middle) if at is None else at)

    def kept_text(self) -> str:
        """What is selected, as text to be kept; empty where nothing is."""
        return self.document.copy(self.editing.names) if self.editing.names else ""

    def add_at_centre(self, op: str) -> str:
        """Add a node in the middle, or as near to it as there is room; return its name."""
        middle = self.mapToScene(self._viewport.middle)
        return self._add(OperationMatch(OPS[op]), node_placement.free_place(self._scene, op, middle))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.setBackgroundBrush(QColor(theme.canvas))
        self._scene.set_style(Style(theme))
        self._hint.set_theme(theme)
        self._add_popup.set_theme(theme)
        self._breadcrumb.set_theme(theme)
        self._inline_edit.set_theme(theme)
        self.setStyleSheet(
            f"CanvasView {{ border: 1px solid {theme.border}; }}"
            f"CanvasView:focus {{ border: 1px solid {theme.accent}; }}"
        )

    # what its parts ask

    def _add(self, candidate: OperationMatch, place: QPointF, connection: PendingConnection | None = None) -> str:
        self._viewport.keeps_fit = False
        self._cancel()
        name = node_placement.add(self.document, candidate, place, connection, self._scene.open_group.name)
        self._scene.selection.set([name])
        self._viewport.bring_into_sight(self._scene.item(name).rect)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return name

    def _open_menu(self, pointer: PointerEvent) -> None:
        select_under(self._scene, pointer)
        self._pop_up(pointer.scene)

    def _pop_up(self, place: QPointF) -> None:
        build(self, context_entries(self, place)).popup(self.viewport().mapToGlobal(self.mapFromScene(place)))

    def _here(self) -> QPointF:
        if (beside := self._cursor.beside()) is not None:
            return beside
        return self.mapToScene(self._viewport.middle if self._pointer_at is None else self._pointer_at)

    def _cancel(self) -> bool:
        """Break off the gesture under way; whether there was one."""
        self._add_popup.dismiss()
        return self._gestures.cancel()

    def _speak(self) -> None:
        """Let a screen reader know where the keyboard is."""
        document, place = self.document, self._cursor.place
        if isinstance(place, PortId):
            words = port_words(document, self.session, place)
        else:
            words = node_words(document, self.session, place) if place else canvas_words(document)
        if words == self.accessibleDescription():
            return
        self.setAccessibleDescription(words)
        has_moved, self._spoken_of = place != self._spoken_of, place
        if not (has_moved and self.hasFocus() and QAccessible.isActive() and accessible.tell_focus(self)):
            self._announce(words)

    def _speak_of(self, port: PortId) -> None:
        self._announce(self.tr("wire to {0}").format(port_words(self.document, self.session, port)))

    def _announce(self, words: str) -> None:
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # obeying

    def _edited(self, _index: int) -> None:
        self._cancel()

    def _replaced(self) -> None:
        self._cancel()
        self.fit()

    def _open_group_changed(self) -> None:
        self._cancel()
        self._inline_edit.leave()
        self.fit()
