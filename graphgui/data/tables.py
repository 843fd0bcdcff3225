"""Tables: named columns of numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import numpy as np

from graphgui.words import Problem, Remark, mark_for_translation

if TYPE_CHECKING:
    from graphgui.data.choices import Choices  # with all that reads files, which numbers alone do not need

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, eq=False)
class Table:
    """Named columns of equal length, in order.

    Args:
        columns: each one-dimensional; kept as read-only float64.
        path: the file that the columns were read from, absolute; None for numbers that were typed.
        choices: what a person chose among the file's cells; None where it was taken as it is.
        remarks: what a person should know about how the file was read; no part of what makes tables equal.

    Raises:
        Problem: no column, no row, columns of different lengths, an empty name, a number that is not finite.
    """

    columns: Mapping[str, Array]
    path: Path | None = None
    choices: "Choices | None" = None
    remarks: tuple[Remark, ...] = ()
    _matrices: WeakValueDictionary[tuple[str, ...], Array] = field(
        default_factory=WeakValueDictionary, init=False, repr=False
    )

    def __post_init__(self) -> None:
        check_names(list(self.columns))
        columns = {name: np.array(column, np.float64) for name, column in self.columns.items()}
        for name, column in columns.items():
            if column.ndim != 1 or not column.size:
                raise Problem(
                    mark_for_translation("problems", "The column “{column}” has no rows: give it numbers."),
                    column=name,
                )
            if len(column) != len(next(iter(columns.values()))):
                raise Problem(
                    mark_for_translation(
                        "problems", "The column “{column}” has {found} rows, and the first has {expected}."
                    ),
                    column=name,
                    found=len(column),
                    expected=len(next(iter(columns.values()))),
                )
            if not np.isfinite(column).all():
                raise Problem(
                    mark_for_translation("problems", "The column “{column}” holds a number that is not finite."),
                    column=name,
                )
            column.setflags(write=False)
        object.__setattr__(self, "columns", MappingProxyType(columns))

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(self.columns)

    @property
    def rows(self) -> int:
        """How many rows there are, at least one."""
        return len(next(iter(self.columns.values())))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        same = (self.path, self.choices, self.names) == (other.path, other.choices, other.names)
        return same and all(np.array_equal(column, other.columns[name]) for name, column in self.columns.items())

    def __reduce__(self) -> tuple[Any, ...]:
        return Table, (dict(self.columns), self.path, self.choices, self.remarks)

    __hash__ = None  # type: ignore[assignment]  # it would read every number


def matrix(table: Table, columns: Sequence[str]) -> Array:
    """The columns side by side, in the order asked for: rows x columns, read-only.

    Made once for all who ask while one of them holds it: of a million rows, that takes longer than some frames.

    Raises:
        Problem: no column is asked for, or one that the table does not have.
    """
    if not columns:
        raise Problem(
            mark_for_translation("problems", "No column of the table is named: choose among {known}."),
            known=", ".join(table.names),
        )
    for name in columns:
        if name not in table.columns:
            raise no_column(name, table.names)
    found = table._matrices.get(tuple(columns))
    if found is None:
        found = table._matrices[tuple(columns)] = np.column_stack([table.columns[name] for name in columns])
        found.setflags(write=False)
    return found


def no_column(name: str, known: Iterable[str]) -> Problem:
    """That a table has no such column, as a sentence."""
    return Problem(
        mark_for_translation("problems", "The table has no column “{column}”: choose among {known}."),
        column=name,
        known=", ".join(known),
    )


def check_names(names: Iterable[str]) -> None:
    """Raise `Problem` for no name, an empty one, or one that is there twice."""
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        if not name.strip():
            raise Problem(
                mark_for_translation("problems", "Column {number} has no name: give it one."), number=number
            )
        if name in seen:
            raise Problem(
                mark_for_translation("problems", "Two columns are called “{column}”: rename one."), column=name
            )
        seen.add(name)
    if not seen:
        raise Problem(mark_for_translation("problems", "There are no columns: add one."))
