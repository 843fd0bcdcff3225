"""The names of a file's columns: no two alike, none empty, and what was done for it in sentences."""

from collections.abc import Sequence

from graphgui.words import Remark, mark_for_translation

_LONGEST = 1_000  # characters of a name, more than which no list can show
INDEX = "index"
"""What a first column without a name is called: R and pandas write row names there."""


def column_names(cells: Sequence[str], *, index: bool = False) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
    """A name for each column, and what is to be said about those that were changed.

    Args:
        cells: the header's, "" where it has none.
        index: whether the first column, if it has no name, tells the rows apart.
    """
    remarks: list[Remark] = []
    names: list[str] = []
    written = [_shortened(" ".join(cell.split())) for cell in cells]
    taken, used, tried = set(written), set[str](), dict[str, int]()
    for number, name in enumerate(written, start=1):
        if not name and number == 1 and index:
            name = _free(INDEX, taken, tried)
            remarks.append(
                Remark(
                    mark_for_translation("problems", "The first column has no name: it is called “{column}”."),
                    column=name,
                )
            )
        elif not name:
            name = _free(f"column {number}", taken, tried)
            remarks.append(
                Remark(
                    mark_for_translation("problems", "Column {number} has no name: it is called “{column}”."),
                    number=number,
                    column=name,
                )
            )
        elif name in used:
            other = _free(name, taken, tried)
            remarks.append(
                Remark(
                    mark_for_translation(
                        "problems", "Two columns are called “{column}”: column {number} is read as “{name}”."
                    ),
                    column=name,
                    number=number,
                    name=other,
                )
            )
            name = other
        names.append(name)
        used.add(name)
    return tuple(names), tuple(remarks)


def numbered_names(count: int) -> tuple[str, ...]:
    """Names for columns without a header."""
    return tuple(f"column {number}" for number in range(1, count + 1))


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _free(name: str, taken: set[str], tried: dict[str, int]) -> str:
    """The name, numbered where it is taken; `tried` has the last number of each, so that many take no longer."""
    free = name
    while free in taken:
        tried[name] = tried.get(name, 1) + 1
        free = f"{name} ({tried[name]})"
    return free
