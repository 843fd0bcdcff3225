"""Groups as they are seen: what stands on a sheet, and the ports that a group shows there.

A port of a group is a port of a node inside, by its own name: wires, values and gradients are the node's.
"""

from collections.abc import Iterator
from typing import NamedTuple

from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.graph.shapes import missing_inputs


class GroupPorts(NamedTuple):
    """The ports that a group shows, from top to bottom."""

    inputs: tuple[PortId, ...]
    outputs: tuple[PortId, ...]


def path(graph: Graph, name: str) -> list[str]:
    """The groups that a node or group is in, from the outermost on."""
    found: list[str] = []
    parent = graph.parent(name)
    while parent is not None:
        found.append(parent)
        parent = graph.parent(parent)
    return found[::-1]


def contents(graph: Graph, group: str) -> Iterator[str]:
    """All nodes and groups inside, however deep; each group before what it holds."""
    waiting = sorted(graph.inside(group), reverse=True)
    while waiting:
        name = waiting.pop()
        yield name
        if name in graph.groups:
            waiting += sorted(graph.inside(name), reverse=True)


def members(graph: Graph, group: str) -> set[str]:
    """All nodes inside, however deep."""
    return {name for name in contents(graph, group) if name in graph}


def host(graph: Graph, name: str, sheet: str | None) -> str | None:
    """What stands for a node or group on a sheet: itself, or the group there that it is in; None if neither."""
    while (parent := graph.parent(name)) != sheet:
        if parent is None:
            return None
        name = parent
    return name


def ports(graph: Graph, group: str) -> GroupPorts:
    """Where wires cross the group's edge, the inputs that still need one, and the outputs that feed nothing."""
    inside = members(graph, group)
    inputs: list[PortId] = []
    outputs: list[PortId] = []
    for name in sorted(inside, key=lambda name: _reading_order(graph, name)):
        wired, needed = graph.incoming(name), missing_inputs(graph[name], graph.incoming(name))
        for port in graph[name].op.inputs:
            crosses = port.name in wired and wired[port.name].source not in inside
            if crosses or port.name in needed:
                inputs.append(PortId(name, port.name))
        targets = {wire.target for wire in graph.outgoing(name)}
        if not targets or not targets <= inside:
            outputs.append(PortId(name, graph[name].op.output))
    return GroupPorts(tuple(inputs), tuple(outputs))


def _reading_order(graph: Graph, name: str) -> list[tuple[float, float, str]]:
    """From top to bottom, then left to right, by what holds the node on each sheet from the outermost inwards."""
    places = [(graph.position(step), step) for step in (*path(graph, name), name)]
    return [(y, x, step) for (x, y), step in places]
