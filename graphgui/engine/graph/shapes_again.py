"""Shapes found again where a graph has changed: what lies downstream of the change is looked at, and no more.

A node whose output loses its shape takes the shapes of all that depends on it along: thousands in a long graph.
They are put aside together, and come back together once the output has that shape again.
"""

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from graphgui.engine.graph.graph import Graph, Wire
from graphgui.engine.graph.shapes import Feeds, LostShapes, NodeShapes, at_node
from graphgui.ops import Shape

_FEW = 64  # visits of nodes, which are had in no time
_REMEMBERED = 16  # losses

WiresInto = Callable[[str], Mapping[str, Wire]]
"""The wires that feed a node, by input."""


class Again:
    """What `infer` would find at the nodes that were touched and at all that this changes downstream.

    Args:
        at: what was known before; stays as it is.
        touched: nodes whose attributes, numbers or incoming wires are others now.
        lost: what was put aside before, by the node where the loss began; stays as it is.
        wires_into: where wires are tried out: the wires that feed a node, in place of the graph's own. They may be
            others at touched nodes only.

    Attributes:
        found: what is known now at the nodes that were looked at.
        lost: what is put aside now.
    """

    def __init__(
        self,
        graph: Graph,
        feeds: Feeds,
        at: Mapping[str, NodeShapes],
        touched: Iterable[str],
        lost: Mapping[str, LostShapes],
        wires_into: WiresInto | None = None,
    ) -> None:
        self.found: dict[str, NodeShapes] = {}
        self.lost = dict(lost)
        self._graph, self._feeds, self._before = graph, feeds, at
        self._into = wires_into or graph.incoming
        self._touched = set(touched)
        self._tried: dict[str, list[str]] = {}  # the touched nodes that a node feeds
        for name in self._touched:
            for wire in self._into(name).values():
                self._tried.setdefault(wire.source, []).append(name)
        self._visited: set[str] = set()
        if not self._spreads_little():
            self.found.clear()
            self.lost = dict(lost)
            self._in_order()

    def _known(self, name: str) -> NodeShapes | None:
        return self.found.get(name) or self._before.get(name)

    def _output(self, name: str) -> Shape | None:
        known = self.found.get(name) or self._before.get(name)
        return known.output if known else None

    def _look(self, name: str) -> NodeShapes:
        return at_node(self._graph[name], self._feeds, self._into(name), self._output)

    # a few nodes

    def _spreads_little(self) -> bool:
        """Visit what was touched, and what follows wherever something changed, until nothing does.

        False where that is much. A node may be visited before all that feeds it and is then again, so that what
        was found last holds.
        """
        fed = {name for source in self._touched for name in self._tried.get(source, ())}
        waiting, left = deque(sorted(self._touched, key=fed.__contains__)), max(_FEW, 4 * len(self._touched))
        while waiting:
            if not left:
                return False
            left -= 1
            waiting += self._visit(waiting.popleft())
        return True

    def _visit(self, name: str) -> Iterable[str]:
        """Look at a node; the nodes that are to be looked at next."""
        before, now = self._known(name), self._look(name)
        self.found[name] = now
        self._visited.add(name)
        if before is None or before.output is None:
            if now.output is None:
                return ()
            lost = self.lost.get(name)
            if lost is not None and lost.at[name].output == now.output:
                return self._get_back(name, now)
        elif now.output is None:
            return self._lose(name, before)
        elif now.output == before.output:
            return ()
        return self._followers(name)

    def _followers(self, name: str) -> Iterable[str]:
        return dict.fromkeys((*(wire.target for wire in self._graph.outgoing(name)), *self._tried.get(name, ())))

    def _lose(self, root: str, before: NodeShapes) -> Iterable[str]:
        """Put aside what was known downstream of a node whose output has no shape any more."""
        at, edge, reached = {root: before}, dict[str, None](), [root]
        found, untouched, outgoing = self.found, self._before, self._graph.outgoing
        for name in reached:
            for wire in outgoing(name):
                target = wire.target
                if target not in at:
                    known = found.get(target) or untouched.get(target)
                    if known is None or known.output is None or target in self._touched:
                        edge[target] = None
                    else:
                        at[target] = known
                        reached.append(target)
        for source in self._tried.keys() & at.keys():
            edge.update(dict.fromkeys(self._tried[source]))
        self.lost[root] = LostShapes(at, set())
        self._forget(at, root)
        return edge

    def _forget(self, at: Mapping[str, NodeShapes], root: str) -> None:
        """Let nothing be known any more of nodes but what comes before the first input that is not known."""
        nothing: dict[str, NodeShapes] = {}  # by operation
        more: list[str] = []
        now = self.found[root]
        for name, known in at.items():
            op = known.op
            self.found[name] = nothing.get(op.name) or nothing.setdefault(op.name, NodeShapes(op))
            if len(known.inputs) > 1:
                first = self._into(name).get(op.inputs[0].name)
                if first is None or first.source not in at:
                    more.append(name)
        self.found[root] = now
        for name in more:
            self.found[name] = self._look(name)

    def _get_back(self, root: str, now: NodeShapes) -> Iterable[str]:
        """Take back what was put aside at a node whose output has its shape again."""
        lost = self.lost.pop(root)
        self.found.update(lost.at)
        self.found[root] = now
        return lost.since | self._visited

    def remembered(self) -> dict[str, LostShapes]:
        """What is put aside now and may still be of use: not where much of it has changed since."""
        kept: dict[str, LostShapes] = {}
        for root, (at, since) in [*self.lost.items()][-_REMEMBERED:]:
            changed = {name for name in self._visited if name in at or self._is_fed_by(name, at)}
            if len(since | changed) <= _FEW:
                kept[root] = LostShapes(at, since | changed)
        return kept

    def _is_fed_by(self, name: str, sources: Container[str]) -> bool:
        return any(wire.source in sources for wire in self._graph.incoming(name).values())

    # many nodes

    def _in_order(self) -> None:
        """Look at each node after all that feeds it."""
        stale = set(self._touched)
        for name, followers in self._ordered():
            if name in stale:
                before, now = self._before.get(name), self._look(name)
                self.found[name] = now
                if now.output != (before.output if before else None):
                    stale.update(followers)
        self._visited |= self.found.keys()

    def _ordered(self) -> Iterator[tuple[str, list[str]]]:
        """All that lies downstream of what was touched, each after what feeds it, with the nodes that it feeds."""
        reached = self._graph.downstream(*self._touched)
        followers: dict[str, list[str]] = {name: [] for name in reached}
        waiting = dict.fromkeys(reached, 0)
        for name in reached:
            for wire in self._into(name).values():
                if wire.source in reached:
                    followers[wire.source].append(name)
                    waiting[name] += 1
        ready = [name for name, count in waiting.items() if not count]
        while ready:
            name = ready.pop()
            yield name, followers[name]
            for follower in followers[name]:
                waiting[follower] -= 1
                if not waiting[follower]:
                    ready.append(follower)
