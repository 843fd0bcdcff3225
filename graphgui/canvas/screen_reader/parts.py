"""What lies on the canvas, one object each for a screen reader: nodes with their ports, and wires."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.editor import CanvasEditor
from graphgui.canvas.items.descriptions import (
    node_words,
    port_name_words,
    port_state_words,
    wire_end_words,
    wire_words,
)
from graphgui.canvas.items.node_item import NodeItem
from graphgui.canvas.items.node_layout import PORT_RADIUS
from graphgui.canvas.items.wire_curve import centred
from graphgui.canvas.screen_reader.interfaces import FOCUS, MENU, NO_INTERFACE, PRESS, PartAction, PartActions
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.screen_reader.words import array_words

translate = QCoreApplication.translate

_Role, _Text, _Type = QAccessible.Role, QAccessible.Text, QAccessible.InterfaceType

_REACH = 4.0  # around a wire's line, which may be straight


class Canvas(Protocol):
    """What parts ask of the whole."""

    @property
    def canvas(self) -> QGraphicsView:
        """The widget."""

    @property
    def editor(self) -> CanvasEditor:
        """Its editor."""

    @property
    def whole(self) -> QAccessibleInterface:
        """The canvas as a screen reader sees it."""

    def focused_part(self) -> QAccessibleInterface | None:
        """The part where the keyboard is."""


class CanvasPart(QAccessibleInterface):
    """A node, port or wire.

    Its role is one whose name readers speak: of a tree's item, which AT-SPI knows as a table's cell, Orca says the
    role alone.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._actions = PartActions(self.actions)  # kept here: Qt only points at it
        self._said = ""  # in place of its description, while something is announced to an old reader

    @property
    def editor(self) -> CanvasEditor:
        return self._canvas.editor

    @property
    def thing(self) -> PortId | Wire | str:
        """What it is in the graph."""
        raise NotImplementedError

    def place(self) -> QRectF:
        """Where it is on the scene."""
        raise NotImplementedError

    def actions(self) -> Sequence[PartAction]:
        """What can be done with it; the keys go there with each."""
        return (PartAction(FOCUS, translate("canvas", "Go there"), self.take_keys),)

    def take_keys(self) -> None:
        """Have the keys at it."""
        self._canvas.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.cursor.take(self.thing)

    def _after(self, do: Callable[[], object]) -> Callable[[], None]:
        def go_and_do() -> None:
            self.take_keys()
            do()

        return go_and_do

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        return self._actions if kind == _Type.ActionInterface else NO_INTERFACE

    def isValid(self) -> bool:
        return self._canvas.whole.isValid()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow:
        return self._canvas.whole.window()

    def rect(self) -> QRect:
        canvas = self._canvas.canvas
        seen = canvas.viewportTransform().mapRect(self.place()).toAlignedRect()
        return seen.translated(canvas.viewport().mapToGlobal(QPoint()))

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = 1
        state.focused = int(self._canvas.focused_part() is self)
        viewport = self._canvas.canvas.viewport()
        state.offscreen = int(not self.rect().intersects(QRect(viewport.mapToGlobal(QPoint()), viewport.size())))
        return state

    def words(self, kind: QAccessible.Text) -> str:
        """Name, description or value."""
        raise NotImplementedError

    def text(self, kind: QAccessible.Text) -> str:
        return self._said if self._said and kind == _Text.Description else self.words(kind)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        if kind == _Text.Description:
            self._said = text

    # of a part without parts

    def parent(self) -> QAccessibleInterface:
        return self._canvas.whole

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def let_go(self) -> None:
        """It is no more."""
        release([self])


class NodeAccess(CanvasPart):
    """A node or group; its ports are in it, inputs first."""

    def __init__(self, canvas: Canvas, name: str) -> None:
        super().__init__(canvas)
        self.name = name
        self._ports: list[PortAccess] = []

    @property
    def thing(self) -> str:
        return self.name

    @property
    def _item(self) -> NodeItem:
        return self.editor.scene.item(self.name)

    @property
    def found(self) -> list[tuple[PortId, QRectF, bool]]:
        """Each port, where it is, and whether it is an output."""
        size = QSizeF(2 * PORT_RADIUS, 2 * PORT_RADIUS)
        ports = [(port, centred(at, size), is_output) for port, at, is_output in self._item.ports()]
        return sorted(ports, key=lambda found: found[-1])

    @property
    def ports(self) -> Sequence["PortAccess"]:
        count = len(self.found)
        release(self._ports[count:])
        del self._ports[count:]
        self._ports += [PortAccess(self._canvas, self, index) for index in range(len(self._ports), count)]
        return self._ports

    def port(self, port: PortId) -> "PortAccess | None":
        """One of its ports."""
        ids = [found for found, _, _ in self.found]
        return self.ports[ids.index(port)] if port in ids else None

    def let_go(self) -> None:
        release([*self._ports, self])

    def place(self) -> QRectF:
        return self._item.rect

    def role(self) -> QAccessible.Role:
        return _Role.ListItem

    def actions(self) -> Sequence[PartAction]:
        editor = self.editor
        if self.name in editor.document.graph.groups:
            press = PartAction(PRESS, translate("canvas", "Open the group"), self._after(editor.open_group))
        else:
            press = PartAction(PRESS, translate("canvas", "Go to its fields"), self._after(editor.ask_fields))
        return (
            *super().actions(),
            press,
            PartAction("wire", translate("canvas", "Begin a wire"), self._after(editor.start_wire)),
            PartAction(MENU, translate("canvas", "Context menu"), self._after(editor.show_menu)),
        )

    def childCount(self) -> int:
        return len(self.ports)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        ports = self.ports
        return ports[index] if 0 <= index < len(ports) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        ports = self.ports
        return ports.index(child) if child in ports else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return part_at(x, y, self.ports)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = 1
        state.selected = int(self.name in self.editor.scene.selection.nodes)
        return state

    def words(self, kind: QAccessible.Text) -> str:
        editor, name = self.editor, self.name
        if kind == _Text.Name:
            return name
        if kind == _Text.Description:
            return node_words(editor.document, editor.session, name).removeprefix(f"{name}, ")
        if kind == _Text.Value and name in editor.document.graph:
            return _value(editor, PortId(name, editor.document.graph[name].op.output))
        return ""


class PortAccess(CanvasPart):
    """A port of a node: pressed, it begins a wire."""

    def __init__(self, canvas: Canvas, node: NodeAccess, index: int) -> None:
        super().__init__(canvas)
        self._node, self._index = node, index

    @property
    def thing(self) -> PortId:
        return self._node.found[self._index][0]

    def place(self) -> QRectF:
        return self._node.found[self._index][1]

    def role(self) -> QAccessible.Role:
        return _Role.Button

    def actions(self) -> Sequence[PartAction]:
        begin = PartAction(PRESS, translate("canvas", "Begin a wire"), self._after(self.editor.start_wire))
        return (*super().actions(), begin)

    def parent(self) -> QAccessibleInterface:
        return self._node

    def words(self, kind: QAccessible.Text) -> str:
        editor, port = self.editor, self.thing
        if kind == _Text.Name:
            return port_name_words(editor.document, port)
        if kind == _Text.Description:
            return port_state_words(editor.document, editor.session, port)
        return _value(editor, port) if kind == _Text.Value else ""


class WireAccess(CanvasPart):
    """A wire: where it comes from, where it goes, and how large value and gradient on it are."""

    def __init__(self, canvas: Canvas, wire: Wire) -> None:
        super().__init__(canvas)
        self._wire = wire

    @property
    def thing(self) -> Wire:
        return self._wire

    def place(self) -> QRectF:
        return self.editor.scene.wire_item(self._wire).curve.bounds().adjusted(-_REACH, -_REACH, _REACH, _REACH)

    def role(self) -> QAccessible.Role:
        return _Role.ListItem

    def actions(self) -> Sequence[PartAction]:
        delete = self._after(self.editor.delete_selection)
        return (*super().actions(), PartAction("delete", translate("canvas", "Delete the wire"), delete))

    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = 1
        state.selected = int(self._wire in self.editor.scene.selection.wires)
        return state

    def words(self, kind: QAccessible.Text) -> str:
        document, session = self.editor.document, self.editor.session
        if kind == _Text.Name:
            start, end = self.editor.scene.open_group.hosts(self._wire)
            return wire_words(session, self._wire, start or self._wire.source, end or self._wire.target)
        return wire_end_words(document, self._wire) if kind == _Text.Description else ""


def _value(editor: CanvasEditor, port: PortId) -> str:
    value = editor.session.moment.value(port)
    return "" if value is None else array_words(value)


def part_at(x: int, y: int, parts: Sequence[QAccessibleInterface | None]) -> QAccessibleInterface | None:
    """The first part that holds a point of the screen."""
    return next((part for part in parts if part and part.rect().contains(x, y)), None)


def release(parts: Sequence[CanvasPart]) -> None:
    """Qt keeps whatever it has seen until it is told; Python would delete it under Qt's hands."""
    for part in parts:
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
