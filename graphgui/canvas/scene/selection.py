"""What is selected: the names of nodes, frames and notes, and wires."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from graphgui.engine.graph.graph import Wire


class Selection(QObject):
    """Some nodes, some frames and notes, and some wires; `changed` says so once for each change.

    The names of frames and notes hold a dot and those of nodes do not, so one set of names tells both.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: frozenset[str] = frozenset()
        self.notes: frozenset[str] = frozenset()
        self.wires: frozenset[Wire] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.names or self.wires)

    @property
    def names(self) -> frozenset[str]:
        """The nodes, frames and notes."""
        return self.nodes | self.notes

    def set(self, names: Iterable[str] = (), wires: Iterable[Wire] = ()) -> None:
        """Select these and nothing else."""
        before = self.names, self.wires
        names = frozenset(names)
        self.notes = frozenset(name for name in names if "." in name)
        self.nodes, self.wires = names - self.notes, frozenset(wires)
        if before != (self.names, self.wires):
            self.changed.emit()

    def toggle(self, name: str | None = None, wire: Wire | None = None) -> None:
        """Add what is not selected, take away what is."""
        self.set(self.names ^ ({name} if name else set()), self.wires ^ ({wire} if wire else set()))

    def forget(self, name: str | None = None, wire: Wire | None = None) -> None:
        """Take away what is no more."""
        self.set(self.names - {name}, self.wires - {wire})

    def rename(self, old: str, new: str) -> None:
        """Follow a node to its other name."""
        if old in self.nodes:
            self.set((self.names - {old}) | {new}, self.wires)

    def on_top(self, names: Iterable[str]) -> list[str]:
        """Nodes in the order of painting: the selected ones come last, so that they lie on top."""
        return sorted(names, key=self.nodes.__contains__) if self.nodes else list(names)
