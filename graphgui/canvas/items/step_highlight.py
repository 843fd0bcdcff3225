"""What is lit while a step is taken apart: the node or the wires of the operation that was done last."""

from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import Wire

_Lit = tuple[frozenset[str], frozenset[Wire]]
NOTHING: _Lit = frozenset(), frozenset()


def highlighted(session: Session) -> _Lit:
    """The nodes and wires to light: a node that has computed its value, wires along which a gradient came."""
    walk = session.walk
    operation = walk.current if walk else None
    if walk is None or operation is None:
        return NOTHING
    graph, port = walk.plan.graph, operation.port
    if operation.phase == "forward" or operation.phase == "update":
        return frozenset([port.node]), frozenset()
    if operation.phase == "sum":
        return frozenset(), frozenset(wire for wire in graph.outgoing(port.node) if wire.output == port.port)
    wire = graph.incoming(port.node).get(port.port)
    return (frozenset(), frozenset([wire])) if wire else (frozenset([port.node]), frozenset())
