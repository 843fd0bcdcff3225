"""What is known about an unforeseen exception, as a text to send on: no personal path stands in it."""

import platform
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion

from graphgui import __version__
from graphgui.words import Problem, short_of_memory


@dataclass(frozen=True, slots=True)
class Report:
    """One exception.

    Attributes:
        key: the same for the same exception at the same place.
        text: versions and traceback.
        problem: the sentence to say in place of a general one, where there is one.
    """

    key: str
    text: str
    problem: Problem | None = None


def report_of(error: BaseException, trace: TracebackType | None, where: str = "") -> Report:
    """The report of an exception; `where` it was, if not in the window's thread."""
    lines = "".join(traceback.format_exception(type(error), error, trace))
    last = traceback.extract_tb(trace)[-1:]
    place = f"{last[0].filename}:{last[0].lineno}" if last else ""
    head = f"{versions()}\n{where}\n" if where else f"{versions()}\n"
    return Report(f"{type(error).__name__} {place}", without_home(head + lines), _sentence(error))


def _sentence(error: BaseException) -> Problem | None:
    if isinstance(error, Problem):
        return error
    return short_of_memory() if isinstance(error, MemoryError) else None


def versions() -> str:
    """The versions of everything that matters, on one line."""
    return (
        f"graphgui {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()} ({sys.platform}, {platform.machine()})"
    )


def without_home(text: str) -> str:
    """A text with `~` for the person's folder."""
    home = str(Path.home())
    for written in {home, home.replace("\\", "/"), home.replace("\\", "\\\\")}:
        if len(written) > 1:  # a system user's may be the root itself
            text = text.replace(written, "~")
    return text
