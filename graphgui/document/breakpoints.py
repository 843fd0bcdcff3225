"""The nodes before which training pauses, and under which condition."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QObject, Signal

from graphgui.document.document import Document
from graphgui.engine.conditions import Condition, Moment, parse


class Breakpoints(QObject):
    """Breakpoints by node; they follow a rename and go with a deleted node.

    They are kept as long as the document is open and no longer: a file says what a graph is, not how it is
    looked at. So setting one is no edit and no step of the undo list.

    Signals:
        changed: there are others, or with other conditions.
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._conditions: dict[str, Condition | None] = {}
        document.node_renamed.connect(self._follow)
        document.node_removed.connect(self._forget)
        document.replaced.connect(self.clear)

    def __contains__(self, name: object) -> bool:
        return name in self._conditions

    def __iter__(self) -> Iterator[str]:
        return iter(self._conditions)

    def __len__(self) -> int:
        return len(self._conditions)

    def includes(self, names: Collection[str]) -> bool:
        """Whether all of these nodes have one."""
        return self._conditions.keys() >= set(names)

    def condition(self, name: str) -> str:
        """What must hold for a pause at the node, as it was typed; empty where it always pauses."""
        found = self._conditions.get(name)
        return found.text if found else ""

    @property
    def conditions(self) -> dict[str, Condition]:
        """Those with a condition."""
        return {name: each for name, each in self._conditions.items() if each is not None}

    @property
    def always(self) -> set[str]:
        """The nodes at which every step pauses."""
        return {name for name, each in self._conditions.items() if each is None}

    def holding(self, moment: Moment) -> list[str]:
        """The nodes whose condition holds at a moment."""
        ops = {name: self._document.graph[name].op for name in self._conditions}
        return [name for name, each in self.conditions.items() if each.holds(name, ops[name], moment)]

    def toggle(self, names: Collection[str]) -> None:
        """Pause before these nodes; where it does before all of them, no more."""
        if self.includes(names):
            for name in names:
                del self._conditions[name]
        else:
            for name in names:
                self._conditions.setdefault(name, None)
        self.changed.emit()

    def set(self, name: str, condition: str = "") -> None:
        """Pause before a node, always or where a condition begins to hold. Raises `Problem` as `parse` does."""
        read = parse(condition, self._document.graph[name].op) if condition.strip() else None
        self._conditions[name] = read
        self.changed.emit()

    def clear(self) -> None:
        """Pause nowhere."""
        if self._conditions:
            self._conditions = {}
            self.changed.emit()

    def _follow(self, old: str, new: str) -> None:
        if old in self._conditions:
            self._conditions[new] = self._conditions.pop(old)
            self.changed.emit()

    def _forget(self, name: str) -> None:
        if name in self._conditions:
            del self._conditions[name]
            self.changed.emit()
