"""What a person does with the selection, apart from gestures: each verb one step, a refusal one sentence."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QCoreApplication

from graphgui.canvas.scene import Scene
from graphgui.document.arranging import Edge
from graphgui.document.spoken import problem_text
from graphgui.engine.graph import Wire
from graphgui.storage.annotations import Frame
from graphgui.words import Problem

translate = QCoreApplication.translate


class Editing:
    """Verbs on what is selected.

    Args:
        say: tells the person why something was not done.
    """

    def __init__(self, scene: Scene, say: Callable[[str], None]) -> None:
        self._scene, self._say = scene, say
        self.document, self.selection = scene.document, scene.selection

    @property
    def nodes(self) -> list[str]:
        """The names of the selected nodes, in order."""
        return sorted(self.selection.nodes)

    @property
    def names(self) -> list[str]:
        """The names of the selected nodes, frames and notes, in order."""
        return sorted(self.selection.names)

    @property
    def frames(self) -> list[str]:
        """The names of the selected frames, in order."""
        return [n for n in sorted(self.selection.notes) if isinstance(self.document.annotations[n], Frame)]

    @property
    def wires(self) -> list[Wire]:
        """The selected wires, in order."""
        return sorted(self.selection.wires)

    def attempt(self, verb: Callable[[], object]) -> None:
        """Do it, or say why it cannot be done."""
        try:
            verb()
        except Problem as problem:
            self._say(problem_text(problem))

    # selecting

    def select_all(self) -> None:
        """Select every node and wire."""
        graph = self.document.graph
        self.selection.set({*graph.nodes, *self.document.annotations}, graph.wires)

    def select_upstream(self) -> None:
        """Select, too, all that the selected nodes depend on."""
        self._spread(self.document.graph.upstream)

    def select_downstream(self) -> None:
        """Select, too, all that depends on the selected nodes."""
        self._spread(self.document.graph.downstream)

    def select_connected(self) -> None:
        """Select, too, all that wires lead to, in whatever direction."""
        graph, found, waiting = self.document.graph, set(self.selection.nodes), self.nodes
        while waiting:
            wires = graph.wires_of(waiting.pop())
            others = {name for wire in wires for name in (wire.source, wire.target)} - found
            found |= others
            waiting += others
        self.selection.set(found)

    def _spread(self, reach: Callable[[str], set[str]]) -> None:
        nodes = self.selection.nodes
        self.selection.set(nodes.union(*map(reach, nodes)))

    # changing

    def delete(self) -> None:
        """Remove what is selected."""
        self.document.delete(self.names, self.wires)

    def unplug(self) -> None:
        """Remove every wire of the selected nodes, and the selected wires."""
        touching = {wire for name in self.nodes for wire in self.document.graph.wires_of(name)}
        self.document.delete([], touching.union(self.wires))

    def delete_healing(self) -> None:
        """Remove the selected nodes, and join what fed them to what they fed."""
        self.document.remove_healing(self.nodes)

    def pull_out(self) -> None:
        """Take the selected nodes out of their wires, which close behind them."""
        with self.document.one_step(translate("canvas", "Pull out {0}").format(", ".join(self.nodes))):
            for name in self.nodes:
                self.document.pull_out(name)

    def nudge(self, right: float, down: float) -> None:
        """Move the selected nodes; nudges one after the other are one step."""
        places = {name: self.document.position(name) for name in self.names}
        self.document.move({name: (x + right, y + down) for name, (x, y) in places.items()}, is_nudge=True)

    def align(self, edge: Edge) -> None:
        """Bring one edge of the selected nodes, or their middles, into line."""
        self.document.align(self.names, edge, self._size)

    def distribute(self, axis: Literal["x", "y"]) -> None:
        """Make the gaps between the selected nodes equal."""
        self.document.distribute(self.names, axis, self._size)

    def arrange(self) -> None:
        """Lay the selected nodes out from left to right, or all where fewer than two are."""
        self.document.arrange(self.nodes if len(self.nodes) > 1 else None, self._size)

    def _size(self, name: str) -> tuple[float, float]:
        size = self._scene.rect(name).size()
        return size.width(), size.height()

    def fold(self) -> None:
        """Show the selected nodes small; if they all are, show them whole again."""
        collapsed = all(self.document.graph[name].collapsed for name in self.nodes)
        self.document.set_collapsed(self.nodes, not collapsed)

    def recolour(self, colour: int) -> None:
        """Give the selected frames one of the theme's colours."""
        with self.document.one_step(translate("canvas", "Colour")):
            for name in self.frames:
                self.document.change_annotation(name, colour=colour)

    def mark_loss(self) -> None:
        """Make the selected node the loss that is trained, or no longer."""
        (name,) = self.nodes
        self.attempt(lambda: self.document.mark_loss(None if self.document.graph.loss == name else name))
