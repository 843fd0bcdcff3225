"""What a screen reader can do with a part of the canvas, and with what is selected."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QAccessibleActionInterface, QAccessibleInterface, QAccessibleSelectionInterface
from shiboken6 import VoidPtr

from graphgui.canvas.scene.selection import Selection
from graphgui.engine.graph.graph import Wire

FOCUS, PRESS = QAccessibleActionInterface.setFocusAction(), QAccessibleActionInterface.pressAction()
MENU = QAccessibleActionInterface.showMenuAction()
NO_INTERFACE = VoidPtr(0)  # PySide takes no None for a void*: the process dies as soon as a reader asks


class PartAction(NamedTuple):
    """One thing to do: the name that programs know, the words of a person, and the function."""

    name: str
    text: str
    do: Callable[[], object]


class PartActions(QAccessibleActionInterface):
    """The actions of a part, asked for each time, since they depend on what the part is."""

    def __init__(self, actions: Callable[[], Sequence[PartAction]]) -> None:
        super().__init__()
        self._actions = actions

    def actionNames(self) -> list[str]:
        return [action.name for action in self._actions()]

    def doAction(self, actionName: str) -> None:
        for action in self._actions():
            if action.name == actionName:
                action.do()
                return

    def localizedActionName(self, name: str) -> str:
        return next((action.text for action in self._actions() if action.name == name), "")

    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)

    def keyBindingsForAction(self, _actionName: str) -> list[str]:
        return []


class CanvasSelection(QAccessibleSelectionInterface):
    """The selected nodes and wires, to be read and changed.

    Args:
        selection: what is selected.
        all_nodes: the names of the nodes of the open group.
        thing: the node's name or the wire that a part is, None for another.
        part: the part that a node's name or a wire is.
    """

    def __init__(
        self,
        selection: Selection,
        all_nodes: Callable[[], Sequence[str]],
        thing: Callable[[QAccessibleInterface], str | Wire | None],
        part: Callable[[str | Wire], QAccessibleInterface | None],
    ) -> None:
        super().__init__()
        self._selection, self._all_nodes, self._thing, self._part = selection, all_nodes, thing, part

    def selectedItems(self) -> list[QAccessibleInterface]:
        chosen: list[str | Wire] = [*sorted(self._selection.nodes), *sorted(self._selection.wires)]
        return [part for thing in chosen if (part := self._part(thing))]

    def selectedItemCount(self) -> int:
        return len(self.selectedItems())

    def selectedItem(self, selectionIndex: int) -> QAccessibleInterface | None:  # type: ignore[override]
        items = self.selectedItems()
        return items[selectionIndex] if 0 <= selectionIndex < len(items) else None

    def isSelected(self, childItem: QAccessibleInterface) -> bool:
        thing = self._thing(childItem)
        return thing in self._selection.wires if isinstance(thing, Wire) else thing in self._selection.nodes

    def select(self, childItem: QAccessibleInterface) -> bool:
        return self._change(childItem, to=True)

    def unselect(self, childItem: QAccessibleInterface) -> bool:
        return self._change(childItem, to=False)

    def _change(self, child: QAccessibleInterface, *, to: bool) -> bool:
        thing = self._thing(child)
        if thing is None:
            return False
        if self.isSelected(child) != to:
            if isinstance(thing, Wire):
                self._selection.toggle(wire=thing)
            else:
                self._selection.toggle(thing)
        return True

    def selectAll(self) -> bool:
        self._selection.set(self._all_nodes())
        return True

    def clear(self) -> bool:
        self._selection.set()
        return True
