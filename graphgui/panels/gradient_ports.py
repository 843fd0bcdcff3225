"""Whose gradients a selection on the canvas stands for."""

from collections.abc import Sequence

from graphgui.engine.graph.graph import Graph, PortId, Wire


def gradient_ports(graph: Graph, nodes: Sequence[str], wires: Sequence[Wire]) -> list[PortId]:
    """Of a wire its own share and the sum at its start, of a node its parameters and its value; else nothing."""
    if wires:
        ports = [wires[0].end, wires[0].start]
    elif nodes and nodes[0] in graph:
        ports = [*graph.own_parameters(nodes[0]), PortId(nodes[0], graph[nodes[0]].op.output)]
    else:
        return []
    return list(dict.fromkeys(ports))
