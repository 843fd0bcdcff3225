"""A table whose data could not be read."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphgui.words import Problem

if TYPE_CHECKING:
    from graphgui.data.choices import Choices  # with all that reads files, which numbers alone do not need


@dataclass(frozen=True)
class MissingTable:
    """A table whose data file could not be read as it was chosen: which, how, and the `Problem` with it.

    Attributes:
        is_refused: it lies outside the graph's folder, and was not looked at since nobody has allowed that.
    """

    path: Path
    choices: "Choices | None"
    reason: Problem
    is_refused: bool = False
