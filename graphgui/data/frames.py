"""Data files as they are: CSV and its like, Parquet and Excel, with text and with cells that hold nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graphgui.data.choices import MARKS
from graphgui.data.delimited import read_delimited
from graphgui.data.file_shape import FileShape
from graphgui.data.files import damaged, named, unreadable
from graphgui.data.tables import check_names, no_column
from graphgui.progress import Progress, unseen
from graphgui.words import Problem, Remark, mark_for_translation

if TYPE_CHECKING:
    import polars

Kind = Literal["number", "text"]

TEXTS = (".csv", ".tsv", ".txt")
PARQUETS = (".parquet", ".pq")
SPREADSHEETS = (".xlsx", ".xls", ".ods")
SUFFIXES = (*TEXTS, *PARQUETS, *SPREADSHEETS)


@dataclass(frozen=True)
class Column:
    """What is in a column: `missing` cells hold nothing, and `numbers` a finite number."""

    name: str
    kind: Kind
    missing: int
    numbers: int


@dataclass(frozen=True, eq=False)
class RawTable:
    """The cells of a file.

    Attributes:
        cells: float64 and finite in columns of numbers, texts in the others; null where there is nothing.
        columns: in the order of the file.
        empty: rows without anything in them, which are left out.
        shape: how the file was cut; None where its kind leaves nothing to choose.
        remarks: what a person should know about that.
        index: the column of row names, if there is one.
    """

    path: Path
    cells: "polars.DataFrame"
    columns: tuple[Column, ...]
    empty: int = 0
    shape: FileShape | None = None
    remarks: tuple[Remark, ...] = ()
    index: str | None = None
    _texts: dict[str, "polars.Series"] = field(default_factory=dict, init=False, repr=False)

    @property
    def rows(self) -> int:
        return self.cells.height

    def texts(self, name: str) -> "polars.Series":
        """The different texts of a column, in no order; looked for once."""
        if name not in self._texts:
            self._texts[name] = self.cells[name].drop_nulls().unique()
        return self._texts[name]

    def column(self, name: str) -> Column:
        """Raises `Problem` for one that is not there."""
        for column in self.columns:
            if column.name == name:
                return column
        raise no_column(name, (column.name for column in self.columns))


def is_data(path: Path) -> bool:
    """Whether a file's name says that it holds a table."""
    return path.suffix.lower() in SUFFIXES


def sheets(path: Path) -> tuple[str, ...]:
    """The names of a spreadsheet's sheets, none for other files. Raises `Problem`."""
    if path.suffix.lower() not in SPREADSHEETS:
        return ()
    import fastexcel

    with _readable(path):
        return tuple(fastexcel.read_excel(path).sheet_names)


def read_frame(
    path: Path,
    sheet: str | None = None,
    marks: Sequence[str] = MARKS,
    progress: Progress = unseen,
    shape: FileShape | None = None,
) -> RawTable:
    """What a data file holds, by its name's ending: Parquet, a spreadsheet, or text with a separator.

    In text, a column is one of numbers where every cell that holds something is a number; decimal commas are
    understood where the separator is another. Numbers that are not finite count as missing, and so do the cells
    that a short row lacks.

    Args:
        sheet: of a spreadsheet; the first where None.
        marks: texts that mean that a cell holds nothing, beside the empty one.
        progress: is told the share that is done, 0 to 1, from whatever thread this runs in.
        shape: how text is cut; as is likely where None.

    Raises:
        Problem: a file that cannot be read, or has no rows; names twice or left out, but in text.
    """
    suffix = path.suffix.lower()
    known = {mark.strip().lower() for mark in marks}
    with _readable(path):
        if suffix in PARQUETS or suffix in SPREADSHEETS:
            raw = _parquet(path) if suffix in PARQUETS else _sheet(path, sheet)
            raw.columns = [name.strip() for name in raw.columns]
            check_names(raw.columns)
            progress(0.4)
            return _frame(path, raw, known, False, progress)
        text = read_delimited(path, shape)
        cells = text.cells()
        progress(0.4)
        found = _frame(path, cells.frame, known, text.shape.separator != ",", progress)
        return replace(found, shape=text.shape, remarks=cells.remarks, index=cells.index)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Whatever keeps a file from being read is one sentence that names it."""
    try:
        with named(path):
            yield
    except OSError as error:
        raise unreadable(error, path) from None
    except _errors_of(path) as error:
        raise damaged(path) from error


def _errors_of(path: Path) -> tuple[type[Exception], ...]:
    """What the library that reads a file raises for one that it cannot make sense of."""
    import polars

    if path.suffix.lower() not in SPREADSHEETS:
        return (polars.exceptions.PolarsError,)
    import fastexcel

    return polars.exceptions.PolarsError, fastexcel.FastExcelError


def _parquet(path: Path) -> "polars.DataFrame":
    import polars

    with path.open("rb") as file:  # its own errors are sentences of the system's
        return polars.read_parquet(file)


def _sheet(path: Path, sheet: str | None) -> "polars.DataFrame":
    import fastexcel

    path.open("rb").close()
    book = fastexcel.read_excel(path)
    if sheet is not None and sheet not in book.sheet_names:
        raise Problem(
            mark_for_translation("problems", "There is no sheet “{sheet}”: choose among {known}."),
            sheet=sheet,
            known=", ".join(book.sheet_names),
        )
    found = book.load_sheet(sheet or 0, schema_sample_rows=None)
    if not found.width:
        raise Problem(mark_for_translation("problems", "The sheet is empty: choose another."))
    return found.to_polars()


def _frame(
    path: Path, raw: "polars.DataFrame", marks: set[str], decimal_comma: bool, progress: Progress
) -> RawTable:
    import polars

    cells = []
    for number, series in enumerate(raw, start=1):
        cells.append(_column(series, marks, decimal_comma))
        progress(0.4 + 0.6 * number / raw.width)
    frame = polars.DataFrame(cells)
    if any(column.null_count() for column in cells):
        frame = frame.filter(~polars.all_horizontal(polars.all().is_null()))
    if not frame.height:
        raise Problem(mark_for_translation("problems", "There are no rows below the header: add some."))
    empty = raw.height - frame.height
    return RawTable(path.absolute(), frame, tuple(map(_describe, frame)), empty)


def _column(series: "polars.Series", marks: set[str], decimal_comma: bool) -> "polars.Series":
    """Finite numbers, or texts; null where there is nothing."""
    import polars

    if series.dtype.is_nested() or series.dtype == polars.Binary:
        return polars.Series(series.name, ["…"]).new_from_index(0, len(series))  # no text, but there
    if series.dtype.is_numeric() or series.dtype == polars.Boolean or series.dtype == polars.Null:
        return _finite(series.cast(polars.Float64))
    texts = series.cast(polars.String).str.strip_chars()
    numbers = texts.cast(polars.Float64, strict=False)
    if numbers.null_count() == 0 and numbers.is_finite().all():
        return numbers
    gone = texts.is_null() | texts.str.to_lowercase().is_in(["", *marks])
    texts = texts.to_frame().select(polars.when(~gone).then(polars.first())).to_series()
    numbers = texts.cast(polars.Float64, strict=False)
    if numbers.null_count() > texts.null_count() and decimal_comma:
        numbers = texts.str.replace(",", ".", literal=True).cast(polars.Float64, strict=False)
    if numbers.null_count() > texts.null_count() or texts.null_count() == len(texts):
        return texts
    return _finite(numbers)


def _finite(numbers: "polars.Series") -> "polars.Series":
    import polars

    if numbers.is_finite().all(ignore_nulls=True):
        return numbers
    return numbers.to_frame().select(polars.when(polars.first().is_finite()).then(polars.first())).to_series()


def _describe(column: "polars.Series") -> Column:
    import polars

    missing = column.null_count()
    if column.dtype == polars.Float64:
        return Column(column.name, "number", missing, len(column) - missing)
    numbers = column.cast(polars.Float64, strict=False)
    return Column(column.name, "text", missing, len(numbers) - numbers.null_count())
