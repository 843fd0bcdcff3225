"""What the import dialogue asks for: the file read, or why it cannot be."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from graphgui.data.choices import ColumnChoice
from graphgui.data.frames import RawTable, read_frame, sheets
from graphgui.data.numbers import Decimal
from graphgui.data.parsing.delimited import likely_shape
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.parsing.propose import Kept
from graphgui.data.parsing.workbooks import Sheet
from graphgui.data.roles import suggested
from graphgui.data.suffixes import is_text
from graphgui.data.worker.client import in_worker
from graphgui.progress import Progress
from graphgui.words import Problem


@dataclass(frozen=True, eq=False)
class Found:
    """What is in a file, or the problem that keeps it from being read, and how it was cut or would be."""

    sheets: tuple[Sheet, ...]
    shape: FileShape | None
    frame: RawTable | None
    problem: Problem | None = None


@dataclass(frozen=True)
class Asked:
    """How a file is to be read; the fields are those of `read_frame`, `expected` apart.

    Attributes:
        expected: columns that were there before: where some are not, and would be there if the file were
            cut as is likely, it is cut so.
    """

    path: Path
    sheet: str | None
    shape: FileShape | None
    kept: Kept
    marks: Sequence[str]
    marks_in_texts: bool
    read: Mapping[str, ColumnChoice]
    every: ColumnChoice
    decimal: Decimal
    expected: Collection[str] = ()

    def find(self, progress: Progress) -> Found:
        """What is in the file, found by the worker. Raises `Problem` for a workbook that is none."""
        return in_worker(self.find_here, self.path, progress)

    def find_here(self, progress: Progress) -> Found:
        """As `find`, in the process that calls it."""
        found = self._find(progress)
        if self._is_expected(found):
            return found
        likely = replace(self, sheet=None, shape=None, kept=frozenset())._find(progress)
        return likely if self._is_expected(likely) else found

    def _is_expected(self, found: Found) -> bool:
        known = {column.name for column in found.frame.columns} if found.frame else set()
        return known.issuperset(self.expected)

    def _find(self, progress: Progress) -> Found:
        known = sheets(self.path)
        try:
            frame = self._frame(progress)
        except Problem as problem:
            shape = self.shape
            if is_text(self.path):
                with suppress(Problem):
                    shape = likely_shape(self.path, self.shape, self.kept)
            return Found(known, shape, None, problem)
        return Found(known, frame.shape, frame)

    def _frame(self, progress: Progress) -> RawTable:
        frame = read_frame(
            self.path,
            self.sheet,
            self.marks,
            progress,
            self.shape,
            self.kept,
            read=self.read,
            every=self.every,
            marks_in_texts=self.marks_in_texts,
            decimal=self.decimal,
        )
        suggested(frame)  # here, since it looks at every text
        return frame
