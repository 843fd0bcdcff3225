"""What a person chooses when data are imported, as plain values that a file can hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graphgui.data.numbers import FormatName
from graphgui.data.parsing.file_shape import FileShape

Missing = Literal["refuse", "drop", "mean"]
Odd = Literal["missing", "number", "text"]
Dummies = Literal["all but one", "all"]

MARKS = ("NA", "N/A", "NaN", "null", "None", "?", "-")
"""Texts that mean that there is nothing in a cell; upper and lower case are the same."""


@dataclass(frozen=True)
class ColumnChoice:
    """How a column of texts is read.

    Attributes:
        format: a name in `numbers.FORMATS`; decided from the table where None.
        odd: what a cell that is no number counts as in a column of numbers: nothing, the number in it (nothing
            where there is none), or a text, which makes all of the column texts. None for the number where
            all cells have the same unit, else nothing.
    """

    format: FormatName | None = None
    odd: Odd | None = None

    def or_else(self, other: "ColumnChoice") -> "ColumnChoice":
        """This, and what another says where this says nothing."""
        return ColumnChoice(self.format or other.format, self.odd or other.odd)


AS_DECIDED = ColumnChoice()
"""Nothing is chosen."""


@dataclass(frozen=True)
class Choices:
    """Which columns are taken and what becomes of cells that hold nothing.

    Attributes:
        features, targets: columns of the file by name; all others are ignored.
        missing: refuse the file, drop rows with a missing value, or put the mean of the column in its place.
            Rows without their target are dropped in either case, and so are those without a text.
        marks: texts that mean that there is nothing in a cell of numbers, beside the empty one.
        sheet: of a spreadsheet; where None, the first that is shown and holds anything.
        shape: how the file is cut into rows and columns; as is likely where None.
        marks_in_texts: whether marks mean nothing among texts, too, where `NA` or `None` may be a value as any.
        read: how columns are read for which that was chosen.
        dummies: whether a feature of texts leaves its first value without a column, whose coefficient an intercept
            would make arbitrary. Two values are one column in any case, and classes to tell apart have one each.
        values: what the columns of texts held that were coded when the data were imported, so that no other value
            is coded as one of those; None where that was not kept.
    """

    features: tuple[str, ...]
    targets: tuple[str, ...] = ()
    missing: Missing = "refuse"
    marks: tuple[str, ...] = MARKS
    sheet: str | None = None
    shape: FileShape | None = None
    marks_in_texts: bool = False
    read: Mapping[str, ColumnChoice] = field(default_factory=dict)
    dummies: Dummies = "all but one"
    values: Mapping[str, tuple[str, ...]] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """All that is taken: features, then targets."""
        return (*self.features, *self.targets)
