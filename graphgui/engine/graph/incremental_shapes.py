"""Shapes that follow a graph while it is edited: after an edit, only what lies downstream of it is looked at."""

from collections.abc import Iterable

from graphgui.engine.graph.graph import Graph, Node, PortId
from graphgui.engine.graph.shapes import Feeds, NodeShapes, Shapes, infer, infer_again
from graphgui.ops import Shape
from graphgui.words import Problem


class IncrementalShapes:
    """What `infer` finds in a graph, kept up to date.

    Say what was edited with `touch` and `forget`; `refreshed` then brings the shapes up to date, and
    `take_changed` names the nodes at which anything is other than it was.
    """

    def __init__(self, graph: Graph, feeds: Feeds) -> None:
        self._graph = graph
        first = infer(graph, feeds)
        self._known: dict[PortId, Shape] = dict(first.known)
        self._problems: dict[str, Problem] = dict(first.problems)
        self._shapes = Shapes(self._known, self._problems, graph.order)
        self._touched: set[str] = set()
        self._changed: set[str] = set()

    def touch(self, names: Iterable[str]) -> None:
        """The attributes, numbers or incoming wires of these nodes are others now, or they are new."""
        self._touched.update(names)

    def forget(self, node: Node) -> None:
        """A node is no longer there."""
        self._touched.discard(node.name)
        self._changed.discard(node.name)
        self._drop(node)

    def refreshed(self, feeds: Feeds) -> Shapes:
        """The shapes as they are now."""
        if self._touched:
            found = infer_again(self._graph, feeds, self._known, self._touched)
            self._touched.clear()
            for name, now in found.items():
                self._put(self._graph[name], now)
        return self._shapes

    def take_changed(self) -> set[str]:
        """The nodes whose shapes or problem were found to be others since the last call."""
        changed, self._changed = self._changed, set()
        return changed

    def _put(self, node: Node, now: NodeShapes) -> None:
        ports, problem = self._drop(node)
        if ports != now.ports or str(problem) != str(now.problem):
            self._changed.add(node.name)
        self._known.update(now.ports)
        if now.problem:
            self._problems[node.name] = now.problem

    def _drop(self, node: Node) -> NodeShapes:
        names = (node.op.output, *(port.name for port in node.op.inputs))
        ports = [PortId(node.name, port) for port in names]
        known = {port: self._known.pop(port) for port in ports if port in self._known}
        return NodeShapes(known, self._problems.pop(node.name, None))
