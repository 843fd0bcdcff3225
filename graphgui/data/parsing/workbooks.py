"""The sheets of a workbook, and the table on one of them."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from graphgui.data.files import damaged
from graphgui.data.kinds import why_unreadable
from graphgui.data.parsing.cells import Cells, named_cells
from graphgui.data.parsing.delimited import title_remarks, units_remark
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.parsing.layout import propose_layout
from graphgui.data.parsing.old_workbooks import is_plausible
from graphgui.data.parsing.propose import ROWS, Kept
from graphgui.data.parsing.records import Record
from graphgui.data.parsing.workbook_xml import is_well_formed, part, sheet_remarks, sheet_xml, unread_cells
from graphgui.words import Problem, Remark, mark_for_translation

if TYPE_CHECKING:
    import fastexcel
    import polars

logging.getLogger("fastexcel").setLevel(logging.ERROR)  # else it warns of empty columns, which are looked at here

_ROUNDED = r"^-?(0|[1-9][0-9]*)\.[0-9]{0,8}[1-9]$"  # as fastexcel writes a number: 1.50 was typed as a text
_MIDNIGHT = " 00:00:00"  # of a date, as fastexcel writes it


@dataclass(frozen=True)
class Sheet:
    """A sheet's name, and whether the workbook hides it."""

    name: str
    is_hidden: bool = False


def workbook_sheets(path: Path) -> tuple[Sheet, ...]:
    """All sheets, in order. Raises `OSError`, or what fastexcel raises for what is no workbook."""
    import fastexcel

    if not (is_plausible(path) and is_well_formed(path)):
        raise why_unreadable(path) or damaged(path)
    book = fastexcel.read_excel(path)
    hidden = _hidden_names(path)
    if hidden is not None:
        return tuple(Sheet(name, name in hidden) for name in book.sheet_names)
    return tuple(Sheet(name, book.load_sheet(name, n_rows=1).visible != "visible") for name in book.sheet_names)


def read_sheet(path: Path, sheet: str | None, shape: FileShape | None, kept: Kept | None) -> Cells:
    """The table on a sheet; on the first that is shown and holds a table where None.

    Args:
        shape, kept: as in `read_delimited`.

    Raises:
        Problem: there is no such sheet, or nothing on it.
        OSError: the file cannot be read, or what fastexcel raises.
    """
    import fastexcel

    known = workbook_sheets(path)
    book = fastexcel.read_excel(path)
    if sheet is not None and sheet not in book.sheet_names:
        raise Problem(
            mark_for_translation("problems", "There is no sheet “{sheet}”: choose among {known}."),
            sheet=sheet,
            known=", ".join(book.sheet_names),
        )
    sheet = sheet or _first_table(book, known)
    left, top = _top(book, sheet)
    if not top:
        raise Problem(mark_for_translation("problems", "The sheet is empty: choose another."))
    if shape is None or kept is not None:
        shape = _propose(top, shape or FileShape(), kept or frozenset())
    rows = [row for row in top if row[0] > shape.skip and any(row[1])]
    if not rows:
        raise Problem(mark_for_translation("problems", "There are no rows in this file: skip fewer lines."))
    above = [" ".join(filter(None, cells)) for line, cells in top if line <= shape.skip]
    remarks = list(title_remarks(list(filter(None, above)), shape))
    first = rows[0][0] - 1
    written: list[str] = []
    if shape.header:
        written = [cell.removesuffix(_MIDNIGHT) for cell in rows[0][1]]
        first = rows[0][0]
        if shape.units and len(rows) > 1:
            first = rows[1][0]
            remarks.append(units_remark(*rows[1]))
    content = sheet_xml(path, sheet)
    remarks.extend(sheet_remarks(content, first + 1))
    found = unread_cells(path, sheet, content)
    unread = [(row - first, column - left, text) for row, column, text in found if row >= first]
    if any(text.startswith("=") for _, _, text in unread):
        template = mark_for_translation(
            "problems",
            "Some formulas have no results in the file: open it in a spreadsheet program, and save it there.",
        )
        remarks.append(Remark(template))
    frame = _with_unread(_load(book, sheet, first), unread)
    lines = range(first + 1, first + 1 + frame.height)
    return replace(named_cells(frame, written, lines, shape, tuple(remarks)), sheet=sheet)


def _first_table(book: "fastexcel.ExcelReader", known: tuple[Sheet, ...]) -> str:
    """The first sheet that is shown and has more than one row; else the first that has anything."""
    filled = []
    for sheet in sorted(known, key=lambda sheet: sheet.is_hidden):
        rows = sum(any(cells) for _, cells in _top(book, sheet.name)[1])
        if rows > 1 and not sheet.is_hidden:
            return sheet.name
        if rows:
            filled.append(sheet.name)
    return next(iter(filled), known[0].name)


def _top(book: "fastexcel.ExcelReader", sheet: str) -> tuple[int, list[Record]]:
    """The first column that has anything, from 0, and the first rows as texts, each with its number from 1."""
    found = book.load_sheet(sheet, header_row=None, skip_rows=0, n_rows=ROWS, dtypes="string")
    if not found.width:
        return 0, []
    cells = found.to_polars().fill_null("").rows()
    rows = [(number, [cell.strip() for cell in row]) for number, row in enumerate(cells, start=1)]
    return found.selected_columns[0].absolute_index, rows


def _propose(top: list[Record], known: FileShape, kept: Kept) -> FileShape:
    at_top = "skip" in kept
    found = propose_layout(
        [row for row in top if row[0] > known.skip] if at_top else top,
        at_top=at_top,
        header=known.header if "header" in kept else None,
    )
    return FileShape(
        skip=known.skip if at_top else found.skip,
        header=found.header,
        units=known.units if "units" in kept else found.units,
    )


def _load(book: "fastexcel.ExcelReader", sheet: str, first: int) -> "polars.DataFrame":
    """All columns from row `first` on, counted from 0, each of the type that its cells have.

    Where a column has texts and numbers, fastexcel writes the numbers with nine decimals: they are read again.
    """
    import fastexcel
    import polars

    def load(**options: object) -> "polars.DataFrame":
        options = {"header_row": None, "skip_rows": first, "schema_sample_rows": None} | options
        found: polars.DataFrame = book.load_sheet(sheet, **options).to_polars()  # type: ignore[call-overload]
        return found

    try:
        frame = load()
    except fastexcel.UnsupportedColumnTypeCombinationError:
        frame = load(dtypes="string")
        for at in range(frame.width):
            others = {other: "string" for other in range(frame.width) if other != at}
            with suppress(fastexcel.UnsupportedColumnTypeCombinationError):  # this one has texts among times
                frame.replace_column(at, load(dtypes=others).to_series(at))
    texts = [at for at, column in enumerate(frame) if column.dtype == polars.String]
    if not texts:
        return frame
    numbers = load(dtypes=dict.fromkeys(texts, "float"))
    for at in texts:
        if numbers.to_series(at).null_count() == numbers.height:
            continue  # a sheet may have thousands of columns without anything
        exact = numbers.to_series(at).cast(polars.String)
        column = frame.to_series(at)
        is_rounded = column.str.contains(_ROUNDED) | (column.is_in(["0", "-0"]) & (exact != "0.0"))
        is_number = exact.is_not_null() & is_rounded
        frame.replace_column(at, exact.zip_with(is_number, column).rename(column.name))
    return frame


def _hidden_names(path: Path) -> set[str] | None:
    """The sheets that an .xlsx hides; None for other kinds of workbook."""
    sheets = part(path, "xl/workbook.xml")
    if sheets is None:
        return None
    found = ElementTree.fromstring(sheets).iterfind("{*}sheets/{*}sheet")
    return {sheet.attrib["name"] for sheet in found if sheet.attrib.get("state", "visible") != "visible"}


def _with_unread(frame: "polars.DataFrame", unread: Iterable[tuple[int, int, str]]) -> "polars.DataFrame":
    """The frame with texts in some cells, by row and column, for which fastexcel gives nothing."""
    import polars

    texts: dict[int, list[str | None]] = {}
    for row, column, text in unread:
        if column not in texts:
            texts[column] = frame.to_series(column).cast(polars.String).to_list()
        texts[column][row] = text
    for column, cells in texts.items():
        frame.replace_column(column, polars.Series(frame.columns[column], cells, dtype=polars.String))
    return frame
