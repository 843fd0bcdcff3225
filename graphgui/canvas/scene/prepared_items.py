"""The items of a graph that is about to be shown, made piece by piece while the window answers."""

from collections.abc import Iterator

from graphgui.canvas.items.style import Style
from graphgui.canvas.scene.open_group import OpenGroup
from graphgui.canvas.scene.scene_items import SceneItems
from graphgui.document.model import Model

_FEW = 20  # nodes that are laid out in some milliseconds


class PreparedItems(SceneItems):
    """What is in no group of a model that is not shown yet, for `SceneItems.fill` to take over."""

    def __init__(self, model: Model, style: Style) -> None:
        super().__init__(model, OpenGroup(model), style)
        self._graph = model.graph

    def pieces(self) -> Iterator[float]:
        """Make all of them, and bring them up to date: the share that is done after each piece."""
        count = 2 * (len(self._graph) + self._graph.wire_count)
        for number, _ in enumerate(self._make()):
            yield min(1.0, number / count)

    def _make(self) -> Iterator[None]:
        for name in self._graph.inside(None):
            self.add_node(name)
            yield
        for wire in self._graph.wires:
            self.add_wire(wire)
            yield
        stale = list(self._stale_nodes)
        for first in range(0, len(stale), _FEW):
            self._stale_nodes = set(stale[first : first + _FEW])
            self._refresh_contents()
            yield from (None for _ in stale[first : first + _FEW])
        for wire in self.wires:
            self._route(wire)
            yield
        self._stale_wires.clear()
