"""How long a name may be and how deep groups may lie, for whatever shows them."""

from collections.abc import Collection, Mapping

from graphgui.engine.graph.node import GraphProblem, Group
from graphgui.words import mark_for_translation

_LONGEST, _SHOWN = 200, 40  # characters of a name, and of one in a sentence
_DEEPEST = 50  # groups within each other


def check_length(name: str) -> None:
    """Raise `GraphProblem` for a name that is too long."""
    if len(name) > _LONGEST:
        raise GraphProblem(
            mark_for_translation("problems", "“{name}” has {count} characters: {most} are the most that may be."),
            name=f"{name[:_SHOWN]}…",
            count=len(name),
            most=_LONGEST,
        )


def check_depth(group: Group, groups: Mapping[str, Group], inside: Mapping[str | None, Collection[str]]) -> None:
    """Raise `GraphProblem` where a group, with those that it has inside, would lie too deep."""
    depth, parent = 0, group.parent
    while parent is not None:
        depth, parent = depth + 1, groups[parent].parent
    level: list[str] = [group.name]
    while level:
        depth += 1
        level = [name for each in level for name in inside.get(each, ()) if name in groups]
    if depth > _DEEPEST:
        raise GraphProblem(
            mark_for_translation(
                "problems", "“{node}” would lie {depth} groups deep: {most} are the most that may be."
            ),
            node=group.name,
            depth=depth,
            most=_DEEPEST,
        )
