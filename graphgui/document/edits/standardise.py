"""Inputs standardised by nodes that are seen, in place of scaling that is not."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphgui.document import commands
from graphgui.document.edits.rewire import Rewiring
from graphgui.engine.diagnosis.scaling import standardisation
from graphgui.engine.graph import groups
from graphgui.engine.graph.graph import Wire
from graphgui.ops.standardise import STANDARDISE

_ROOM = 280.0  # from an input to the node that standardises it, and from there on


class Standardising(Rewiring):
    """Put standardisations behind inputs, bring them up to date, take them out."""

    def standardise(self, inputs: Iterable[str]) -> list[str]:
        """Put a node behind each input that brings its columns to mean 0 and deviation 1; return their names.

        What an input itself subtracts and divides by goes. A node that is there already gets the numbers of now.
        Columns that are the same everywhere stay as they are.
        """
        inputs = sorted(set(inputs))
        stale = [name for name in inputs if not self._is_standardised(name)]
        if stale:
            with self.one_step(self.tr("Standardise {0}").format(self._listed(stale))):
                self._make_room([name for name in stale if not self.standardised_by(name)])
                for name in stale:
                    self._standardise(name)
        return [node for name in inputs for node in self.standardised_by(name)]

    def standardised_by(self, name: str) -> list[str]:
        """The nodes right behind an input that standardise it."""
        targets = sorted(wire.target for wire in self.graph.outgoing(name))
        return [target for target in targets if self.graph[target].op is STANDARDISE]

    def take_as_they_are(self, name: str) -> None:
        """Neither standardise an input's numbers nor shift and scale them."""
        with self.one_step(self.tr("No scaling of {0}").format(name)):
            if nodes := self.standardised_by(name):
                self.remove_healing(nodes)
            self.set_attributes(name, shift=None, scale=None)

    # inside

    def _is_standardised(self, name: str) -> bool:
        """Whether all is as `standardise` would leave it."""
        source, nodes = self.graph[name], self.standardised_by(name)
        if not nodes or source.attribute("shift") is not None or source.attribute("scale") is not None:
            return False
        wanted = self._numbers(name)
        return all(self.graph[node].attribute(key) == wanted[key] for node in nodes for key in wanted)

    def _numbers(self, name: str) -> dict[str, list[list[float]]]:
        mean, deviation = standardisation(self.feeds[name])
        return {"mean": mean.tolist(), "deviation": deviation.tolist()}

    def _standardise(self, name: str) -> None:
        self.set_attributes(name, shift=None, scale=None)
        numbers = self._numbers(name)
        for node in self.standardised_by(name):
            self.set_attributes(node, **numbers)
        if not self.standardised_by(name):
            self._put_behind(name, numbers)

    def _put_behind(self, name: str, numbers: Mapping[str, Any]) -> None:
        source, wires = self.graph[name], sorted(self.graph.outgoing(name))
        left, top = source.position
        node = self.add_node(STANDARDISE.name, (left + _ROOM, top), group=source.group, **numbers)
        for wire in wires:
            self.undo_stack.push(commands.RemoveWire(self, wire, ""))
        self.undo_stack.push(commands.AddWire(self, Wire(name, source.op.output, node, "A"), ""))
        for wire in wires:
            self.undo_stack.push(commands.AddWire(self, Wire(node, STANDARDISE.output, *wire.end), ""))

    def _make_room(self, inputs: Iterable[str]) -> None:
        """Move what comes after some inputs to the right, on the sheet that each stands on."""
        moved = {}
        for name in inputs:
            sheet = self.graph[name].group
            hosts = {groups.host(self.graph, each, sheet) for each in self.graph.downstream(name)} - {name, None}
            for host in hosts:
                if host is not None:
                    x, y = self.position(host)
                    moved[host] = x + _ROOM, y
        self.move(moved)
