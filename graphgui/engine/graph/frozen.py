"""Parameters that training leaves as they are."""

from graphgui.engine.graph.graph import Graph, PortId


def frozen_by(graph: Graph, port: PortId) -> str | None:
    """The attribute that says whether a parameter is frozen; None where its operation has none for it."""
    op = graph[port.node].op
    declared = op.port(port.port)
    if declared is not None:
        return declared.frozen
    return "frozen" if op.attribute("frozen") else None


def frozen_parameters(graph: Graph) -> set[PortId]:
    """The parameters of a graph that training leaves as they are."""
    return {port for name in graph.nodes for port in graph.own_parameters(name) if is_frozen(graph, port)}


def is_frozen(graph: Graph, port: PortId) -> bool:
    """Whether a parameter, a node's own or a parameter node's, stays as it is while training."""
    attribute = frozen_by(graph, port)
    return attribute is not None and bool(graph[port.node].attribute(attribute))
