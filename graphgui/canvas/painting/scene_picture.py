"""What is to be painted: a part of the scene as it is at one moment."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from graphgui.canvas.items.node_item import NodeItem, PortFits
from graphgui.canvas.items.style import Style
from graphgui.canvas.items.wire_item import WireItem
from graphgui.engine.graph.graph import Wire


class ScenePicture(NamedTuple):
    """The nodes and wires of some areas, their numbers up to date, and how they are set off.

    Attributes:
        nodes: in the order of painting.
        wires: in the order of painting.
        labelled: the wires whose labels are painted, where anyone could read them.
        label_state: another one whenever a label may stand elsewhere.
        selected_nodes: the names of the selected nodes.
        selected_wires: the selected wires.
        highlighted_nodes: the nodes of the operation that was done last, while a step is taken apart.
        highlighted_wires: the wires of that operation.
        marked: the nodes and groups at which something is wrong with training.
        paused_at: the nodes that have a breakpoint.
        port_fits: which ports a wire in the making may end at; None where none is.
    """

    style: Style
    nodes: Sequence[NodeItem]
    wires: Sequence[WireItem]
    labelled: Sequence[WireItem]
    label_state: object
    selected_nodes: Collection[str]
    selected_wires: Collection[Wire]
    highlighted_nodes: Collection[str]
    highlighted_wires: Collection[Wire]
    marked: Collection[str]
    paused_at: Collection[str]
    port_fits: PortFits | None
