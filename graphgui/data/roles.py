"""What each column of a file is likely to be for, and what a model of them has to be."""

import re
from collections.abc import Collection, Mapping
from typing import Literal

from graphgui.data.choices import Choices, Missing
from graphgui.data.columns.column import Column
from graphgui.data.encode import MOST_VALUES
from graphgui.data.frames import RawTable
from graphgui.words import Remark, mark_for_translation

_IDENTIFIER = re.compile(
    r"(?i:(?:^|[\W_])(?:id|ids|uid|uuid|guid|idx|index|key|code|nr|no|row_?id|matricule|identifi(?:er|ant)|kennung)$)"
    r"|(?:^|[a-z])(?:Id|ID|Nr|No|Key|Code|Index)$|^(?:id|ID)(?:_|\s|$)"
)
_COUNTER = re.compile(
    r"(?:#|n|i|row|rows|rownames|obs|observation|case|subject|patient|sample|record|serial|number|num|lfd\W*nr\W*|)"
    r"|Unnamed: ?\d+",
    re.IGNORECASE,
)
"""What whole numbers are called that count the rows: identifiers where they do."""

Role = Literal["feature", "target", "ignored"]
Task = Literal["regression", "two classes", "classes"]


def suggested(frame: RawTable) -> dict[str, Role]:
    """A role for each column: the last column of numbers is the target, what cannot become numbers is ignored, and
    so are row names, identifiers and what is the same in every row.

    Without a column of numbers the target is the last one of texts that can be coded.
    """
    usable = [column for column in frame.columns if _is_usable(frame, column) and not is_identifier(frame, column)]
    numbers = [column for column in usable if column.kind == "number"]
    target = (numbers or usable)[-1] if len(usable) > 1 else None
    roles: dict[str, Role] = dict.fromkeys((column.name for column in frame.columns), "ignored")
    for column in usable:
        roles[column.name] = "target" if column is target else "feature"
    return roles


def chosen(roles: Mapping[str, Role], missing: Missing, sheet: str | None = None) -> Choices:
    """The choices that roles stand for, columns in the order of the file."""
    features, targets = (
        tuple(name for name, role in roles.items() if role == wanted) for wanted in ("feature", "target")
    )
    return Choices(features, targets, missing, sheet=sheet)


def task(frame: RawTable, choices: Choices) -> Task:
    """What there is to learn: classes where the targets are texts or nothing but 0 and 1, else numbers."""
    if choices.targets and all(_has_two_values(frame, name) for name in choices.targets):
        return "two classes"
    if len(choices.targets) == 1 and frame.column(choices.targets[0]).kind == "text":
        return "classes"
    return "regression"


def is_identifier(frame: RawTable, column: Column) -> bool:
    """Whether a column only tells rows apart: row names, different texts, or whole numbers that are called so."""
    if column.name == frame.index:
        return True
    there = frame.rows - column.missing
    if there <= 2:
        return False
    if column.kind == "text":
        return len(frame.texts(column.name)) == there
    if column.lossy_count:
        return True
    if not (_IDENTIFIER.search(column.name) or _COUNTER.fullmatch(column.name)):
        return False
    numbers = frame.values(column.name).drop_nulls()
    if not bool((numbers == numbers.floor()).all()) or numbers.n_unique() < there:
        return False
    in_row = numbers[0] in (0, 1) and bool((numbers.diff(null_behavior="drop") == 1).all())
    return in_row or bool(_IDENTIFIER.search(column.name))


def is_constant(frame: RawTable, column: Column) -> bool:
    """Whether the same stands in every row that has anything, two at least: no model learns from it."""
    if frame.rows - column.missing < 2 or column.is_opaque:
        return False
    low, high = frame.ends(column.name)
    return low == high


def telling_nothing(frame: RawTable, taken: Collection[str]) -> list[Remark]:
    """Why columns are left out of which nothing can be learnt, and which of those taken are constant."""
    found, taken = [], set(taken)
    for column in frame.columns:
        if is_constant(frame, column):
            template = mark_for_translation(
                "problems", "“{column}” is the same in every row, and is not taken: nothing can be learnt from it."
            )
            if column.name in taken:
                template = mark_for_translation(
                    "problems", "“{column}” is the same in every row: it stays as it is, and tells nothing."
                )
            found.append(Remark(template, column=column.name))
        elif column.name not in taken and is_identifier(frame, column):
            template = mark_for_translation("problems", "“{column}” only tells the rows apart, and is not taken.")
            found.append(Remark(template, column=column.name))
    return found


def _is_usable(frame: RawTable, column: Column) -> bool:
    if column.missing == frame.rows or column.is_opaque or is_constant(frame, column):
        return False
    return column.kind == "number" or 2 <= len(frame.texts(column.name)) <= MOST_VALUES


def _has_two_values(frame: RawTable, name: str) -> bool:
    if frame.column(name).kind == "text":
        return len(frame.texts(name)) == 2
    cells = frame.values(name).drop_nulls()
    return bool(cells.is_in([0.0, 1.0]).all()) and cells.min() != cells.max()
