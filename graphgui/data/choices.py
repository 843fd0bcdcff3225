"""What a person chooses when data are imported, as plain values that a file can hold."""

from dataclasses import dataclass
from typing import Literal

from graphgui.data.file_shape import FileShape

Missing = Literal["refuse", "drop", "mean"]

MARKS = ("NA", "N/A", "NaN", "null", "None", "?", "-")
"""Texts that mean that there is nothing in a cell; upper and lower case are the same."""


@dataclass(frozen=True)
class Choices:
    """Which columns are taken and what becomes of cells that hold nothing.

    Attributes:
        features, targets: columns of the file by name; all others are ignored.
        missing: refuse the file, drop rows with a missing value, or put the mean of the column in its place.
            Rows without their target are dropped in either case, and so are those without a text.
        marks: texts that mean that there is nothing in a cell, beside the empty one.
        sheet: of a spreadsheet; where None, the first that is shown and holds anything.
        shape: how the file is cut into rows and columns; as is likely where None.
    """

    features: tuple[str, ...]
    targets: tuple[str, ...] = ()
    missing: Missing = "refuse"
    marks: tuple[str, ...] = MARKS
    sheet: str | None = None
    shape: FileShape | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """All that is taken: features, then targets."""
        return (*self.features, *self.targets)
