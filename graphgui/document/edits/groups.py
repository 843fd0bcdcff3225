"""Making a group of what is selected, and taking it apart."""

from collections.abc import Iterable, Mapping
from functools import partial

from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.model import Place
from graphgui.document.step_names import translate
from graphgui.engine.graph.graph import Graph, GraphProblem, Group
from graphgui.words import Problem, mark_for_translation


def make(document: Document, names: Iterable[str], title: str | None = None) -> str:
    """Show nodes and groups of one sheet, with frames and notes among them, as one; return its name."""
    chosen = sorted(set(names))
    sheets = {document.group_of(name) for name in chosen}
    if not any(name in document.graph or name in document.graph.groups for name in chosen):
        raise Problem(mark_for_translation("problems", "There is nothing to group: select nodes first."))
    if len(sheets) > 1:
        raise Problem(mark_for_translation("problems", "Only what stands on one sheet can be grouped."))
    name = document.graph.free_name((title or "").strip() or "group")
    Graph(groups=[Group(name)])  # raises what adding would raise
    group = Group(name, _corner(_places(document, chosen)), sheets.pop())
    with document.one_step(translate("edits", "Group {0}").format(name)):
        document.push(
            commands.Edit(partial(document.apply_add_group, group), partial(document.apply_remove_group, name))
        )
        for inner in chosen:
            _put(document, inner, name)
    return name


def ungroup(document: Document, name: str) -> list[str]:
    """Put what is in a group onto the sheet on which the group stands, in its place; return the names."""
    group = document.graph.groups.get(name)
    if group is None:
        raise GraphProblem(mark_for_translation("problems", "There is no group called “{group}”."), group=name)
    notes = [note.name for note in document.annotations.values() if note.group == name]
    freed = sorted([*document.graph.inside(name), *notes])
    with document.one_step(translate("edits", "Ungroup {0}").format(name)):
        if freed:
            places = _places(document, freed)
            left, top = _corner(places)
            x, y = group.position[0] - left, group.position[1] - top
            if x or y:
                moved = {inner: (place[0] + x, place[1] + y) for inner, place in places.items()}
                document.push(commands.Move(document, moved))
        for inner in freed:
            _put(document, inner, group.parent)
        document.push(
            commands.Edit(partial(document.apply_remove_group, name), partial(document.apply_add_group, group))
        )
    return freed


def _places(document: Document, names: Iterable[str]) -> Mapping[str, Place]:
    return {name: document.position(name) for name in names}


def _put(document: Document, name: str, group: str | None) -> None:
    put = partial(document.apply_group_of, name)
    document.push(commands.Edit(partial(put, group), partial(put, document.group_of(name))))


def _corner(places: Mapping[str, Place]) -> Place:
    return min(x for x, _ in places.values()), min(y for _, y in places.values())
