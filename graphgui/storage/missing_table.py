"""A table whose data could not be read."""

from dataclasses import dataclass
from pathlib import Path

from graphgui.data.choices import Choices
from graphgui.words import Problem


@dataclass(frozen=True)
class MissingTable:
    """A table whose data file could not be read as it was chosen: which, how, and the `Problem` with it."""

    path: Path
    choices: Choices | None
    reason: Problem
