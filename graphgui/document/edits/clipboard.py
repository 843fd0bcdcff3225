"""Copying parts of a graph as text, and pasting them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from graphgui.document import commands
from graphgui.document.decimal_mark import decimal_mark
from graphgui.document.document import Document
from graphgui.document.edits import nodes, rewire, tables, wires
from graphgui.document.matrix_text import read_cells
from graphgui.document.model import Place
from graphgui.document.step_names import translate
from graphgui.engine.graph import groups
from graphgui.engine.graph.graph import Graph, Node, Wire
from graphgui.ops import get
from graphgui.progress import Progress, unseen
from graphgui.storage import part as parts
from graphgui.storage.annotations import Annotation
from graphgui.storage.part import GraphPart
from graphgui.words import Problem, mark_for_translation

_ASIDE = 40.0  # how far a copy lies from what it is a copy of


class _Names(NamedTuple):
    """What the things of a part are called where they are pasted."""

    things: Mapping[str, str]
    notes: Mapping[str, str]
    tables: Mapping[str, str]
    group: str | None

    def sheet(self, group: str | None) -> str | None:
        return self.group if group is None else self.things[group]


def copy(document: Document, names: Iterable[str]) -> str:
    """Nodes, groups with all inside, frames and notes as text, with the wires, tables and values they use."""
    return parts.dumps(_part(document, names))


def cut(document: Document, names: Iterable[str]) -> str:
    """Copy, and delete: pasted again, a node is the loss that is trained, and has its breakpoint, as before."""
    names = list(names)
    text = parts.dumps(_moved_part(document, names))
    with document.one_step(translate("edits", "Cut")):
        rewire.delete(document, names)
    return text


def duplicate(document: Document, names: Iterable[str], at: Place | None = None) -> list[str]:
    """Put a copy beside what is copied, or with its upper left corner at a place; return its names."""
    names = list(names)
    sheets = {document.group_of(name) for name in names}
    group = sheets.pop() if len(sheets) == 1 else None
    return _paste(document, _part(document, names), at, False, group, translate("edits", "Duplicate"))


def read(text: str, progress: Progress = unseen) -> GraphPart:
    """What `copy` gave, or a spreadsheet's cells as an `input`. Raises `Problem` where the text is neither."""
    return parts.loads(text) or _cells_part(text, progress)


def paste(
    document: Document,
    text: str | GraphPart,
    at: Place | None,
    keep_incoming: bool = False,
    group: str | None = None,
) -> list[str]:
    """Add what `copy` gave, or a spreadsheet's cells as an `input`; return the new names on the sheet.

    Args:
        text: or what `read` made of it.
        at: where the upper left corner goes; None for where it was, or beside what is there.
        keep_incoming: wire the copies to what fed the originals, as far as that is here and fits.
        group: the group on whose sheet to paste.

    Raises:
        Problem: the text is neither.
    """
    part = read(text) if isinstance(text, str) else text
    return _paste(document, part, at, keep_incoming, group, translate("edits", "Paste"))


def _part(document: Document, names: Iterable[str]) -> GraphPart:
    chosen = set(nodes.with_contents(document, names))

    def sheet(group: str | None) -> str | None:
        return group if group in chosen else None

    copied = [
        replace(n, group=sheet(n.group), fault=None) for n in document.graph.nodes.values() if n.name in chosen
    ]
    inside = [replace(g, parent=sheet(g.parent)) for g in document.graph.groups.values() if g.name in chosen]
    feeding = [wire for node in copied for wire in document.graph.incoming(node.name).values()]
    used = {node.attributes.get("table") for node in copied}
    learnt, notes = document.project.parameters, document.annotations
    return GraphPart(
        Graph(copied, (wire for wire in feeding if wire.source in chosen), None, inside),
        [wire for wire in feeding if wire.source not in chosen],
        {name: table for name, table in document.project.tables.items() if name in used},
        {key: array for key, array in learnt.items() if key.partition(".")[0] in chosen},
        {n: replace(a, group=sheet(a.group)) for n, a in notes.items() if n in chosen},
    )


def _moved_part(document: Document, names: Iterable[str]) -> GraphPart:
    part = _part(document, names)
    if document.graph.loss in part.graph:
        part.graph.mark_loss(document.graph.loss)
    part.breakpoints = {name: text for name, text in document.breakpoints.items() if name in part.graph}
    return part


def _paste(
    document: Document, part: GraphPart, at: Place | None, keep_incoming: bool, group: str | None, text: str
) -> list[str]:
    if not _things(part):
        raise Problem(
            mark_for_translation(
                "problems", "There is nothing to paste: copy nodes or a spreadsheet's cells first."
            )
        )
    document.graph.check_group(group)
    shift = _shift(document, part, at, group)
    with document.one_step(text):
        added = {name: tables.add(document, table, name) for name, table in part.tables.items()}
        names = _names(document, part, added, group)
        for name in _groups_first(part.graph):
            _add_group(document, part, name, names, shift)
        for node in part.graph.nodes.values():
            _add_copy(document, node, names, shift, part.breakpoints.get(node.name))
        for wire in sorted(part.graph.wires):
            document.push(commands.AddWire(document, _renamed(wire, names)))
        if keep_incoming:
            _keep_incoming(document, part, names)
        for annotation in part.annotations.values():
            _add_annotation(document, annotation, names, shift)
        _add_parameters(document, part, names)
        if part.graph.loss is not None and document.graph.loss is None:
            document.push(commands.MarkLoss(document, names.things[part.graph.loss]))
    return [names.things.get(name) or names.notes[name] for name in _things(part)]


def _shift(document: Document, part: GraphPart, at: Place | None, group: str | None) -> Place:
    """How far things are moved: to a place, or as far aside as it takes to cover nothing exactly."""
    places = set(_things(part).values())
    if at is not None:
        return at[0] - min(x for x, _ in places), at[1] - min(y for _, y in places)
    taken = {document.graph.position(name) for name in document.graph.inside(group)}
    taken |= {a.position for a in document.annotations.values() if a.group == group}
    aside = 0.0
    while any((x + aside, y + aside) in taken for x, y in places):
        aside += _ASIDE
    return aside, aside


def _names(document: Document, part: GraphPart, added: Mapping[str, str], group: str | None) -> _Names:
    taken = {*document.graph.nodes, *document.graph.groups}
    things = dict(_fresh(sorted({*part.graph.nodes, *part.graph.groups}), taken))
    notes = dict(_fresh(sorted(part.annotations), {*document.annotations}))
    return _Names(things, notes, added, group)


def _add_group(document: Document, part: GraphPart, name: str, names: _Names, shift: Place) -> None:
    old = part.graph.groups[name]
    place = _moved(old.position, shift) if old.parent is None else old.position
    group = replace(old, name=names.things[name], position=place, parent=names.sheet(old.parent))
    document.push(
        commands.Edit(partial(document.apply_add_group, group), partial(document.apply_remove_group, group.name))
    )


def _add_copy(document: Document, node: Node, names: _Names, shift: Place, condition: str | None) -> None:
    place = _moved(node.position, shift) if node.group is None else node.position
    node = replace(node, name=names.things[node.name], position=place, group=names.sheet(node.group))
    table = node.attributes.get("table")
    if isinstance(table, str) and table in names.tables:
        node = node.with_attributes(table=names.tables[table])
    document.push(commands.AddNode(document, node, condition=condition))


def _add_annotation(document: Document, old: Annotation, names: _Names, shift: Place) -> None:
    annotation = replace(old, name=names.notes[old.name], group=names.sheet(old.group))
    if old.group is None:
        annotation = annotation.at(_moved(old.position, shift))
    remove = partial(document.apply_remove_annotation, annotation.name)
    document.push(commands.Edit(partial(document.apply_annotation, annotation), remove))


def _keep_incoming(document: Document, part: GraphPart, names: _Names) -> None:
    for wire in sorted(part.incoming):
        if wire.source not in document.graph or wire.target not in names.things:
            continue
        kept = wire._replace(target=names.things[wire.target])
        try:
            wires.check(document, kept)
        except Problem:
            continue
        document.push(commands.AddWire(document, kept))


def _add_parameters(document: Document, part: GraphPart, names: _Names) -> None:
    now = document.project.parameters
    keys = {key: key.partition(".") for key in part.parameters}
    new = {
        f"{names.things[node]}.{port}": part.parameters[key].copy()
        for key, (node, _, port) in keys.items()
        if node in names.things
    }
    if new:
        before = {key: now.get(key) for key in new}
        document.push(
            commands.Edit(partial(document.apply_parameters, new), partial(document.apply_parameters, before))
        )


def _cells_part(text: str, progress: Progress) -> GraphPart:
    cells = read_cells(text, decimal_mark(), progress)
    return GraphPart(Graph([Node("input", get("input"), {"value": cells})]), [])


def _things(part: GraphPart) -> dict[str, Place]:
    """What stands on the outermost sheet of a part, and where."""
    graph = part.graph
    notes = {name: a.position for name, a in part.annotations.items() if a.group is None}
    return {**{name: graph.position(name) for name in sorted(graph.inside(None))}, **notes}


def _groups_first(graph: Graph) -> Iterator[str]:
    """The groups, each after the one that it is in."""
    for name in sorted(graph.inside(None) & graph.groups.keys()):
        yield name
        yield from (inner for inner in groups.contents(graph, name) if inner in graph.groups)


def _fresh(wanted: Iterable[str], taken: set[str]) -> Iterator[tuple[str, str]]:
    """Each name with one that is free: itself, or the next number after it."""
    numbers: dict[str, int] = {}
    for name in wanted:
        free, stem = name, name.rstrip("0123456789") or name
        while free in taken:
            numbers[stem] = numbers.get(stem, 1) + 1
            free = f"{stem}{numbers[stem]}"
        taken.add(free)
        yield name, free


def _renamed(wire: Wire, names: _Names) -> Wire:
    return wire._replace(source=names.things[wire.source], target=names.things[wire.target])


def _moved(place: Place, shift: Place) -> Place:
    return place[0] + shift[0], place[1] + shift[1]
