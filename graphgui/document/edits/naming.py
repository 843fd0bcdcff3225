"""Names that are free, and names in a line of the undo list."""

from collections.abc import Collection, Sequence

from graphgui.document.step_names import translate

_LONGEST = 100  # characters: nodes may have twice as many, and a number behind them


def free_name(name: str, taken: Collection[object], numbered: str = "{name}{number}") -> str:
    """The name, or where it is taken the first numbered one that is not."""
    free, number = name, 2
    while free in taken:
        free, number = numbered.format(name=name, number=number), number + 1
    return free


def node_name(text: str) -> str | None:
    """A text, such as a file's name, as the name of a node, cut where it is long; None where it cannot be one."""
    return " ".join(text.replace(".", "_").split())[:_LONGEST].rstrip() or None


def listed(names: Sequence[str]) -> str:
    """Names for a line of the undo list, which has room for a few."""
    if len(names) <= 3:
        return ", ".join(names)
    return translate("edits", "{0} and {1} more").format(", ".join(names[:2]), len(names) - 2)
