"""The names of a file's columns: no two alike, none empty, and what was done for it in sentences."""

from collections.abc import Sequence

from graphgui.words import Remark, mark_for_translation

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
    written = [" ".join(cell.split()) for cell in cells]
    for number, name in enumerate(written, start=1):
        if not name and number == 1 and index:
            name = _free(INDEX, {*written, *names})
            remarks.append(
                Remark(
                    mark_for_translation("problems", "The first column has no name: it is called “{column}”."),
                    column=name,
                )
            )
        elif not name:
            name = _free(f"column {number}", {*written, *names})
            remarks.append(
                Remark(
                    mark_for_translation("problems", "Column {number} has no name: it is called “{column}”."),
                    number=number,
                    column=name,
                )
            )
        elif name in names:
            other = _free(name, {*written, *names})
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
    return tuple(names), tuple(remarks)


def numbered_names(count: int) -> tuple[str, ...]:
    """Names for columns without a header."""
    return tuple(f"column {number}" for number in range(1, count + 1))


def _free(name: str, taken: set[str]) -> str:
    """The name, numbered where it is taken."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free
