"""What is selected: names of nodes and wires, and nothing of how they look."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from graphgui.engine.graph import Wire


class Selection(QObject):
    """Some nodes and some wires; `changed` says so once for each change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: frozenset[str] = frozenset()
        self.wires: frozenset[Wire] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.nodes or self.wires)

    def set(self, nodes: Iterable[str] = (), wires: Iterable[Wire] = ()) -> None:
        """Select these and nothing else."""
        before = self.nodes, self.wires
        self.nodes, self.wires = frozenset(nodes), frozenset(wires)
        if before != (self.nodes, self.wires):
            self.changed.emit()

    def toggle(self, node: str | None = None, wire: Wire | None = None) -> None:
        """Add what is not selected, take away what is."""
        self.set(self.nodes ^ ({node} if node else set()), self.wires ^ ({wire} if wire else set()))

    def forget(self, node: str | None = None, wire: Wire | None = None) -> None:
        """Take away what is no more."""
        self.set(self.nodes - {node}, self.wires - {wire})

    def rename(self, old: str, new: str) -> None:
        """Follow a node to its other name."""
        if old in self.nodes:
            self.set((self.nodes - {old}) | {new}, self.wires)
