"""What the import dialogue asks of a thread: the file read, or why it cannot be."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graphgui.data.frames import RawTable, sheets
from graphgui.data.parsing.delimited import likely_shape
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.parsing.propose import Kept
from graphgui.data.parsing.workbooks import Sheet
from graphgui.data.suffixes import is_text
from graphgui.words import Problem


@dataclass(frozen=True, eq=False)
class Found:
    """What is in a file, or the problem that keeps it from being read, and how it was cut or would be."""

    sheets: tuple[Sheet, ...]
    shape: FileShape | None
    frame: RawTable | None
    problem: Problem | None = None


def find(path: Path, read: Callable[[], RawTable], shape: FileShape | None, kept: Kept) -> Found:
    """What `read` finds in a file. Raises `Problem` for a workbook that is none."""
    known = sheets(path)
    try:
        frame = read()
    except Problem as problem:
        if is_text(path):
            with suppress(Problem):
                shape = likely_shape(path, shape, kept)
        return Found(known, shape, None, problem)
    return Found(known, frame.shape, frame)
