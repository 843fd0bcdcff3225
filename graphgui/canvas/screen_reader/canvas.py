"""The canvas as a screen reader sees it: the nodes of the open group in the order of the flow, then the wires.

Nothing here is made before a screen reader, or a test, asks Qt for the canvas, and no part before it is asked for.
"""

from functools import partial
from typing import cast

from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QGraphicsView, QWidget
from shiboken6 import isValid

from graphgui.canvas.editor import CanvasEditor
from graphgui.canvas.items.descriptions import canvas_words
from graphgui.canvas.items.node_item import NodeItem
from graphgui.canvas.screen_reader.interfaces import NO_INTERFACE, CanvasSelection
from graphgui.canvas.screen_reader.parts import CanvasPart, NodeAccess, WireAccess, part_at
from graphgui.engine.graph.graph import PortId, Wire

_Event, _Role, _Text, _Type = QAccessible.Event, QAccessible.Role, QAccessible.Text, QAccessible.InterfaceType


def tell_focus(canvas: QGraphicsView) -> None:
    """Tell a screen reader at which part of the canvas the keyboard is."""
    access = QAccessible.queryAccessibleInterface(canvas)
    if access is not None and canvas.hasFocus():
        QAccessible.updateAccessibility(QAccessibleEvent(access.focusChild() or access, _Event.Focus))


class CanvasAccess(QAccessibleWidget):
    """The canvas; the widgets that lie on it come after nodes and wires.

    Qt deletes it with the canvas. It holds no reference to the canvas, so that nothing lives longer for its sake.
    """

    def __init__(self, canvas: QGraphicsView) -> None:
        super().__init__(canvas, _Role.List)
        # Nodes are known by their items, which stay while they are renamed.
        self._names: dict[NodeItem, str] = {}
        self._order: list[NodeItem | Wire] = []
        self._index: dict[NodeItem | Wire, int] = {}
        self._parts: dict[NodeItem | Wire, NodeAccess | WireAccess] = {}
        self._is_fresh = False
        canvas.destroyed.connect(partial(_clear, self._parts))  # which also keeps them as long as the canvas
        editor = self.editor
        self._selection = CanvasSelection(editor.scene.selection, editor.scene.order, self._thing, self.part)
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
    def whole(self) -> QAccessibleInterface:
        return self

    def part(self, thing: PortId | Wire | str | None) -> CanvasPart | None:
        """What a screen reader knows a node, port or wire as; None for what is not in the open group."""
        scene = self.editor.scene
        self._follow()
        if isinstance(thing, Wire):
            return self._made(thing) if thing in self._index else None
        if thing is None:
            return None
        # A port may be one of a group, which has it of a node inside.
        name = scene.open_group.host(thing.node) if isinstance(thing, PortId) else thing
        item = scene.items_by_name.get(name) if name is not None else None
        if item is None or item not in self._index:
            return None
        node = self._made(item)
        return node.port(thing) if isinstance(thing, PortId) and isinstance(node, NodeAccess) else node

    def focused_part(self) -> CanvasPart | None:
        """The part where the keyboard is, None for the whole canvas."""
        return self.part(self.editor.keyboard_place) if self.canvas.hasFocus() else None

    def _thing(self, part: QAccessibleInterface) -> str | Wire | None:
        return part.thing if isinstance(part, NodeAccess | WireAccess) else None

    def _made(self, key: NodeItem | Wire) -> NodeAccess | WireAccess:
        """A part that is shown, made where nobody has asked for it before."""
        if key not in self._parts:
            made = WireAccess(self, key) if isinstance(key, Wire) else NodeAccess(self, self._names[key])
            self._parts[key] = made
        return self._parts[key]

    def _follow(self) -> None:
        """Take what is shown now; each is as it was laid out last, since nobody has asked for its place."""
        if self._is_fresh:
            return
        self._is_fresh = True
        scene = self.editor.scene
        names = scene.order()
        at = {name: place for place, name in enumerate(names)}
        host = scene.open_group.host
        wires = sorted(scene.wire_items, key=lambda wire: (at.get(host(wire.source) or "", -1), wire))
        self._names = {scene.items_by_name[name]: name for name in names}
        self._order = [*self._names, *wires]
        self._index = {key: place for place, key in enumerate(self._order)}
        for key, part in self._parts.items():
            if isinstance(part, NodeAccess) and not isinstance(key, Wire):
                part.name = self._names.get(key, part.name)
        _clear({key: self._parts.pop(key) for key in self._parts.keys() - self._index.keys()})

    def _look_again(self) -> None:
        self._is_fresh = False

    def _sync(self) -> None:
        """Once a step is done: tell which parts are new, and let go of those that are no more."""
        if not isValid(self):
            return  # Qt has deleted it, with the canvas; the document lives a little longer
        before = set(self._index)
        self._is_fresh = False
        self._follow()
        if QAccessible.isActive():
            for key in self._order:
                if key not in before:
                    QAccessible.updateAccessibility(QAccessibleEvent(self._made(key), _Event.ObjectCreated))

    def _widgets(self) -> list[QWidget]:
        canvas = self.canvas
        widgets = [child for child in canvas.children() if isinstance(child, QWidget) and child.isVisible()]
        return [widget for widget in widgets if widget is not canvas.viewport() and not widget.isWindow()]

    # what Qt asks; it takes None for "there is none", of which the stubs do not know

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        if kind == _Type.SelectionInterface:
            return self._selection
        found = super().interface_cast(kind)
        return NO_INTERFACE if found is None else found

    def text(self, kind: QAccessible.Text) -> str:
        said = super().text(kind)
        return said or canvas_words(self.editor.document) if kind == _Text.Description else said

    def childCount(self) -> int:
        self._follow()
        return len(self._order) + len(self._widgets())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        self._follow()
        if index < len(self._order):
            return self._made(self._order[index]) if index >= 0 else None
        widgets = self._widgets()[index - len(self._order) :]
        return QAccessible.queryAccessibleInterface(widgets[0]) if widgets else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        self._follow()
        if isinstance(child, WireAccess):
            return self._index.get(child.thing, -1)
        if isinstance(child, NodeAccess):
            item = self.editor.scene.items_by_name.get(child.name)
            return self._index.get(item, -1) if item is not None else -1
        widgets, widget = self._widgets(), child.object()
        return len(self._order) + widgets.index(widget) if widget in widgets else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        self._follow()
        nodes = [self._made(key) for key in reversed(self._order) if not isinstance(key, Wire)]
        return part_at(x, y, [*map(QAccessible.queryAccessibleInterface, reversed(self._widgets())), *nodes])

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return (self.focused_part() or self) if self.canvas.hasFocus() else super().focusChild()


def _clear(parts: dict[NodeItem | Wire, NodeAccess | WireAccess], _gone: object = None) -> None:
    for part in parts.values():
        part.let_go()
    parts.clear()
