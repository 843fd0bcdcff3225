"""Shapes that follow a graph while it is edited: after an edit, only what lies downstream of it is looked at."""

from collections.abc import Iterable, Mapping

from graphgui.engine.graph.graph import Graph, Node
from graphgui.engine.graph.shapes import Feeds, LostShapes, NodeShapes, Shapes, infer
from graphgui.engine.graph.shapes_again import Again
from graphgui.words import Problem


class IncrementalShapes:
    """What `infer` finds in a graph, kept up to date.

    Say what was edited with `touch` and `forget`; `refreshed` then brings the shapes up to date, and
    `take_changed` names the nodes at which anything is other than it was.
    """

    def __init__(self, graph: Graph, feeds: Feeds) -> None:
        self._graph = graph
        first = infer(graph, feeds)
        self._at: dict[str, NodeShapes] = dict(first.at)
        self._problems: dict[str, Problem] = dict(first.problems)
        self._lost: dict[str, LostShapes] = {}
        self._shapes = Shapes(self._at, self._problems, graph, self._lost)
        self._touched: set[str] = set()
        self._changed: set[str] = set()

    def touch(self, names: Iterable[str]) -> None:
        """The attributes, numbers or incoming wires of these nodes are others now, or they are new."""
        self._touched.update(names)

    def forget(self, node: Node) -> None:
        """A node is no longer there."""
        name = node.name
        self._touched.discard(name)
        self._changed.discard(name)
        self._at.pop(name, None)
        self._problems.pop(name, None)
        self._lost.pop(name, None)
        for lost in self._lost.values():
            lost.at.pop(name, None)
            lost.since.discard(name)

    def refreshed(self, feeds: Feeds) -> Shapes:
        """The shapes as they are now."""
        if self._touched:
            again = Again(self._graph, feeds, self._at, self._touched, self._lost)
            self._touched.clear()
            remembered = again.remembered()
            self._lost.clear()
            self._lost.update(remembered)
            self._take(again.found)
        return self._shapes

    def take_changed(self) -> set[str]:
        """The nodes whose shapes or problem were found to be others since the last call."""
        changed, self._changed = self._changed, set()
        return changed

    def _take(self, found: Mapping[str, NodeShapes]) -> None:
        at, problems = self._at, self._problems
        self._changed.update(
            name
            for name, now in found.items()
            if (before := at.get(name)) is not now
            and (before is None or before.output != now.output or not before.says_the_same(now))
        )
        at.update(found)
        for name in problems.keys() & found.keys():
            del problems[name]
        problems.update((name, now.problem) for name, now in found.items() if now.problem)
