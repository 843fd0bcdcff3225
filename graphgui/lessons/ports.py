"""How a lesson writes a port."""

from graphgui.engine.graph.graph import PortId


def port_of(text: str) -> PortId:
    """The port that a lesson writes NODE.PORT; names of nodes may have dots, those of ports have none."""
    node, _, port = text.rpartition(".")
    return PortId(node, port)
