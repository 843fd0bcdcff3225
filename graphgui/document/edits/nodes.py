"""Adding nodes and changing them; moving and removing takes groups, frames and notes, too."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.edits.naming import listed
from graphgui.document.model import Place
from graphgui.document.step_names import translate
from graphgui.engine.graph import groups
from graphgui.engine.graph.frozen import frozen_by
from graphgui.engine.graph.graph import Graph, GraphProblem, Node, Wire
from graphgui.ops import get
from graphgui.words import mark_for_translation


def add(
    document: Document,
    op: str,
    position: Place,
    *,
    name: str | None = None,
    group: str | None = None,
    **attributes: Any,
) -> str:
    """Add a node to a sheet; return its name, which is `name` or the op's, numbered where that is taken."""
    free = document.graph.free_name(name or op)
    document.graph.check_group(group)
    node = Node(free, get(op), attributes, position)
    Graph([node])  # raises what adding would raise
    node = replace(node, group=group)
    document.push(commands.AddNode(document, node, translate("edits", "Add {0}").format(free)))
    return free


def set_attributes(document: Document, name: str, **changed: Any) -> None:
    """Change some attributes of a node."""
    node = replace(document.graph[name].with_attributes(**changed), group=None)
    if dict(node.attributes) == dict(document.graph[name].attributes):
        return
    Graph([node])  # raises what the change would raise
    text = translate("edits", "Change {0}").format(name)
    document.push(commands.SetAttributes(document, name, node.attributes, text))


def set_frozen(document: Document, names: Iterable[str], frozen: bool) -> None:
    """Let training leave the nodes' own parameters as they are, or learn them again."""
    graph = document.graph
    changed: dict[str, dict[str, bool]] = {}
    for name in sorted(set(names)):
        attributes = [frozen_by(graph, port) for port in graph.own_parameters(name)]
        others = {each: frozen for each in attributes if each and graph[name].attribute(each) is not frozen}
        if others:
            changed[name] = others
    if changed:
        with document.one_step(translate("edits", "Freeze") if frozen else translate("edits", "Let train")):
            for name, now in changed.items():
                set_attributes(document, name, **now)


def rename(document: Document, old: str, new: str) -> None:
    """Give a node or group another name."""
    new = new.strip()
    if new == old:
        return
    if new in document.graph or new in document.graph.groups:
        raise GraphProblem(mark_for_translation("problems", "There is another node called “{node}”."), node=new)
    text = translate("edits", "Rename {0}").format(old)
    if group := document.graph.groups.get(old):
        Graph(groups=[replace(group, name=new, parent=None)])  # raises what renaming would raise
        apply = document.apply_rename_group
        document.push(commands.Edit(partial(apply, old, new), partial(apply, new, old), text))
    else:
        Graph([replace(document.graph[old], name=new, group=None)])
        document.push(commands.RenameNode(document, old, new, text))


def set_collapsed(document: Document, names: Iterable[str], collapsed: bool) -> None:
    """Show nodes small, or whole again."""
    changed = [name for name in sorted(set(names)) if document.graph[name].collapsed is not collapsed]
    if not changed:
        return
    with document.one_step(translate("edits", "Collapse") if collapsed else translate("edits", "Expand")):
        for name in changed:
            put = partial(document.apply_collapsed, name)
            document.push(commands.Edit(partial(put, collapsed), partial(put, not collapsed)))


def move(document: Document, positions: Mapping[str, Place], *, is_nudge: bool = False) -> None:
    """Put nodes, groups, frames and notes elsewhere; nothing where none moves.

    Nudges of the same things, one after the other, are one step.
    """
    moved = {name: place for name, place in positions.items() if document.position(name) != place}
    if moved:
        text = translate("edits", "Move {0}").format(listed(sorted(moved)))
        document.push(commands.Move(document, moved, text, is_nudge=is_nudge))


def remove(document: Document, names: Iterable[str], wires: Iterable[Wire] = ()) -> None:
    """Remove nodes with all their wires, groups with all inside, frames, notes, and further wires."""
    named = sorted(set(names))
    chosen = with_contents(document, named)
    doomed_nodes = [name for name in chosen if name in document.graph]
    doomed_wires = {wire for name in doomed_nodes for wire in document.graph.wires_of(name)} | set(wires)
    if not chosen and not doomed_wires:
        return
    text = translate("edits", "Delete {0}").format(listed(named)) if chosen else translate("edits", "Unplug")
    with document.one_step(text):
        for wire in sorted(doomed_wires):
            document.push(commands.RemoveWire(document, wire))
        for name in doomed_nodes:
            document.push(commands.RemoveNode(document, name))
        for name in chosen:
            if annotation := document.annotations.get(name):
                take, put = document.apply_remove_annotation, document.apply_annotation
                document.push(commands.Edit(partial(take, name), partial(put, annotation)))
        for name in reversed(chosen):
            if group := document.graph.groups.get(name):
                take, put_group = document.apply_remove_group, document.apply_add_group
                document.push(commands.Edit(partial(take, name), partial(put_group, group)))


def with_contents(document: Document, names: Iterable[str]) -> list[str]:
    """Nodes, groups, frames and notes with all that is inside the groups; each after the group it is in.

    Raises `Problem` for a name that is none of them.
    """
    found: dict[str, None] = {}
    for name in sorted(set(names)):
        document.group_of(name)  # raises for what is not there
        found[name] = None
        if name in document.graph.groups:
            found |= dict.fromkeys(groups.contents(document.graph, name))
    for annotation in document.annotations.values():
        if annotation.group in found:
            found[annotation.name] = None
    depth = {name: len(groups.path(document.graph, name)) for name in found if name in document.graph.groups}
    return sorted(found, key=lambda name: (depth.get(name, 0), name))
