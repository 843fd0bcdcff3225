"""What the program and its worker say to each other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphgui.words import Problem


@dataclass(frozen=True, slots=True)
class Job:
    """Work over a file, within so many bytes of memory: a function of `progress`.

    Attributes:
        folder: in which relative paths begin.
    """

    work: Callable[..., Any]
    path: Path
    folder: str
    memory: int


@dataclass(frozen=True, slots=True)
class Progressed:
    """The share that is done."""

    share: float


@dataclass(frozen=True, slots=True)
class Done:
    """What the work has returned."""

    found: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is nothing, and the traceback of what nobody foresaw."""

    problem: Problem
    traceback: str = ""
