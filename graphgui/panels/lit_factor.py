"""What lights up on the canvas while the pointer is on a factor of a derivation."""

from graphgui.engine.graph.graph import Graph, Wire
from graphgui.explain.derivation import Derivation
from graphgui.explain.factors import Factor

Lit = tuple[frozenset[str], frozenset[Wire]]


def lit_by(factor: Factor, graph: Graph, derivation: Derivation) -> Lit:
    """The nodes and wires that a factor is of.

    A value is that of its node and of the wire that brings it; a derivative is its operation's; a gradient comes
    along the wires from the loss to it, with the nodes between.
    """
    nodes: set[str] = set()
    wires: set[Wire] = set()
    for port in factor.ports:
        wire = graph.incoming(port.node).get(port.port)
        if factor.kind == "gradient":
            nodes |= graph.downstream(port.node) & {line.port.node for line in derivation.lines}
            nodes |= {port.node}
            wires |= _between(graph, nodes)
        else:
            nodes.add(port.node if wire is None or factor.kind == "derivative" else wire.source)
        if wire is not None and factor.kind != "derivative":
            wires.add(wire)
    return frozenset(nodes), frozenset(wires)


def _between(graph: Graph, nodes: set[str]) -> set[Wire]:
    return {wire for name in nodes for wire in graph.outgoing(name) if wire.target in nodes}
