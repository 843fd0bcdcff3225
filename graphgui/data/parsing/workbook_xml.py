"""What the XML of a workbook says beside its values: errors, formulas without results, rows merged or hidden."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from graphgui.data.parsing.old_workbooks import old_workbook_errors
from graphgui.words import Remark, mark_for_translation, with_separators

_ERROR = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*\bt="e"[^>]*>.*?<v>([^<]*)</v>')
_FORMULA = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"(?![^>]*\bt="str")[^>]*><f[^>]*>([^<]*)</f>(?:<v ?/>|<v></v>)?</c>'
)
"""One whose result is not in the file, since no spreadsheet has computed it; an empty text would be a result."""
_HIDDEN = re.compile(rb'<row r="([0-9]+)"[^>]*\bhidden="(?:1|true)"')
_MERGED = re.compile(rb'<mergeCell ref="[A-Z]+([0-9]+):[A-Z]+([0-9]+)"')
_REPEATED = re.compile(rb'number-columns-repeated="([0-9]{1,40})"')
_COLUMNS = 2**14
"""That a sheet has at most."""
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def unread_cells(path: Path, sheet: str, content: bytes | None) -> Iterator[tuple[int, int, str]]:
    """Row and column, from 0, and text of each cell that has something to say, and no value.

    Args:
        content: what `sheet_xml` gives.
    """
    if content is not None and b't="e"' in content:
        for letters, row, text in _ERROR.findall(content):
            yield int(row) - 1, _column(letters), text.decode()
    if content is not None and b"<f" in content:
        for letters, row, text in _FORMULA.findall(content):
            yield int(row) - 1, _column(letters), f"={unescape(text.decode())}"
    content = part(path, "content.xml")
    if content is not None and b'value-type="error"' in content:
        yield from _open_document_errors(content, sheet)
    yield from old_workbook_errors(path, sheet)


def sheet_remarks(content: bytes | None, first: int) -> Iterator[Remark]:
    """What is said of the rows of a sheet of an .xlsx that a person sees otherwise than they are read.

    Args:
        content: what `sheet_xml` gives.
        first: the first row that is read, from 1.
    """
    content = content or b""
    if hidden := [row for row in map(int, _HIDDEN.findall(content)) if row >= first]:
        template = mark_for_translation("problems", "Row {row} is hidden in the sheet, and is read as any other.")
        if len(hidden) > 1:
            template = mark_for_translation(
                "problems",
                "{count} rows, the first is row {row}, are hidden in the sheet, and are read as any other.",
            )
        yield Remark(template, row=hidden[0], count=with_separators(len(hidden)))
    ends = _MERGED.findall(content)
    if merged := [int(top) for top, bottom in ends if first <= int(top) < int(bottom)]:
        template = mark_for_translation(
            "problems",
            "From row {row} on, cells are merged over several rows: "
            "a value counts for the first of its rows alone.",
        )
        yield Remark(template, row=min(merged))


def sheet_xml(path: Path, sheet: str) -> bytes | None:
    """A sheet of an .xlsx; None for other files."""
    book, links = part(path, "xl/workbook.xml"), part(path, "xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        return None
    targets = {link.attrib["Id"]: link.attrib["Target"] for link in ElementTree.fromstring(links)}
    for found in ElementTree.fromstring(book).iterfind("{*}sheets/{*}sheet"):
        if found.attrib["name"] == sheet:
            link = next(value for name, value in found.attrib.items() if name.endswith("}id"))
            return part(path, f"xl/{targets[link]}".replace("xl//xl/", "xl/"))
    return None


def part(path: Path, name: str) -> bytes | None:
    """A part of a workbook that is a zip archive; None where there is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(name)
    except (zipfile.BadZipFile, KeyError):
        return None


def is_well_formed(path: Path) -> bool:
    """Whether the XML of an OpenDocument file has an end, and repeats no cell more often than a sheet is wide.

    Its reader waits for ever for the end, and makes every cell. True for all other files.
    """
    for name in ("content.xml", "META-INF/manifest.xml"):
        if (content := part(path, name)) is not None:
            try:
                expat.ParserCreate().Parse(content, True)
            except expat.ExpatError:
                return False
            if any(int(count) > _COLUMNS for count in _REPEATED.findall(content)):
                return False
    return True


# inside


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
