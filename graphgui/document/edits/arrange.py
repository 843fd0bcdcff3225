"""Putting nodes in order: automatic layout, aligning, distributing.

How large a node is shown is the canvas's to know: every function is told the sizes, width and height by name.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.model import Place
from graphgui.document.step_names import translate
from graphgui.engine.graph import groups

Size = tuple[float, float]
Sizes = Mapping[str, Size] | Callable[[str], Size]
Edge = Literal["left", "right", "top", "bottom", "centre-x", "centre-y"]

_USUAL: Size = (160.0, 80.0)
_BETWEEN = 60.0  # the shortest wire that is still seen as one
_GRID = 20.0


class Layout(NamedTuple):
    """What a layout is made of: size and place by name, and who feeds whom. Equal where it would be the same."""

    sizes: Mapping[str, Size]
    edges: tuple[tuple[str, str], ...]
    places: Mapping[str, Place]

    @property
    def height_now(self) -> dict[str, float]:
        """The y of each."""
        return {name: y for name, (_, y) in self.places.items()}


def lay_out(
    document: Document, names: Iterable[str] | None = None, sizes: Sizes | None = None, group: str | None = None
) -> None:
    """Lay nodes and groups out from left to right, wires as short and straight as they can be.

    Their common centre stays where it is. Without names: all that stand on the sheet of `group`.
    """
    from graphgui.document.layout import layered  # imports the layout engine: late

    if found := layout(document, names, sizes, group):
        apply_layout(document, found, layered.lay_out(found.sizes, found.edges, found.height_now))


def layout(
    document: Document, names: Iterable[str] | None = None, sizes: Sizes | None = None, group: str | None = None
) -> Layout | None:
    """What `lay_out` would lay out; None where that is fewer than two."""
    document.graph.check_group(group)
    named = document.graph.inside(group) if names is None else names
    chosen = sorted(name for name in set(named) if name not in document.annotations)
    if len(chosen) < 2:
        return None
    places = {name: document.position(name) for name in chosen}
    return Layout(_sizes(document, chosen, sizes), tuple(_edges(document, chosen)), places)


def apply_layout(document: Document, layout: Layout, places: Mapping[str, Place]) -> None:
    """Move to the places found, around the common centre of now, as one step."""
    before, after = _middle(layout.places, layout.sizes), _middle(places, layout.sizes)
    x, y = round(before[0] - after[0]), round(before[1] - after[1])
    moved = {name: (place[0] + x, place[1] + y) for name, place in places.items()}
    _move(document, moved, translate("edits", "Arrange"))


def make_room(document: Document, node: str, sizes: Sizes) -> None:
    """Move a node that was put into a wire behind what feeds it, and what it feeds behind it in turn.

    All that is downstream of it moves as far, and so does what that would cover. Nothing moves where the wire
    ran from right to left.
    """
    sheet = sorted(document.graph.inside(document.graph.parent(node)))
    known, edges = _sizes(document, sheet, sizes), _edges(document, sheet)
    left = {name: document.position(name)[0] for name in sheet}
    begin = max([left[a] + known[a][0] for a, b in edges if b == node], default=-math.inf)
    end = min([left[b] for a, b in edges if a == node], default=math.inf)
    if end < begin:
        return
    places = {node: max(left[node], _on_grid(begin + _BETWEEN))}
    by = _on_grid(places[node] + known[node][0] + _BETWEEN - end) if math.isfinite(end) else 0.0
    if by > 0:
        others = [name for name in sheet if name != node]
        moving = _pushed(document, others, _downstream(edges, node), by, known)
        places |= {name: left[name] + by for name in moving}
    _move(document, _along(document, 0, places), translate("edits", "Make room"))


def align(document: Document, names: Iterable[str], edge: Edge, sizes: Sizes) -> None:
    """Bring one edge of nodes, groups, frames and notes, or their middles, into line."""
    chosen = sorted(set(names))
    if len(chosen) < 2:
        return
    axis = 0 if edge in ("left", "right", "centre-x") else 1
    share = {"left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0}.get(edge, 0.5)
    known = _sizes(document, chosen, sizes)
    starts = {name: document.position(name)[axis] for name in chosen}
    low = min(starts.values())
    high = max(start + known[name][axis] for name, start in starts.items())
    line = low + share * (high - low)
    places = {name: line - share * known[name][axis] for name in chosen}
    _move(document, _along(document, axis, places), translate("edits", "Align"))


def distribute(document: Document, names: Iterable[str], axis: Literal["x", "y"], sizes: Sizes) -> None:
    """Make the gaps between things equal, from left to right or from top to bottom; the outermost stay."""
    chosen = sorted(set(names))
    if len(chosen) < 3:
        return
    number = 0 if axis == "x" else 1
    known = _sizes(document, chosen, sizes)
    starts = {name: document.position(name)[number] for name in chosen}
    ordered = sorted(chosen, key=lambda name: (starts[name] + known[name][number] / 2, name))
    end = starts[ordered[-1]]
    filled = sum(known[name][number] for name in ordered[:-1])
    gap = (end - starts[ordered[0]] - filled) / (len(ordered) - 1)
    places, at = {}, starts[ordered[0]]
    for name in ordered[:-1]:
        places[name] = at
        at += known[name][number] + gap
    _move(document, _along(document, number, places), translate("edits", "Distribute"))


def _sizes(document: Document, names: Iterable[str], given: Sizes | None) -> dict[str, Size]:
    """The size of each; frames and notes have their own."""
    found = {}
    for name in names:
        if name in document.annotations:
            found[name] = document.annotations[name].rect[2:]
        elif given is None:
            found[name] = _USUAL
        else:
            found[name] = given(name) if callable(given) else given.get(name, _USUAL)
    return found


def _edges(document: Document, names: Iterable[str]) -> list[tuple[str, str]]:
    """Which of these nodes and groups feeds which, on the sheets where they stand."""
    shown = {name: name for name in names}
    for name in list(shown):
        if name in document.graph.groups:
            shown |= dict.fromkeys(groups.members(document.graph, name), name)
    pairs = ((shown.get(wire.source), shown.get(wire.target)) for wire in document.graph.wires)
    return sorted({(a, b) for a, b in pairs if a is not None and b is not None and a != b})


def _on_grid(place: float) -> float:
    """The next place on the grid to the right."""
    return math.ceil(place / _GRID) * _GRID


def _downstream(edges: Sequence[tuple[str, str]], node: str) -> set[str]:
    """All that a node feeds, directly or through others."""
    feeds: dict[str, list[str]] = {}
    for a, b in edges:
        feeds.setdefault(a, []).append(b)
    found: set[str] = set()
    waiting = [node]
    while waiting:
        new = set(feeds.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found - {node}


def _pushed(
    document: Document, sheet: Sequence[str], moving: set[str], by: float, sizes: Mapping[str, Size]
) -> set[str]:
    """What moves to the right when some does: that, and whatever it comes to lie over."""
    corners = np.array([document.position(name) for name in sheet])
    ends = corners + np.array([sizes[name] for name in sheet])
    moves = np.array([name in moving for name in sheet])
    shift = np.array([by, 0.0])
    new = moves
    while new.any():
        low, high = corners[new, None] + shift, ends[new, None] + shift
        meets = ((low < ends) & (corners < high)).all(axis=2)
        lay_over = ((corners[new, None] < ends) & (corners < ends[new, None])).all(axis=2)
        new = (meets & ~lay_over).any(axis=0) & ~moves
        moves = moves | new
    return {name for name, moved in zip(sheet, moves, strict=True) if moved}


def _along(document: Document, axis: int, starts: Mapping[str, float]) -> dict[str, Place]:
    """Positions with one coordinate changed."""
    found = {}
    for name, start in starts.items():
        x, y = document.position(name)
        found[name] = (start, y) if axis == 0 else (x, start)
    return found


def _move(document: Document, places: Mapping[str, Place], text: str) -> None:
    moved = {name: place for name, place in places.items() if document.position(name) != place}
    if moved:
        document.push(commands.Move(document, moved, text))


def _middle(places: Mapping[str, Place], sizes: Mapping[str, Size]) -> Place:
    left, top = min(x for x, _ in places.values()), min(y for _, y in places.values())
    right = max(place[0] + sizes[name][0] for name, place in places.items())
    bottom = max(place[1] + sizes[name][1] for name, place in places.items())
    return (left + right) / 2, (top + bottom) / 2
