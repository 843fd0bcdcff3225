"""Edits of several wires at once: inserting, healing, replacing, bending and re-plugging."""

from collections.abc import Collection, Iterable

from graphgui.document import commands
from graphgui.document.verbs import Verbs
from graphgui.engine.graph import shapes
from graphgui.engine.graph.graph import GraphProblem, PortId, Wire
from graphgui.ops.reroute import REROUTE
from graphgui.words import Problem, mark_for_translation


class Rewiring(Verbs):
    """Insert, heal, replace, re-plug."""

    def insert_on_wire(self, node: str, wire: Wire) -> None:
        """Put a node that has no wires between the two ends of a wire, at its first input that fits."""
        pair = self._insertion(node, wire)
        with self.one_step(self.tr("Insert {0}").format(node)):
            self._swap([wire], pair)

    def add_reroute(self, wire: Wire, position: tuple[float, float], group: str | None = None) -> str:
        """Put a bend into a wire, on a group's sheet; return its name."""
        name = self.graph.free_name(REROUTE.name)
        with self.one_step(self.tr("Bend {0}").format(wire)):
            self.add_node(REROUTE.name, position, group=group)
            self.insert_on_wire(name, wire)
        return name

    def delete(self, names: Iterable[str], wires: Iterable[Wire] = ()) -> None:
        """Delete as `Verbs.delete` does; a reroute that is named leaves the wires through it whole."""
        names, wires = sorted(set(names)), set(wires)
        bends = {name for name in names if name in self.graph and self.graph[name].op.traits.is_reroute}
        gaps = self._gaps({name for name in bends if wires.isdisjoint(self.graph.wires_of(name))})
        if not gaps:
            super().delete(names, wires)
            return
        with self.one_step(self.tr("Delete {0}").format(self._listed(names))):
            super().delete(names, wires)
            self._heal(gaps)

    def fitting_input(self, node: str, wire: Wire) -> str | None:
        """The input by which `insert_on_wire` would insert a node, None where it would refuse."""
        try:
            return self._insertion(node, wire)[0].input
        except Problem:
            return None

    def remove_healing(self, names: Iterable[str]) -> None:
        """Delete nodes, and join what fed them to what they fed where the shapes fit."""
        names = sorted(set(names))
        gaps = self._gaps({name for name in self.with_contents(names) if name in self.graph})
        with self.one_step(self.tr("Delete and heal")):
            self.delete(names)
            self._heal(gaps)

    def pull_out(self, name: str) -> None:
        """Unplug a node, and join what fed it to what it fed where the shapes fit."""
        wires = self.graph.wires_of(name) if self.graph[name] else []
        if not wires:
            return
        gaps = self._gaps({name})
        with self.one_step(self.tr("Pull out {0}").format(name)):
            self._swap(wires, [])
            self._heal(gaps)

    def replug(self, old: Wire, new: Wire) -> None:
        """Move an end of a wire; a wire that is in its way goes. Nothing where it stays."""
        if old == new:
            return
        if old not in self.graph.wires_of(old.target):
            raise GraphProblem(mark_for_translation("problems", "There is no wire {wire}."), wire=str(old))
        self._replace({old, *self._occupying(new)}, new)

    def connect_replacing(self, wire: Wire) -> None:
        """Add a wire; the one that its input has, goes."""
        self._replace(self._occupying(wire), wire)

    # inside

    def _insertion(self, node: str, wire: Wire) -> tuple[Wire, Wire]:
        """The two wires that take the place of one; raises why there are none."""
        op = self.graph[node].op
        if wire not in self.graph.wires_of(wire.target):
            raise GraphProblem(mark_for_translation("problems", "There is no wire {wire}."), wire=str(wire))
        if self.graph.wires_of(node):
            raise GraphProblem(
                mark_for_translation(
                    "problems", "“{node}” has wires already: only a node without any is inserted."
                ),
                node=node,
            )
        problem: Problem = GraphProblem(
            mark_for_translation("problems", "“{node}” takes no wire: it has no input."), node=node
        )
        for number, port in enumerate(op.inputs):
            pair = Wire(*wire.start, node, port.name), Wire(node, op.output, *wire.end)
            try:
                shapes.check_wires(self.graph, self.feeds, self.shapes, pair, [wire])
            except Problem as found:
                problem = problem if number else found
            else:
                return pair
        raise problem

    def _occupying(self, wire: Wire) -> set[Wire]:
        self.graph[wire.target]  # raises for what is not there
        found = self.graph.incoming(wire.target).get(wire.input)
        return {found} - {wire} if found else set()

    def _replace(self, gone: Collection[Wire], wire: Wire) -> None:
        self.check_wire(wire, gone)
        with self.one_step(self.tr("Wire {0}").format(wire)):
            self._swap(gone, [wire])

    def _swap(self, gone: Iterable[Wire], new: Iterable[Wire]) -> None:
        for wire in sorted(gone):
            self.undo_stack.push(commands.RemoveWire(self, wire, ""))
        for wire in new:
            self.undo_stack.push(commands.AddWire(self, wire, ""))

    def _gaps(self, nodes: Collection[str]) -> list[tuple[PortId, list[PortId]]]:
        """The inputs that lose their wire when nodes go, each with the outputs that fed it through them."""
        leaving = (wire for name in nodes for wire in self.graph.outgoing(name) if wire.target not in nodes)
        return [(wire.end, self._sources(wire.source, nodes)) for wire in sorted(leaving)]

    def _sources(self, name: str, nodes: Collection[str]) -> list[PortId]:
        """The outputs outside that feed a node through others that go, the first input's first.

        What arrives in place of a parameter is no input that could be passed on.
        """
        found: dict[PortId, None] = {}
        waiting, seen = [name], {name}
        while waiting:
            node = self.graph[waiting.pop()]
            wired = self.graph.incoming(node.name)
            inputs = [p.name for p in node.op.inputs if p.own_shape is None and p.name in wired]
            for port in inputs:
                if wired[port].source not in nodes:
                    found[wired[port].start] = None
            inner = [wired[port].source for port in inputs if wired[port].source in nodes]
            waiting += [source for source in reversed(inner) if source not in seen]
            seen.update(inner)
        return list(found)

    def _heal(self, gaps: Iterable[tuple[PortId, list[PortId]]]) -> None:
        for end, starts in gaps:
            for start in starts:
                wire = Wire(*start, *end)
                try:
                    self.check_wire(wire)
                except Problem:
                    continue
                self.undo_stack.push(commands.AddWire(self, wire, ""))
                break
