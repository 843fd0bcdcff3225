"""What is highlighted while a step is taken apart: the node or wires of the operation that was done last."""

from graphgui.document.session.moment import Moment
from graphgui.engine.graph.graph import Wire

_Highlighted = tuple[frozenset[str], frozenset[Wire]]
NOTHING: _Highlighted = frozenset(), frozenset()


def highlighted(moment: Moment) -> _Highlighted:
    """The nodes and wires to highlight: a node that has computed its value, wires along which a gradient came."""
    debugger = moment.step_debugger or moment.ended_step
    operation = debugger.current if debugger else None
    if debugger is None or operation is None:
        return NOTHING
    graph, port = debugger.plan.graph, operation.port
    if operation.phase == "forward" or operation.phase == "update":
        return frozenset([port.node]), frozenset()
    if operation.phase == "sum":
        return frozenset(), frozenset(wire for wire in graph.outgoing(port.node) if wire.output == port.port)
    wire = graph.incoming(port.node).get(port.port)
    return (frozenset(), frozenset([wire])) if wire else (frozenset([port.node]), frozenset())
