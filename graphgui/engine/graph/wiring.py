"""The wires of a graph: what feeds a node, what a node feeds, and the order that follows."""

import math
from collections.abc import Collection, Iterable
from typing import Self

from graphgui.engine.graph.node import Wire


class Wiring:
    """Wires between nodes known by name; it takes every wire, as the graph has checked it.

    Copies share the wires of each node until one of them changes these: a copy is had for every plan.

    Attributes:
        incoming: for each node the wires that feed it, by input; to be read only.
        outgoing: for each node the wires that leave it, as keys: in one order, as they lie in memory; to be read
            only.
    """

    def __init__(self) -> None:
        self.incoming: dict[str, dict[str, Wire]] = {}
        self.outgoing: dict[str, dict[Wire, None]] = {}
        self._own: set[str] = set()  # nodes whose wires no copy shares
        self._order: tuple[str, ...] | None = None  # None where it is not known since a change
        # A number of each node that has wires, smaller than that of any that it feeds; None where none is known.
        self._ranks: dict[str, float] | None = {}

    def copy(self) -> Self:
        """The same wires, to be changed apart."""
        other = type(self)()
        other.incoming, other.outgoing, other._order = dict(self.incoming), dict(self.outgoing), self._order
        other._ranks = None if self._ranks is None else dict(self._ranks)
        self._own = set()
        return other

    # changing

    def add_node(self, name: str) -> None:
        self.incoming[name] = {}
        self.outgoing[name] = {}
        self._own.add(name)
        self._order = None

    def remove_node(self, name: str) -> None:
        """Forget a node that has no wires."""
        del self.incoming[name], self.outgoing[name]
        self._own.discard(name)
        self._order = None
        if self._ranks is not None:
            self._ranks.pop(name, None)

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
        self._order = None
        for name in (wire.source, wire.target):
            if name not in self._own:
                self._own.add(name)
                self.incoming[name], self.outgoing[name] = dict(self.incoming[name]), dict(self.outgoing[name])

    def _rank(self, wire: Wire) -> None:
        """Let the ranks hold for one wire more."""
        if self._ranks is None:
            return
        ranks, before, after = self._ranks, self._ranks.get(wire.source), self._ranks.get(wire.target)
        if before is None:
            before = ranks[wire.source] = 0.0 if after is None else after - 1
        if after is None:
            after = ranks[wire.target] = before + 1
        if before >= after:  # the source may stand further down, as one does that was put between two others
            least = max((ranks[other.source] for other in self.incoming[wire.source].values()), default=after - 2)
            ranks[wire.source] = between = (least + after) / 2
            if not least < between < after:
                self._ranks = None

    # reading

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
        if self._ranks is None and self._order is not None:
            self._ranks = {name: float(place) for place, name in enumerate(self._order)}
        ranks = self._ranks or {}
        least, most = ranks.get(start, -math.inf), ranks.get(end, math.inf)
        if self._ranks is not None and start != end and not (start in ranks and end in ranks and least < most):
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

    def order(self) -> list[str]:
        """The nodes, each after all that feed it; the same for equal wires, however they were connected."""
        if self._order is None:
            self._order = tuple(self._found_order())
        return list(self._order)

    def _found_order(self) -> list[str]:
        names, leaving = list(self.incoming), list(self.outgoing.values())
        # Lists by number lie in memory one entry after another: a name is looked up but once a wire.
        numbers = {name: number for number, name in enumerate(names)}
        waiting = list(map(len, self.incoming.values()))
        ready = [number for number, count in enumerate(waiting) if not count]
        ready.sort(key=names.__getitem__, reverse=True)
        ordered: list[str] = []
        while ready:
            number = ready.pop()
            ordered.append(names[number])
            released = []
            for wire in leaving[number]:
                follower = numbers[wire.target]
                waiting[follower] -= 1
                if not waiting[follower]:
                    released.append(follower)
            if len(released) > 1:
                released.sort(key=names.__getitem__, reverse=True)
            ready += released
        return ordered
