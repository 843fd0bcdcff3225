"""What moves between one moment shown and the next: which operations, when, and in which direction."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from graphgui.document.session.moment import Moment
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, PortId, Wire
from graphgui.engine.training.step_debugger import Operation, StepDebugger, operations_of
from graphgui.ops import Array

_Phase = Literal["forward", "backward", "update"]

_ONE_MS: Mapping[str, int] = {"forward": 450, "backward": 450, "sum": 600, "update": 450}
_PHASE_MS, _WHOLE_MS = 550, 600
_MOST_OPERATIONS = 3000  # more would move in jerks
_MOST_NUMBERS = 100_000  # of parameters that are copied at each moment
_LEAST_SHARE = 0.4  # of its phase that an operation takes, however many follow each other
_LANDED = 0.88  # of the whole time: then all have arrived
_WHOLE: Mapping[_Phase, tuple[float, float]] = {
    "update": (0.0, 0.12),
    "forward": (0.08, 0.42),
    "backward": (0.42, _LANDED),
}


class ShownMoment(Struct, frozen=True, eq=False):
    """What the next moment is compared with, of one whose arrays that one may overwrite.

    Attributes:
        plan: of all that it shows, also of what is not computed yet; None where nothing is.
        position: how many operations the step debugger had done.
        theta: all parameters, a copy; None where they are too many.
        hidden: where gradients are to be predicted.
    """

    step: int
    plan: Plan | None
    debugger: StepDebugger | None = None
    position: int = 0
    theta: Array | None = None
    is_forward_mode: bool = False
    is_playing: bool = False
    hidden: frozenset[PortId] = frozenset()

    @staticmethod
    def of(moment: Moment, is_playing: bool) -> "ShownMoment":
        """Read it while it is shown."""
        debugger = moment.step_debugger
        plan = debugger.plan if debugger else moment.plan
        theta = plan.theta.copy() if plan and plan.theta.size <= _MOST_NUMBERS else None
        position = debugger.position if debugger else 0
        is_forward = moment.seed is not None
        return ShownMoment(moment.step, plan, debugger, position, theta, is_forward, is_playing, moment.hidden)

    def parameter(self, port: PortId) -> Array | None:
        """A parameter as it was."""
        if self.plan is None or self.theta is None:
            return None
        end = 0
        for found, array in self.plan.parameters.items():
            start, end = end, end + array.size
            if found == port:
                return self.theta[start:end].reshape(array.shape)
        return None


class FlowEvent(NamedTuple):
    """An operation in motion, between two shares of the flow's time, 0 to 1; what it gives is there at `end`."""

    operation: Operation
    start: float
    end: float


class Flow(NamedTuple):
    """What moves between two moments; `is_undone` where time runs backwards."""

    graph: Graph
    events: tuple[FlowEvent, ...]
    duration: int
    is_undone: bool = False

    def wires(self, operation: Operation) -> list[Wire]:
        """The wires along which an operation's numbers come, in the order of the graph."""
        port = operation.port
        if operation.phase == "forward":
            return list(self.graph.incoming(port.node).values())
        if operation.phase == "backward":
            wire = self.graph.incoming(port.node).get(port.port)
            return [wire] if wire else []
        if operation.phase == "sum":
            shares = {event.operation.port for event in self.events if event.operation.phase == "backward"}
            wires = self.graph.outgoing(port.node)
            return [wire for wire in wires if wire.end in shares] or list(wires)
        return []


def flow_between(before: ShownMoment, after: ShownMoment) -> Flow | None:
    """What moves; None where the two are not one operation, phase or pass apart."""
    if after.plan is None:
        return None
    if before.hidden != after.hidden:  # to show or hide a number computes nothing
        return None
    if after.debugger:
        return _taken_apart(before, after.debugger, after.plan.graph)
    if before.debugger and after.step == before.debugger.step + 1:
        rest = before.debugger.operations[before.position :]
        if rest and all(operation.phase == "update" for operation in rest):
            return _flow(rest, before.debugger.plan, False)
    elif before.debugger is None and before.plan is not None:
        is_same_step = after.step == before.step
        if after.plan is not before.plan or before.is_forward_mode != after.is_forward_mode:
            return None
        if is_same_step and (after.is_playing or before.is_playing):
            return None
    operations = operations_of(after.plan)
    if after.is_forward_mode:
        operations = [operation for operation in operations if operation.phase == "forward"]
    elif after.step == before.step or before.plan is None:
        operations = [operation for operation in operations if operation.phase != "update"]
    return _flow(operations, after.plan, after.step < before.step)


def _taken_apart(before: ShownMoment, debugger: StepDebugger, graph: Graph) -> Flow | None:
    operations, done = debugger.operations, 0
    if before.debugger is debugger:
        done = before.position
    elif before.step > debugger.step:
        done = len(operations)
    first, last = sorted((done, debugger.position))
    return _flow(operations[first:last], debugger.plan, debugger.position < done)


def _flow(operations: Sequence[Operation], plan: Plan, is_undone: bool) -> Flow | None:
    if not 0 < len(operations) <= _MOST_OPERATIONS:
        return None
    phases: dict[_Phase, list[Operation]] = {}
    for operation in operations:
        phases.setdefault(_phase(operation), []).append(operation)
    if len(operations) == 1:
        duration = _ONE_MS[operations[0].phase]
    else:
        duration = _PHASE_MS if len(phases) == 1 else _WHOLE_MS
    spans = _WHOLE if len(phases) == 3 else _in_turn(phases)
    events: list[FlowEvent] = []
    for phase, done in phases.items():
        events += _events(done, _slots(done, plan), spans[phase])
    return Flow(plan.graph, tuple(events), duration, is_undone)


def _phase(operation: Operation) -> _Phase:
    return "backward" if operation.phase == "sum" else operation.phase


def _in_turn(phases: Iterable[_Phase]) -> dict[_Phase, tuple[float, float]]:
    names = list(phases)
    share = _LANDED / len(names)
    return {name: (place * share, (place + 1) * share) for place, name in enumerate(names)}


def _slots(operations: Sequence[Operation], plan: Plan) -> dict[Operation, int]:
    """In which turn each operation of one phase comes: what arrives at one port arrives at one time."""
    graph, slots = plan.graph, dict[Operation, int]()
    if _phase(operations[0]) == "forward":
        turns: dict[str, int] = {}
        for operation in operations:
            name = operation.port.node
            sources = [turns.get(wire.source, -1) for wire in graph.incoming(name).values()]
            slots[operation] = turns[name] = max(sources, default=-1) + 1
    elif _phase(operations[0]) == "backward":
        depth = _depths(plan)
        for operation in operations:
            port = operation.port
            wire = graph.incoming(port.node).get(port.port)
            if operation.phase == "sum":
                slots[operation] = depth.get(port.node, 1) - 1
            else:
                slots[operation] = depth.get(wire.source, 1) - 1 if wire else depth.get(port.node, 0)
    else:
        slots = dict.fromkeys(operations, 0)
    places = {slot: place for place, slot in enumerate(sorted(set(slots.values())))}
    return {operation: places[slot] for operation, slot in slots.items()}


def _depths(plan: Plan) -> dict[str, int]:
    """How many wires lead from each node to the loss, at most."""
    depths: dict[str, int] = {}
    for name in reversed(plan.order):
        if name in plan.reaches_loss:
            after = (depths[wire.target] for wire in plan.graph.outgoing(name) if wire.target in depths)
            depths[name] = max(after, default=-1) + 1
    return depths


def _events(
    operations: Sequence[Operation], slots: Mapping[Operation, int], span: tuple[float, float]
) -> list[FlowEvent]:
    """Spread over a span of time: a turn begins where the one before ends, or sooner where there are many."""
    count = max(slots.values()) + 1
    begin, whole = span[0], span[1] - span[0]
    length = whole * max(1 / count, _LEAST_SHARE)
    pause = (whole - length) / (count - 1) if count > 1 else 0.0
    starts = {operation: begin + pause * slots[operation] for operation in operations}
    return [FlowEvent(operation, starts[operation], starts[operation] + length) for operation in operations]
