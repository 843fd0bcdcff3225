"""What has changed from one graph to another."""

from graphgui.engine.graph.graph import Graph, Node
from graphgui.engine.graph.shapes import Feeds


def same_numbers(some: Feeds, others: Feeds) -> bool:
    """Whether these are the very arrays of the others."""
    return some.keys() == others.keys() and all(others[name] is array for name, array in some.items())


def differ_in_numbers_only(some: Graph, other: Graph) -> bool:
    """Whether two graphs are the same but for what their inputs hold, and which parameters are frozen."""
    if some.nodes.keys() != other.nodes.keys() or some.loss != other.loss or set(some.wires) != set(other.wires):
        return False
    pairs = ((node, other[name]) for name, node in some.nodes.items())
    return all(
        a.op is b.op and a.fault == b.fault and (a.op.source == "feed" or _compute_alike(a, b)) for a, b in pairs
    )


def _compute_alike(some: Node, other: Node) -> bool:
    if some.attributes == other.attributes:
        return True
    frozen = {"frozen", *(port.frozen for port in some.op.inputs)}
    names = (attribute.name for attribute in some.op.attributes if attribute.name not in frozen)
    return all(some.attribute(name) == other.attribute(name) for name in names)
