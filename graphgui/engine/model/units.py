"""How a number in the graph reads in the units of the table that it comes from."""

from dataclasses import dataclass

import numpy as np

from graphgui.engine.graph.graph import Graph, Node, PortId
from graphgui.ops import Array


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
    """The units of what leaves an output of so many columns; None where `input_path` is."""
    nodes = input_path(graph, start)
    if nodes is None:
        return None
    shift, scale = np.zeros((1, columns)), np.ones((1, columns))
    for node in nodes:
        minus, by = rescaling(node, columns)
        shift, scale = shift * by + minus, scale * by
    return Units(nodes[-1], shift, scale)


def input_path(graph: Graph, start: PortId) -> list[Node] | None:
    """The nodes from an output back to the input whose columns it gives, with nothing but units changed between.

    None where it comes from elsewhere, or is not wired.
    """
    nodes = [graph[start.node]]
    while (rescales := nodes[-1].op.traits.rescales) and rescales.port:
        wire = graph.incoming(nodes[-1].name).get(rescales.port)
        if wire is None:
            return None
        nodes.append(graph[wire.source])
    return nodes if nodes[-1].op.source == "feed" else None


def rescaling(node: Node, columns: int) -> tuple[Array, Array]:
    """What a node subtracts from each column and then divides it by, both 1 x columns; 0 and 1 where nothing."""
    rescales = node.op.traits.rescales
    shift, scale = (rescales.shift, rescales.scale) if rescales else (None, None)
    return _row(node, shift, 0.0, columns), _row(node, scale, 1.0, columns)


def _row(node: Node, attribute: str | None, neutral: float, columns: int) -> Array:
    given = node.attribute(attribute) if attribute else None
    row = np.array(neutral if given is None else given, float).reshape(1, -1)
    return np.broadcast_to(row, (1, columns))
