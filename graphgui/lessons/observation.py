"""What a task is checked against: the student's graph and run as they stand, and what was typed or chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphgui.engine.graph.graph import Graph, PortId, Wire
from graphgui.engine.training.step_debugger import Operation
from graphgui.ops import Array


@dataclass(frozen=True)
class Observation:
    """One look at a window, or at what stands in for it.

    Attributes:
        graph: as it is wired.
        feeds: the matrix of each input that has one.
        parameters: rows x columns.
        loss_port: the output that is the loss; None where there is none.
        nodes, wires: those that are selected.
        panels: those that are open.
        operations: of the step that is taken apart, or was last, those that are done.
        is_step_over: whether these are all of them.
        loss: None where there is none or it is not computed.
        step: how many updates were made.
        rate: the learning rate.
        moved: the port whose tangents are shown; None in reverse mode.
        is_accused, is_repaired: how far a broken gradient is found.
        typed: what was typed last and sent off.
        chosen: the number of the option chosen last, from 0.
    """

    graph: Graph = field(default_factory=Graph)
    feeds: Mapping[str, Array] = field(default_factory=dict)
    parameters: Mapping[PortId, Array] = field(default_factory=dict)
    loss_port: PortId | None = None
    nodes: tuple[str, ...] = ()
    wires: tuple[Wire, ...] = ()
    panels: frozenset[str] = frozenset()
    operations: tuple[Operation, ...] = ()
    is_step_over: bool = False
    loss: float | None = None
    step: int = 0
    rate: float = 0.0
    moved: PortId | None = None
    is_accused: bool = False
    is_repaired: bool = False
    typed: str | None = None
    chosen: int | None = None
