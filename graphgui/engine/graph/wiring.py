"""The wires of a graph: what feeds a node, and what a node feeds."""

import math
from collections.abc import Collection, Iterable, Sequence
from typing import Self

from graphgui.engine.graph.node import Wire


class Wiring:
    """Wires between nodes known by name; it takes every wire, as the graph has checked it.

    Copies share the wires of each node until one of them changes these: a copy is had for every plan.

    Attributes:
        incoming: for each node the wires that feed it, by input; to be read only.
        outgoing: for each node the wires that leave it, as keys: in one order, as they lie in memory; to be read
            only.
        order: the nodes, each after all that feed it, where whoever found them has left them here since the last
            change; None otherwise.
        ranks: a number of each node that has wires, smaller than that of any that it feeds; None where none is
            known.
    """

    def __init__(self) -> None:
        self.incoming: dict[str, dict[str, Wire]] = {}
        self.outgoing: dict[str, dict[Wire, None]] = {}
        self.order: tuple[str, ...] | None = None
        self._own: set[str] = set()  # nodes whose wires no copy shares
        self.ranks: dict[str, float] | None = {}

    def copy(self) -> Self:
        """The same wires, to be changed apart."""
        other = type(self)()
        other.incoming, other.outgoing, other.order = dict(self.incoming), dict(self.outgoing), self.order
        other.ranks = None if self.ranks is None else dict(self.ranks)
        self._own = set()
        return other

    # changing

    def add_node(self, name: str) -> None:
        self.incoming[name] = {}
        self.outgoing[name] = {}
        self._own.add(name)
        self.order = None

    def remove_node(self, name: str) -> None:
        """Forget a node that has no wires."""
        del self.incoming[name], self.outgoing[name]
        self._own.discard(name)
        self.order = None
        if self.ranks is not None:
            self.ranks.pop(name, None)

    def connect(self, wire: Wire) -> None:
        self._take(wire)
        self._rank(wire)
        self.incoming[wire.target][wire.input] = wire
        self.outgoing[wire.source][wire] = None

    def disconnect(self, wire: Wire) -> None:
        self._take(wire)
        del self.incoming[wire.target][wire.input]
        self.outgoing[wire.source].pop(wire, None)

    def _take(self, wire: Wire) -> None:
        """Share the wires at both ends of one with no copy any more, so that they can be changed."""
        self.order = None
        for name in (wire.source, wire.target):
            if name not in self._own:
                self._own.add(name)
                self.incoming[name], self.outgoing[name] = dict(self.incoming[name]), dict(self.outgoing[name])

    def _rank(self, wire: Wire) -> None:
        """Let the ranks hold for one wire more."""
        if self.ranks is None:
            return
        ranks, before, after = self.ranks, self.ranks.get(wire.source), self.ranks.get(wire.target)
        if before is None:
            before = ranks[wire.source] = 0.0 if after is None else after - 1
        if after is None:
            after = ranks[wire.target] = before + 1
        if before >= after:  # the source may stand further down, as one does that was put between two others
            least = max((ranks[other.source] for other in self.incoming[wire.source].values()), default=after - 2)
            ranks[wire.source] = between = (least + after) / 2
            if not least < between < after:
                self.ranks = None

    # reading

    def rank(self, order: Sequence[str]) -> None:
        """Number the nodes as they come here, each after all that feed it, where no numbers are known."""
        if self.ranks is None:
            self.ranks = {name: float(place) for place, name in enumerate(order)}

    def upstream(self, names: Iterable[str]) -> set[str]:
        """The nodes from which wires lead to these nodes, themselves included."""
        seen = set(names)
        waiting = list(seen)
        while waiting:
            for wire in self.incoming[waiting.pop()].values():
                if wire.source not in seen:
                    seen.add(wire.source)
                    waiting.append(wire.source)
        return seen

    def downstream(self, names: Iterable[str]) -> set[str]:
        """The nodes to which wires lead from these nodes, themselves included."""
        seen = set(names)
        waiting = list(seen)
        while waiting:
            for wire in self.outgoing[waiting.pop()]:
                if wire.target not in seen:
                    seen.add(wire.target)
                    waiting.append(wire.target)
        return seen

    def leads(self, start: str, end: str, without: Collection[Wire]) -> bool:
        """Whether a way along the wires goes from one node to another; some wires may be left out.

        Looked for from both ends by turns, since mostly one search ends soon; ranks rise along each way.
        """
        if self.order is not None:
            self.rank(self.order)
        ranks = self.ranks or {}
        least, most = ranks.get(start, -math.inf), ranks.get(end, math.inf)
        if self.ranks is not None and start != end and not (start in ranks and end in ranks and least < most):
            return False
        ahead, behind = {start}, {end}
        onward, back = [start], [end]
        while onward and back and start != end:
            new = {wire.target for wire in self.outgoing[onward.pop()] if wire not in without} - ahead
            ahead |= new
            onward += [name for name in new if ranks.get(name, least) < most]
            wires = self.incoming[back.pop()].values()
            older = {wire.source for wire in wires if wire not in without} - behind
            behind |= older
            back += [name for name in older if ranks.get(name, most) > least]
            if not (new.isdisjoint(behind) and older.isdisjoint(ahead)):
                return True
        return start == end
