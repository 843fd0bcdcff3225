"""The sheets of a workbook, and the table on one of them."""

import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from graphgui.data.parsing.cells import Cells, named_cells
from graphgui.data.parsing.delimited import title_remarks, units_remark
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.parsing.layout import propose_layout
from graphgui.data.parsing.old_workbooks import old_workbook_errors
from graphgui.data.parsing.propose import ROWS, Kept
from graphgui.data.parsing.records import Record
from graphgui.words import Problem, mark_for_translation

if TYPE_CHECKING:
    import fastexcel
    import polars

logging.getLogger("fastexcel").setLevel(logging.ERROR)  # else it warns of empty columns, which are looked at here

_ERROR = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*\bt="e"[^>]*>.*?<v>([^<]*)</v>')
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MIDNIGHT = " 00:00:00"  # of a date, as fastexcel writes it


@dataclass(frozen=True)
class Sheet:
    """A sheet's name, and whether the workbook hides it."""

    name: str
    is_hidden: bool = False


def workbook_sheets(path: Path) -> tuple[Sheet, ...]:
    """All sheets, in order. Raises `OSError`, or what fastexcel raises for what is no workbook."""
    import fastexcel

    path.open("rb").close()
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
    frame = _with_errors(_load(book, sheet, first), path, sheet, first, left)
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
        exact = numbers.to_series(at).cast(polars.String)
        column = frame.to_series(at)
        is_rounded = column.str.contains(r"^-?[0-9]+\.[0-9]+$") | (column.is_in(["0", "-0"]) & (exact != "0.0"))
        is_number = exact.is_not_null() & is_rounded
        frame.replace_column(at, exact.zip_with(is_number, column).rename(column.name))
    return frame


def _hidden_names(path: Path) -> set[str] | None:
    """The sheets that an .xlsx hides; None for other kinds of workbook."""
    sheets = _xml(path, "xl/workbook.xml")
    if sheets is None:
        return None
    found = ElementTree.fromstring(sheets).iterfind("{*}sheets/{*}sheet")
    return {sheet.attrib["name"] for sheet in found if sheet.attrib.get("state", "visible") != "visible"}


def _with_errors(frame: "polars.DataFrame", path: Path, sheet: str, first: int, left: int) -> "polars.DataFrame":
    """The cells of a workbook, errors such as #DIV/0! put in as texts: fastexcel gives nothing for them.

    Args:
        first, left: the sheet's row and column, counted from 0, that are the frame's first.
    """
    import polars

    errors: dict[int, dict[int, str]] = {}
    for row, column, text in _errors(path, sheet):
        errors.setdefault(column - left, {})[row - first] = text
    for at, cells in errors.items():
        if any(row >= 0 for row in cells):
            values = frame.to_series(at)
            texts = values.cast(polars.String).to_list()
            for row, text in cells.items():
                if row >= 0:
                    texts[row] = text
            frame.replace_column(at, polars.Series(values.name, texts, dtype=polars.String))
    return frame


def _errors(path: Path, sheet: str) -> Iterator[tuple[int, int, str]]:
    """Row and column, from 0, and text of each cell that holds an error."""
    content = _sheet_xml(path, sheet)
    if content is not None and b't="e"' in content:
        for letters, row, text in _ERROR.findall(content):
            yield int(row) - 1, _column(letters), text.decode()
    content = _xml(path, "content.xml")
    if content is not None and b'value-type="error"' in content:
        yield from _open_document_errors(content, sheet)
    yield from old_workbook_errors(path, sheet)


def _open_document_errors(content: bytes, sheet: str) -> Iterator[tuple[int, int, str]]:
    tables = ElementTree.fromstring(content).iter(f"{_TABLE}table")
    found = next(table for table in tables if table.get(f"{_TABLE}name") == sheet)
    row = 0
    for line in found.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in line:
            wide = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
            if any(name.endswith("}value-type") and kind == "error" for name, kind in cell.attrib.items()):
                text = "".join(cell.itertext()).strip()
                yield from ((row, column + at, text) for at in range(wide))
            column += wide
        row += int(line.get(f"{_TABLE}number-rows-repeated", 1))


def _column(letters: bytes) -> int:
    """A column's number, from 0: AA is 26."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number - 1


def _sheet_xml(path: Path, sheet: str) -> bytes | None:
    book, links = _xml(path, "xl/workbook.xml"), _xml(path, "xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        return None
    targets = {link.attrib["Id"]: link.attrib["Target"] for link in ElementTree.fromstring(links)}
    for found in ElementTree.fromstring(book).iterfind("{*}sheets/{*}sheet"):
        if found.attrib["name"] == sheet:
            link = next(value for name, value in found.attrib.items() if name.endswith("}id"))
            return _xml(path, f"xl/{targets[link]}".replace("xl//xl/", "xl/"))
    return None


def _xml(path: Path, name: str) -> bytes | None:
    """A part of a workbook that is a zip archive; None where there is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(name)
    except (zipfile.BadZipFile, KeyError):
        return None
