"""Data files as they are: CSV and its like, Parquet and Excel, with text and with cells that hold nothing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphgui.data.choices import AS_DECIDED, MARKS, ColumnChoice
from graphgui.data.columns.column import Column, Habits
from graphgui.data.columns.doubtful_cells import doubtful_cells
from graphgui.data.columns.read import read_columns
from graphgui.data.columns.stripped import Stripped
from graphgui.data.files import check_regular, damaged, named, unreadable
from graphgui.data.kinds import why_unreadable
from graphgui.data.numbers import Decimal
from graphgui.data.parsing.cells import Cells, times_as_seconds
from graphgui.data.parsing.column_names import column_names
from graphgui.data.parsing.delimited import read_delimited
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.parsing.propose import Kept
from graphgui.data.series import nameless
from graphgui.data.suffixes import PARQUETS, SPREADSHEETS, is_text
from graphgui.data.tables import no_column
from graphgui.data.width import check_width
from graphgui.progress import Progress, unseen
from graphgui.words import Problem, Remark, mark_for_translation

if TYPE_CHECKING:
    import polars

    from graphgui.data.parsing.workbooks import Sheet


@dataclass(frozen=True, eq=False)
class RawTable:
    """The cells of a file.

    Attributes:
        cells: float64 and finite in columns of numbers, texts in the others; null where there is nothing.
        columns: in the order of the file.
        lines: of the file or sheet, from 1, that the rows begin on; in Parquet the numbers of the rows.
        empty: rows without anything in them, which are left out.
        sheet: of a workbook, the one that was read.
        shape: how the file was cut; None where its kind leaves nothing to choose.
        remarks: what a person should know about that, and about cells that may mean something else.
        index: the column of row names, if there is one.
    """

    path: Path
    cells: "polars.DataFrame"
    columns: tuple[Column, ...]
    lines: Sequence[int]
    empty: int = 0
    sheet: str | None = None
    shape: FileShape | None = None
    remarks: tuple[Remark, ...] = ()
    index: str | None = None
    _texts: dict[str, "polars.Series"] = field(default_factory=dict, init=False, repr=False)
    _ends: dict[str, tuple[float, float] | tuple[str, str]] = field(default_factory=dict, init=False, repr=False)
    _by_name: dict[str, Column] = field(default_factory=dict, init=False, repr=False)

    @property
    def rows(self) -> int:
        return self.cells.height

    def values(self, name: str) -> "polars.Series":
        """The cells of a column."""
        return nameless(self.cells[name])

    def texts(self, name: str) -> "polars.Series":
        """The different texts of a column, in no order; looked for once."""
        if name not in self._texts:
            self._texts[name] = self.values(name).drop_nulls().unique()
        return self._texts[name]

    def ends(self, name: str) -> tuple[float, float] | tuple[str, str]:
        """The least and the largest of a column that holds something; looked for once."""
        if name not in self._ends:
            cells = self.values(name)
            self._ends[name] = cells.min(), cells.max()  # type: ignore[assignment]
        return self._ends[name]

    def column(self, name: str) -> Column:
        """Raises `Problem` for one that is not there."""
        if not self._by_name:
            self._by_name.update((column.name, column) for column in self.columns)
        if name not in self._by_name:
            raise no_column(name, self._by_name)
        return self._by_name[name]


def sheets(path: Path) -> "tuple[Sheet, ...]":
    """The sheets of a workbook, none for other files. Raises `Problem`."""
    if path.suffix.lower() not in SPREADSHEETS:
        return ()
    from graphgui.data.parsing.workbooks import workbook_sheets  # late: few data are workbooks

    with _readable(path):
        return workbook_sheets(path)


def read_frame(
    path: Path,
    sheet: str | None = None,
    marks: Sequence[str] = MARKS,
    progress: Progress = unseen,
    shape: FileShape | None = None,
    kept: Kept | None = None,
    *,
    read: Mapping[str, ColumnChoice] = MappingProxyType({}),
    every: ColumnChoice = AS_DECIDED,
    marks_in_texts: bool = False,
    decimal: Decimal = ".",
) -> RawTable:
    """What a data file holds, by its name's ending: Parquet, a spreadsheet, or text with a separator.

    In text, a column is one of numbers where most cells are that hold something; see `graphgui.data.columns`.
    Numbers that are not finite count as missing, and so do the cells that a short row lacks.

    Args:
        sheet: of a workbook; where None, the first that is shown and holds a table.
        marks: texts that mean that a cell holds nothing, beside the empty one.
        progress: is told the share that is done, 0 to 1, from whatever thread this runs in.
        shape: how text is cut; as is likely where None.
        kept: the fields of the shape that are settled, where the others are to be as is likely beside them.
        read, marks_in_texts: as in `Choices`; `every` is for columns that `read` says nothing of.
        decimal: the mark that the person uses, where the table does not tell which it is.

    Raises:
        Problem: a file that cannot be read, or has no rows.
    """
    suffix = path.suffix.lower()
    habits = Habits({mark.strip().lower() for mark in marks}, marks_in_texts, read, every, None, decimal)
    with _readable(path):
        if suffix in PARQUETS:
            cells = _parquet(path)
        elif suffix in SPREADSHEETS:
            from graphgui.data.parsing.workbooks import read_sheet

            cells = read_sheet(path, sheet, shape, kept)
        else:
            cells = read_delimited(path, shape, kept).cells()
        progress(0.4)
        cells = times_as_seconds(cells)
        if cells.shape is not None and is_text(path) and cells.frame.width > 1:
            habits = replace(habits, separator=cells.shape.separator)
        found = _frame(path, cells.frame, cells.lines, habits, progress)
        remarks = (*cells.remarks, *found.remarks)
        return replace(found, shape=cells.shape, remarks=remarks, index=cells.index, sheet=cells.sheet)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Whatever keeps a file from being read is one sentence that names it."""
    check_regular(path)
    try:
        with named(path):
            yield
    except (OSError, UnicodeEncodeError) as error:  # the other from libraries that take no such name
        raise unreadable(error, path) from None
    except _errors_of(path) as error:
        with named(path):
            raise (why_unreadable(path) or damaged(path)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what libraries in Rust raise where they foresaw nothing
            raise
        raise damaged(path) from error


def _errors_of(path: Path) -> tuple[type[Exception], ...]:
    """What the library that reads a file raises for one that it cannot make sense of."""
    import polars

    if path.suffix.lower() not in SPREADSHEETS:
        return (polars.exceptions.PolarsError,)
    import fastexcel

    return polars.exceptions.PolarsError, fastexcel.FastExcelError


def _parquet(path: Path) -> Cells:
    import polars

    with path.open("rb") as file:  # its own errors are sentences of the system's
        frame = polars.read_parquet(file)
    names, remarks = column_names(frame.columns, index=True)
    index = names[0] if names and not frame.columns[0].strip() else None
    if "__index_level_0__" in names:  # what pandas calls its index
        index = "__index_level_0__"
    frame.columns = list(names)
    return Cells(frame, range(1, frame.height + 1), None, remarks, index)


def _frame(
    path: Path, raw: "polars.DataFrame", lines: Sequence[int], habits: Habits, progress: Progress
) -> RawTable:
    import polars

    check_width(raw.width)
    columns = list(map(Stripped.of, raw))
    rows = raw.height
    if raw.height and all(column.cells.null_count() for column in columns):
        cells = polars.DataFrame({str(at): column.cells for at, column in enumerate(columns)})
        there = cells.select(~polars.all_horizontal(polars.all().is_null())).to_series()
        if (rows := len(there.arg_true())) < raw.height:
            columns = [column.filter(there) for column in columns]
            lines = [lines[row] for row in there.arg_true()]
    if not rows:
        raise Problem(mark_for_translation("problems", "There are no rows below the header: add some."))
    frame, found = read_columns(columns, habits, lines, lambda share: progress(0.4 + 0.6 * share))
    remarks = doubtful_cells(frame, found, lines)
    return RawTable(path.absolute(), frame, found, lines, raw.height - rows, remarks=remarks)
