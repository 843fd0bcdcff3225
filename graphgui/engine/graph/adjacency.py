"""The nodes of a graph by number, and what feeds each: names are looked up once a wire, and not again.

Of a large graph no more than a part is in the processor's cache. Lists by number are read from memory one entry
after another, mappings by name here and there: which takes twice as long.
"""

from collections.abc import Mapping

from graphgui.engine.graph.node import Node, Wire


class Adjacency:
    """Which nodes feed which, in lists whose indices are the nodes' numbers, from 0.

    Args:
        nodes: by name; numbered as they come.
        incoming: for each of them, in the same order, the wires that feed it, by input.

    Attributes:
        numbers: the nodes' numbers, by name.
        nodes: by number.
        sources: by number, for each input of a node's operation the number of the node that feeds it; None where
            none does.
    """

    def __init__(self, nodes: Mapping[str, Node], incoming: Mapping[str, Mapping[str, Wire]]) -> None:
        self.numbers = numbers = {name: number for number, name in enumerate(nodes)}
        self.nodes = list(nodes.values())
        self.sources: list[list[int | None]] = []
        self._followers: list[list[int]] = [[] for _ in self.nodes]  # one that is fed twice stands there twice
        self._waiting: list[int] = []  # by number, how many wires feed a node
        followers = self._followers
        for number, (node, wires) in enumerate(zip(self.nodes, incoming.values(), strict=True)):
            sources: list[int | None] = []
            for port in node.op.inputs:
                wire = wires.get(port.name)
                if wire is None:
                    sources.append(None)
                else:
                    source = numbers[wire.source]
                    sources.append(source)
                    followers[source].append(number)
            self.sources.append(sources)
            self._waiting.append(len(wires))

    def order(self) -> list[int]:
        """The nodes, each after all that feed it; the same for equal graphs, however they were built.

        What depends on a node comes as soon after it as it can; of several that are free the first by name.
        """
        followers, waiting = self._followers, self._waiting.copy()
        ready = self._by_name([number for number, count in enumerate(waiting) if not count])
        ordered = []
        while ready:
            number = ready.pop()
            ordered.append(number)
            free = len(ready)
            for follower in followers[number]:
                waiting[follower] -= 1
                if not waiting[follower]:
                    ready.append(follower)
            if len(ready) > free + 1:
                ready[free:] = self._by_name(ready[free:])
        return ordered

    def _by_name(self, numbers: list[int]) -> list[int]:
        """Sorted so that the first by name is taken from the end first."""
        return sorted(numbers, key=lambda number: self.nodes[number].name, reverse=True)
