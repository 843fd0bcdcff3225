"""What a wire in the making may be joined to, and why not: questions to the document, no painting."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.translated import problem_text
from graphgui.engine.graph import groups
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.words import Problem

translate = QCoreApplication.translate

_MANY = 200  # nodes beyond which asking after every port's shape would be felt


class ConnectionOutcome(NamedTuple):
    """What letting go would do: `wire` is made, or `reason` says why none is; neither where there is nothing."""

    wire: Wire | None = None
    reason: str = ""


class PendingConnection:
    """One end of a wire is fixed at a port; the other looks for a place.

    Args:
        fixed: the port at the fixed end.
        is_output: whether that is an output, so that an input is looked for.
        picked: the wire that was taken from an input, if the wire is not a new one.
    """

    def __init__(self, document: Document, fixed: PortId, is_output: bool, picked: Wire | None = None) -> None:
        self.document, self.fixed, self.is_output, self.picked = document, fixed, is_output, picked
        graph = document.graph
        # Asked of every port while the mouse moves, so found once: the nodes that would close a loop.
        self._barred = graph.upstream(fixed.node) if is_output else graph.downstream(fixed.node)
        self._looks_at_shapes = len(graph) <= _MANY
        self._fits: dict[PortId, bool] = {}

    def fits(self, port: PortId, is_output: bool) -> bool:
        """Whether letting go at a port would make a wire; in a large graph, as far as loops go.

        Asked while the mouse moves, of every port in sight: each answer is kept.
        """
        if is_output is self.is_output or port.node in self._barred:
            return False
        if port not in self._fits:
            self._fits[port] = not self._looks_at_shapes or self._try(self.wire_to(port)).wire is not None
        return self._fits[port]

    def at_port(self, port: PortId, is_output: bool) -> ConnectionOutcome:
        """What letting go at a port would do."""
        if port == self.fixed:
            return ConnectionOutcome()
        if is_output is self.is_output:
            return ConnectionOutcome(reason=self._same_kind())
        return self._try(self.wire_to(port))

    def at_node(self, name: str) -> ConnectionOutcome:
        """What letting go on a node's or group's body would do: its only free input that fits, needed first."""
        graph = self.document.graph
        if name in graph.groups:
            return self._at_group(name)
        node = graph[name]
        if name == self.fixed.node:
            return ConnectionOutcome()
        if not self.is_output:
            return self.at_port(PortId(name, node.op.output), True)
        if not node.op.inputs:
            return ConnectionOutcome(reason=translate("canvas", "“{node}” has no input.").format(node=name))
        wired = graph.incoming(name)
        free = [p for p in node.op.inputs if p.name not in wired or wired[p.name] == self.picked]
        needed = [p for p in free if p.own_shape is None]
        return self._at_one_of(name, [PortId(name, p.name) for p in needed or free])

    def _at_group(self, name: str) -> ConnectionOutcome:
        graph, ports = self.document.graph, groups.ports(self.document.graph, name)
        if self.fixed.node in groups.members(graph, name):
            return ConnectionOutcome()
        if not self.is_output:
            return self._at_one_of(name, ports.outputs)
        wires = {port: graph.incoming(port.node).get(port.port) for port in ports.inputs}
        return self._at_one_of(name, [port for port, wire in wires.items() if wire in (None, self.picked)])

    def _at_one_of(self, name: str, ports: Iterable[PortId]) -> ConnectionOutcome:
        """What letting go does where any of some ports would do, and only one of them fits."""
        answers = [self.at_port(port, not self.is_output) for port in ports]
        fitting = [answer for answer in answers if answer.wire]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            text = (
                translate("canvas", "“{node}” has several free inputs: drop the wire on one of them.")
                if self.is_output
                else translate("canvas", "“{node}” has several outputs: drop the wire on one of them.")
            )
            return ConnectionOutcome(reason=text.format(node=name))
        if answers:
            return answers[0]
        text = translate("canvas", "“{node}” has no free input: drop on a port to replace its wire.")
        return ConnectionOutcome(reason=text.format(node=name))

    def make(self, wire: Wire) -> None:
        """Join; what the wire replaces goes with it, in one step."""
        if self.picked:
            edits.rewire.replug(self.document, self.picked, wire)
        else:
            edits.rewire.connect_replacing(self.document, wire)

    def unplug(self) -> None:
        """Leave the end that was taken from an input unconnected."""
        if self.picked:
            edits.wires.disconnect(self.document, self.picked)

    def _same_kind(self) -> str:
        if self.is_output:
            return translate("canvas", "This is an output, too: a wire goes from an output to an input.")
        return translate("canvas", "This is an input, too: a wire goes from an output to an input.")

    def wire_to(self, port: PortId) -> Wire:
        """The wire from the fixed end to a port."""
        start, end = (self.fixed, port) if self.is_output else (port, self.fixed)
        return Wire(*start, *end)

    def _replaced(self, wire: Wire) -> set[Wire]:
        occupying = self.document.graph.incoming(wire.target).get(wire.input)
        return {w for w in (occupying, self.picked) if w is not None}

    def _try(self, wire: Wire) -> ConnectionOutcome:
        if wire == self.picked:
            return ConnectionOutcome(wire)
        try:
            edits.wires.check(self.document, wire, self._replaced(wire))
        except Problem as problem:
            return ConnectionOutcome(reason=problem_text(problem))
        return ConnectionOutcome(wire)
