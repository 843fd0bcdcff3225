"""The cells of an old workbook (.xls) that hold errors, of which the library that reads its numbers says nothing.

Such a file is a compound file (MS-CFB): sectors in chains, among them the stream "Workbook" ("Book" before 1997).
That stream is a row of records (MS-XLS): number and length in two bytes each, then the contents.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_LAST_SECTOR = 0xFFFFFFFA  # numbers above it end a chain, or stand for none
_FORMULA, _END, _SHEET, _ERROR_OR_TRUTH, _BEGIN = 0x006, 0x00A, 0x085, 0x205, 0x809
_SIZE = 0x200
_CELLS = {_FORMULA, _ERROR_OR_TRUTH, 0x0BD, 0x0BE, 0x0D6, 0x0FD, 0x201, 0x203, 0x204, 0x27E}
"""Records that begin with row and column: of formulas, blanks, numbers, texts."""
_MOST_ROWS, _MOST_COLUMNS = 2**16, 2**8
_UNICODE = 0x600  # from this version on names are in Unicode

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""What Excel shows, by the number that the file has for it."""


def old_workbook_errors(path: Path, sheet: str) -> Iterator[tuple[int, int, str]]:
    """Row and column, from 0, and text of each cell of a sheet that holds an error; none in any other file."""
    with path.open("rb") as file:
        if file.read(len(_SIGNATURE)) != _SIGNATURE:
            return
    book = _workbook_stream(path.read_bytes())
    start = dict(_sheets(book)).get(sheet, len(book))
    depth = 0  # charts stand within the sheet
    for kind, content in _records(book, start):
        depth += (kind == _BEGIN) - (kind == _END)
        if not depth:
            return
        if depth == 1 and (code := _error(kind, content)) is not None:
            row, column = struct.unpack_from("<HH", content)
            yield row, column, ERRORS.get(code, "#")


def is_plausible(path: Path) -> bool:
    """Whether an old workbook is no larger than its sheets and its file can be; True for any other file.

    A damaged one that says otherwise would have the library take all memory, and the program end.
    """
    with path.open("rb") as file:
        raw = file.read() if file.read(len(_SIGNATURE)) == _SIGNATURE else b""
    if not raw:
        return True
    raw = _SIGNATURE + raw
    try:
        counts = (struct.unpack_from("<I", raw, at)[0] for at in (40, 44, 64, 72))
        if raw[30:34] not in (b"\x09\0\x06\0", b"\x0c\0\x06\0") or any(count * 512 > len(raw) for count in counts):
            return False  # sectors are of 512 or 4096 bytes
        book = _workbook_stream(raw)
        return all(start < len(book) and _fits(book, start) for _, start in _sheets(book))
    except (struct.error, IndexError, ValueError):
        return False


def _fits(book: bytes, start: int) -> bool:
    """Whether a sheet says that it has as many rows and columns as one can have, and has no cell beyond them."""
    depth = 0  # charts stand within the sheet
    for kind, content in _records(book, start):
        depth += (kind == _BEGIN) - (kind == _END)
        if not depth:
            break
        if kind == _SIZE:
            top, rows, left, columns = struct.unpack_from("<IIHH" if len(content) > 10 else "<HHHH", content)
            if not (top <= rows <= _MOST_ROWS and left <= columns <= _MOST_COLUMNS):
                return False
        elif kind in _CELLS and struct.unpack_from("<H", content, 2)[0] >= _MOST_COLUMNS:
            return False
    return True


def _error(kind: int, content: bytes) -> int | None:
    """The error's number, where a record is that of a cell with one."""
    if kind == _ERROR_OR_TRUTH and content[7]:
        return content[6]
    if kind == _FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
        return content[8]
    return None


def _sheets(book: bytes) -> Iterator[tuple[str, int]]:
    """Each sheet's name, and where its records begin."""
    version = 0
    for kind, content in _records(book, 0):
        if kind == _END:
            return
        if kind == _BEGIN:
            (version,) = struct.unpack_from("<H", content)
        elif kind == _SHEET:
            (start,) = struct.unpack_from("<I", content)
            yield _name(content[6:], version), start


def _name(content: bytes, version: int) -> str:
    if version < _UNICODE:
        return content[1 : 1 + content[0]].decode("cp1252", "replace")
    wide = content[1] & 1
    return content[2 : 2 + content[0] * (1 + wide)].decode("utf-16-le" if wide else "latin-1")


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


# the compound file


def _workbook_stream(raw: bytes) -> bytes:
    """All records of the workbook; nothing where there are none.

    Every writer makes it so long that it has sectors of its own, and does not share one with other streams.
    Those are followed to their end all the same: whoever reads the file does so.

    Raises:
        ValueError: a chain of sectors has no end.
    """
    size = 1 << struct.unpack_from("<H", raw, 30)[0]
    folder, short_table, short_tables = (struct.unpack_from("<I", raw, at)[0] for at in (48, 60, 64))
    sectors = raw[size:]
    table = _joined(sectors, size, _table_sectors(raw, size))
    following = struct.unpack(f"<{len(table) // 4}I", table)
    entries = _joined(sectors, size, _chain(following, folder))
    short_streams, bytes_of_short = struct.unpack_from("<II", entries, 116)
    for first, is_there in ((short_table, short_tables), (short_streams, bytes_of_short)):
        if is_there:
            list(_chain(following, first))
    at = {entries[i : i + 64].decode("utf-16-le", "replace").rstrip("\0"): i for i in range(0, len(entries), 128)}
    entry = at.get("Workbook", at.get("Book"))
    if entry is None:
        return b""
    first, length = struct.unpack_from("<II", entries, entry + 116)
    return _joined(sectors, size, _chain(following, first))[:length]


def _table_sectors(raw: bytes, size: int) -> Iterator[int]:
    """The sectors that tell which follows which: the first 109 are named in the header, others in a chain."""
    yield from struct.unpack_from("<109I", raw, 76)
    (more,) = struct.unpack_from("<I", raw, 68)
    while more < _LAST_SECTOR:
        *named, more = struct.unpack_from(f"<{size // 4}I", raw, (more + 1) * size)
        yield from named


def _chain(following: Sequence[int], first: int) -> Iterator[int]:
    """The sectors from one on. Raises `ValueError` where they lead back into themselves, and so have no end."""
    for _ in following:
        if first >= _LAST_SECTOR:
            return
        yield first
        first = following[first]
    if first < _LAST_SECTOR:
        raise ValueError


def _joined(sectors: bytes, size: int, numbers: Iterable[int]) -> bytes:
    return b"".join(sectors[at * size : (at + 1) * size] for at in numbers if at < _LAST_SECTOR)
