"""A data file as a table of numbers, as a graph file names it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graphgui.data.files import check_regular, named
from graphgui.data.numbers import Decimal
from graphgui.data.short_table import SHORT, short_columns
from graphgui.data.suffixes import is_text
from graphgui.data.tables import Table
from graphgui.progress import Progress, unseen

if TYPE_CHECKING:
    from graphgui.data.choices import Choices


def read_only_table(path: Path, decimal: Decimal, progress: Progress) -> Table | None:
    """The numbers of a data file as they are; None for a workbook of several sheets. Raises as `read_table`."""
    if is_text(path):
        return read_table(path, None, progress, decimal)
    from graphgui.data.worker.client import in_worker

    return in_worker(partial(_read_only_sheet, path, decimal), path, progress)


def _read_only_sheet(path: Path, decimal: Decimal, progress: Progress) -> Table | None:
    from graphgui.data.encode import read_encoded
    from graphgui.data.frames import sheets

    return None if len(sheets(path)) > 1 else read_encoded(path, None, decimal, progress)


def is_short(path: Path) -> bool:
    """Whether `read_table` takes no longer than a moment, where there are no choices.

    A short text that is no plain table of numbers is parsed in the process that reads all others, at once, too.

    Raises:
        OSError: the file is not there.
    """
    return is_text(path) and path.stat().st_size <= SHORT


def read_table(
    path: Path, choices: "Choices | None" = None, progress: Progress = unseen, decimal: Decimal = "."
) -> Table:
    """The numbers of a data file: as they are where there are no choices.

    Args:
        decimal: the mark that the person uses, where there are no choices and the table does not tell.

    Raises:
        Problem: a file that cannot be read, or that has texts or missing values for which nothing was chosen.
    """
    with named(path):
        check_regular(path)
        if choices is None and is_text(path) and (columns := short_columns(path, decimal)) is not None:
            return Table(columns, path.absolute())
        from graphgui.data.encode import read_encoded  # late: few examples need what reads all other files
        from graphgui.data.worker.client import in_worker

        return in_worker(partial(read_encoded, path, choices, decimal), path, progress)
