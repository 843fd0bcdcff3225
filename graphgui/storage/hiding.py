"""Which gradients are hidden until they are predicted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graphgui.engine.graph.graph import Graph, PortId

if TYPE_CHECKING:
    from graphgui.storage.schema import HidingFile


@dataclass(frozen=True, slots=True)
class Hiding:
    """What of a graph's gradients is to be predicted before it is seen.

    Attributes:
        everywhere: all of them, but those in `shown`.
        hidden, shown: inputs, the ends of wires and parameters of nodes' own, that are so in any case.
        is_locked: nobody may change that in the window.
    """

    everywhere: bool = False
    hidden: frozenset[PortId] = frozenset()
    shown: frozenset[PortId] = frozenset()
    is_locked: bool = False

    def hides(self, port: PortId) -> bool:
        """Whether the gradient at an input is hidden."""
        return port in self.hidden or (self.everywhere and port not in self.shown)

    def with_ports(self, ports: Iterable[PortId], *, hidden: bool) -> "Hiding":
        """The same with the gradients at some inputs hidden, or shown."""
        chosen = frozenset(ports)
        if hidden:
            return replace(self, hidden=self.hidden | chosen, shown=self.shown - chosen)
        return replace(self, hidden=self.hidden - chosen, shown=self.shown | chosen)

    def renamed(self, old: str, new: str) -> "Hiding":
        """The same where a node has another name."""

        def follow(ports: frozenset[PortId]) -> frozenset[PortId]:
            return frozenset(port._replace(node=new) if port.node == old else port for port in ports)

        return replace(self, hidden=follow(self.hidden), shown=follow(self.shown))


NOTHING_HIDDEN = Hiding()


def hidden_ports(hiding: Hiding, graph: Graph, predicted: Collection[PortId]) -> frozenset[PortId]:
    """Where a gradient is hidden now: at inputs, and at outputs whose gradient is a sum with one of these in it.

    Args:
        predicted: the inputs whose gradients have been predicted, and are seen.
    """
    if hiding == NOTHING_HIDDEN:
        return frozenset()
    inputs = {
        port
        for name, node in graph.nodes.items()
        for port in (PortId(name, each.name) for each in node.op.inputs)
        if hiding.hides(port) and port not in predicted
    }
    return frozenset(inputs.union(wire.start for wire in graph.wires if wire.end in inputs))


def write(hiding: Hiding, graph: Graph) -> dict[str, Any] | None:
    """The fields of a file, for the nodes that there are; None where nothing is hidden."""
    found: dict[str, Any] = {}
    if hiding.everywhere:
        found["everywhere"] = True
    for key, ports in (("hidden", hiding.hidden), ("shown", hiding.shown)):
        if names := sorted(str(port) for port in ports if port.node in graph):
            found[key] = names
    if hiding.is_locked:
        found["locked"] = True
    return found or None


def read(file: "HidingFile | None", graph: Graph) -> Hiding:
    """What a file says; of nodes and inputs that are not there, nothing."""
    if file is None:
        return NOTHING_HIDDEN
    return Hiding(file.everywhere, _ports(file.hidden, graph), _ports(file.shown, graph), file.locked)


def _ports(names: Iterable[str], graph: Graph) -> frozenset[PortId]:
    ports = (PortId(node, port) for node, _, port in (name.partition(".") for name in names))
    return frozenset(port for port in ports if port.node in graph and graph[port.node].op.port(port.port))
