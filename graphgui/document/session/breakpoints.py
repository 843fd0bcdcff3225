"""The nodes before which training pauses, and under which condition."""

from collections.abc import Collection, Iterator
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from graphgui.document.document import Document
from graphgui.engine.training.conditions import Condition, Observation, parse
from graphgui.words import Problem


class Breakpoints(QObject):
    """A document's breakpoints, ready to be tested.

    Setting one is no edit: it is no step of the undo list, and only a condition marks the document as modified.
    Saving keeps those that there are; they follow a rename, and a node that comes back by undo brings its own
    along. A condition of a file that cannot be read is as if it were not there.

    Signals:
        changed: there are others, or with other conditions.
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._conditions: dict[str, Condition | None] = {}
        document.breakpoints_changed.connect(self.read)
        self.read()

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

    def holding(self, moment: Observation) -> list[str]:
        """The nodes whose condition holds at a moment."""
        ops = {name: self._document.graph[name].op for name in self._conditions}
        return [name for name, each in self.conditions.items() if each.holds(name, ops[name], moment)]

    def toggle(self, names: Collection[str]) -> None:
        """Pause before these nodes; where it does before all of them, no more."""
        held = self._texts()
        if self.includes(names):
            self._document.apply_breakpoints({name: text for name, text in held.items() if name not in names})
        else:
            self._document.apply_breakpoints({**dict.fromkeys(names, ""), **held})

    def set(self, name: str, condition: str = "") -> None:
        """Pause before a node, always or where a condition begins to hold. Raises `Problem` as `parse` does."""
        self._parse(name, condition)
        self._document.apply_breakpoints({**self._texts(), name: condition.strip()})

    def clear(self) -> None:
        """Pause nowhere."""
        self._document.apply_breakpoints({})

    def read(self) -> None:
        """Take over what another document has."""
        before, self._conditions = self._conditions, {}
        for name, condition in self._document.breakpoints.items():
            with suppress(Problem):
                self._conditions[name] = self._parse(name, condition)
        if self._conditions != before:
            self.changed.emit()

    def _texts(self) -> dict[str, str]:
        return {name: self.condition(name) for name in self._conditions}

    def _parse(self, name: str, condition: str) -> Condition | None:
        return parse(condition, self._document.graph[name].op) if condition.strip() else None
