"""How a number in the graph reads in the units of the table that it comes from."""

from dataclasses import dataclass

import numpy as np

from graphgui.engine.graph.graph import Graph, Node, PortId
from graphgui.ops import Array
from graphgui.ops.reroute import REROUTE
from graphgui.ops.standardise import STANDARDISE


@dataclass(frozen=True, slots=True)
class Units:
    """own = number * scale + shift, by column.

    Attributes:
        source: the `input` that the numbers come from.
        shift, scale: 1 x columns.
    """

    source: Node
    shift: Array
    scale: Array


def units(graph: Graph, start: PortId, columns: int) -> Units | None:
    """The units of what leaves an output of so many columns; None where `way` is."""
    nodes = input_path(graph, start)
    if nodes is None:
        return None
    shift, scale = np.zeros((1, columns)), np.ones((1, columns))
    for node in nodes:
        if node.op is STANDARDISE:
            minus, by = per_column(node, "mean", columns), per_column(node, "deviation", columns)
        elif node.op.source == "feed":
            minus, by = per_column(node, "shift", columns), per_column(node, "scale", columns)
        else:
            continue
        shift, scale = shift * by + minus, scale * by
    return Units(nodes[-1], shift, scale)


def input_path(graph: Graph, start: PortId) -> list[Node] | None:
    """The nodes from an output back to the input whose columns it gives, with nothing but units changed between.

    None where it comes from elsewhere, or is not wired.
    """
    nodes = [graph[start.node]]
    while nodes[-1].op in (REROUTE, STANDARDISE):
        wire = graph.incoming(nodes[-1].name).get("A")
        if wire is None:
            return None
        nodes.append(graph[wire.source])
    return nodes if nodes[-1].op.source == "feed" else None


def per_column(node: Node, attribute: str, columns: int) -> Array:
    """What a node subtracts or divides by, as a row of one number a column; 0 or 1 where it says nothing."""
    given = node.attribute(attribute)
    neutral = 0.0 if attribute in ("shift", "mean") else 1.0
    row = np.array(neutral if given is None else given, float).reshape(1, -1)
    return np.broadcast_to(row, (1, columns))
