"""What a person does with the selection, apart from gestures: each verb one step, a refusal one sentence."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QCoreApplication, QPointF

from graphgui.canvas.items.node_layout import GRID, snap
from graphgui.canvas.scene.scene import Scene
from graphgui.document import edits
from graphgui.document.edits.arrange import Edge
from graphgui.document.translated import problem_text
from graphgui.engine.graph import groups
from graphgui.engine.graph.frozen import frozen_by, is_frozen
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.storage.annotations import Frame
from graphgui.words import Problem

translate = QCoreApplication.translate


class SelectionVerbs:
    """Verbs on what is selected.

    Args:
        tell: tells the person why something was not done.
    """

    def __init__(self, scene: Scene, tell: Callable[[str], None]) -> None:
        self._scene, self._tell = scene, tell
        self.document, self.selection = scene.document, scene.selection

    @property
    def nodes(self) -> list[str]:
        """The names of the selected nodes, in order."""
        return sorted(name for name in self.selection.nodes if name in self.document.graph)

    @property
    def groups(self) -> list[str]:
        """The names of the selected groups, in order."""
        return sorted(self.selection.nodes & self.document.graph.groups.keys())

    @property
    def cards(self) -> list[str]:
        """The names of the selected nodes and groups, in order."""
        return sorted(self.selection.nodes)

    @property
    def names(self) -> list[str]:
        """The names of the selected nodes, groups, frames and notes, in order."""
        return sorted(self.selection.names)

    @property
    def frames(self) -> list[str]:
        """The names of the selected frames, in order."""
        return [n for n in sorted(self.selection.notes) if isinstance(self.document.annotations[n], Frame)]

    @property
    def wires(self) -> list[Wire]:
        """The selected wires, in order."""
        return sorted(self.selection.wires)

    @property
    def is_wired(self) -> bool:
        """Whether a wire leads to or from what is selected."""
        return any(self._scene.wires_of(name) for name in self.cards)

    @property
    def are_collapsed(self) -> bool:
        """Whether nodes are selected, and all of them shown small."""
        return bool(self.nodes) and all(self.document.graph[name].collapsed for name in self.nodes)

    @property
    def parameters(self) -> list[PortId]:
        """The parameters of the selected nodes' own that can be frozen."""
        graph = self.document.graph
        own = (port for name in self.nodes for port in graph.own_parameters(name))
        return [port for port in own if frozen_by(graph, port)]

    @property
    def are_frozen(self) -> bool:
        """Whether the selected nodes have parameters, and training leaves all of them as they are."""
        parameters = self.parameters
        return bool(parameters) and all(is_frozen(self.document.graph, port) for port in parameters)

    @property
    def can_be_loss(self) -> bool:
        """Whether one node alone is selected that gives a scalar, and is not trained anyway as the only loss."""
        if len(self.cards) != 1 or len(self.nodes) != 1 or (self.is_loss and self.document.graph.loss is None):
            return False
        op = self.document.graph[self.nodes[0]].op
        return op.is_loss or self.document.shapes.known.get(PortId(self.nodes[0], op.output)) == (1, 1)

    @property
    def is_loss(self) -> bool:
        """Whether the one selected node is the loss that is trained, be it marked or the only one."""
        return len(self.nodes) == 1 and self.document.graph.trained_loss() == self.nodes[0]

    def attempt(self, verb: Callable[[], object]) -> None:
        """Do it, or say why it cannot be done."""
        try:
            verb()
        except Problem as problem:
            self._tell(problem_text(problem))

    # selecting

    def select_all(self) -> None:
        """Select all that the open group shows."""
        scene = self._scene
        self.selection.set({*scene.items_by_name, *scene.annotations.names()}, scene.wire_items)

    def select_upstream(self) -> None:
        """Select, too, all that the selected nodes depend on."""
        self._spread(self.document.graph.upstream)

    def select_downstream(self) -> None:
        """Select, too, all that depends on the selected nodes."""
        self._spread(self.document.graph.downstream)

    def select_connected(self) -> None:
        """Select, too, all that wires lead to, in whatever direction."""
        found, waiting = set(self.selection.nodes), self.cards
        while waiting:
            ends = [self._scene.open_group.hosts(wire) for wire in self._scene.wires_of(waiting.pop())]
            others = {name for pair in ends for name in pair if name is not None} - found
            found |= others
            waiting += others
        self.selection.set(found)

    def _spread(self, reach: Callable[..., set[str]]) -> None:
        graph, open_group = self.document.graph, self._scene.open_group
        inside = [name for group in self.groups for name in groups.members(graph, group)]
        reached = {open_group.host(name) for name in reach(*self.nodes, *inside)}
        self.selection.set(self.selection.nodes | {name for name in reached if name is not None})

    # changing

    def delete(self) -> None:
        """Remove what is selected."""
        edits.rewire.delete(self.document, self.names, self.wires)

    def unplug(self) -> None:
        """Remove every wire of the selected nodes and groups, and the selected wires."""
        touching = {wire for name in self.cards for wire in self._scene.wires_of(name)}
        edits.rewire.delete(self.document, [], touching.union(self.wires))

    def delete_healing(self) -> None:
        """Remove the selected nodes, and join what fed them to what they fed."""
        edits.rewire.delete_and_heal(self.document, self.nodes)

    def standardise(self) -> None:
        """Put nodes that standardise behind the selected inputs; select those."""
        feeds, graph = self.document.feeds, self.document.graph
        inputs = [name for name in self.nodes if graph[name].op.source == "feed" and name in feeds]
        if inputs:
            self.selection.set(edits.standardise.add(self.document, inputs))
            if constant := edits.standardise.constant_columns(self.document, inputs):
                self._tell(problem_text(constant))
        else:
            self._tell(
                translate("canvas", "Select an input that has numbers first: its columns are standardised.")
            )

    def bend(self, at: QPointF | None = None) -> None:
        """Put a reroute into each selected wire, in its middle or, into one alone, at a place; select them."""
        wires, scene = self.wires, self._scene

        def bend() -> None:
            with self.document.one_step(translate("canvas", "Bend {0}").format(", ".join(map(str, wires)))):
                places = [at if at and len(wires) == 1 else scene.wire_item(wire).curve.at(0.5) for wire in wires]
                corners = [snap(place - QPointF(GRID, GRID)) for place in places]
                added = [
                    edits.rewire.add_reroute(self.document, wire, (corner.x(), corner.y()), scene.open_group.name)
                    for wire, corner in zip(wires, corners, strict=True)
                ]
            self.selection.set(added)

        if wires:
            self.attempt(bend)
        else:
            self._tell(translate("canvas", "Select a wire first: a bend goes into one."))

    def pull_out(self) -> None:
        """Take the selected nodes out of their wires, which close behind them."""
        with self.document.one_step(translate("canvas", "Pull out {0}").format(", ".join(self.nodes))):
            for name in self.nodes:
                edits.rewire.pull_out(self.document, name)

    def group(self) -> None:
        """Show what is selected as one card, and select that."""
        self.attempt(lambda: self.selection.set([edits.groups.make(self.document, self.names)]))

    def ungroup(self) -> None:
        """Put what is in the selected groups into the open group, and select it."""
        if not (chosen := self.groups):
            self._tell(translate("canvas", "Select a group first: there is none to take apart."))
            return
        with self.document.one_step(translate("canvas", "Ungroup {0}").format(", ".join(chosen))):
            freed = [name for group in chosen for name in edits.groups.ungroup(self.document, group)]
        self.selection.set(freed)

    def nudge(self, right: float, down: float) -> None:
        """Move the selected nodes; nudges one after the other are one step."""
        places = {name: self.document.position(name) for name in self.names}
        edits.nodes.move(
            self.document, {name: (x + right, y + down) for name, (x, y) in places.items()}, is_nudge=True
        )

    def align(self, edge: Edge) -> None:
        """Bring one edge of the selected nodes, or their middles, into line."""
        edits.arrange.align(self.document, self.names, edge, self._size)

    def distribute(self, axis: Literal["x", "y"]) -> None:
        """Make the gaps between the selected nodes equal."""
        edits.arrange.distribute(self.document, self.names, axis, self._size)

    def _size(self, name: str) -> tuple[float, float]:
        size = self._scene.rect(name).size()
        return size.width(), size.height()

    def fold(self) -> None:
        """Show the selected nodes small; if they all are, show them whole again."""
        edits.nodes.set_collapsed(self.document, self.nodes, not self.are_collapsed)

    def freeze(self) -> None:
        """Let training leave the selected nodes' parameters as they are; if it does, let it learn them again."""
        self.attempt(lambda: edits.nodes.set_frozen(self.document, self.nodes, not self.are_frozen))

    def recolour(self, colour: int) -> None:
        """Give the selected frames one of the theme's colours."""
        with self.document.one_step(translate("canvas", "Colour")):
            for name in self.frames:
                edits.annotations.change(self.document, name, colour=colour)

    def mark_loss(self) -> None:
        """Make the selected node the loss that is trained, or no longer."""
        if self.can_be_loss:
            (name,) = self.nodes
            self.attempt(lambda: edits.training.mark_loss(self.document, None if self.is_loss else name))
