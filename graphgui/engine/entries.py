"""The single numbers of the parameters, by the names that a person knows them by."""

from collections.abc import Sequence
from itertools import product

from graphgui.engine.graph import Graph, PortId
from graphgui.engine.plan import Plan
from graphgui.ops.op import Shape


def entry_names(plan: Plan) -> list[str]:
    """A name for each of the P numbers of `Plan.theta`, in their order.

    `linear.b` for a single number; `linear.W[2]` and `linear.W[2,1]` for one of a vector and of a matrix, with the
    name of the table's column, `linear.W[income]`, for a row of weights that meets one; `w[2]` for a number of a
    parameter node called w.
    """
    return [name for port, array in plan.parameters.items() for name in _of(plan.graph, port, array.shape)]


def entry_ports(plan: Plan) -> list[PortId]:
    """The port of each of the P numbers of `Plan.theta`, in their order."""
    return [port for port, array in plan.parameters.items() for _ in range(array.size)]


def _of(graph: Graph, port: PortId, shape: Shape) -> list[str]:
    name = port.node if graph[port.node].op.source == "parameter" else str(port)
    rows, columns = shape
    met = _columns_met(graph, port)
    down = met if len(met) == rows else [str(row + 1) if rows > 1 else "" for row in range(rows)]
    across = [str(column + 1) if columns > 1 else "" for column in range(columns)]
    places = (",".join(filter(None, place)) for place in product(down, across))
    return [f"{name}[{place}]" if place else name for place in places]


def _columns_met(graph: Graph, port: PortId) -> Sequence[str]:
    """The columns of a table that the rows of a linear's own W multiply; none where they do not come from one."""
    wire = graph.incoming(port.node).get("X")
    if graph[port.node].op.name != "linear" or port.port != "W" or wire is None:
        return ()
    source = graph[wire.source]
    if source.op.source != "feed" or source.attribute("value") is not None:
        return ()
    return source.attribute("columns") or ()
