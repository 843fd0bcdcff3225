"""The single numbers of the parameters, by the names that a person knows them by."""

from collections.abc import Mapping, Sequence
from itertools import product

from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.model.units import input_path
from graphgui.ops.op import Array, Shape

Parameters = Mapping[PortId, Array]
"""As `Plan.parameters`."""


def parameter_names(graph: Graph, parameters: Parameters) -> list[str]:
    """A name for each of the P numbers of a graph's parameters, in the order of `Plan.theta`.

    `linear.b` for a single number; `linear.W[2]` and `linear.W[2,1]` for one of a vector and of a matrix, with the
    name of the table's column, `linear.W[income]`, for a row of weights that meets one; `w[2]` for a number of a
    parameter node called w.
    """
    return [name for port, array in parameters.items() for name in _of(graph, port, array.shape)]


def parameter_ports(parameters: Parameters) -> list[PortId]:
    """The port of each of those numbers."""
    return [port for port, array in parameters.items() for _ in range(array.size)]


def _of(graph: Graph, port: PortId, shape: Shape) -> list[str]:
    name = port.node if graph[port.node].op.source == "parameter" else str(port)
    rows, columns = shape
    met = _columns_met(graph, port)
    down = met if len(met) == rows else [str(row + 1) if rows > 1 else "" for row in range(rows)]
    across = [str(column + 1) if columns > 1 else "" for column in range(columns)]
    places = (",".join(filter(None, place)) for place in product(down, across))
    return [f"{name}[{place}]" if place else name for place in places]


def _columns_met(graph: Graph, port: PortId) -> Sequence[str]:
    """The columns of a table that the rows of a node's own weights multiply; none if they come from elsewhere."""
    product = graph[port.node].op.traits.product
    wire = graph.incoming(port.node).get(product.left) if product else None
    if product is None or port.port != product.right or wire is None:
        return ()
    nodes = input_path(graph, wire.start)
    if nodes is None or nodes[-1].attribute("value") is not None:
        return ()
    return nodes[-1].attribute("columns") or ()
