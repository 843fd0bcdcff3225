"""Warnings on nodes at which something is wrong with training."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, Signal

from graphgui.document.model import Model
from graphgui.engine.graph import groups


class Marks(QObject):
    """The text of a warning by node: it follows a rename, goes with a deleted node, and is no part of the file.

    Signals:
        changed: other nodes are marked, or with other words.
    """

    changed = Signal()

    def __init__(self, document: Model, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._words: dict[str, str] = {}
        document.node_renamed.connect(self._follow)
        document.node_removed.connect(self._invalidate)

    def __contains__(self, name: object) -> bool:
        return name in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def words(self, name: str) -> str:
        """What is wrong at a node, or in a group; empty where nothing is."""
        graph = self._document.graph
        if not self._words or name not in graph.groups:
            return self._words.get(name, "")
        inside = groups.members(graph, name)
        return "\n".join(dict.fromkeys(said for node, said in self._words.items() if node in inside))

    def set(self, words: Mapping[str, str]) -> None:
        """Mark these nodes and no others."""
        if words != self._words:
            self._words = dict(words)
            self.changed.emit()

    def clear(self) -> None:
        """Mark none."""
        self.set({})

    def _follow(self, old: str, new: str) -> None:
        self.set({new if name == old else name: words for name, words in self._words.items()})

    def _invalidate(self, name: str) -> None:
        self.set({other: words for other, words in self._words.items() if other != name})
