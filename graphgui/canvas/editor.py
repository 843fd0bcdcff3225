"""What can be done on the canvas by command: every verb of menus, keys and panels."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsView

from graphgui.actions.own_keys import OwnKeys
from graphgui.canvas.add_node import AddNodePopup
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
from graphgui.canvas.items.node_layout import GRID, snap
from graphgui.canvas.lit_ports import LitPorts
from graphgui.canvas.navigation.keyboard_cursor import KeyboardCursor
from graphgui.canvas.navigation.viewport import Viewport
from graphgui.canvas.pointer_hint import PointerHint
from graphgui.canvas.scene.annotations import around, sides
from graphgui.canvas.scene.scene import Scene
from graphgui.document import edits
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.engine.graph.shapes import missing_inputs
from graphgui.look.colours import Theme
from graphgui.ops import OPS

_FRAME, _NOTE = (320.0, 200.0), (240.0, 120.0)  # sizes of new ones


class CanvasEditor(QObject):
    """Edits the document of a scene, as a view shows it.

    Attributes:
        selected: what is selected, and the verbs on it that need nothing else of the canvas.
        navigation: which part of the scene is in sight.
        auto_layout: arranges nodes, and tells how far it is.
        gestures: the gesture under way.
        context: what gestures are given.
        cursor: where the keyboard is.
        lit_ports: ports that stand out while a panel is about them.
        popup: the search box for new nodes.
        inline_edit: the fields in which names and notes are typed.
        drop: what is dragged over the view from a panel.
        pointer_at: where the pointer is in the viewport, None where it is elsewhere.

    Signals:
        selection_changed: other nodes or wires are selected.
        cursor_moved: keys went to another node or port.
        target_chosen: a wire that keys make would end at this port.
        menu_asked: a context menu for what is selected is to open at a place of the scene.
        panel_asked: the person wants the panel of this name, with what is selected.
        condition_asked: the person wants to say when the selected node's breakpoint pauses.
        message: a sentence about what could not be done.
        escaped: Esc was pressed where there was nothing to break off.
        fields_asked: the fields of the selected node are to have the keys.
    """

    selection_changed = Signal()
    cursor_moved = Signal()
    target_chosen = Signal(object)
    menu_asked = Signal(QPointF)
    condition_asked = Signal()
    panel_asked = Signal(str)
    message = Signal(str)
    escaped = Signal()
    fields_asked = Signal()

    def __init__(self, view: QGraphicsView, scene: Scene, navigation: Viewport) -> None:
        super().__init__(view)
        self._view, self.scene, self.navigation = view, scene, navigation
        self.document, self.session = scene.document, scene.session
        hint = PointerHint(view)
        self._hint = hint
        self.selected = SelectionVerbs(scene, self.message.emit)
        self._clipboard = ClipboardVerbs(view, scene, self.selected)
        self.popup = AddNodePopup(view, scene, self._add, self.add_part)
        self.context = GestureContext(scene, self.message.emit, self.popup.for_wire, self._open_menu)
        self.auto_layout = AutoLayout(view, scene, self.selected, self.message.emit)
        self.drop = DropOperation(view, scene, self._add, self.add_part)
        self.gestures = GestureController(view, scene, hint)
        self.inline_edit = InlineEdit(view, scene, hint.show_text, self.message.emit)
        self.cursor = KeyboardCursor(scene, navigation.bring_into_sight, self.cursor_moved.emit)
        self.lit_ports = LitPorts(scene)
        self.pointer_at: QPoint | None = None
        scene.selection.changed.connect(self.selection_changed)
        self.document.undo_stack.indexChanged.connect(self._edited)
        self.document.replaced.connect(self._replaced)
        scene.open_group_changed.connect(self._open_group_changed)

    # selecting

    def selected_nodes(self) -> list[str]:
        """The names of the selected nodes, in order."""
        return self.selected.nodes

    def selected_wires(self) -> list[Wire]:
        """The selected wires, in order."""
        return self.selected.wires

    def select(self, nodes: Iterable[str]) -> None:
        """Select these nodes and nothing else, in the group where they stand."""
        names = list(nodes)
        self.scene.show_names(names)
        self.scene.selection.set(names)

    def go_to(self, node: str) -> None:
        """Select a node, and bring it to the middle of the view."""
        self.select([node])
        self._view.centerOn(self.scene.item(node).rect.center())

    def show_new(self, names: Iterable[str]) -> None:
        """Bring nodes that were added into sight, with what they are wired to; all where none were."""
        graph, new = self.document.graph, set(names)
        wired = {end for name in new for wire in graph.wires_of(name) for end in (wire.source, wire.target)}
        if new and not new & self.scene.items_by_name.keys():
            self.scene.show_group(None)  # data are put onto the outermost sheet
        self.navigation.fit_nodes(new | wired or graph.nodes)

    def select_all(self) -> None:
        """Select all that is shown."""
        self.selected.select_all()

    # clipboard

    def copy(self) -> None:
        """Put what is selected onto the clipboard, as text."""
        self._clipboard.copy()

    def cut(self) -> None:
        """Put what is selected onto the clipboard, and remove it."""
        self.cancel()
        self._clipboard.cut()

    def paste(self, at: QPointF | None = None) -> None:
        """Add what the clipboard holds, at a place of the scene: where the pointer is, or where it was."""
        self._paste(at, keep_incoming=False)

    def paste_with_wires(self, at: QPointF | None = None) -> None:
        """Paste, and wire the copies to what feeds the originals."""
        self._paste(at, keep_incoming=True)

    def duplicate(self) -> None:
        """Put a copy of what is selected beside it."""
        self.cancel()
        self._clipboard.duplicate()

    def _paste(self, at: QPointF | None, keep_incoming: bool) -> None:
        self.cancel()
        self.navigation.keeps_fit = False
        known = self.pointer_at is not None
        self._clipboard.paste(self._here() if at is None and known else at, keep_incoming)

    def add_part(self, text: str, at: QPointF | None = None) -> None:
        """Add a part that was kept, at a place of the scene, or in the middle."""
        self.cancel()
        self.navigation.keeps_fit = False
        self._clipboard.add_text(text, self._view.mapToScene(self.navigation.middle) if at is None else at)

    def kept_text(self) -> str:
        """What is selected, as text to be kept; empty where nothing is."""
        return edits.clipboard.copy(self.document, self.selected.names) if self.selected.names else ""

    # adding and changing

    def search(self, place: QPointF | None = None) -> None:
        """Offer every operation, at a place of the scene: where the pointer is, or in the middle."""
        self.cancel()
        self.popup.everything(self._here() if place is None else place)

    def add_at_centre(self, op: str) -> str:
        """Add a node in the middle, or as near to it as there is room; return its name."""
        middle = self._view.mapToScene(self.navigation.middle)
        return self._add(OperationMatch(OPS[op]), node_placement.free_place(self.scene, op, middle))

    def add_frame(self, at: QPointF | None = None) -> None:
        """Put a frame around the selected nodes, or at a place of the scene, and ask for its title."""
        self.cancel()
        rects = [self.scene.rect(name) for name in self.selected.cards]
        area = around(rects) if rects else self._box(at, *_FRAME)
        self._annotate(edits.annotations.add_frame(self.document, sides(area), group=self.scene.open_group.name))

    def add_note(self, at: QPointF | None = None) -> None:
        """Put a note at a place of the scene, and ask for its text."""
        self.cancel()
        area = sides(self._box(at, *_NOTE))
        self._annotate(edits.annotations.add_note(self.document, area, group=self.scene.open_group.name))

    def _box(self, at: QPointF | None, width: float, height: float) -> QRectF:
        return QRectF(snap(self._here() if at is None else at), QSizeF(width, height))

    def _annotate(self, name: str) -> None:
        self.navigation.keeps_fit = False
        self.scene.selection.set([name])
        self.rename()

    def delete_selection(self) -> None:
        """Remove what is selected, or the wire where the keyboard is, as one step."""
        self.cancel()
        if self.cursor.leads and self.cursor.wire:
            edits.wires.disconnect(self.document, self.cursor.wire)
        else:
            self.selected.delete()

    def rename(self) -> None:
        """Let the person type another name, title or text for what is selected, over it."""
        self.cancel()
        if len(names := self.selected.names) == 1:
            self.navigation.bring_into_sight(self.scene.rect(names[0]))
            self.inline_edit.write(names[0])

    def bend(self, at: QPointF | None = None) -> None:
        """Put a reroute into the selected wires: at a place of the scene, or into their middles."""
        self.cancel()
        self.navigation.keeps_fit = False
        self.selected.bend(at)

    def nudge(self, right: int, down: int, cells: int = 1) -> None:
        """Move what is selected by cells of the grid; without a selection, look further that way."""
        self.navigation.keeps_fit = False
        self.cancel()
        by = cells * GRID
        if self.selected.names:
            self.selected.nudge(right * by, down * by)
        else:
            self.navigation.scroll(round(3 * right * by), round(3 * down * by))

    @property
    def snapping(self) -> bool:
        """Whether nodes move from point to point of the grid."""
        return self.context.snaps

    def set_snapping(self, on: bool) -> None:
        """Keep nodes that are moved on the grid, or let them stand anywhere."""
        self.context.snaps = on

    def toggle_breakpoints(self) -> None:
        """Let training pause before the selected nodes, or no more."""
        if self.selected.nodes:
            self.session.breakpoints.toggle(self.selected.nodes)

    def ask_condition(self) -> None:
        """Let the person say when the selected node's breakpoint pauses."""
        self.condition_asked.emit()

    def ask_fields(self) -> None:
        """Let the person type into the fields of the selected node."""
        if self.selected.nodes or self.selected.wires:
            self.fields_asked.emit()

    # groups and menu

    def open_group(self, name: str | None = None) -> None:
        """Show the inside of a group: this one, or the one that is selected."""
        if name is None:
            chosen = self.selected.groups
            name = chosen[0] if len(chosen) == 1 else None
        if name is not None:
            self.scene.show_group(name)

    def leave_group(self) -> None:
        """Show what the open group stands in, and select it there."""
        if path := self.scene.open_group.path:
            self.scene.go_out(path[-2] if len(path) > 1 else None)

    def show_menu(self) -> None:
        """Offer what can be done with the selection, beside it, or with the canvas."""
        names = self.selected.cards
        self.menu_asked.emit(self.scene.item(names[0]).rect.center() if names else self._here())

    # by keys

    def tab(self) -> None:
        """Go on to the next node, from the last to the first; Space is what searches."""
        self.cursor.step(1)

    def back_tab(self) -> None:
        """Go back to the node before."""
        self.cursor.step(-1)

    def through_ports(self, by: int) -> None:
        """Go down or up through the ports of the node."""
        self.cursor.through_ports(by)

    def along_wires(self, forwards: bool) -> None:
        """Go to the node at the other end of a wire."""
        self.cursor.along_wires(forwards)

    def start_wire(self) -> None:
        """Begin a wire at the port where the keyboard is, or at the node's output; then arrows and Enter."""
        if (node := self.cursor.node) is None:
            self.message.emit(self.tr("Choose a node first: a wire begins there."))
            return
        for may_replace in (False, True):
            for port, is_output in self._wire_starts(node):
                show, tell = self.navigation.bring_into_sight, self.target_chosen.emit
                wiring = KeyboardWire(self.context, port, is_output, show, tell)
                if wiring.has_target and (wiring.meets_need or may_replace):
                    self.gestures.take(wiring)
                    return
                wiring.cancel()
        said = self.tr("No port here fits this wire. Space adds an operation.")
        self.message.emit(OwnKeys.of_the_program().in_words(said))

    def _wire_starts(self, node: str) -> list[tuple[PortId, bool]]:
        """Where a wire of a node may begin, and whether that is an output: its output first, then empty inputs.

        Where the keyboard is at a port, that is the only one.
        """
        ports = [(port, is_output) for port, _, is_output in self.scene.item(node).ports()]
        if here := self.cursor.port:
            return [(port, is_output) for port, is_output in ports if port == here]
        graph = self.document.graph

        def is_missing(port: PortId) -> bool:
            return port.port in missing_inputs(graph[port.node], graph.incoming(port.node))

        wanted = [(port, is_output) for port, is_output in ports if is_output or is_missing(port)]
        return sorted(wanted, key=lambda start: not start[1])

    def escape(self) -> None:
        """Break off the gesture or the layout under way, else select nothing."""
        if not (self.cancel() or self.auto_layout.cancel()):
            self.scene.selection.set()
            self.escaped.emit()

    def cancel(self) -> bool:
        """Break off the gesture under way; whether there was one."""
        self.popup.dismiss()
        return self.gestures.cancel()

    @property
    def keyboard_place(self) -> PortId | Wire | str | None:
        """The port, node or wire where the keyboard is."""
        return self.cursor.place

    # what the view asks

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._hint.set_theme(theme)
        self.popup.set_theme(theme)
        self.inline_edit.set_theme(theme)

    def paint(self, painter: QPainter) -> None:
        """Draw over the scene what gestures, drags and keys are about."""
        if self._view.hasFocus():
            self.cursor.paint(painter)
        self.lit_ports.paint(painter)
        self.popup.paint(painter)
        self.drop.paint(painter)
        self.gestures.paint(painter)

    # what its parts ask

    def _add(self, candidate: OperationMatch, place: QPointF, connection: PendingConnection | None = None) -> str:
        self.navigation.keeps_fit = False
        self.cancel()
        name = node_placement.add(self.document, candidate, place, connection, self.scene.open_group.name)
        self.scene.selection.set([name])
        self.navigation.bring_into_sight(self.scene.item(name).rect)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        return name

    def _open_menu(self, pointer: PointerEvent) -> None:
        select_under(self.scene, pointer)
        self.menu_asked.emit(pointer.scene)

    def _here(self) -> QPointF:
        """Where something new goes: beside the keyboard's node, under the pointer, or in the middle."""
        if (beside := self.cursor.beside()) is not None:
            return beside
        return self._view.mapToScene(self.navigation.middle if self.pointer_at is None else self.pointer_at)

    def _edited(self, _index: int) -> None:
        self.cancel()

    def _replaced(self) -> None:
        self.inline_edit.discard()
        self.cancel()
        self.navigation.fit()

    def _open_group_changed(self) -> None:
        self.cancel()
        self.inline_edit.leave()
        self.navigation.fit()
