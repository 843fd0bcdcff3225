"""Putting nodes in order: automatic layout, aligning, distributing.

How large a node is shown is the canvas's to know: every verb is told the sizes, width and height by name.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from graphgui.document import commands
from graphgui.document.model import Place
from graphgui.document.verbs import Verbs
from graphgui.engine.graph import groups

Size = tuple[float, float]
Sizes = Mapping[str, Size] | Callable[[str], Size]
Edge = Literal["left", "right", "top", "bottom", "centre-x", "centre-y"]

_USUAL: Size = (160.0, 80.0)


@dataclass(frozen=True)
class Layout:
    """What a layout is made of: size and place by name, and who feeds whom. Equal where it would be the same."""

    sizes: Mapping[str, Size]
    edges: tuple[tuple[str, str], ...]
    places: Mapping[str, Place]

    @property
    def height_now(self) -> dict[str, float]:
        """The y of each."""
        return {name: y for name, (_, y) in self.places.items()}


class Arranging(Verbs):
    """Arrange, align, distribute; each is one step and moves nothing to another sheet."""

    def arrange(
        self, names: Iterable[str] | None = None, sizes: Sizes | None = None, group: str | None = None
    ) -> None:
        """Lay nodes and groups out from left to right, wires as short and straight as they can be.

        Their common centre stays where it is. Without names: all that stand on the sheet of `group`.
        """
        from graphgui.document.layout.layered import lay_out  # imports the layout engine: late

        if layout := self.layout(names, sizes, group):
            self.apply_layout(layout, lay_out(layout.sizes, layout.edges, layout.height_now))

    def layout(
        self, names: Iterable[str] | None = None, sizes: Sizes | None = None, group: str | None = None
    ) -> Layout | None:
        """What `arrange` would lay out; None where that is fewer than two."""
        self.graph.check_group(group)
        named = self.graph.inside(group) if names is None else names
        chosen = sorted(name for name in set(named) if name not in self.annotations)
        if len(chosen) < 2:
            return None
        places = {name: self.position(name) for name in chosen}
        return Layout(self._sizes(chosen, sizes), tuple(self._edges(chosen)), places)

    def apply_layout(self, layout: Layout, places: Mapping[str, Place]) -> None:
        """Move to the places found, around the common centre of now, as one step."""
        before, after = _middle(layout.places, layout.sizes), _middle(places, layout.sizes)
        x, y = round(before[0] - after[0]), round(before[1] - after[1])
        self._move({name: (place[0] + x, place[1] + y) for name, place in places.items()}, self.tr("Arrange"))

    def align(self, names: Iterable[str], edge: Edge, sizes: Sizes) -> None:
        """Bring one edge of nodes, groups, frames and notes, or their middles, into line."""
        chosen = sorted(set(names))
        if len(chosen) < 2:
            return
        axis = 0 if edge in ("left", "right", "centre-x") else 1
        share = {"left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0}.get(edge, 0.5)
        known = self._sizes(chosen, sizes)
        starts = {name: self.position(name)[axis] for name in chosen}
        low = min(starts.values())
        high = max(start + known[name][axis] for name, start in starts.items())
        line = low + share * (high - low)
        places = {name: line - share * known[name][axis] for name in chosen}
        self._move(self._along(axis, places), self.tr("Align"))

    def distribute(self, names: Iterable[str], axis: Literal["x", "y"], sizes: Sizes) -> None:
        """Make the gaps between things equal, from left to right or from top to bottom; the outermost stay."""
        chosen = sorted(set(names))
        if len(chosen) < 3:
            return
        number = 0 if axis == "x" else 1
        known = self._sizes(chosen, sizes)
        starts = {name: self.position(name)[number] for name in chosen}
        ordered = sorted(chosen, key=lambda name: (starts[name] + known[name][number] / 2, name))
        end = starts[ordered[-1]]
        filled = sum(known[name][number] for name in ordered[:-1])
        gap = (end - starts[ordered[0]] - filled) / (len(ordered) - 1)
        places, at = {}, starts[ordered[0]]
        for name in ordered[:-1]:
            places[name] = at
            at += known[name][number] + gap
        self._move(self._along(number, places), self.tr("Distribute"))

    # inside

    def _sizes(self, names: Iterable[str], given: Sizes | None) -> dict[str, Size]:
        """The size of each; frames and notes have their own."""
        found = {}
        for name in names:
            if name in self.annotations:
                found[name] = self.annotations[name].rect[2:]
            elif given is None:
                found[name] = _USUAL
            else:
                found[name] = given(name) if callable(given) else given.get(name, _USUAL)
        return found

    def _edges(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """Which of these nodes and groups feeds which, on the sheets where they stand."""
        shown = {name: name for name in names}
        for name in list(shown):
            if name in self.graph.groups:
                shown |= dict.fromkeys(groups.members(self.graph, name), name)
        pairs = ((shown.get(wire.source), shown.get(wire.target)) for wire in self.graph.wires)
        return sorted({(a, b) for a, b in pairs if a is not None and b is not None and a != b})

    def _along(self, axis: int, starts: Mapping[str, float]) -> dict[str, Place]:
        """Positions with one coordinate changed."""
        found = {}
        for name, start in starts.items():
            x, y = self.position(name)
            found[name] = (start, y) if axis == 0 else (x, start)
        return found

    def _move(self, places: Mapping[str, Place], text: str) -> None:
        moved = {name: place for name, place in places.items() if self.position(name) != place}
        if moved:
            self.undo_stack.push(commands.Move(self, moved, text))


def _middle(places: Mapping[str, Place], sizes: Mapping[str, Size]) -> Place:
    left, top = min(x for x, _ in places.values()), min(y for _, y in places.values())
    right = max(place[0] + sizes[name][0] for name, place in places.items())
    bottom = max(place[1] + sizes[name][1] for name, place in places.items())
    return (left + right) / 2, (top + bottom) / 2
