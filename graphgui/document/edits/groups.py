"""Making a group of what is selected, and taking it apart."""

from collections.abc import Iterable, Mapping
from functools import partial

from graphgui.document import commands
from graphgui.document.model import Place
from graphgui.document.verbs import Verbs
from graphgui.engine.graph import groups
from graphgui.engine.graph.graph import Graph, GraphProblem, Group
from graphgui.engine.graph.groups import GroupPorts
from graphgui.words import Problem, mark_for_translation


class Grouping(Verbs):
    """Group and ungroup."""

    def group(self, names: Iterable[str], title: str | None = None) -> str:
        """Show nodes and groups of one sheet, with frames and notes among them, as one; return its name."""
        chosen = sorted(set(names))
        sheets = {self.group_of(name) for name in chosen}
        if not any(name in self.graph or name in self.graph.groups for name in chosen):
            raise Problem(mark_for_translation("problems", "There is nothing to group: select nodes first."))
        if len(sheets) > 1:
            raise Problem(mark_for_translation("problems", "Only what stands on one sheet can be grouped."))
        name = self.graph.free_name((title or "").strip() or "group")
        Graph(groups=[Group(name)])  # raises what adding would raise
        group = Group(name, _corner(self._places(chosen)), sheets.pop())
        with self.one_step(self.tr("Group {0}").format(name)):
            self.push(partial(self.apply_add_group, group), partial(self.apply_remove_group, name))
            for inner in chosen:
                self._put(inner, name)
        return name

    def ungroup(self, name: str) -> list[str]:
        """Put what is in a group onto the sheet on which the group stands, in its place; return the names."""
        group = self.graph.groups.get(name)
        if group is None:
            raise GraphProblem(mark_for_translation("problems", "There is no group called “{group}”."), group=name)
        notes = [note.name for note in self.annotations.values() if note.group == name]
        freed = sorted([*self.graph.inside(name), *notes])
        with self.one_step(self.tr("Ungroup {0}").format(name)):
            if freed:
                places = self._places(freed)
                left, top = _corner(places)
                x, y = group.position[0] - left, group.position[1] - top
                if x or y:
                    moved = {inner: (place[0] + x, place[1] + y) for inner, place in places.items()}
                    self.undo_stack.push(commands.Move(self, moved, ""))
            for inner in freed:
                self._put(inner, group.parent)
            self.push(partial(self.apply_remove_group, name), partial(self.apply_add_group, group))
        return freed

    def group_ports(self, name: str) -> GroupPorts:
        """The ports that a group shows: ports of nodes inside, at which wires from outside end or could."""
        return groups.ports(self.graph, name)

    def _places(self, names: Iterable[str]) -> Mapping[str, Place]:
        return {name: self.position(name) for name in names}

    def _put(self, name: str, group: str | None) -> None:
        put = partial(self.apply_group_of, name)
        self.push(partial(put, group), partial(put, self.group_of(name)))


def _corner(places: Mapping[str, Place]) -> Place:
    return min(x for x, _ in places.values()), min(y for _, y in places.values())
