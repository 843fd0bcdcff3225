"""Which group is open, if any, and what of the graph it shows."""

from graphgui.document.model import Model
from graphgui.engine.graph import groups
from graphgui.engine.graph.graph import Wire


class OpenGroup:
    """The group whose inside is shown, or the outermost level, which is in no group.

    Attributes:
        path: the groups that it is in, from the outermost on; the last one's inside is shown.
    """

    def __init__(self, document: Model) -> None:
        self._document = document
        self.path: list[str] = []

    @property
    def name(self) -> str | None:
        """The group whose inside is shown, None for the outermost level."""
        return self.path[-1] if self.path else None

    def shows(self, name: str) -> bool:
        """Whether a node or group is directly in it."""
        graph = self._document.graph
        return (name in graph or name in graph.groups) and graph.parent(name) == self.name

    def host(self, name: str) -> str | None:
        """What stands for a node or group here: itself, or the group that it is in; None where it is outside."""
        return groups.host(self._document.graph, name, self.name)

    def hosts(self, wire: Wire) -> tuple[str | None, str | None]:
        """What stands for a wire's ends; the wire is shown where that is not the same."""
        return self.host(wire.source), self.host(wire.target)

    def open(self, group: str | None) -> None:
        """Show the inside of a group, None for the outermost level."""
        self.path = [] if group is None else [*groups.path(self._document.graph, group), group]

    def renamed(self, old: str, new: str) -> None:
        """Follow a group to its other name."""
        self.path = [new if name == old else name for name in self.path]

    def settle(self) -> bool:
        """Go out to the nearest group that is still there; whether that is another one."""
        before = self.name
        while self.path and self.path[-1] not in self._document.graph.groups:
            self.path.pop()
        self.open(self.name)
        return self.name != before
