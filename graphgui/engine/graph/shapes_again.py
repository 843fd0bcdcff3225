"""Shapes found again where a graph has changed: what lies downstream of the change is looked at, and no more.

A node whose output loses its shape takes the shapes of all that depends on it along: thousands in a long graph.
They are put aside together, and come back together once the output has that shape again.
"""

from collections import deque
from collections.abc import Collection, Container, Iterable, Mapping
from heapq import heapify, heappop, heappush
from types import MappingProxyType

from graphgui.engine.graph.graph import Graph, Wire
from graphgui.engine.graph.shapes import Feeds, LostShapes, NodeShapes, at_node
from graphgui.ops import Shape

_FEW = 64  # visits of nodes, which are had in no time
_REMEMBERED = 16  # losses


class Again:
    """What `infer` would find at the nodes that were touched and at all that this changes downstream.

    Args:
        at: what was known before; stays as it is.
        touched: nodes whose attributes, numbers or incoming wires are others now.
        lost: what was put aside before, by the node where the loss began; stays as it is.
        trial: where wires are tried out: by input all wires that would feed a node, of the touched nodes.

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
        trial: Mapping[str, Mapping[str, Wire]] = MappingProxyType({}),
    ) -> None:
        self.found: dict[str, NodeShapes] = {}
        self.lost = dict(lost)
        self._graph, self._feeds, self._before = graph, feeds, at
        self._nodes, self._incoming, self._trial = graph.nodes, graph.incoming, trial
        self._touched = set(touched)
        self._tried: dict[str, list[str]] = {}  # the touched nodes that a node feeds
        for name in self._touched:
            for wire in self._into(name).values():
                self._tried.setdefault(wire.source, []).append(name)
        self._visited: set[str] = set()
        # What was found at nodes that have no attributes, by operation and the shapes at the inputs.
        self._alike: dict[tuple[str | Shape | None, ...], NodeShapes] = {}
        self._follow()

    def _into(self, name: str) -> Mapping[str, Wire]:
        return self._incoming(name) if name not in self._trial else self._trial[name]

    def _output(self, name: str) -> Shape | None:
        known = self.found.get(name) or self._before.get(name)
        return known.output if known else None

    def _look(self, name: str) -> NodeShapes:
        node, wires = self._nodes[name], self._into(name)
        op = node.op
        if op.attributes or not len(op.inputs) == len(wires) > 0:
            return at_node(node, self._feeds, wires, self._output)
        key: tuple[str | Shape | None, ...]
        if len(wires) == 1:  # as of most nodes of a long chain
            (wire,) = wires.values()
            known = self.found.get(wire.source) or self._before.get(wire.source)
            key = op.name, known and known.output
        else:
            key = op.name, *[self._output(wires[port.name].source) for port in op.inputs]
        found = self._alike.get(key)
        if found is None:
            found = at_node(node, self._feeds, wires, self._output)
            if found.problem is None:  # a problem names its node
                self._alike[key] = found
        return found

    # one node after another

    def _follow(self) -> None:
        """Visit what was touched, and what follows wherever something changed, until nothing does.

        A node that is visited before all that feeds it is visited again, so that what was found last holds. A few
        are visited as they come; of many, which might be so again and again, each after all that feeds it.
        """
        fed = {name for source in self._touched for name in self._tried.get(source, ())}
        waiting, left = deque(sorted(self._touched, key=fed.__contains__)), max(_FEW, 4 * len(self._touched))
        while waiting and left:
            left -= 1
            waiting += self._visit(waiting.popleft())
        if waiting:
            self._follow_in_order(set(waiting))

    def _follow_in_order(self, waiting: set[str]) -> None:
        ranks = self._graph.ranks()
        queue = [(ranks.get(name, 0.0), name) for name in waiting]
        heapify(queue)
        while queue:
            _, name = heappop(queue)
            waiting.discard(name)
            followers = self._visit(name)
            while not queue and len(followers) == 1:  # along a chain
                (name,) = followers
                followers = self._visit(name)
            for follower in followers:
                if follower not in waiting:
                    waiting.add(follower)
                    heappush(queue, (ranks.get(follower, 0.0), follower))

    def _visit(self, name: str) -> Collection[str]:
        """Look at a node; the nodes that are to be looked at next."""
        before, now = self.found.get(name) or self._before.get(name), self._look(name)
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
        followers = self._graph.followers(name)
        return [*followers, *self._tried[name]] if name in self._tried else followers

    def _lose(self, root: str, before: NodeShapes) -> Collection[str]:
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

    def _get_back(self, root: str, now: NodeShapes) -> Collection[str]:
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
