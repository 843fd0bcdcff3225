"""The canvas as a screen reader sees it: the nodes of the open group in the order of the flow, with their ports.

Nothing here is made before a screen reader, or a test, asks Qt for the canvas.
"""

from collections.abc import Sequence
from functools import cache, partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QRectF, QSizeF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QGraphicsView, QWidget
from shiboken6 import isValid

from graphgui.canvas.editor import CanvasEditor
from graphgui.canvas.items.descriptions import node_words, port_words
from graphgui.canvas.items.node_item import NodeItem
from graphgui.canvas.items.node_layout import PORT_RADIUS
from graphgui.canvas.items.wire_curve import centred
from graphgui.engine.graph.graph import PortId
from graphgui.explain.notation import port_label
from graphgui.look.numbers import short_array

translate = QCoreApplication.translate

_Event, _Role, _Text = QAccessible.Event, QAccessible.Role, QAccessible.Text


@cache
def install() -> None:
    """Let Qt ask here for what stands on a canvas."""
    QAccessible.installFactory(_canvas_access)


def _canvas_access(kind: str, thing: QObject) -> "CanvasAccess | None":
    return CanvasAccess(cast("QGraphicsView", thing)) if kind == "CanvasView" else None


def tell_focus(canvas: QGraphicsView) -> bool:
    """Tell a screen reader that the keyboard is at another node or port; whether it is at one."""
    access = QAccessible.queryAccessibleInterface(canvas)
    place = access.focusChild() if isinstance(access, CanvasAccess) else None
    if not isinstance(place, _CanvasPart):
        return False
    QAccessible.updateAccessibility(QAccessibleEvent(place, _Event.Focus))
    return True


class CanvasAccess(QAccessibleWidget):
    """The canvas; the widgets that lie on it come after the nodes.

    Qt deletes it with the canvas. It holds no reference to the canvas, so that nothing lives longer for its sake.
    """

    def __init__(self, canvas: QGraphicsView) -> None:
        super().__init__(canvas, _Role.Tree)
        self._nodes: dict[NodeItem, NodeAccess] = {}
        self._is_fresh = False
        canvas.destroyed.connect(partial(_clear, self._nodes))  # which also keeps them as long as the canvas
        editor = self.editor
        editor.scene.rearranged.connect(self._look_again)
        editor.scene.open_group_changed.connect(self._sync)
        editor.document.undo_stack.indexChanged.connect(self._sync)

    @property
    def canvas(self) -> QGraphicsView:
        return cast("QGraphicsView", self.object())

    @property
    def editor(self) -> CanvasEditor:
        return cast("CanvasEditor", self.object().findChild(CanvasEditor))

    @property
    def nodes(self) -> Sequence["NodeAccess"]:
        """The nodes and groups of the open group, in the order of the flow."""
        if not self._is_fresh:
            scene = self.editor.scene
            # Each as it was laid out last: none is laid out anew before somebody asks for it.
            items = {scene.items_by_name[name]: name for name in scene.order()}
            gone = {item: self._nodes[item] for item in self._nodes.keys() - items.keys()}
            known = {item: self._nodes.get(item) or NodeAccess(self) for item in items}
            for item, node in known.items():
                node.name = items[item]
            self._nodes.clear()
            self._nodes.update(known)
            _clear(gone)
            self._is_fresh = True
        return list(self._nodes.values())

    def _look_again(self) -> None:
        self._is_fresh = False

    def _sync(self) -> None:
        """Once a step is done: tell which nodes are new, and let go of those that are no more."""
        if not isValid(self):
            return  # Qt has deleted it, with the canvas; the document lives a little longer
        self._is_fresh = False
        before = set(self._nodes.values())
        new = [node for node in self.nodes if node not in before]
        if QAccessible.isActive():
            for node in new:
                QAccessible.updateAccessibility(QAccessibleEvent(node, _Event.ObjectCreated))

    def _widgets(self) -> list[QWidget]:
        canvas = self.canvas
        widgets = [child for child in canvas.children() if isinstance(child, QWidget) and child.isVisible()]
        return [widget for widget in widgets if widget is not canvas.viewport() and not widget.isWindow()]

    # what Qt asks; it takes None for "there is none", of which the stubs do not know

    def childCount(self) -> int:
        return len(self.nodes) + len(self._widgets())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        nodes = self.nodes
        if index < len(nodes):
            return nodes[index] if index >= 0 else None
        widgets = self._widgets()[index - len(nodes) :]
        return QAccessible.queryAccessibleInterface(widgets[0]) if widgets else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        nodes = self.nodes
        if child in nodes:
            return nodes.index(child)
        widgets, widget = self._widgets(), child.object()
        return len(nodes) + widgets.index(widget) if widget in widgets else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return _at(x, y, [self.child(index) for index in reversed(range(self.childCount()))])

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        canvas = self.canvas
        if not canvas.hasFocus():
            return super().focusChild()
        place = self.editor.keyboard_place
        name = place.node if isinstance(place, PortId) else place
        for node in self.nodes:
            if isinstance(place, PortId) and (port := node.port(place)):
                return port
            if node.name == name:
                return node
        return self


class _CanvasPart(QAccessibleInterface):
    """A node or port."""

    def __init__(self, canvas: CanvasAccess) -> None:
        super().__init__()
        self._canvas = canvas

    @property
    def editor(self) -> CanvasEditor:
        return self._canvas.editor

    def place(self) -> QRectF:
        """Where it is on the scene."""
        raise NotImplementedError

    def isValid(self) -> bool:
        return self._canvas.isValid()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow:
        return self._canvas.window()

    def rect(self) -> QRect:
        canvas = self._canvas.canvas
        seen = canvas.viewportTransform().mapRect(self.place()).toAlignedRect()
        return seen.translated(canvas.viewport().mapToGlobal(QPoint()))

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = 1
        state.focused = int(self._canvas.focusChild() is self)
        viewport = self._canvas.canvas.viewport()
        state.offscreen = int(not self.rect().intersects(QRect(viewport.mapToGlobal(QPoint()), viewport.size())))
        return state

    def role(self) -> QAccessible.Role:
        return _Role.TreeItem

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        pass


class NodeAccess(_CanvasPart):
    """A node or group; its ports are in it, inputs first."""

    def __init__(self, canvas: CanvasAccess) -> None:
        super().__init__(canvas)
        self.name = ""
        self._ports: list[PortAccess] = []

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
        _release(self._ports[count:])
        del self._ports[count:]
        self._ports += [PortAccess(self._canvas, self, index) for index in range(len(self._ports), count)]
        return self._ports

    def port(self, port: PortId) -> "PortAccess | None":
        """One of its ports."""
        ids = [found for found, _, _ in self.found]
        return self.ports[ids.index(port)] if port in ids else None

    def let_go(self) -> None:
        """Its item is no more."""
        _release([*self._ports, self])

    def place(self) -> QRectF:
        return self._item.rect

    def parent(self) -> QAccessibleInterface:
        return self._canvas

    def childCount(self) -> int:
        return len(self.ports)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        ports = self.ports
        return ports[index] if 0 <= index < len(ports) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        ports = self.ports
        return ports.index(child) if child in ports else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return _at(x, y, self.ports)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.selected = int(self.name in self.editor.selected_nodes())
        state.expandable = state.expanded = int(bool(self.found))
        return state

    def text(self, kind: QAccessible.Text) -> str:
        editor, name = self.editor, self.name
        if kind == _Text.Name:
            return name
        if kind == _Text.Description:
            return node_words(editor.document, editor.session, name).removeprefix(f"{name}, ")
        if kind == _Text.Value and name in editor.document.graph:
            return _value(editor, PortId(name, editor.document.graph[name].op.output))
        return ""


class PortAccess(_CanvasPart):
    """A port of a node."""

    def __init__(self, canvas: CanvasAccess, node: NodeAccess, index: int) -> None:
        super().__init__(canvas)
        self._node, self._index = node, index

    @property
    def id(self) -> PortId:
        return self._node.found[self._index][0]

    def place(self) -> QRectF:
        return self._node.found[self._index][1]

    def parent(self) -> QAccessibleInterface:
        return self._node

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def text(self, kind: QAccessible.Text) -> str:
        editor, port = self.editor, self.id
        if kind == _Text.Name:
            op = editor.document.graph[port.node].op
            if declared := op.port(port.port):
                said, label = translate("canvas", "input {port}"), port_label(declared.name)
            else:
                said, label = translate("canvas", "output {port}"), port_label(op.output)
            return said.format(port=label)
        if kind == _Text.Description:
            return port_words(editor.document, editor.session, port).removeprefix(f"{port.node}, ")
        return _value(editor, port) if kind == _Text.Value else ""


def _value(editor: CanvasEditor, port: PortId) -> str:
    value = editor.session.moment.value(port)
    return "" if value is None else short_array(value)


def _at(x: int, y: int, parts: Sequence[QAccessibleInterface | None]) -> QAccessibleInterface | None:
    return next((part for part in parts if part and part.rect().contains(x, y)), None)


def _clear(nodes: dict[NodeItem, NodeAccess], _gone: object = None) -> None:
    for node in nodes.values():
        node.let_go()
    nodes.clear()


def _release(parts: Sequence[_CanvasPart]) -> None:
    """Qt keeps whatever it has seen until it is told; Python would delete it under Qt's hands."""
    for part in parts:
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
